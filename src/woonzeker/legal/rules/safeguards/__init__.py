# SPDX-License-Identifier: EUPL-1.2
"""The safeguards: what is asked, how it stands, who signed, and what was open all the same."""

from __future__ import annotations

from woonzeker.legal.rules.safeguards.account import (
    Account,
    Children,
    Loss,
    account,
    carried_out,
    outside,
)
from woonzeker.legal.rules.safeguards.alternatives import WORDS as ALTERNATIVES
from woonzeker.legal.rules.safeguards.alternatives import ladder
from woonzeker.legal.rules.safeguards.answers import (
    KEPT_BY,
    NOBODY_BY,
    RECALLED_BY,
    Answer,
    Fact,
    Norm,
    Record,
    Situation,
    faults,
)
from woonzeker.legal.rules.safeguards.assessing import Standing, State, assess, open_ones
from woonzeker.legal.rules.safeguards.catalogue import (
    CATALOGUE,
    ELSEWHERE,
    NOT_HEARD,
    PICTURES,
    SOURCES,
    Brings,
    Choice,
    Safeguard,
    Spec,
    rules_behind,
)
from woonzeker.legal.rules.safeguards.signing import REFUSED_BECAUSE, Level, SignOff
from woonzeker.legal.rules.safeguards.stopping import (
    seen_now,
    still_ahead,
    stop_facts,
    unsigned,
    what_is_missing,
    why_not_sign,
)

__all__ = [
    "ALTERNATIVES",
    "CATALOGUE",
    "ELSEWHERE",
    "KEPT_BY",
    "NOBODY_BY",
    "NOT_HEARD",
    "PICTURES",
    "RECALLED_BY",
    "REFUSED_BECAUSE",
    "SOURCES",
    "Account",
    "Answer",
    "Brings",
    "Children",
    "Choice",
    "Fact",
    "Level",
    "Loss",
    "Norm",
    "Record",
    "Safeguard",
    "SignOff",
    "Situation",
    "Spec",
    "Standing",
    "State",
    "account",
    "assess",
    "carried_out",
    "faults",
    "ladder",
    "open_ones",
    "outside",
    "rules_behind",
    "seen_now",
    "still_ahead",
    "stop_facts",
    "unsigned",
    "what_is_missing",
    "why_not_sign",
]
