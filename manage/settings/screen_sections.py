"""What people see and hear: kiosk, lobby, voice, paper."""

from __future__ import annotations

from flask_babel import lazy_gettext as _

from manage.settings.asking import Ask, Part, Rows, Section, both

KIOSK = Section(
    "kiosk",
    _("Ki-ốt"),
    _("Ki-ốt chờ bao lâu trước khi trở về màn hình đầu cho người tiếp theo."),
    "kiosk",
    (
        Part(
            _("Thời gian"),
            _(
                "Người cao tuổi cần nhiều thời gian hơn; lâu quá thì người sau phải chờ. Ki-ốt hỏi "
                "“Ông/bà còn ở đây không?” trước khi về."
            ),
            (
                Ask("kiosk.idle_seconds", _("Không ai chạm thì về màn hình đầu sau"), "", "number", unit=_("giây")),
                Ask("kiosk.ticket_seconds", _("Hiện số vừa lấy trong"), "", "number", unit=_("giây")),
            ),
        ),
    ),
)

LOBBY = Section(
    "lobby",
    _("Màn hình sảnh"),
    _("Dòng chữ ở cuối màn hình và các thông báo bên cạnh danh sách. Không bao giờ che số đang gọi."),
    "monitor",
    (
        Part(
            _("Dòng chữ cuối màn hình"),
            _("Một câu ngắn, luôn hiện. Để trống thì không có."),
            (both("display.ticker", _("Dòng chữ"), _("Bằng tiếng Anh"), most=400, kind="area"),),
        ),
        Part(
            _("Thông báo"),
            _("Lần lượt hiện bên cạnh danh sách. Sau ngày cuối, thông báo tự thôi hiện."),
            (
                Rows(
                    "display.notices",
                    _("Thông báo"),
                    "",
                    (
                        Ask("title", _("Tiêu đề"), most=60),
                        Ask("title_en", _("Tiêu đề tiếng Anh"), most=60),
                        Ask("text", _("Nội dung"), most=160),
                        Ask("text_en", _("Nội dung tiếng Anh"), most=160),
                        Ask("until", _("Hiện đến hết ngày"), kind="date"),
                    ),
                    _("Thêm thông báo"),
                    _("Không có thông báo nào."),
                ),
            ),
        ),
        Part(
            _("Hình ảnh trong thư mục"),
            _("Hình tải lên ở trang Hình ảnh; kỹ thuật viên có thể thêm một thư mục trên máy chủ."),
            (
                Ask(
                    "display.pictures",
                    _("Thư mục hình ảnh"),
                    _("Ví dụ: /srv/motcua/hinh-anh. Để trống thì không có hình."),
                ),
            ),
        ),
    ),
    extra="lobby",
)

VOICE = Section(
    "voice",
    _("Giọng đọc"),
    _("Loa ở sảnh đọc số và quầy. Nghe thử trước khi lưu."),
    "sound",
    (
        Part(
            _("Giọng"),
            _("Giọng máy có sẵn ba miền, không cần mạng."),
            (
                Ask("voice.enabled", _("Đọc số bằng loa"), _("Tắt thì chỉ còn tiếng chuông."), "tick"),
                Ask(
                    "voice.dialect",
                    _("Giọng"),
                    "",
                    "choice",
                    (("north", _("Miền Bắc")), ("central", _("Miền Trung")), ("south", _("Miền Nam"))),
                ),
                Ask(
                    "voice.words_per_minute",
                    _("Tốc độ"),
                    _("80 đến 260; 140 dễ nghe với người cao tuổi."),
                    "number",
                    unit=_("từ một phút"),
                ),
                Ask("voice.repeat", _("Đọc mỗi số"), _("1 đến 3 lần."), "number", unit=_("lần")),
            ),
        ),
        Part(
            _("Bản ghi âm trong thư mục"),
            _("Bản ghi âm tải lên ở trang Bản ghi âm; kỹ thuật viên có thể để chúng trong một thư mục trên máy chủ."),
            (Ask("voice.clips", _("Thư mục bản ghi âm trên máy chủ"), _("Để trống thì dùng giọng máy.")),),
        ),
    ),
    extra="voice",
)

PRINTER = Section(
    "printer",
    _("Máy in phiếu"),
    _("Ki-ốt in phiếu bằng máy nào. Lưu xong, in thử một phiếu."),
    "printer",
    (
        Part(
            _("Cách in"),
            _("Hỏng máy in không bao giờ làm mất số: số vẫn hiện trên ki-ốt và trên điện thoại."),
            (
                Ask(
                    "printer.kind",
                    _("Máy in"),
                    "",
                    "choice",
                    (
                        ("none", _("Không in")),
                        ("browser", _("Trình duyệt của ki-ốt")),
                        ("network", _("Máy in mạng")),
                        ("usb", _("Máy in USB")),
                        ("file", _("Cổng hoặc tệp")),
                    ),
                    {
                        "none": _("Người dân nhớ số hoặc chụp mã QR."),
                        "browser": _("Máy in cài trên chính máy ki-ốt."),
                        "network": _("Máy in nhiệt có dây mạng, cắm cùng mạng với máy chủ."),
                        "usb": _("Máy in nhiệt cắm vào máy chủ."),
                        "file": _("Như /dev/usb/lp0; dành cho kỹ thuật viên."),
                    },
                ),
                Ask("printer.host", _("Địa chỉ máy in"), _("Ví dụ: 192.168.1.50"), when="printer.kind=network"),
                Ask("printer.port", _("Cổng"), _("Thường là 9100."), "number", when="printer.kind=network"),
                Ask(
                    "printer.vendor_id",
                    _("Mã hãng"),
                    _("Như lệnh lsusb hiện trước dấu hai chấm, ví dụ 04b8."),
                    "code",
                    when="printer.kind=usb",
                ),
                Ask(
                    "printer.product_id",
                    _("Mã máy"),
                    _("Sau dấu hai chấm, ví dụ 0e15."),
                    "code",
                    when="printer.kind=usb",
                ),
                Ask("printer.path", _("Đường dẫn"), "", when="printer.kind=file"),
                Ask(
                    "printer.width_dots",
                    _("Khổ giấy"),
                    "",
                    "number choice",
                    (("576", _("80 mm")), ("512", _("80 mm, đầu in 64 mm")), ("384", _("58 mm"))),
                ),
                Ask("printer.timeout_seconds", _("Chờ máy in tối đa"), "", "number", unit=_("giây")),
            ),
        ),
    ),
    extra="printer",
)
