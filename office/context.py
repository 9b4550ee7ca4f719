"""One office, put together: what every action and snapshot is given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from secrets import token_bytes

from office.catalogue import Catalogue, Words
from office.clock import Clock
from office.rules.help_desk import is_at_desk
from office.rules.numbering import business_day
from office.rules.opening import Holiday, Hours
from office.rules.routing import Desk, Pattern, Run
from office.settings import CounterSettings, Session, Settings
from office.storage.database import Storage


@dataclass(frozen=True)
class Office:
    """`always_open` is the testing switch; `public_url` is where phones reach us, without a slash at the end.

    A value: a change of the settings makes a new one, of another `edition` (`office.house`). `folder`: where relative
    paths in the settings begin.
    """

    settings: Settings
    catalogue: Catalogue
    storage: Storage
    clock: Clock
    public_url: str = ""
    always_open: bool = False
    edition: int = 0
    folder: Path = Path()
    # What is wrong in config.toml, a mistake a line: the office goes by what its database holds.
    file_mistakes: str = ""
    # Under which ID cards' numbers are hashed. Tests and rehearsals get one that nobody keeps.
    card_key: bytes = field(default_factory=lambda: token_bytes(32), repr=False)

    @property
    def id(self) -> str:
        return self.settings.office.id

    @property
    def name(self) -> Words:
        return Words(self.settings.office.name, self.settings.office.name_en)

    @cached_property
    def hours(self) -> Hours:
        hours = self.settings.hours
        return Hours(
            hours.days,
            _stretches(hours.sessions),
            hours.tickets_from,
            [Holiday(item.first, item.last or item.first, item.name, item.name_en) for item in hours.holidays],
            {item.date: _stretches(item.sessions) for item in hours.extra_days},
        )

    def hours_of(self, field_id: str) -> Hours:
        """When the field's counters work: a series for many copies can have hours of its own."""
        bulk = next((item for item in self.settings.bulk if item.id == field_id), None)
        if bulk is None or not (bulk.sessions or bulk.days):
            return self.hours
        sessions = _stretches(bulk.sessions) or self.hours.sessions
        begin = min(sessions)[0] if bulk.sessions else self.hours.tickets_from
        extra = {day: () if bulk.sessions else own for day, own in self.hours.extra.items()}
        return replace(
            self.hours, days=bulk.days or self.hours.days, sessions=sessions, tickets_from=begin, extra=extra
        )

    def day(self, now: dt.datetime) -> dt.date:
        return business_day(now, self.settings.zone)

    def midnight(self, day: dt.date) -> dt.datetime:
        """When the day ends."""
        return dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), self.settings.zone)

    def local(self, now: dt.datetime) -> dt.datetime:
        return now.astimezone(self.settings.zone)

    def desk(
        self, counter_id: str, clerk: int | None, skills: Iterable[str], run: Run, changed: str | None = None
    ) -> Desk:
        """The counter as routing sees it, with the clerk who sits there and what they can do (nothing named: all).

        `changed`: see `served_at`.
        """
        entries = self.catalogue.entries(self.served_at(counter_id, changed))
        return Desk(counter_id, entries, clerk, self.catalogue.entries(skills), run)

    def served_at(self, counter_id: str, changed: str | None) -> tuple[str, ...]:
        """Ids of the fields and procedures that the counter serves, preferred first.

        `changed`: what the manager gave it (`counters.fields`); what the catalogue no longer has is passed over.
        """
        named = changed.split(",") if changed else []
        known = tuple(id_ for id_ in named if self.catalogue.entries([id_]))
        return known or self.known_counter(counter_id).fields

    @property
    def pattern(self) -> Pattern:
        return Pattern(self.settings.queue.priority_calls, self.settings.queue.ordinary_calls)

    def overdue_before(self, now: dt.datetime) -> dt.datetime:
        """Who has waited since then has waited past the target."""
        return now - dt.timedelta(minutes=self.settings.queue.waiting_target_minutes)

    def counter(self, counter_id: str | None) -> CounterSettings | None:
        return next((item for item in self.settings.counters if item.id == counter_id), None)

    def is_place(self, counter_id: str | None) -> bool:
        """Whether somebody of the office can sit there: at a counter, or at the help desk."""
        return is_at_desk(counter_id) or self.counter(counter_id) is not None

    def known_counter(self, counter_id: str | None) -> CounterSettings:
        """The counter, which must exist: its id came from our own rows. Raises LookupError."""
        counter = self.counter(counter_id)
        if counter is None:
            raise LookupError(f"counter {counter_id!r} is not in config.toml")
        return counter

    def counter_name(self, counter_id: str) -> Words:
        counter = self.counter(counter_id)
        if counter is None and is_at_desk(counter_id):
            return Words("Bàn hướng dẫn", "Help desk")
        # A counter taken out of config.toml still stands in yesterday's rows.
        return Words(counter.name, counter.name_en) if counter else Words(counter_id, "")


def _stretches(sessions: Iterable[Session]) -> list[tuple[dt.time, dt.time]]:
    return [(item.opens, item.closes) for item in sessions]
