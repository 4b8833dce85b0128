# SPDX-License-Identifier: EUPL-1.2
"""Days in the language of a letter."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from woonzeker.outreach.letters.content import Language

#: British English writes the day first, as the Netherlands do
_LOCALES = {"en": "en_GB"}


def day_in(language: Language, day: date, *, with_weekday: bool = False) -> str:
    """The day in words, in figures everybody reads: '2 november 2026' or with the day before it."""
    locale = _LOCALES.get(language, language)
    return format_date(day, format="full" if with_weekday else "long", locale=locale)
