"""`demo`: the whole office alive, with simulated citizens and clerks at the real server."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from commands.setting_up import ROOT, Trouble, open_office
from office.actions.devices import OPERATOR, add_device, new_setup_link
from office.actions.people import add_clerk
from office.context import Office
from simulation.actors import Api, Street, Tally, Tempo, begin, citizens, clerk
from simulation.demand import draw
from simulation.plan import seconds_of
from simulation.presets import VISITS, preset
from simulation.wishes import plan_of

MONDAY = dt.date(2026, 11, 23)
PATIENCE_SECONDS = 90.0  # an old machine that does other things besides
PIN = "1234"
NAMES = (
    "Nguyễn Thị Lan",
    "Trần Văn Hùng",
    "Lê Thu Hà",
    "Phạm Minh Đức",
    "Hoàng Thị Mai",
    "Vũ Quốc Anh",
    "Đặng Thu Thảo",
)
SCREENS = (("Ki-ốt", "kiosk"), ("Quầy", "counter"), ("Sảnh chờ", "lobby"), ("Quản lý", "manager"))


def add_to(verbs: Any) -> None:
    demo = verbs.add_parser("demo", help="open an office with simulated citizens and clerks (Ctrl-C closes it)")
    demo.add_argument("--speed", type=float, default=10.0, metavar="N", help="1 to 60 times as fast as the clock (10)")
    demo.add_argument("--size", choices=VISITS, default="small", help="how many come (small)")
    demo.add_argument("--from", dest="start", type=_time, default=dt.time(7, 20), metavar="HH:MM", help="(07:20)")
    demo.add_argument("--seconds", type=float, metavar="N", help="stop by itself after N real seconds")
    demo.add_argument("--seed", type=int, default=1, metavar="N", help="another day by chance")
    demo.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Run until Ctrl-C or for the given time; the demonstration's data is thrown away."""
    if not 1 <= chosen.speed <= 60:
        raise Trouble(f"--speed {chosen.speed:g} is out of range; choose 1 to 60")
    with tempfile.TemporaryDirectory(prefix="motcua-demo-") as folder:
        environ = _environ(Path(folder), chosen.start, chosen.speed)
        office = open_office(environ)
        tokens = _people(office)
        links = [new_setup_link(office) for _ in SCREENS]
        # Whoever ends the demonstration by its number, or closes its window, ends its server with it.
        for number in (signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) is not signal.SIG_IGN:  # nohup keeps it open
                signal.signal(number, lambda *_: sys.exit(0))
        # A group of its own: Ctrl-C would else close the server under the actors who still speak with it.
        server = subprocess.Popen([sys.executable, "motcua.py", "serve"], cwd=ROOT, env=environ, process_group=0)
        try:
            base = f"http://127.0.0.1:{office.settings.server.port}"
            _wait_for(server, base)
            _say(office, links)
            tally = _live(office, base, tokens, chosen)
        finally:
            server.terminate()
            server.wait()
            office.storage.dispose()
    for words in tally.troubles[:10]:
        print(words)
    return 1 if tally.troubles else 0


def _environ(folder: Path, start: dt.time, speed: float) -> dict[str, str]:
    began = dt.datetime.combine(MONDAY, start).isoformat()
    more = {
        "MOTCUA_DATA_DIR": str(folder),
        "MOTCUA_TESTING": "1",
        "MOTCUA_NOW": f"{began}+07:00",
        "MOTCUA_SPEED": f"{speed:g}",
    }
    return {**os.environ, **more}


def _people(office: Office) -> dict[str, str]:
    """A clerk for each counter. Gives the counters' device tokens, and the kiosk's under ""."""
    tokens = {"": add_device(office, "kiosk", "demo", None).token}
    for place, counter in enumerate(office.settings.counters):
        add_clerk(office, NAMES[place % len(NAMES)], PIN, (), OPERATOR)
        tokens[counter.id] = add_device(office, "counter", f"demo {counter.id}", counter.id).token
    return tokens


def _wait_for(server: subprocess.Popen[bytes], base: str) -> None:
    stop, ends = Event(), monotonic() + PATIENCE_SECONDS
    while server.poll() is None and monotonic() < ends:
        try:
            with urlopen(f"{base}/healthz", timeout=PATIENCE_SECONDS):  # noqa: S310 (our own address)
                return
        except (URLError, OSError):
            stop.wait(0.1)
    raise Trouble("the server did not start; it says why above")


def _say(office: Office, links: list[str]) -> None:
    lines = ["", "  Mở mỗi liên kết một lần rồi chọn màn hình / open each link once and choose its screen:"]
    lines += [
        f"  {vi:<10}  {en:<8}  {office.public_url}/setup?token={link}"
        for (vi, en), link in zip(SCREENS, links, strict=True)
    ]
    print("\n".join([*lines, f"  PIN của cán bộ / the clerks' PIN: {PIN}", "  Ctrl-C: đóng / closes", ""]), flush=True)


def _live(office: Office, base: str, tokens: Mapping[str, str], chosen: argparse.Namespace) -> Tally:
    demand = preset(office.catalogue, chosen.size, office.settings.office.most_used)
    plan = plan_of(office, MONDAY)
    arrivals = [item for item in draw(demand, chosen.seed) if item.at < plan.closes]
    street, tally, stop = Street(), Tally(), Event()
    tempo = Tempo(seconds_of(chosen.start), chosen.speed)
    threads = [begin(citizens, Api(base, tokens[""]), arrivals, street, tempo, tally, stop)]
    try:
        for place, counter in enumerate(office.settings.counters):
            seat = _signed_in(Api(base, tokens[counter.id]), counter.id, place + 1)
            threads.append(begin(clerk, Api(base, seat), street, tempo, tally, stop))
        _watch(tally, stop, chosen.seconds)
    finally:
        stop.set()
        for thread in threads:
            thread.join(PATIENCE_SECONDS)
    return tally


def _signed_in(tablet: Api, counter: str, clerk_id: int) -> str:
    """The token of the clerk's session. Raises Trouble."""
    status, answer = tablet.post("/clerk-sessions", {"clerk": str(clerk_id), "pin": PIN})
    if status != 201:
        raise Trouble(f"the clerk of counter {counter} could not sign in: {answer.get('detail')}")
    return str(answer["token"])


def _watch(tally: Tally, stop: Event, seconds: float | None) -> None:
    ends = None if seconds is None else monotonic() + seconds
    try:
        while ends is None or monotonic() < ends:
            stop.wait(1.0 if ends is None else min(1.0, max(0.0, ends - monotonic())))
            print(
                f"\r  {tally.came} đã lấy số / came · {tally.served} đã phục vụ / served · {tally.absent} vắng / absent"
                f" · {tally.turned_away} chưa nhận được số / turned away ",
                end="",
                flush=True,
            )
    except KeyboardInterrupt:
        pass
    print()


def _time(text: str) -> dt.time:
    try:
        return dt.time.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a time of day; write one like 07:20") from None
