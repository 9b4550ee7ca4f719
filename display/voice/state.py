"""How the voice is, in words for the person who has to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from display.voice.job import Reply
from office.catalogue import Words

Code = Literal[
    "espeak",
    "clips",
    "off",
    "clips_missing",
    "clip_unusable",
    "speech_missing",
    "speaker_hung",
    "speaker_died",
    "disk",
]


@dataclass(frozen=True, slots=True)
class VoiceState:
    """`ok` is False when calls are heard otherwise than the settings ask; `words` say what is wrong and the mend."""

    code: Code
    ok: bool
    words: Words


ESPEAK = VoiceState("espeak", True, Words("Đọc số bằng giọng máy eSpeak NG.", "Calls are spoken by eSpeak NG."))
CLIPS = VoiceState("clips", True, Words("Đọc số bằng bản ghi âm của cơ quan.", "Calls are your own recordings."))
OFF = VoiceState(
    "off",
    True,
    Words(
        "Giọng đọc đang tắt trong thiết lập; chỉ có tiếng chuông.",
        "The voice is off in the settings; only the chime plays.",
    ),
)
SPEAKER_HUNG = VoiceState(
    "speaker_hung",
    False,
    Words(
        "Giọng đọc không trả lời kịp; chỉ có tiếng chuông. Phần mềm sẽ tự chạy lại giọng đọc; "
        "nếu vẫn vậy, hãy khởi động lại máy.",
        "The voice didn't answer in time; only the chime plays. It is started again by itself; "
        "if this goes on, restart the PC.",
    ),
)
SPEAKER_DIED = VoiceState(
    "speaker_died",
    False,
    Words(
        "Giọng đọc bị ngắt giữa chừng; chỉ có tiếng chuông. Phần mềm sẽ tự chạy lại giọng đọc; "
        "nếu vẫn vậy, hãy chạy lại make run.",
        "The voice stopped halfway; only the chime plays. It is started again by itself; "
        "if this goes on, run make run again.",
    ),
)


def clips_missing(names: tuple[str, ...], folder: str = "") -> VoiceState:
    files = ", ".join(names)
    in_vi, in_en = (f" trong thư mục {folder}", f" in the folder {folder}") if folder else ("", "")
    return VoiceState(
        "clips_missing",
        False,
        Words(
            f"Thiếu bản ghi âm {files}{in_vi}; lượt gọi này đọc bằng giọng máy. "
            "Hãy ghi âm và tải lên ở trang Thiết lập › Giọng đọc.",
            f"No recording {files}{in_en}; this call is spoken by eSpeak NG. "
            "Record what is missing and bring it on the page Settings › Voice.",
        ),
    )


def of(reply: Reply) -> VoiceState:
    """The state that a speaker's refusal means."""
    if reply.problem == "clip":
        return _clip_unusable(reply)
    if reply.problem == "disk":
        return disk(reply.where, reply.why_en)
    return VoiceState(
        "speech_missing",
        False,
        Words(
            f"Không chạy được giọng máy eSpeak NG ({reply.why_vi}); chỉ có tiếng chuông. "
            "Hãy chạy lại make run để cài lại.",
            f"eSpeak NG can't be used ({reply.why_en}); only the chime plays. Run make run again to install it anew.",
        ),
    )


def _clip_unusable(reply: Reply) -> VoiceState:
    return VoiceState(
        "clip_unusable",
        False,
        Words(
            f"Không dùng được bản ghi âm {reply.where}: {reply.why_vi}. Hãy lưu lại thành WAV 16 bit (PCM); "
            "lượt gọi này đọc bằng giọng máy.",
            f"The recording {reply.where} can't be used: {reply.why_en}. Save it again as WAV, 16-bit PCM; "
            "this call is spoken by eSpeak NG.",
        ),
    )


def disk(where: str, why: str) -> VoiceState:
    return VoiceState(
        "disk",
        False,
        Words(
            f"Không ghi được tệp âm thanh {where}: {why}. Hãy kiểm tra dung lượng đĩa và quyền ghi của thư mục.",
            f"The sound file {where} can't be written: {why}. Check the free space and who may write to the folder.",
        ),
    )
