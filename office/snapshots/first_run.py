"""How far a new office has come: what is there already, and what comes next."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, exists, select

from office.context import Office
from office.rules.first_run import Step, is_finished, next_step
from office.storage.first_run import FirstRun
from office.storage.managers import Manager
from office.storage.models import Clerk, ClerkSession, Device, Service, Ticket
from office.storage.sessions import AT_A_COUNTER

Json = dict[str, Any]


def first_run_view(office: Office) -> Json:
    """The steps, and the day's first number on its way to a counter."""
    with office.storage.read() as connection:
        there, passed = _there(connection, office), _passed(connection, office)
        ticket = _first_ticket(connection, office)
    now = next_step(there, passed)
    return {
        "finished": is_finished(there, passed),
        "steps": [{"id": step, "state": _state(step, there, passed, now)} for step in Step],
        "ticket": ticket,
        "office": _office(office),
    }


def is_under_way(office: Office) -> bool:
    """Whether the office still has steps before it."""
    with office.storage.read() as connection:
        return not is_finished(_there(connection, office), _passed(connection, office))


def _state(step: Step, there: set[str], passed: set[str], now: Step | None) -> str:
    if step in there:
        return "done"
    if step in passed:
        return "done" if step == Step.OFFICE else "later"
    return "now" if step == now else "next"


def _there(connection: Connection, office: Office) -> set[str]:
    facts = {
        Step.ACCOUNT: exists().where(Manager.office_id == office.id, Manager.removed_at.is_(None)),
        Step.CLERK: exists().where(Clerk.office_id == office.id, Clerk.active.is_(True)),
        Step.TICKET: exists().where(Service.office_id == office.id),
    }
    for role in (Step.KIOSK, Step.COUNTER, Step.DISPLAY):
        facts[role] = exists().where(
            Device.office_id == office.id, Device.role == str(role), Device.revoked_at.is_(None)
        )
    row = connection.execute(select(*facts.values())).one()
    return {step for step, is_there in zip(facts, row, strict=True) if is_there}


def _passed(connection: Connection, office: Office) -> set[str]:
    found = connection.scalar(select(FirstRun.passed).where(FirstRun.office_id == office.id))
    return {each for each in (found or "").split(",") if each}


def _first_ticket(connection: Connection, office: Office) -> Json:
    """A number that waits or is called today, and whether somebody sits at a counter to call it."""
    day = office.day(office.clock.now())
    number = connection.scalar(
        select(Ticket.number)
        .where(Ticket.office_id == office.id, Ticket.business_day == day, Ticket.state.in_(["waiting", "called"]))
        .order_by(Ticket.id)
        .limit(1)
    )
    seated = exists().where(ClerkSession.office_id == office.id, ClerkSession.ended_at.is_(None), AT_A_COUNTER)
    return {"number": number, "seated": bool(connection.scalar(select(seated)))}


def _office(office: Office) -> Json:
    settings = office.settings
    return {
        "name": settings.office.name,
        "name_en": settings.office.name_en,
        "days": list(settings.hours.days),
        "sessions": [
            {"opens": f"{each.opens:%H:%M}", "closes": f"{each.closes:%H:%M}"} for each in settings.hours.sessions
        ],
    }
