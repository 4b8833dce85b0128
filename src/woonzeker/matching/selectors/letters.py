# SPDX-License-Identifier: EUPL-1.2
"""Whether a letter comes to the right person, after what is known now of the people it is for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.matching.models import Person
from woonzeker.matching.selectors.source import brp_set_up

#: how old a check may be when a letter goes out
FRESH = timedelta(hours=24)


class LetterRisk(StrEnum):
    """Why it is not certain that a letter comes to the right person."""

    NOT_SET_UP = "not_set_up"
    NOT_CHECKED = "not_checked"
    DECEASED = "deceased"
    DEPARTED = "departed"
    MOVED = "moved"
    UNDER_INVESTIGATION = "under_investigation"


RISK_WORDS: dict[LetterRisk, str | Promise] = {
    LetterRisk.NOT_SET_UP: _("Er is geen BRP ingesteld om het adres na te kijken."),
    LetterRisk.NOT_CHECKED: _("Het adres is vandaag niet nagekeken in de BRP."),
    LetterRisk.DECEASED: _("Volgens het register is deze persoon overleden."),
    LetterRisk.DEPARTED: _("Volgens het register woont deze persoon niet meer in de gemeente."),
    LetterRisk.MOVED: _("Volgens het register woont deze persoon niet meer op dit adres."),
    LetterRisk.UNDER_INVESTIGATION: _(
        "De BRP onderzoekt of de gegevens van deze persoon kloppen. Kijk zelf voordat je schrijft."
    ),
}
#: with these no letter goes out, whoever looked
NO_LETTER = frozenset({LetterRisk.DECEASED, LetterRisk.DEPARTED, LetterRisk.MOVED})


@dataclass(frozen=True, slots=True)
class LetterCheck:
    """Whether a letter can go to an address. `checked_at` is the oldest check among the people,
    empty when somebody was never checked."""

    risk: LetterRisk | None
    checked_at: datetime | None

    @property
    def verified(self) -> bool:
        """Checked within a day, and nothing against it."""
        return self.risk is None

    @property
    def stale(self) -> bool:
        """Whether looking it up in the BRP would help."""
        return self.risk is LetterRisk.NOT_CHECKED

    @property
    def forbids(self) -> bool:
        """Whether no letter may go out."""
        return self.risk in NO_LETTER

    @property
    def words(self) -> str:
        """What is the matter, in a sentence; empty when nothing is."""
        return str(RISK_WORDS[self.risk]) if self.risk else ""


def is_fresh(person: Person, now: datetime) -> bool:
    """Whether a check of this person is young enough for a letter."""
    return person.checked_at is not None and now - person.checked_at <= FRESH


def letter_check(actor: Actor, people: Sequence[Person], *, address_key: str) -> LetterCheck:
    """What is known of people to whom a letter would go at an address; asks nobody.

    Who died, left or moved gets none; only when nobody is left is that a risk.
    """
    gone = [risk for person in people if (risk := _gone(person, address_key))]
    there = [person for person in people if not _gone(person, address_key)]
    oldest = _oldest(there or people)
    if gone and not there:
        return LetterCheck(gone[0], oldest)
    if any(person.under_investigation for person in there):
        return LetterCheck(LetterRisk.UNDER_INVESTIGATION, oldest)
    now = clock.now()
    if there and all(is_fresh(person, now) for person in there):
        return LetterCheck(None, oldest)
    return LetterCheck(LetterRisk.NOT_CHECKED if brp_set_up() else LetterRisk.NOT_SET_UP, oldest)


def _oldest(people: Sequence[Person]) -> datetime | None:
    """The check that is longest ago; none when somebody was never checked."""
    moments = [person.checked_at for person in people]
    return None if None in moments else min(filter(None, moments), default=None)


def _gone(person: Person, address_key: str) -> LetterRisk | None:
    """Why no letter at this address can reach this person."""
    if person.died_on:
        return LetterRisk.DECEASED
    if person.departed_on:
        return LetterRisk.DEPARTED
    moved = address_key and person.address_key != address_key
    return LetterRisk.MOVED if moved else None
