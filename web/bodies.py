"""Request bodies: strict types, bounded texts, and every mistake said in the caller's language."""

from __future__ import annotations

from typing import Annotated, Any, TypeVar

from flask import request
from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from office.rules.breaks import LONGEST_MINUTES, Break
from web.language import asked_language
from web.problems import WrongInput

Model = TypeVar("Model", bound=BaseModel)

SENTENCES = {
    "missing": ("bắt buộc phải có.", "is required."),
    "string_type": ("phải là chữ.", "must be a text."),
    "string_too_short": ("chưa có nội dung.", "is empty."),
    "string_too_long": ("dài quá {max_length} ký tự.", "is longer than {max_length} characters."),
    # Of a list, or of a text that was looked through first.
    "too_short": ("ngắn quá: ít nhất {min_length}.", "is too short: {min_length} at least."),
    "too_long": ("dài quá: nhiều nhất {max_length}.", "is too long: {max_length} at most."),
    "string_pattern_mismatch": ("viết chưa đúng dạng.", "is not written in the right form."),
    "int_type": ("phải là số nguyên.", "must be a whole number."),
    "bool_type": ("phải là true hoặc false.", "must be true or false."),
    "greater_than_equal": ("nhỏ nhất là {ge}.", "must be {ge} or more."),
    "less_than_equal": ("lớn nhất là {le}.", "must be {le} or less."),
    "date_type": ("phải là ngày, viết như 2026-12-31.", "must be a date, written as 2026-12-31."),
    "date_parsing": ("phải là ngày, viết như 2026-12-31.", "must be a date, written as 2026-12-31."),
    "date_from_datetime_parsing": ("phải là ngày, viết như 2026-12-31.", "must be a date, written as 2026-12-31."),
    **dict.fromkeys(
        (
            "datetime_type",
            "datetime_parsing",
            "datetime_from_date_parsing",
            "datetime_object_invalid",
            "timezone_aware",
        ),
        (
            "phải là ngày giờ có múi giờ, viết như 2026-12-31T10:15:00+07:00.",
            "must be a time with its offset, written as 2026-12-31T10:15:00+07:00.",
        ),
    ),
    "literal_error": ("chỉ nhận một trong: {expected}.", "must be one of: {expected}."),
    "enum": ("chỉ nhận một trong: {expected}.", "must be one of: {expected}."),
    "control_character": ("có ký tự không in được.", "has a character that can’t be printed."),
    "one_of": ("cần đúng một trong: {names}.", "needs exactly one of: {names}."),
}
OTHER = ("chưa đúng.", "is not right.")
WHOLE = "body"


class Body(BaseModel):
    model_config = ConfigDict(strict=True, str_strip_whitespace=True)


def _printable(text: str) -> str:
    # NUL can't be stored by PostgreSQL, and a lone surrogate by nobody.
    if any((char < " " and char not in "\n\t") or "\ud800" <= char <= "\udfff" for char in text):
        raise PydanticCustomError("control_character", "control character")
    return text


Plain = Annotated[str, AfterValidator(_printable)]


class BreakAhead(Body):
    """A break that is announced: of today, for `minutes` or so."""

    at: AwareDatetime
    minutes: Annotated[int, Field(ge=1, le=LONGEST_MINUTES)]
    reason: Annotated[Plain, Field(min_length=1, max_length=60)]

    @property
    def wanted(self) -> Break:
        return Break(self.at, self.minutes, self.reason)


def read_body(model: type[Model]) -> Model:
    """The request's JSON as `model`. Raises WrongInput naming each field that is wrong."""
    raw = request.get_data()
    try:
        return model.model_validate_json(raw or b"{}")
    except ValidationError as error:
        raise WrongInput([_said(item) for item in error.errors(include_url=False, include_input=False)]) from error


def _said(error: ErrorDetails) -> dict[str, str]:
    english = asked_language() == "en"
    kind = error["type"]
    if kind in ("json_invalid", "model_type", "model_attributes_type"):
        return {"field": WHOLE, "detail": "must be a JSON object." if english else "phải là một đối tượng JSON."}
    values: dict[str, Any] = {key: str(value).replace(" or ", ", ") for key, value in (error.get("ctx") or {}).items()}
    sentence = SENTENCES.get(kind, OTHER)[english].format(**values)
    return {"field": ".".join(str(part) for part in error["loc"]) or WHOLE, "detail": sentence}
