"""When the results of a visit are to be fetched, as the clerks told it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from office.catalogue import Words
from office.context import Office
from office.rules.return_dates import offered
from office.snapshots.room import TicketRow
from office.storage.models import Service, Ticket

Json = dict[str, Any]


def return_dates(office: Office, ticket: Ticket | TicketRow) -> list[Json]:
    """One for each dossier that was accepted with a day told, in the order of the services."""
    # By the day as well: the log's index begins with it.
    told = (
        select(Service.procedure, Service.return_on)
        .where(
            Service.office_id == office.id,
            Service.business_day == ticket.business_day,
            Service.ticket_id == ticket.id,
            Service.return_on.is_not(None),
        )
        .order_by(Service.id)
    )
    with office.storage.read() as connection:
        return [
            {"procedure": procedure, "name": _name(office, procedure), "on": day.isoformat()}
            for procedure, day in connection.execute(told)
            if day
        ]


def return_days(office: Office, procedure_id: str) -> list[Json]:
    """The days that a clerk is offered to promise today, for this procedure."""
    procedure = office.catalogue.procedure_by_id.get(procedure_id)
    limit = procedure.time_limit.vi if procedure and procedure.time_limit else ""
    days = offered(office.hours, office.day(office.clock.now()), limit)
    return [{"working_days": day.working_days, "on": day.on.isoformat()} for day in days]


def _name(office: Office, procedure_id: str) -> Json:
    procedure = office.catalogue.procedure_by_id.get(procedure_id)
    return (procedure.name if procedure else Words(procedure_id, procedure_id)).json()
