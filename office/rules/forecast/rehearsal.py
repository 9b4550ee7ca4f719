"""The room played forward many times over: who will be called when.

Each rehearsal draws how long the present services go on, how long the next ones last, who gives up, and who comes
meanwhile; then it makes the calls one after another by the queue's own rule. All rehearsals of a scene run side by side
as the rows of matrices, so that three hundred waiting tickets cost milliseconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from office.rules.forecast.visits import Bools, Floats, Ints

Narrow = npt.NDArray[np.float32]

NEVER = np.float32(1e9)
REACHED = np.float32(1e8)
LOOK_AGAIN = np.float32(30.0)
TAIL = 4  # with fewer lengths left above the elapsed time, the tail is taken to be exponential
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
class Scene:
    """A room at one moment, its tickets in any order; seconds count from the moment, so the past is negative.

    Tickets (n): `key`: of those a server may call, the smallest goes first; `waited`: seconds so far; `kind`;
    `priority`: belongs to the first class of the pattern; `probe`: only asks, and takes nobody's turn; `stays`: leaves
    never (whoever asks how long it takes means to stay). `scale` multiplies the length of the ticket's service.
    Servers (m): `serves` (m, n); `takes` (m, kinds + 1) for visitors to come; `doing`: the kind being served, or FREE;
    `since`: seconds that this has lasted; `pace` multiplies its services; `absent`: free while somebody waits for it,
    so away, for `since` seconds; `run` (m, 2): calls made in the present round of the pattern.
    `pattern`: so many priority calls, then so many ordinary ones, while both wait; None: by key alone.
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


@dataclass(frozen=True)
class Lengths:
    """Distributions as rows of equally likely values (see habits). `gone`: chance that a free server is away unseen."""

    services: Floats
    gaps: Floats
    breaks: Floats
    stays: Floats
    gone: float = 0.0


def rehearse(scene: Scene, lengths: Lengths, samples: int, seed: int, only: int | None = None) -> Floats:
    """Waits in seconds from now, (samples, n); inf where nobody will call. With `only`, that ticket's column alone.

    The same scene and seed give the same waits.
    """
    play = _Play(scene, lengths, samples, np.random.default_rng(seed))
    play.run(only)
    called = play.called[:, : len(scene.key)]
    waits = np.where(called < REACHED, called.astype(float), np.inf)
    return waits if only is None else waits[:, [only]]


class _Play:
    """The rehearsals of one scene, side by side: `samples` rows; a column a ticket, visitors to come behind them."""

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
        self._expect()
        self.real = np.ones(len(self.kind), dtype=bool)
        self.real[: shape[1]] = ~scene.probe
        self.called = np.full(self.key.shape, NEVER, dtype=np.float32)
        self.open = np.broadcast_to(self.real, self.key.shape).copy()
        self.free_at = self._free_at()
        self.done_in_round = np.repeat(scene.run[None, :, :], samples, axis=0)

    def run(self, only: int | None) -> None:
        if not len(self.scene.doing):
            return
        wanted = np.zeros(len(self.kind), dtype=bool)
        wanted[: len(self.scene.key)] = True
        if only is not None:
            wanted[:] = False
            wanted[only] = True
        most = 4 * len(self.kind) + 4 * len(self.scene.doing) + 40
        for step in range(most):
            server = self.free_at.argmin(1)
            now = self.free_at[self.rows, server]
            over = now >= REACHED
            if over.all() or (step % 8 == 7 and (self.called[:, wanted] < REACHED).all()):
                return
            self._call(server, now, over)

    def _call(self, server: Ints, now: Floats, over: Bools) -> None:
        serves = self.serves[server]
        here = self.open & serves
        here &= self.comes <= now[:, None]
        here &= self.leaves > now[:, None]
        ticket, found = self._choose(here, server)
        found &= ~over
        self._answer_probes(serves, now, ticket, found)
        rows, chosen = self.rows[found], ticket[found]
        self.called[rows, chosen] = now[found]
        self.open[rows, chosen] = False
        self._count(server, ticket, found)
        length = self.lengths.services[self.kind[ticket], self._dice(self.lengths.services.shape[1])]
        length = length * self.scale[ticket] * self.scene.pace[server]
        until = now + length + self.lengths.gaps[self._dice(len(self.lengths.gaps))]
        self.free_at[self.rows, server] = np.where(found, until, self._idle(serves, now, over))

    def _choose(self, here: Bools, server: Ints) -> tuple[Ints, Bools]:
        key = np.where(here, self.key, NEVER)
        best = key.argmin(1)
        found = key[self.rows, best] < NEVER
        if self.scene.pattern is None or not self.priority.any():
            return best, found
        first = np.where(self.priority, key, NEVER).argmin(1)
        rest = np.where(self.priority, NEVER, key).argmin(1)
        both = (here & self.priority).any(1) & (here & ~self.priority).any(1)
        turn = self.done_in_round[self.rows, server, 0] < self.scene.pattern[0]
        return np.where(both, np.where(turn, first, rest), best), found

    def _count(self, server: Ints, ticket: Ints, found: Bools) -> None:
        """Where each server stands in the pattern (see routing.Run.after)."""
        if self.scene.pattern is None or not self.priority.any():
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

    def _answer_probes(self, serves: Bools, now: Floats, ticket: Ints, found: Bools) -> None:
        """A probe is reached by the first server of its that would turn to it rather than to somebody else."""
        for probe in np.flatnonzero(self.scene.probe):
            unanswered = self.called[:, probe] >= REACHED
            before = found & (self.key[self.rows, ticket] <= self.key[:, probe])
            if self.scene.pattern is not None:
                before |= found & (self.priority[ticket] != self.priority[probe])
            reached = unanswered & serves[:, probe] & ~before & (now < REACHED)
            self.called[reached, probe] = now[reached]

    def _idle(self, serves: Bools, now: Floats, over: Bools) -> Floats:
        """When a server for whom nobody waits looks again: at the next arrival for it, or never."""
        if self.key.shape[1] == len(self.scene.key):
            return np.full(self.samples, NEVER)
        later = np.where(self.open & serves & (self.comes > now[:, None]), self.comes, NEVER).min(1)
        return np.where(over, NEVER, np.maximum(later, now))

    def _leaves(self) -> Narrow:
        scene = self.scene
        leaves = np.full((self.samples, len(scene.key)), NEVER, dtype=np.float32)
        for column in np.flatnonzero(~scene.stays & ~scene.probe):
            leaves[:, column] = self._rest(self.lengths.stays, scene.waited[column])
        return leaves

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
            self.comes = np.hstack([self.comes, comes])
            self.key = np.hstack([self.key, comes - np.float32(stream.head_start)])
            self.leaves = np.hstack([self.leaves, np.minimum(comes + stays, NEVER).astype(np.float32)])
            self.kind = np.append(self.kind, np.full(most, stream.kind))
            self.priority = np.append(self.priority, np.full(most, stream.priority))
            self.scale = np.append(self.scale, np.ones(most, dtype=np.float32))
            takes = np.repeat(self.scene.takes[:, [stream.kind]], most, axis=1)
            self.serves = np.hstack([self.serves, takes])

    def _free_at(self) -> Narrow:
        scene, lengths = self.scene, self.lengths
        free_at = np.zeros((self.samples, len(scene.doing)), dtype=np.float32)
        for server, doing in enumerate(scene.doing):
            since = float(scene.since[server])
            if doing != FREE:
                rest = self._rest(lengths.services[doing], since / scene.pace[server]) * scene.pace[server]
                free_at[:, server] = rest + lengths.gaps[self._dice(len(lengths.gaps))]
            elif scene.absent[server]:
                free_at[:, server] = self._rest(lengths.breaks, since)
            elif lengths.gone:
                away = self.rng.random(self.samples) < lengths.gone
                free_at[:, server] = np.where(away, self._rest(lengths.breaks, since), 0.0)
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
