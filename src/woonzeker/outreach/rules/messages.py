# SPDX-License-Identifier: EUPL-1.2
"""What may stand in an e-mail or text message, and what its fate means. Pure.

A subject is seen on the screen of a locked telephone and by who manages a mailbox: it is one
sentence for everybody. The words may not hold what somebody could be harmed by either.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from woonzeker.outreach import letters

#: the one subject of every e-mail
SUBJECT = "Bericht van uw gemeente"
LONGEST: Mapping[str, int] = {"email": 4_000, "message": 612}
#: what is asked by text message rather than by e-mail, where nobody said what they prefer
TEXT_FIRST = ("message", "email")
_NAMES = ("sender", "phone", "opening_hours")
#: kind of letter → what a message of that kind says until somebody makes it their own
PROPOSALS: Mapping[str, str] = {
    "first_neutral": (
        "Goedendag,\n\nWij zijn {sender} van de gemeente. Wij willen graag weten hoe het met u "
        "gaat en of wij iets voor u kunnen doen. Dat kost niets en u beslist zelf.\n\n"
        "Wilt u ons bellen? {phone} ({opening_hours})."
    ),
    "appointment": (
        "Goedendag,\n\nWij spraken af op [dag] om [tijd] uur, [plek]. Kunt u dan niet? "
        "Bel ons: {phone} ({opening_hours}).\n\n{sender}"
    ),
    "reminder": (
        "Goedendag,\n\nWij willen u nog steeds graag spreken. Wilt u ons bellen? "
        "{phone} ({opening_hours}). U beslist zelf of u hulp wilt.\n\n{sender}"
    ),
    "rights": (
        "Goedendag,\n\nU kunt gratis hulp krijgen van iemand die niet bij de gemeente hoort "
        "(onafhankelijke cliëntondersteuning). Wij vertellen u graag hoe: {phone} "
        "({opening_hours}).\n\n{sender}"
    ),
}
#: a kind question about a payment that was not seen; it says nothing of debts or money
QUESTION = (
    "Goedendag,\n\nIs het gelukt zoals wij samen afspraken? Lukt het even niet? Bel ons, dan zoeken"
    " wij samen een oplossing: {phone} ({opening_hours}).\n\n{sender}"
)
_OPEN = re.compile(r"\[[^\]]*\]")
_AMOUNT = re.compile(r"€|\beuro\b|\bEUR\b", re.IGNORECASE)
_NINE = re.compile(r"(?<!\d)(?:\d[ .-]?){8}\d(?!\d)")
_MOBILE = re.compile(r"06\d{8}|\+(?!31)\d{8,15}")
_MAIL = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;.<>\"]{2,}")
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


@dataclass(frozen=True, slots=True)
class Fate:
    """What is known of a message: the state to store, why it failed, and the outcome to record."""

    state: str
    problem: str = ""
    outcome: str = ""


#: what a sender tells → what it means here
FATES: Mapping[str, Fate] = {
    "under_way": Fate("sent"),
    "arrived": Fate("delivered", outcome="sent"),
    "left": Fate("unknown", outcome="sent"),
    "silent": Fate("unknown"),
    "no_such_place": Fate("failed", "no_such_place", "no_number"),
    "not_now": Fate("failed", "not_now"),
    "broken": Fate("failed", "broken"),
}


def proposal(kind: str, policy: Mapping[str, Any]) -> str:
    """The words to begin with, filled with what the municipality decided about letters."""
    return PROPOSALS[kind].format(**{name: policy[name] for name in _NAMES})


def question(policy: Mapping[str, Any]) -> str:
    """The kind question, filled with what the municipality decided about letters."""
    return QUESTION.format(**{name: policy[name] for name in _NAMES})


def ways_to_ask(
    places: Iterable[tuple[str, str]],
    *,
    wanted: Sequence[str] = (),
    unwanted: Collection[str] = (),
) -> list[tuple[str, str]]:
    """Where something may be sent, what the household prefers first; nothing by what it refused."""
    allowed = [place for place in places if place[0] not in unwanted]
    order = [*wanted, *(channel for channel in TEXT_FIRST if channel not in wanted)]
    return sorted(allowed, key=lambda place: order.index(place[0]))


def wrong_words(channel: str, text: str, kind: str = "") -> str:
    """Why these words may not be sent this way, as a Dutch sentence; empty when they may.

    Another may read along: of a neutral kind no word may tell what it is about.
    """
    if not text.strip():
        return "Schrijf eerst wat je wilt vragen of vertellen."
    if len(text) > LONGEST[channel]:
        return f"Dit is te lang: {len(text)} tekens, en er passen er {LONGEST[channel]}."
    if _OPEN.search(text):
        return "Vul in wat tussen haken staat."
    if _AMOUNT.search(text):
        return "Zet geen bedrag in een bericht: een ander kan het lezen."
    if any(_is_bsn(found.group()) for found in _NINE.finditer(text)):
        return "Zet geen burgerservicenummer in een bericht."
    if kind in letters.NEUTRAL and (told := letters.telling_word(text)):
        return f"Dit bericht is neutraal: het woord '{told}' verraadt waar het over gaat."
    return ""


def receiver(channel: str, text: str) -> str:
    """The number or address as it is used, or empty when nothing can be sent there this way."""
    if channel == "email":
        plain = text.strip()
        return plain if _MAIL.fullmatch(plain) and plain.isascii() else ""
    digits = re.sub(r"[\s().-]", "", text)
    digits = "0" + digits.removeprefix("+31").removeprefix("0") if digits[:3] == "+31" else digits
    return digits if _MOBILE.fullmatch(digits) else ""


def dialled(number: str) -> str:
    """A number as it is called from anywhere: `+316…`."""
    return number if number.startswith("+") else f"+31{number[1:]}"


def _is_bsn(text: str) -> bool:
    """Whether nine digits are a citizen service number (the proof by eleven)."""
    digits = [int(each) for each in text if each.isdigit()]
    return sum(w * d for w, d in zip(_WEIGHTS, digits, strict=True)) % 11 == 0 and any(digits)
