"""How citizens are asked what they think, and what is told elsewhere: by programs, and by files in a folder."""

from __future__ import annotations

from flask_babel import lazy_gettext as _

from manage.settings.asking import Ask, Part, Rows, Section

SATISFACTION = Section(
    "satisfaction",
    _("Hỏi mức hài lòng"),
    _("Máy tính bảng ở quầy hỏi người dân ngay khi xong việc; số liệu ở trang Mức hài lòng."),
    "star",
    (
        Part(
            _("Ở quầy"),
            _("Người dân chạm vào một khuôn mặt. Không trả lời cũng không sao."),
            (
                Ask(
                    "satisfaction.levels",
                    _("Số khuôn mặt"),
                    _("Ba: rất hài lòng, hài lòng, không hài lòng. Cùng một từ thì cùng số điểm."),
                    "number choice",
                    (("5", _("Năm khuôn mặt")), ("3", _("Ba khuôn mặt"))),
                ),
                Ask(
                    "satisfaction.seconds",
                    _("Hỏi trong"),
                    _("Người tiếp theo ngồi vào thì thôi hỏi người trước."),
                    "number",
                    unit=_("giây"),
                ),
            ),
        ),
        Part(
            _("Tính cho công bằng"),
            _("Câu trả lời có nghi vấn vẫn được giữ và đếm riêng, không lẫn vào tỷ lệ."),
            (
                Ask(
                    "satisfaction.least_seconds",
                    _("Bấm sớm hơn thì không tính"),
                    _("Chưa ai đọc xong câu hỏi trong chừng ấy giây. 0 là tính hết."),
                    "number",
                    unit=_("giây"),
                ),
                Ask(
                    "satisfaction.fewest",
                    _("Ít câu trả lời hơn thì chưa nêu tỷ lệ"),
                    _("Của một cán bộ, một thủ tục, một tháng."),
                    "number",
                    unit=_("câu trả lời"),
                ),
            ),
        ),
        Part(
            _("Điểm của mỗi câu trả lời"),
            _("Từ 0 đến 100, giảm dần. Đổi điểm thì số liệu của những tháng trước cũng tính lại theo điểm mới."),
            tuple(
                Ask(f"satisfaction.points.{place}", words, kind="number")
                for place, words in enumerate(
                    (
                        _("Rất hài lòng"),
                        _("Hài lòng"),
                        _("Bình thường"),
                        _("Không hài lòng"),
                        _("Rất không hài lòng"),
                    )
                )
            ),
        ),
        Part(
            _("Xếp loại"),
            _("Điểm trung bình từ mức nào trở lên thì gọi là gì. Thứ tự các dòng không quan trọng."),
            (
                Rows(
                    "satisfaction.grades",
                    _("Các bậc"),
                    "",
                    (
                        Ask("from_points", _("Từ điểm"), kind="number"),
                        Ask("name", _("Gọi là"), most=60),
                        Ask("name_en", _("Bằng tiếng Anh"), most=60),
                    ),
                    _("Thêm bậc"),
                    _("Không xếp loại: trang Mức hài lòng chỉ nêu điểm."),
                ),
                Ask(
                    "satisfaction.out_of",
                    _("Thang điểm của Bộ chỉ số"),
                    _("QĐ 766 dành 18 điểm cho mức độ hài lòng."),
                    "number",
                    unit=_("điểm"),
                ),
            ),
        ),
        Part(
            _("Số liệu gửi cơ quan khác"),
            _("Chương trình nào được đọc: xem trang Chia sẻ số liệu."),
            (Ask("province.clerk_names", _("Gửi kèm tên cán bộ"), _("Tắt thì chỉ ghi “Cán bộ 7”."), "tick"),),
        ),
    ),
)

REPORTS = Section(
    "reports",
    _("Báo cáo tháng"),
    _("Hết tháng, máy chủ tự ghi báo cáo vào một thư mục: bản PDF để ký, gửi; bảng Excel có mọi cách chia."),
    "chart",
    (
        Part(
            _("Ghi vào thư mục"),
            _("Máy tắt mấy hôm thì ghi bù khi bật lại. Mỗi tháng ghi một lần."),
            (
                Ask(
                    "reports.folder",
                    _("Thư mục trên máy chủ"),
                    _(
                        "Ví dụ: /srv/bao-cao, hoặc nơi gắn thư mục dùng chung. Kỹ thuật viên tạo và cho phép ghi. "
                        "Để trống thì không ghi."
                    ),
                    most=400,
                ),
                Ask(
                    "reports.monthly_day",
                    _("Ghi vào ngày"),
                    _("Của tháng sau, từ 1 đến 28."),
                    "number",
                ),
                Ask("reports.monthly_hour", _("Lúc mấy giờ"), _("Từ 0 đến 23."), "number"),
            ),
        ),
    ),
)
