"""The catalogue as a file: its tables, how they are checked, read and written, and how two of them differ."""
