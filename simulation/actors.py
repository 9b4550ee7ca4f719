"""Simulated people at a real office: citizens at its kiosk and clerks at its counters, through its own HTTP API.

The same actors make the demonstration's day and a benchmark's load.
"""

from __future__ import annotations

import http.client
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Event, Lock, Thread
from time import monotonic
from urllib.parse import urlsplit
from uuid import uuid4

from simulation.demand import Arrival

PATIENCE_SECONDS = 30
# How often an idle clerk presses the button again, and how long nobody is less than a person can tell.
LOOK_SECONDS, SHORTEST_SECONDS = 2.0, 0.02
TRIES = 3  # calls before a no-show


class Api:
    """The office's API for one token, over one connection that is made anew when it breaks."""

    def __init__(self, base: str, token: str) -> None:
        self._address = urlsplit(base)
        self._token = token
        self._line: http.client.HTTPConnection | None = None

    def post(self, path: str, body: object = None) -> tuple[int, dict[str, object]]:
        """The status and the answer. Sent again with the same key when the line breaks: it moves nothing twice."""
        headers = {
            "Authorization": f"Bearer {self._token}",
            "Content-Type": "application/json",
            "Idempotency-Key": str(uuid4()),
        }
        for last in (False, True):
            try:
                return self._send(path, json.dumps(body or {}), headers)
            except (OSError, http.client.HTTPException):
                self._line = None
                if last:
                    raise
        raise ConnectionError(self._address.netloc)

    def _send(self, path: str, body: str, headers: dict[str, str]) -> tuple[int, dict[str, object]]:
        if self._line is None:
            self._line = http.client.HTTPConnection(self._address.netloc, timeout=PATIENCE_SECONDS)
        self._line.request("POST", f"/api/v1{path}", body.encode(), headers)
        answer = self._line.getresponse()
        content = answer.read()
        return answer.status, json.loads(content) if content else {}


@dataclass
class Tally:
    """What has happened so far."""

    came: int = 0
    turned_away: int = 0
    served: int = 0
    absent: int = 0
    troubles: list[str] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)

    def count(self, what: str) -> None:
        with self._lock:
            setattr(self, what, getattr(self, what) + 1)

    def trouble(self, words: str) -> None:
        with self._lock:
            self.troubles.append(words)


@dataclass
class Street:
    """Who has taken a ticket, and what is drawn for them: known to the clerks by the ticket's token."""

    known: dict[str, Arrival] = field(default_factory=dict)


@dataclass(frozen=True)
class Tempo:
    """The day's clock: it showed `starts` (seconds of the day) when the actors began, and is `speed` times as fast."""

    starts: float
    speed: float
    began: float = field(default_factory=monotonic)

    def until(self, at: float) -> float:
        """Real seconds until the day's clock shows `at`."""
        return self.began + (at - self.starts) / self.speed - monotonic()

    def real(self, seconds: float) -> float:
        return max(SHORTEST_SECONDS, seconds / self.speed)


def citizens(api: Api, arrivals: Sequence[Arrival], street: Street, tempo: Tempo, tally: Tally, stop: Event) -> None:
    """Take each arrival's ticket at its time. Whoever came before the clock starts is not there."""
    for arrival in arrivals:
        if arrival.at < tempo.starts:
            continue
        if stop.wait(max(0.0, tempo.until(arrival.at))):
            return
        priority = "75" if arrival.priority else None
        status, answer = api.post("/tickets", {"procedure": arrival.procedure, "priority": priority})
        if status in (200, 201):
            street.known[str(answer["token"])] = arrival
            tally.count("came")
        elif status == 409:
            tally.count("turned_away")
        else:
            tally.trouble(f"tickets: {status} {answer.get('detail')}")


def clerk(api: Api, street: Street, tempo: Tempo, tally: Tally, stop: Event) -> None:
    """Call, serve and finish, one citizen after another, until told to stop."""
    while not stop.is_set():
        status, ticket = api.post("/counter/call-next")
        if status == 204:
            stop.wait(tempo.real(LOOK_SECONDS))
        elif status == 200:
            _serve(api, street.known.get(str(ticket["token"])), tempo, tally, stop)
        else:
            tally.trouble(f"call-next: {status} {ticket.get('detail')}")
            stop.wait(tempo.real(LOOK_SECONDS))


def _serve(api: Api, arrival: Arrival | None, tempo: Tempo, tally: Tally, stop: Event) -> None:
    walk, service = (arrival.walk, arrival.service) if arrival else (30.0, 300.0)
    if arrival is not None and not arrival.comes:
        for _ in range(TRIES):
            stop.wait(tempo.real(30.0))
            api.post("/counter/recall")
        _move(api, "no-show", tally)
        tally.count("absent")
        return
    stop.wait(tempo.real(walk))
    _move(api, "start", tally)
    stop.wait(tempo.real(service))
    _move(api, "finish", tally, {"outcome": "accepted"})
    tally.count("served")


def _move(api: Api, name: str, tally: Tally, body: object = None) -> None:
    status, answer = api.post(f"/counter/{name}", body)
    # A person at the screen may have been quicker: the actors then go on with what is there.
    if status not in (200, 409):
        tally.trouble(f"{name}: {status} {answer.get('detail')}")


def begin(work: Callable[..., None], *arguments: object) -> Thread:
    thread = Thread(target=work, args=arguments, daemon=True)
    thread.start()
    return thread
