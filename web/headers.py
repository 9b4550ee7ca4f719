"""Headers that keep a page to itself: nothing foreign is loaded, nobody frames it, and no address leaves with a link.

What each protects from is told in docs/security.md.
"""

from __future__ import annotations

from flask import Flask, Response, request

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "media-src 'self' blob:; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; "
    "object-src 'none'; manifest-src 'self'; frame-ancestors "
)
# Prints by itself inside the kiosk's page, where the printer is the browser's.
FRAMED = "kiosk.slip"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": (
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), display-capture=()"
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
    # Whoever sits down at the browser next reads nothing of it; what may be kept says so itself.
    "Cache-Control": "no-store",
}
ALONE = {**HEADERS, "Content-Security-Policy": f"{POLICY}'none'", "X-Frame-Options": "DENY"}
IN_OUR_FRAME = {**HEADERS, "Content-Security-Policy": f"{POLICY}'self'", "X-Frame-Options": "SAMEORIGIN"}
# On plain http browsers don't listen to it, and say so in their console.
OVER_TLS = {"Cross-Origin-Opener-Policy": "same-origin"}


def init_app(app: Flask) -> None:
    @app.after_request
    def harden(response: Response) -> Response:
        wanted = IN_OUR_FRAME if request.endpoint == FRAMED else ALONE
        if request.is_secure:
            wanted = wanted | OVER_TLS
        # At once: each `setdefault` looks through all that are there.
        said = {name.lower() for name, _ in response.headers}
        response.headers.extend({name: value for name, value in wanted.items() if name.lower() not in said})
        return response
