"""The forms of the catalogue's pages. They carry texts; what may stand in them is judged with the whole catalogue."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]

from office.catalogue_file.cells import WrongCell, from_cell
from office.catalogue_file.columns import PROCEDURES, Column, Kind
from web.forms import HouseForm, PairsField, TextsField

Table = dict[str, Any]
KeyPath = tuple[str | int, ...]
PLAIN = (
    "name_vi", "name_en", "code", "field", "state", "closed_vi", "closed_en", "fee_vi", "fee_en", "time_limit_vi",
    "time_limit_en", "asks_quantity", "source", "note",
)  # fmt: skip
MINUTES = next(column for column in PROCEDURES.columns if column.key == "typical_minutes")
WORDS = Column("words", "", "", Kind.LINES)


class Press(HouseForm):
    """A single button. `base`: the edition that the page shows."""

    base = HiddenField()


class ProcedureForm(Press):
    name_vi = StringField(_("Tên thủ tục"), render_kw={"maxlength": 300, "required": True})
    name_en = StringField(_("Tên tiếng Anh"), render_kw={"maxlength": 300})
    field = SelectField(_("Lĩnh vực"), validate_choice=False)
    code = StringField(_("Mã số quốc gia"), render_kw={"maxlength": 40, "required": True})
    state = RadioField(
        _("Tình trạng"),
        choices=[
            SelectChoice("on", _("Đang nhận")),
            SelectChoice("closed", _("Tạm ngừng")),
            SelectChoice("off", _("Tắt")),
        ],
        default="on",
        validate_choice=False,
    )
    closed_vi = StringField(_("Lý do, và đến bao giờ"), render_kw={"maxlength": 300})
    closed_en = StringField(_("Lý do bằng tiếng Anh"), render_kw={"maxlength": 300})
    documents = PairsField(_("Giấy tờ cần mang"))
    documents_draft = PairsField(_("Giấy tờ chưa xác nhận"))
    fee_vi = StringField(_("Phí, lệ phí"), render_kw={"maxlength": 300})
    fee_en = StringField(_("Phí, lệ phí bằng tiếng Anh"), render_kw={"maxlength": 300})
    time_limit_vi = StringField(_("Thời hạn trả kết quả"), render_kw={"maxlength": 300})
    time_limit_en = StringField(_("Thời hạn bằng tiếng Anh"), render_kw={"maxlength": 300})
    typical_minutes = StringField(
        _("Số phút thường mất tại quầy"), render_kw={"inputmode": "decimal", "maxlength": 6, "required": True}
    )
    asks_quantity = BooleanField(_("Hỏi số bản khi lấy số"))
    words = TextAreaField(_("Mỗi dòng một cách nói"), render_kw={"rows": 6, "maxlength": 6000})
    steps = TextsField(_("Các bước"))
    source = StringField(_("Nguồn của thông tin này"), render_kw={"maxlength": 600})
    note = StringField(_("Ghi chú của văn phòng"), render_kw={"maxlength": 600})

    def show(self, table: Table) -> None:
        """Fill the form with a procedure's table."""
        for key in PLAIN:
            self[key].data = table[key]
        self.documents.data = list(zip(table["documents_vi"], table["documents_en"], strict=True))
        self.documents_draft.data = list(zip(table["documents_draft_vi"], table["documents_draft_en"], strict=True))
        self.typical_minutes.data = f"{table['typical_minutes']:g}".replace(".", ",")
        self.words.data = "\n".join(table["words"])
        self.steps.data = list(table["steps"])

    def fill(self, table: Table) -> None:
        """Put what was typed into a procedure's table."""
        for key in PLAIN:
            table[key] = self[key].data if self[key].data is not None else ""
        for key in ("documents", "documents_draft"):
            pairs = self[key].data
            table[f"{key}_vi"], table[f"{key}_en"] = [vi for vi, _en in pairs], [en for _vi, en in pairs]
        try:
            table["typical_minutes"] = from_cell(MINUTES, self.typical_minutes.data)
        except WrongCell:
            # Said by the check of the whole, in its words.
            table["typical_minutes"] = self.typical_minutes.data
        table["words"] = from_cell(WORDS, self.words.data)
        table["steps"] = self.steps.data

    def field_at(self, path: KeyPath) -> Any:
        """The form's field that shows what stands at `path` of the catalogue."""
        key = str(path[2]) if len(path) > 2 else ""
        for pairs in ("documents_draft", "documents"):
            if key.startswith(f"{pairs}_"):
                return self[pairs]
        return getattr(self, key) if key in self._fields else None


class FieldsForm(Press):
    """Every field in its order; a new one has no id yet."""

    id = TextsField()
    rows: list[Table]
    wrong: dict[tuple[int, str], list[str]]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows, self.wrong = [], {}


class MostUsedForm(Press):
    most_used = TextsField()
