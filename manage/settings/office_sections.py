"""The office itself: its names, its hours, and the rules by which it calls."""

from __future__ import annotations

from flask_babel import lazy_gettext as _

from manage.settings.asking import Ask, Part, Rows, Section, Table, both

PICTOGRAMS = (
    ("elderly", _("Người cao tuổi")),
    ("disabled", _("Người khuyết tật")),
    ("pregnant", _("Mang thai, con nhỏ")),
    ("merit", _("Người có công")),
    ("other", _("Khác")),
)
NUMBERS = (1, 2)


def read_extra_day(row: Table) -> Table:
    """Up to two sessions stand in one row; a day without any has the usual ones."""
    sessions = [
        {"opens": row[f"opens{each}"], "closes": row[f"closes{each}"]}
        for each in NUMBERS
        if row[f"opens{each}"] or row[f"closes{each}"]
    ]
    return {"date": row["date"] or "", "sessions": sessions}


def show_extra_day(table: Table) -> Table:
    shown = {"date": table["date"]}
    for each in NUMBERS:
        session = table["sessions"][each - 1] if len(table["sessions"]) >= each else {"opens": "", "closes": ""}
        shown |= {f"opens{each}": session["opens"], f"closes{each}": session["closes"]}
    return shown


OFFICE = Section(
    "office",
    _("Văn phòng"),
    _("Tên, địa chỉ, ngôn ngữ và nơi hướng dẫn: những lời người dân đọc trên mọi màn hình và trên phiếu."),
    "house",
    (
        Part(
            _("Tên và địa chỉ"),
            _("Hiện ở đầu ki-ốt, màn hình sảnh, trang trên điện thoại và trên phiếu in."),
            (
                both("office.name", _("Tên văn phòng"), _("Tên tiếng Anh")),
                Ask("office.address", _("Địa chỉ"), _("In ở đầu phiếu.")),
            ),
        ),
        Part(
            _("Ngôn ngữ"),
            _("Ki-ốt, sảnh chờ, điện thoại và phiếu bắt đầu bằng tiếng đứng đầu; tiếng kia có nút để đổi."),
            (
                Ask(
                    "office.languages",
                    _("Dùng tiếng nào"),
                    "",
                    "languages",
                    (
                        ("vi en", _("Tiếng Việt, có nút English")),
                        ("vi", _("Chỉ tiếng Việt")),
                        ("en vi", _("Tiếng Anh, có nút Tiếng Việt")),
                    ),
                    {
                        "vi en": _("Hợp với hầu hết các văn phòng."),
                        "vi": _("Không màn hình nào hiện nút đổi tiếng."),
                        "en vi": _("Cho nơi phần lớn người đến là người nước ngoài."),
                    },
                ),
            ),
        ),
        Part(
            _("Bàn hướng dẫn"),
            _(
                "Ki-ốt chỉ người chưa biết chọn thủ tục nào đến đây. Ví dụ: “Bàn hướng dẫn ở ngay cửa ra "
                "vào, bên phải”."
            ),
            (both("office.help_desk", _("Bàn hướng dẫn ở đâu"), _("Bằng tiếng Anh")),),
        ),
        Part(
            _("Địa chỉ trên mạng"),
            _("Điện thoại của người dân mở trang xem số theo địa chỉ này; mã QR trên phiếu dẫn đến đó."),
            (
                Ask(
                    "server.public_url",
                    _("Địa chỉ công khai"),
                    _(
                        "Để trống thì dùng địa chỉ của máy chủ trong mạng văn phòng. Ví dụ: "
                        "https://xep-hang.binhan.gov.vn"
                    ),
                ),
                Ask(
                    "office.time_zone",
                    _("Múi giờ"),
                    _("Ở Việt Nam: Asia/Ho_Chi_Minh. Chỉ đổi được khi không còn ai chờ."),
                ),
            ),
        ),
    ),
)

HOURS = Section(
    "hours",
    _("Giờ làm việc, ngày nghỉ"),
    _("Khi nào ki-ốt phát số và các quầy làm việc. Người đến ngoài giờ đọc thấy ngay khi nào nên trở lại."),
    "calendar",
    (
        Part(
            _("Ngày thường"),
            _("Mỗi dòng một buổi; giữa hai buổi là giờ nghỉ trưa, ki-ốt vẫn phát số cho buổi chiều."),
            (
                Ask("hours.days", _("Ngày làm việc"), kind="days"),
                Rows(
                    "hours.sessions",
                    _("Các buổi"),
                    "",
                    (Ask("opens", _("Mở cửa"), kind="time"), Ask("closes", _("Đóng cửa"), kind="time")),
                    _("Thêm buổi"),
                    _("Chưa có buổi nào."),
                ),
                Ask(
                    "hours.tickets_from",
                    _("Bắt đầu phát số từ"),
                    _(
                        "Thường sớm hơn giờ mở cửa, để người đến sớm lấy số rồi ngồi chờ. Ví dụ: 07:00, khi quầy "
                        "mở lúc 07:30."
                    ),
                    "time",
                ),
            ),
        ),
        Part(
            _("Ngày nghỉ lễ"),
            _(
                "Ki-ốt không phát số và nói tên ngày lễ. Tết Nguyên đán, Giỗ Tổ và ngày nghỉ bù do Thủ "
                "tướng quyết định hằng năm."
            ),
            (
                Rows(
                    "hours.holidays",
                    _("Ngày nghỉ lễ"),
                    "",
                    (
                        Ask("first", _("Từ ngày"), kind="date"),
                        Ask("last", _("Đến hết ngày (nếu nhiều ngày)"), kind="date"),
                        Ask("name", _("Tên ngày lễ")),
                        Ask("name_en", _("Tên tiếng Anh")),
                    ),
                    _("Thêm ngày nghỉ"),
                    _("Chưa ghi ngày nghỉ nào."),
                ),
            ),
        ),
        Part(
            _("Ngày làm thêm, làm bù"),
            _("Ví dụ: thứ Bảy làm bù cho ngày nghỉ. Để trống giờ thì làm theo giờ ngày thường."),
            (
                Rows(
                    "hours.extra_days",
                    _("Ngày làm thêm, làm bù"),
                    "",
                    (
                        Ask("date", _("Ngày"), kind="date"),
                        Ask("opens1", _("Sáng từ"), kind="time"),
                        Ask("closes1", _("Sáng đến"), kind="time"),
                        Ask("opens2", _("Chiều từ"), kind="time"),
                        Ask("closes2", _("Chiều đến"), kind="time"),
                    ),
                    _("Thêm ngày"),
                    _("Không có ngày làm thêm nào."),
                    read=read_extra_day,
                    show=show_extra_day,
                ),
            ),
        ),
    ),
)

PRIORITY = Section(
    "priority",
    _("Diện ưu tiên"),
    _("Ai được gọi trước. Ki-ốt hỏi khi lấy số; cán bộ xem giấy tờ ở quầy và có thể sửa."),
    "elderly",
    (
        Part(
            _("Các diện"),
            _("Bỏ một diện thì số đã phát vẫn giữ thứ tự ưu tiên đến hết ngày."),
            (
                Rows(
                    "priority",
                    _("Các diện"),
                    "",
                    (
                        Ask("name", _("Câu ki-ốt hỏi")),
                        Ask("name_en", _("Bằng tiếng Anh")),
                        Ask("pictogram", _("Hình"), kind="choice", options=PICTOGRAMS),
                        Ask("from_age", _("Từ tuổi (0: thẻ căn cước không cho biết)"), kind="number"),
                    ),
                    _("Thêm diện"),
                    _("Không có diện ưu tiên nào: ki-ốt không hỏi."),
                    new={"from_age": 0},
                    named_by="name",
                ),
            ),
        ),
    ),
)

QUEUE = Section(
    "queue",
    _("Cách gọi số"),
    _("Luật xếp hàng: ai được gọi tiếp, gọi lại mấy lần, và mỗi ngày nhận được bao nhiêu người."),
    "call",
    (
        Part(
            _("Ưu tiên và thường"),
            _(
                "Ví dụ 1 và 2: quầy gọi 1 số ưu tiên, rồi 2 số thường, rồi lại 1 số ưu tiên. Không diện "
                "nào phải chờ mãi."
            ),
            (
                Ask("queue.priority_calls", _("Gọi liền mấy số ưu tiên"), kind="number", unit=_("số")),
                Ask("queue.ordinary_calls", _("rồi mấy số thường"), kind="number", unit=_("số")),
            ),
        ),
        Part(
            _("Gọi lại, hoàn tác"),
            _("Khi người được gọi chưa đến, hoặc cán bộ bấm nhầm."),
            (
                Ask(
                    "queue.recall_limit",
                    _("Gọi lại tối đa"),
                    _("Sau đó máy ở quầy đề nghị ghi vắng mặt."),
                    "number",
                    unit=_("lần"),
                ),
                Ask("queue.recall_cooldown_seconds", _("Chờ giữa hai lần gọi lại"), "", "number", unit=_("giây")),
                Ask("queue.undo_seconds", _("Hoàn tác được trong"), "", "number", unit=_("giây")),
                Ask(
                    "clerks.idle_minutes", _("Cán bộ không thao tác thì tự rời quầy sau"), "", "number", unit=_("phút")
                ),
                Ask("managers.idle_minutes", _("Người quản lý tự đăng xuất sau"), "", "number", unit=_("phút")),
            ),
        ),
        Part(
            _("Thời gian chờ và số lượng"),
            _(
                "Người lấy số khi không còn kịp trong ngày được báo ngay ở ki-ốt và hẹn lúc trở lại, thay "
                "vì chờ rồi về không."
            ),
            (
                Ask(
                    "queue.waiting_target_minutes",
                    _("Mục tiêu thời gian chờ"),
                    _("Quá mục tiêu thì số được tô đậm ở quầy và tính trong báo cáo."),
                    "number",
                    unit=_("phút"),
                ),
                Ask("queue.cap", _("Chỉ phát số còn kịp phục vụ trong ngày"), "", "tick"),
                Ask(
                    "queue.cap_percent",
                    _("Nhận đến bao nhiêu phần giờ còn lại"),
                    _("110% là nhận hơn một chút, vì luôn có người bỏ về."),
                    "number",
                    unit="%",
                    when="queue.cap=y",
                ),
                Ask("queue.max_quantity", _("Nhiều nhất mấy bản một phiếu"), "", "number", unit=_("bản")),
                Ask("queue.seconds_per_copy", _("Mỗi bản thêm mất"), "", "number", unit=_("giây")),
                Ask("queue.first_number", _("Số đầu tiên mỗi ngày"), _("1 thì số đầu là A001."), "number"),
            ),
        ),
    ),
)

PRIVACY = Section(
    "privacy",
    _("Một người một số, dữ liệu"),
    _("Thẻ căn cước ở ki-ốt, và giữ bao lâu những gì cán bộ và người dân viết."),
    "lock",
    (
        Part(
            _("Một người một số"),
            _(
                "Ki-ốt đọc mã QR trên thẻ căn cước bằng đầu đọc; chỉ giữ một mã băm trong ngày, không giữ "
                "số thẻ, tên hay tuổi."
            ),
            (
                Ask("identity.one_ticket", _("Mỗi người chỉ giữ một số chưa xong"), "", "tick"),
                Ask(
                    "identity.without_card",
                    _("Người không mang thẻ vẫn lấy được số"),
                    "",
                    "tick",
                    when="identity.one_ticket=y",
                ),
            ),
        ),
        Part(
            _("Xoá những gì đã viết"),
            _("Ghi chú của cán bộ và lời góp ý của người dân được xoá sau bấy nhiêu ngày; số liệu thống kê vẫn còn."),
            (Ask("privacy.keep_texts_days", _("Giữ trong"), _("0 là xoá khi hết ngày."), "number", unit=_("ngày")),),
        ),
    ),
)
