"""How often one may ask: a device that runs wild, somebody who tries codes and tokens.

An office shares one address: two hundred phones behind the lobby's Wi-Fi. So what is right is never counted by address,
and a wrong try of one phone shuts out no other: only the codes that set up a screen are closed to an address for a
while, for they are short. PINs have locks of their own (office/rules/tries.py). Counted in this process's memory: a
restart forgets, and costs a guesser little more.
"""

from __future__ import annotations

import time

from flask import Flask, Response, current_app, g, request
from limits import RateLimitItem, parse
from limits.strategies import FixedWindowRateLimiter

from web.api import PREFIX
from web.identity import NOBODY, caller
from web.problems import standard_problem
from web.tallies import Tallies

# A kiosk at its busiest asks five times a second.
OF_A_CALLER = parse("12000/minute")
# Unknown tokens: of screens, clerks, tickets.
WRONG_TOKENS = parse("1000/minute")
WRONG_CODES = parse("60/10minutes")
TAKE_CODES = frozenset({"start.setup", "start.set_up"})


def count_anew(app: Flask) -> None:
    app.extensions["limits"] = FixedWindowRateLimiter(Tallies())


def init_app(app: Flask) -> None:
    @app.before_request
    def refuse_too_many() -> Response | None:
        if request.endpoint in TAKE_CODES and not _limiter().test(WRONG_CODES, _address()):
            return too_many(WRONG_CODES, _address())
        who = caller() if request.path.startswith(PREFIX) else NOBODY
        if who.known and not _limiter().hit(OF_A_CALLER, who.actor.label):
            return too_many(OF_A_CALLER, who.actor.label)
        return None

    @app.after_request
    def count_wrong(response: Response) -> Response:
        if g.get("wrong_code"):
            _limiter().hit(WRONG_CODES, _address())
        no_ticket = response.status_code == 404 and "token" in (request.view_args or {})
        if (no_ticket or response.status_code == 401) and not _limiter().hit(WRONG_TOKENS, _address()):
            return too_many(WRONG_TOKENS, _address())
        return response


def note_wrong_code() -> None:
    """The present request came with a code that is none."""
    g.wrong_code = True


def too_many(limit: RateLimitItem, whose: str) -> Response:
    """The answer, and when to come again."""
    response = standard_problem(429, "too-many")
    resets = _limiter().get_window_stats(limit, whose).reset_time
    response.headers["Retry-After"] = str(max(1, round(resets - time.time())))
    return response


def _limiter() -> FixedWindowRateLimiter:
    limiter: FixedWindowRateLimiter = current_app.extensions["limits"]
    return limiter


def _address() -> str:
    return request.remote_addr or ""
