# SPDX-License-Identifier: EUPL-1.2
"""Addresses of signing in, and who works here."""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.web.rights import OPEN, SIGNED_IN, Rule, acts, form, get, post

TABLE: dict[str, Mapping[str, Rule]] = {
    "accounts:sign_in": form(OPEN),
    "accounts:second_step": form(OPEN),
    "accounts:mail_step": form(OPEN),
    "accounts:mail_again": post(OPEN),
    "accounts:set_up_app": form(OPEN),
    "accounts:unlock": form(OPEN),
    "accounts:prove": form(OPEN),
    "accounts:sign_out": post(OPEN),
    "accounts:own_account": get(SIGNED_IN),
    "accounts:change_password": form(SIGNED_IN, acts("accounts.change_password")),
    "accounts:change_work_phone": post(acts("accounts.change_work_phone")),
    "accounts:change_app": form(SIGNED_IN, acts("accounts.renew_second_step")),
    "accounts:change_recovery_codes": post(acts("accounts.renew_recovery_codes")),
    "accounts:end_session": post(acts("accounts.end_own_session")),
    "accounts:end_other_sessions": post(acts("accounts.end_other_sessions")),
    "accounts:register_phone": form(SIGNED_IN, acts("accounts.register_phone")),
    "accounts:end_phone": post(acts("accounts.end_phone")),
    "organisations:begin": get(OPEN),
    "organisations:back": get(OPEN),
    "organisations:signed_out": get(OPEN),
    "organisations:accept": form(OPEN),
    "organisations:people": get(acts("organisations.people")),
    "organisations:invite": form(acts("organisations.invite")),
    "organisations:withdraw": post(acts("organisations.withdraw_invitation")),
    "organisations:release": post(acts("organisations.release_invitation")),
    "organisations:person": get(acts("organisations.person")),
    "organisations:give_role": post(acts("organisations.person", "organisations.give_role")),
    "organisations:end_role": post(acts("organisations.end_role")),
    "organisations:disable": post(acts("organisations.disable_user")),
    "organisations:enable": post(acts("organisations.enable_user")),
    "organisations:end_sessions": post(acts("organisations.end_sessions")),
    "organisations:start_again": post(acts("organisations.start_again")),
    "organisations:let_in": post(acts("accounts.let_in", "organisations.person")),
    "organisations:partners": get(acts("organisations.partners")),
    "organisations:partner": form(
        acts("organisations.partner"),
        acts("organisations.partner", "organisations.invite_to_seat"),
    ),
    "organisations:release_seat": post(acts("organisations.partner", "organisations.release_seat")),
    "organisations:withdraw_seat": post(acts("organisations.withdraw_seat")),
    "organisations:end_seat": post(acts("organisations.end_seat")),
    "organisations:start_seat_again": post(acts("organisations.start_seat_again")),
    "organisations:routes": form(acts("organisations.import_routes")),
    "organisations:help_policy": form(
        acts("organisations.policy_numbers"), acts("organisations.decide_numbers")
    ),
    "organisations:watch_policy": form(
        acts("organisations.policy_numbers"), acts("organisations.decide_numbers")
    ),
}
