"""A day that has not been yet: who may come, how long it may take, and what the office's own rules make of it."""
