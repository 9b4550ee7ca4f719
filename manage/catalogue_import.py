"""The catalogue out and in: files to take away, and a file whose changes are shown before they are made."""

from __future__ import annotations

import base64
import json
import zlib
from typing import Any

from flask import Response, request
from flask_babel import lazy_gettext as _
from werkzeug.exceptions import RequestEntityTooLarge
from wtforms import BooleanField, FileField, HiddenField

from manage.catalogue import WHO, Said, base_of, refused, said, saved, the_edition
from manage.catalogue_forms import Press
from office.actions.catalogue import import_catalogue, with_what_was_used
from office.actions.settings import Draft, preview
from office.catalogue import Words
from office.catalogue_file.comma_separated import read_csv, write_csv
from office.catalogue_file.differences import differences
from office.catalogue_file.grids import FileMistake
from office.catalogue_file.importing import Imported, Merged, merge
from office.catalogue_file.tables import CatalogueTables
from office.catalogue_file.toml_text import read_toml_text, write_toml_text
from office.catalogue_file.unreadable import Unreadable
from office.catalogue_file.workbook import read_xlsx, write_xlsx
from office.rules.refusals import Refusal
from office.toml_file.mistakes import ConfigMistakes
from web.identity import caller, the_office
from web.pages import Pages, form_page, house_language

pages = Pages("manage_import", __name__, template_folder="templates")
MOST_BYTES = 4 * 1024 * 1024
MOST_UNPACKED = 16 * 1024 * 1024
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WRITERS = {
    "xlsx": (write_xlsx, XLSX),
    "csv": (write_csv, "text/csv; charset=utf-8"),
    "toml": (write_toml_text, "application/toml; charset=utf-8"),
}
READERS = {"xlsx": read_xlsx, "csv": read_csv, "txt": read_csv, "toml": read_toml_text}
UNKNOWN_FILE = Words(
    "Chỉ nhận tệp .xlsx, .csv hoặc .toml. Tệp .xls, .ods: xin lưu lại dạng .xlsx.",
    "Only .xlsx, .csv or .toml. Save an .xls or .ods file as .xlsx.",
)
Json = dict[str, Any]


class UploadForm(Press):
    file = FileField(_("Tệp danh mục (.xlsx, .csv hoặc .toml)"))
    whole = BooleanField(_("Tệp này là toàn bộ danh mục"))


class ApplyForm(Press):
    """`packed`: the catalogue as it would be; judged again before it is put in force."""

    packed = HiddenField()


@pages.page("/manage/catalogue/export.<kind>", who=WHO)
def export(kind: str) -> Response:
    office = the_office()
    if kind not in WRITERS:
        return _import_page(UploadForm(formdata=None), said("stop", _("Không có dạng tệp này.")), 404)
    write, content_type = WRITERS[kind]
    content = write(the_edition().catalogue, house_language())
    name = f"motcua-{office.day(office.clock.now())}.{kind}"
    response = Response(content, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response


@pages.page("/manage/catalogue/import", who=WHO)
def upload() -> Response:
    return _import_page(UploadForm(base=str(the_edition().number)))


@pages.page("/manage/catalogue/import", who=WHO, methods=("POST",), most_bytes=MOST_BYTES)
def look() -> Response:
    """What the file would change; nothing is changed yet."""
    try:
        form = UploadForm()
    except RequestEntityTooLarge:
        again = UploadForm(formdata=None)
        return _import_page(again, said("stop", _("Tệp quá lớn. Xin bỏ hình ảnh, trang và dòng không cần.")), 413)
    if not form.is_ours():
        return _import_page(form, said("stop", form.general[0]), 422)
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        return _import_page(form, said("stop", _("Xin chọn một tệp.")), 422)
    try:
        imported = _read(sent.filename, sent.read())
    except Unreadable as unreadable:
        return _import_page(form, said("stop", unreadable.said.json()[house_language()]), 422)
    return _preview(sent.filename, imported, whole=bool(form.whole.data))


@pages.page("/manage/catalogue/import/apply", who=WHO, methods=("POST",), most_bytes=MOST_BYTES)
def apply() -> Response:
    form = ApplyForm()
    again = UploadForm(formdata=None, base=str(the_edition().number))
    if not form.is_ours():
        return _import_page(again, said("stop", form.general[0]), 422)
    data = _unpacked(form.packed.data or "")
    if data is None:
        return _import_page(again, said("stop", _("Bản xem trước đã hỏng. Xin chọn lại tệp.")), 422)
    try:
        change = import_catalogue(the_office(), data, caller().actor, base_of(form))
    except ConfigMistakes as found:
        return _import_page(
            again, said("stop", found.mistakes[0].en if house_language() == "en" else found.mistakes[0].vi), 422
        )
    except Refusal as refusal:
        return _import_page(again, refused(refusal), refusal.reason.status)
    return saved(change.edition)


def _read(name: str, content: bytes) -> Imported:
    """Raises Unreadable."""
    read = READERS.get(name.rpartition(".")[2].lower())
    if read is None:
        raise Unreadable(UNKNOWN_FILE)
    return read(content)


def _preview(name: str, imported: Imported, *, whole: bool) -> Response:
    office, now = the_office(), the_edition()
    merged = merge(now.catalogue, imported, whole=whole)
    after = with_what_was_used(office, merged.data)
    mistakes = sorted([*merged.mistakes, *_judged(after, merged)], key=_in_order)
    found = [] if mistakes else differences(now.catalogue, after)
    return form_page(
        "manage/catalogue_preview.html",
        422 if mistakes else 200,
        part="catalogue",
        form=ApplyForm(formdata=None, base=str(now.number), packed=_packed(after)),
        said=None,
        file=name[-80:],
        mistakes=[
            {"place": each.place.said(house_language()) if each.place else "", "said": each.said.json()}
            for each in mistakes
        ],
        found=found,
        counts={kind: sum(each.kind == kind for each in found) for kind in ("added", "changed", "removed")},
        unused=[each.said(house_language()) for each in imported.unused],
        stays=len(now.catalogue["procedure"]) - len(imported.procedures or [])
        if imported.procedures and not whole
        else 0,
    )


def _judged(after: Json, merged: Merged) -> list[FileMistake]:
    """Every mistake of the catalogue as it would be, with its place in the file."""

    def edit(draft: Draft) -> None:
        draft.catalogue = after

    try:
        preview(the_office(), edit)
    except ConfigMistakes as found:
        return [FileMistake(merged.place(each.path), Words(each.vi, each.en)) for each in found.mistakes]
    return []


def _in_order(mistake: FileMistake) -> tuple[str, int]:
    return (mistake.place.sheet, mistake.place.line) if mistake.place else ("", 0)


def _packed(data: Json) -> str:
    return base64.b64encode(zlib.compress(json.dumps(data, ensure_ascii=False).encode())).decode()


def _unpacked(text: str) -> Json | None:
    """What `_packed` wrote; None for anything else."""
    try:
        unpacker = zlib.decompressobj()
        plain = unpacker.decompress(base64.b64decode(text, validate=True), MOST_UNPACKED)
        return CatalogueTables.model_validate_json(plain, strict=True).model_dump(mode="json")
    except (ValueError, zlib.error):
        return None


def _import_page(form: UploadForm, wrong: Said | None = None, status: int = 200) -> Response:
    form.base.data = str(the_edition().number)
    return form_page(
        "manage/catalogue_import.html",
        status,
        part="catalogue",
        form=form,
        said=wrong,
        megabytes=MOST_BYTES // 1024 // 1024,
    )
