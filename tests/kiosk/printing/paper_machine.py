"""A printer's own side of ESC/POS, written from the command reference: bytes in, slips out.

It keeps its place between connections, as a printer does: who breaks off in the middle of a picture leaves it waiting.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from PIL import Image

ESC, GS, DLE, NUL, LF = 0x1B, 0x1D, 0x10, 0x00, 0x0A


@dataclass
class PaperMachine:
    """`status` holds the answers to DLE EOT 1 to 4, and `sensor` the one to GS r 1."""

    status: dict[int, int] = field(default_factory=lambda: dict.fromkeys((1, 2, 3, 4), 0x12))
    sensor: int = 0x00
    slips: list[Image.Image] = field(default_factory=list)
    resets: int = 0
    _input: bytearray = field(default_factory=bytearray)
    _rows: list[bytes] = field(default_factory=list)
    _left: int = 0  # bytes of the picture that are still to come
    _row_bytes: int = 0
    _row: bytearray = field(default_factory=bytearray)

    def receive(self, data: bytes) -> bytes:
        """Answers are returned."""
        self._input += data
        answers = bytearray()
        while self._input:
            used, answer = self._picture() if self._left else self._command()
            if not used:
                break
            del self._input[:used]
            answers += answer
        return bytes(answers)

    @property
    def is_idle(self) -> bool:
        return not self._left and not self._rows and not self._input

    def _picture(self) -> tuple[int, bytes]:
        used = min(self._left, len(self._input))
        self._row += self._input[:used]
        self._left -= used
        while len(self._row) >= self._row_bytes:
            self._rows.append(bytes(self._row[: self._row_bytes]))
            del self._row[: self._row_bytes]
        return used, b""

    def _command(self) -> tuple[int, bytes]:
        head = bytes(self._input[:8])
        match head:
            case bytes() if head[0] == NUL:
                return 1, b""
            case bytes() if head[0] in (ESC, GS, DLE) and head[1:2] == b"\x00":
                return 1, b""  # no such command: dropped
            case bytes() if head[:2] == bytes((ESC, 0x40)):
                self.resets += 1
                return 2, b""
            case bytes() if head[:3] == bytes((DLE, 0x04, head[2] if len(head) > 2 else 0)) and len(head) > 2:
                return 3, bytes((self.status[head[2]],))
            case bytes() if head[:3] == b"\x1dr\x01":
                return 3, bytes((self.sensor,))
            case bytes() if head[:3] == b"\x1dVB" and len(head) > 3:
                self._cut()
                return 4, b""
            case bytes() if head[:4] == b"\x1dv0\x00" and len(head) == 8:
                self._row_bytes = head[4] + 256 * head[5]
                self._left = self._row_bytes * (head[6] + 256 * head[7])
                return 8, b""
        if len(head) < 8 and head[0] in (ESC, GS, DLE):
            return 0, b""  # the rest is on its way
        raise AssertionError(f"no such ESC/POS command: {head.hex(' ')}")

    def _cut(self) -> None:
        if self._rows:
            width = 8 * len(self._rows[0])
            ink_is_one = Image.frombytes("1", (width, len(self._rows)), b"".join(self._rows))
            self.slips.append(ink_is_one.convert("L").point(lambda value: 255 - value))
        self._rows = []


def decode(data: bytes) -> list[Image.Image]:
    """The slips in a stream of bytes, which must end with a cut."""
    machine = PaperMachine()
    machine.receive(data)
    assert machine.is_idle, "something was printed and never cut off"
    return machine.slips
