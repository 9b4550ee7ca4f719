"""The life of a ticket: its states, and the one table of moves between them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class State(StrEnum):
    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    PARKED = "parked"
    DONE = "done"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


class Move(StrEnum):
    ISSUE = "issue"
    CALL = "call"
    CALL_OUT_OF_TURN = "call_out_of_turn"
    RECALL = "recall"
    START = "start"
    NEXT_PROCEDURE = "next_procedure"
    FINISH = "finish"
    NO_SHOW = "no_show"
    TRANSFER = "transfer"
    REDIRECT = "redirect"
    PARK = "park"
    RESUME = "resume"
    REINSTATE = "reinstate"
    PRIORITY = "priority"
    CANCEL = "cancel"
    EXPIRE = "expire"
    UNDO = "undo"


class Outcome(StrEnum):
    ACCEPTED = "accepted"
    RETURNED = "returned"
    MISSING_PAPERS = "missing_papers"
    GUIDED = "guided"
    REFUSED = "refused"


class CameBy(StrEnum):
    """How a ticket came to wait (again), where it was not simply taken."""

    TRANSFER = "transfer"
    RETURN = "return"
    JOURNEY = "journey"
    REINSTATE = "reinstate"
    REDIRECT = "redirect"


W, C, S, P = State.WAITING, State.CALLED, State.SERVING, State.PARKED
LIVE = (W, C, S, P)
AT_COUNTER = (C, S)

# The one table: from which states each move is allowed, and where it leads. A ticket is issued into `waiting`,
# and an undo leads back along a row of this table. `finish` leads to `waiting` when the ticket returns to an
# earlier clerk, or walks on to the next step of its journey.
WAYS: Mapping[Move, Mapping[State, frozenset[State]]] = {
    Move.CALL: {W: frozenset({C})},
    Move.CALL_OUT_OF_TURN: {W: frozenset({C})},
    Move.RECALL: {C: frozenset({C})},
    Move.START: {C: frozenset({S})},
    Move.NEXT_PROCEDURE: {S: frozenset({S})},
    Move.FINISH: {S: frozenset({State.DONE, W})},
    Move.NO_SHOW: {C: frozenset({State.NO_SHOW})},
    Move.TRANSFER: {C: frozenset({W}), S: frozenset({W})},
    Move.REDIRECT: {W: frozenset({W})},
    Move.PARK: {C: frozenset({P}), S: frozenset({P})},
    Move.RESUME: {P: frozenset({S})},
    Move.REINSTATE: {State.NO_SHOW: frozenset({W})},
    Move.PRIORITY: {state: frozenset({state}) for state in LIVE},
    Move.CANCEL: {state: frozenset({State.CANCELLED}) for state in (W, C, P)},
    Move.EXPIRE: {state: frozenset({State.EXPIRED}) for state in LIVE},
}

# What one of the staff can take back: their own moves, but not a recall (it was heard by all).
UNDOABLE = frozenset(WAYS) - {Move.RECALL, Move.EXPIRE}

# The moves that end a service in which something was done for the citizen.
SERVED = frozenset({Move.FINISH, Move.NEXT_PROCEDURE})

# What a guide at the help desk does with a ticket, wherever it waits: put it into another line, give it a class, …
OF_A_GUIDE = frozenset({Move.REDIRECT, Move.PRIORITY, Move.CANCEL, Move.REINSTATE})

# What a clerk does with a ticket: the citizen's own move, the guide's and the office's stay out of it.
OF_A_CLERK = frozenset(WAYS) - {Move.CALL, Move.REDIRECT, Move.CANCEL, Move.EXPIRE}


def allowed(move: Move, state: State) -> bool:
    """Whether `move` may be made on a ticket in `state`."""
    return state in WAYS.get(move, {})


def leads(move: Move, state: State, to: State) -> bool:
    """Whether `move` may lead from `state` to `to`."""
    return to in WAYS.get(move, {}).get(state, ())


def moves_from(state: State) -> list[Move]:
    """Every move that a clerk may make on a ticket in `state`, in the order of the table."""
    return [move for move, ways in WAYS.items() if state in ways and move in OF_A_CLERK]
