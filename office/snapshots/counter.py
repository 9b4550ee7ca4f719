"""What the clerk at a counter sees: whom they serve, who waits and why, and the moves that are allowed now."""

from __future__ import annotations

import datetime as dt
from typing import Any

from office.context import Office
from office.rules.reasons import sentence
from office.rules.routing import Turn
from office.rules.tickets import Move, State, moves_from
from office.snapshots.journeys import journey_of
from office.snapshots.returns import return_days
from office.snapshots.room import Room, Seat, TicketRow
from office.snapshots.today import today_at
from office.snapshots.views import announced_view, counter_ref, ticket_view, time_text
from office.storage.journal import last_undoable, moved_since

Json = dict[str, Any]


def counter_view(room: Room, counter_id: str) -> Json:
    office = room.office
    seat = room.seats.get(counter_id)
    current = room.current.get(counter_id)
    row = room.counters.get(counter_id)
    return {
        "revision": room.revision,
        "edition": office.edition,
        "now": time_text(office, room.now),
        "counter": counter_ref(office, counter_id),
        "clerk": {"id": str(seat.clerk_id), "name": seat.clerk_name} if seat else None,
        "state": "paused" if room.is_paused(counter_id) else "open",
        "paused_reason": row.paused_reason if row else None,
        "announced": announced_view(room, counter_id),
        "moves": _moves_of_counter(room, counter_id),
        "current": _current(office, current) if current is not None else None,
        "waiting": [_waiting(room, counter_id, turn) for turn in room.order(counter_id)],
        "parked": [_parked(room, counter_id, ticket) for ticket in parked_for(room, seat)],
        "undo": undo_view(room, counter_id, f"clerk:{seat.clerk_id}") if seat else None,
        "today": today_at(office, room.day, seat.clerk_id if seat else None),
    }


def parked_for(room: Room, seat: Seat | None) -> list[TicketRow]:
    """The clerk's own parked tickets, and those of colleagues who sit nowhere now."""
    away = {seat.clerk_id for seat in room.seats.values()} - ({seat.clerk_id} if seat else set())
    return [item for item in room.tickets if item.state == State.PARKED and item.bound_clerk not in away]


def _moves_of_counter(room: Room, counter_id: str) -> list[str]:
    calls = ["call_next"] if _may_call(room, counter_id) and room.order(counter_id) else []
    return [*calls, str(Move.REINSTATE), str(Move.UNDO)]


def undo_view(room: Room, counter_id: str | None, actor: str) -> Json | None:
    """What an undo would take back, and until when; None when it is too late, or the ticket has moved since."""
    office, length = room.office, dt.timedelta(seconds=room.office.settings.queue.undo_seconds)
    with office.storage.read() as connection:
        last = last_undoable(connection, office.id, room.day, counter_id, actor, room.now - length)
        if last is None or moved_since(connection, last):
            return None
    return {"move": last.move, "number": last.number, "until": time_text(office, last.at + length)}


def _may_call(room: Room, counter_id: str) -> bool:
    return counter_id not in room.current and not room.is_paused(counter_id)


def _current(office: Office, ticket: TicketRow) -> Json:
    spent = ticket.recalls >= office.settings.queue.recall_limit
    moves = [move for move in moves_from(State(ticket.state)) if not (spent and move is Move.RECALL)]
    next_right = Move.FINISH if ticket.state == State.SERVING else Move.NO_SHOW if spent else Move.START
    cooldown = dt.timedelta(seconds=office.settings.queue.recall_cooldown_seconds)
    return {
        **_ticket(office, ticket),
        "moves": [str(move) for move in moves],
        "proposes": str(next_right),
        "recall_at": time_text(office, ticket.recalled_at and ticket.recalled_at + cooldown),
        "return_days": return_days(office, ticket.procedure),
    }


def _waiting(room: Room, counter_id: str, turn: Turn) -> Json:
    ticket = room.by_id[turn.ticket]
    may_call = _may_call(room, counter_id)
    return {
        **_ticket(room.office, ticket, room),
        "waited_seconds": max(0, int((room.now - ticket.issued_at).total_seconds())),
        "why": _why(room.office, ticket, turn),
        "moves": [str(move) for move in _FROM_WAITING if may_call or move is not Move.CALL_OUT_OF_TURN],
    }


def _parked(room: Room, counter_id: str, ticket: TicketRow) -> Json:
    free = counter_id not in room.current
    moves = [str(move) for move in moves_from(State.PARKED) if free or move is not Move.RESUME]
    mine = room.seats.get(counter_id)
    anybodys = mine is None or ticket.bound_clerk != mine.clerk_id
    return {**_ticket(room.office, ticket), "moves": moves, "anybodys": anybodys}


def _ticket(office: Office, ticket: TicketRow, room: Room | None = None) -> Json:
    return {**ticket_view(office, ticket, room), "note": ticket.note}


def _why(office: Office, ticket: TicketRow, turn: Turn) -> dict[str, str]:
    klass = next((item for item in office.settings.priority if item.id == ticket.priority), None)
    journey = journey_of(office, ticket)
    values = {
        "class_vi": klass.name if klass else ticket.priority,
        "class_en": (klass.name_en or klass.name) if klass else ticket.priority,
        "step": ticket.step or 1,
        "of": len(journey.steps) if journey else 1,
    }
    return sentence(turn.why, values)


_FROM_WAITING = moves_from(State.WAITING)
