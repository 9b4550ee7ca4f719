"""What every table of config.toml is made from, and the tables for which office/settings.py has no room."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator


class WrongValue(ValueError):
    """What a validator of ours says: "problem; mend" to who wrote a file, a whole sentence to who filled in a form."""

    def __init__(self, en: str, vi: str) -> None:
        super().__init__(en)
        self.vi = vi


class Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class ProvinceSettings(Section):
    """What programs that read the office's figures are told besides: `clerk_names`, or "Cán bộ 7"."""

    clerk_names: bool = False


class ReportsSettings(Section):
    """Into which folder the report of a finished month is written, from which day and hour of the next on; "": none."""

    folder: str = Field("", max_length=400)
    monthly_day: int = Field(1, ge=1, le=28)
    monthly_hour: int = Field(6, ge=0, le=23)


Points = Annotated[int, Field(ge=0, le=100)]


class GradeSettings(Section):
    """From so many points on, satisfaction is called this."""

    from_points: int = Field(ge=0, le=100)
    name: str = Field(min_length=1, max_length=60)
    name_en: str = Field("", max_length=60)


# As the national index grades services (QĐ 766/QĐ-TTg and the portal that publishes it).
GRADES = (
    GradeSettings(from_points=90, name="Xuất sắc", name_en="Excellent"),
    GradeSettings(from_points=80, name="Tốt", name_en="Good"),
    GradeSettings(from_points=70, name="Khá", name_en="Fair"),
    GradeSettings(from_points=50, name="Trung bình", name_en="Average"),
    GradeSettings(from_points=0, name="Yếu", name_en="Poor"),
)


class SatisfactionSettings(Section):
    """`levels`: faces on the tablet at the counter, for `seconds`. `points`: of the five answers, the best first.

    An answer within `least_seconds` of the finish is kept and not counted; nothing is said of fewer than `fewest`.
    """

    levels: Literal[3, 5] = 5
    seconds: int = Field(60, ge=15, le=600)
    least_seconds: int = Field(5, ge=0, le=30)
    fewest: int = Field(20, ge=5, le=1000)
    points: tuple[Points, Points, Points, Points, Points] = (100, 75, 50, 25, 0)
    out_of: int = Field(18, ge=1, le=100)
    grades: tuple[GradeSettings, ...] = Field(GRADES, max_length=10)

    @field_validator("points")
    @classmethod
    def points_fall(cls, value: tuple[int, ...]) -> tuple[int, ...]:
        if list(value) != sorted(value, reverse=True):
            problem = f"points must fall from best to worst, not {list(value)}; write e.g. [100, 75, 50, 25, 0]"
            raise WrongValue(problem, "Điểm phải giảm dần từ câu trả lời tốt nhất.")
        return value

    @field_validator("grades")
    @classmethod
    def one_grade_a_mark(cls, value: tuple[GradeSettings, ...]) -> tuple[GradeSettings, ...]:
        marks = [item.from_points for item in value]
        twice = next((mark for mark in marks if marks.count(mark) > 1), None)
        if twice is not None:
            raise WrongValue(
                f"two grades begin at {twice} points; give each its own from_points",
                f"Hai bậc cùng bắt đầu từ {twice} điểm: mỗi bậc cần một mức riêng.",
            )
        # Written in any order; a reader sees the best first.
        return tuple(sorted(value, key=lambda item: -item.from_points))
