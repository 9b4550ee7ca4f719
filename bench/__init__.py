"""Measurements against stated figures: `make bench` prints them. Nothing here fails a build; it informs."""
