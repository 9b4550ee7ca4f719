"""TOML files that people write: read whole, with every mistake named by file, line, key and mend."""
