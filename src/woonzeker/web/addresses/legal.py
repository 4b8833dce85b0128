# SPDX-License-Identifier: EUPL-1.2
"""Addresses of messages of bailiffs and courts."""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.web.rights import Rule, acts, form, get, key, post, seat

TABLE: dict[str, Mapping[str, Rule]] = {
    "legal:sent": get(seat("legal.own_messages")),
    "legal:send": form(seat("legal.send_message")),
    "legal:receipt": get(seat("legal.own_message")),
    "legal:bring": form(seat("legal.bring")),
    "legal:came_in": get(acts("legal.came_in")),
    "legal:seen": post(acts("legal.see_message")),
    "legal:whose": form(acts("legal.whose", "legal.settle_whose")),
    "legal:wait": form(acts("legal.say_wait")),
    "legal:withdraw_wait": post(acts("legal.withdraw_wait")),
    "legal:withdraw": form(acts("legal.entered", "legal.withdraw_message")),
    "legal:enter": form(acts("legal.card", "legal.enter_message")),
    "legal:called": post(acts("legal.called")),
    "legal:duty": form(acts("legal.duty"), acts("legal.duty", "legal.put_on_duty")),
    "legal:end_duty": post(acts("legal.end_duty")),
    "api-v1:send": post(key("legal.send_message")),
    "api-v1:receipt": get(key("legal.own_message")),
    "legal:senders": form(acts("legal.senders"), acts("legal.senders", "legal.know_sender")),
    "legal:forget_sender": post(acts("legal.forget_sender")),
    "legal:types": get(acts("legal.types")),
    "legal:decide_type": form(acts("legal.types", "legal.decide_type")),
}
