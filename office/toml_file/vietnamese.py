"""Refused values in Vietnamese, for the person at a form: there the place is seen, and nothing is written in quotes."""

from __future__ import annotations

from pydantic_core import ErrorDetails

_PLAIN = {
    "int_type": "Hãy ghi một số nguyên.",
    "float_type": "Hãy ghi một số.",
    "finite_number": "Hãy ghi một số.",
    "bool_type": "Hãy chọn có hoặc không.",
    "literal_error": "Hãy chọn một mục trong danh sách.",
    "string_pattern_mismatch": "Mã chỉ gồm chữ thường không dấu a–z, chữ số và dấu gạch nối, tối đa 40 ký tự.",
    "string_too_short": "Không được để trống.",
    "too_short": "Cần ít nhất một mục.",
    "missing": "Còn thiếu mục này.",
}


def in_vietnamese(error: ErrorDetails) -> str:
    """One whole sentence, with the mend."""
    kind, context = error["type"], error.get("ctx", {})
    if kind == "value_error":
        return str(getattr(context["error"], "vi", "Giá trị này không dùng được."))
    if kind in ("string_too_long", "too_long"):
        over = len(error["input"]) - int(context["max_length"])
        return f"Dài quá {over} {'ký tự' if kind == 'string_too_long' else 'mục'}; tối đa {context['max_length']}."
    if kind in ("greater_than_equal", "greater_than"):
        least = context.get("ge", context.get("gt"))
        return (
            f"Số nhỏ quá: hãy ghi {'từ' if 'ge' in context else 'lớn hơn'} {least:g}{' trở lên' * ('ge' in context)}."
        )
    if kind in ("less_than_equal", "int_parsing_size"):
        return f"Số lớn quá: hãy ghi từ {context['le']:g} trở xuống." if "le" in context else "Số lớn quá."
    return _PLAIN.get(kind, "Giá trị này không dùng được.")
