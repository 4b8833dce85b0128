# SPDX-License-Identifier: EUPL-1.2
"""What the reporting aid asks and in which order, letters and costs: pure, without a clock."""

from __future__ import annotations

from woonzeker.landlords.rules.address import Home, NoAddress, home_from, key_of, same_home
from woonzeker.landlords.rules.costs import Owed, costs_of_letter
from woonzeker.landlords.rules.documents import MOST_BYTES, NoDocument, media_type_of
from woonzeker.landlords.rules.homes import COLUMNS, EXAMPLE
from woonzeker.landlords.rules.letters import (
    Helper,
    LetterFacts,
    LetterWords,
    fourteen_days,
    reminder,
)
from woonzeker.landlords.rules.paper import render
from woonzeker.landlords.rules.people import TenantFacts
from woonzeker.landlords.rules.report import Told, signal
from woonzeker.landlords.rules.steps import (
    DELIVERY_DAYS,
    STEPS,
    Deeds,
    Step,
    answer_due_on,
    lacks,
    letter_stands,
    next_step,
    ready_on,
)

__all__ = [
    "COLUMNS",
    "DELIVERY_DAYS",
    "EXAMPLE",
    "MOST_BYTES",
    "STEPS",
    "Deeds",
    "Helper",
    "Home",
    "LetterFacts",
    "LetterWords",
    "NoAddress",
    "NoDocument",
    "Owed",
    "Step",
    "TenantFacts",
    "Told",
    "answer_due_on",
    "costs_of_letter",
    "fourteen_days",
    "home_from",
    "key_of",
    "lacks",
    "letter_stands",
    "media_type_of",
    "next_step",
    "ready_on",
    "reminder",
    "render",
    "same_home",
    "signal",
]
