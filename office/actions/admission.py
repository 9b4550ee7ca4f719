"""May this ticket be given now? Every refusal says when to come back."""

from __future__ import annotations

import datetime as dt

from office.actions.work import Work
from office.capacity import Capacity, Lot
from office.catalogue import Field, Procedure
from office.pace import Pace
from office.rules.dates import moment_en, moment_vi
from office.rules.opening import Hours, gives_tickets, opens_next
from office.rules.refusals import BULK_CLOSED, CLOSED, CLOSED_FOR_LONG, DAY_CLOSED, FIELD_FULL, Reason, Refusal
from office.storage.standing import standing


def admit(work: Work, procedure: Procedure, quantity: int, pace: Pace | None) -> Field:
    """The field in which the ticket waits. `pace`: refuse what can't be served today; None leaves that to a person.

    Raises Refusal: closed, not at this hour for so many copies, or full.
    """
    office = work.office
    field = office.catalogue.series_for(procedure, quantity)
    local = office.local(work.now)
    if work.tx.closed_day == work.day:
        raise come_back(DAY_CLOSED, office.hours, _tomorrow(local), local)
    if office.always_open:
        return field
    if not gives_tickets(office.hours, local):
        raise come_back(CLOSED, office.hours, local, local)
    if field.bulk and not gives_tickets(office.hours_of(field.id), local):
        bulk = office.catalogue.bulk_of(procedure)
        limit = bulk.from_quantity if bulk else quantity
        raise come_back(BULK_CLOSED, office.hours_of(field.id), local, local, limit=limit)
    if pace is not None and office.settings.queue.cap:
        full = _full_at(work, field, procedure, quantity, pace)
        if full is not None:
            names = {"name_vi": full.name.vi, "name_en": full.name.en or full.name.vi}
            raise come_back(FIELD_FULL, office.hours_of(full.id), _tomorrow(local), local, **names)
    return field


def come_back(reason: Reason, hours: Hours, after: dt.datetime, now: dt.datetime, **values: object) -> Refusal:
    """The refusal that says when tickets are next given, at or after `after`."""
    opens = opens_next(hours, after)
    if opens is None:
        return Refusal(CLOSED_FOR_LONG)
    return Refusal(reason, opens_vi=moment_vi(opens, now), opens_en=moment_en(opens, now), **values)


def _full_at(work: Work, field: Field, procedure: Procedure, quantity: int, pace: Pace) -> Field | None:
    found = standing(work.session, work.office.id, work.day)
    lots = [Lot(*each) for each in found.promised]
    capacity = Capacity(work.office, work.now, pace, lots, found.skills, found.changed)
    full = capacity.full_at([(field.id, procedure.id)] if field.bulk else procedure.stops, quantity)
    return None if full is None else work.office.catalogue.field_by_id[full]


def _tomorrow(local: dt.datetime) -> dt.datetime:
    return dt.datetime.combine(local.date() + dt.timedelta(days=1), dt.time(), local.tzinfo)
