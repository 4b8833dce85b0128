# SPDX-License-Identifier: EUPL-1.2
"""The next question, and what the answers point to: rights with their sources, and what to do now.

Never a verdict: it says what something looks like, which signs there are, and that a lawyer looks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from woonzeker.law.reader import Confidence, parameter
from woonzeker.legal.rules.tenure.holdings import HOLDINGS
from woonzeker.legal.rules.tenure.questions import QUESTIONS, UNKNOWN, Ask, Question
from woonzeker.legal.rules.tenure.rights import (
    KEEP,
    LAWYER,
    PLACE,
    STAY,
    Judge,
    ShownRight,
    length_of,
    shown,
)
from woonzeker.legal.rules.tenure.signs import PLAIN, Sign, points_to_rent, signs_of
from woonzeker.legal.rules.tenure.table import Tenure, looks_like, still_asked
from woonzeker.matching.linkage.wording import gettext_noop

#: what is asked for its signs alone, once it is clear what it looks like
_FOR_SIGNS = (Ask.PAYS, Ask.PAPER, Ask.LONG, Ask.ONLY_HOME)
NO_VERDICT = gettext_noop("Dit is geen oordeel. Een jurist kijkt voordat iemand iets opgeeft.")
_IN = gettext_noop("Bel vandaag een advocaat: een rechter kan zorgen dat je er weer in mag.")
_COURT = gettext_noop("Neem elke brief van de rechter of deurwaarder mee, en ga naar de zitting.")
_ANSWER = gettext_noop("Schrijf terug dat je het er niet mee eens bent, en bewaar een foto.")
#: what comes first, by what somebody said about leaving
_FIRST: Mapping[str, tuple[str, ...]] = {
    "locked_out": (_IN, PLACE),
    "court": (_COURT, LAWYER),
    "letter": (_ANSWER, LAWYER),
    "said": (STAY, KEEP),
}
URGENT = frozenset({"locked_out", "court"})


@dataclass(frozen=True, slots=True)
class Finding:
    """What the answers point to.

    `sentence` begins with what it looks like; `points_to_rent` says that there are signs of tenancy
    by law; `ended_by` who can end it; `do_now` the first thing first; `unsure` that something it
    rests on is not verified; `urgent` that somebody must look today.
    """

    tenure: Tenure
    sentence: str
    signs: tuple[Sign, ...]
    points_to_rent: bool
    rights: tuple[ShownRight, ...]
    ended_by: ShownRight
    judge: Judge
    reporting: ShownRight
    do_now: tuple[str, ...]
    unsure: bool
    urgent: bool
    reservation: str = NO_VERDICT


def next_question(answers: Mapping[Ask, str]) -> Question | None:
    """The one question to ask now; None when enough is known.

    First what decides, then what shows signs of tenancy, and last whether somebody must leave.
    """
    deciding = still_asked(answers)
    if deciding:
        return QUESTIONS[deciding[0]]
    more = () if looks_like(answers) in PLAIN else _FOR_SIGNS
    left = (ask for ask in (*more, Ask.NOTICE) if ask not in answers)
    ask = next(left, None)
    return QUESTIONS[ask] if ask is not None else None


def options_of(question: Question, *, on: date) -> tuple[tuple[str, str], ...]:
    """The answers of a question with the lengths of the law in their words; raises NotInForce."""
    length = length_of(parameter(question.path, on=on)) if question.path else ""
    filled = ((code, words.format(length=length)) for code, words in question.options)
    return tuple((code, words[:1].upper() + words[1:]) for code, words in filled)


def finding(answers: Mapping[Ask, str], *, on: date) -> Finding:
    """What these answers point to on a day, whichever were given; what is missing is not known.

    Raises NotInForce for a day before the rules it rests on.
    """
    tenure = looks_like(answers)
    holding, signs = HOLDINGS[tenure], signs_of(tenure, answers)
    rights = tuple(shown(each, on=on) for each in holding.rights)
    ended_by, reporting = shown(holding.ended_by, on=on), shown(holding.reporting, on=on)
    said = answers.get(Ask.NOTICE, UNKNOWN)
    first = _FIRST.get(said, ())
    return Finding(
        tenure=tenure,
        sentence=_sentence(tenure, points_to_rent(signs)),
        signs=signs,
        points_to_rent=points_to_rent(signs),
        rights=rights,
        ended_by=ended_by,
        judge=holding.judge,
        reporting=reporting,
        do_now=tuple(dict.fromkeys((*first, *holding.do_now))),
        unsure=any(
            each.confidence is Confidence.UNVERIFIED for each in (*rights, ended_by, reporting)
        ),
        urgent=said in URGENT,
    )


def _sentence(tenure: Tenure, rents: bool) -> str:
    if tenure is Tenure.UNKNOWN:
        return "Het is nog niet duidelijk hoe je hier woont."
    said = f"Dit lijkt op {HOLDINGS[tenure].title}."
    return f"{said} Er zijn aanwijzingen dat het toch huur is." if rents else said
