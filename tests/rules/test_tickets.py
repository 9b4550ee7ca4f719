"""The one table of moves."""

from __future__ import annotations

import pytest

from office.rules.phrases import MOVES, STATES
from office.rules.tickets import LIVE, UNDOABLE, WAYS, Move, State, allowed, leads, moves_from

OVER = set(State) - set(LIVE)


def test_every_move_stands_in_the_table_but_the_first_and_the_one_that_goes_back() -> None:
    assert set(WAYS) == set(Move) - {Move.ISSUE, Move.UNDO}


def test_only_a_no_show_comes_back_from_what_is_over() -> None:
    assert {(move, state) for move in WAYS for state in OVER if allowed(move, state)} == {
        (Move.REINSTATE, State.NO_SHOW)
    }


def test_from_every_live_state_a_ticket_can_come_to_an_end() -> None:
    ends = {state: {to for ways in WAYS.values() for to in ways.get(state, ())} & OVER for state in LIVE}
    assert all(ends.values())


def test_every_state_but_the_expired_is_reached_by_a_clerk_or_the_citizen() -> None:
    reached = {to for move, ways in WAYS.items() if move is not Move.EXPIRE for tos in ways.values() for to in tos}
    assert reached == set(State) - {State.EXPIRED}


@pytest.mark.parametrize(
    ("state", "moves"),
    [
        (State.WAITING, {"call_out_of_turn", "priority"}),
        (State.CALLED, {"recall", "start", "no_show", "transfer", "park", "priority"}),
        (State.SERVING, {"next_procedure", "finish", "transfer", "park", "priority"}),
        (State.PARKED, {"resume", "priority"}),
        (State.NO_SHOW, {"reinstate"}),
        (State.DONE, set()),
        (State.CANCELLED, set()),
        (State.EXPIRED, set()),
    ],
)
def test_a_clerk_is_offered_just_what_the_state_admits(state: State, moves: set[str]) -> None:
    assert {str(move) for move in moves_from(state)} == moves


def test_a_finish_leads_out_or_back_into_the_queue_and_nowhere_else() -> None:
    assert {to for to in State if leads(Move.FINISH, State.SERVING, to)} == {State.DONE, State.WAITING}


def test_what_all_have_heard_is_not_undone() -> None:
    assert Move.RECALL not in UNDOABLE


def test_a_refusal_has_words_for_every_state_and_move() -> None:
    assert set(STATES) == set(State)
    assert set(MOVES) >= set(WAYS)
