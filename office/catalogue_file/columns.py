"""A catalogue as a spreadsheet: its sheets, their columns, and what their heads are called in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from office.rules.search import fold


class Kind(Enum):
    """How a value is written in a cell. LINES: one a line; WORDS: with semicolons between."""

    TEXT = "text"
    CODE = "code"
    NUMBER = "number"
    YES_NO = "yes_no"
    STATE = "state"
    LINES = "lines"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Column:
    """`key`: of the catalogue's table; `width`: in letters. `told`: only for the reader, never read back."""

    key: str
    vi: str
    en: str
    kind: Kind = Kind.TEXT
    width: int = 18
    told: bool = False

    def head(self, language: str) -> str:
        return self.en if language == "en" else self.vi


@dataclass(frozen=True, slots=True)
class Sheet:
    key: str
    vi: str
    en: str
    columns: tuple[Column, ...]

    def title(self, language: str) -> str:
        return self.en if language == "en" else self.vi

    def column(self, head: str) -> Column | None:
        """The column that a head names: in either language or by its key, marks and capitals aside."""
        wanted = fold(head)
        by_head = next((item for item in self.columns if wanted in (fold(item.vi), fold(item.en))), None)
        return by_head or next((item for item in self.columns if wanted == fold(item.key)), None)


FIELDS = Sheet(
    "field",
    "Lĩnh vực",
    "Fields",
    (
        Column("id", "Mã", "ID", width=20),
        Column("prefix", "Chữ đầu số", "Letter", width=12),
        Column("name_vi", "Tên lĩnh vực", "Name in Vietnamese", width=44),
        Column("name_en", "Tên tiếng Anh", "Name in English", width=44),
    ),
)
PROCEDURES = Sheet(
    "procedure",
    "Thủ tục",
    "Procedures",
    (
        Column("id", "Mã", "ID", width=26),
        Column("code", "Mã số quốc gia", "National code", Kind.CODE, 16),
        Column("field", "Lĩnh vực", "Field", width=26),
        Column("name_vi", "Tên thủ tục", "Name in Vietnamese", width=48),
        Column("name_en", "Tên tiếng Anh", "Name in English", width=40),
        Column("state", "Tình trạng", "State", Kind.STATE, 14),
        Column("closed_vi", "Lý do tạm ngừng", "Reason for closing in Vietnamese", width=28),
        Column("closed_en", "Lý do tạm ngừng (tiếng Anh)", "Reason for closing in English", width=28),
        Column("fee_vi", "Phí, lệ phí", "Fee in Vietnamese", width=34),
        Column("fee_en", "Phí, lệ phí (tiếng Anh)", "Fee in English", width=34),
        Column("time_limit_vi", "Thời hạn", "Time limit in Vietnamese", width=30),
        Column("time_limit_en", "Thời hạn (tiếng Anh)", "Time limit in English", width=30),
        Column("typical_minutes", "Số phút tại quầy", "Minutes at the desk", Kind.NUMBER, 16),
        Column("asks_quantity", "Hỏi số bản", "Asks for copies", Kind.YES_NO, 12),
        Column("words", "Từ người dân hay nói", "Citizens’ words", Kind.WORDS, 44),
        Column("source", "Nguồn", "Source", width=30),
        Column("note", "Ghi chú", "Note", width=30),
    ),
)
LISTS = (
    Column("documents_vi", "Giấy tờ", "Papers in Vietnamese", Kind.LINES, 48),
    Column("documents_en", "Giấy tờ (tiếng Anh)", "Papers in English", Kind.LINES, 48),
    Column("documents_draft_vi", "Giấy tờ chưa xác nhận", "Unconfirmed papers in Vietnamese", Kind.LINES, 48),
    Column("documents_draft_en", "Giấy tờ chưa xác nhận (tiếng Anh)", "Unconfirmed papers in English", Kind.LINES, 48),
    Column("steps", "Các bước", "Steps", Kind.WORDS, 30),
)
# A file of one table has each procedure's papers and steps in a cell of its row.
ONE_TABLE = Sheet("procedure", PROCEDURES.vi, PROCEDURES.en, (*PROCEDURES.columns, *LISTS))
PAPERS = Sheet(
    "papers",
    "Giấy tờ",
    "Papers",
    (
        Column("procedure", "Mã thủ tục", "Procedure ID", width=26),
        Column("name", "Tên thủ tục", "Procedure", width=48, told=True),
        Column("vi", "Giấy tờ cần mang", "Paper in Vietnamese", width=60),
        Column("en", "Giấy tờ (tiếng Anh)", "Paper in English", width=60),
        Column("confirmed", "Đã xác nhận", "Confirmed", Kind.YES_NO, 14),
    ),
)
STEPS = Sheet(
    "steps",
    "Các bước",
    "Steps",
    (
        Column("procedure", "Mã thủ tục", "Procedure ID", width=26),
        Column("name", "Tên thủ tục", "Procedure", width=48, told=True),
        Column("step", "Bước (mã lĩnh vực hoặc thủ tục)", "Step (ID of a field or procedure)", width=34),
        Column("step_name", "Tên bước", "Name of the step", width=44, told=True),
    ),
)
SHEETS = (FIELDS, PROCEDURES, PAPERS, STEPS)


def sheet_called(title: str) -> Sheet | None:
    wanted = fold(title)
    return next((item for item in SHEETS if wanted in (fold(item.vi), fold(item.en), item.key)), None)
