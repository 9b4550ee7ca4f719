"""Codes from a manager's phone (TOTP), and the codes on paper that open the door without it, each once."""

from __future__ import annotations

from sqlalchemy import delete, update

from office.actions.managers import active, forget_codes
from office.actions.moves import record
from office.actions.work import Actor, Work, begin
from office.context import Office
from office.rules.account_refusals import CLOCKS_APART, CODES_NOT_ASKED, CODES_ON, WRONG_CODE
from office.rules.refusals import Refusal
from office.secrets import code_step, minutes_apart, new_code, new_code_key, token_hash, typed_code
from office.storage.managers import Manager, RecoveryCode

RECOVERY_CODES = 8
# How far apart clocks may be to be named as the reason: an hour either way.
STEPS_APART = 120


def begin_codes(office: Office, manager_id: int) -> str:
    """The key to put into the phone. Nothing is asked for at the door before a code has proved that it is there."""
    with begin(office) as work:
        manager = active(work, manager_id)
        if manager.totp_since is not None:
            raise Refusal(CODES_ON)
        manager.totp_secret = new_code_key()
        return manager.totp_secret


def turn_codes_on(office: Office, manager_id: int, code: str) -> list[str]:
    """From now on the door asks for a code; gives the recovery codes, which are shown only now. Raises Refusal."""
    with begin(office) as work:
        manager = active(work, manager_id)
        if manager.totp_secret is None:
            raise Refusal(CODES_NOT_ASKED)
        if manager.totp_since is not None:
            raise Refusal(CODES_ON)
        step = code_step(manager.totp_secret, code, work.now)
        if step is None:
            far = code_step(manager.totp_secret, code, work.now, STEPS_APART)
            raise Refusal(WRONG_CODE) if far is None else Refusal(CLOCKS_APART, minutes=minutes_apart(far, work.now))
        manager.totp_since, manager.totp_step = work.now, step
        record(work, "codes_on", Actor(f"manager:{manager_id}"), detail={"manager": manager_id})
        return _fresh_recovery_codes(work, manager_id)


def turn_codes_off(office: Office, manager_id: int) -> None:
    """By the manager, who has just proved the password."""
    with begin(office) as work:
        forget_codes(work, active(work, manager_id))
        record(work, "codes_off", Actor(f"manager:{manager_id}"), detail={"manager": manager_id})


def new_recovery_codes(office: Office, manager_id: int) -> list[str]:
    """In the place of all earlier ones. Raises Refusal where no code is asked for."""
    with begin(office) as work:
        if active(work, manager_id).totp_since is None:
            raise Refusal(CODES_NOT_ASKED)
        record(work, "recovery_codes", Actor(f"manager:{manager_id}"), detail={"manager": manager_id})
        return _fresh_recovery_codes(work, manager_id)


def code_opens(work: Work, manager: Manager, code: str) -> bool:
    """Whether `code` is the phone's, or one from the paper; it opens nothing again."""
    step = code_step(manager.totp_secret, code, work.now) if manager.totp_secret else None
    if step is not None:
        if manager.totp_step is not None and step <= manager.totp_step:
            return False
        manager.totp_step = step
        return True
    used = update(RecoveryCode).where(
        RecoveryCode.manager_id == manager.id,
        RecoveryCode.code_hash == token_hash(typed_code(code)),
        RecoveryCode.used_at.is_(None),
    )
    found = work.session.execute(used.values(used_at=work.now).execution_options(synchronize_session=False))
    if found.rowcount != 1:  # type: ignore[attr-defined]
        return False
    record(work, "recovery_code_used", Actor(f"manager:{manager.id}"), detail={"manager": manager.id})
    return True


def _fresh_recovery_codes(work: Work, manager_id: int) -> list[str]:
    work.session.execute(delete(RecoveryCode).where(RecoveryCode.manager_id == manager_id))
    codes = [new_code() for _ in range(RECOVERY_CODES)]
    for code in codes:
        work.session.add(
            RecoveryCode(office_id=work.office.id, manager_id=manager_id, code_hash=token_hash(code), used_at=None)
        )
    return codes
