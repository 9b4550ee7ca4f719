"""QR codes: a ticket's phone page and a screen's set-up link, as dots for paper and as SVG for screens."""

from __future__ import annotations

from typing import cast
from xml.etree import ElementTree as ET

from markupsafe import Markup
from PIL import Image
from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M
from qrcode.image.svg import SvgPathFillImage

QUIET_ZONE = 4  # modules; readers may fail with fewer (ISO/IEC 18004)


def qr_image(url: str, max_dots: int = 264) -> Image.Image:
    """Black on white, quiet zone included. Every module has a whole number of dots, so that none is blurred."""
    code = _code(url)
    code.box_size = max(1, max_dots // (code.modules_count + 2 * QUIET_ZONE))
    return cast("Image.Image", code.make_image().get_image())


def quiet_dots(code: Image.Image) -> int:
    """How wide the white frame of a `qr_image` is."""
    ink = code.convert("L").point(lambda grey: 255 - grey).getbbox()
    return ink[0] if ink else 0


def qr_svg(url: str, label: str) -> Markup:
    """Scales with its box: the size is the style sheet's. Black on white on any ground, as readers expect."""
    root: ET.Element = _code(url).make_image(image_factory=SvgPathFillImage).get_image()
    for name in ("width", "height"):
        del root.attrib[name]
    root.attrib |= {"class": "qr", "role": "img", "aria-label": label, "shape-rendering": "crispEdges"}
    for path in root.iter("path"):
        del path.attrib["id"]  # two codes on one page would share it
    return Markup(ET.tostring(root, encoding="unicode"))  # noqa: S704 (made here; ElementTree escaped the label)


def _code(url: str) -> QRCode:
    code = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET_ZONE)
    code.add_data(url)
    code.make(fit=True)
    return code
