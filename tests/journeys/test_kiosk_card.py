"""One live ticket a person: the card's code comes from a scanner that types, through whatever keyboard there is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.configs import config_with
from tests.journeys.axe import broken
from tests.journeys.conftest import OpenScreen
from tests.journeys.kiosk import KHAI_SINH, button, choose, expect_number, heading, take
from tests.running import RunningOffice, running_office

NUMBER = "001050123456"
CARD = f"{NUMBER}|012345678|NGUYEN VAN BICH|01011950|Nam|Phuong X, Ha Noi|15042021"

# As a scanner does: the keys of a US keyboard one right after the other; what letters come out is the machine's affair.
SCAN = """text => {
  const letter = sign => /[a-z]/i.test(sign) ? `Key${sign.toUpperCase()}` : "";
  const code = sign => /[0-9]/.test(sign) ? `Digit${sign}` : sign === "|" ? "Backslash" : letter(sign);
  const press = (key, more = {}) => (document.activeElement ?? document.body).dispatchEvent(
    new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true, ...more}));
  for (const sign of text) {
    if (sign === "|") press("Shift", {shiftKey: true});
    press(/[0-9]/.test(sign) ? "đ" : sign, {code: code(sign), shiftKey: sign === "|" || /[A-Z]/.test(sign)});
  }
  return press("Enter", {code: "Enter"});
}"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RunningOffice]:
    config = config_with(tmp_path, "identity", one_ticket="true", without_card="false")
    with running_office(tmp_path, MOTCUA_CONFIG=str(config)) as running:
        yield running


def scan(page: Page, text: str) -> bool:
    """Whether the page itself got the Enter at the end."""
    return bool(page.evaluate(SCAN, text))


def test_a_card_gives_one_live_ticket_and_leaves_no_trace(server: RunningOffice, open_screen: OpenScreen) -> None:
    page = open_screen(server, "kiosk", width=1080, height=1920)
    choose(page)
    expect(page.get_by_text("Xin đưa mã QR trên thẻ căn cước vào máy quét")).to_be_visible()
    expect(button(page, "Lấy số")).to_have_count(0)
    found = broken(page, "asking")

    # Held too shortly: kindly again.
    scan(page, CARD[2:30])
    expect(page.get_by_role("alert").filter(has_text="Máy chưa đọc hết mã trên thẻ")).to_be_visible()

    # The whole card; its digits came out as letters of a Vietnamese keyboard. Seventy-five: the class is offered.
    assert not scan(page, CARD)
    expect(page.get_by_text("Đã đọc thẻ")).to_be_visible()
    expect(page.get_by_label("Người từ đủ 75 tuổi trở lên")).to_be_checked()
    found += broken(page, "read")
    take(page)
    expect_number(page, "A001")
    button(page, "Xong").click()

    # The same person again, in the middle of a search: nothing of the card stands in its box.
    button(page, "Tìm thủ tục").click()
    page.get_by_role("textbox").fill("khai sinh")
    scan(page, CARD)
    expect(page.get_by_role("alert").filter(has_text="Ông/bà đã có số A001")).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_value("khai sinh")
    page.get_by_role("button", name=KHAI_SINH).first.click()
    expect(heading(page, KHAI_SINH)).to_be_visible()
    expect(page.get_by_text("Mỗi người một số")).to_be_visible()
    expect(button(page, "Lấy số")).to_have_count(0)
    found += broken(page, "held")

    # The next citizen's screen knows nothing of it, nor does the log.
    button(page, "Làm lại").click()
    choose(page)
    expect(page.get_by_text("Xin đưa mã QR trên thẻ căn cước vào máy quét")).to_be_visible()
    log = server.log.read_text(encoding="utf-8")
    assert [part for part in (NUMBER, "BICH", "01011950") if part in log] == []
    assert found == []
    assert (server.data_dir / "identity.key").stat().st_mode & 0o777 == 0o600
