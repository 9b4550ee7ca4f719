"""Errors as RFC 9457 problems: a code for programs, a sentence for a person, never a traceback."""

from __future__ import annotations

import logging
from typing import Any

from flask import Flask, Response, g, json, request
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnection
from werkzeug.exceptions import HTTPException

from office.rules.refusals import Refusal
from web.language import asked_language

log = logging.getLogger("motcua")

TITLES = {
    401: ("Chưa xác nhận được máy hoặc người dùng", "Who are you?"),
    403: ("Không thuộc quyền của máy này", "Not yours"),
    404: ("Không tìm thấy", "Not found"),
    405: ("Cách gọi không đúng", "Method not allowed"),
    409: ("Văn phòng không thực hiện được", "The office says no"),
    413: ("Nội dung gửi quá lớn", "Too large"),
    415: ("Kiểu nội dung không đúng", "Unsupported content"),
    422: ("Nội dung chưa đúng", "Wrong input"),
    429: ("Quá nhiều lần", "Too many tries"),
    500: ("Lỗi máy chủ", "Server error"),
    503: ("Tạm thời không ghi được dữ liệu", "Storage unavailable"),
}
DETAILS = {
    401: (
        "Máy này chưa được cài đặt hoặc đã bị thu hồi. Nhờ người quản lý mở liên kết cài đặt.",
        "This device is not set up, or was revoked. Ask the manager for a set-up link.",
    ),
    403: ("Máy này không được phép làm việc đó.", "This device may not do that."),
    404: ("Không có gì ở địa chỉ này.", "There is nothing at this address."),
    405: ("Địa chỉ này không nhận cách gọi đó.", "This address does not take that method."),
    413: ("Nội dung gửi lên quá lớn. Xin gửi ngắn hơn.", "What was sent is too large. Please send less."),
    422: ("Xin gửi nội dung là một đối tượng JSON.", "Please send a JSON object."),
    429: (
        "Đã thử quá nhiều lần. Xin chờ một lát rồi thử lại.",
        "That was tried too many times. Please wait a while and try again.",
    ),
    500: (
        "Có lỗi ở máy chủ; lỗi đã được ghi lại. Xin thử lại.",
        "Something went wrong on the server; it was written down. Please try again.",
    ),
    503: (
        "Máy chủ chưa ghi được dữ liệu (ổ đĩa đầy hoặc chỉ đọc). Báo kỹ thuật viên; xin thử lại sau.",
        "The server can’t write its data (disk full or read-only). Tell the technician; please try again later.",
    ),
}


# One status, several troubles: what is said of a device is not true of a clerk who has signed out, nor what is said of
# the storage of a rehearsal.
DETAILS_OF = {
    "signed-out": (
        "Phiên làm việc ở quầy này đã kết thúc. Xin đăng nhập lại bằng mã PIN.",
        "This session at a counter has ended. Please sign in again with the PIN.",
    )
}
TITLES_OF = {"rehearsal-failed": ("Chưa thử được", "Could not be tried")}


def problem(status: int, code: str, detail: str, **more: Any) -> Response:
    """A problem answer. `code` becomes `urn:motcua:<code>`."""
    english = asked_language() == "en"
    title = TITLES_OF.get(code, TITLES.get(status, TITLES[422]))[english]
    body = {"type": f"urn:motcua:{code}", "title": title, "status": status, "detail": detail, **more}
    response = Response(json.dumps(body), status, mimetype="application/problem+json")
    if status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def standard_problem(status: int, code: str) -> Response:
    detail = DETAILS_OF.get(code) or DETAILS.get(status, DETAILS[422])
    return problem(status, code, detail[asked_language() == "en"])


class Denied(Exception):
    """The caller is unknown (401; `signed_out`: any more) or this is not theirs (403)."""

    def __init__(self, status: int, *, signed_out: bool = False) -> None:
        super().__init__(status)
        self.status = status
        self.code = "signed-out" if signed_out else "who-are-you" if status == 401 else "not-yours"


class WrongInput(Exception):
    """The body or a parameter is wrong; `errors` names each field with its sentence."""

    def __init__(self, errors: list[dict[str, str]]) -> None:
        super().__init__(errors)
        self.errors = errors


def init_app(app: Flask) -> None:
    """Answer every error of the API as a problem; pages get the same words as plain text."""

    @app.errorhandler(Refusal)
    def refused(refusal: Refusal) -> Response:
        sentence, field = refusal.sentence(asked_language()), refusal.reason.field
        named = {"errors": [{"field": field, "detail": sentence}]} if field else {}
        response = problem(refusal.reason.status, refusal.reason.code, sentence, **named)
        if "seconds" in refusal.values and refusal.reason.status == 429:
            response.headers["Retry-After"] = str(refusal.values["seconds"])
        return response

    @app.errorhandler(Denied)
    def denied(error: Denied) -> Response:
        return standard_problem(error.status, error.code)

    @app.errorhandler(WrongInput)
    def wrong_input(error: WrongInput) -> Response:
        detail = " ".join(f"{item['field']}: {item['detail']}" for item in error.errors)
        return problem(422, "wrong-input", detail, errors=error.errors)

    @app.errorhandler(DBAPIError)
    @app.errorhandler(NoConnection)
    def storage_failed(error: DBAPIError | NoConnection) -> Response:
        # The statement's values may hold a citizen's words: the log gets the driver's message alone.
        said = error.orig if isinstance(error, DBAPIError) else error
        log.error("storage: %s %s: %s", request.method, request.endpoint, said)
        return standard_problem(503, "storage-unavailable")

    @app.errorhandler(HTTPException)
    def http_error(error: HTTPException) -> Response:
        if error.response is not None or error.code is None or error.code < 400:
            return error.get_response()  # type: ignore[return-value]
        code = {404: "not-found", 405: "wrong-method", 413: "too-large"}.get(error.code, "wrong-input")
        status = 422 if error.code == 400 else error.code
        response = standard_problem(status, code)
        if error.code == 405:
            response.headers["Allow"] = ", ".join(getattr(error, "valid_methods", None) or [])
        return response

    @app.errorhandler(Exception)
    def unexpected(error: Exception) -> Response:
        log.error("unexpected: %s %s", request.method, request.endpoint, exc_info=error)
        g.failed = True
        return standard_problem(500, "server-error")
