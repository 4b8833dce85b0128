# SPDX-License-Identifier: EUPL-1.2
"""What an attempt means for its case, and what a data leak asks of the municipality. Pure."""

from __future__ import annotations

from woonzeker.outreach.rules.attempts import (
    DAY_PARTS,
    LIFTS_REFUSAL,
    OPENS_AGAIN,
    SEEKS_AGAIN,
    day_part_for,
    met_by,
    moves_after,
    odd_wish,
    refusal,
    refused_in_person,
    wrong_field,
)
from woonzeker.outreach.rules.doors import LONGEST_WAIT, MEANINGS, Meaning, Press, pressed_at
from woonzeker.outreach.rules.leaks import (
    DataKind,
    LeakFacts,
    LeakState,
    Verdict,
    hours_left,
    kinds_shared,
    missing_to_close,
    state_of,
    telling_outcomes,
)
from woonzeker.outreach.rules.letters import (
    TELLS_SOURCE,
    WITH_CODE,
    LetterFacts,
    LetterPolicy,
    envelope,
    example_letter,
    letter_refusal,
    letters_from,
)

__all__ = [
    "DAY_PARTS",
    "LIFTS_REFUSAL",
    "LONGEST_WAIT",
    "MEANINGS",
    "OPENS_AGAIN",
    "SEEKS_AGAIN",
    "TELLS_SOURCE",
    "WITH_CODE",
    "DataKind",
    "LeakFacts",
    "LeakState",
    "LetterFacts",
    "LetterPolicy",
    "Meaning",
    "Press",
    "Verdict",
    "day_part_for",
    "envelope",
    "example_letter",
    "hours_left",
    "kinds_shared",
    "letter_refusal",
    "letters_from",
    "met_by",
    "missing_to_close",
    "moves_after",
    "odd_wish",
    "pressed_at",
    "refusal",
    "refused_in_person",
    "state_of",
    "telling_outcomes",
    "wrong_field",
]
