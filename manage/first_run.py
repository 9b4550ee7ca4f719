"""The manager's calls on the way from the set-up link to the first ticket."""

from __future__ import annotations

from typing import Annotated, Any

from flask import Response
from pydantic import Field

from manage import first_run_shapes as shapes
from office.actions.first_run import pass_step
from office.actions.settings import Draft, change_settings
from office.rules.first_run import Step
from office.snapshots.first_run import first_run_view
from office.toml_file.mistakes import ConfigMistakes
from web.api import Api, answer, nothing
from web.bodies import Body, Plain, read_body
from web.identity import MANAGER, caller, the_office
from web.pages import ADDRESSES, house_language
from web.problems import WrongInput
from web.qr import qr_svg

api = Api("manage_first_run", __name__)
WHO = {MANAGER}
Time = Annotated[Plain, Field(min_length=1, max_length=8)]


class PassedStep(Body):
    step: Step


class Hours(Body):
    opens: Time
    closes: Time


class TheOffice(Body):
    name: Annotated[Plain, Field(min_length=1, max_length=200)]
    name_en: Annotated[Plain, Field(max_length=200)] = ""
    days: Annotated[list[Annotated[Plain, Field(max_length=3)]], Field(max_length=7)]
    sessions: Annotated[list[Hours], Field(min_length=1, max_length=4)]


@api.call("GET", "/manage/first-run", who=WHO, answers={200: shapes.FirstRun})
def first_run() -> Response:
    """The steps to the first ticket, and where each kind of screen finds the office."""
    office = the_office()
    addresses = {role: f"{office.public_url}{ADDRESSES[role]}" for role in ("kiosk", "counter", "display")}
    screens = {role: {"url": url, "qr": str(qr_svg(url, url))} for role, url in addresses.items()}
    return answer({**first_run_view(office), "screens": screens})


@api.call("POST", "/manage/first-run/passed", who=WHO, body=PassedStep, answers={204: None})
def passed() -> Response:
    """A step is done, or left for later."""
    pass_step(the_office(), read_body(PassedStep).step)
    return nothing()


@api.call("PUT", "/manage/first-run/office", who=WHO, body=TheOffice, answers={204: None})
def put_office() -> Response:
    """The office's name and hours; the rest of its settings stays."""
    body = read_body(TheOffice)

    def edit(draft: Draft) -> None:
        draft.settings["office"] |= {"name": body.name, "name_en": body.name_en}
        draft.settings["hours"] |= {"days": body.days, "sessions": [each.model_dump() for each in body.sessions]}

    try:
        change = change_settings(the_office(), edit, caller().actor)
    except ConfigMistakes as found:
        raise WrongInput([_said(mistake) for mistake in found.mistakes]) from found
    pass_step(change.office, Step.OFFICE)
    return nothing()


def _said(mistake: Any) -> dict[str, str]:
    english = house_language() == "en"
    return {"field": ".".join(str(part) for part in mistake.path), "detail": mistake.en if english else mistake.vi}
