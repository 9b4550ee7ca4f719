"""The tablet at a counter that faces the citizen: how was it? Its page, and its calls."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from flask import Response
from pydantic import Field

from office.actions.rating import Tablet, give_reasons, rate_at_counter
from office.rules.rating import REASONS, SCORES
from office.rules.refusals import NOT_HERE, Refusal
from office.snapshots.asking import asking_at
from office.snapshots.views import counter_ref
from web import shapes
from web.api import Api, answer
from web.bodies import Body, Plain, read_body
from web.identity import DeviceAt, caller, the_office
from web.pages import Pages, screen_page

pages = Pages("tablet", __name__, template_folder="templates")
api = Api("tablet", __name__)
TABLET = {"rating"}
Number = Annotated[Plain, Field(min_length=1, max_length=16)]


class RateHere(Body):
    number: Number
    score: Annotated[int, Field(ge=1, le=5)]


class Why(Body):
    number: Number
    reasons: Annotated[list[Literal["waiting", "guidance", "manner", "papers"]], Field(max_length=len(REASONS))]


@pages.page("/rate")
def rate() -> Response:
    return screen_page("rating", "phone/tablet.html", _boot)


def _boot(device: DeviceAt) -> dict[str, Any]:
    office = the_office()
    return {
        # A counter that the office no longer has is none: the page then says what to do.
        "counter": counter_ref(office, device.counter_id) if office.counter(device.counter_id) else None,
        "scores": list(SCORES[office.settings.satisfaction.levels]),
        "reasons": list(REASONS),
    }


@api.call("GET", "/rating", who=TABLET, answers={200: shapes.Asking})
def asking() -> Response:
    """Whom this tablet asks now: the number whose visit has just ended at its counter, until when."""
    return answer(asking_at(the_office(), _tablet().counter_id))


@api.call("POST", "/rating", who=TABLET, body=RateHere, answers={201: shapes.Rated})
def rate_here() -> Response:
    """The citizen's answer, once a visit."""
    body = read_body(RateHere)
    rate_at_counter(the_office(), _tablet(), body.number, body.score)
    return answer({"score": body.score}, 201)


@api.call("POST", "/rating/reasons", who=TABLET, body=Why, answers={201: shapes.RatedWhy})
def why() -> Response:
    """Why it was so; optional, soon after the answer."""
    body = read_body(Why)
    give_reasons(the_office(), _tablet(), body.number, body.reasons)
    return answer({"reasons": body.reasons}, 201)


def _tablet() -> Tablet:
    device = caller().device
    if device is None or device.counter_id is None or the_office().counter(device.counter_id) is None:
        raise Refusal(NOT_HERE)
    return Tablet(device.id, device.counter_id)
