"""What the queue can honestly bring to the questions that PAPI asks households: proxies, never a PAPI score."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from sqlalchemy import func, select

from office.catalogue import Procedure, Words
from office.context import Office
from office.figures.answers import Answers, Given
from office.figures.evidence_words import ASKS, DEFINITIONS, NAMES, NOTES
from office.figures.past import Flags, Names, Past
from office.rules.rating import SATISFIED
from office.rules.shares import wilson
from office.rules.tickets import Move, Outcome, State
from office.storage.models import Service

Unit = Literal["share", "a_visit"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """`hits` of `of`: the count behind the value. A value of None: nothing was counted, or nothing recorded.

    `low` and `high` only where answers are a sample; all else is counted whole.
    """

    key: str
    asks: Words
    name: Words
    definition: Words
    unit: Unit
    hits: int
    of: int
    value: float | None
    low: float | None = None
    high: float | None = None
    note: Words | None = None


@dataclass(frozen=True, slots=True)
class OfProcedure:
    """How often citizens had to fetch a paper and came back the same day, and how often they left for want of one."""

    procedure: str
    served: int
    came_back: int
    missing_papers: int


def evidence(office: Office, past: Past, answers: Answers) -> list[Evidence]:
    """One row a proxy, in the order of the questions."""
    catalogue = office.catalogue.procedures
    offered = [item for item in catalogue if item.offered]
    known = {item.id: item for item in catalogue}
    wanted = [known.get(str(name)) for name in past.visits.procedure]
    done, last = _ended(past)
    counted = [each for each in answers.given if each.doubt is None]
    served = int(past.visits.served.sum())
    transfers: Flags = past.services.ended_by == str(Move.TRANSFER)
    one_window = past.visits.served.copy()
    one_window[past.services.visit[transfers]] = False
    return [
        _share("documents_shown", sum(_has_papers(item) for item in wanted), len(wanted)),
        _share("missing_papers", int(np.count_nonzero(last == str(Outcome.MISSING_PAPERS))), done),
        _share("fees_shown", sum(item.fee is not None for item in offered), len(offered)),
        _asked("satisfied_with_clerk", sum(each.score >= SATISFIED for each in counted), len(counted)),
        _share("manner_named", sum(_complains(each) for each in counted), len(counted)),
        _recorded("return_date", *_promised(office, past)),
        _share("time_limit_shown", sum(_has_limit(item) for item in wanted), len(wanted)),
        _make("transfers", int(transfers.sum()), served, "a_visit"),
        _share("one_window", int(one_window.sum()), served),
        _share("came_back", len(np.unique(past.services.visit[past.services.parked > 0])), served),
        _asked("satisfied", sum(each.score >= SATISFIED for each in counted), len(counted)),
    ]


def by_procedure(past: Past) -> list[OfProcedure]:
    """Of each procedure that was served, the most visited first."""
    visits, services = past.visits, past.services
    came_back = np.zeros(len(visits), dtype=bool)
    came_back[services.visit[services.parked > 0]] = True
    without = np.zeros(len(visits), dtype=bool)
    without[services.visit[services.outcome == str(Outcome.MISSING_PAPERS)]] = True
    found = []
    for name in sorted({str(item) for item in visits.procedure[visits.served]}):
        mine = (visits.procedure == name) & visits.served
        count = int(mine.sum())
        found.append(OfProcedure(name, count, int((mine & came_back).sum()), int((mine & without).sum())))
    return sorted(found, key=lambda item: -item.served)


def _ended(past: Past) -> tuple[int, Names]:
    """How many visits are over, and the outcome of each one's last service."""
    over = past.visits.state == str(State.DONE)
    visit = past.services.visit
    tails = np.flatnonzero(np.append(visit[1:] != visit[:-1], True))[: len(visit)]
    mine = tails[over[visit[tails]]] if len(visit) else tails
    outcomes: Names = past.services.outcome[mine]
    return int(over.sum()), outcomes


def _promised(office: Office, past: Past) -> tuple[int, int]:
    """How many dossiers were accepted with a return date told, and how many in all."""
    accepted = (
        Service.office_id == office.id,
        Service.business_day.between(past.first, past.last),
        Service.outcome == str(Outcome.ACCEPTED),
    )
    with office.storage.read() as connection:
        told, count = connection.execute(select(func.count(Service.return_on), func.count()).where(*accepted)).one()
    return told, count


def _has_papers(item: Procedure | None) -> bool:
    return item is not None and bool(item.documents)


def _has_limit(item: Procedure | None) -> bool:
    return item is not None and item.time_limit is not None


def _complains(each: Given) -> bool:
    return each.score < SATISFIED and "manner" in each.reasons


def _share(key: str, hits: int, of: int) -> Evidence:
    return _make(key, hits, of, "share")


def _asked(key: str, hits: int, of: int) -> Evidence:
    """A share of answers, which are a sample of those who were served: with how sure it is."""
    return _make(key, hits, of, "share", *(wilson(hits, of) if of else (None, None)))


def _recorded(key: str, hits: int, of: int) -> Evidence:
    """A share of what clerks may write down or leave out: where none did, the queue knows nothing, not "nobody"."""
    return _make(key, hits, of, "share") if hits else replace(_make(key, 0, of, "share"), value=None)


def _make(key: str, hits: int, of: int, unit: Unit, low: float | None = None, high: float | None = None) -> Evidence:
    value = hits / of if of else None
    return Evidence(key, ASKS[key], NAMES[key], DEFINITIONS[key], unit, hits, of, value, low, high, NOTES.get(key))
