# SPDX-License-Identifier: EUPL-1.2
"""Everything that may be done to accounts: making them, signing in, proving who one is."""

from __future__ import annotations

from woonzeker.accounts.services.adding import DEMO_PASSWORD, add_user
from woonzeker.accounts.services.clearing import clear_door
from woonzeker.accounts.services.devices import Door
from woonzeker.accounts.services.keeping_door import kept_by, works_outside
from woonzeker.accounts.services.letting_in import let_in, use_let_in
from woonzeker.accounts.services.own_account import (
    WeakPassword,
    change_password,
    change_work_phone,
    end_other_sessions,
    end_own_session,
    refuse_weak,
    renew_recovery_codes,
    renew_second_step,
)
from woonzeker.accounts.services.phones import (
    Registration,
    Woken,
    end_phone,
    register_phone,
    wake,
)
from woonzeker.accounts.services.practice import (
    practice_code,
    practice_secret,
    practise_second_step,
)
from woonzeker.accounts.services.proving import prove_again, prove_password
from woonzeker.accounts.services.sealed import open_secret, plain_digest
from woonzeker.accounts.services.second_step import (
    address_for_app,
    check_second_step,
    enrol,
    fresh_secret,
    has_second_step,
)
from woonzeker.accounts.services.self_start import (
    ask_start,
    check_mail_code,
    confirm_start,
    forget_account,
    has_mail_step,
    mail_code,
    practice_mail,
)
from woonzeker.accounts.services.sessions import (
    Seen,
    begin_session,
    end_session,
    end_sessions,
    look_in,
    move_session,
    note_use,
)
from woonzeker.accounts.services.signing_in import recognise
from woonzeker.accounts.services.trying import Counted, attempt, forgive

__all__ = [
    "DEMO_PASSWORD",
    "Counted",
    "Door",
    "Registration",
    "Seen",
    "WeakPassword",
    "Woken",
    "add_user",
    "address_for_app",
    "ask_start",
    "attempt",
    "begin_session",
    "change_password",
    "change_work_phone",
    "check_mail_code",
    "check_second_step",
    "clear_door",
    "confirm_start",
    "end_other_sessions",
    "end_own_session",
    "end_phone",
    "end_session",
    "end_sessions",
    "enrol",
    "forget_account",
    "forgive",
    "fresh_secret",
    "has_mail_step",
    "has_second_step",
    "kept_by",
    "let_in",
    "look_in",
    "mail_code",
    "move_session",
    "note_use",
    "open_secret",
    "plain_digest",
    "practice_code",
    "practice_mail",
    "practice_secret",
    "practise_second_step",
    "prove_again",
    "prove_password",
    "recognise",
    "refuse_weak",
    "register_phone",
    "renew_recovery_codes",
    "renew_second_step",
    "use_let_in",
    "wake",
    "works_outside",
]
