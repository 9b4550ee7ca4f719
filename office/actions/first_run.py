"""The way to the first ticket: saying "done" or "later" to a step of it."""

from __future__ import annotations

from office.actions.work import begin
from office.context import Office
from office.rules.first_run import Step
from office.storage.first_run import FirstRun


def pass_step(office: Office, step: Step) -> None:
    """The step is behind us: what it asks for was looked at, or is left for later."""
    with begin(office) as work:
        row = work.session.get(FirstRun, office.id)
        if row is None:
            row = FirstRun(office_id=office.id, passed="", finished_at=None)
            work.session.add(row)
        passed = {each for each in row.passed.split(",") if each} | {step}
        row.passed = ",".join(each for each in Step if each in passed)
