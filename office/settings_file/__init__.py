"""config.toml and the catalogue it names, loaded together, with every mistake in both named at once."""

from office.settings_file.loading import load_office
from office.toml_file.mistakes import ConfigMistakes, Mistake

__all__ = ["ConfigMistakes", "Mistake", "load_office"]
