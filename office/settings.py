"""config.toml as typed, frozen objects.

Each model forbids unknown keys, so that a typing slip is named instead of ignored. Times of day are
in the office's zone; durations carry their unit in the key's name.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PlainSerializer,
    field_validator,
    model_validator,
)

from office.rules.help_desk import HELP_DESK
from office.sections import ProvinceSettings, ReportsSettings, SatisfactionSettings, Section, WrongValue
from office.uploads import FILE_NAME

Language = Literal["vi", "en"]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]
Text = Annotated[str, Field(min_length=1, max_length=200)]
Upload = Annotated[str, Field(pattern=FILE_NAME)]


def _time_of_day(value: object) -> dt.time:
    """Only 07:30: a bare 730 would be read as seconds, and times with an offset compare with no other."""
    if isinstance(value, dt.time) and value.tzinfo is None:
        return value
    if isinstance(value, str) and re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d(:00)?", value):
        return dt.time.fromisoformat(value)
    parts = re.match(r"(\d|[01]\d|2[0-3])\D?([0-5]\d)?(?!\d)", str(value))
    mend = f"{int(parts[1]):02}:{parts[2] or '00'}" if parts else "07:30"
    raise WrongValue(f'"{str(value)[:20]}" is not a time of day; write "{mend}"', f"Hãy ghi giờ như {mend}.")


TimeOfDay = Annotated[
    dt.time, BeforeValidator(_time_of_day), PlainSerializer(lambda at: f"{at:%H:%M}", when_used="json")
]


def _day(value: object) -> dt.date:
    """Only 2027-02-05: people here write 05/02/2027, which other programs read as May."""
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        try:
            return dt.date.fromisoformat(value)
        except ValueError as error:
            vi = f"Không có ngày {value}; hãy xem lại lịch."
            raise WrongValue(f'there is no day "{value}"; look it up in a calendar', vi) from error
    parts = re.fullmatch(r"(\d{1,2})\D(\d{1,2})\D(\d{4})", str(value))
    mend = f"{parts[3]}-{int(parts[2]):02}-{int(parts[1]):02}" if parts else "2027-02-05"
    raise WrongValue(f'"{str(value)[:20]}" is not a date; write "{mend}"', "Hãy ghi ngày như 05/02/2027.")


Day = Annotated[dt.date, BeforeValidator(_day)]


def _letter(value: str) -> str:
    if len(value) != 1 or not "A" <= value <= "Z":
        problem = f'"{value[:40]}" is not one capital letter A-Z; write e.g. prefix = "A"'
        raise WrongValue(problem, "Hãy ghi một chữ in hoa từ A đến Z.")
    return value


Letter = Annotated[str, AfterValidator(_letter)]


class OfficeSettings(Section):
    """Who we are. `public_url` is what phones reach; empty means this machine's LAN address."""

    id: Id = "office"
    name: Text
    name_en: str = Field("", max_length=200)
    address: str = Field("", max_length=200)
    time_zone: str = "Asia/Ho_Chi_Minh"
    languages: tuple[Language, ...] = Field(("vi", "en"), min_length=1)
    catalogue: Text = "catalogue/commune.toml"
    most_used: tuple[Id, ...] = Field((), max_length=6)
    help_desk: str = Field("", max_length=200)
    help_desk_en: str = Field("", max_length=200)

    @field_validator("time_zone")
    @classmethod
    def zone_exists(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except Exception as error:
            problem = f'there is no time zone "{value[:40]}"; write one like Asia/Ho_Chi_Minh'
            raise WrongValue(problem, "Không có múi giờ này; hãy ghi như Asia/Ho_Chi_Minh.") from error
        return value


class Session(Section):
    """One stretch of the day in which counters work, e.g. 07:30 to 11:30."""

    opens: TimeOfDay
    closes: TimeOfDay

    @model_validator(mode="after")
    def ends_after_it_begins(self) -> Session:
        if self.closes <= self.opens:
            raise WrongValue(
                f"closes ({self.closes:%H:%M}) must be later than opens ({self.opens:%H:%M}); correct one of them",
                f"Giờ đóng ({self.closes:%H:%M}) phải sau giờ mở ({self.opens:%H:%M}).",
            )
        return self


class HolidaySettings(Section):
    """Days off, both ends included; without `last` it is one day."""

    first: Day
    last: Day | None = None
    name: Text
    name_en: str = Field("", max_length=200)

    @model_validator(mode="after")
    def ends_after_it_begins(self) -> HolidaySettings:
        if self.last is not None and self.last < self.first:
            problem = f"last ({self.last}) is before first ({self.first}); exchange them"
            raise WrongValue(problem, "Ngày cuối phải sau ngày đầu.")
        return self


class ExtraDaySettings(Section):
    """A day worked besides the usual ones, e.g. a Saturday that makes up for a holiday."""

    date: Day
    sessions: tuple[Session, ...] = ()


class HoursSettings(Section):
    """When counters work, and from what time tickets can be taken (a burst at opening is served in order)."""

    days: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri")
    sessions: tuple[Session, ...] = Field(min_length=1)
    tickets_from: TimeOfDay
    holidays: tuple[HolidaySettings, ...] = ()
    extra_days: tuple[ExtraDaySettings, ...] = ()


class CounterSettings(Section):
    """A numbered desk. `fields` are field ids in order of preference; `direction` draws an arrow in the lobby."""

    id: Id
    name: Text
    name_en: str = Field("", max_length=200)
    fields: tuple[Id, ...] = Field(min_length=1)
    direction: Literal["", "left", "right", "ahead", "up", "down"] = ""

    @field_validator("id")
    @classmethod
    def is_no_help_desk(cls, value: str) -> str:
        if value == HELP_DESK:
            problem = f'"{HELP_DESK}" is the help desk, which is no counter; write another id, e.g. "6"'
            raise WrongValue(problem, "Mã này là của bàn hướng dẫn; hãy chọn mã khác.")
        return value


class BulkSettings(Section):
    """Many copies go to a series of their own: from `from_quantity` on, for the fields or procedures in `of`.

    Counters serve it by its id. With `sessions`, only then (on `days`, if given).
    """

    id: Id
    prefix: Letter
    name: Text
    name_en: str = Field("", max_length=200)
    of: tuple[Id, ...] = Field(min_length=1)
    from_quantity: int = Field(ge=2, le=9999)
    days: tuple[Weekday, ...] = ()
    sessions: tuple[Session, ...] = ()


class PriorityClass(Section):
    """Who goes first by law or custom; the office can change the list.

    `from_age`: the class that the kiosk offers to whose ID card says so many years; 0: no card tells it.
    """

    id: Id
    name: Text
    name_en: str = Field("", max_length=200)
    pictogram: Literal["elderly", "disabled", "pregnant", "merit", "other"] = "other"
    from_age: int = Field(0, ge=0, le=120)


class QueueSettings(Section):
    priority_calls: int = Field(1, ge=1, le=10)
    ordinary_calls: int = Field(2, ge=1, le=20)
    recall_cooldown_seconds: int = Field(10, ge=0, le=600)
    recall_limit: int = Field(3, ge=1, le=20)
    undo_seconds: int = Field(120, ge=0, le=3600)
    waiting_target_minutes: int = Field(15, ge=1, le=240)
    first_number: int = Field(1, ge=1, le=999)
    max_quantity: int = Field(2000, ge=1, le=9999)
    seconds_per_copy: int = Field(10, ge=0, le=600)
    cap: bool = True
    cap_percent: int = Field(110, ge=10, le=500)


class ClerksSettings(Section):
    """`idle_minutes` without a move, and the clerk is signed out."""

    idle_minutes: int = Field(240, ge=5, le=1440)


class ManagersSettings(Section):
    """`idle_minutes` without a sign of life, and the manager is signed out."""

    idle_minutes: int = Field(60, ge=5, le=720)


class IdentitySettings(Section):
    """`one_ticket`: one live ticket a person, known by the ID card's code; `without_card`: who has none may go on."""

    one_ticket: bool = False
    without_card: bool = True


class PrivacySettings(Section):
    """After `keep_texts_days` what clerks and citizens wrote in their own words is erased; 0: with the day."""

    keep_texts_days: int = Field(90, ge=0, le=3650)


class KioskSettings(Section):
    idle_seconds: int = Field(60, ge=10, le=900)
    ticket_seconds: int = Field(15, ge=5, le=120)


class PrinterSettings(Section):
    """`kind`: none, browser (the page's own print), file (ESC/POS bytes appended), network or usb (python-escpos)."""

    kind: Literal["none", "browser", "file", "network", "usb"] = "browser"
    host: str = ""
    port: int = Field(9100, ge=1, le=65535)
    vendor_id: int = Field(0, ge=0, le=0xFFFF)
    product_id: int = Field(0, ge=0, le=0xFFFF)
    path: str = ""
    width_dots: Literal[384, 512, 576] = 576
    timeout_seconds: int = Field(5, ge=1, le=60)

    @model_validator(mode="after")
    def knows_where_to_print(self) -> PrinterSettings:
        if self.kind == "network" and not self.host:
            problem = 'a network printer needs its address; add host = "192.168.1.50"'
            raise WrongValue(problem, "Máy in mạng cần địa chỉ, như 192.168.1.50.")
        if self.kind == "file" and not self.path:
            problem = 'a file printer needs its path; add path = "/dev/usb/lp0"'
            raise WrongValue(problem, "Hãy ghi đường dẫn của máy in, như /dev/usb/lp0.")
        if self.kind == "usb" and not (self.vendor_id and self.product_id):
            raise WrongValue(
                "a USB printer needs vendor_id and product_id; add both as lsusb shows them, e.g. vendor_id = 0x04b8",
                "Máy in USB cần mã hãng và mã máy, như lệnh lsusb cho thấy.",
            )
        return self


class VoiceSettings(Section):
    """The office's own recordings are `recorded`, by phrase, and those in the folder `clips`; else eSpeak NG speaks."""

    enabled: bool = True
    dialect: Literal["north", "central", "south"] = "north"
    words_per_minute: int = Field(140, ge=80, le=260)
    repeat: int = Field(2, ge=1, le=3)
    clips: str = ""
    recorded: dict[str, Upload] = Field({}, max_length=200)


class NoticeSettings(Section):
    """What the office tells the room beside the lobby's lines; `until` is the last day on which it is shown."""

    title: str = Field(min_length=1, max_length=60)
    title_en: str = Field("", max_length=60)
    text: str = Field("", max_length=160)
    text_en: str = Field("", max_length=160)
    until: Day | None = None


class DisplaySettings(Section):
    """`shown` are the pictures of the manager's page, in their order; `pictures` is a folder with more."""

    ticker: str = Field("", max_length=400)
    ticker_en: str = Field("", max_length=400)
    notices: tuple[NoticeSettings, ...] = Field((), max_length=20)
    pictures: str = ""
    shown: tuple[Upload, ...] = Field((), max_length=20)


def _web_address(value: str) -> str:
    """Phones are sent there: an address of the web and nothing else, least of all a script."""
    if value and not re.fullmatch(r"https?://[A-Za-z0-9.:\[\]-]+(/[\w./~-]*)?", value, re.ASCII):
        problem = f'"{value[:60]}" is not an address of the web; write one like "http://192.168.1.10:8000"'
        raise WrongValue(problem, "Hãy ghi địa chỉ như https://xep-hang.binhan.gov.vn hoặc http://192.168.1.10:8000.")
    return value


class ServerSettings(Section):
    host: str = "0.0.0.0"  # noqa: S104 (the office's LAN is the point)
    port: int = Field(8000, ge=1, le=65535)
    public_url: Annotated[str, AfterValidator(_web_address)] = ""
    trusted_proxies: int = Field(0, ge=0, le=5)


class Settings(Section):
    """The whole of config.toml."""

    office: OfficeSettings
    hours: HoursSettings
    counters: tuple[CounterSettings, ...] = Field(min_length=1)
    priority: tuple[PriorityClass, ...] = ()
    bulk: tuple[BulkSettings, ...] = ()
    queue: QueueSettings = QueueSettings()
    clerks: ClerksSettings = ClerksSettings()
    managers: ManagersSettings = ManagersSettings()
    kiosk: KioskSettings = KioskSettings()
    identity: IdentitySettings = IdentitySettings()
    privacy: PrivacySettings = PrivacySettings()
    satisfaction: SatisfactionSettings = SatisfactionSettings()
    province: ProvinceSettings = ProvinceSettings()
    reports: ReportsSettings = ReportsSettings()
    printer: PrinterSettings = PrinterSettings()
    voice: VoiceSettings = VoiceSettings()
    display: DisplaySettings = DisplaySettings()
    server: ServerSettings = ServerSettings()

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.office.time_zone)
