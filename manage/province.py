"""The same figures for other programs, such as the province's: to be read with a token of their own, nothing else.

Documented in docs/province-api.md. Clerks have no names here unless `[province] clerk_names` says so.
"""

from __future__ import annotations

from flask import Response

from manage import asking, evidence_shapes, figures_shapes, satisfaction_shapes, shapes
from manage import evidence as evidence_page
from manage import satisfaction as satisfaction_page
from manage.evidence_view import as_file as evidence_file
from manage.evidence_view import as_json as evidence_json
from manage.evidence_view import shown
from manage.figures import BOOK_QUERY, book_asked, figures_asked
from manage.figures import QUERY as FIGURES_QUERY
from manage.log import LOG_QUERY, log_asked
from manage.satisfaction_view import as_file, as_json
from web.api import XLSX, Api, answer
from web.identity import MANAGER, PROVINCE, the_office

api = Api("manage_province", __name__)
WHO = {PROVINCE, MANAGER}


@api.call("GET", "/reports/figures", who=WHO, answers={200: figures_shapes.PastFigures}, query=FIGURES_QUERY)
def figures() -> Response:
    """Visitors, waits, service times and outcomes over some days: in all, and split by what is asked."""
    office = the_office()
    return figures_asked(office, clerk_names=office.settings.province.clerk_names)


@api.call("GET", "/reports/figures/workbook", who=WHO, answers={200: bytes}, files=(XLSX,), query=BOOK_QUERY)
def workbook() -> Response:
    """The same with every split in one workbook, a sheet each."""
    office = the_office()
    return book_asked(office, clerk_names=office.settings.province.clerk_names)


@api.call(
    "GET",
    "/reports/satisfaction",
    who=WHO,
    answers={200: satisfaction_shapes.Satisfaction},
    query=satisfaction_page.QUERY,
)
def satisfaction() -> Response:
    """What citizens answered over some days, with how sure it is and what was left out; no comments."""
    office, kind = the_office(), asking.format_asked()
    said = satisfaction_page.asked(office, with_names=office.settings.province.clerk_names)
    if kind != "json":
        return asking.as_file(as_file(office, said, kind), satisfaction_page.file_name(said), kind)
    return answer(as_json(office, said))


@api.call("GET", "/reports/papi", who=WHO, answers={200: evidence_shapes.Papi}, query=evidence_page.DAYS)
def papi() -> Response:
    """Proxies from the queue for the questions that PAPI asks households; never a PAPI score."""
    office, kind = the_office(), asking.format_asked()
    said = shown(office, *asking.days_asked(office))
    if kind != "json":
        return asking.as_file(evidence_file(office, said, kind), evidence_page.file_name(said), kind)
    return answer(evidence_json(said))


@api.call("GET", "/reports/service-log", who=WHO, answers={200: shapes.Log}, query=LOG_QUERY)
def service_log() -> Response:
    """Each service of some days, and what each clerk did beside the whole office."""
    office = the_office()
    return log_asked(office, names=office.settings.province.clerk_names)
