"""A person's line to a server: what is sent is sent again with the same key until the office has answered."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from threading import Condition
from time import perf_counter
from typing import Any
from uuid import uuid4

import requests
from urllib3.util import Retry

MANY = 10_000
PATIENCE_SECONDS = 60
# A server that was killed refuses, hangs up or says 503 until it is back: a page tries again, and so does this.
AGAIN = Retry(
    MANY, connect=MANY, read=MANY, status=MANY, other=0, redirect=0, allowed_methods=None, status_forcelist=[503],
    backoff_factor=0.02, backoff_max=0.2, respect_retry_after_header=False,
)  # fmt: skip
DONE = (200, 201, 204)
NO = 409
# What the office may answer to somebody who was slower than another, or pressed too often.
TOO_LATE = {
    "move-not-allowed", "taken-meanwhile", "nobody-at-counter", "not-your-ticket", "nothing-to-undo", "moved-since",
    "counter-busy", "recall-too-soon", "recall-limit", "returns-already",
}  # fmt: skip


@dataclass
class Tally:
    """What was asked and answered, by everybody together."""

    moves: Counter[str] = field(default_factory=Counter)
    refusals: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    again: Counter[str] = field(default_factory=Counter)
    seconds: dict[str, list[float]] = field(default_factory=dict)
    news: Condition = field(default_factory=Condition)

    @property
    def answers(self) -> int:
        return self.moves.total() + self.refusals.total()

    def wait_for(self, answers: int) -> None:
        """Until so many answers have come."""
        with self.news:
            assert self.news.wait_for(lambda: self.answers >= answers, PATIENCE_SECONDS), f"it stands still: {self}"

    def broke_off(self) -> None:
        """An answer began and did not end."""
        with self.news:
            self.again["half an answer"] += 1

    def heard(self, move: str, answer: requests.Response, seconds: float) -> None:
        retries = answer.raw.retries
        tries = [str(each.status or "no answer") for each in retries.history] if isinstance(retries, Retry) else []
        with self.news:
            self.again.update(tries)
            if answer.status_code in DONE:
                self.moves[move] += 1
                self.seconds.setdefault(move, []).append(seconds)
            elif answer.status_code == NO and (code := _code(answer)) in TOO_LATE:
                self.refusals[f"{move}: {code}"] += 1
            else:
                self.wrong.append(f"{move}: {answer.status_code} {answer.text[:200]}")
            self.news.notify_all()


def _code(answer: requests.Response) -> str:
    return str(answer.json()["type"]).removeprefix("urn:motcua:")


class Line:
    def __init__(self, base: str, token: str | None, tally: Tally) -> None:
        self._base, self._tally = base, tally
        self._session = requests.Session()
        self._session.mount("http://", requests.adapters.HTTPAdapter(max_retries=AGAIN))
        if token is not None:
            self._session.headers["Authorization"] = f"Bearer {token}"

    def post(self, move: str, path: str, body: object = None) -> dict[str, Any] | None:
        """The ticket; None when the office says no, or has nobody."""
        began = perf_counter()
        answer = self._answer("POST", path, json=body, headers={"Idempotency-Key": str(uuid4())})
        self._tally.heard(move, answer, perf_counter() - began)
        return answer.json() if answer.status_code in (200, 201) else None

    def get(self, path: str) -> dict[str, Any]:
        answer = self._answer("GET", path)
        assert answer.status_code == 200, f"{path}: {answer.status_code} {answer.text}"
        view: dict[str, Any] = answer.json()
        return view

    def _answer(self, method: str, path: str, **more: Any) -> requests.Response:
        while True:
            try:
                return self._session.request(method, self._base + path, timeout=PATIENCE_SECONDS, **more)
            except requests.exceptions.ChunkedEncodingError:
                # Killed between the head of its answer and the body: to a page, too, that is no answer.
                self._tally.broke_off()

    def close(self) -> None:
        self._session.close()
