"""Where phones are sent: an address of the web, and nothing that a browser would run."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from office.settings import ServerSettings


@pytest.mark.parametrize(
    "good",
    ["", "http://192.168.1.10:8000", "https://xep-hang.binhan.gov.vn", "https://a.vn/mot-cua", "http://[fe80::1]:8000"],
)
def test_addresses_of_the_web_are_taken(good: str) -> None:
    assert ServerSettings(public_url=good).public_url == good


@pytest.mark.parametrize(
    "bad",
    ["javascript:alert(1)", "data:text/html,x", "binhan.gov.vn", "//evil.example", "http://a b", 'http://a"><script>',
     "http://a/\u202e", "ftp://a", "http://", "http://user:pass@a"],
)  # fmt: skip
def test_everything_else_is_refused_with_the_mend(bad: str) -> None:
    with pytest.raises(ValidationError, match=r"http://192\.168\.1\.10:8000"):
        ServerSettings(public_url=bad)
