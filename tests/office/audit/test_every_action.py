"""Whatever changes the office, its people or its screens leaves one entry in the audit, whoever does it and wherever.

An action that is added later must be put into `ACTS` or `LEAVE_NONE`, and a move that it writes into rules/audit.py.
"""

from __future__ import annotations

import ast
import datetime as dt
import importlib
import inspect
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import office.actions
from office.actions import (
    catalogue,
    clerk,
    desk,
    devices,
    ending,
    erasing,
    pairing,
    people,
    priority,
    report_tokens,
    settings,
)
from office.actions.assigning import assign_fields
from office.actions.clerk import ClerkAt
from office.actions.desk import Guide
from office.actions.settings import Change, Draft
from office.actions.work import Actor
from office.context import Office
from office.rules.audit import AUDITED, NOT_AUDITED, Kind
from office.rules.refusals import Refusal
from office.rules.tickets import Move, Outcome
from office.snapshots.audit import Asked, Entry, actors, entries
from office.storage.editions import present
from office.storage.models import Device, Pairing
from tests.builders import MONDAY, PIN, seated, ticket_for, with_editions
from tests.office.audit import managers

ACTIONS = Path(office.actions.__file__ or "").parent
BOSS = Actor("device:1")
NEW_PIN = "97531"
TODAY = MONDAY.date()


@dataclass
class World:
    """An office whose present edition is always at hand, and who is in it."""

    office: Office
    clerk: ClerkAt
    secrets: list[str] = field(default_factory=list)
    link: str = ""
    pairing: int = 0
    device_id: int = 0

    def settled(self, change: Change) -> None:
        self.office = change.office

    @property
    def edition(self) -> int:
        return self.office.edition

    def data(self) -> Any:
        return present(self.office.storage)

    def device(self) -> int:
        made = devices.add_device(self.office, "kiosk", "Ki-ốt cửa sau", None, BOSS)
        self.secrets.append(made.token)
        return made.id

    def asked(self, role: str) -> int:
        made = pairing.ask_to_pair(self.office, role, "192.168.1.9")
        self.secrets.append(made.secret)
        with self.office.storage.read() as connection:
            return int(connection.scalar(Pairing.__table__.select().order_by(Pairing.id.desc())) or 0)

    def number(self) -> str:
        return ticket_for(self.office).number


def name_of_office(draft: Draft) -> None:
    draft.settings["office"]["name"] += " mới"


def procedure(world: World) -> dict[str, Any]:
    table = dict(world.data().catalogue["procedure"][0])
    return {**table, "id": "thu-tuc-moi", "code": "9.999999", "name_vi": "Thủ tục mới", "steps": []}


def fields_moved(world: World) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = world.data().catalogue["field"]
    return list(reversed(found))


def with_a_link(world: World) -> None:
    code = devices.new_setup_link(world.office, BOSS)
    world.secrets.append(code)
    world.link = code


def use_link(world: World) -> None:
    made = devices.use_setup_link(world.office, world.link, "kiosk", "Ki-ốt", None)
    world.secrets.append(made.token)


def out_of_turn(world: World) -> None:
    clerk.call_out_of_turn(world.office, world.clerk, world.number())


def wrong_pin(world: World) -> None:
    with pytest.raises(Refusal):
        people.sign_in(world.office, world.clerk.clerk_id, "0000", "1", tablet(world))


def tablet(world: World) -> int:
    with world.office.storage.read() as connection:
        asked = Device.__table__.select().where(Device.counter_id == "1")
        return int(connection.scalar(asked) or 0)


def old_note(world: World) -> None:
    clerk.start(world.office, world.clerk)
    clerk.finish(world.office, world.clerk, Outcome.ACCEPTED, "thiếu giấy")


def in_office(do: Callable[[Office], Any], world: World) -> Any:
    return do(world.office)


Act = Callable[[World], Any]
HUNG = people.ClerkChange(name="Hùng", fields=("ho-tich",))


@dataclass(frozen=True)
class Case:
    """`before` prepares, and may leave entries of its own; `act` is the one press."""

    kind: Kind
    act: Act
    before: Act = lambda _world: None


ACTS: dict[str, Case] = {
    "settings.change_settings": Case(
        Kind.SETTINGS, lambda w: w.settled(settings.change_settings(w.office, name_of_office, BOSS))
    ),
    "settings.undo_last": Case(Kind.SETTINGS, lambda w: w.settled(settings.undo_last(w.office, w.edition, BOSS))),
    "catalogue.add_procedure": Case(
        Kind.SETTINGS, lambda w: w.settled(catalogue.add_procedure(w.office, procedure(w), BOSS))
    ),
    "catalogue.save_procedure": Case(
        Kind.SETTINGS,
        lambda w: w.settled(
            catalogue.save_procedure(w.office, "thu-tuc-moi", lambda table: table.update(state="off"), BOSS, w.edition)
        ),
    ),
    "catalogue.remove_procedure": Case(
        Kind.SETTINGS, lambda w: w.settled(catalogue.remove_procedure(w.office, "thu-tuc-moi", BOSS, w.edition))
    ),
    "catalogue.save_fields": Case(
        Kind.SETTINGS, lambda w: w.settled(catalogue.save_fields(w.office, fields_moved(w), BOSS, w.edition))
    ),
    "catalogue.save_most_used": Case(
        Kind.SETTINGS, lambda w: w.settled(catalogue.save_most_used(w.office, ["khai-sinh"], BOSS, w.edition))
    ),
    "catalogue.import_catalogue": Case(
        Kind.SETTINGS,
        lambda w: w.settled(
            catalogue.import_catalogue(w.office, {**w.data().catalogue, "field": fields_moved(w)}, BOSS, w.edition)
        ),
    ),
    "assigning.assign_fields": Case(Kind.SETTINGS, lambda w: assign_fields(w.office, "4", ["ho-tich"], BOSS)),
    "people.add_clerk": Case(Kind.PEOPLE, lambda w: people.add_clerk(w.office, "Minh", NEW_PIN, (), BOSS)),
    "people.change_clerk": Case(
        Kind.PEOPLE, lambda w: people.change_clerk(w.office, w.clerk.clerk_id + 1, HUNG, BOSS)
    ),
    "people.dismiss_clerk": Case(Kind.PEOPLE, lambda w: people.dismiss_clerk(w.office, w.clerk.clerk_id + 1, BOSS)),
    "people.change_own_pin": Case(
        Kind.PEOPLE, lambda w: people.change_own_pin(w.office, w.clerk.session_id, PIN, NEW_PIN)
    ),
    "devices.add_device": Case(Kind.DEVICES, lambda w: w.device()),
    "devices.new_setup_link": Case(Kind.DEVICES, with_a_link),
    "devices.use_setup_link": Case(Kind.DEVICES, use_link),
    "devices.revoke_device": Case(Kind.DEVICES, lambda w: devices.revoke_device(w.office, w.device_id, BOSS),
                                  lambda w: setattr(w, "device_id", w.device())),
    "devices.change_device": Case(
        Kind.DEVICES,
        lambda w: devices.change_device(w.office, w.device_id, "Ki-ốt phòng chờ", None, BOSS),
        lambda w: setattr(w, "device_id", w.device()),
    ),
    "pairing.approve": Case(
        Kind.DEVICES, lambda w: pairing.approve(w.office, w.pairing, "kiosk", "Ki-ốt 2", None, BOSS),
        lambda w: setattr(w, "pairing", w.asked("kiosk")),
    ),
    "pairing.refuse": Case(
        Kind.DEVICES, lambda w: pairing.refuse(w.office, w.pairing, BOSS),
        lambda w: setattr(w, "pairing", w.asked("display")),
    ),
    "clerk.call_out_of_turn": Case(Kind.TURNS, out_of_turn),
    "clerk.give_priority": Case(Kind.TURNS, lambda w: clerk.give_priority(w.office, w.clerk, w.number(), "75")),
    "desk.prioritise": Case(Kind.TURNS, lambda w: desk.prioritise(w.office, Guide(BOSS), w.number(), "75")),
    "priority.manage_priority": Case(
        Kind.TURNS, lambda w: priority.manage_priority(w.office, BOSS, w.number(), "75")
    ),
    "people.sign_in": Case(Kind.ACCESS, wrong_pin),
    "report_tokens.add_report_token": Case(
        Kind.ACCESS, lambda w: report_tokens.add_report_token(w.office, "Sở Nội vụ", BOSS)
    ),
    "report_tokens.revoke_report_token": Case(
        Kind.ACCESS, lambda w: report_tokens.revoke_report_token(w.office, 1, BOSS),
        lambda w: report_tokens.add_report_token(w.office, "Sở Nội vụ", BOSS),
    ),
    "erasing.erase_texts": Case(
        Kind.DATA, lambda w: erasing.erase_texts(w.office, BOSS, TODAY + dt.timedelta(days=1)), old_note
    ),
    "ending.close_day": Case(Kind.DAY, lambda w: ending.close_day(w.office, "Mất điện", BOSS)),
    "ending.open_day": Case(Kind.DAY, lambda w: ending.open_day(w.office, BOSS)),
    **{
        name: Case(kind, partial(in_office, act), partial(in_office, before))
        for name, (kind, before, act) in managers.CASES.items()
    },
}  # fmt: skip
# The way of tickets by the rules, hours of service, questions, and the parts of the actions above.
LEAVE_NONE = {
    "cards.scan", "catalogue.with_what_was_used", "catalogue.require_letters_stay", "citizen.take_ticket",
    "citizen.cancel", "rating.rate", "rating.rate_at_counter", "rating.give_reasons", "devices.ask_device",
    "clerk.call_next", "clerk.start", "clerk.finish", "clerk.next_procedure",
    "clerk.no_show", "clerk.transfer", "clerk.park", "clerk.resume", "clerk.reinstate", "clerk.recall", "clerk.undo",
    "desk.redirect", "desk.cancel_for", "desk.reinstate", "desk.undo", "devices.roles_of_link", "devices.usual_name",
    "forgetting.forget", "leaving.end_stale_seats", "onward.next_procedure", "pairing.ask_to_pair", "pausing.pause",
    "pausing.announce_break", "pausing.announce_break_for", "pausing.cancel_break", "pausing.cancel_break_for",
    "pausing.open_counter", "people.sign_out", "pin_tries.prove_pin", "priority.require_priority",
    "reporting.begin_report", "reporting.end_report", "reporting.note_trouble", "settings.preview",
    "work.begin", *managers.LEAVE_NONE,
}  # fmt: skip


def actions() -> set[str]:
    """Every function that does something in an office: "module.name"."""
    found = set()
    for item in pkgutil.iter_modules([str(ACTIONS)]):
        module = importlib.import_module(f"office.actions.{item.name}")
        for name, made in vars(module).items():
            mine = inspect.isfunction(made) and made.__module__ == module.__name__ and not name.startswith("_")
            if mine and next(iter(inspect.signature(made).parameters), "") == "office":
                found.add(f"{item.name}.{name}")
    return found


def moves_written() -> set[str]:
    """Every word that an action hands to the journal as its move, as the source has it."""
    found = set()
    for file in ACTIONS.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = getattr(node.func, "id", "")
            place = {"record": 1, "end_seat": 2, "_change": 2, "_note": 1, "_row": 1}.get(called)
            words = node.args[place:][:1] if place is not None else []
            words += [each.value for each in node.keywords if called == "Journal" and each.arg == "move"]
            found |= {str(word.value) for word in words if isinstance(word, ast.Constant)}
    return found | set(Move)


def all_of_today(office: Office, **only: Any) -> list[Entry]:
    return entries(office, Asked(TODAY, TODAY, **only))


def test_every_action_says_what_it_leaves_in_the_audit() -> None:
    unsaid = sorted(actions() - ACTS.keys() - LEAVE_NONE)
    gone = sorted((ACTS.keys() | LEAVE_NONE) - actions())

    assert (unsaid, gone) == ([], []), "put it into ACTS or LEAVE_NONE"


def test_every_move_in_the_journal_is_audited_or_said_not_to_be() -> None:
    assert sorted(moves_written() - AUDITED.keys() - NOT_AUDITED) == [], "put it into office/rules/audit.py"
    assert AUDITED.keys() & NOT_AUDITED == set()


@pytest.fixture
def world(office: Office) -> World:
    settled = with_editions(office)
    made = World(settled, seated(settled))
    devices.add_device(settled, "manager", "Máy lãnh đạo", None, BOSS)
    return made


def test_each_leaves_exactly_one_entry_with_who_what_and_no_secret(world: World) -> None:
    wrong = []
    for name, case in ACTS.items():
        case.before(world)
        before = {entry.id for entry in all_of_today(world.office)}
        case.act(world)
        new = [entry for entry in all_of_today(world.office) if entry.id not in before]
        if [entry.kind for entry in new] != [case.kind] or not new[0].who:
            wrong.append(f"{name}: {[(entry.kind, entry.move) for entry in new]}")

    assert wrong == []
    told = repr(all_of_today(world.office))
    assert [
        secret for secret in (PIN, NEW_PIN, "argon2", "thiếu giấy", *managers.SECRETS, *world.secrets) if secret in told
    ] == []


def test_it_is_found_by_kind_day_and_who(world: World) -> None:
    people.change_clerk(world.office, world.clerk.clerk_id, HUNG, Actor("operator"))
    out_of_turn(world)

    (call,) = all_of_today(world.office, kind=Kind.TURNS)
    assert (call.about, call.counter, call.whose, call.changed) == ("A001", "1", "Hùng", ())
    change, *_ = all_of_today(world.office, who="operator")
    assert change.changed == (("name", "Lan", "Hùng"), ("fields", [], ["ho-tich"]))
    yesterday = TODAY - dt.timedelta(days=1)
    assert entries(world.office, Asked(yesterday, yesterday)) == []
    assert ("clerk:1", "Hùng") in actors(world.office, Asked(TODAY, TODAY))
    assert entries(world.office, Asked(TODAY, TODAY), limit=1, before=call.id) == [change]


def test_a_call_out_of_turn_that_was_taken_back_says_so(world: World) -> None:
    out_of_turn(world)
    clerk.undo(world.office, world.clerk)

    (call,) = all_of_today(world.office, kind=Kind.TURNS)
    assert call.undone


def test_what_changes_nothing_leaves_nothing(world: World) -> None:
    device = world.device()
    devices.revoke_device(world.office, device, BOSS)
    before = len(all_of_today(world.office))
    devices.revoke_device(world.office, device, BOSS)
    people.change_clerk(world.office, world.clerk.clerk_id, people.ClerkChange(name="Lan"), BOSS)

    assert len(all_of_today(world.office)) == before
