"""A manager changes the office in the browser, and a lobby that stands open follows."""

from __future__ import annotations

import io
import math
import struct
from array import array

from PIL import Image
from playwright.sync_api import FilePayload, expect

from app import MOST_BYTES
from tests.journeys.conftest import OpenScreen
from tests.running import RunningOffice


def test_an_open_lobby_shows_the_new_line_and_a_wrong_speed_is_told(
    server: RunningOffice, open_screen: OpenScreen
) -> None:
    lobby = open_screen(server, "display")
    expect(lobby.locator(".foot__ticker")).to_contain_text("Phiếu số không phải")
    page = open_screen(server, "manager", at="/manage/settings/lobby", width=1280, height=800)
    expect(page.locator(".nav")).to_be_visible()

    page.get_by_label("Dòng chữ", exact=True).fill("<script>window.harm = 1</script> Chiều nay nghỉ họp.")
    page.get_by_role("button", name="Lưu").click()

    expect(page.get_by_text("Đã lưu. Mọi màn hình đổi theo ngay.")).to_be_visible()
    expect(lobby.locator(".foot__ticker")).to_have_text("<script>window.harm = 1</script> Chiều nay nghỉ họp.")
    assert lobby.evaluate("window.harm") is None
    page.goto(f"{server.url}/manage/settings/voice")
    expect(page.locator(".nav")).to_be_visible()
    page.get_by_label("Tốc độ (từ một phút)").fill("9000")
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator("[data-summary]")).to_be_focused()
    expect(page.locator("[data-summary]")).to_contain_text("hãy ghi từ 260 trở xuống")


def test_pictures_hang_in_the_lobby_and_a_recording_of_any_kind_is_taken(
    server: RunningOffice, open_screen: OpenScreen
) -> None:
    lobby = open_screen(server, "display")
    expect(lobby.locator(".foot__ticker")).to_be_visible()
    page = open_screen(server, "manager", at="/manage/settings/lobby/pictures", width=1280, height=800)
    expect(page.locator(".nav")).to_be_visible()
    page.get_by_label("Tệp hình").set_input_files(FilePayload(name="hinh.png", mimeType="image/png", buffer=picture()))
    page.get_by_role("button", name="Tải lên").click()

    expect(page.get_by_role("img", name="hình 1")).to_be_visible()
    expect(lobby.locator(".told__picture")).to_be_visible()
    page.get_by_role("button", name="Bỏ hình 1").click()
    expect(page.get_by_role("img", name="hình 1")).to_have_count(0)
    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.get_by_role("img", name="hình 1")).to_be_visible()

    page.goto(f"{server.url}/manage/settings/voice/recordings")
    expect(page.locator(".nav")).to_be_visible()
    # Samples of 32 bits in fractions: the server reads none of that, the browser all.
    page.get_by_label("Chọn tệp không", exact=True).set_input_files(
        FilePayload(name="giong.wav", mimeType="audio/wav", buffer=fractions())
    )
    expect(page.get_by_role("button", name="Nghe không")).to_be_visible()
    expect(page.get_by_role("heading", name="Còn thiếu 29 trong 30 câu")).to_be_visible()


def picture() -> bytes:
    """Larger than what another page takes."""
    file = io.BytesIO()
    Image.effect_noise((900, 600), 90).save(file, "PNG")
    assert len(file.getvalue()) > MOST_BYTES
    return file.getvalue()


def fractions() -> bytes:
    rate = 44_100
    samples = array("f", [0.4 * math.sin(place / 15) for place in range(rate // 2)]).tobytes()
    form = struct.pack("<HHIIHH", 3, 1, rate, rate * 4, 4, 32)
    body = b"WAVEfmt " + struct.pack("<I", len(form)) + form + b"data" + struct.pack("<I", len(samples)) + samples
    return b"RIFF" + struct.pack("<I", len(body)) + body
