# SPDX-License-Identifier: EUPL-1.2
"""The safeguards: which answers each takes, who asks for it, from which step it is due. Pure.

What is missing, who can do it and the first rule stand with the hard stop in `process.stops`, so
that a refusal and this list tell one story. Where each obligation stands is dated and cited in
`law/parameters` (`ivrk`, `gc7`, `ombudsman`, `hr`, `lissabon`, `wmo`, `wrb`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from woonzeker.help.rules.support import REACTIONS
from woonzeker.law.reader import Parameter, series
from woonzeker.matching.linkage.wording import gettext_noop
from woonzeker.process import SAFEGUARDS, Refusal, Step


class Safeguard(StrEnum):
    """What must stand before a home may be called lost. The value is stored with an answer."""

    CHILDREN_KNOWN = "children_known"
    INTEREST_WEIGHED = "interest_weighed"
    CHILDREN_HEARD = "children_heard"
    FAMILY_CONSULTED = "family_consulted"
    INFORMED = "informed"
    OCO_OFFERED = "oco_offered"
    LEGAL_HELP = "legal_help"
    ROOT_CAUSE = "root_cause"
    ALTERNATIVES = "alternatives"
    PLACE = "place"
    NO_DISCRIMINATION = "no_discrimination"

    @property
    def refusal(self) -> Refusal:
        """What is missing at the least, who can do it and which rule asks."""
        return SAFEGUARDS[self.value]


class Brings(StrEnum):
    """What must come along with an answer, beside its source, its day and who gave it."""

    WORDS = "words"
    CHANNEL = "channel"
    LANGUAGE = "language"
    REASON = "reason"
    ABOUT = "about"
    FREE_FROM = "free_from"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: its words, whether it can satisfy, and what it must bring along."""

    words: str
    good: bool = False
    brings: frozenset[Brings] = frozenset()


@dataclass(frozen=True, slots=True)
class Spec:
    """One safeguard as a question.

    `asked_by` are paths of parameters. `due_from` is the step from which it is on the list.
    `with_children`: not asked where no children live. `at_stake`: not asked any more where the home
    was kept. `beforehand`: cannot be made good once the home is lost. `since_summons`: what was
    said of it before a court came into it does not count, because it is about a hearing.
    """

    title: str
    due_from: Step
    choices: Mapping[str, Choice]
    sources: tuple[str, ...]
    asked_by: tuple[str, ...]
    with_children: bool = False
    at_stake: bool = False
    beforehand: bool = False
    since_summons: bool = False


#: how something is known
SOURCES: Mapping[str, str] = {
    "parent": gettext_noop("een ouder vertelde het"),
    "register": gettext_noop("het register"),
    "seen": gettext_noop("zelf gezien"),
    "school": gettext_noop("school"),
    "talk": gettext_noop("een gesprek met het huishouden"),
    "supporter": gettext_noop("wie het huishouden bijstaat"),
    "letter": gettext_noop("een brief of bericht"),
    "booking": gettext_noop("een boeking of contract"),
    "file": gettext_noop("het dossier"),
    "other": gettext_noop("van iemand anders gehoord"),
}
#: hearsay is enough to protect children, never enough to say that there are none
SAYS_NO_CHILDREN = frozenset({"parent", "register", "seen"})
#: why children were not heard
NOT_HEARD: Mapping[str, str] = {
    "too_young": gettext_noop("te jong om te vragen"),
    "did_not_want": gettext_noop("het kind wilde het niet"),
    "harmful": gettext_noop("het zou het kind schaden"),
    "parent_refused": gettext_noop("een ouder stond het niet toe"),
}
#: written for who reads no language that anybody knows of
PICTURES = "pictures"
#: places that are no home for a family with children
NOT_WITH_CHILDREN = frozenset({"shelter"})

_WORDS = frozenset({Brings.WORDS})
_CHANNEL = frozenset({Brings.CHANNEL})
_PLACE = frozenset({Brings.FREE_FROM})
_ABOUT = frozenset({Brings.ABOUT})
_TOLD = ("talk", "supporter", "letter", "file")

CATALOGUE: Mapping[Safeguard, Spec] = {
    Safeguard.CHILDREN_KNOWN: Spec(
        gettext_noop("Wonen er kinderen?"),
        Step.DAGVAARDING,
        {
            "yes": Choice(gettext_noop("er wonen kinderen"), good=True),
            "no": Choice(gettext_noop("er wonen geen kinderen"), good=True),
            "unknown": Choice(gettext_noop("niet bekend")),
        },
        ("parent", "register", "seen", "school", "other"),
        ("ivrk/belang_kind", "hr/kinderen_vaststellen", "ombudsman/6_kind_beschermd"),
    ),
    Safeguard.INTEREST_WEIGHED: Spec(
        gettext_noop("Is het belang van de kinderen op schrift gewogen?"),
        Step.HEARING,
        {
            "weighed": Choice(gettext_noop("gewogen, op schrift"), good=True, brings=_WORDS),
            "not_yet": Choice(gettext_noop("nog niet gewogen")),
        },
        ("file",),
        ("ivrk/belang_kind", "ivrk/niet_scheiden", "hr/belang_weegt_zwaar",
         "ombudsman/6_kind_beschermd"),
        with_children=True, at_stake=True, beforehand=True,
    ),
    Safeguard.CHILDREN_HEARD: Spec(
        gettext_noop("Zijn de kinderen gehoord?"),
        Step.HEARING,
        {
            "heard": Choice(gettext_noop("gehoord"), good=True, brings=_WORDS),
            "not_heard": Choice(
                gettext_noop("niet gehoord, om een reden"),
                good=True, brings=_WORDS | {Brings.REASON},
            ),
            "not_yet": Choice(gettext_noop("nog niet gehoord")),
        },
        ("talk", "parent", "supporter", "school"),
        ("ivrk/horen", "ombudsman/8_raadplegen"),
        with_children=True, at_stake=True, beforehand=True,
    ),
    Safeguard.FAMILY_CONSULTED: Spec(
        gettext_noop("Is er echt overlegd met het huishouden?"),
        Step.HEARING,
        {
            "consulted": Choice(
                gettext_noop("ja: wat zij willen, en wat daarmee gebeurde"),
                good=True, brings=_WORDS,
            ),
            "declined": Choice(
                gettext_noop("zij willen geen gesprek, ook niet met een ander"),
                good=True, brings=_WORDS,
            ),
            "not_reached": Choice(gettext_noop("nog niemand bereikt")),
        },
        ("talk", "supporter"),
        ("gc7/a_overleg", "ombudsman/8_raadplegen"),
        beforehand=True,
    ),
    Safeguard.INFORMED: Spec(
        gettext_noop("Kreeg het huishouden uitleg van zijn rechten in een taal die het leest?"),
        Step.DAGVAARDING,
        {
            "letter": Choice(
                gettext_noop("een brief over hun rechten"),
                good=True, brings=_CHANNEL | {Brings.LANGUAGE},
            ),
            "explained": Choice(
                gettext_noop("uitgelegd, in hun taal of met een tolk"), good=True, brings=_CHANNEL
            ),
            "came_back": Choice(gettext_noop("de brief kwam niet aan")),
        },
        ("talk", "letter", "supporter"),
        ("gc7/c_informatie", "ombudsman/7_rechtsbescherming"),
        since_summons=True,
    ),
    Safeguard.OCO_OFFERED: Spec(
        gettext_noop("Is onafhankelijke ondersteuning vaker dan één keer aangeboden?"),
        Step.DAGVAARDING,
        {
            code: Choice(words, good=True, brings=_CHANNEL) for code, words in REACTIONS.items()
        },
        ("talk", "letter", "supporter"),
        ("wmo/clientondersteuning", "ombudsman/7_rechtsbescherming"),
    ),
    Safeguard.LEGAL_HELP: Spec(
        gettext_noop("Is er gewezen op rechtshulp?"),
        Step.DAGVAARDING,
        {
            "pointed": Choice(
                gettext_noop("gewezen op het Juridisch Loket en een advocaat"),
                good=True, brings=_CHANNEL,
            ),
            "has_lawyer": Choice(gettext_noop("er is een advocaat"), good=True),
            "came_back": Choice(gettext_noop("de brief kwam niet aan")),
        },
        ("talk", "letter", "supporter"),
        ("wrb/rechtsbijstand", "gc7/g_rechtsmiddel", "gc7/h_rechtsbijstand",
         "ombudsman/7_rechtsbescherming"),
        since_summons=True,
    ),
    Safeguard.ROOT_CAUSE: Spec(
        gettext_noop("Is de oorzaak aangepakt?"),
        Step.VONNIS,
        {
            "solved": Choice(gettext_noop("opgelost"), good=True, brings=_WORDS),
            "help_runs": Choice(gettext_noop("er loopt hulp bij"), good=True, brings=_WORDS),
            "declined": Choice(
                gettext_noop("hulp aangeboden, zij willen die niet"), good=True, brings=_WORDS
            ),
            "not_found": Choice(gettext_noop("nog niet bekend of niet aangepakt")),
        },
        _TOLD,
        ("ombudsman/2_grondoorzaak",),
    ),
    Safeguard.ALTERNATIVES: Spec(
        gettext_noop("Zijn de lichtere middelen geprobeerd, in volgorde?"),
        Step.VONNIS,
        {
            "tried": Choice(gettext_noop("geprobeerd"), good=True, brings=_ABOUT),
            "not_possible": Choice(
                gettext_noop("kan hier niet, om een reden"),
                good=True, brings=_WORDS | _ABOUT,
            ),
            "not_tried": Choice(gettext_noop("toch niet geprobeerd"), brings=_ABOUT),
        },
        _TOLD,
        ("ombudsman/1_geen_dakloosheid", "gc7/a_overleg", "hr/andere_huisvesting"),
        at_stake=True, beforehand=True,
    ),
    Safeguard.PLACE: Spec(
        gettext_noop("Is er een plek vóór de dag?"),
        Step.VONNIS,
        {
            "own_contract": Choice(gettext_noop("eigen huurcontract"), True, _PLACE),
            "temporary_home": Choice(gettext_noop("tijdelijke woning"), True, _PLACE),
            "family_place": Choice(gettext_noop("gezinsplek"), True, _PLACE),
            "hotel": Choice(gettext_noop("hotel, kort"), True, _PLACE),
            "shelter": Choice(gettext_noop("opvang"), True, _PLACE),
            "with_others": Choice(gettext_noop("bij familie of vrienden: dat is dakloos")),
            "none": Choice(gettext_noop("er is geen plek, of zij vervalt")),
        },
        ("booking", "talk", "supporter"),
        ("ombudsman/3_zicht_op_huis", "ombudsman/1_geen_dakloosheid", "ivrk/huisvesting",
         "hr/andere_huisvesting", "lissabon/geen_ontruiming_zonder_huis"),
        at_stake=True,
    ),
    Safeguard.NO_DISCRIMINATION: Spec(
        gettext_noop("Is dit huishouden behandeld als ieder ander?"),
        Step.VONNIS,
        {
            "same": Choice(
                gettext_noop("vergeleken met andere zaken: geen verschil"), good=True, brings=_WORDS
            ),
            "difference": Choice(gettext_noop("er is een verschil dat niemand kan uitleggen")),
        },
        ("file",),
        ("ombudsman/4_geen_discriminatie",),
        at_stake=True,
    ),
}  # fmt: skip

#: obligations that no answer on this list meets: where in the program they are met
ELSEWHERE: Mapping[str, str] = {
    "gc7/b_aankondiging": gettext_noop("de termijnen van aanzegging en nieuwe datum, op het spoor"),
    "gc7/d_ambtenaren": gettext_noop("het plan voor de dag: wie de leiding heeft, met naam"),
    "gc7/e_uitvoerders": gettext_noop("het plan voor de dag: de deurwaarder, met naam"),
    "gc7/f_moment": gettext_noop("het plan voor de dag: het tijdstip en het weer"),
    "ombudsman/5_grond_in_de_wet": gettext_noop("het vonnis of besluit, op het spoor"),
}


def rules_behind(safeguard: Safeguard, *, on: date) -> tuple[Parameter, ...]:
    """The obligations that ask for a safeguard, as they stand on a day; the first one first."""
    found = (each for path in CATALOGUE[safeguard].asked_by for each in series(path))
    return tuple(each for each in found if each.holds_on(on))
