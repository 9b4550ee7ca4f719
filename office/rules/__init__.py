"""Pure decisions: standard library only, no storage, no clock of their own."""
