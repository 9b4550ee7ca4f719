"""The board's lines are the order in which people will really be called."""

from __future__ import annotations

from itertools import cycle

from office.actions.assigning import assign_fields
from office.actions.clerk import ClerkAt, call_next, no_show, transfer
from office.actions.onward import Destination
from office.actions.work import Actor
from office.context import Office
from office.snapshots.looking import look
from office.snapshots.room import Room
from office.snapshots.views import board_view, phone_view
from tests.builders import SetClock, seated, ticket_for

MANAGER = Actor("device:manager")


def busy_room(office: Office, clock: SetClock) -> list[ClerkAt]:
    """Counters that share a field in part, the first free and the second not; both classes wait, one bound ticket."""
    clerks = [seated(office, "1"), seated(office, "2", "Minh")]
    assign_fields(office, "1", ["ho-tich", "chung-thuc"], MANAGER)
    assign_fields(office, "2", ["khai-sinh", "chung-thuc"], MANAGER)
    ticket_for(office, priority="75")
    call_next(office, clerks[1])
    for place, procedure in enumerate(["khai-sinh", "khai-tu", "chung-thuc-chu-ky", "khai-sinh"] * 3):
        clock.forward(seconds=1)
        ticket_for(office, procedure, "75" if place % 5 == 4 else None)
    call_next(office, clerks[0])
    transfer(office, clerks[0], Destination(counter="2"), None, False)
    return clerks


def lines(room: Room) -> dict[str, list[str]]:
    fields = (field.id for field in room.office.catalogue.fields)
    return {field: [room.by_id[item].number for item in room.line(field)] for field in fields if room.line(field)}


def test_counters_in_turn_call_the_lines_as_the_board_shows_them(office: Office, clock: SetClock) -> None:
    clerks = busy_room(office, clock)
    shown = lines(look(office))
    called: dict[str, list[str]] = {}
    for clerk in cycle(clerks):
        if clerk.counter_id in look(office).current:
            no_show(office, clerk)
        ticket = call_next(office, clerk).ticket
        if ticket is None:
            break
        called.setdefault(ticket.field, []).append(ticket.number)
    assert called == shown


def test_a_ticket_stands_as_far_back_as_its_phone_says(office: Office, clock: SetClock) -> None:
    busy_room(office, clock)
    ticket_for(office, "cap-gcn-lan-dau")
    room = look(office)
    for each in board_view(room)["waiting"]:
        tickets = [room.by_id[item] for item in room.line(each["field"])]
        assert [phone_view(room, ticket)["ahead"] for ticket in tickets] == list(range(each["count"]))
        assert each["next"] == [ticket.number for ticket in tickets][:5]
