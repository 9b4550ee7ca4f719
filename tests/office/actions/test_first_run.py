"""The way from the set-up link to the first ticket: what is there is seen, what is passed over stays passed."""

from __future__ import annotations

from office.actions.clerk import call_next
from office.actions.devices import OPERATOR, add_device
from office.actions.first_run import pass_step
from office.actions.managers import add_manager
from office.actions.people import add_clerk
from office.context import Office
from office.rules.first_run import Step
from office.snapshots.first_run import first_run_view, is_under_way
from tests.builders import PASSWORD, PIN, seated, ticket_for


def states(office: Office) -> dict[str, str]:
    return {each["id"]: each["state"] for each in first_run_view(office)["steps"]}


def now(office: Office) -> str | None:
    return next((step for step, state in states(office).items() if state == "now"), None)


def test_a_step_is_done_once_what_it_asks_for_is_there(office: Office) -> None:
    way = [now(office)]
    pass_step(office, Step.OFFICE)
    way.append(now(office))
    add_manager(office, "Lê Thu Hà", "ha.le", PASSWORD, OPERATOR)
    way.append(now(office))
    add_clerk(office, "Lan", PIN, (), OPERATOR)
    for role, counter in (("kiosk", None), ("counter", "1"), ("display", None)):
        way.append(now(office))
        add_device(office, role, role, counter)
    way.append(now(office))

    assert way == list(Step)
    assert set(states(office).values()) == {"done", "now"}


def test_what_is_left_for_later_leads_on_and_can_be_done_afterwards(office: Office) -> None:
    for step in (Step.OFFICE, Step.ACCOUNT, Step.KIOSK):
        pass_step(office, step)
    assert (now(office), states(office)["account"], states(office)["kiosk"]) == ("clerk", "later", "later")
    add_device(office, "kiosk", "Ki-ốt", None)
    assert states(office)["kiosk"] == "done"


def test_the_way_ends_with_the_first_call_whatever_was_left_out(office: Office) -> None:
    assert is_under_way(office)
    clerk, ticket = seated(office, "1"), ticket_for(office)
    assert first_run_view(office)["ticket"] == {"number": ticket.number, "seated": True}
    assert is_under_way(office)
    call_next(office, clerk)

    assert not is_under_way(office)
    assert first_run_view(office)["finished"]


def test_somebody_who_wants_none_of_it_is_let_go(office: Office) -> None:
    for step in Step:
        pass_step(office, step)

    assert not is_under_way(office)
