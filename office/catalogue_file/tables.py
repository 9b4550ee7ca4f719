"""The tables of a catalogue, as its file has them and as the office keeps them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from office.sections import WrongValue
from office.settings import Letter

State = Literal["on", "closed", "off"]


def _one_line(text: str) -> str:
    """Screens and slips wrap by themselves; a line break in a text comes from copying it out of a document."""
    return " ".join(text.split())


Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]
Sentence = Annotated[str, Field(min_length=1, max_length=300), AfterValidator(_one_line)]
Note = Annotated[str, Field(max_length=300), AfterValidator(_one_line)]


class Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class FieldTable(Table):
    id: Id
    prefix: Letter
    name_vi: Sentence
    name_en: Note = ""


class ProcedureTable(Table):
    """One [[procedure]]. Drafts, source and note are for the office: citizens never see them.

    `state`: "on"; "closed" for now, with its reason; or "off", which no citizen sees.
    """

    id: Id
    code: Sentence
    field: Id
    name_vi: Sentence
    name_en: Note = ""
    state: State = "on"
    closed_vi: Annotated[Note, Field(validate_default=True)] = ""
    closed_en: Note = ""
    fee_vi: Note = ""
    fee_en: Note = ""
    time_limit_vi: Note = ""
    time_limit_en: Note = ""
    documents_vi: tuple[Sentence, ...] = ()
    documents_en: tuple[Sentence, ...] = ()
    documents_draft_vi: tuple[Sentence, ...] = ()
    documents_draft_en: tuple[Sentence, ...] = ()
    typical_minutes: float = Field(gt=0, le=480)
    asks_quantity: bool = False
    words: tuple[Sentence, ...] = ()
    steps: tuple[Id, ...] = ()
    source: str
    note: str = ""

    @field_validator("closed_vi")
    @classmethod
    def says_why_it_is_closed(cls, value: str, info: ValidationInfo) -> str:
        if info.data.get("state") == "closed" and not value:
            problem = 'a closed procedure says why; add closed_vi = "…", with until when'
            raise WrongValue(problem, "Hãy ghi lý do tạm ngừng và đến khi nào.")
        return value


class CatalogueTables(Table):
    field: tuple[FieldTable, ...] = Field(min_length=1)
    procedure: tuple[ProcedureTable, ...] = Field(min_length=1)
