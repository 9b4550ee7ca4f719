"""The sentences of a ticket's history. What a move came to stands after a colon: an undo names the move alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from office.catalogue import Words
from office.rules.tickets import Move, Outcome, State

SENTENCES: dict[str, tuple[str, str]] = {
    Move.ISSUE: ("Lấy số", "Ticket taken"),
    Move.CALL: ("Gọi đến {place}", "Called to {place}"),
    Move.CALL_OUT_OF_TURN: ("Gọi ngoài lượt đến {place}", "Called out of turn to {place}"),
    Move.RECALL: ("Gọi lại", "Called again"),
    Move.START: ("Bắt đầu phục vụ", "Service began"),
    Move.NEXT_PROCEDURE: ("Làm tiếp: {to}", "Went on with: {to}"),
    Move.FINISH: ("Làm xong", "Service finished"),
    Move.NO_SHOW: ("Vắng khi gọi", "Did not come when called"),
    Move.TRANSFER: ("Chuyển sang: {to}", "Sent on to: {to}"),
    Move.REDIRECT: ("Chuyển chỗ chờ sang: {to}", "Now waits for: {to}"),
    Move.PARK: ("Tạm gác, đi lấy thêm giấy tờ", "Parked, fetching papers"),
    Move.RESUME: ("Quay lại, làm tiếp", "Came back, service goes on"),
    Move.REINSTATE: ("Được nhận lại, chờ tiếp", "Taken back, waits again"),
    Move.PRIORITY: ("Diện ưu tiên: {to}", "Priority: {to}"),
    Move.CANCEL: ("Huỷ số", "Cancelled"),
    Move.EXPIRE: ("Hết hiệu lực", "Expired"),
    Move.UNDO: ("Hoàn tác: {to}", "Undone: {to}"),
    "rate": ("Chấm điểm", "Rated"),
}
NONE = Words("không", "none")
OUTCOMES = {
    Outcome.ACCEPTED: Words("đã tiếp nhận", "accepted"),
    Outcome.RETURNED: Words("đã trả kết quả", "result given"),
    Outcome.MISSING_PAPERS: Words("thiếu giấy tờ", "papers missing"),
    Outcome.GUIDED: Words("đã hướng dẫn", "guided"),
    Outcome.REFUSED: Words("từ chối", "refused"),
}
EXPIRED = {
    "end_of_day": Words("hết ngày làm việc", "the day was over"),
    "closed": Words("văn phòng đóng cửa sớm", "the office closed early"),
}
RETURN_DATE = Words("hẹn trả {}", "result on {}")
GOES_ON = Words("chờ tiếp {}", "now waits for {}")
GOES_BACK = Words("chờ quay lại quầy trước", "waits to go back to the counter before")
THE_LAST = Words("việc trước", "the one before")
COMES_BACK = Words("xong thì quay lại quầy này", "then back to this counter")


def what_came_of_it(move: str, to_state: str | None, detail: Mapping[str, Any], to: Words) -> list[Words]:
    """The outcome or the reason, in the order told; `to`: where the ticket went on to."""
    if move == Move.EXPIRE:
        return [EXPIRED[detail["reason"]]] if detail.get("reason") in EXPIRED else []
    if move == Move.TRANSFER:
        return [COMES_BACK] if detail.get("return") else []
    told = [OUTCOMES[detail["outcome"]]] if detail.get("outcome") in OUTCOMES else []
    if "return_on" in detail:
        day = f"{dt.date.fromisoformat(detail['return_on']):%d/%m/%Y}"
        told.append(_with(RETURN_DATE, Words(day, day)))
    if move == Move.NEXT_PROCEDURE and told:
        return [Words(f"{THE_LAST.vi} {_listed(told).vi}", f"{THE_LAST.en} {_listed(told).en}")]
    if move == Move.FINISH and to_state == State.WAITING:
        told.append(GOES_BACK if to is NONE else _with(GOES_ON, to))
    return told


def joined(said: Words, told: list[Words]) -> Words:
    """After a colon; in brackets where the sentence has led to something already."""
    if not told:
        return said
    more, leads = _listed(told), ": " in said.vi
    before, after = (" (", ")") if leads else (": ", "")
    return Words(f"{said.vi}{before}{more.vi}{after}", f"{said.en or said.vi}{before}{more.en}{after}")


def _listed(told: list[Words]) -> Words:
    return Words(", ".join(words.vi for words in told), ", ".join(words.en for words in told))


def _with(words: Words, value: Words) -> Words:
    return Words(words.vi.format(value.vi), words.en.format(value.en or value.vi))
