"""A browser asks to become a screen, and the manager says yes or no; nobody types a token.

The browser holds a secret of 256 bits and shows a short code, which only tells its request from others. A yes makes the
secret the screen's token: nothing that opens a door is ever stored or shown, and an answer lost on the way is fetched
again.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from office.actions.devices import STAND_AT_COUNTERS, register
from office.actions.moves import record
from office.actions.work import Actor, Work, begin
from office.context import Office
from office.rules.refusals import NO_PAIRING, PAIRING_DECIDED, TOO_MANY_PAIRINGS, Refusal
from office.secrets import new_shown_code, new_token, token_hash
from office.storage.database import writing
from office.storage.models import Pairing

MINUTES = 10
MOST_OPEN_AN_ADDRESS = 10
# Of an attacker with many addresses, who would otherwise fill the manager's list and the disk.
MOST_OPEN = 60
ASK_AGAIN_SECONDS = 30
# An answered request is of use to nobody after a day.
KEPT = dt.timedelta(days=1)
WAITING, APPROVED, REFUSED = "waiting", "approved", "refused"


@dataclass(frozen=True)
class NewPairing:
    code: str
    secret: str
    expires_at: dt.datetime


def ask_to_pair(office: Office, role: str, address: str) -> NewPairing:
    """Open a request for ten minutes. Raises Refusal when this address, or all together, have too many open.

    Outside the office's own work: a stranger's request takes no turn from the counters.
    """
    now = office.clock.now()
    made = NewPairing(new_shown_code(), new_token(), now + dt.timedelta(minutes=MINUTES))
    with writing(office.storage.engine).begin() as connection:
        connection.execute(delete(Pairing).where(Pairing.office_id == office.id, Pairing.expires_at < now - KEPT))
        _require_room(connection, office.id, address, now)
        values: dict[str, Any] = {"role": role, "code": made.code, "address": address[:64], "state": WAITING}
        times = {"created_at": now, "expires_at": made.expires_at}
        connection.execute(
            insert(Pairing).values(office_id=office.id, secret_hash=token_hash(made.secret), **values, **times)
        )
    return made


def approve(office: Office, pairing_id: int, role: str, name: str, counter_id: str | None, actor: Actor) -> int:
    """Let the browser in as this screen; the device's id. Raises Refusal: gone, answered, or an unknown counter."""
    with begin(office) as work:
        asked = _open(work, pairing_id)
        here = Actor(actor.label, actor.clerk_id)
        counter = counter_id if role in STAND_AT_COUNTERS else None
        says = {"code": asked.code, "address": asked.address}
        device = register(work, role, name, counter, here, asked.secret_hash, **says)
        asked.state, asked.device_id = APPROVED, device.id
        return device.id


def refuse(office: Office, pairing_id: int, actor: Actor) -> None:
    """Send the browser away. Raises Refusal: gone, or answered already."""
    with begin(office) as work:
        asked = _open(work, pairing_id)
        asked.state = REFUSED
        record(work, "refuse_device", actor, detail={"code": asked.code, "role": asked.role, "address": asked.address})


def _open(work: Work, pairing_id: int) -> Pairing:
    asked = work.session.get(Pairing, pairing_id)
    if asked is None or asked.office_id != work.office.id or asked.expires_at <= work.now:
        raise Refusal(NO_PAIRING)
    # Two managers press at once: the office's row is ours, but what we read may be older than the other's answer.
    won = update(Pairing).where(Pairing.id == pairing_id, Pairing.state == WAITING).values(state=APPROVED)
    if work.session.execute(won).rowcount != 1:  # type: ignore[attr-defined]
        raise Refusal(PAIRING_DECIDED)
    return asked


def _require_room(connection: Connection, office_id: str, address: str, now: dt.datetime) -> None:
    # One that was sent away counts until its time is over: asking again at once is what it is kept from.
    standing = select(func.count()).where(
        Pairing.office_id == office_id, Pairing.state != APPROVED, Pairing.expires_at > now
    )
    here = connection.scalar(standing.where(Pairing.address == address[:64])) or 0
    if here >= MOST_OPEN_AN_ADDRESS or (connection.scalar(standing) or 0) >= MOST_OPEN:
        raise Refusal(TOO_MANY_PAIRINGS, seconds=ASK_AGAIN_SECONDS)
