"""The finished month as files in a folder, by itself."""
