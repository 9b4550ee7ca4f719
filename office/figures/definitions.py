"""What each figure means, in the words that stand beside it wherever it is shown or sent."""

from __future__ import annotations

from office.catalogue import Words

DEFINITIONS = {
    "visitors": Words(
        "Số phiếu đã lấy. Người đi nhiều bước, nhiều quầy với một số chỉ tính một lần.",
        "Tickets taken. Somebody who goes to several counters with one number counts once.",
    ),
    "served_visits": Words(
        "Số phiếu có ít nhất một lần phục vụ đã hoàn thành.", "Tickets with at least one service that was finished."
    ),
    "no_shows": Words(
        "Theo lượt khách: phiếu bị ghi vắng mặt mà chưa được phục vụ lần nào. Theo quầy, cán bộ: số lần gọi mà không "
        "ai đến.",
        "Of visits: tickets marked absent that were never served. By counter or clerk: calls that nobody came to.",
    ),
    "left": Words(
        "Phiếu do người dân huỷ, hoặc đến cuối ngày vẫn chưa được phục vụ.",
        "Tickets that the citizen cancelled, or that were not served by the end of the day.",
    ),
    "priority": Words("Số phiếu thuộc diện ưu tiên.", "Tickets with a priority class."),
    "transfers": Words(
        "Số lần chuyển người dân sang quầy hoặc lĩnh vực khác.", "Times a citizen was sent to another counter or field."
    ),
    "services": Words(
        "Số lần phục vụ đã hoàn thành. Việc tạm gác rồi làm tiếp tính một lần; mỗi thủ tục trong một lượt tính một "
        "lần.",
        "Services that were finished. One that was parked and resumed counts once; each procedure of a visit counts.",
    ),
    "missing_papers": Words(
        "Số lần phục vụ kết thúc vì thiếu giấy tờ.", "Services that ended because papers were missing."
    ),
    "wait": Words(
        "Từ lúc lấy số (hoặc được chuyển đến) đến lúc được gọi, của những lần gọi có người đến. Lấy số trước giờ "
        "mở cửa thì tính từ lúc lấy.",
        "From taking the ticket (or being sent on) to the call, for calls that somebody came to. A ticket taken before "
        "opening counts from when it was taken.",
    ),
    "within": Words(
        "Trong số những lần chờ nói trên, bao nhiêu phần không quá 15, 20, 30 phút.",
        "The share of those waits that lasted no longer than 15, 20, 30 minutes.",
    ),
    "walk": Words("Từ lúc gọi đến lúc bắt đầu phục vụ.", "From the call to the start of the service."),
    "service": Words(
        "Từ lúc bắt đầu đến lúc hoàn thành, không tính lúc tạm gác. Không tính những lần quên bấm hoàn thành.",
        "From start to finish, without the time it was parked. Forgotten finishes are left out.",
    ),
    "parked": Words(
        "Thời gian tạm gác, khi người dân đi bổ sung giấy tờ.", "Time parked, while the citizen fetched a paper."
    ),
    "forgotten": Words(
        "Lần phục vụ dài quá 2 giờ, hoặc đến cuối ngày vẫn mở: coi là quên bấm hoàn thành, không tính vào thời gian "
        "phục vụ.",
        "Services longer than 2 hours, or still open at the end of the day: taken for a forgotten finish, and left out "
        "of the service times.",
    ),
    "score": Words(
        "Điểm trung bình từ 1 đến 5 của những người đã đánh giá.", "Mean score, 1 to 5, of those who rated."
    ),
    "median": Words(
        "Trung vị: một nửa ngắn hơn, một nửa dài hơn.", "The middle: half are shorter, half are longer."
    ),
    "p90": Words("9 trong 10 lần không quá chừng này.", "Nine in ten are no longer than this."),
}  # fmt: skip
