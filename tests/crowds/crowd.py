"""An office with eight counters and eight kiosks, and everybody in it at once, over HTTP."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.measuring import percentile
from tests.configs import config_with
from tests.crowds.lines import Line, Tally
from tests.crowds.people import Citizens, Clerk, Street
from tests.crowds.truth import Told, twice, unfinished, whole
from tests.office.machine.checks import Seen
from tests.running import PIN, RunningOffice, running_office

HANDS = 8
MORE_COUNTERS = {
    "6": ["ho-tich", "chung-thuc", "lien-thong"],
    "7": ["bao-tro", "bao-hiem", "dat-dai"],
    "8": ["cu-tru", "ho-kinh-doanh", "van-hoa-giao-duc"],
}


def eight_counters(folder: Path) -> Path:
    """The sample office's config with three more counters."""
    path = config_with(folder, "office")
    tables = [
        f'\n[[counters]]\nid = "{n}"\nname = "Quầy {n}"\nfields = {json.dumps(fields)}\n'
        for n, fields in MORE_COUNTERS.items()
    ]
    path.write_text(path.read_text(encoding="utf-8") + "".join(tables), encoding="utf-8")
    return path


@dataclass
class Crowd:
    servers: Sequence[RunningOffice]
    street: Street
    tally: Tally
    kiosks: list[Citizens]
    clerks: list[Clerk]
    threads: ThreadPoolExecutor
    running: list[Future[None]]

    def begin(self) -> None:
        """All kiosks and all clerks, at once."""
        each = self.street.wanted // HANDS
        self.running = [self.threads.submit(kiosk.come, each) for kiosk in self.kiosks]
        self.running += [self.threads.submit(clerk.work) for clerk in self.clerks]

    @property
    def busy(self) -> bool:
        self.complain()
        return not all(future.done() for future in self.running)

    def complain(self) -> None:
        for future in self.running:
            if future.done():
                future.result()

    def end(self) -> None:
        """Wait for all of them; then serve whoever was sent from counter to counter, until the room is empty."""
        for future in self.running:
            future.result()
        while sum(clerk.end_the_day() for clerk in self.clerks):
            pass

    def kill_servers(self) -> None:
        for server in self.servers:
            server.kill()

    def whole(self) -> Seen:
        """All that is stored, nothing of it half."""
        return whole(self.servers[0].engine)

    def told(self) -> Told:
        return Told.now(self.clerks, self.kiosks)

    def judge(self) -> str:
        """Zero duplicates, zero lost, nothing but what the contract allows. The figures, for people."""
        seen, told, tally = self.whole(), self.told(), self.tally
        calls = tally.seconds["call-next"]
        p50, p95 = (percentile(calls, share) * 1000 for share in (0.5, 0.95))
        doubles = [*twice(self.kiosks, seen), *told.untold(seen)]
        lost = [*told.lost(seen), *unfinished(seen)]
        said = (
            f"{len(seen.tickets)} tickets, {tally.moves.total()} moves {dict(tally.moves.most_common())},\n"
            f"refused {tally.refusals.total()} {dict(tally.refusals.most_common())},\n"
            f"asked again {tally.again.total()} {dict(tally.again)}, call-next p50 {p50:.0f} ms, p95 {p95:.0f} ms,\n"
            f"twice {len(doubles)}, lost {len(lost)}, 500s and other wrong answers {len(tally.wrong)}"
        )
        assert not tally.wrong, f"{said}\n{tally.wrong[:5]}"
        assert not doubles, f"{said}\n{doubles[:5]}"
        assert not lost, f"{said}\n{lost[:5]}"
        assert len(seen.tickets) == self.street.wanted == len(told.tokens), said
        return said


@contextmanager
def crowd(folder: Path, url: str, *, servers: int, tickets: int, seed: int) -> Iterator[Crowd]:
    """Servers in processes of their own on one database, and sixteen people at their screens, shared out among them."""
    if tickets % HANDS:
        # Clerks would wait for ever for those who are left over.
        raise ValueError(f"{tickets} tickets can't be shared out evenly among {HANDS} kiosks")
    with ExitStack() as keeps:
        config = str(eight_counters(folder))
        offices = []
        for place in range(servers):
            data = folder / f"server-{place}"
            data.mkdir()
            offices.append(keeps.enter_context(running_office(data, MOTCUA_DATABASE_URL=url, MOTCUA_CONFIG=config)))
        threads = keeps.enter_context(ThreadPoolExecutor(2 * HANDS))
        gathered = _gathered(offices, tickets, seed, threads)
        for line in [*(kiosk.line for kiosk in gathered.kiosks), *(clerk.line for clerk in gathered.clerks)]:
            keeps.callback(line.close)
        yield gathered


def _gathered(offices: Sequence[RunningOffice], tickets: int, seed: int, threads: ThreadPoolExecutor) -> Crowd:
    inside = offices[0].opened()
    served = [field for counter in inside.settings.counters for field in counter.fields]
    fields = sorted({each for each in served if not inside.catalogue.field_by_id[each].bulk})
    procedures = [item.id for item in inside.catalogue.procedures if item.field in fields]
    street, tally = Street(tickets, procedures, fields), Tally()
    kiosks, clerks = [], []
    for hand in range(HANDS):
        office, counter = offices[hand % len(offices)], str(hand + 1)
        dice = random.Random(f"{seed} {hand}")
        kiosks.append(Citizens(Line(office.api, office.device("kiosk"), tally), street, dice))
        device, clerk = office.device("counter", counter), office.clerk(f"Nguyễn Thị Lan {counter}")
        token = office.post("/clerk-sessions", device, {"clerk": clerk, "pin": PIN}).json()["token"]
        clerks.append(
            Clerk(Line(office.api, token, tally), int(clerk), counter, street, random.Random(f"{hand} {seed}"))
        )
    return Crowd(offices, street, tally, kiosks, clerks, threads, [])
