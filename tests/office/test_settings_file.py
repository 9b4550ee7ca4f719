"""config.toml: a good one loads, and each mistake in a bad one is named with line, key and mend."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from office.settings_file import ConfigMistakes, load_office

CONFIG = """\
[office]
name = "Bình An"
catalogue = "list.toml"
most_used = ["khai-sinh"]
[hours]
sessions = [
    { opens = "07:30", closes = "11:30" },
    { opens = "13:30", closes = "17:00" },
]
tickets_from = "07:00"
[[counters]]
id = "1"
name = "Quầy 1"
fields = ["ho-tich"]
[[counters]]
id = "2"
name = "Quầy 2"
fields = [
    "chung-thuc",
    "ho-tich",
]
"""
BULK = """\
[[bulk]]
id = "{}"
prefix = "{}"
name = "Nhiều bản"
of = ["{}"]
from_quantity = 50
[[counters]]
id = "1"\
"""
CATALOGUE = """\
[[field]]
id = "ho-tich"
prefix = "A"
name_vi = "Hộ tịch"
[[field]]
id = "chung-thuc"
prefix = "B"
name_vi = "Chứng thực"
[[procedure]]
id = "khai-sinh"
code = "1.001193"
field = "ho-tich"
name_vi = "Đăng ký khai sinh"
typical_minutes = 15
source = "test"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("list.toml").write_text(CATALOGUE, encoding="utf-8")
    return tmp_path


def said(config: str) -> list[str]:
    Path("config.toml").write_text(config, encoding="utf-8")
    with pytest.raises(ConfigMistakes) as caught:
        load_office(Path("config.toml"))
    return str(caught.value).splitlines()


def test_a_good_office_loads(folder: Path) -> None:
    Path("config.toml").write_text(CONFIG, encoding="utf-8")
    settings, catalogue = load_office(Path("config.toml"))
    assert settings.hours.sessions[0].opens == dt.time(7, 30)
    assert settings.counters[1].fields == ("chung-thuc", "ho-tich")
    assert catalogue.most_used == ("khai-sinh",)
    assert catalogue.procedure_by_id["khai-sinh"].field == "ho-tich"


def test_a_time_may_be_written_as_toml_writes_times(folder: Path) -> None:
    Path("config.toml").write_text(CONFIG.replace('"07:00"', "07:00:00"), encoding="utf-8")
    assert load_office(Path("config.toml"))[0].hours.tickets_from == dt.time(7)


def test_paths_are_taken_from_the_folder_of_the_file(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = '[printer]\nkind = "file"\npath = "out/slips.bin"\n[voice]\nclips = "recordings"\n'
    Path("config.toml").write_text(CONFIG + more, encoding="utf-8")
    (folder / "recordings").mkdir()
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    settings, _ = load_office(folder / "config.toml")
    assert settings.office.catalogue == str(folder / "list.toml")
    assert settings.printer.path == str(folder / "out/slips.bin")
    assert settings.voice.clips == str(folder / "recordings")


def test_a_device_keeps_its_absolute_path(folder: Path) -> None:
    Path("config.toml").write_text(CONFIG + '[printer]\nkind = "file"\npath = "/dev/usb/lp0"\n', encoding="utf-8")
    assert load_office(Path("config.toml"))[0].printer.path == "/dev/usb/lp0"


SESSION = '{ opens = "07:30", closes = "11:30" }'


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("name =", "nmae =", 'config.toml:2: office.nmae: there is no such key — did you mean "name"?'),
        ("name =", "nmae =", 'config.toml:1: office.name: this key is missing — add name = "…"'),
        ("[hours]", "[huors]", 'config.toml:5: huors: there is no such key — did you mean "hours"?'),
        ("[hours]", "[huors]", "config.toml:1: hours: this key is missing — add a table [hours]"),
        ('"Bình An"', "5", 'config.toml:2: office.name: must be a text, not 5 — put it in quotes: name = "5"'),
        ('"Bình An"', '" "', 'config.toml:2: office.name: must not be empty — write name = "…"'),
        (
            '"Bình An"',
            f'"{"x" * 201}"',
            "config.toml:2: office.name: has 201 letters, at most 200 fit — shorten it by 1",
        ),
        (
            '["khai-sinh"]',
            '"khai-sinh"',
            (
                'config.toml:4: office.most_used: must be a list, not "khai-sinh"'
                ' — put it in brackets: most_used = ["khai-sinh"]'
            ),
        ),
        (
            '["khai-sinh"]',
            '["Khai sinh"]',
            (
                'config.toml:4: office.most_used[1]: "Khai sinh" is not an id: small letters a-z, digits and hyphens,'
                ' at most 40 — write "khai-sinh"'
            ),
        ),
        (
            '"khai-sinh"',
            '"khai-sin"',
            'config.toml:4: office.most_used[1]: there is no procedure "khai-sin" — did you mean "khai-sinh"?',
        ),
        (
            '"khai-sinh"',
            '"khai-sinh", "khai-sinh"',
            'config.toml:4: office.most_used[2]: "khai-sinh" already stands in line 4 — name each once',
        ),
        (
            "list.toml",
            "lst.toml",
            'config.toml:3: office.catalogue: there is no file "lst.toml" — did you mean "list.toml"?',
        ),
        (
            'opens = "07:30"',
            'opens = "7h30"',
            'config.toml:7: hours.sessions[1].opens: "7h30" is not a time of day — write "07:30"',
        ),
        (
            'opens = "13:30"',
            "opens = 1330",
            'config.toml:8: hours.sessions[2].opens: "1330" is not a time of day — write "13:30"',
        ),
        (
            '"07:00"',
            '"07:00+07:00"',
            'config.toml:10: hours.tickets_from: "07:00+07:00" is not a time of day — write "07:00"',
        ),
        ('"17:00"', '"25:00"', 'config.toml:8: hours.sessions[2].closes: "25:00" is not a time of day — write "07:30"'),
        (
            '"17:00"',
            '"12:00"',
            "config.toml:8: hours.sessions[2]: closes (12:00) must be later than opens (13:30) — correct one of them",
        ),
        (
            'opens = "13:30"',
            'opens = "11:00"',
            (
                "config.toml:8: hours.sessions[2]: begins at 11:00, before the session from 07:30 ends at 11:30"
                " — let sessions follow each other"
            ),
        ),
        (
            '"07:00"',
            '"17:30"',
            (
                "config.toml:10: hours.tickets_from: tickets would begin at 17:30, when the last session closes"
                " at 17:00 — begin earlier, e.g. as the first opens"
            ),
        ),
        (
            '[[counters]]\nid = "1"',
            BULK.format("nhieu", "A", "ho-tich"),
            'config.toml:13: bulk[1].prefix: "A" is the letter of a field — choose e.g. "Z"',
        ),
        (
            '[[counters]]\nid = "1"',
            BULK.format("nhieu", "A1", "ho-tich"),
            'config.toml:13: bulk[1].prefix: "A1" is not one capital letter A-Z — write e.g. prefix = "A"',
        ),
        (
            '[[counters]]\nid = "1"',
            BULK.format("nhieu", "S", "ho-tic"),
            'config.toml:15: bulk[1].of[1]: there is no field or procedure "ho-tic" — did you mean "ho-tich"?',
        ),
        (
            '[[counters]]\nid = "1"',
            BULK.format("ho-tich", "S", "ho-tich"),
            'config.toml:12: bulk[1].id: "ho-tich" stands in the catalogue too — choose another id',
        ),
        (
            '[[counters]]\nid = "1"',
            BULK.format("nhieu", "S", "ho-tich"),
            'config.toml:12: bulk[1].id: no counter serves this series — add "nhieu" to the fields of a counter',
        ),
        (
            '[[counters]]\nid = "1"',
            "[[hours.holidays]]\nfirst = '05/02/2027'\nname = 'Tết'\n[[counters]]\nid = \"1\"",
            'config.toml:12: hours.holidays[1].first: "05/02/2027" is not a date — write "2027-02-05"',
        ),
        (
            '[[counters]]\nid = "1"',
            "[[hours.holidays]]\nfirst = 2027-02-05\nlast = 2027-02-01\nname = 'Tết'\n[[counters]]\nid = \"1\"",
            "config.toml:11: hours.holidays[1]: last (2027-02-01) is before first (2027-02-05) — exchange them",
        ),
        (
            '[[counters]]\nid = "1"',
            (
                "[[hours.holidays]]\nfirst = 2027-02-05\nlast = 2027-02-11\nname = 'Tết'\n"
                "[[hours.holidays]]\nfirst = 2027-02-10\nname = 'Tết'\n[[counters]]\nid = \"1\""
            ),
            (
                "config.toml:15: hours.holidays[2]: begins on 2027-02-10, within the holiday from 2027-02-05 to"
                " 2027-02-11"
                " — name each day off once"
            ),
        ),
        (
            '[[counters]]\nid = "1"',
            '[[hours.extra_days]]\ndate = 2027-02-08\n[[counters]]\nid = "1"',
            (
                "config.toml:12: hours.extra_days[1].date: 2027-02-08 is a working day anyway"
                " — remove it, or give it sessions of its own"
            ),
        ),
        (
            '[[counters]]\nid = "1"',
            (
                "[[hours.holidays]]\nfirst = 2027-02-06\nname = 'Tết'\n"
                '[[hours.extra_days]]\ndate = 2027-02-06\n[[counters]]\nid = "1"'
            ),
            "config.toml:15: hours.extra_days[1].date: 2027-02-06 is a holiday too — remove it from one of the two",
        ),
        (
            "[hours]",
            "[hours]\ndays = []",
            'config.toml:6: hours.days: the office would never open — name a day, e.g. ["mon"]',
        ),
        (
            "[hours]",
            '[hours]\ndays = ["mon", "t3"]',
            (
                'config.toml:6: hours.days[2]: "t3" is not known here — choose from'
                ' "mon", "tue", "wed", "thu", "fri", "sat", "sun"'
            ),
        ),
        ('id = "2"', 'id = "1"', 'config.toml:16: counters[2].id: "1" already stands in line 12'),
        (
            '"chung-thuc",',
            '"chung-thc",',
            'config.toml:19: counters[2].fields[1]: there is no field or procedure "chung-thc" — did you mean',
        ),
        (
            '"chung-thuc",',
            '"chung-thuc", "ho-tich",',
            'config.toml:20: counters[2].fields[3]: "ho-tich" already stands in line 19 — name each field once',
        ),
        (
            'fields = ["ho-tich"]',
            "fields = []",
            "config.toml:14: counters[1].fields: must not be an empty list — name at least one",
        ),
        (
            'name = "Quầy 2"\n',
            "",
            'config.toml:15: counters[2].name: this key is missing — add name = "…"',
        ),
    ],
)
def test_a_mistake_is_named_with_line_key_and_mend(folder: Path, right: str, wrong: str, message: str) -> None:
    assert right in CONFIG
    assert any(line.startswith(message) for line in said(CONFIG.replace(right, wrong, 1)))


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ("[printer]\nkind = 'network'", "23: printer: a network printer needs its address — add host ="),
        ("[printer]\nkind = 'usb'", "23: printer: a USB printer needs vendor_id and product_id — add both"),
        ("[printer]\nkind = 'laser'", '24: printer.kind: "laser" is not known here — choose from "none", "browser"'),
        ("[printer]\nwidth_dots = 500", "24: printer.width_dots: 500 is not known here — choose 384, 512 or 576"),
        ("[printer]\nport = '9100'", '24: printer.port: must be a whole number, not "9100" — without quotes: port ='),
        ("[printer]\nport = 0", "24: printer.port: 0 is too small — write 1 or more"),
        ("[printer]\nport = 70000", "24: printer.port: 70000 is too large — write 65535 or less"),
        ("[queue]\nundo_seconds = 1.5", "24: queue.undo_seconds: must be a whole number, not 1.5 — write digits"),
        ("[queue]\nundo_seconds = true", "24: queue.undo_seconds: must be a whole number, not true — write digits"),
        ("[queue]\nundo_seconds = " + "9" * 30, "24: queue.undo_seconds: 999999999999999999999999999999 is too large"),
        ("[voice]\nenabled = 'yes'", '24: voice.enabled: must be true or false, not "yes" — without quotes: enabled'),
        ("[voice]\nclips = 'nowhere'", '24: voice.clips: there is no folder "nowhere" — create it, or write clips'),
        ("[[server]]\nport = 1", "23: server: must be one table, not a list — write [server], with single brackets"),
        ("[[priority]]\nid = 'a'\nname = 'A'\n[[priority]]\nid = 'a'\nname = 'B'", '27: priority[2].id: "a" already'),
        ("[display]\nticker = { a = 1 }", "24: display.ticker: must be a text, not"),
        ("[kiosk]\nidle_seconds = nan", "24: kiosk.idle_seconds: must be a whole number"),
        ("[kiosk]\nidle_seconds = 1979-05-27", '24: kiosk.idle_seconds: must be a whole number, not "1979-05-27"'),
    ],
)
def test_a_mistake_in_an_optional_section_is_named(folder: Path, more: str, message: str) -> None:
    lines = said(f"{CONFIG}\n{more}\n")
    assert [line for line in lines if line.startswith(f"config.toml:{message}")], lines


def test_single_brackets_around_counters_are_mended(folder: Path) -> None:
    config = (
        CONFIG.split("[[counters]]", maxsplit=1)[0] + '[counters]\nid = "1"\nname = "Quầy 1"\nfields = ["ho-tich"]\n'
    )
    assert said(config) == [
        "config.toml:11: counters: must be a list of tables — write [[counters]], with double brackets, before each"
    ]


def test_all_mistakes_of_both_files_come_at_once_in_order(folder: Path) -> None:
    Path("list.toml").write_text(CATALOGUE.replace('"B"', '"A"').replace("= 15", "= 0"), encoding="utf-8")
    config = CONFIG.replace('"13:30"', '"1h30"').replace('"khai-sinh"', '"khai"').replace('"2"', '"1"')
    assert [line.split(": ")[0] + ": " + line.split(": ")[1] for line in said(config)] == [
        "config.toml:4: office.most_used[1]",
        "config.toml:8: hours.sessions[2].opens",
        "config.toml:16: counters[2].id",
        "list.toml:7: field[2].prefix",
        "list.toml:14: procedure[1].typical_minutes",
    ]


def test_one_wrong_session_does_not_make_the_others_wrong(folder: Path) -> None:
    config = CONFIG.replace('"07:30"', '"x"').replace('"13:30"', '"y"')
    assert len(said(config)) == 2


def test_a_broken_catalogue_is_named_by_its_own_file_and_line(folder: Path) -> None:
    Path("list.toml").write_text(CATALOGUE + "oops", encoding="utf-8")
    assert said(CONFIG) == ['list.toml:16: a key without a value — write key = "value"']


@pytest.mark.parametrize(
    "config",
    ["", "office = 1", "office = []\nhours = 'x'\ncounters = [1, 2]", "counters = [[[]]]\n[office]\ncatalogue = 3\n"],
)
def test_nonsense_is_refused_without_a_traceback(folder: Path, config: str) -> None:
    assert said(config)


def test_the_folder_of_the_monthly_reports_must_be_there(folder: Path) -> None:
    assert said(CONFIG + '[reports]\nfolder = "bao-cao"\nmonthly_day = 31\n') == [
        'config.toml:23: reports.folder: there is no folder "bao-cao" — create it, or write folder = "" for none',
        "config.toml:24: reports.monthly_day: 31 is too large — write 28 or less",
    ]
