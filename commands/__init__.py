"""The command line's verbs, one file a group."""
