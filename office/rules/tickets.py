"""The life of a ticket: its states, and the one table of moves between them."""

from __future__ import annotations

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
    FINISH = "finish"
    NO_SHOW = "no_show"
    TRANSFER = "transfer"
    PARK = "park"
    RESUME = "resume"
    REINSTATE = "reinstate"
    CANCEL = "cancel"
    EXPIRE = "expire"
    UNDO = "undo"


class Outcome(StrEnum):
    ACCEPTED = "accepted"
    RETURNED = "returned"
    MISSING_PAPERS = "missing_papers"
    GUIDED = "guided"
    REFUSED = "refused"


LIVE = (State.WAITING, State.CALLED, State.SERVING, State.PARKED)
AT_COUNTER = (State.CALLED, State.SERVING)

# From which states each move is allowed. The clerk's screen offers just these.
ALLOWED: dict[Move, frozenset[State]] = {
    Move.CALL: frozenset({State.WAITING}),
    Move.CALL_OUT_OF_TURN: frozenset({State.WAITING}),
    Move.RECALL: frozenset({State.CALLED}),
    Move.START: frozenset({State.CALLED}),
    Move.FINISH: frozenset({State.SERVING}),
    Move.NO_SHOW: frozenset({State.CALLED}),
    Move.TRANSFER: frozenset(AT_COUNTER),
    Move.PARK: frozenset(AT_COUNTER),
    Move.RESUME: frozenset({State.PARKED}),
    Move.REINSTATE: frozenset({State.NO_SHOW}),
    Move.CANCEL: frozenset({State.WAITING, State.CALLED, State.PARKED}),
    Move.EXPIRE: frozenset(LIVE),
}

# What a clerk can take back: their own moves at the counter, but not a recall (it was heard by all).
UNDOABLE = frozenset(
    {
        Move.CALL,
        Move.CALL_OUT_OF_TURN,
        Move.START,
        Move.FINISH,
        Move.NO_SHOW,
        Move.TRANSFER,
        Move.PARK,
        Move.RESUME,
        Move.REINSTATE,
    }
)


def allowed(move: Move, state: State) -> bool:
    """Whether `move` may be made on a ticket in `state`."""
    return state in ALLOWED[move]


def moves_from(state: State) -> frozenset[Move]:
    """Every move that a ticket in `state` admits."""
    return frozenset(move for move, states in ALLOWED.items() if state in states)
