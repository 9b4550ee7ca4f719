"""Live updates: who may listen, and what each screen is sent after a change."""
