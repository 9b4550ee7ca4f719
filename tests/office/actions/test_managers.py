"""Managers' accounts: who may have one, who gets in, how a guesser is slowed, and how sessions end."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pyotp
import pytest
from sqlalchemy import text

from office.actions.managers import (
    ManagerChange,
    add_manager,
    change_manager,
    remove_manager,
    sign_manager_out,
)
from office.actions.second_factor import begin_codes, new_recovery_codes, turn_codes_off, turn_codes_on
from office.actions.sign_in_tries import count_try
from office.actions.signing_in import (
    change_own_password,
    end_stale_sessions,
    note_life,
    prove_password,
    sign_in,
    sign_out,
)
from office.actions.work import Actor
from office.context import Office
from office.rules.refusals import Refusal
from office.rules.tries import FREE_AT_NAME, FREE_FROM_ANYWHERE
from office.snapshots.managers import managers_of
from tests.builders import PASSWORD, SetClock, journal
from web.identity import ACCOUNT_COOKIE, identify_screen

ADMIN = Actor("test")
NEW = "nắng sớm đầu thu"
Knock = Callable[..., str]


@pytest.fixture
def ha(office: Office) -> int:
    return add_manager(office, "Lê Thị Thu Hà", "ha.le", PASSWORD, ADMIN)


def enter(
    office: Office, login: str = "ha.le", password: str = PASSWORD, code: str = "", place: str = "10.0.0.7"
) -> str:
    """The session's token."""
    proved = prove_password(office, login, password, place)
    return sign_in(office, proved, place, place, code).token


def heard(office: Office, *how: str, **more: str) -> str:
    try:
        enter(office, *how, **more)
    except Refusal as refusal:
        return refusal.reason.code
    return "in"


def is_in(office: Office, token: str) -> bool:
    return identify_screen(office, "manager", {ACCOUNT_COOKIE: token}).manager is not None


def test_a_sign_in_name_is_one_person_s(office: Office, ha: int) -> None:
    with pytest.raises(Refusal, match="login-taken"):
        add_manager(office, "Trần Minh", " HA.LE ", PASSWORD, ADMIN)


def test_nothing_that_was_typed_is_kept_as_it_was(office: Office, ha: int) -> None:
    token = enter(office)
    heard(office, password="not this one either")
    key = begin_codes(office, ha)
    codes = turn_codes_on(office, ha, pyotp.TOTP(key).at(office.clock.now()))
    with office.storage.read() as connection:
        kept = repr(
            [
                connection.execute(text(f"SELECT * FROM {table}")).all()
                for table in ("managers", "manager_sessions", "recovery_codes", "sign_in_tries", "journal")
            ]
        )
    assert [secret for secret in (PASSWORD, token, *codes, "not this one either") if secret in kept] == []


def test_the_same_password_from_every_keyboard(office: Office, ha: int) -> None:
    in_pieces = "mu\u031ba ra\u0300o cuo\u0302\u0301i ha\u0323"
    assert heard(office, " HA.LE ", in_pieces) == "in"


def test_the_door_says_the_same_of_a_name_that_nobody_has_and_slows_it_the_same(office: Office, ha: int) -> None:
    tries = FREE_AT_NAME + 2
    known = [heard(office, "ha.le", "wrong password", place="10.0.0.1") for _ in range(tries)]
    unknown = [heard(office, "ba.le", "wrong password", place="10.0.0.2") for _ in range(tries)]

    assert known == unknown == ["wrong-sign-in"] * FREE_AT_NAME + ["locked"] * 2


def test_each_wrong_try_makes_the_next_wait_longer(office: Office, clock: SetClock, ha: int) -> None:
    for _ in range(FREE_AT_NAME):
        heard(office, password="wrong password")
    for seconds in (5, 10, 20):
        clock.forward(seconds=seconds - 1)
        assert heard(office) == "locked"
        clock.forward(seconds=1)
        assert heard(office, password="wrong password") == "wrong-sign-in"
    clock.forward(seconds=40)
    assert heard(office) == "in"


def test_who_changes_the_address_is_one_guesser_still_and_locks_no_screen_of_the_office(office: Office) -> None:
    def counted(place: str) -> bool:
        try:
            count_try(office, "ha.le", place)
        except Refusal:
            return False
        return True

    strangers = [counted(f"10.0.0.{place}") for place in range(FREE_FROM_ANYWHERE + 20)]

    assert strangers.count(True) == FREE_FROM_ANYWHERE
    assert (counted("10.0.0.99"), counted("device:1")) == (False, True)


def test_tries_sent_all_at_once_are_counted_all(office: Office, ha: int) -> None:
    with ThreadPoolExecutor(8) as threads:
        said = list(threads.map(lambda _: heard(office, "ha.le", "wrong password"), range(12)))

    assert (said.count("wrong-sign-in"), said.count("locked")) == (FREE_AT_NAME, 12 - FREE_AT_NAME)


def test_a_new_password_ends_the_lock_and_every_session(office: Office, ha: int) -> None:
    token = enter(office)
    while heard(office, "ha.le", "wrong password") != "locked":
        pass
    change_manager(office, ha, ManagerChange(password=NEW), ADMIN)

    assert not is_in(office, token)
    assert (heard(office, password=PASSWORD), heard(office, password=NEW)) == ("wrong-sign-in", "in")


def test_changing_one_s_own_password_ends_the_other_browsers(office: Office, ha: int) -> None:
    here, there = enter(office), enter(office)
    me = identify_screen(office, "manager", {ACCOUNT_COOKIE: here}).manager
    assert me is not None
    with pytest.raises(Refusal, match="wrong-password"):
        change_own_password(office, me.session_id, "10.0.0.7", "wrong password", NEW)
    change_own_password(office, me.session_id, "10.0.0.7", PASSWORD, NEW)

    assert (is_in(office, here), is_in(office, there), heard(office, password=NEW)) == (True, False, "in")


def test_each_sign_in_has_a_token_of_its_own(office: Office, ha: int) -> None:
    first, second = enter(office), enter(office)
    me = identify_screen(office, "manager", {ACCOUNT_COOKIE: first}).manager
    assert me is not None
    sign_out(office, me.session_id)

    assert (is_in(office, first), is_in(office, second)) == (False, True)


def test_a_session_ends_idle_and_with_its_day_and_a_touch_keeps_it(office: Office, clock: SetClock, ha: int) -> None:
    idle, busy = enter(office), enter(office)
    me = identify_screen(office, "manager", {ACCOUNT_COOKIE: busy}).manager
    assert me is not None
    clock.forward(minutes=office.settings.managers.idle_minutes - 1)
    note_life(office.storage, me.session_id, clock.now())
    clock.forward(minutes=2)
    assert (is_in(office, idle), is_in(office, busy)) == (False, True)
    assert end_stale_sessions(office) == 1
    clock.forward(days=1)

    assert not is_in(office, busy)
    assert end_stale_sessions(office) == 1


def test_codes_are_asked_for_once_the_phone_has_shown_one_and_none_works_twice(
    office: Office, clock: SetClock, ha: int
) -> None:
    key = begin_codes(office, ha)
    assert heard(office) == "in"  # nothing was proved yet
    with pytest.raises(Refusal, match="wrong-code"):
        turn_codes_on(office, ha, "000000")
    phone = pyotp.TOTP(key)
    turn_codes_on(office, ha, phone.at(clock.now()))
    clock.forward(minutes=2)

    assert heard(office) == "wrong-code"
    assert heard(office, code=phone.at(clock.now())) == "in"
    assert heard(office, code=phone.at(clock.now())) == "wrong-code"
    clock.forward(seconds=30)
    assert heard(office, code=f"{phone.at(clock.now())[:3]} {phone.at(clock.now())[3:]}") == "in"


def test_guessing_codes_is_slowed_as_guessing_passwords_is(office: Office, ha: int) -> None:
    key = begin_codes(office, ha)
    turn_codes_on(office, ha, pyotp.TOTP(key).at(office.clock.now()))

    # Each try is two: the password that opens half of the door, and the code.
    assert [heard(office, code="000000") for _ in range(4)] == ["wrong-code"] * 2 + ["locked"] * 2


def test_a_recovery_code_opens_once_and_new_ones_end_the_old(office: Office, clock: SetClock, ha: int) -> None:
    codes = turn_codes_on(office, ha, pyotp.TOTP(begin_codes(office, ha)).at(clock.now()))

    assert heard(office, code=codes[0].lower().replace("-", " ")) == "in"
    assert heard(office, code=codes[0]) == "wrong-code"
    assert managers_of(office)[0]["recovery_codes"] == len(codes) - 1
    fresh = new_recovery_codes(office, ha)
    assert heard(office, code=codes[1], place="10.0.0.8") == "wrong-code"
    assert heard(office, code=fresh[1], place="10.0.0.9") == "in"


def test_a_clock_that_is_wrong_is_named_as_the_reason(office: Office, clock: SetClock, ha: int) -> None:
    phone = pyotp.TOTP(begin_codes(office, ha))
    ahead = phone.at(clock.now().timestamp() + 12 * 60)
    with pytest.raises(Refusal) as refusal:
        turn_codes_on(office, ha, ahead)

    assert "12 phút" in refusal.value.sentence("vi")


def test_whoever_lost_the_phone_is_let_in_again_by_a_colleague(office: Office, clock: SetClock, ha: int) -> None:
    turn_codes_on(office, ha, pyotp.TOTP(begin_codes(office, ha)).at(clock.now()))
    change_manager(office, ha, ManagerChange(codes=False), ADMIN)
    assert heard(office) == "in"
    turn_codes_on(office, ha, pyotp.TOTP(begin_codes(office, ha)).at(clock.now()))
    turn_codes_off(office, ha)
    assert heard(office) == "in"


def test_the_last_account_stays_and_a_removed_one_is_out_at_once(office: Office, ha: int) -> None:
    with pytest.raises(Refusal, match="last-manager"):
        remove_manager(office, ha, ADMIN)
    minh, token = add_manager(office, "Trần Minh", "minh", NEW, ADMIN), enter(office)
    remove_manager(office, ha, ADMIN)

    assert not is_in(office, token)
    assert heard(office) == "wrong-sign-in"
    assert [each["id"] for each in managers_of(office)] == [minh]
    # The name is free again, for somebody else.
    assert add_manager(office, "Hà mới", "ha.le", PASSWORD, ADMIN) not in (ha, minh)


def test_a_colleague_s_sessions_can_be_ended(office: Office, ha: int) -> None:
    tokens = [enter(office) for _ in range(3)]
    assert sign_manager_out(office, ha, ADMIN) == 3
    assert [is_in(office, token) for token in tokens] == [False] * 3


def test_the_journal_tells_who_did_what_and_no_secret(office: Office, ha: int) -> None:
    enter(office)
    heard(office, password="wrong password")
    rows = [(row.move, row.actor) for row in journal(office)]

    assert rows == [("add_manager", "test"), ("manager_sign_in", f"manager:{ha}"), ("wrong_sign_in", "stranger")]
