"""Rehearsals of a day, in a process of their own: a second of arithmetic would delay every call made meanwhile."""
