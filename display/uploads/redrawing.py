"""A picture that somebody brought, drawn anew: nothing of its file is kept, neither words nor scripts nor places.

Pillow reads it, so that what it can't read is no picture; what is stored is what Pillow wrote.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from threading import Lock

from PIL import Image, ImageOps

from office.catalogue import Words

FORMATS = ("PNG", "JPEG", "WEBP")
MOST_PIXELS = 25_000_000  # read whole, such a one takes 100 MB for a moment
LONGEST_SIDE = 1920  # no TV shows more of it in a panel
_HEAVY_PNG = 1_500_000
_QUALITY = 85
# One at a time: the memory of the office's small PC is for its queue.
_reading = Lock()


class NoPicture(Exception):
    """It can't be shown; `said` is why, for who brought it."""

    def __init__(self, said: Words) -> None:
        super().__init__(said.en)
        self.said = said


UNREADABLE = Words(
    "không phải hình PNG, JPEG hoặc WebP, hoặc tệp bị hỏng", "it is no PNG, JPEG or WebP picture, or is damaged"
)
TOO_MANY_PIXELS = Words(
    f"hình quá lớn, nhiều nhất {MOST_PIXELS // 1_000_000} triệu điểm ảnh; hãy thu nhỏ rồi tải lại",
    f"it has more than {MOST_PIXELS // 1_000_000} million pixels; make it smaller and send it again",
)


@dataclass(frozen=True, slots=True)
class Redrawn:
    content: bytes
    ending: str


def redrawn(content: bytes) -> Redrawn:
    """The picture as the lobby shows it. Raises NoPicture."""
    with _reading:
        try:
            with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise NoPicture(TOO_MANY_PIXELS)
                # A JPEG is read at half or a quarter of its size where that is enough.
                picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
                return _written(_upright(picture), is_photo=picture.format == "JPEG")
        except Image.DecompressionBombError as error:
            raise NoPicture(TOO_MANY_PIXELS) from error  # so many that Pillow looks no further
        except (OSError, ValueError, SyntaxError, MemoryError) as error:
            raise NoPicture(UNREADABLE) from error


def _upright(picture: Image.Image) -> Image.Image:
    """Turned as its camera was held, no larger than needed, its first frame alone."""
    found = ImageOps.exif_transpose(picture)
    found = found.convert("RGBA" if found.has_transparency_data else "RGB")
    found.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    clean = Image.new(found.mode, found.size)
    clean.paste(found)
    return clean


def _written(picture: Image.Image, *, is_photo: bool) -> Redrawn:
    """Letters and drawings stay sharp as PNG; photographs are JPEG, which the oldest TV shows."""
    if not is_photo:
        drawing = io.BytesIO()
        picture.save(drawing, "PNG", optimize=True)
        if picture.mode == "RGBA" or drawing.tell() <= _HEAVY_PNG:
            return Redrawn(drawing.getvalue(), "png")
    photo = io.BytesIO()
    picture.convert("RGB").save(photo, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    return Redrawn(photo.getvalue(), "jpg")
