# SPDX-License-Identifier: EUPL-1.2
"""How does this person live here: few plain questions, one at a time, each with 'I do not know'.

Nothing is asked about who somebody is: not where they are from, only how they live here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from woonzeker.errors import WoonzekerError
from woonzeker.matching.linkage.wording import gettext_noop

UNKNOWN = "unknown"
_DO_NOT_KNOW = (UNKNOWN, gettext_noop("Weet ik niet"))


class Ask(StrEnum):
    """A question; the key under which its answer stands."""

    HOW = "how"
    FROM_WHOM = "from_whom"
    PLACE = "place"
    PAPER = "paper"
    PAYS = "pays"
    LONG = "long"
    ONLY_HOME = "only_home"
    NOTICE = "notice"


class AnswerUnknown(WoonzekerError):
    """Dat antwoord hoort niet bij deze vraag."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its answers: code and words, the last one 'I do not know'."""

    ask: Ask
    words: str
    options: tuple[tuple[str, str], ...]
    help: str = ""
    #: the parameter whose length stands in the words of its answers
    path: str = ""

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of its answers, in the order of the screen."""
        return tuple(code for code, _words in self.options)


QUESTIONS: dict[Ask, Question] = {
    each.ask: each
    for each in (
        Question(Ask.HOW, gettext_noop("Hoe woon je hier?"), (
            ("pays", gettext_noop("Ik huur, of ik betaal om hier te wonen")),
            ("free", gettext_noop("Ik mag hier wonen en betaal niets of alleen de kosten")),
            ("with_somebody", gettext_noop("Ik woon bij iemand in")),
            ("bought", gettext_noop("Ik heb de woning gekocht")),
            ("no_permission", gettext_noop("Niemand gaf toestemming")),
            _DO_NOT_KNOW,
        )),
        Question(Ask.FROM_WHOM, gettext_noop("Van wie heb je deze plek?"), (
            ("owner", gettext_noop("Van de eigenaar of een corporatie")),
            ("tenant", gettext_noop("Van iemand die hier zelf huurt")),
            ("employer", gettext_noop("Via mijn werk of uitzendbureau")),
            ("care_provider", gettext_noop("Via een zorginstelling of begeleiding")),
            ("vacancy_manager", gettext_noop("Via een antikraakbureau")),
            _DO_NOT_KNOW,
        )),
        Question(Ask.PLACE, gettext_noop("Wat voor plek is het?"), (
            ("home", gettext_noop("Een gewone woning of kamer")),
            ("landlords_home", gettext_noop("Een kamer in het huis waar de verhuurder woont")),
            ("student", gettext_noop("Een studentenwoning")),
            ("hotel", gettext_noop("Een hotel, pension of short stay")),
            ("holiday_park", gettext_noop("Een vakantiepark, camping of recreatiewoning")),
            _DO_NOT_KNOW,
        )),
        Question(Ask.PAPER, gettext_noop("Wat staat er boven je papier?"), (
            ("rent", gettext_noop("Huurcontract zonder einddatum")),
            ("rent_until", gettext_noop("Huurcontract met een einddatum")),
            ("vacancy_act", gettext_noop("Tijdelijke huur, Leegstandwet")),
            ("use", gettext_noop("Bruikleen of gebruiksovereenkomst")),
            ("none", gettext_noop("Er is geen papier")),
            _DO_NOT_KNOW,
        ), gettext_noop("Een foto van de eerste bladzijde is genoeg om mee te lezen.")),
        Question(Ask.PAYS, gettext_noop("Wat betaal je om hier te wonen?"), (
            ("nothing", gettext_noop("Niets")),
            ("costs", gettext_noop("Alleen kosten, zoals stroom en water")),
            ("more", gettext_noop("Meer dan de kosten")),
            ("wage", gettext_noop("Het gaat van mijn loon af")),
            _DO_NOT_KNOW,
        )),
        Question(Ask.LONG, gettext_noop("Hoelang woon je hier?"), (
            ("short", gettext_noop("Korter dan {length}")),
            ("long", gettext_noop("{length} of langer")),
            _DO_NOT_KNOW,
        ), path="bw/hospita_proef"),
        Question(Ask.ONLY_HOME, gettext_noop("Is dit je enige woning?"), (
            ("yes", gettext_noop("Ja")),
            ("no", gettext_noop("Nee, ik heb nog een woning")),
            _DO_NOT_KNOW,
        )),
        Question(Ask.NOTICE, gettext_noop("Zei iemand dat je weg moet?"), (
            ("no", gettext_noop("Nee")),
            ("said", gettext_noop("Ja, met woorden")),
            ("letter", gettext_noop("Ja, met een brief")),
            ("court", gettext_noop("Ja, er komt of kwam een rechter aan te pas")),
            ("locked_out", gettext_noop("Ik kan er niet meer in")),
            _DO_NOT_KNOW,
        )),
    )
}  # fmt: skip

#: the questions that decide what it looks like, in the order in which they are asked
DECIDING = (Ask.HOW, Ask.FROM_WHOM, Ask.PLACE, Ask.PAPER, Ask.PAYS)


def answers_from(raw: Mapping[str, str]) -> dict[Ask, str]:
    """The answers of a form; raises AnswerUnknown for a question or an answer that is not there."""
    found: dict[Ask, str] = {}
    for key, value in raw.items():
        if key not in set(Ask) or value not in QUESTIONS[Ask(key)].codes:
            raise AnswerUnknown
        found[Ask(key)] = value
    return found
