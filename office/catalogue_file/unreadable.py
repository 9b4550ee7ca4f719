"""A file that is none of ours, or that nobody should open."""

from __future__ import annotations

from office.catalogue import Words


class Unreadable(Exception):
    """`said`: why the whole file can't be read, and what to do."""

    def __init__(self, said: Words) -> None:
        super().__init__(said.en)
        self.said = said

    @classmethod
    def too_many(cls, rows: int, most: int) -> Unreadable:
        return cls(
            Words(
                f"Tệp có {rows} dòng; nhiều nhất là {most}. Xin bỏ các dòng trống hoặc chia nhỏ tệp.",
                f"The file has {rows} lines; at most {most} are read. Remove empty lines, or split it.",
            )
        )
