"""A slip to print, and what can be read from a printed one, without the code that made it."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import zxingcpp
from PIL import Image, ImageDraw, ImageFont

from kiosk.printing.content import SlipContent

URL = "http://192.168.1.20:8000/t/Zk3nQ9xV7bT2mLpR8sYw1A"


def a_slip(**changed: Any) -> SlipContent:
    whole: dict[str, Any] = {
        "office": "Trung tâm Phục vụ hành chính công xã Tân Phú Đông",
        "address": "Số 12 đường Trần Hưng Đạo, tỉnh Đồng Tháp",
        "number": "A007",
        "procedure": "Đăng ký khai sinh",
        "field": "Hộ tịch",
        "ahead": 4,
        "wait": "khoảng 10–20 phút",
        "issued_at": dt.datetime(2026, 11, 23, 8, 15, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh")),
        "url": URL,
        "documents": ("Tờ khai theo mẫu", "Giấy chứng sinh", "Căn cước hoặc hộ chiếu (xuất trình)"),
        "fee": "không thu phí",
        "time_limit": "trong ngày",
    }
    return SlipContent(**(whole | changed))


def codes_in(picture: Image.Image) -> list[str]:
    """What a phone reads from it."""
    framed = Image.new("L", (picture.width + 80, picture.height + 80), 255)
    framed.paste(picture.convert("L"), (40, 40))
    return [found.text for found in zxingcpp.read_barcodes(framed)]


def ink_rows(picture: Image.Image) -> list[int]:
    """Each row of dots as one number, its first dot in the highest bit."""
    grey = picture.convert("L")
    dots = bytes(grey.point(lambda value: 49 if value < 128 else 48).tobytes())  # "1" is ink
    return [int(dots[start : start + grey.width], 2) for start in range(0, len(dots), grey.width)]


def drawn_word(word: str, font_file: str, size: int) -> Image.Image:
    face = ImageFont.truetype(font_file, size)
    left, top, right, bottom = (round(edge) for edge in face.getbbox(word))
    drawn = Image.new("L", (right - left, bottom - top), 255)
    ImageDraw.Draw(drawn).text((-left, -top), word, fill=0, font=face)
    return drawn


def likeness(picture: Image.Image, pattern: Image.Image) -> float:
    """How well the pattern covers its best fitting place in the picture: 1.0 is dot for dot."""
    paper, looked_for = ink_rows(picture), ink_rows(pattern)
    mask, best = (1 << pattern.width) - 1, 0.0
    for top in range(len(paper) - len(looked_for) + 1):
        rows = paper[top : top + len(looked_for)]
        for shift in range(picture.width - pattern.width + 1):
            shared = either = 0
            for row, wanted in zip(rows, looked_for, strict=True):
                there = (row >> shift) & mask
                shared += (there & wanted).bit_count()
                either += (there | wanted).bit_count()
            best = max(best, shared / either if either else 0.0)
    return best
