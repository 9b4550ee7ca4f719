from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
import zxingcpp
from PIL import Image

from web.qr import qr_image, qr_svg, quiet_dots

URL = "http://192.168.1.20:8000/t/Zk3nQ9xV7bT2mLpR8sYw1A"


@pytest.mark.parametrize("room", [150, 264, 400])
def test_the_code_fits_its_room_with_a_quiet_zone_of_four_modules(room: int) -> None:
    code = qr_image(URL, room)
    corner = next(x for x in range(quiet_dots(code), code.width) if code.getpixel((x, quiet_dots(code) * 2)))

    assert code.width <= room
    assert quiet_dots(code) == 4 * (corner - quiet_dots(code))  # the finder's outer line is one module wide


def test_the_code_withstands_a_crease() -> None:
    (found,) = zxingcpp.read_barcodes(qr_image(URL).convert("L"))

    assert found.text == URL
    assert found.ec_level == "M"


def test_the_code_for_screens_holds_nothing_that_the_content_policy_stops_and_no_id() -> None:
    svg = ET.fromstring(qr_svg(URL, 'Quét "A007" <b>'))
    attributes = [name for element in svg.iter() for name in element.attrib]

    assert svg.get("aria-label") == 'Quét "A007" <b>'
    assert {"style", "id", "width", "height"} & set(svg.attrib) == set()
    assert "style" not in attributes
    assert "id" not in attributes


def test_both_codes_are_the_same() -> None:
    svg = ET.fromstring(qr_svg(URL, "A007"))
    modules = int(svg.attrib["viewBox"].split()[2])
    (path,) = (element for element in svg.iter() if element.tag.endswith("path"))
    image = qr_image(URL, 8 * modules)
    drawn = Image.new("1", image.size, 1)
    for square in path.attrib["d"].split("M")[1:]:
        x, y = (float(part) for part in square.split("H")[0].split(","))
        drawn.paste(0, (round(x * 8), round(y * 8), round(x * 8) + 8, round(y * 8) + 8))

    assert drawn.tobytes() == image.tobytes()
