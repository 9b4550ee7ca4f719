"""Satisfaction against an independent count over the journal, which knows each rating, its doubt and who finished."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from office.actions.clerk import ClerkAt, call_next, finish, start, transfer, undo
from office.actions.devices import add_device
from office.actions.onward import Destination
from office.actions.rating import Tablet, give_reasons, rate, rate_at_counter
from office.context import Office
from office.figures.answers import read_answers
from office.figures.past import read_past
from office.figures.satisfaction import Line, reasons_named, satisfaction, whole
from office.figures.summary import summary
from office.rules.rating import Doubt
from office.rules.shares import Z, wilson
from office.rules.tickets import Outcome
from office.sections import SatisfactionSettings
from tests.builders import SetClock, journal, open_office, seated, ticket_for
from tests.databases import KINDS, Databases

RULES = SatisfactionSettings(fewest=5)
# One worker lives the day for all of them.
pytestmark = pytest.mark.xdist_group("a day of ratings")


def serve(office: Office, clock: SetClock, clerk: ClerkAt, procedure: str) -> Any:
    ticket_for(office, procedure)
    call_next(office, clerk)
    start(office, clerk)
    clock.forward(minutes=3)
    return finish(office, clerk, Outcome.ACCEPTED, None).moved


@pytest.fixture(scope="module", params=KINDS)
def lived(
    request: pytest.FixtureRequest, databases: Databases, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Office]:
    """A day that every test reads and none changes."""
    folder, clock = tmp_path_factory.mktemp("lived"), SetClock()
    with databases.fresh(request.param, folder) as url:
        office = open_office(folder, clock, url=url)
        live(office, clock)
        yield office
        office.storage.dispose()


def live(office: Office, clock: SetClock) -> None:
    """Some visits at two counters: rated there and on phones, too soon, by staff, in a burst, or not at all."""
    lan, hung = seated(office, "1", "Lan"), seated(office, "2", "Hùng")
    tablet = Tablet(add_device(office, "rating", "Đánh giá 1", "1").id, "1")
    for place in range(14):
        ticket = serve(office, clock, lan, "khai-sinh" if place % 2 else "khai-tu")
        clock.forward(seconds=2 if place == 3 else 9)
        rate_at_counter(office, tablet, ticket.number, (5, 5, 4, 5, 2, 5, 4)[place % 7])
        if place % 5 == 0:
            give_reasons(office, tablet, ticket.number, ["manner"])
        clock.forward(minutes=1)
    for place in range(12):
        ticket = serve(office, clock, hung, "chung-thuc-chu-ky")
        if place == 7:
            undo(office, hung)
            finish(office, hung, Outcome.RETURNED, None)
        if place != 5:
            rate(office, ticket.token, (1, 2, 4)[place % 3], None, source_hash=f"{place}", by_staff=place == 2)
    burst = [serve(office, clock, hung, "chung-thuc-chu-ky") for _ in range(3)]
    for ticket in burst:
        rate(office, ticket.token, 5, "Tốt", source_hash="one")
    # Rated by whom it ended with, not by whom it began with.
    ticket_for(office)
    call_next(office, lan)
    start(office, lan)
    transfer(office, lan, Destination(counter="2"), None, comes_back=False)
    call_next(office, hung)
    start(office, hung)
    rate(office, finish(office, hung, Outcome.ACCEPTED, None).moved.token, 4, None)


def of_the_journal(office: Office) -> tuple[dict[str, Counter[int]], Counter[str]]:
    """Counted scores by clerk, and answers by doubt, from the journal's rows alone."""
    scores: dict[int, int] = {}
    doubts: dict[int, str] = {}
    clerks: dict[int, str] = {}
    for row in journal(office):
        detail = row.detail or {}
        if row.move == "finish" and row.ticket_id:
            clerks[row.ticket_id] = str(row.clerk_id)
        if row.move == "rate" and "score" in detail and row.ticket_id:
            scores[row.ticket_id] = detail["score"]
            if detail["doubt"]:
                doubts[row.ticket_id] = detail["doubt"]
        if row.move == "rate" and "tickets" in detail:
            doubts |= {ticket: detail["doubt"] for ticket in detail["tickets"] if ticket not in doubts}
    counted: dict[str, Counter[int]] = defaultdict(Counter)
    for ticket, score in scores.items():
        if ticket not in doubts:
            counted[clerks[ticket]][score] += 1
    return counted, Counter(doubts.values())


def lines_of(office: Office, by: Any) -> dict[str, Line]:
    day = office.day(office.clock.now())
    return {line.key: line for line in satisfaction(read_answers(office, day, day), by, RULES)}


def test_every_clerk_s_figures_are_those_of_the_journal(lived: Office) -> None:
    counted, doubts = of_the_journal(lived)
    lines = lines_of(lived, "clerk")

    assert {key: +Counter(line.counts) for key, line in lines.items()} == counted
    for key, line in lines.items():
        given = list(counted[key].elements())
        assert line.satisfied == sum(score >= 4 for score in given) / len(given)
        assert line.points == pytest.approx(sum(25 * (score - 1) for score in given) / len(given))
        assert line.index_points == pytest.approx((line.points or 0) * 0.18)
    [all_of_it] = lines_of(lived, "all").values()
    assert +Counter(all_of_it.left_out) == doubts == {Doubt.QUICK: 1, Doubt.STAFF: 1, Doubt.BURST: 3}


def test_who_is_above_or_below_the_rest_is_said_only_when_it_is_more_than_chance(lived: Office) -> None:
    lan, hung = lines_of(lived, "clerk").values()

    assert (lan.beside, hung.beside) == ("above", "below")
    assert "Cao hơn rõ" in lan.said.vi
    assert lines_of(lived, "channel")["phone"].beside is None, "there is no better half of a month"


def test_a_group_with_few_answers_has_no_figure_and_says_so(lived: Office) -> None:
    day = lived.day(lived.clock.now())
    answers = read_answers(lived, day, day)
    few = {line.key: line for line in satisfaction(answers, "procedure", at_least(7))}["khai-tu"]

    assert few.answers == 7
    assert few.satisfied is not None
    none = {line.key: line for line in satisfaction(answers, "procedure", at_least(8))}["khai-tu"]
    assert (none.answers, none.satisfied, none.points, none.low, none.beside) == (7, None, None, None, None)
    assert "7" in none.said.vi
    assert "8" in none.said.vi
    assert whole(answers, at_least(1000)).satisfied is not None


def at_least(fewest: int) -> SatisfactionSettings:
    return RULES.model_copy(update={"fewest": fewest})


def test_reasons_are_counted_apart_for_the_satisfied_and_the_others(lived: Office) -> None:
    day = lived.day(lived.clock.now())
    given = read_answers(lived, day, day).given

    assert reasons_named(given) == {"manner": (3, 0)}
    unhappy = [replace(each, score=2) for each in given]
    assert reasons_named(unhappy) == {"manner": (0, 3)}


def test_doubtful_answers_are_in_no_figure_of_past_days_either(lived: Office) -> None:
    counted, _ = of_the_journal(lived)
    day = lived.day(lived.clock.now())
    [line] = summary(read_past(lived, day, day), "all")

    assert line.ratings == sum(sum(scores.values()) for scores in counted.values())


@pytest.mark.parametrize(("hits", "count"), [(0, 3), (1, 5), (19, 20), (40, 43), (300, 1000)])
def test_the_interval_s_ends_are_as_far_from_the_share_as_chance_reaches(hits: int, count: int) -> None:
    """Wilson's ends are the shares p for which the seen one lies just z standard errors away: put in, not solved."""
    for end in wilson(hits, count):
        reach = Z * (end * (1 - end) / count) ** 0.5
        assert abs(hits / count - end) == pytest.approx(reach, abs=1e-9)


def test_without_answers_the_share_may_be_anything() -> None:
    assert wilson(0, 0) == (0, 1)
