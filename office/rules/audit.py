"""What of the journal the head of an office answers for: the one table that says which moves the audit shows.

A test walks every action and every move that is written anywhere: one that stands in neither list fails.
"""

from __future__ import annotations

from enum import StrEnum

from office.rules.tickets import Move


class Kind(StrEnum):
    SETTINGS = "settings"
    PEOPLE = "people"
    DEVICES = "devices"
    TURNS = "turns"
    DAY = "day"
    ACCESS = "access"
    DATA = "data"


AUDITED: dict[str, Kind] = {
    "change_settings": Kind.SETTINGS,
    "assign": Kind.SETTINGS,
    "add_clerk": Kind.PEOPLE,
    "change_clerk": Kind.PEOPLE,
    "change_pin": Kind.PEOPLE,
    "dismiss_clerk": Kind.PEOPLE,
    "add_manager": Kind.PEOPLE,
    "change_manager": Kind.PEOPLE,
    "reset_password": Kind.PEOPLE,
    "remove_manager": Kind.PEOPLE,
    "end_manager_sessions": Kind.PEOPLE,
    "change_own_password": Kind.PEOPLE,
    "codes_on": Kind.PEOPLE,
    "codes_off": Kind.PEOPLE,
    "recovery_codes": Kind.PEOPLE,
    "setup_link": Kind.DEVICES,
    "add_device": Kind.DEVICES,
    "approve_device": Kind.DEVICES,
    "refuse_device": Kind.DEVICES,
    "change_device": Kind.DEVICES,
    "revoke_device": Kind.DEVICES,
    Move.CALL_OUT_OF_TURN: Kind.TURNS,
    Move.PRIORITY: Kind.TURNS,
    "close_day": Kind.DAY,
    "open_day": Kind.DAY,
    "wrong_pin": Kind.ACCESS,
    "wrong_sign_in": Kind.ACCESS,
    "manager_sign_in": Kind.ACCESS,
    "recovery_code_used": Kind.ACCESS,
    "add_report_token": Kind.ACCESS,
    "revoke_report_token": Kind.ACCESS,
    "erase": Kind.DATA,
}
# The way of a ticket by the rules, and the hours of those who serve: the ticket's own history and the service log.
NOT_AUDITED: frozenset[str] = frozenset(Move) - {Move.CALL_OUT_OF_TURN, Move.PRIORITY} | {
    "sign_in", "sign_out", "taken_over", "dismissed", "idle", "device_moved", "pause", "open", "rate",
    "announce_break", "cancel_break",
    "identify_device", "reload_device", "clock_set", "day_renamed", "reopen", "manager_sign_out", "manager_idle",
}  # fmt: skip
