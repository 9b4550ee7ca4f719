"""Other sites can't act through a browser that is one of our screens.

Three walls, each enough by itself where it stands: our cookies are not sent along with another site's request
(SameSite); the calls believe a cookie only beside a header that no form can send (`Motcua-Screen`); and here whatever
changes something is refused when the browser says that it comes from elsewhere. Programs say nothing of the sort.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask, Response, request

from web.identity import the_office
from web.problems import standard_problem

HARMLESS = frozenset({"GET", "HEAD", "OPTIONS"})
# "none": the person themself, by typing or a bookmark.
OURS = frozenset({"same-origin", "none"})


def init_app(app: Flask) -> None:
    @app.before_request
    def refuse_other_sites() -> Response | None:
        if request.method not in HARMLESS and is_from_elsewhere():
            return standard_problem(403, "other-site")
        return None


def is_from_elsewhere() -> bool:
    """Whether a page of another site sent the request, as far as the browser tells.

    A browser on plain http sends no Sec-Fetch-Site; Origin every browser sends with what changes something. Our pages
    with a form let it stand (`Referrer-Policy: same-origin`): `no-referrer` would make it "null", like a stranger's.
    """
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site is not None:
        return site not in OURS
    if origin is None:
        return False
    # A proxy that was not told to hand on the Host is no reason to shut the office.
    return urlsplit(origin).netloc not in {request.host, urlsplit(the_office().public_url).netloc}
