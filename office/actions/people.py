"""Clerks: who they are, and signing in at a counter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from office.actions.moves import record
from office.actions.pin_tries import forgive, prove_pin
from office.actions.work import Actor, Work, begin
from office.context import Office
from office.rules.account_refusals import SEAT_TAKEN
from office.rules.events import ClerkSessionEnded, CounterChanged
from office.rules.help_desk import is_at_desk
from office.rules.refusals import BAD_PIN_SHAPE, NO_CLERK, NO_FIELD, Refusal
from office.secrets import new_token, pin_hash, token_hash
from office.storage.counters import counter_row, forget_break, no_pause
from office.storage.models import Clerk, ClerkSession
from office.storage.sessions import open_at_counter, open_of_clerk, require_signed_in


@dataclass(frozen=True)
class SignedIn:
    session_id: int
    token: str


def add_clerk(office: Office, name: str, pin: str, fields: tuple[str, ...], actor: Actor) -> int:
    """Register a clerk. `fields` narrows what they serve; empty means all. Raises Refusal."""
    _require_known(office, fields)
    # Hashing takes tens of milliseconds: before the transaction, not inside it.
    hashed = _new_pin(pin)
    with begin(office) as work:
        clerk = Clerk(office_id=office.id, name=name, pin_hash=hashed, fields=",".join(fields), created_at=work.now)
        work.session.add(clerk)
        work.session.flush()
        first = {"name": [None, name], "fields": [None, list(fields)]}
        record(work, "add_clerk", actor, detail={"clerk": clerk.id, "changed": first})
        return clerk.id


@dataclass(frozen=True)
class ClerkChange:
    """What is to be different; None leaves it as it is."""

    name: str | None = None
    pin: str | None = None
    fields: tuple[str, ...] | None = None


def change_clerk(office: Office, clerk_id: int, change: ClerkChange, actor: Actor) -> None:
    """Another name, PIN or fields; a new PIN also ends a lock. Whoever is being served stays. Raises Refusal."""
    _require_known(office, change.fields or ())
    hashed = None if change.pin is None else _new_pin(change.pin)
    with begin(office) as work:
        clerk = _active(work, clerk_id)
        detail: dict[str, Any] = {"clerk": clerk_id, "changed": _differences(clerk, change)}
        if change.name is not None:
            clerk.name = change.name
        if change.fields is not None:
            clerk.fields = ",".join(change.fields)
        if hashed is not None:
            clerk.pin_hash = hashed
            forgive(work, clerk_id)
            detail["new_pin"] = True
        if detail["changed"] or hashed is not None:
            record(work, "change_clerk", actor, detail=detail)
        seat = open_of_clerk(work.session, office.id, clerk_id)
        if seat is not None:
            work.tx.tell(CounterChanged(seat.counter_id))


def dismiss_clerk(office: Office, clerk_id: int, actor: Actor) -> None:
    """The clerk can't sign in any more and is signed out at once; the service log keeps the name. Raises Refusal."""
    with begin(office) as work:
        _active(work, clerk_id).active = False
        seat = open_of_clerk(work.session, office.id, clerk_id)
        if seat is not None:
            end_seat(work, seat, "dismissed")
        record(work, "dismiss_clerk", actor, detail={"clerk": clerk_id, "changed": {"active": [True, False]}})


def _differences(clerk: Clerk, change: ClerkChange) -> dict[str, list[Any]]:
    """For the journal, which the audit reads: [before, after] by name. A PIN stands nowhere."""
    found: dict[str, list[Any]] = {}
    if change.name not in (None, clerk.name):
        found["name"] = [clerk.name, change.name]
    fields = clerk.fields.split(",") if clerk.fields else []
    if change.fields is not None and list(change.fields) != fields:
        found["fields"] = [fields, list(change.fields)]
    return found


def _require_known(office: Office, fields: tuple[str, ...]) -> None:
    for field in fields:
        if field not in office.catalogue.field_by_id:
            raise Refusal(NO_FIELD, field=field[:60])


def _new_pin(pin: str) -> str:
    if not (pin.isascii() and pin.isdigit() and 4 <= len(pin) <= 12):
        raise Refusal(BAD_PIN_SHAPE)
    return pin_hash(pin)


def _active(work: Work, clerk_id: int) -> Clerk:
    clerk = work.session.get(Clerk, clerk_id)
    if clerk is None or clerk.office_id != work.office.id or not clerk.active:
        raise Refusal(NO_CLERK)
    return clerk


def sign_in(
    office: Office, clerk_id: int, pin: str, counter_id: str, device_id: int, *, take_over: bool = True
) -> SignedIn:
    """Seat the clerk at the counter; whoever sat there, and the clerk's own seat elsewhere, are signed out.

    Raises Refusal: wrong PIN (the same words for an unknown clerk), or too many wrong ones at this screen; and, unless
    they `take_over`, when somebody else sits there.
    """
    prove_pin(office, clerk_id, pin, device_id)
    with begin(office) as work:
        forgive(work, clerk_id, device_id)
        sitter = None if take_over else _sitter(work, counter_id)
        if sitter is None or sitter.id == clerk_id:
            return _seat(work, _active(work, clerk_id), counter_id, device_id)
    # Only now: the PIN was right, and what it forgave stays forgiven.
    raise Refusal(SEAT_TAKEN, name=sitter.name)


def change_own_pin(office: Office, session_id: int, pin: str, new_pin: str) -> None:
    """A signed-in clerk takes another PIN, by proving the present one. Raises Refusal, as `sign_in` does."""
    with Session(office.storage.engine) as session:
        seat = session.get_one(ClerkSession, session_id)
    # First, for a new PIN of the wrong shape must not count as a try.
    hashed = _new_pin(new_pin)
    prove_pin(office, seat.clerk_id, pin, seat.device_id)
    with begin(office) as work:
        require_signed_in(work.session, session_id, work.now)
        forgive(work, seat.clerk_id)
        _active(work, seat.clerk_id).pin_hash = hashed
        actor = Actor(f"clerk:{seat.clerk_id}", seat.clerk_id, seat.counter_id)
        record(work, "change_pin", actor, detail={"clerk": seat.clerk_id})


def sign_out(office: Office, session_id: int) -> None:
    """The clerk leaves the counter. A citizen who is still there stays with the counter."""
    with begin(office) as work:
        session = work.session.get(ClerkSession, session_id)
        if session is not None and session.ended_at is None:
            end_seat(work, session, "sign_out")


def _sitter(work: Work, counter_id: str) -> Clerk | None:
    seat = open_at_counter(work.session, work.office.id, counter_id)
    return None if seat is None else work.session.get(Clerk, seat.clerk_id)


def _seat(work: Work, clerk: Clerk, counter_id: str, device_id: int) -> SignedIn:
    for old in (
        open_at_counter(work.session, work.office.id, counter_id),
        open_of_clerk(work.session, work.office.id, clerk.id),
    ):
        if old is not None and old.ended_at is None:
            end_seat(work, old, "taken_over")
    # The unique index sees rows as they are written: the old seat must be free before the new one is taken.
    work.session.flush()
    token = new_token()
    seat = ClerkSession(
        office_id=work.office.id,
        clerk_id=clerk.id,
        counter_id=counter_id,
        device_id=device_id,
        token_hash=token_hash(token),
        business_day=work.day,
        started_at=work.now,
    )
    work.session.add(seat)
    if not is_at_desk(counter_id):
        row = counter_row(work.session, work.office.id, counter_id)
        no_pause(row)
    work.session.flush()
    record(work, "sign_in", Actor(f"clerk:{clerk.id}", clerk.id, counter_id))
    work.tx.tell(CounterChanged(counter_id))
    return SignedIn(seat.id, token)


def end_seat(work: Work, session: ClerkSession, why: str) -> None:
    session.ended_at = work.now
    forget_break(work.session, work.office.id, session.counter_id)
    record(work, why, Actor(f"clerk:{session.clerk_id}", session.clerk_id, session.counter_id))
    work.tx.tell(ClerkSessionEnded(session.id), CounterChanged(session.counter_id))
