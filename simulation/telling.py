"""Plans and what they come to, in sentences: "Mở thêm Quầy 6 nhận chứng thực buổi sáng"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from office.catalogue import Words
from office.figures.stretches import merged
from simulation.figures import UNREACHED, Figures
from simulation.plan import Shift
from simulation.wishes import Wish, WishedCounter

NOON, EVENING = 12 * 3600.0, 17.5 * 3600.0
MORNING, AFTERNOON = Words("buổi sáng", "morning"), Words("buổi chiều", "afternoon")
NIGHT = Words("buổi tối", "evening")
ALL_DAY = Words("cả ngày", "all day")


@dataclass(frozen=True)
class Names:
    """What counters, and fields and procedures, are called."""

    counters: Mapping[str, Words]
    fields: Mapping[str, Words]

    def counter(self, id_: str) -> Words:
        return self.counters.get(id_, Words(id_, id_))

    def listed(self, ids: Sequence[str]) -> Words:
        """The fields' names inside a sentence, with a small first letter."""
        names = [self.fields.get(id_, Words(id_, id_)) for id_ in ids]
        return Words(
            ", ".join(_small(name.vi) for name in names), ", ".join(_small(name.en or name.vi) for name in names)
        )


def changes(before: Wish, after: Wish, names: Names) -> list[Words]:
    """What is different under the second plan, one sentence each without its full stop; none when they are alike."""
    known = {item.id: item for item in before.counters}
    told = [words for item in after.counters for words in _of_counter(known.get(item.id), item, after.sessions, names)]
    gone = [item for item in before.counters if item.id not in {each.id for each in after.counters}]
    told += [_closing(names.counter(item.id), ALL_DAY) for item in gone]
    # Hours cut in two, so that a counter can be open in a part of them, are the same hours.
    if merged(before.sessions) != merged(after.sessions):
        hours = ", ".join(f"{time_text(opens)}–{time_text(closes)}" for opens, closes in merged(after.sessions))
        told.append(Words(f"Làm việc {hours}", f"Work {hours}"))
    if before.pattern != after.pattern:
        first, rest = after.pattern.priority, after.pattern.ordinary
        told.append(
            Words(f"Cứ {first} số ưu tiên thì gọi {rest} số thường", f"Call {first} priority, then {rest} ordinary")
        )
    return told


def _of_counter(
    before: WishedCounter | None, after: WishedCounter, sessions: Sequence[Shift], names: Names
) -> list[Words]:
    counter = names.counter(after.id)
    if before is None:
        if not any(after.open):
            return []
        fields, when = names.listed(after.fields), when_words(after.open, sessions)
        return [Words(
            f"Mở thêm {counter.vi} nhận {fields.vi} {when.vi}", f"Open {counter.en} for {fields.en} {when.en}"
        )]  # fmt: skip
    told = _of_shifts(before, after, sessions, counter)
    if before.fields != after.fields and any(after.open):
        told.append(_of_fields(before, after, counter, names))
    return told


def _of_shifts(before: WishedCounter, after: WishedCounter, sessions: Sequence[Shift], counter: Words) -> list[Words]:
    if len(before.open) != len(after.open):
        return []
    opened = [new and not old for old, new in zip(before.open, after.open, strict=True)]
    closed = [old and not new for old, new in zip(before.open, after.open, strict=True)]
    told = []
    if any(opened):
        when = when_words(opened, sessions)
        told.append(Words(f"Mở {counter.vi} {when.vi}", f"Open {counter.en} {when.en}"))
    if any(closed):
        told.append(_closing(counter, when_words(closed, sessions)))
    return told


def _closing(counter: Words, when: Words) -> Words:
    return Words(f"Đóng {counter.vi} {when.vi}", f"Close {counter.en or counter.vi} {when.en}")


def _of_fields(before: WishedCounter, after: WishedCounter, counter: Words, names: Names) -> Words:
    more = names.listed([each for each in after.fields if each not in before.fields])
    less = names.listed([each for each in before.fields if each not in after.fields])
    vi = [f"nhận thêm {more.vi}"] * bool(more.vi) + [f"thôi nhận {less.vi}"] * bool(less.vi)
    en = [f"also takes {more.en}"] * bool(more.vi) + [f"no longer takes {less.en}"] * bool(less.vi)
    if not vi:
        first = names.listed(after.fields[:1])
        vi, en = [f"ưu tiên {first.vi}"], [f"prefers {first.en}"]
    return Words(f"{counter.vi} {', '.join(vi)}", f"{counter.en or counter.vi} {', '.join(en)}")


def result(before: Figures, after: Figures) -> Words:
    """ "9/10 người chờ không quá 41 → 17 phút", and who is no longer, or newly, left without a call."""
    old, new = before.p90.likely, after.p90.likely
    if new >= UNREACHED:
        told = Words("Hơn 1/10 người không kịp được gọi", "More than 1 in 10 people are not reached")
    elif old >= UNREACHED:
        told = Words(f"9/10 người chờ không quá {round(new)} phút", f"9 in 10 people wait at most {round(new)} minutes")
    elif round(old) == round(new):
        told = Words(
            f"9/10 người vẫn chờ không quá {round(new)} phút", f"9 in 10 people still wait at most {round(new)} minutes"
        )
    else:
        span = f"{round(old)} → {round(new)}"
        told = Words(f"9/10 người chờ không quá {span} phút", f"9 in 10 people wait at most {span} minutes")
    left = round(after.unreached.likely) - round(before.unreached.likely)
    if not left:
        return told
    vi, en = ("thêm", "more") if left > 0 else ("bớt", "fewer")
    return Words(
        f"{told.vi}; mỗi ngày {vi} {abs(left)} người không kịp được gọi",
        f"{told.en}; each day {abs(left)} {en} people are not reached",
    )


def when_words(is_open: Sequence[bool], sessions: Sequence[Shift]) -> Words:
    """The sessions that are marked, by their part of the day; by the clock where two have the same one."""
    if all(is_open) and len(is_open) > 1:
        return ALL_DAY
    parts = [part_of_day(shift) for shift in sessions]
    marked = [place for place, works in enumerate(is_open) if works]
    told = [_in(parts[place]) if parts.count(parts[place]) == 1 else _clock(sessions[place]) for place in marked]
    return Words(", ".join(each.vi for each in told), ", ".join(each.en for each in told))


def part_of_day(shift: Shift) -> Words:
    middle = sum(shift) / 2
    return MORNING if middle <= NOON else AFTERNOON if middle < EVENING else NIGHT


def _in(part: Words) -> Words:
    return Words(part.vi, f"in the {part.en}")


def _clock(shift: Shift) -> Words:
    span = f"{time_text(shift[0])}–{time_text(shift[1])}"
    return Words(span, f"from {span}")


def time_text(seconds: float) -> str:
    """7:30"""
    return f"{int(seconds // 3600)}:{int(seconds % 3600 // 60):02}"


def _small(name: str) -> str:
    # An abbreviation keeps its capitals.
    return name if name[:2].isupper() else name[:1].lower() + name[1:]
