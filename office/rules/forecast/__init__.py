"""How long a visitor still waits: the room played forward many times, corrected by what was learnt of past days.

`visits`: what a day was. `habits`, `order`: what is learnt of many. `moments`: what was known at an arrival.
`scene`: the room at a moment. `rehearsal`: the playing forward. `correction`: how far rehearsals were off.
`forecaster`: all of it together.
"""
