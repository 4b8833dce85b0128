# SPDX-License-Identifier: EUPL-1.2
"""What a municipality decides about letters, which letter may go to whom, and an example. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from woonzeker.matching.linkage.wording import gettext_noop
from woonzeker.outreach import letters

#: kinds with a code for the own page in them
WITH_CODE = frozenset({"first", "first_neutral"})
#: kinds that are filled from an agreement to live on somewhere, and are made there
OF_AGREEMENT = frozenset({"breach_told", "explained", "agreement_end"})
#: kinds that are filled from a claim before the court, and are made there
OF_COURT = frozenset({"summons_rights"})
#: kinds that tell somebody their rights, and where legal help and independent support are
ON_RIGHTS = frozenset({"rights", "summons_rights"})
#: kinds that say who reported, and so that there are arrears
TELLS_SOURCE = frozenset({"first", "source"})
#: the law allows no more (AVG art. 14 lid 3 onder a)
MOST_DAYS_TO_TELL = 30
#: an answer of the register is good enough for a letter for so long at most
MOST_REGISTER_HOURS = 24


@dataclass(frozen=True, slots=True)
class LetterPolicy:
    """What a municipality decided about its letters."""

    neutral: bool
    source_told_within_days: int
    register_hours: int
    pdf_days: int
    code_days: int
    code_tries: int
    sender: str
    phone: str
    address: str
    opening_hours: str
    website: str


def letters_from(data: Mapping[str, Any]) -> LetterPolicy:
    """The policy as data; raises ValueError with a Dutch sentence for what is out of bounds."""
    if data["first_letter"] not in {"sealed", "neutral"}:
        raise ValueError("De eerste brief is dicht (sealed) of neutraal (neutral).")
    for name, least, most in _BOUNDS:
        if not least <= int(data[name]) <= most:
            raise ValueError(f"{name} moet tussen {least} en {most} liggen.")
    for name in ("sender", "phone", "address", "opening_hours", "website"):
        if not str(data[name]).strip():
            raise ValueError(f"{name} mag niet leeg zijn.")
    return LetterPolicy(
        neutral=data["first_letter"] == "neutral",
        source_told_within_days=int(data["source_told_within_days"]),
        register_hours=int(data["register_hours"]),
        pdf_days=int(data["pdf_days"]),
        code_days=int(data["code_days"]),
        code_tries=int(data["code_tries"]),
        sender=str(data["sender"]).strip(),
        phone=str(data["phone"]).strip(),
        address=str(data["address"]).strip(),
        opening_hours=str(data["opening_hours"]).strip(),
        website=str(data["website"]).strip(),
    )


TELLING_SENDER = gettext_noop("De afzender verraadt waar het over gaat. Kies een neutrale naam.")


def letters_decided(data: Mapping[str, Any]) -> LetterPolicy:
    """The policy that a municipality decides on; raises ValueError as `letters_from` does.

    The sender stands under neutral words, which another may see: its name may tell nothing either.
    """
    policy = letters_from(data)
    if letters.telling_word(policy.sender):
        raise ValueError(TELLING_SENDER)
    return policy


_BOUNDS = (
    ("source_told_within_days", 1, MOST_DAYS_TO_TELL),
    ("register_hours", 1, MOST_REGISTER_HOURS),
    ("pdf_days", 1, 90),
    ("code_days", 7, 366),
    ("code_tries", 3, 10),
)


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """What counts for whether a letter may be made. `risk` is what the register says against it,
    empty when the address was checked and is right."""

    kind: str
    case_closed: bool
    person_in_case: bool
    forbidden: bool
    verified: bool
    by_hand: bool
    source_known: bool
    text_may_be_sent: bool


#: fact that is against a letter → the sentence; the first that holds is said
def letter_refusal(facts: LetterFacts, policy: LetterPolicy) -> str:
    """Why this letter may not be made, as a Dutch sentence; empty when it may."""
    against = (
        (facts.case_closed, gettext_noop("Deze zaak is afgesloten. Heropen haar eerst.")),
        (not facts.person_in_case, gettext_noop("Deze persoon hoort niet bij de zaak.")),
        (
            facts.forbidden,
            gettext_noop("Volgens het register komt deze brief niet aan. Stuur hem niet."),
        ),
        (
            not facts.text_may_be_sent,
            gettext_noop(
                "Deze vertaling is nog niet nagekeken en mag daarom niet verstuurd worden."
            ),
        ),
        (
            facts.kind == "first" and policy.neutral,
            gettext_noop("De gemeente koos voor een neutrale eerste brief."),
        ),
        (
            facts.kind in TELLS_SOURCE and not facts.source_known,
            gettext_noop(
                "Over deze persoon meldde niemand een achterstand. Kies een andere brief."
            ),
        ),
        (
            not (facts.verified or facts.by_hand) and facts.kind not in letters.NEUTRAL,
            gettext_noop(
                "Het adres is niet nagekeken. Geef de brief zelf af, of kies een neutrale brief."
            ),
        ),
    )
    return next((sentence for holds, sentence in against if holds), "")


def envelope(name: str, street_line: str, postcode: str, city: str) -> tuple[str, ...]:
    """The lines in the window, as the post reads them."""
    place = f"{postcode[:4]} {postcode[4:]} {city.upper()}".strip()
    return tuple(line for line in (name, street_line, place) if line)


def example_letter(
    kind: str, language: str, words: letters.Words, *, on: date, with_pictures: bool = False
) -> letters.LetterContent:
    """The words on paper, for nobody who exists: to look at, and to see whether they fit.

    What fills the gaps is long, so that what fits here fits for nearly everybody.
    """
    return letters.LetterContent(
        kind=kind,
        language=language,
        with_pictures=with_pictures,
        address_lines=envelope(
            "A.B. Voorbeeld-van der Straten", "Voorbeeldlaan 123-2", "1234AB", "Meerveld"
        ),
        mark=letters.mark_from(range(letters.MARK_DRAWN)),
        date_words=letters.day_in(language, on),
        gaps=_EXAMPLE
        | {
            "code": "VOOR-BEEL-D234",
            "code_tot": letters.day_in(language, on.replace(day=28)),
            "dag": letters.day_in(language, on, with_weekday=True),
            "op_dag": letters.day_in(language, on),
        },
        text=words,
    )


_EXAMPLE = {
    "naam": "A.B. Voorbeeld-van der Straten",
    "gemeente": "Gemeente Meerveld",
    "afzender": "Team Vroeg erop af",
    "afzenderadres": "Postbus 1, 1000 AA Meerveld",
    "telefoon": "14 0299",
    "openingstijden": "maandag tot en met vrijdag, 9 tot 17 uur",
    "website": "www.meerveld.example",
    "eigen_pagina": "hulp.meerveld.example/mijn",
    "melders": "Woonstichting Voorbeeld\nWaterbedrijf Voorbeeld\nEnergie Voorbeeld",
    "tijd": "10.30",
    "plek": "Wijkhuis De Brink, Brink 4",
    "medewerker": "Sam Voorbeeld",
    "afspraken": "U betaalt vanaf 1 december elke maand.\nWij bellen u op 15 december.\n"
    "U stuurt ons de brief van de verhuurder.",
    "wie_hoort": "De verhuurder: De huur van deze maand is niet betaald.\n"
    "De zorgaanbieder: De begeleiding lukt nu niet.",
    "zittingsdag": "woensdag 30 september 2026",
    "zittingstijd": "10.30",
    "rechtbank": "Rechtbank Zeeland-West-Brabant, kanton, locatie Bergen op Zoom",
    "verzetweken": "4",
}
