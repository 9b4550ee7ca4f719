"""Two servers on one PostgreSQL: a screen hears of everything, whichever it is connected to; nothing is done twice."""

from __future__ import annotations

from tests.realtime.test_sockets import listening
from tests.running import RunningOffice


def test_each_screen_hears_of_what_was_done_at_the_other_server(servers: tuple[RunningOffice, RunningOffice]) -> None:
    one, other = servers
    kiosk, display, clerk = one.device("kiosk"), one.device("display"), one.signed_in("1")
    with (
        listening(one, token=display) as lobby,
        listening(one, token=clerk) as counter,
        listening(other, ticket=other.take(kiosk)["token"]) as phone,
    ):
        assert counter.until(lambda view: view["waiting"])["waiting"][0]["number"] == "A001"
        assert one.post("/counter/call-next", clerk).json()["number"] == "A001"
        assert phone.until(lambda view: view["state"] == "called")["counter"]["id"] == "1"
        assert lobby.until(lambda view: view["calls"])["calls"][0]["number"] == "A001"
        assert other.post("/counter/start", clerk).json()["state"] == "serving"
        assert counter.until(lambda view: (view["current"] or {}).get("state") == "serving")


def test_a_key_sent_to_both_servers_gives_one_ticket(servers: tuple[RunningOffice, RunningOffice]) -> None:
    kiosk = servers[0].device("kiosk")
    first, again = (server.post("/tickets", kiosk, {"procedure": "khai-sinh"}, key="one-tap") for server in servers)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json()["token"] == again.json()["token"]
    assert [server.take(kiosk)["number"] for server in servers] == ["A002", "A003"]


def test_a_clerk_signed_out_at_one_server_is_out_at_the_other(servers: tuple[RunningOffice, RunningOffice]) -> None:
    one, other = servers
    clerk = one.signed_in("1")
    assert other.get("/counter", clerk).status_code == 200
    one.delete("/clerk-sessions/current", clerk)
    assert other.get("/counter", clerk).status_code == 401
