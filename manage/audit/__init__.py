"""The audit: who changed what, when, from what to what; as a page, as JSON and as a file."""
