"""Another program, such as the province's, may read the office's figures: by a token of its own."""

from __future__ import annotations

from dataclasses import dataclass

from office.actions.moves import record
from office.actions.work import Actor, begin
from office.context import Office
from office.rules.rating_refusals import NO_REPORT_TOKEN
from office.rules.refusals import Refusal
from office.secrets import new_token, token_hash
from office.storage.ratings import ReportToken


@dataclass(frozen=True)
class NewReportToken:
    id: int
    token: str


def add_report_token(office: Office, name: str, actor: Actor) -> NewReportToken:
    """A token that reads figures and nothing else. It is shown only now; what is kept is its hash."""
    token = new_token()
    with begin(office) as work:
        made = ReportToken(office_id=office.id, name=name, token_hash=token_hash(token), created_at=work.now)
        work.session.add(made)
        work.session.flush()
        detail = {"report_token": made.id, "name": name, "changed": {"active": [False, True]}}
        record(work, "add_report_token", actor, detail=detail)
        return NewReportToken(made.id, token)


def revoke_report_token(office: Office, token_id: int, actor: Actor) -> None:
    """From now on the token opens nothing. Raises Refusal when there is none such."""
    with begin(office) as work:
        found = work.session.get(ReportToken, token_id)
        if found is None or found.office_id != office.id or found.revoked_at is not None:
            raise Refusal(NO_REPORT_TOKEN)
        found.revoked_at = work.now
        detail = {"report_token": found.id, "name": found.name, "changed": {"active": [True, False]}}
        record(work, "revoke_report_token", actor, detail=detail)
