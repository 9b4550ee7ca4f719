"""The manager, or the command line with config.toml, changes the office itself: its settings and its catalogue."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from office.actions.keeping import require_nobody_lost
from office.actions.moves import record
from office.actions.work import Actor, begin
from office.context import Office
from office.house import office_at
from office.rules.events import SettingsChanged
from office.rules.refusals import CHANGED_MEANWHILE, NOTHING_TO_TAKE_BACK, Refusal
from office.settings_file import OfficeData, changes, judge_data
from office.storage.editions import Edition, OutOfDate, add_edition, edition, present

Changes = dict[str, list[Any]]


@dataclass
class Draft:
    """The present settings and catalogue as plain data, to be changed in place."""

    settings: dict[str, Any]
    catalogue: dict[str, Any]


Edit = Callable[[Draft], None]


@dataclass(frozen=True)
class Change:
    """What came of it: the office from now on, and what is different, by key: [before, after]."""

    office: Office
    changed: Changes

    @property
    def edition(self) -> int:
        return self.office.edition


def change_settings(office: Office, edit: Edit, actor: Actor, *, base: int | None = None, how: str = "page") -> Change:
    """Put what `edit` makes of the present data in force at once. Nothing different: no new edition.

    `base`: the edition that was looked at. Raises ConfigMistakes with everything that is wrong; Refusal when somebody
    changed the same keys since `base`, or when people would be lost; OutOfDate as every action.
    """
    before = _present(office)
    after = _edited(office, before, edit)
    changed = changes(before.data, after)
    if not changed:
        return Change(office, {})
    _require_unchanged(office, before, base, changed)
    changed_office = office_at(office, before.number + 1, after)
    with begin(office) as work:
        require_nobody_lost(work, changed_office)
        number = add_edition(work.tx, after, before.data, actor.label, how)
        record(work, "change_settings", actor, detail={"edition": number, "how": how, "changed": changed})
        work.tx.tell(SettingsChanged(number))
    return Change(changed_office, changed)


def preview(office: Office, edit: Edit) -> Changes:
    """What `edit` would change. Raises ConfigMistakes."""
    before = _present(office)
    return changes(before.data, _edited(office, before, edit))


def undo_last(office: Office, number: int, actor: Actor) -> Change:
    """Back to what was before edition `number`, as a new edition. Raises Refusal unless `number` is the newest."""
    earlier = edition(office.storage, number - 1)
    if number != office.edition or earlier is None:
        raise Refusal(NOTHING_TO_TAKE_BACK)
    return change_settings(office, replace_with(earlier.data), actor, how="undo")


def replace_with(data: OfficeData) -> Edit:
    """The edit that puts `data` in the place of everything."""
    return lambda draft: _replace(draft, data)


def _replace(draft: Draft, data: OfficeData) -> None:
    draft.settings, draft.catalogue = deepcopy(data.settings), deepcopy(data.catalogue)


def _present(office: Office) -> Edition:
    found = present(office.storage)
    if found is None:
        raise LookupError("no settings are stored yet: the office was not opened by `commands.setting_up`")
    if found.number != office.edition:
        raise OutOfDate
    return found


def _edited(office: Office, before: Edition, edit: Edit) -> OfficeData:
    draft = Draft(deepcopy(before.settings), deepcopy(before.catalogue))
    edit(draft)
    return judge_data(OfficeData(draft.settings, draft.catalogue), office.folder, before.settings).data


def _require_unchanged(office: Office, before: Edition, base: int | None, changed: Changes) -> None:
    seen = None if base in (None, before.number) else edition(office.storage, base or 0)
    since = changes(seen.data, before.data) if seen else {}
    # A table that is gone, or a list, also holds what is inside of it.
    if any(_overlap(mine, theirs) for mine in changed for theirs in since):
        raise Refusal(CHANGED_MEANWHILE)


def _overlap(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")
