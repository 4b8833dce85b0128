# SPDX-License-Identifier: EUPL-1.2
"""Addresses of safeguards, signatures and escalation."""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.web.rights import Rule, acts, form, get, post

TABLE: dict[str, Mapping[str, Rule]] = {
    "legal:safeguards": get(acts("legal.safeguards")),
    "legal:safeguard": form(
        acts("legal.safeguards"), acts("legal.safeguards", "legal.answer_safeguard")
    ),
    "legal:home_fact": form(
        acts("legal.safeguards", "legal.note_kept"),
        acts("legal.safeguards", "legal.note_kept", "legal.note_nobody_left"),
    ),
    "legal:sign": form(acts("legal.signing"), acts("legal.signing", "legal.sign")),
    "legal:ask_signature": post(acts("legal.signing", "legal.ask_signature")),
    "legal:refuse_signature": post(acts("legal.signing", "legal.refuse_signature")),
    "legal:withdraw_signature": post(acts("legal.withdraw_signature")),
    "legal:before_me": get(acts("legal.before_me")),
    "legal:coming": get(acts("legal.coming")),
    "legal:alderman": get(acts("legal.alderman")),
    "legal:account": get(acts("legal.account")),
    "legal:account_list": get(acts("legal.account_list")),
    "legal:account_now": get(acts("legal.account")),
    "organisations:escalation_policy": form(
        acts("organisations.policy_numbers"), acts("organisations.decide_numbers")
    ),
}
