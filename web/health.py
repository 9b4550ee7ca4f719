"""Is the office able to work? Asked by whoever watches the machine."""

from __future__ import annotations

from flask import Response
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError

from office.storage.models import OfficeRow
from web.api import answer
from web.identity import the_office
from web.pages import Pages

pages = Pages("health", __name__)


@pages.page("/healthz")
def healthz() -> Response:
    """200 when a write can be committed, 503 when it can't. It writes a value onto itself and nothing else."""
    office = the_office()
    try:
        with office.storage.engine.execution_options(motcua_write=True).begin() as connection:
            connection.execute(
                update(OfficeRow).where(OfficeRow.id == office.id).values(last_call_seq=OfficeRow.last_call_seq)
            )
    except DBAPIError:
        return answer({"status": "storage-unavailable"}, 503)
    return answer({"status": "ok"})
