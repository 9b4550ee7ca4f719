"""The room played forward many times over: who will be called when.

Each rehearsal draws how long the present services go on, how long the next ones last, who gives up, and who comes
meanwhile; then it makes the calls one after another by the queue's own rule. All rehearsals of a scene run side by side
as the rows of matrices, so that three hundred waiting tickets cost milliseconds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from office.rules.forecast.visits import Bools, Floats, Ints

Narrow = npt.NDArray[np.float32]

NEVER = np.float32(1e9)
REACHED = np.float32(1e8)
TAIL = 4  # with fewer lengths left above the elapsed time, the tail is taken to be exponential
FREE = -1
NOBODY = -1
# After so many calls it is looked whether all are answered, and whether so small a share still waits somewhere.
LOOKS, WORTH_IT = 8, 0.9


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
    server that will not call for a while, whoever is there: since when it has not, and how long that lasts.
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


def rehearse(scene: Scene, lengths: Lengths, samples: int, seed: int, only: int | None = None) -> Floats:
    """Waits in seconds from now, (samples, n); inf where nobody will call. With `only`, that ticket's column alone.

    The same scene and seed give the same waits.
    """
    play = _Play(scene, lengths, samples, np.random.default_rng(seed))
    play.run(only)
    called = play.calls()
    waits = np.where(called < REACHED, called.astype(float), np.inf)
    return waits if only is None else waits[:, [only]]


class _Play:
    """The rehearsals of one scene, side by side: `samples` rows; a column a ticket and a visitor to come.

    `key`, `comes`, `leaves`, `serves` hold the columns of `live` alone: who has been called in every rehearsal is no
    longer looked at. The first `firsts` of them are the first class of the pattern. Who was called has the key NEVER.
    """

    def __init__(self, scene: Scene, lengths: Lengths, samples: int, rng: np.random.Generator) -> None:
        self.scene, self.lengths, self.rng, self.samples = scene, lengths, rng, samples
        self.rows = np.arange(samples)
        self.kind, self.priority = scene.kind, scene.priority
        self.scale = scene.scale.astype(np.float32)
        shape = (samples, len(scene.key))
        self.key = np.broadcast_to(scene.key.astype(np.float32), shape)
        self.comes = np.zeros(shape, dtype=np.float32)
        self.leaves = self._leaves()
        self.serves = scene.serves
        self.again: dict[int, int] = {}
        self._return()
        self._expect()
        self.probes = np.flatnonzero(scene.probe)
        self.probe_keys, self.probe_serves = self.key[:, self.probes], self.serves[:, self.probes]
        self.classes = scene.pattern is not None and bool(self.priority.any())
        self.expects = self.key.shape[1] > len(scene.key)
        self.patient = bool((self.leaves >= REACHED).all())
        self.called = np.full(self.key.shape, NEVER, dtype=np.float32)
        real = np.ones(len(self.kind), dtype=bool)
        real[: len(scene.key)] = ~scene.probe
        self.live = np.arange(len(self.kind))
        self.next = np.full(len(self.kind), NOBODY)
        self.next[[after for after in self.again if after >= 0]] = [
            to for after, to in self.again.items() if after >= 0
        ]
        self.factor = np.exp(lengths.doubt * self.rng.standard_normal(samples)) if lengths.doubt else np.ones(samples)
        self.idle = np.zeros((samples, len(scene.doing)), dtype=bool)
        self.free_at = self._free_at()
        columns = np.argsort(~self.priority, kind="stable") if self.classes else self.live
        self._look_at(columns[real[columns]])
        self.done_in_round = np.repeat(scene.run[None, :, :], samples, axis=0)

    def calls(self) -> Narrow:
        return self.called[:, : len(self.scene.key)]

    def run(self, only: int | None) -> None:
        if not len(self.scene.doing):
            return
        wanted: slice | int = slice(0, len(self.scene.key)) if only is None else only
        most = 4 * len(self.kind) + 4 * len(self.scene.doing) + 40
        for step in range(most):
            server = self.free_at.argmin(1)
            now = self.free_at[self.rows, server]
            over = now >= REACHED
            if over.all() or (step % LOOKS == LOOKS - 1 and self._is_done(wanted)):
                return
            self._call(server, now, over)

    def _is_done(self, wanted: slice | int) -> bool:
        """Whether all who are asked about have been called; who has been called everywhere is put out of sight."""
        if (self.called[:, wanted] < REACHED).all():
            return True
        left = np.flatnonzero((self.key < NEVER).any(0))
        if len(left) < WORTH_IT * len(self.live):
            self._look_at(left)
        return False

    def _look_at(self, columns: Ints) -> None:
        """Go on with these columns of the present ones."""
        self.key, self.serves, self.live = self.key[:, columns], self.serves[:, columns], self.live[columns]
        if self.expects:
            self.comes = self.comes[:, columns]
        if not self.patient:
            self.leaves = self.leaves[:, columns]
        self.place = np.full(len(self.kind), NOBODY)
        self.place[self.live] = np.arange(len(self.live))
        self.firsts = int(self.priority[self.live].sum()) if self.classes else 0

    def _call(self, server: Ints, now: Floats, over: Bools) -> None:
        here = self.serves[server]
        if self.expects:
            here &= self.comes <= now[:, None]
        if not self.patient:
            here &= self.leaves > now[:, None]
        place, found = self._choose(here, server)
        ticket = self.live[place] if len(self.live) else place
        found &= ~over
        chosen = self.key[self.rows, place] if len(self.live) else now
        self._answer_probes(server, now, ticket, chosen, found)
        rows = self.rows[found]
        self.called[rows, ticket[found]] = now[found]
        self.key[rows, place[found]] = NEVER
        self._count(server, ticket, found)
        length = self.lengths.services[self.kind[ticket], self._dice(self.lengths.services.shape[1])]
        length = length * self.scale[ticket] * self.scene.pace[server] * self.factor
        until = now + length + self.lengths.gaps[self._dice(len(self.lengths.gaps))]
        if self.lengths.pausing:
            breaks = self.lengths.breaks[self._dice(len(self.lengths.breaks))]
            until += breaks * (self.rng.random(self.samples) < self.lengths.pausing)
        self.free_at[self.rows, server] = np.where(found, until, self._idle(server, now, over))
        if self.again:
            self.idle[self.rows, server] = ~found
            self._come_again(rows, ticket[found], (now + length)[found])

    def _come_again(self, rows: Ints, ticket: Ints, ends: Floats) -> None:
        """Who goes on after a service that has just begun waits from its end on; a counter with nobody sees it then."""
        to = self.next[ticket]
        on = to != NOBODY
        rows, to, ends = rows[on], self.place[to[on]], ends[on].astype(np.float32)
        self.comes[rows, to] = ends
        looks = self.idle[rows] & self.serves[:, to].T
        self.free_at[rows] = np.where(looks, np.minimum(self.free_at[rows], ends[:, None]), self.free_at[rows])

    def _choose(self, here: Bools, server: Ints) -> tuple[Ints, Bools]:
        """The place among the live columns of who is called, and whether there is anybody."""
        key = np.where(here, self.key, NEVER)
        if not 0 < self.firsts < key.shape[1]:
            return self._smallest(key)
        first, any_first = self._smallest(key[:, : self.firsts])
        rest, any_rest = self._smallest(key[:, self.firsts :])
        rest = rest + self.firsts
        turn = self.done_in_round[self.rows, server, 0] < self.scene.pattern[0]  # type: ignore[index]
        return np.where(any_first & (turn | ~any_rest), first, rest), any_first | any_rest

    def _smallest(self, key: Narrow) -> tuple[Ints, Bools]:
        if not key.shape[1]:
            return np.zeros(self.samples, dtype=np.int64), np.zeros(self.samples, dtype=bool)
        best = key.argmin(1)
        return best, key[self.rows, best] < NEVER

    def _count(self, server: Ints, ticket: Ints, found: Bools) -> None:
        """Where each server stands in the pattern (see routing.Run.after)."""
        if self.scene.pattern is None or not self.classes:
            return
        first, rest = self.scene.pattern
        run = self.done_in_round[self.rows, server]
        is_first = self.priority[ticket]
        ordinary = run[:, 1] + 1
        after = np.where(
            is_first[:, None],
            np.stack([np.minimum(run[:, 0] + 1, first), np.zeros_like(ordinary)], axis=1),
            np.where((ordinary >= rest)[:, None], 0, np.stack([run[:, 0], ordinary], axis=1)),
        )
        self.done_in_round[self.rows, server] = np.where(found[:, None], after, run)

    def _answer_probes(self, server: Ints, now: Floats, ticket: Ints, key: Floats | Narrow, found: Bools) -> None:
        """A probe is reached by the first server of its that would turn to it rather than to somebody else."""
        if not len(self.probes):
            return
        before = found[:, None] & (key[:, None] <= self.probe_keys)
        if self.scene.pattern is not None:
            before |= found[:, None] & (self.priority[ticket][:, None] != self.priority[self.probes])
        reached = (self.called[:, self.probes] >= REACHED) & self.probe_serves[server] & ~before
        rows, columns = np.nonzero(reached & (now < REACHED)[:, None])
        self.called[rows, self.probes[columns]] = now[rows]

    def _idle(self, server: Ints, now: Floats, over: Bools) -> Floats:
        """When a server for whom nobody waits looks again: at the next arrival for it, or never."""
        if not self.expects or not len(self.live):
            return np.full(self.samples, NEVER)
        waits = (self.key < NEVER) & (self.comes > now[:, None])
        later = np.where(waits & self.serves[server], self.comes, NEVER).min(1)
        return np.where(over, NEVER, np.maximum(later, now))

    def _leaves(self) -> Narrow:
        scene = self.scene
        leaves = np.full((self.samples, len(scene.key)), NEVER, dtype=np.float32)
        for column in np.flatnonzero(~scene.stays & ~scene.probe):
            leaves[:, column] = self._rest(self.lengths.stays, scene.waited[column])
        return leaves

    def _return(self) -> None:
        """Columns for those who will wait once more; when, is known when the service before has begun."""
        first = len(self.scene.key)
        for place, item in enumerate(self.scene.returns):
            self.again[item.after] = first + place
            comes = np.full((self.samples, 1), NEVER)
            key = np.full((self.samples, 1), item.key, dtype=np.float32)
            if item.chance < 1:
                key[self.rng.random(self.samples) >= item.chance] = NEVER
            self._add(comes, key, comes, item.kind, item.priority, item.serves[:, None])

    def _expect(self) -> None:
        """Columns for the visitors to come, as many as the rehearsal with most of them has."""
        for stream in self.scene.streams:
            counts = self.rng.poisson(stream.rate * stream.seconds, self.samples)
            most = int(counts.max(initial=0))
            if not most:
                continue
            comes = (self.rng.random((self.samples, most)) * stream.seconds).astype(np.float32)
            comes[np.arange(most) >= counts[:, None]] = NEVER
            stays = self.lengths.stays[self.rng.integers(0, len(self.lengths.stays), comes.shape)]
            leaves = np.minimum(comes + stays, NEVER).astype(np.float32)
            takes = np.repeat(self.scene.takes[:, [stream.kind]], most, axis=1)
            self._add(comes, comes - np.float32(stream.head_start), leaves, stream.kind, stream.priority, takes)

    def _add(self, comes: Narrow, key: Narrow, leaves: Narrow, kind: int, priority: bool, serves: Bools) -> None:
        count = comes.shape[1]
        self.comes, self.key = np.hstack([self.comes, comes]), np.hstack([self.key, key])
        self.leaves, self.serves = np.hstack([self.leaves, leaves]), np.hstack([self.serves, serves])
        self.kind = np.append(self.kind, np.full(count, kind))
        self.priority = np.append(self.priority, np.full(count, priority))
        self.scale = np.append(self.scale, np.ones(count, dtype=np.float32))

    def _free_at(self) -> Narrow:
        scene, lengths = self.scene, self.lengths
        free_at = np.zeros((self.samples, len(scene.doing)), dtype=np.float32)
        for server, doing in enumerate(scene.doing):
            since = float(scene.since[server])
            if doing != FREE:
                rest = (
                    self._rest(lengths.services[doing], since / scene.pace[server]) * scene.pace[server] * self.factor
                )
                free_at[:, server] = rest + lengths.gaps[self._dice(len(lengths.gaps))]
                if -1 - server in self.again:
                    self.comes[:, self.again[-1 - server]] = rest
            elif scene.absent[server]:
                free_at[:, server] = self._rest(lengths.breaks, since)
            elif lengths.gone and server not in scene.pauses:
                away = self.rng.random(self.samples) < lengths.gone
                free_at[:, server] = np.where(away, self._rest(lengths.breaks, since), 0.0)
        for server, (lasted, law) in scene.pauses.items():
            free_at[:, server] = np.maximum(free_at[:, server], self._rest(law, lasted))
        return free_at

    def _rest(self, grid: Floats, elapsed: float) -> Floats:
        """How much longer something lasts that has lasted `elapsed`, drawn from what lasted longer still."""
        tail = grid[np.searchsorted(grid, elapsed, side="right") :]
        if len(tail) >= TAIL:
            drawn = tail[self._dice(len(tail))] - elapsed
            return np.minimum(drawn, NEVER)
        mean = float(np.mean(grid[np.isfinite(grid)])) if np.isfinite(grid).any() else float(NEVER)
        return self.rng.exponential(mean, self.samples)

    def _dice(self, sides: int) -> Ints:
        return self.rng.integers(0, sides, self.samples)
