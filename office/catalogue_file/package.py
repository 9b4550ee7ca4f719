"""Is a workbook worth opening? Told from its packing list, before a letter of it is unpacked."""

from __future__ import annotations

import io
import zipfile

from office.catalogue import Words
from office.catalogue_file.unreadable import Unreadable

MOST_UNPACKED = 24 * 1024 * 1024
MOST_PARTS = 300
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))


def require_harmless(content: bytes) -> None:
    """Raises Unreadable: no workbook, an old or encrypted one, one with macros, or one that unpacks to far too much."""
    if content.startswith(OLD_EXCEL):
        raise Unreadable(
            Words(
                "Đây là tệp Excel kiểu cũ (.xls) hoặc có mật khẩu. Xin lưu lại dạng “Excel Workbook (.xlsx)”.",
                "This is an old workbook (.xls) or one with a password. Save it in Excel as “Excel Workbook (.xlsx)”.",
            )
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _require_small(package)
            _require_no_macros(package)
            for part in package.infolist():
                if part.filename.endswith((".xml", ".rels")):
                    _require_no_doctype(package.read(part))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise Unreadable(
            Words(
                "Đây không phải tệp Excel (.xlsx), hoặc tệp bị hỏng.",
                "This is no workbook (.xlsx), or it is damaged.",
            )
        ) from error


def _require_small(package: zipfile.ZipFile) -> None:
    """The list can't lie by much: no more of a part is ever unpacked than it says."""
    parts = package.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise Unreadable(
            Words(
                "Tệp Excel này quá lớn khi mở ra. Xin bỏ hình ảnh, trang và dòng không cần.",
                "This workbook is too large once unpacked. Remove pictures, sheets and lines that are not needed.",
            )
        )


def _require_no_macros(package: zipfile.ZipFile) -> None:
    if any(part.filename.lower().endswith("vbaproject.bin") for part in package.infolist()):
        raise Unreadable(
            Words(
                "Tệp Excel này có macro. Xin lưu lại dạng “Excel Workbook (.xlsx)”, không có macro.",
                "This workbook has macros. Save it as “Excel Workbook (.xlsx)”, without macros.",
            )
        )


def _require_no_doctype(xml: bytes) -> None:
    """No spreadsheet writes one; it is how an XML bomb is made."""
    if any(doctype in xml for doctype in DOCTYPES):
        raise Unreadable(
            Words(
                "Tệp Excel này chứa khai báo lạ, không được mở.",
                "This workbook holds a strange declaration; not opened.",
            )
        )
