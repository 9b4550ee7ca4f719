"""Imported before all that is read once and kept (tests/warm.py): looking through it for rubbish takes long."""

import gc

gc.disable()
