"""Sign-in names and passwords: length and sense are asked for, nothing else."""

from __future__ import annotations

import pytest

from office.rules.passwords import is_easy, is_login, plain_login, plain_password


@pytest.mark.parametrize("text", ["ha.le", "Ha.Le ", "minh-2", "lan@xa.gov.vn", "abc"])
def test_a_sign_in_name(text: str) -> None:
    assert is_login(plain_login(text))


@pytest.mark.parametrize("text", ["", "a", "hà.lê", "ha le", ".ha", "x" * 61, "ha\n", "<b>"])
def test_no_sign_in_name(text: str) -> None:
    assert not is_login(plain_login(text))


@pytest.mark.parametrize(
    "password", ["mưa rào cuối hạ", "correct horse battery", "K7M2Q-9XR4T", "Lan ơi chiều nay mưa"]
)
def test_a_password_that_is_worth_something(password: str) -> None:
    assert not is_easy(password, "lan.nguyen", "Nguyễn Thị Lan")


@pytest.mark.parametrize(
    "password",
    ["1234567890", "0987654321", "aaaaaaaaaaa", "Matkhau123", "mật khẩu 12", "Admin12345", "lan.nguyen1",
     "NguyenThiLan26", "ababababab"],
)  # fmt: skip
def test_a_password_that_anybody_would_guess(password: str) -> None:
    assert is_easy(password, "lan.nguyen", "Nguyễn Thị Lan")


def test_a_password_is_the_same_however_its_marks_were_typed() -> None:
    assert plain_password("ho\u0323c ") == plain_password("học")
