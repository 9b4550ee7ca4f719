"""States and moves as words inside a refusal's sentence."""

from __future__ import annotations

from office.rules.refusals import NOT_ALLOWED, Refusal
from office.rules.tickets import Move, State, allowed

STATES: dict[State, tuple[str, str]] = {
    State.WAITING: ("đang chờ", "is waiting"),
    State.CALLED: ("đang được gọi", "has been called"),
    State.SERVING: ("đang được phục vụ", "is being served"),
    State.PARKED: ("đang tạm gác", "is parked"),
    State.DONE: ("đã xong", "is done"),
    State.NO_SHOW: ("đã ghi vắng mặt", "was marked a no-show"),
    State.CANCELLED: ("đã huỷ", "was cancelled"),
    State.EXPIRED: ("đã hết hạn", "has expired"),
}
MOVES: dict[Move, tuple[str, str]] = {
    Move.CALL: ("gọi", "be called"),
    Move.CALL_OUT_OF_TURN: ("gọi", "be called"),
    Move.RECALL: ("gọi lại", "be called again"),
    Move.START: ("bắt đầu", "be started"),
    Move.NEXT_PROCEDURE: ("chuyển sang thủ tục khác", "go on to another procedure"),
    Move.FINISH: ("hoàn thành khi chưa bắt đầu", "be finished before it is started"),
    Move.NO_SHOW: ("ghi vắng mặt", "be marked a no-show"),
    Move.TRANSFER: ("chuyển", "be transferred"),
    Move.REDIRECT: ("chuyển chỗ chờ", "be sent to another line"),
    Move.PARK: ("tạm gác", "be parked"),
    Move.RESUME: ("tiếp tục", "be resumed"),
    Move.REINSTATE: ("nhận lại", "be reinstated"),
    Move.PRIORITY: ("đổi diện ưu tiên", "get another priority"),
    Move.CANCEL: ("huỷ", "be cancelled"),
    Move.EXPIRE: ("kết thúc", "be closed"),
}


def require(move: Move, state: State, number: str) -> None:
    """Raise the refusal that says why, unless `move` is allowed from `state`."""
    if allowed(move, state):
        return
    state_vi, state_en = STATES[state]
    move_vi, move_en = MOVES[move]
    raise Refusal(NOT_ALLOWED, number=number, state_vi=state_vi, state_en=state_en, move_vi=move_vi, move_en=move_en)
