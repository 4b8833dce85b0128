# SPDX-License-Identifier: EUPL-1.2
"""The pages about users, invitations and signing in at one's own municipality."""

from __future__ import annotations

from woonzeker.organisations.views.agreements import (
    agree,
    agreement,
    agreements,
    count_contracts,
    end_agreement,
    keep_signed,
    record_terms,
    signed,
)
from woonzeker.organisations.views.elsewhere import back, begin, signed_out
from woonzeker.organisations.views.invitations import accept, invite, release, withdraw
from woonzeker.organisations.views.numbers import numbers
from woonzeker.organisations.views.partners import (
    colleagues,
    end_colleague,
    end_seat,
    partner,
    partners,
    release_seat,
    routes,
    start_seat_again,
    withdraw_seat,
)
from woonzeker.organisations.views.people import (
    disable,
    enable,
    end_role,
    end_sessions,
    give_role,
    let_in,
    people,
    person,
    start_again,
)

__all__ = [
    "accept",
    "agree",
    "agreement",
    "agreements",
    "back",
    "begin",
    "colleagues",
    "count_contracts",
    "disable",
    "enable",
    "end_agreement",
    "end_colleague",
    "end_role",
    "end_seat",
    "end_sessions",
    "give_role",
    "invite",
    "keep_signed",
    "let_in",
    "numbers",
    "partner",
    "partners",
    "people",
    "person",
    "record_terms",
    "release",
    "release_seat",
    "routes",
    "signed",
    "signed_out",
    "start_again",
    "start_seat_again",
    "withdraw",
    "withdraw_seat",
]
