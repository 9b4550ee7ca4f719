"""Pictures and recordings that the manager brings: what is stored, what is refused, and how it is taken back."""

from __future__ import annotations

import io
import math
import re
from array import array

import pytest
from flask.testing import FlaskClient
from PIL import Image, PngImagePlugin
from werkzeug.test import TestResponse

from display.uploads import redrawing
from display.voice.checklist import phrases_of
from display.voice.sound import Sound, wav_bytes
from office.settings import Settings
from tests.web.conftest import Door

PICTURES = "/manage/settings/lobby/pictures"
RECORDINGS = "/manage/settings/voice/recordings"
SECRET = "taken at 10.7769,106.7009 <script>alert(1)</script>"


@pytest.fixture
def manager(door: Door) -> FlaskClient:
    client = door.app.test_client()
    client.set_cookie("motcua_manager", door.tokens["manager"] or "")
    return client


def settings(door: Door) -> Settings:
    found: Settings = door.app.extensions["house"].office.settings
    return found


def drawn(colour: str, size: tuple[int, int] = (8, 6), kind: str = "PNG") -> bytes:
    file, notes = io.BytesIO(), PngImagePlugin.PngInfo()
    notes.add_text("Comment", SECRET)
    more = {"pnginfo": notes} if kind == "PNG" else {}
    Image.new("RGB", size, colour).save(file, kind, **more)
    return file.getvalue()


def recorded(seconds: float = 0.3, rate: int = 16000) -> bytes:
    notes = [round(9000 * math.sin(place / 20)) for place in range(round(seconds * rate))]
    return wav_bytes(Sound(rate, array("h", notes)))


def token(manager: FlaskClient, address: str) -> str:
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', manager.get(address).text)
    assert found is not None
    return found[1]


def bring(manager: FlaskClient, address: str, *files: tuple[str, bytes], **more: str) -> TestResponse:
    data = {
        "csrf_token": token(manager, address),
        "files": [(io.BytesIO(content), name) for name, content in files],
        **more,
    }
    return manager.post(address, data=data, content_type="multipart/form-data")


def press(manager: FlaskClient, address: str, at: str, **sent: str) -> TestResponse:
    return manager.post(address + at, data={"csrf_token": token(manager, address), **sent})


def take_back(manager: FlaskClient, address: str, number: str, part: str) -> TestResponse:
    sent = {"csrf_token": token(manager, address), "base": number, "part": part}
    return manager.post("/manage/settings/undo", data=sent)


def test_pictures_are_shown_at_once_in_their_order_and_can_be_moved_removed_and_taken_back(
    door: Door, manager: FlaskClient
) -> None:
    assert bring(manager, PICTURES, ("a.png", drawn("red")), ("b.jpg", drawn("blue", kind="JPEG"))).status_code == 303
    first, second = settings(door).display.shown
    shown = door.knock("display", "GET", "/api/v1/board/notices").get_json()["pictures"]
    assert [address.partition("?")[0] for address in shown] == [f"/display/pictures/{name}" for name in (first, second)]

    press(manager, PICTURES, "/move", act=f"up:{second}")
    assert settings(door).display.shown == (second, first)
    removed = press(manager, PICTURES, "/move", act=f"remove:{first}")
    assert settings(door).display.shown == (second,)
    number = removed.location.partition("saved=")[2]
    undone = take_back(manager, PICTURES, number, "pictures")

    assert undone.location == f"{PICTURES}?undone={int(number) + 1}"
    assert settings(door).display.shown == (second, first)
    assert manager.get(f"/display/pictures/{first}").status_code == 200


def test_nothing_of_the_file_is_kept_but_how_it_looks(door: Door, manager: FlaskClient) -> None:
    large = drawn("red", (2400, 1200))
    assert SECRET.encode() in large
    bring(manager, PICTURES, ("<script>.png", large))
    (name,) = settings(door).display.shown
    kept = manager.get(f"/display/pictures/{name}").data

    assert SECRET.encode() not in kept
    with Image.open(io.BytesIO(kept)) as picture:
        assert (picture.size, picture.getpixel((0, 0))) == ((1920, 960), (255, 0, 0))
    assert "<script>.png" not in manager.get(PICTURES).text


def test_what_is_no_picture_is_refused_by_its_name_and_the_others_are_taken(
    door: Door, manager: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(redrawing, "MOST_PIXELS", 100)
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 2_000)  # of twice as many Pillow reads nothing but the size
    answer = bring(
        manager, PICTURES,
        ("vẽ.svg", b"<svg onload='alert(1)'/>"), ("cụt.png", drawn("red")[:40]), ("to.png", drawn("red", (40, 40))),
        ("bom.png", drawn("red", (90, 90))),
        ("tốt.png", drawn("green")),
    )  # fmt: skip

    assert answer.status_code == 422
    for said in (
        "“vẽ.svg”: không phải hình",
        "“cụt.png”: không phải hình",
        "“to.png”: hình quá lớn",
        "“bom.png”: hình quá lớn",
        "Đã nhận 1 tệp.",
    ):
        assert said in answer.text
    assert len(settings(door).display.shown) == 1


def test_more_than_the_page_takes_is_refused_and_other_pages_take_no_more_than_before(
    door: Door, manager: FlaskClient
) -> None:
    vast = bring(manager, PICTURES, ("to.png", bytes(17 * 1024 * 1024)))
    elsewhere = manager.post("/manage/settings/lobby", data={"display__ticker": "x" * 300_000})

    assert (vast.status_code, "Các tệp quá lớn" in vast.text, elsewhere.status_code) == (413, True, 413)
    assert settings(door).display.shown == ()


def test_a_call_is_heard_in_the_offices_own_recordings_once_they_are_whole(door: Door, manager: FlaskClient) -> None:
    phrases = phrases_of(door.office).all
    page = manager.get(RECORDINGS).text
    assert page.count("phrases__one--missing") == len(phrases)
    files = [(f"{phrase.clip}.wav", recorded()) for phrase in phrases]
    sample = "/api/v1/voice/sample?recorded=1&counter=2"

    assert bring(manager, RECORDINGS, *files[1:]).status_code == 303
    assert "Còn thiếu 1 trong" in manager.get(RECORDINGS).text
    spoken = door.knock("manager", "GET", sample).data
    bring(manager, RECORDINGS, ("giong-cua-toi.wav", recorded()), clip=phrases[0].clip)
    own = door.knock("manager", "GET", sample).data

    assert "Đủ" in manager.get(RECORDINGS).text
    assert own != spoken
    assert manager.get(f"{RECORDINGS}/{phrases[0].clip}").mimetype == "audio/wav"


def test_recordings_are_known_by_how_people_name_their_files(door: Door) -> None:
    phrases = phrases_of(door.office)
    names = {"khong.wav": "khong", "Không.WAV": "khong", "0.mp3": "khong", "A.wav": "a", "quầy 2.ogg": "quay-so-2",
             "quay-so-2.wav": "quay-so-2", "C:\\ghi\\den.wav": "den"}  # fmt: skip

    assert {name: getattr(phrases.named(name), "clip", None) for name in names} == names
    assert [phrases.named(name) for name in ("bai-hat.mp3", ".wav", "")] == [None, None, None]


def test_recordings_that_the_voice_can_not_play_are_refused_in_words(door: Door, manager: FlaskClient) -> None:
    answer = bring(
        manager, RECORDINGS,
        ("khong.wav", b"ID3 no wave"), ("mot.wav", recorded(11)), ("bai-hat.wav", recorded()),
        ("hai.wav", wav_bytes(Sound(16000, array("h", bytes(8000))))),
    )  # fmt: skip

    assert answer.status_code == 422
    for said in ("“khong.wav”: không phải tệp âm thanh", "“mot.wav”: dài hơn 10 giây",
                 "“bai-hat.wav”: không rõ là câu nào", "“hai.wav”: không có tiếng"):  # fmt: skip
        assert said in answer.text
    assert settings(door).voice.recorded == {}


def test_a_recording_is_taken_away_and_brought_back(door: Door, manager: FlaskClient) -> None:
    bring(manager, RECORDINGS, ("0.wav", recorded()))
    removed = press(manager, RECORDINGS, "/remove", clip="khong")
    assert settings(door).voice.recorded == {}
    take_back(manager, RECORDINGS, removed.location.partition("saved=")[2], "recordings")

    assert list(settings(door).voice.recorded) == ["khong"]
