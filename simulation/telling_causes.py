"""Causes of waiting and measures against it, in sentences."""

from __future__ import annotations

from office.catalogue import Words
from simulation.facts import Facts, Missed
from simulation.measures import Kind, Measure
from simulation.telling import Names, time_text

MOST_NAMED = 3
WEEKDAYS = (
    Words("thứ Hai", "Monday"), Words("thứ Ba", "Tuesday"), Words("thứ Tư", "Wednesday"), Words("thứ Năm", "Thursday"),
    Words("thứ Sáu", "Friday"), Words("thứ Bảy", "Saturday"), Words("Chủ Nhật", "Sunday"),
)  # fmt: skip
NAMES = {
    "arrivals": Words("Đông hơn thường lệ", "More people than usual"),
    "counters": Words("Quầy đóng, tạm dừng hoặc không gọi", "Counters closed, paused or not calling"),
    "services": Words("Làm lâu hơn thường lệ", "Services longer than usual"),
    "papers": Words("Thiếu giấy tờ, quay lại", "Missing papers and returns"),
    "priority": Words("Gọi ưu tiên", "Priority"),
    "burst": Words("Dồn lúc mở cửa", "The rush at opening"),
}
RIGHT = {
    "arrivals": Words("Nếu mỗi lĩnh vực chỉ đông như thường lệ.", "Had no more come for each field than usually do."),
    "counters": Words(
        "Nếu các quầy thường mở, hoặc có mở trong buổi ấy, đều gọi số suốt buổi.",
        "Had every counter that usually works, or worked at all in that session, called throughout it.",
    ),
    "services": Words(
        "Nếu không thủ tục nào lâu hơn mức thường.", "Had no procedure taken longer on average than it usually does."
    ),
    "papers": Words(
        "Nếu giấy tờ được xem trước khi lấy số: không ai đến quầy rồi phải về, hay phải đi lấy thêm.",
        "Had papers been looked at before the ticket: nobody sent home from a counter, or to fetch one.",
    ),
    "priority": Words("Nếu ai cũng được gọi theo thứ tự đến.", "Had all been called in the order of coming."),
    "burst": Words(
        "Nếu số người dôi ra lúc mở cửa đến rải đều trong hai giờ đầu.",
        "Had those too many at opening come evenly over the first two hours.",
    ),
}
UNKNOWN = Words("Chưa đủ ngày trước đó để biết thế nào là thường lệ.", "Too few earlier days to say what is usual.")


def facts_told(cause: str, facts: Facts, names: Names) -> list[Words]:
    """What was counted of the cause, a sentence each; the greatest first, and not more than a few."""
    if cause in ("arrivals", "services") and facts.unknown == facts.days:
        return [UNKNOWN]
    return _TOLD[cause](facts, names)


def _more(facts: Facts, names: Names) -> list[Words]:
    order = sorted(facts.more.items(), key=lambda item: (-item[1], item[0]))
    return [
        Words(
            f"{_name(names, field).vi}: thêm {count} người so với thường lệ",
            f"{_name(names, field).en}: {count} more people than usual",
        )
        for field, count in order[:MOST_NAMED]
    ]


def _shut(facts: Facts, names: Names) -> list[Words]:
    order = sorted(facts.missed.items(), key=lambda item: (-item[1].all, item[0]))
    return [_missed(names.counter(counter), missed) for counter, missed in order[:MOST_NAMED]]


def _missed(counter: Words, missed: Missed) -> Words:
    parts = [
        (missed.closed, "không có người ngồi", "nobody sat there"),
        (missed.paused, "tạm dừng", "paused"),
        (missed.away, "có người chờ mà không gọi", "did not call while people waited"),
    ]
    told = [(_length(seconds), vi, en) for seconds, vi, en in parts if seconds >= 60]
    return Words(
        f"{counter.vi}: " + ", ".join(f"{vi} {length.vi}" for length, vi, _ in told),
        f"{counter.en or counter.vi}: " + ", ".join(f"{en} for {length.en}" for length, _, en in told),
    )


def _longer(facts: Facts, names: Names) -> list[Words]:
    order = sorted(facts.longer.items(), key=lambda item: (item[1].usual - item[1].took, item[0]))
    return [
        Words(
            f"{_name(names, name).vi}: trung bình {_minutes(each.took / each.count)} phút, thường "
            f"{_minutes(each.usual / each.count)} phút ({each.count} lượt)",
            f"{_name(names, name).en}: {_minutes_en(each.took / each.count)} on average, usually "
            f"{_minutes(each.usual / each.count)} ({each.count} services)",
        )
        for name, each in order[:MOST_NAMED]
    ]


def _papers(facts: Facts, _names: Names) -> list[Words]:
    told = []
    if facts.sent_home:
        length = _length(facts.papers_seconds)
        told.append(
            Words(
                f"{facts.sent_home} lượt đến quầy mới biết thiếu giấy tờ, mất {length.vi} ở quầy",
                f"{facts.sent_home} learnt at the counter that papers were missing, which took {length.en} there",
            )
        )
    if facts.fetched:
        told.append(Words(f"{facts.fetched} lượt phải đi lấy thêm giấy tờ", f"{facts.fetched} had to fetch a paper"))
    return told


def _first(facts: Facts, _names: Names) -> list[Words]:
    count, seconds = facts.shifted.get(True, (0, 0.0))
    others, lost = facts.shifted.get(False, (0, 0.0))
    if not count or not others:
        return []
    vi = f"{count} lượt ưu tiên chờ ít hơn trung bình {_minutes(-seconds / count)} phút"
    en = f"{count} priority visits waited {_minutes_en(-seconds / count)} less on average"
    more = _minutes(lost / others)
    if more > 0:
        return [
            Words(
                f"{vi}, {others} lượt khác chờ thêm {more} phút",
                f"{en}, {others} others {_minutes_en(lost / others)} more",
            )
        ]
    return [Words(f"{vi}, {others} lượt khác hầu như không chờ thêm", f"{en}, {others} others hardly any longer")]


def _rush(facts: Facts, _names: Names) -> list[Words]:
    if not facts.early:
        return []
    return [
        Words(
            f"{facts.early} người lấy số trước giờ mở cửa; {facts.rush} người dôi ra lúc mở cửa",
            f"{facts.early} took a ticket before the doors opened; {facts.rush} were too many at opening",
        )
    ]


_TOLD = {
    "arrivals": _more, "counters": _shut, "services": _longer, "papers": _papers, "priority": _first, "burst": _rush,
}  # fmt: skip


def measure_told(measure: Measure, names: Names) -> Words:
    """ "Thêm một quầy cho chứng thực 8:00–10:00 các thứ Hai: 9/10 người chờ tối đa 41 → 17 phút" """
    what = _what(measure, names)
    when = WEEKDAYS[measure.weekday - 1] if measure.weekday else None
    if when:
        what = Words(f"{what.vi} các {when.vi}", f"{what.en} on {when.en}s")
    before, after = _minutes(measure.p90_before), _minutes(measure.p90_after)
    return Words(
        f"{what.vi}: 9/10 người chờ tối đa {before} → {after} phút",
        f"{what.en}: 9 in 10 people wait at most {before} → {after} minutes",
    )


def _what(measure: Measure, names: Names) -> Words:
    trial, listed = measure.trial, names.listed([measure.trial.field])
    if trial.kind is Kind.OPEN:
        span = f"{time_text(trial.start)}–{time_text(trial.end)}"
        return Words(f"Thêm một quầy cho {listed.vi} {span}", f"One more counter for {listed.en}, {span}")
    if trial.kind is Kind.TAKES:
        counter = names.counter(trial.counter)
        return Words(f"{counter.vi} nhận thêm {listed.vi}", f"{counter.en or counter.vi} also takes {listed.en}")
    return {
        Kind.HOURS: Words("Các quầy mở đủ giờ như thường lệ", "Counters keep their usual hours"),
        Kind.PAPERS: Words("Xem giấy tờ trước khi lấy số", "Papers are looked at before the ticket"),
        Kind.SPREAD: Words("Hẹn giờ để không dồn lúc mở cửa", "Appointments instead of the rush at opening"),
    }[trial.kind]


def saved_told(measure: Measure) -> Words:
    """What it rests on, and how much less all wait together on such a day."""
    length = _length(measure.saved)
    return Words(
        f"Thử lại trên {measure.days} ngày đã qua: mỗi ngày mọi người chờ bớt tổng cộng {length.vi}",
        f"Tried again on {measure.days} past day{'s' * (measure.days != 1)}: all together wait {length.en} less a day",
    )


def _length(seconds: float) -> Words:
    minutes = round(seconds / 60)
    hours, rest = divmod(minutes, 60)
    if minutes < 100:
        return Words(f"{minutes} phút", f"{minutes} min")
    vi = f"{hours} giờ" + (f" {rest} phút" if rest and hours < 10 else "")
    return Words(vi, f"{hours} h" + (f" {rest} min" if rest and hours < 10 else ""))


def _minutes(seconds: float) -> int:
    return round(seconds / 60)


def _minutes_en(seconds: float) -> str:
    return f"{_minutes(seconds)} minute{'s' * (_minutes(seconds) != 1)}"


def _name(names: Names, id_: str) -> Words:
    found = names.fields.get(id_, Words(id_, id_))
    return Words(found.vi, found.en or found.vi)


def total_told(seconds: float) -> Words:
    """A length of waiting, short."""
    return _length(seconds)
