# SPDX-License-Identifier: EUPL-1.2
"""Letters on paper: the words per kind and language, and one A4 page that any reader can use.

Pure: no Django, no database, no clock. `render` gives the same bytes for the same letter.
"""

from __future__ import annotations

from woonzeker.outreach.letters.checking import NEUTRAL, PICTURES, telling_word, wrong_with
from woonzeker.outreach.letters.content import (
    COMMON_GAPS,
    GAPS,
    KINDS,
    LANGUAGES,
    RIGHT_TO_LEFT,
    Kind,
    Language,
    LetterContent,
    Words,
)
from woonzeker.outreach.letters.days import day_in
from woonzeker.outreach.letters.marks import ALPHABET, MARK_DRAWN, mark_from, read_mark
from woonzeker.outreach.letters.paper import (
    AddressTooLong,
    GapMissing,
    LetterTooLong,
    page_or_nothing,
    pictured,
    render,
)
from woonzeker.outreach.letters.plain import EASY, LONG_SENTENCE, Plainness, plainness
from woonzeker.outreach.letters.shipped import shipped

__all__ = [
    "ALPHABET",
    "COMMON_GAPS",
    "EASY",
    "GAPS",
    "KINDS",
    "LANGUAGES",
    "LONG_SENTENCE",
    "MARK_DRAWN",
    "NEUTRAL",
    "PICTURES",
    "RIGHT_TO_LEFT",
    "AddressTooLong",
    "GapMissing",
    "Kind",
    "Language",
    "LetterContent",
    "LetterTooLong",
    "Plainness",
    "Words",
    "day_in",
    "mark_from",
    "page_or_nothing",
    "pictured",
    "plainness",
    "read_mark",
    "render",
    "shipped",
    "telling_word",
    "wrong_with",
]
