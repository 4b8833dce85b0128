# SPDX-License-Identifier: EUPL-1.2
"""Places to stay in Dutch words, for who reads about themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from woonzeker.housing.models import Stay
from woonzeker.housing.rules.waiting import PASSING
from woonzeker.privacy.rules.overview import day_words

_HIDDEN = "een plek waarvan het adres geheim is; vraag ernaar bij wie u helpt"


def _stay(number: UUID) -> str:
    """In which place, from when until when; that it was taken back."""
    row = Stay.objects.select_related("place").filter(number=number).first()
    if row is None:
        return ""
    until = f" tot {day_words(row.until_on)}" if row.until_on else ""
    taken_back = f", teruggenomen op {day_words(row.cancelled_on)}" if row.cancelled_on else ""
    # whoever else of the household asks for an overview does not learn from it where they hide
    where = _HIDDEN if row.place.secret else row.place.label
    return f"{where}, vanaf {day_words(row.from_on)}{until}{taken_back}"


def _short(number: UUID) -> str:
    """A number as other municipalities read it."""
    return str(number)[:8].upper()


def _why_first(code: str) -> str:
    return PASSING.get(code, code)


PLACES_SPECIAL: dict[tuple[str, str], Callable[[Any], str]] = {
    ("housing.StayOf", "number"): _stay,
    ("housing.Waits", "number"): _short,
    ("housing.PassedOver", "number"): _stay,
    ("housing.PassedOver", "reason"): _why_first,
}
