# SPDX-License-Identifier: EUPL-1.2
"""What columns of living on under conditions hold, in words for who reads about themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from woonzeker.housing.models import Agreement, Breach
from woonzeker.housing.rules import (
    CONDITION_WORDS,
    HOW_WORDS,
    OWN_STEP_WORDS,
    PARTY_WORDS,
    SEEN_WORDS,
    STEP_WORDS,
    TYPES,
    said_to,
)
from woonzeker.outreach import letters
from woonzeker.privacy.rules.overview import day_words
from woonzeker.privacy.selectors.values_help import each_named, named
from woonzeker.process import SAFEGUARDS, SIGNED

_TITLES = {each.kind.value: each.title for each in TYPES.values()}
_OPEN = {
    **{code: refusal.missing for code, refusal in {**SAFEGUARDS, **SIGNED}.items()},
    "help_first": "de hulp had haar dagen nog niet gehad",
}


def living_words(row: Agreement) -> str:
    """Which agreement, and since when."""
    return f"{_TITLES.get(row.kind, row.kind)}, {day_words(row.begins_on)}"


def breach_words(row: Breach) -> str:
    """Which condition, of which month."""
    return f"{CONDITION_WORDS.get(row.condition, row.condition)}, {day_words(row.due_on)}"  # type: ignore[call-overload]


#: (table, column) → how it is said
LIVING_SPECIAL: dict[tuple[str, str], Callable[[Any], str]] = {
    ("housing.Agreement", "kind"): named(_TITLES),
    ("housing.Agreement", "conditions"): each_named(CONDITION_WORDS),
    ("housing.Agreement", "informed_language"): named(letters.LANGUAGES),
    ("housing.Agreement", "how"): named(HOW_WORDS),
    ("housing.Agreement", "in_spite_of"): each_named(_OPEN),
    ("housing.AgreementSignature", "party"): named(PARTY_WORDS),
    ("housing.ConditionLook", "condition"): named(CONDITION_WORDS),
    ("housing.ConditionLook", "seen"): named(SEEN_WORDS),
    ("housing.Breach", "condition"): named(CONDITION_WORDS),
    ("housing.BreachStep", "step"): named(STEP_WORDS),
    ("housing.BreachTelling", "party"): named(PARTY_WORDS),
    ("housing.BreachTelling", "said"): said_to,
    ("housing.OwnNameStep", "step"): named(OWN_STEP_WORDS),
}
