# SPDX-License-Identifier: EUPL-1.2
"""The pages of signing in and of one's own account."""

from __future__ import annotations

from woonzeker.accounts.views.entering import (
    PHONE_COOKIE,
    cookie_name,
    enter,
    onward_of,
    set_session,
    to_work,
)
from woonzeker.accounts.views.mailing import mail_again, mail_step
from woonzeker.accounts.views.own_account import (
    change_app,
    change_password,
    change_recovery_codes,
    change_work_phone,
    end_other_sessions,
    end_phone,
    end_session,
    own_account,
    register_phone,
)
from woonzeker.accounts.views.proving import pin_page, proof_page, prove, unlock
from woonzeker.accounts.views.second_step import second_step, set_up_app
from woonzeker.accounts.views.signing_in import sign_in, sign_out

__all__ = [
    "PHONE_COOKIE",
    "change_app",
    "change_password",
    "change_recovery_codes",
    "change_work_phone",
    "cookie_name",
    "end_other_sessions",
    "end_phone",
    "end_session",
    "enter",
    "mail_again",
    "mail_step",
    "onward_of",
    "own_account",
    "pin_page",
    "proof_page",
    "prove",
    "register_phone",
    "second_step",
    "set_session",
    "set_up_app",
    "sign_in",
    "sign_out",
    "to_work",
    "unlock",
]
