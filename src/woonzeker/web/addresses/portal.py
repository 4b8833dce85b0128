# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the portal of partners: their desk, colleagues, account and own deliveries."""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.web.rights import OPEN, Rule, form, get, post, seat

#: who works at a partner that reports arrears; a landlord and a bailiff have pages of their own
_REPORTS = seat("intake.own_deliveries", "intake.receive_delivery")

TABLE: dict[str, Mapping[str, Rule]] = {
    "partner_start": get(seat()),
    "choose_partner": form(OPEN),
    "accounts:desk_account": get(seat()),
    "accounts:desk_password": form(seat(), seat("accounts.change_password")),
    "accounts:desk_app": form(seat(), seat("accounts.renew_second_step")),
    "accounts:desk_codes": post(seat("accounts.renew_recovery_codes")),
    "accounts:desk_session": post(seat("accounts.end_own_session")),
    "accounts:desk_sessions": post(seat("accounts.end_other_sessions")),
    "organisations:colleagues": form(
        seat("organisations.colleagues"), seat("organisations.invite_colleague")
    ),
    "organisations:end_colleague": post(seat("organisations.end_colleague")),
    "intake:own": get(seat("intake.own_deliveries", "intake.national_files")),
    "intake:hand_in": form(_REPORTS),
    "intake:report": form(_REPORTS),
    "intake:own_delivery": get(seat("intake.own_deliveries", "intake.returned_lines")),
    "intake:own_returned_csv": get(seat("intake.own_deliveries", "intake.returned_csv")),
    "intake:own_questions": form(
        seat("intake.own_deliveries", "intake.preview"),
        seat("intake.own_deliveries", "intake.answer_questions"),
    ),
    "intake:mend": form(
        seat("intake.own_deliveries", "intake.returned_line"),
        seat("intake.own_deliveries", "intake.note_sent_again"),
    ),
    "intake:national": get(seat("intake.national_file")),
    "intake:national_questions": form(seat("intake.national_file"), seat("intake.answer_national")),
    "intake:national_csv": get(seat("intake.national_csv")),
}
