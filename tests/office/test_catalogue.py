"""The catalogue's loader, and the catalogue that is supplied."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from office.catalogue import Catalogue, Words
from office.catalogue_file.reading import load_catalogue
from office.settings_file import ConfigMistakes

SUPPLIED = Path(__file__).parents[2] / "catalogue" / "commune.toml"
SMALL = """\
[[field]]
id = "ho-tich"
prefix = "A"
name_vi = "Hộ tịch"
name_en = "Civil status"
[[procedure]]
id = "khai-sinh"
code = "1.001193"
field = "ho-tich"
name_vi = "Đăng ký khai sinh"
documents_vi = ["Tờ khai"]
documents_en = ["Form"]
documents_draft_vi = ["Giấy nháp"]
documents_draft_en = ["Draft paper"]
fee_vi = "Không thu phí"
typical_minutes = 15
words = ["làm khai sinh"]
source = "test"
"""


def load(tmp_path: Path, text: str) -> Catalogue:
    file = tmp_path / "c.toml"
    file.write_text(text, encoding="utf-8")
    return load_catalogue(file)


def test_a_procedure_carries_what_citizens_read(tmp_path: Path) -> None:
    found = load(tmp_path, SMALL).procedure_by_id["khai-sinh"]
    assert found.documents == (Words("Tờ khai", "Form"),)
    assert found.fee is not None
    assert found.fee.json() == {"vi": "Không thu phí", "en": "Không thu phí"}
    assert found.time_limit is None


def test_drafts_never_reach_the_program(tmp_path: Path) -> None:
    assert "nháp" not in repr(load(tmp_path, SMALL))


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ('field = "ho-tich"', 'field = "hotich"', '9: procedure[1].field: there is no field "hotich" — did you mean'),
        ('"A"', '"a"', '3: field[1].prefix: "a" is not one capital letter A-Z — write e.g. prefix = "A"'),
        ('["Form"]', "[]", "12: procedure[1].documents_en: has 0 papers, documents_vi has 1 — translate each"),
        ("= 15", '= "15"', '16: procedure[1].typical_minutes: must be a number, not "15" — write e.g.'),
        ("= 15", "= inf", "16: procedure[1].typical_minutes: "),
        ("= 15", "= nan", "16: procedure[1].typical_minutes: "),
        ('source = "test"\n', "", '6: procedure[1].source: this key is missing — add source = "…"'),
        ("fee_vi", 'state = "closed"\nfee_vi', "6: procedure[1].closed_vi: a closed procedure says why"),
        ("fee_vi", "fee", '15: procedure[1].fee: there is no such key — did you mean "fee_vi"?'),
    ],
)
def test_a_mistake_is_named_with_line_key_and_mend(tmp_path: Path, right: str, wrong: str, message: str) -> None:
    with pytest.raises(ConfigMistakes) as caught:
        load(tmp_path, SMALL.replace(right, wrong, 1))
    assert f"c.toml:{message}" in str(caught.value)


@pytest.mark.parametrize("table", ["field", "procedure"])
def test_doubles_are_named(tmp_path: Path, table: str) -> None:
    first, second = SMALL.split("[[procedure]]")
    again = first if table == "field" else f"[[procedure]]{second}"
    with pytest.raises(ConfigMistakes, match=rf"c\.toml:\d+: {table}\[2\]\.id: .* already stands in line"):
        load(tmp_path, SMALL + again)


# ---- The catalogue that is supplied


@pytest.fixture(scope="module")
def supplied() -> Catalogue:
    return load_catalogue(SUPPLIED)


@pytest.fixture(scope="module")
def tables() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads(SUPPLIED.read_text(encoding="utf-8"))["procedure"]
    return found


def test_it_holds_102_procedures_in_12_fields(supplied: Catalogue) -> None:
    assert (len(supplied.procedures), len(supplied.fields)) == (102, 12)


def test_every_field_has_a_procedure(supplied: Catalogue) -> None:
    assert {each.field for each in supplied.procedures} == set(supplied.field_by_id)


def test_no_draft_paper_is_among_the_papers_shown(supplied: Catalogue, tables: list[dict[str, Any]]) -> None:
    drafted = [table for table in tables if table.get("documents_draft_vi")]
    assert len(drafted) == 72
    for table in drafted:
        assert supplied.procedure_by_id[table["id"]].documents == ()


def test_every_fact_has_a_source(tables: list[dict[str, Any]]) -> None:
    assert all(table["source"] for table in tables)


def test_whatever_citizens_read_is_there_in_both_languages(supplied: Catalogue) -> None:
    for each in supplied.procedures:
        for words in (each.name, each.fee, each.time_limit, *each.documents):
            assert words is None or (words.vi and words.en), each.id


def test_a_fee_names_its_unit_or_says_that_there_is_none(supplied: Catalogue) -> None:
    for fee in (each.fee for each in supplied.procedures if each.fee):
        assert fee.vi.startswith("Không thu phí") or re.search(r"\d đồng", fee.vi), fee
        assert fee.en.startswith("No fee") or re.search(r"\d đồng", fee.en), fee


def test_both_languages_name_the_same_sums_and_days(supplied: Catalogue) -> None:
    for each in supplied.procedures:
        for words in filter(None, (each.fee, each.time_limit)):
            figures = re.findall(r"\d+", words.vi.replace(".", "").replace("15 giờ", "15 00"))
            assert figures == re.findall(r"\d+", words.en.replace(",", "").replace(":", " ")), words


def test_the_citizens_words_cover_every_procedure(supplied: Catalogue) -> None:
    assert [each.id for each in supplied.procedures if not each.keywords] == []


def test_copies_are_asked_for_where_they_are_made(supplied: Catalogue) -> None:
    asking = {each.id for each in supplied.procedures if each.asks_quantity}
    assert {"chung-thuc-ban-sao", "trich-luc-ho-tich", "ban-sao-tu-so-goc", "ban-sao-giao-dich"} <= asking
    assert "khai-sinh" not in asking


WALK = (
    SMALL
    + """
[[field]]
id = "cu-tru"
prefix = "G"
name_vi = "Cư trú"
[[procedure]]
id = "lien-thong-khai-sinh"
code = "3"
field = "ho-tich"
name_vi = "Liên thông"
typical_minutes = 25
steps = ["khai-sinh", "cu-tru"]
source = "test"
"""
)


def test_the_steps_of_a_journey_are_procedures_or_fields_with_their_names(tmp_path: Path) -> None:
    steps = load(tmp_path, WALK).procedure_by_id["lien-thong-khai-sinh"].steps
    assert [(step.field, step.procedure, step.name.vi) for step in steps] == [
        ("ho-tich", "khai-sinh", "Đăng ký khai sinh"),
        ("cu-tru", None, "Cư trú"),
    ]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ('["khai-sin", "cu-tru"]', 'there is no field or procedure "khai-sin" — did you mean "khai-sinh"?'),
        (
            '["khai-sinh", "lien-thong-khai-sinh"]',
            '"lien-thong-khai-sinh" has steps of its own — write those steps here',
        ),
        ('["khai-sinh"]', "one step is no journey — name two or more, or leave it out"),
        ('"khai-sinh"', "must be a list"),
    ],
)
def test_a_wrong_step_is_named_with_line_key_and_mend(tmp_path: Path, wrong: str, message: str) -> None:
    with pytest.raises(ConfigMistakes) as caught:
        load(tmp_path, WALK.replace('["khai-sinh", "cu-tru"]', wrong))
    assert "c.toml:" in str(caught.value)
    assert "procedure[2].steps" in str(caught.value)
    assert message in str(caught.value)


def test_the_joint_procedures_that_are_supplied_walk_through_their_fields() -> None:
    found = load_catalogue(SUPPLIED).procedure_by_id
    assert [step.field for step in found["lt-khai-sinh"].steps] == ["ho-tich", "cu-tru", "bao-hiem"]
    assert [step.field for step in found["lt-khai-tu"].steps] == ["ho-tich", "cu-tru", "bao-tro", "bao-hiem"]
