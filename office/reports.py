"""The service log: one row each time a counter served a citizen, from the moves that the journal records."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass

import xlsxwriter
from sqlalchemy import case, func, or_, select

from office.context import Office
from office.rules.tickets import Move
from office.storage.models import Clerk, Service, Ticket
from office.storage.utc import Utc

HEADINGS = (
    "business_day",
    "number",
    "field",
    "procedure",
    "quantity",
    "counter",
    "clerk_id",
    "clerk",
    "waiting_since",
    "called_at",
    "started_at",
    "ended_at",
    "waited_seconds",
    "called_to_started_seconds",
    "served_seconds",
    "ended_by",
    "outcome",
    "journey",
    "step",
    "parked_seconds",
    "forgotten_finish",
    "return_on",
)
# A service this long is a forgotten "finish", not work: as in office/figures and office/pace.py.
LONGEST_SECONDS = 120 * 60


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """One service. Times are in the office's zone; lengths in seconds, None where the moment never came."""

    business_day: dt.date
    number: str
    field: str
    procedure: str
    quantity: int
    counter: str
    clerk_id: int
    clerk: str
    waiting_since: dt.datetime
    called_at: dt.datetime
    started_at: dt.datetime | None
    ended_at: dt.datetime | None
    ended_by: str | None
    outcome: str | None
    # Which step of which joint procedure this was, if it was one.
    journey: str | None
    step: int | None
    # When this service was put aside before the citizen came back with a paper; None for one that was not.
    parked_at: dt.datetime | None = None
    # For which day the result was promised, where the clerk told one.
    return_on: dt.date | None = None

    @property
    def parked_seconds(self) -> int | None:
        return _seconds(self.parked_at, self.started_at)

    @property
    def goes_on(self) -> bool:
        """Nobody was called for it: the citizen came back with a paper, or has a second matter. It had no wait."""
        return self.waiting_since == self.called_at == self.started_at

    @property
    def forgotten_finish(self) -> bool:
        """Nobody pressed "finish" in time: how long it took is not known."""
        length = _seconds(self.started_at, self.ended_at)
        return length is not None and (self.ended_by == Move.EXPIRE or length > LONGEST_SECONDS)

    @property
    def waited_seconds(self) -> int:
        return _seconds(self.waiting_since, self.called_at) or 0

    @property
    def called_to_started_seconds(self) -> int | None:
        return _seconds(self.called_at, self.started_at)

    @property
    def served_seconds(self) -> int | None:
        """None as well for a forgotten finish: nobody knows how long it really took."""
        return None if self.forgotten_finish else _seconds(self.started_at, self.ended_at)

    def values(self) -> list[object]:
        return [getattr(self, name) for name in HEADINGS]


@dataclass(frozen=True, slots=True)
class Only:
    """Narrows the log, by id; None means all. `outcome`: as said at the finish, or the move that ended the service."""

    clerk: int | None = None
    counter: str | None = None
    field: str | None = None
    procedure: str | None = None
    outcome: str | None = None


def service_log(office: Office, first: dt.date, last: dt.date, only: Only = Only()) -> list[ServiceRow]:
    """Every service of the business days `first` to `last`, in the order of the calls."""
    wanted = [
        column == value
        for column, value in (
            (Service.clerk_id, only.clerk),
            (Service.counter_id, only.counter),
            (Service.field, only.field),
            (Service.procedure, only.procedure),
        )
        if value is not None
    ]
    if only.outcome is not None:
        wanted.append(or_(Service.outcome == only.outcome, Service.ended_by == only.outcome))
    days = (Service.office_id == office.id, Service.business_day.between(first, last))
    before = (
        select(
            Service.id,
            func.lag(Service.ended_at, type_=Utc())
            .over(partition_by=Service.ticket_id, order_by=Service.id)
            .label("ended_at"),
            func.lag(Service.ended_by).over(partition_by=Service.ticket_id, order_by=Service.id).label("ended_by"),
        )
        .where(*days)
        .subquery()
    )
    resumed = (before.c.ended_by == str(Move.PARK)) & (Service.started_at == Service.waiting_since)
    with office.storage.read() as connection:
        rows = connection.execute(
            select(
                Service.business_day, Ticket.number, Service.field, Service.procedure, Service.quantity,
                Service.counter_id, Service.clerk_id, Clerk.name, Service.waiting_since, Service.called_at,
                Service.started_at, Service.ended_at, Service.ended_by, Service.outcome,
                Service.journey, Service.step, case((resumed, before.c.ended_at)),
                Service.return_on,
            )
            .join(Ticket, Ticket.id == Service.ticket_id)
            .join(Clerk, Clerk.id == Service.clerk_id)
            .join(before, before.c.id == Service.id)
            .where(*days, *wanted)
            .order_by(Service.called_at, Service.id)
        )  # fmt: skip
        return [_local(office, ServiceRow(*tuple(row))) for row in rows]


def as_csv(rows: Sequence[ServiceRow]) -> bytes:
    """The log as CSV in UTF-8 with a byte-order mark, without which Excel misreads Vietnamese."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADINGS)
    writer.writerows([_harmless(value) for value in row.values()] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(rows: Sequence[ServiceRow]) -> bytes:
    """The log as a workbook: real dates and numbers, a header that stays and filters."""
    out = io.BytesIO()
    # A cell that begins with "=" is a clerk's name or a mistake, never a formula of ours.
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "remove_timezone": True})
    sheet = book.add_worksheet("service log")
    head = book.add_format({"bold": True, "bottom": 1})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm:ss"})
    sheet.write_row(0, 0, HEADINGS, head)
    for line, row in enumerate(rows, start=1):
        for column, value in enumerate(row.values()):
            kind = moment if isinstance(value, dt.datetime) else day if isinstance(value, dt.date) else None
            sheet.write(line, column, value, kind)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(1, len(rows)), len(HEADINGS) - 1)
    sheet.autofit()
    book.close()
    return out.getvalue()


def _local(office: Office, row: ServiceRow) -> ServiceRow:
    moments = {
        name: office.local(value)
        for name in ("waiting_since", "called_at", "started_at", "ended_at", "parked_at")
        if (value := getattr(row, name)) is not None
    }
    values = {name: getattr(row, name) for name in ServiceRow.__dataclass_fields__}
    return ServiceRow(**{**values, **moments, "counter": office.counter_name(row.counter).vi})


def _seconds(start: dt.datetime | None, end: dt.datetime | None) -> int | None:
    # A clock set back must not give a negative length.
    return None if start is None or end is None else max(0, round((end - start).total_seconds()))


def _harmless(value: object) -> object:
    """A spreadsheet runs a text that begins like a formula; a leading apostrophe makes it plain text."""
    if isinstance(value, dt.datetime):
        return value.isoformat(timespec="seconds")
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@\t\r" and value else value
