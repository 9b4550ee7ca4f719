"""Wrong PINs, counted by clerk and screen. Kept in the database: a restart forgives nobody."""

from __future__ import annotations

import datetime as dt
from math import ceil

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from office.actions.moves import record
from office.actions.work import Actor, Work, begin
from office.context import Office
from office.rules.refusals import LOCKED, WRONG_PIN, Refusal
from office.rules.tries import Tries, locked_at
from office.secrets import pin_hash, pin_matches
from office.storage.models import Clerk, PinTry

# Whoever slipped on Friday begins Monday afresh.
FORGOTTEN_AFTER = dt.timedelta(hours=12)
_DECOY = pin_hash("decoy")


def prove_pin(office: Office, clerk_id: int, pin: str, device_id: int) -> None:
    """Raises Refusal: wrong PIN (the same words for an unknown clerk), or too many wrong ones at this screen.

    Whoever gets through ends the count with `forgive`, in the work that the PIN opens.
    """
    with Session(office.storage.engine) as session:
        clerk = session.get(Clerk, clerk_id)
    known = clerk is not None and clerk.office_id == office.id and clerk.active
    if known:
        # Counted before it is looked at: a hundred tries sent at once are a hundred tries.
        with begin(office) as work:
            _require_unlocked(work, clerk_id, device_id)
            _count(work, clerk_id, device_id)
    # Outside any transaction, for it is slow by design; an unknown clerk takes as long as a known one.
    if pin_matches(pin, clerk.pin_hash if clerk is not None and known else _DECOY) and known:
        return
    if known:
        with begin(office) as work:
            record(work, "wrong_pin", Actor(f"device:{device_id}"), detail={"clerk": clerk_id})
    raise Refusal(WRONG_PIN)


def forgive(work: Work, clerk_id: int, device_id: int | None = None) -> None:
    """A right PIN ends the count of its name at the screen; a new one from the manager, everywhere."""
    here = [] if device_id is None else [PinTry.device_id == device_id]
    work.session.execute(delete(PinTry).where(PinTry.clerk_id == clerk_id, *here))


def _require_unlocked(work: Work, clerk_id: int, device_id: int) -> None:
    rows = work.session.scalars(
        select(PinTry).where(PinTry.device_id == device_id, PinTry.last_at > work.now - FORGOTTEN_AFTER)
    )
    until = locked_at({row.clerk_id: Tries(row.failed, row.last_at) for row in rows}, clerk_id)
    if until is not None and until > work.now:
        raise Refusal(LOCKED, seconds=ceil((until - work.now).total_seconds()))


def _count(work: Work, clerk_id: int, device_id: int) -> None:
    row = work.session.get(PinTry, (device_id, clerk_id))
    if row is None:
        mine = {"device_id": device_id, "clerk_id": clerk_id, "office_id": work.office.id}
        row = PinTry(**mine, failed=0, last_at=work.now)
        work.session.add(row)
    row.failed = 1 if row.last_at <= work.now - FORGOTTEN_AFTER else row.failed + 1
    row.last_at = work.now
