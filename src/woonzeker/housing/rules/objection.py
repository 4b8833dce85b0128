# SPDX-License-Identifier: EUPL-1.2
"""The resident's own letter against a listing: what it says, ready to be drawn. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from woonzeker.housing.rules.listing import ASK_WORDS, Listing, Objector, letter_asks, letter_lacks
from woonzeker.law.calendar import dutch_date


@dataclass(frozen=True, slots=True)
class OwnLetter:
    """A letter of a resident: to whom, from whom, on which day, and its paragraphs."""

    title: str
    to: tuple[str, ...]
    sender: tuple[str, ...]
    day: str
    opening: str
    paragraphs: tuple[str, ...]
    asks: tuple[str, ...]
    closing: str


def what_lacks(listing: Listing, objector: Objector, sender: str) -> str:
    """What the letter needs before it can be made, in Dutch; empty when nothing."""
    lacks = [ASK_WORDS[each] for each in letter_lacks(listing, objector)]
    if not sender.strip():
        lacks.append("de naam onder de brief")
    return f"Voor de brief ontbreekt nog: {', '.join(lacks)}." if lacks else ""


def objection_letter(listing: Listing, objector: Objector, *, sender: str, on: date) -> OwnLetter:
    """The letter in the words of the resident; in Dutch, because a corporation reads it."""
    since = dutch_date(listing.since_on)
    return OwnLetter(
        title="Bezwaar tegen mijn vermelding op uw lijst",
        to=(listing.corporation.strip(), "ter attentie van de klachtencommissie"),
        sender=(sender.strip(), objector.answer_to.strip()),
        day=dutch_date(on),
        opening="Geachte heer, mevrouw,",
        paragraphs=(
            f"Sinds {since} sta ik op uw lijst ({listing.name.strip()}). Daardoor kan ik geen"
            " woning huren. Ik maak hier bezwaar tegen.",
            f"Er is sinds toen iets veranderd. {objector.changed.strip()}",
            "Ik vraag u het volgende.",
        ),
        asks=letter_asks(listing),
        closing="Ik hoor graag binnen een maand van u (AVG art. 12 lid 3). Met vriendelijke groet,",
    )
