"""When the report of a month is written into its folder, which was the last, and what keeps the next from it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from office.catalogue import Words
from office.context import Office
from office.rules.months import Trouble, comes_due, month_after, newest_due
from office.snapshots.views import time_text
from office.storage.month_reports import month_reports

Json = dict[str, Any]
WRONG = {
    Trouble.MISSING: Words(
        "Trên máy chủ không có thư mục {folder}. Cắm lại ổ đĩa hoặc thư mục dùng chung; hoặc chọn thư mục khác ở Thiết "
        "lập, phần Báo cáo tháng.",
        "There is no folder {folder} on the server. Connect the disk or share again; or choose another folder in "
        "Settings, Monthly report.",
    ),
    Trouble.CLOSED: Words(
        "Máy chủ không được phép ghi vào {folder}. Nhờ kỹ thuật viên cấp quyền ghi; hoặc chọn thư mục khác ở Thiết "
        "lập, phần Báo cáo tháng.",
        "The server may not write into {folder}. Ask the technician to allow it; or choose another folder in Settings, "
        "Monthly report.",
    ),
    Trouble.FULL: Words(
        "Ổ đĩa của {folder} đã đầy. Xoá bớt những gì không cần; hoặc chọn thư mục khác ở Thiết lập, phần Báo cáo "
        "tháng.",
        "The disk of {folder} is full. Remove what is not needed; or choose another folder in Settings, Monthly "
        "report.",
    ),
    Trouble.NOT_DRAWN: Words(
        "Máy chủ chưa lập được báo cáo. Báo kỹ thuật viên xem nhật ký của máy chủ.",
        "The server could not draw the report. Ask the technician to look at the server’s log.",
    ),
}
AGAIN = Words(
    "Máy chủ tự thử lại; cũng có thể tải báo cáo ở trang Báo cáo.",
    "The server tries again by itself; the report can also be saved from the page Reports.",
)


def monthly_view(office: Office) -> Json | None:
    """None while no folder is named. `last`: the month that was written last; `wrong`: what is in the way."""
    reports = office.settings.reports
    if not reports.folder:
        return None
    with office.storage.read() as connection:
        rows = month_reports(connection, office.id)
    done = next((row for row in rows if row.written_at), None)
    now = office.local(office.clock.now()).replace(tzinfo=None)
    following = month_after(newest_due(now, reports.monthly_day, reports.monthly_hour))
    return {
        "folder": reports.folder,
        "next": {
            "month": f"{following:%Y-%m}",
            "at": comes_due(following, reports.monthly_day, reports.monthly_hour).isoformat(),
        },
        "last": done and {"month": f"{done.month:%Y-%m}", "at": time_text(office, done.written_at)},
        "wrong": [alarm["mend"] for alarm in unwritten_alarms(office)],
    }


def unwritten_alarms(office: Office) -> list[Json]:
    """One for the earliest month that can't be written; the others wait for the same mend."""
    folder = office.settings.reports.folder
    if not folder:
        return []
    with office.storage.read() as connection:
        rows = month_reports(connection, office.id)
    last = max((row.month for row in rows if row.written_at), default=dt.date.min)
    waiting = [row for row in rows if row.trouble and row.month >= last]
    if not waiting:
        return []
    row = waiting[-1]
    wrong = WRONG[Trouble(row.trouble)]
    return [
        {
            "code": "report-unwritten",
            "level": "now",
            "subject": f"{row.month:%Y-%m}",
            "since": None,
            "title": {
                "vi": f"Chưa ghi được báo cáo tháng {row.month.month}/{row.month.year} vào thư mục",
                "en": f"The report of {row.month:%m/%Y} is not in its folder yet",
            },
            "mend": {
                "vi": f"{wrong.vi.format(folder=folder)} {AGAIN.vi}",
                "en": f"{wrong.en.format(folder=folder)} {AGAIN.en}",
            },
        }
    ]
