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


def init_app(app: Flask) -> None:
    @app.after_request
    def harden(response: Response) -> Response:
        framed = request.endpoint == FRAMED
        response.headers.setdefault("Content-Security-Policy", POLICY + ("'self'" if framed else "'none'"))
        response.headers.setdefault("X-Frame-Options", "SAMEORIGIN" if framed else "DENY")
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if request.is_secure:
            # On plain http browsers don't listen to it, and say so in their console.
            response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        return response
