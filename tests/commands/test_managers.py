"""Managers' accounts from the shell: the technician's way in when nobody knows a password any more."""

from __future__ import annotations

from pathlib import Path

import requests

from tests.builders import PASSWORD
from tests.commands.conftest import Run
from tests.running import PATIENCE_SECONDS, RunningOffice
from tests.web.sent_form import hidden_fields

NEW = "gió chướng tháng chạp"
ADD = ("manager", "add", "Lê Thị Thu Hà", "--login", "ha.le")
FROM_STDIN = "--password-stdin"


def enters(office: RunningOffice, password: str) -> str:
    """Where the door leads who comes with this password; "" when it stays shut."""
    door = f"{office.url}/manage/sign-in"
    with requests.Session() as browser:
        browser.trust_env = False
        fields = hidden_fields(browser.get(door, timeout=PATIENCE_SECONDS).text)
        form = {**fields, "login": "ha.le", "password": password}
        answer = browser.post(door, data=form, allow_redirects=False, timeout=PATIENCE_SECONDS)
    return answer.headers.get("Location", "")


def test_who_lost_the_only_password_is_let_in_again_by_the_technician_while_the_office_is_open(
    run: Run, tmp_path: Path
) -> None:
    """The real command line beside the real server, from the first account to the second password."""
    office = RunningOffice(tmp_path)
    office.start()
    try:
        made = office.command(*ADD, FROM_STDIN, typed=f"{PASSWORD}\n")
        assert made.stdout.splitlines()[-1] == "1"
        assert enters(office, PASSWORD) == "/manage"
        # Nobody remembers the sign-in name either.
        assert run("manager", "list").out.split("\t")[:2] == ["ha.le", "Lê Thị Thu Hà"]
        office.command("manager", "reset", "Ha.Le", FROM_STDIN, typed=f"{NEW}\n")
        assert (enters(office, PASSWORD), enters(office, NEW)) == ("", "/manage")
        assert PASSWORD not in made.stdout + made.stderr + office.log.read_text()
    finally:
        office.stop()


WRONG = [
    (ADD, b"", "A password has at least 10 characters"),
    (ADD, b"short\n", "A password has at least 10 characters"),
    (ADD, b"1234567890\n", "Anybody would guess that password"),
    (ADD, b"\xff\xfe\xff\n", "no text in UTF-8; nothing was changed"),
    (("manager", "add", "Hà", "--login", "x"), PASSWORD.encode(), "A sign-in name has 3 to 60"),
    (("manager", "add", "Hà", "--login", "có dấu"), PASSWORD.encode(), "A sign-in name has 3 to 60"),
    (("manager", "add", " ", "--login", "ha.le"), PASSWORD.encode(), "1 to 120 printable characters"),
    (("manager", "add", "\udcff", "--login", "ha.le"), PASSWORD.encode(), "1 to 120 printable characters"),
    (("manager", "reset", "nobody"), PASSWORD.encode(), "nobody signs in as 'nobody'. `manager add` makes an account"),
]


def test_wrong_input_is_said_in_words_and_makes_no_account(run: Run) -> None:
    """One office for all: making one takes longer than a command."""
    said = [(run(*arguments, FROM_STDIN, typed=typed), words) for arguments, typed, words in WRONG]

    assert [
        each for each, words in said if each.code != 1 or words not in each.wrong or "Traceback" in each.wrong
    ] == []
    assert run("manager", "list").out == ""


def test_a_name_that_is_taken_and_one_that_nobody_has_are_said_in_words(run: Run) -> None:
    run(*ADD, FROM_STDIN, typed=PASSWORD.encode())

    assert "“ha.le” is taken" in run(*ADD, FROM_STDIN, typed=PASSWORD.encode()).wrong
    assert "nobody signs in as 'ha'. Known: ha.le" in run("manager", "reset", "ha", FROM_STDIN, typed=b"x").wrong


def test_without_a_terminal_it_says_how_to_give_a_password(run: Run) -> None:
    assert "pass it on stdin with --password-stdin" in run(*ADD).wrong


def test_a_password_is_never_a_word_of_the_command(run: Run) -> None:
    """Every program of the machine can read the words of a command."""
    said = run(*ADD, "--password", PASSWORD)

    assert "unrecognized arguments" in said.wrong
