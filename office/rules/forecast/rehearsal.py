"""The room played forward many times over: who will be called when.

Each rehearsal draws how long the present services go on, how long the next ones last, who gives up, and who comes
meanwhile; then it makes the calls one after another by the queue's own rule. All rehearsals of a scene run side by side
as the rows of matrices, so that three hundred waiting tickets cost milliseconds.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from office.rules.forecast.scene import FREE, Lengths, Scene
from office.rules.forecast.visits import Bools, Floats, Ints

Narrow = npt.NDArray[np.float32]

NEVER = np.float32(1e9)
REACHED = np.float32(1e8)
TAIL = 4  # with fewer lengths left above the elapsed time, the tail is taken to be exponential
NOBODY = -1
# So many calls' dice are thrown at once: each call's are for its service, the gap, a break's length, and whether it is.
AT_ONCE, OF_A_CALL = 32, 4
# After so many calls it is looked whether all are answered, and whether so small a share still waits somewhere.
LOOKS, WORTH_IT = 8, 0.9


@dataclass(frozen=True, slots=True)
class Played:
    """`waits` (samples, n): seconds from now, inf where nobody will call. What was drawn: `factor` (samples) of all
    services; `break_at`, `break_lasts` (samples, m) of the breaks announced.
    """

    waits: Floats
    factor: Floats
    break_at: Narrow
    break_lasts: Narrow


def rehearse(scene: Scene, lengths: Lengths, samples: int, seed: int, only: int | None = None) -> Floats:
    """The waits of `played`. With `only`, that ticket's column alone."""
    return played(scene, lengths, samples, seed, only).waits


def played(scene: Scene, lengths: Lengths, samples: int, seed: int, only: int | None = None) -> Played:
    """The same scene and seed give the same waits."""
    play = _Play(scene, lengths, samples, np.random.default_rng(seed))
    break_at = play.break_at.copy()
    play.run(only)
    called = play.calls()
    waits = np.where(called < REACHED, called.astype(float), np.inf)
    return Played(waits if only is None else waits[:, [only]], play.factor, break_at, play.break_lasts)


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
        asks = np.zeros(len(self.priority), dtype=bool)
        asks[self.probes] = True
        self.classes = scene.pattern is not None and bool(self.priority[~asks].any())
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
        self.firsts_called, self.rest_called = (np.tile(scene.run[:, part], (samples, 1)) for part in (0, 1))
        self.break_at, self.break_lasts = self._breaks()
        self.thrown: list[Floats] = []

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
        # `take` keeps a row's values side by side, an index with columns would not: each call reads rows.
        self.key, self.serves = self.key.take(columns, axis=1), self.serves.take(columns, axis=1)
        self.live = self.live[columns]
        if self.expects:
            self.comes = self.comes.take(columns, axis=1)
        if not self.patient:
            self.leaves = self.leaves.take(columns, axis=1)
        self.place = np.full(len(self.kind), NOBODY)
        self.place[self.live] = np.arange(len(self.live))
        self.firsts = int(self.priority[self.live].sum()) if self.classes else 0

    def _call(self, server: Ints, now: Floats, over: Bools) -> None:
        here = self.serves.take(server, axis=0)
        if self.expects:
            here &= self.comes <= now[:, None]
        if not self.patient:
            here &= self.leaves > now[:, None]
        place, found = self._choose(here, server)
        ticket = self.live[place] if len(self.live) else place
        goes = self.break_at[self.rows, server] <= now if self.scene.breaks else over
        found &= ~(over | goes)
        chosen = self.key[self.rows, place] if len(self.live) else now
        self._answer_probes(server, np.where(goes, NEVER, now), ticket, chosen, found)
        rows = self.rows[found]
        self.called[rows, ticket[found]] = now[found]
        self.key[rows, place[found]] = NEVER
        self._count(server, ticket, found)
        dice = self._throw()
        length = drawn(self.lengths.services, dice[0], self.kind[ticket])
        length = length * self.scale[ticket] * self.scene.pace[server] * self.factor
        until = now + length + drawn(self.lengths.gaps, dice[1])
        if self.lengths.pausing:
            until += drawn(self.lengths.breaks, dice[2]) * (dice[3] < self.lengths.pausing)
        free_at = np.where(found, until, self._idle(server, now, over))
        if self.scene.breaks:
            free_at = self._away(server, now, goes & ~over, found, free_at)
        self.free_at[self.rows, server] = free_at
        if self.again:
            self.idle[self.rows, server] = ~(found | goes)
            self._come_again(rows, ticket[found], (now + length)[found])

    def _away(self, server: Ints, now: Floats, goes: Bools, found: Bools, free_at: Floats) -> Floats:
        """Who has nobody to call leaves when the break begins; who has left is back after it, and goes but once."""
        at = self.break_at[self.rows, server]
        back = now + self.break_lasts[self.rows, server]
        self.break_at[self.rows[goes], server[goes]] = NEVER
        return np.where(goes, back, np.where(found, free_at, np.minimum(free_at, at)))

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
        # Beyond REACHED where nobody may call: at a third of the cost of `where`.
        key = self.key + np.multiply(~here, NEVER)
        if not 0 < self.firsts < key.shape[1]:
            return self._smallest(key)
        first, any_first = self._smallest(key[:, : self.firsts])
        rest, any_rest = self._smallest(key[:, self.firsts :])
        rest = rest + self.firsts
        turn = self.firsts_called[self.rows, server] < self.scene.pattern[0]  # type: ignore[index]
        return np.where(any_first & (turn | ~any_rest), first, rest), any_first | any_rest

    def _smallest(self, key: Narrow) -> tuple[Ints, Bools]:
        if not key.shape[1]:
            return np.zeros(self.samples, dtype=np.int64), np.zeros(self.samples, dtype=bool)
        best = key.argmin(1)
        return best, key[self.rows, best] < REACHED

    def _count(self, server: Ints, ticket: Ints, found: Bools) -> None:
        """Where each server stands in the pattern (see routing.Run.after)."""
        if self.scene.pattern is None or not self.classes:
            return
        first, rest = self.scene.pattern
        at = self.rows[found], server[found]
        is_first, firsts, others = self.priority[ticket[found]], self.firsts_called[at], self.rest_called[at] + 1
        over = others >= rest
        self.firsts_called[at] = np.where(is_first, np.minimum(firsts + 1, first), np.where(over, 0, firsts))
        self.rest_called[at] = np.where(is_first | over, 0, others)

    def _answer_probes(self, server: Ints, now: Floats, ticket: Ints, key: Floats | Narrow, found: Bools) -> None:
        """A probe is reached by the first server of its that would turn to it rather than to somebody else."""
        if not len(self.probes):
            return
        before = key[:, None] <= self.probe_keys
        if self.scene.pattern is not None:
            # Of two classes the pattern says who goes first. Without anybody of the first it is their turn.
            is_first = self.priority[ticket]
            turn = self.firsts_called[self.rows, server] < self.scene.pattern[0] if self.classes else True
            same = is_first[:, None] == self.priority[self.probes]
            before = np.where(same, before, (is_first == turn)[:, None])
        before &= found[:, None]
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
        scene, stays = self.scene, self.lengths.stays
        leaves = np.full((self.samples, len(scene.key)), NEVER, dtype=np.float32)
        columns = np.flatnonzero(~scene.stays & ~scene.probe)
        waited = scene.waited[columns]
        first = np.searchsorted(stays, waited, side="right")
        known = len(stays) - first >= TAIL
        drawn = self.rng.random((self.samples, int(known.sum()))) * (len(stays) - first[known])
        leaves[:, columns[known]] = np.minimum(stays[first[known] + drawn.astype(np.int64)] - waited[known], NEVER)
        for column in columns[~known]:
            leaves[:, column] = self._rest(stays, scene.waited[column])
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

    def _breaks(self) -> tuple[Narrow, Narrow]:
        """When each server will be away, and for how long, by dice of their own: all else falls as without them."""
        shape = (self.samples, len(self.scene.doing))
        at, lasts = np.full(shape, NEVER, dtype=np.float32), np.zeros(shape, dtype=np.float32)
        rng = self.rng.spawn(1)[0]
        for server, (begins, law) in self.scene.breaks.items():
            at[:, server], lasts[:, server] = begins, rng.choice(law, self.samples)
        return at, lasts

    def _throw(self) -> Floats:
        """The next call's dice (OF_A_CALL, samples), from 0 to 1. One by one they cost more than what they decide."""
        if not self.thrown:
            self.thrown = list(self.rng.random((AT_ONCE, OF_A_CALL, self.samples)))
        return self.thrown.pop()

    def _dice(self, sides: int) -> Ints:
        return self.rng.integers(0, sides, self.samples)


def drawn(grid: Floats, dice: Floats, row: Ints | None = None) -> Floats:
    """Equally likely values: of the grid, or of its `row` for each."""
    column = (dice * grid.shape[-1]).astype(np.int64)
    values: Floats = grid[column] if row is None else grid[row, column]
    return values
