"""Answers of any length go out compressed: an office's Wi-Fi carries a room full of phones."""

from __future__ import annotations

import gzip

from flask import Flask, Response, request

TEXTS = ("text/", "application/json", "application/problem+json", "text/javascript", "image/svg+xml")
ONE_PACKET = 1400  # bytes; below this nothing is won
QUICK = 5  # of 9: for what is made anew each time


def init_app(app: Flask) -> None:
    @app.after_request
    def compress(response: Response) -> Response:
        if not _worth_it(response):
            return response
        response.headers.add("Vary", "Accept-Encoding")
        if accepts_gzip():
            response.set_data(gzip.compress(response.get_data(), QUICK, mtime=0))
            response.headers["Content-Encoding"] = "gzip"
        return response


def accepts_gzip() -> bool:
    return request.accept_encodings["gzip"] > 0


def compressible(mimetype: str) -> bool:
    return mimetype.startswith(TEXTS)


def _worth_it(response: Response) -> bool:
    return (
        compressible(response.mimetype or "")
        and not response.direct_passthrough
        and "Content-Encoding" not in response.headers
        and (response.content_length or 0) >= ONE_PACKET
    )
