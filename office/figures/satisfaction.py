"""Satisfaction as figures that are fair: a share with how sure it is, points, a grade, and what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from office.catalogue import Words
from office.figures.answers import Answers, By, Given, split
from office.rules.rating import SATISFIED, Doubt
from office.rules.shares import wilson
from office.sections import SatisfactionSettings

Beside = Literal["above", "below", "same"]
# Groups of the same time, of which one can be better than the rest.
COMPARED: frozenset[By] = frozenset({"procedure", "field", "counter", "clerk"})


@dataclass(frozen=True, slots=True)
class Line:
    """One group's. Shares 0 to 1, points 0 to 100; None where there are too few answers to say.

    `counts`: answers by score. `low`, `high`: between which the share would be if all had answered, 19 times in 20.
    `beside`: whether it differs from all others together by more than chance. `left_out`: answers by doubt.
    """

    key: str
    answers: int
    counts: dict[int, int]
    satisfied: float | None
    low: float | None
    high: float | None
    points: float | None
    index_points: float | None
    grade: Words | None
    beside: Beside | None
    left_out: dict[str, int]
    said: Words


def satisfaction(answers: Answers, by: By, settings: SatisfactionSettings) -> list[Line]:
    """One line a group, in the order of the keys."""
    counted = [each for each in answers.given if each.doubt is None]
    lines = []
    for key, mine in split(answers.given, by).items():
        rest = _without(counted, mine) if by in COMPARED else None
        lines.append(_line(key, mine, settings, settings.fewest if by != "all" else 1, rest))
    return lines


def whole(answers: Answers, settings: SatisfactionSettings) -> Line:
    """All answers together: with one answer and more, for nobody in particular is judged by it."""
    return _line("", answers.given, settings, 1, None)


def reasons_named(given: Sequence[Given]) -> dict[str, tuple[int, int]]:
    """Of each reason: how many satisfied and how many other citizens named it, doubted answers aside."""
    counts: Counter[tuple[str, bool]] = Counter(
        (reason, each.score >= SATISFIED) for each in given if each.doubt is None for reason in each.reasons
    )
    return {reason: (counts[reason, True], counts[reason, False]) for reason in sorted({name for name, _ in counts})}


def _without(counted: Sequence[Given], mine: Sequence[Given]) -> list[Given]:
    own = {id(each) for each in mine}
    return [each for each in counted if id(each) not in own]


def _line(
    key: str, mine: Sequence[Given], settings: SatisfactionSettings, fewest: int, rest: Sequence[Given] | None
) -> Line:
    counted = [each.score for each in mine if each.doubt is None]
    doubts = Counter(each.doubt for each in mine if each.doubt is not None)
    counts = Counter(counted)
    count, hits = len(counted), sum(score >= SATISFIED for score in counted)
    left_out = {str(doubt): doubts[str(doubt)] for doubt in Doubt}
    shared = {score: counts[score] for score in (5, 4, 3, 2, 1)}
    if count < fewest:
        said = _too_few(count, fewest)
        return Line(key, count, shared, None, None, None, None, None, None, None, left_out, said)
    low, high = wilson(hits, count)
    points = sum(settings.points[5 - score] for score in counted) / count
    beside = _beside(low, high, rest, fewest) if rest is not None else None
    return Line(
        key=key,
        answers=count,
        counts=shared,
        satisfied=hits / count,
        low=low,
        high=high,
        points=points,
        index_points=points * settings.out_of / 100,
        grade=_grade(points, settings),
        beside=beside,
        left_out=left_out,
        said=_sentence(count, hits, low, high, beside),
    )


def _beside(low: float, high: float, rest: Sequence[Given], fewest: int) -> Beside | None:
    """`rest`: everybody else's answers, of which there must be enough as well."""
    if len(rest) < fewest:
        return None
    share = sum(each.score >= SATISFIED for each in rest) / len(rest)
    return "above" if low > share else "below" if high < share else "same"


def _grade(points: float, settings: SatisfactionSettings) -> Words | None:
    fitting = [item for item in settings.grades if points >= item.from_points]
    best = max(fitting, key=lambda item: item.from_points, default=None)
    return None if best is None else Words(best.name, best.name_en or best.name)


BESIDE = {
    "above": Words(" Cao hơn rõ so với phần còn lại của văn phòng.", " Clearly above the rest of the office."),
    "below": Words(" Thấp hơn rõ so với phần còn lại của văn phòng.", " Clearly below the rest of the office."),
    "same": Words(
        " Không khác rõ so với phần còn lại của văn phòng.", " No clear difference from the rest of the office."
    ),
}


def _sentence(count: int, hits: int, low: float, high: float, beside: Beside | None) -> Words:
    share, least, most = (f"{100 * part:.0f} %" for part in (hits / count, low, high))
    more = BESIDE[beside] if beside else Words("", "")
    return Words(
        f"{hits} trong {count} người trả lời hài lòng ({share}); nếu hỏi được tất cả thì có lẽ từ {least} đến {most}."
        + more.vi,
        f"{hits} of the {count} who answered were satisfied ({share}); had all answered, probably {least} to {most}."
        + more.en,
    )


def _too_few(count: int, fewest: int) -> Words:
    return Words(
        f"Mới có {count} câu trả lời được tính; từ {fewest} mới nói được gì.",
        f"Only {count} counted answers; from {fewest} on something can be said.",
    )


DEFINITIONS = {
    "answers": Words(
        "Số câu trả lời được tính: mỗi phiếu một câu, sau khi xong việc, ở máy tại quầy hoặc trên điện thoại.",
        "Answers counted: one a ticket, after the service, on the counter’s tablet or the phone.",
    ),
    "served": Words(
        "Số lượt đã xong việc, tức là số người có thể trả lời.", "Visits that ended, whose people could have answered."
    ),
    "satisfied": Words(
        "Phần trả lời “Hài lòng” hoặc “Rất hài lòng”.", "The share who answered “satisfied” or “very satisfied”."
    ),
    "interval": Words(
        "Nếu hỏi được tất cả, tỷ lệ có lẽ nằm trong khoảng này (khoảng tin cậy Wilson 95 %).",
        "Had all answered, the share would probably lie in this interval (Wilson, 95 %).",
    ),
    "points": Words(
        "Điểm trung bình từ 0 đến 100; điểm của mỗi câu trả lời do văn phòng đặt. Ba mặt cười dùng điểm của đúng "
        "từ ấy.",
        "Mean points, 0 to 100; the office sets what each answer is worth. Three faces have the points of their words.",
    ),
    "index_points": Words(
        "Cũng điểm ấy trên thang mà Bộ chỉ số theo QĐ 766 dành cho mức độ hài lòng. Đây là số của riêng văn phòng, "
        "không phải điểm của Bộ chỉ số.",
        "The same on the scale that the index of QĐ 766 gives to satisfaction. This office’s own figure, not the "
        "index’s.",
    ),
    "left_out": Words(
        "Câu trả lời có nghi vấn, vẫn giữ nhưng không tính: bấm quá sớm, từ máy của văn phòng, hoặc nhiều phiếu trong "
        "một phút từ một máy.",
        "Doubtful answers, kept and not counted: pressed too soon, from a browser of the office, or many tickets "
        "within a minute from one device.",
    ),
    "by_clerk": Words(
        "Câu trả lời thuộc về cán bộ của lần phục vụ kết thúc lượt khách. Chưa đủ câu trả lời thì không nêu số.",
        "An answer belongs to the clerk whose service ended the visit. With too few answers no figure is given.",
    ),
}
