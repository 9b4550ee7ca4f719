"""config.toml and the catalogue it names, loaded together, with every mistake in both named at once."""

from office.settings_file.data import OfficeData, changes
from office.settings_file.loading import Judged, judge_data, judge_files, load_office, stored_office
from office.toml_file.mistakes import ConfigMistakes, Mistake

__all__ = [
    "ConfigMistakes",
    "Judged",
    "Mistake",
    "OfficeData",
    "changes",
    "judge_data",
    "judge_files",
    "load_office",
    "stored_office",
]
