# SPDX-License-Identifier: EUPL-1.2
"""What becomes of a worry of a neighbour, volunteer or school: never a case by itself. Pure.

Consent comes first. Money worries alone wait for a formal signal. What the guide names as ground
to step in unasked (Voorkomen huisuitzettingen, Eropaf!, April 2026, p. 37) does so only when a
second person agrees.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from woonzeker.matching.linkage.wording import gettext_noop

CAME_FROM = {
    "neighbour": gettext_noop("buur"),
    "volunteer": gettext_noop("vrijwilliger"),
    "school": gettext_noop("school"),
    "family": gettext_noop("familie of vriend"),
    "other": gettext_noop("iemand anders"),
}
EXCEPTIONS = {
    "vervuiling": gettext_noop("vervuiling"),
    "verwaarlozing": gettext_noop("verwaarlozing"),
    "illegaal": gettext_noop("vermoeden van illegale praktijken"),
    "ontwrichting": gettext_noop("andere ernstige ontwrichting"),
}
#: words of somebody who only talks of money are no ground: how much is enough to weigh
SHORTEST_WORDS = 20


class Answer(StrEnum):
    """What is heard after somebody asked the household, or tried to."""

    GIVEN = "given"
    REFUSED = "refused"
    NOT_ASKED = "not_asked"


ANSWER_WORDS = {
    Answer.GIVEN: gettext_noop("ja, het huishouden vindt het goed"),
    Answer.REFUSED: gettext_noop("nee, het huishouden wil dit niet"),
    Answer.NOT_ASKED: gettext_noop("kan niet gevraagd worden"),
}
STATE_AFTER = {Answer.GIVEN: "taken_up", Answer.REFUSED: "closed", Answer.NOT_ASKED: "waits"}


@dataclass(frozen=True, slots=True)
class Brought:
    """A worry as it is brought: with consent or not, and on which ground it could go on without."""

    consent: bool
    exception: str
    words: str


def first_state(brought: Brought) -> str:
    """Where a worry begins: with consent it is taken up, an exception waits for a second person."""
    if brought.consent:
        return "taken_up"
    return "second_eyes" if brought.exception else "asks_consent"


def refusal(brought: Brought) -> str:
    """Why a worry cannot be noted so, as a Dutch sentence; empty when it can."""
    if brought.exception and brought.exception not in EXCEPTIONS:
        return gettext_noop("Kies uit de lijst.")
    if brought.exception and len(brought.words.strip()) < SHORTEST_WORDS:
        return gettext_noop(
            "Schrijf op wat er precies gezien is. Een collega moet het kunnen wegen."
        )
    return ""


def may_judge(state: str, *, recorded_by: str, who: str) -> str:
    """Why somebody may not be the second pair of eyes, in Dutch; empty when they may."""
    if state != "second_eyes":
        return gettext_noop("Deze zorg wacht niet op een tweede oordeel.")
    if recorded_by == who:
        return gettext_noop("Jij legde dit vast. Een collega kijkt als tweede.")
    return ""


def state_after_judgement(agreed: bool) -> str:
    """What a second person makes of it: taken up, or asked for consent like any other worry."""
    return "taken_up" if agreed else "asks_consent"


def keep_until(came_on: date, days: int) -> date:
    """The last day on which a worry that led to nothing is kept."""
    return came_on + timedelta(days=days)
