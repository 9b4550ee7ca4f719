"""A room at one moment, as it is rehearsed: who waits, who serves, who will come, and how long things last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from office.rules.forecast.visits import Bools, Floats, Ints

FREE = -1


@dataclass(frozen=True)
class Stream:
    """Visitors expected: `rate` a second over the next `seconds`, of one kind; `head_start` as in habits."""

    rate: float
    seconds: float
    kind: int
    priority: bool = False
    head_start: float = 0.0


@dataclass(frozen=True)
class Return:
    """Somebody here who will wait once more when a service has ended: for the next step of a journey, or for a clerk.

    `after`: whose service, a ticket's place in the scene, or -1 - server for who is being served, or the number of
    tickets + a Return's place for one after another. `chance`: that it comes to that. `serves` (m).
    """

    after: int
    key: float
    kind: int
    priority: bool
    serves: Bools
    chance: float = 1.0


@dataclass(frozen=True)
class Scene:
    """A room at one moment, its tickets in any order; seconds count from the moment, so the past is negative.

    Tickets (n): `key`: of those a server may call, the smallest goes first; `waited`: seconds so far; `kind`;
    `priority`: belongs to the first class of the pattern; `probe`: only asks, and takes nobody's turn; `stays`: leaves
    never (whoever asks how long it takes means to stay). `scale` multiplies the length of the ticket's service.
    Servers (m): `serves` (m, n); `takes` (m, kinds + 1) for visitors to come; `doing`: the kind being served, or FREE;
    `since`: seconds that this has lasted; `pace` multiplies its services; `absent`: free while somebody waits for it,
    so away, for `since` seconds; `run` (m, 2): calls made in the present round of the pattern.
    `pattern`: so many priority calls, then so many ordinary ones, while both wait; None: by key alone. `pauses`: of a
    server that will not call for a while, whoever is there: since when it has not, and how long that lasts. `breaks`:
    of a server that will be away once: from the first end of a service at or after the time given, and for how long.
    """

    key: Floats
    waited: Floats
    kind: Ints
    priority: Bools
    probe: Bools
    stays: Bools
    scale: Floats
    serves: Bools
    takes: Bools
    doing: Ints
    since: Floats
    pace: Floats
    absent: Bools
    run: Ints
    pattern: tuple[int, int] | None = None
    streams: Sequence[Stream] = field(default=())
    returns: Sequence[Return] = field(default=())
    pauses: Mapping[int, tuple[float, Floats]] = field(default_factory=dict)
    breaks: Mapping[int, tuple[float, Floats]] = field(default_factory=dict)


@dataclass(frozen=True)
class Lengths:
    """Distributions as rows of equally likely values (see habits). `gone`: chance that a free server is away unseen;
    `doubt`: how far all services together may be off (standard deviation of a logarithm), each rehearsal alike;
    `pausing`: chance that a server makes a break after a service."""

    services: Floats
    gaps: Floats
    breaks: Floats
    stays: Floats
    gone: float = 0.0
    doubt: float = 0.0
    pausing: float = 0.0
