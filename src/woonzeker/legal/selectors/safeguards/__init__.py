# SPDX-License-Identifier: EUPL-1.2
"""How the safeguards of cases stand, who must sign, and who must be told."""

from __future__ import annotations

from woonzeker.legal.selectors.safeguards.accounting import (
    LossPage,
    YearAccount,
    account_list,
    yearly_account,
)
from woonzeker.legal.selectors.safeguards.checklist import (
    MAY_SEE_SAFEGUARDS,
    Checklist,
    SafeguardLine,
    checklist,
)
from woonzeker.legal.selectors.safeguards.coming import (
    LOSING,
    coming_of,
    escalation_policy,
    near_court,
    put_before_as,
    told_of,
)
from woonzeker.legal.selectors.safeguards.days import days_of
from woonzeker.legal.selectors.safeguards.lists import (
    AldermanLine,
    ComingLine,
    alderman_list,
    coming,
    evictions_without,
    heard,
)
from woonzeker.legal.selectors.safeguards.recalled import waits_for_look, why_not_closed
from woonzeker.legal.selectors.safeguards.record import (
    PLACES,
    facts_for_stops,
    lacking_of,
    open_safeguards,
    open_stops,
    record_of,
)
from woonzeker.legal.selectors.safeguards.signing import (
    MAY_SIGN,
    SIGNERS,
    BeforeLine,
    SigningPage,
    before_me,
    managers,
    signing_page,
    waits_before,
)
from woonzeker.legal.selectors.safeguards.spoken import channels, languages

__all__ = [
    "LOSING",
    "MAY_SEE_SAFEGUARDS",
    "MAY_SIGN",
    "PLACES",
    "SIGNERS",
    "AldermanLine",
    "BeforeLine",
    "Checklist",
    "ComingLine",
    "LossPage",
    "SafeguardLine",
    "SigningPage",
    "YearAccount",
    "account_list",
    "alderman_list",
    "before_me",
    "channels",
    "checklist",
    "coming",
    "coming_of",
    "days_of",
    "escalation_policy",
    "evictions_without",
    "facts_for_stops",
    "heard",
    "lacking_of",
    "languages",
    "managers",
    "near_court",
    "open_safeguards",
    "open_stops",
    "put_before_as",
    "record_of",
    "signing_page",
    "told_of",
    "waits_before",
    "waits_for_look",
    "why_not_closed",
    "yearly_account",
]
