"""What the technician copies from docs/kiosk fits together: the page that is opened is one that the policy allows."""

from __future__ import annotations

import json
import re

from tests.programs import ROOT

FOLDER = ROOT / "docs" / "kiosk"


def test_the_policy_shuts_out_all_but_the_page_that_the_service_opens() -> None:
    policy = json.loads((FOLDER / "policy.json").read_text(encoding="utf-8"))
    (page,) = re.findall(r"^Environment=PAGE=http://(\S+)$", (FOLDER / "kiosk.service").read_text("utf-8"), re.M)

    assert policy["URLBlocklist"] == ["*"]
    assert policy["URLAllowlist"] == [f"http://.{page}", f"http://.{page.partition('/')[0]}/setup"]


def test_the_page_of_instructions_puts_an_address_into_both_files() -> None:
    words = (ROOT / "docs" / "kiosk.md").read_text(encoding="utf-8")
    for name in ("policy.json", "kiosk.service"):
        assert "SERVER" in (FOLDER / name).read_text(encoding="utf-8")
        assert f"docs/kiosk/{name}" in words
