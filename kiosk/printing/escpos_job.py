"""A slip as the bytes a printer understands, made by python-escpos."""

from __future__ import annotations

from escpos.constants import HW_INIT
from escpos.printer import Dummy
from PIL import Image

# A printer holds a whole fragment before it prints: cheap ones have little memory, and this is 30 mm of paper.
FRAGMENT_DOTS = 240
RASTER_HEADER = 8  # bytes of GS v 0 with its sizes
# Printers that are exactly as wide as the slip; without one, python-escpos complains on standard output.
PROFILES = {576: "TM-T20II", 512: "TM-T88V", 384: "POS-5890"}


def job_bytes(slip: Image.Image) -> bytes:
    """Reset, the picture as raster fragments (GS v 0), feed to the knife and cut (GS V 66)."""
    printer = Dummy(profile=PROFILES[slip.width])
    printer.hw("INIT")
    printer.image(slip, impl="bitImageRaster", fragment_height=FRAGMENT_DOTS)
    printer.cut(feed=False)
    output: bytes = printer.output
    return output


def rescue_bytes(width_dots: int) -> bytes:
    """What frees a printer that was left in the middle of a slip.

    It may still wait for the rest of a fragment and would swallow the next slip's first bytes as dots: as many white
    dots as a fragment and its header can lack come first (elsewhere NUL is ignored). Then the torn slip is cut off.
    """
    printer = Dummy()
    printer.cut(feed=False)
    return bytes(RASTER_HEADER + FRAGMENT_DOTS * width_dots // 8) + bytes(HW_INIT) + bytes(printer.output)
