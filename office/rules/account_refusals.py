"""Why a manager is not let in, or an account can't be changed. Never whether a sign-in name exists."""

from __future__ import annotations

from office.rules.refusals import Reason

SIGN_IN_NEEDED = Reason(
    "sign-in-needed",
    401,
    "Xin đăng nhập bằng tài khoản quản lý.",
    "Please sign in with a manager’s account.",
)
WRONG_SIGN_IN = Reason(
    "wrong-sign-in",
    401,
    "Tên đăng nhập hoặc mật khẩu không đúng. Xin nhập lại.",
    "The sign-in name or the password is wrong. Please try again.",
)
WRONG_PASSWORD = Reason(
    "wrong-password",
    403,
    "Mật khẩu hiện tại không đúng. Xin nhập lại.",
    "The present password is wrong. Please try again.",
)
WRONG_CODE = Reason(
    "wrong-code",
    403,
    "Mã xác thực không đúng hoặc đã dùng. Xin chờ mã mới trên điện thoại rồi nhập lại.",
    "That code is wrong or was used already. Wait for a new one on the phone and try again.",
)
CLOCKS_APART = Reason(
    "clocks-apart",
    409,
    "Mã này đúng, nhưng đồng hồ điện thoại và máy chủ lệch nhau khoảng {minutes} phút. Xin chỉnh đồng hồ rồi thử lại.",
    "The code is right, but the phone’s clock and the server’s are some {minutes} minutes apart. Set them, then retry.",
)
LINK_FOR_OTHERS = Reason(
    "link-for-others",
    403,
    "Mã này không dùng cho máy quản lý. Người quản lý đăng nhập ở máy nào cũng được: mở /manage.",
    "This code makes no manager’s screen. Managers sign in at any browser: open /manage.",
)
NO_ACCOUNT = Reason("no-manager", 404, "Không có tài khoản này.", "There is no such account.")
LOGIN_TAKEN = Reason(
    "login-taken",
    409,
    "Tên đăng nhập “{login}” đã có người dùng. Xin chọn tên khác.",
    "The sign-in name “{login}” is taken. Please choose another.",
)
LAST_ACCOUNT = Reason(
    "last-manager",
    409,
    "Đây là tài khoản quản lý cuối cùng: thêm tài khoản khác trước khi bỏ.",
    "This is the last manager’s account: add another one before you remove it.",
)
BAD_LOGIN = Reason(
    "bad-login",
    422,
    "Tên đăng nhập gồm 3 đến 60 chữ không dấu, chữ số, dấu chấm, gạch hoặc @, không có khoảng trắng.",
    "A sign-in name has 3 to 60 unaccented letters, digits, dots, dashes or @, and no spaces.",
    field="login",
)
SHORT_PASSWORD = Reason(
    "bad-password",
    422,
    "Mật khẩu có ít nhất {least} ký tự. Một câu ngắn dễ nhớ là tốt nhất.",
    "A password has at least {least} characters. A short sentence that you remember is best.",
    field="password",
)
EASY_PASSWORD = Reason(
    "bad-password",
    422,
    "Mật khẩu này ai cũng đoán được. Xin đừng dùng tên, dãy số hay một chữ lặp lại.",
    "Anybody would guess that password. Please use no name, no row of digits, no letter over and over.",
    field="password",
)
CODES_ON = Reason(
    "codes-on",
    409,
    "Tài khoản này đã bật mã xác thực.",
    "This account asks for codes already.",
)
CODES_NOT_ASKED = Reason(
    "codes-not-asked",
    409,
    "Chưa bắt đầu bật mã xác thực, hoặc đã bị huỷ. Xin làm lại từ đầu.",
    "Codes are not being turned on, or that was called off. Please begin anew.",
)
SEAT_TAKEN = Reason(
    "seat-taken",
    409,
    "{name} đang ngồi ở quầy này. Ngồi thay thì {name} bị đăng xuất.",
    "{name} sits at this counter. If you take over, {name} is signed out.",
)
