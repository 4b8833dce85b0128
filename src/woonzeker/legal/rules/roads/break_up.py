# SPDX-License-Identifier: EUPL-1.2
"""The road of a relationship that ends: safe first, hear each alone, both a roof.

Sources: the guide, p. 24; BW art. 7:266 lid 5 (spouses who rent), 7:267 lid 7 (others who rent),
1:165 (owners). Each of the two is helped on their own: what one says the other never sees here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from woonzeker.legal.rules.roads.shape import (
    Beginning,
    Course,
    Ending,
    Home,
    LadderWish,
    Road,
    Step,
    Who,
)
from woonzeker.legal.rules.roads.wall import FactKind
from woonzeker.matching.linkage.wording import gettext_noop
from woonzeker.outreach.ladder import LadderStep, Lane

_GUIDE = "handreiking Voorkomen huisuitzettingen, p. 24"
_RENT = "BW art. 7:266 lid 5 en 7:267 lid 7"
_DAY = FactKind.STEP_DAY

COURSE = Course(
    road=Road.BREAK_UP,
    title=gettext_noop("Uit elkaar gaan"),
    says=gettext_noop("Eerst veilig. Daarna ieder apart horen, en voor beiden een dak."),
    claim="other",
    begins=(
        Beginning("resident_tells", gettext_noop("een van beiden vraagt hulp"), "told"),
        Beginning("found_in_talk", gettext_noop("het kwam in een gesprek naar voren"), "told"),
    ),
    steps=(
        Step(
            "told", gettext_noop("gehoord dat mensen uit elkaar gaan"), Who.RESIDENT, _GUIDE,
            keeps=frozenset({_DAY, FactKind.BEGAN_BY}),
        ),
        Step(
            "safety_asked", gettext_noop("alleen gevraagd of het veilig is"), Who.TEAM, _GUIDE,
            after=("told",), term="safe", term_from=("told",),
            keeps=frozenset({_DAY, FactKind.SAFE_PLACE, FactKind.TWO_AT_DOOR}),
        ),
        Step(
            "safe_place", gettext_noop("veilige plek gevonden"), Who.LEAD, _GUIDE,
            after=("safety_asked",), optional=True, term="safe", term_from=("safety_asked",),
            keeps=frozenset({_DAY, FactKind.PLACE_FOUND, FactKind.PEOPLE_FOR_PLACE}),
        ),
        Step(
            "each_heard", gettext_noop("ieder apart gehoord"), Who.TEAM, _GUIDE,
            after=("safety_asked",),
            keeps=frozenset({_DAY, FactKind.OUTCOME, FactKind.CHILDREN}),
        ),
        Step(
            "standing_found", gettext_noop("nagevraagd wie er op het contract staan"), Who.TEAM,
            _RENT, after=("each_heard",),
            keeps=frozenset({_DAY, FactKind.LEASE_STANDING, FactKind.TENURE}),
        ),
        Step(
            "money_looked_at", gettext_noop("gekeken naar huur, toeslagen en schulden van ieder"),
            Who.TEAM, _GUIDE, after=("each_heard",), keeps=frozenset({_DAY, FactKind.OUTCOME}),
        ),
        Step(
            "mediation_offered", gettext_noop("bemiddeling en juridische hulp aangeboden"),
            Who.TEAM, _GUIDE, after=("each_heard",),
            keeps=frozenset({_DAY, FactKind.OUTCOME, FactKind.HELP_SORT, FactKind.HELP_TAKEN}),
        ),
        Step(
            "agreed", gettext_noop("samen afgesproken wie blijft"), Who.PARTNER, _RENT,
            after=("standing_found",), optional=True, keeps=frozenset({_DAY, FactKind.OUTCOME}),
        ),
        Step(
            "asked_court", gettext_noop("rechter gevraagd wie blijft"), Who.LAWYER, _RENT,
            after=("mediation_offered",), optional=True,
            keeps=frozenset({_DAY, FactKind.COURT_DAY}),
        ),
        Step(
            "judged", gettext_noop("rechter besliste wie blijft"), Who.COURT, _RENT,
            law_after=("asked_court",), optional=True,
            keeps=frozenset({_DAY, FactKind.OUTCOME}),
        ),
        Step(
            "place_found", gettext_noop("plek voor wie weggaat"), Who.LEAD, _GUIDE,
            after=("each_heard",),
            keeps=frozenset({_DAY, FactKind.PLACE_FOUND, FactKind.PEOPLE_FOR_PLACE}),
        ),
        Step(
            "one_left", gettext_noop("een van beiden verliet de woning"), Who.PARTNER, _GUIDE,
            after=("each_heard", "standing_found", "place_found"), loses=True,
            keeps=frozenset({_DAY}),
        ),
    ),
    ends=(
        Ending("together", gettext_noop("zij blijven samen wonen"), Home.KEPT, ("each_heard",)),
        Ending("both_housed", gettext_noop("beiden hebben een eigen plek"), Home.OWN_PLACE,
               ("each_heard", "place_found")),
        Ending("one_without", gettext_noop("een van beiden is zonder woning"), Home.LOST,
               ("place_found",)),
    ),
    wish=LadderWish(
        Lane.ORDINARY, (LadderStep.CALL, LadderStep.ELSEWHERE), "contact_days",
        gettext_noop("Niets op papier naar het huis: de ander leest mee. Spreek ergens anders af."),
        never=frozenset({
            LadderStep.LETTER, LadderStep.CARD, LadderStep.NOTE, LadderStep.EVENING_VISIT,
        }),
    ),
)  # fmt: skip


class Bond(StrEnum):
    """How two people who part stand to each other and to the home."""

    MARRIED_RENT = "married_rent"
    TOGETHER_BOTH_RENT = "together_both_rent"
    TOGETHER_ONE_RENTS = "together_one_rents"
    OWNERS = "owners"
    FAMILY = "family"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class WhoStays:
    """What a bond points to: a sentence, what to do now, and the parameter it rests on."""

    says: str
    do_now: tuple[str, ...]
    path: str


_LAWYER = gettext_noop("Vraag een advocaat of het Juridisch Loket, ieder een eigen")
_RENTS = gettext_noop("Betaal de huur door: samen blijf je ervoor aansprakelijk")
_STAY = gettext_noop("Zeg niets op en teken niets voordat een jurist heeft gekeken")
_BONDS: dict[Bond, WhoStays] = {
    Bond.MARRIED_RENT: WhoStays(
        gettext_noop("Dit wijst erop dat jullie allebei huurder zijn, ook als er één naam staat."),
        (_RENTS, _STAY, _LAWYER), "bw/huur_na_scheiding",
    ),
    Bond.TOGETHER_BOTH_RENT: WhoStays(
        gettext_noop("Dit wijst erop dat jullie evenveel recht hebben; een rechter kan kiezen."),
        (_RENTS, _STAY, _LAWYER), "bw/huur_na_samenwonen",
    ),
    Bond.TOGETHER_ONE_RENTS: WhoStays(
        gettext_noop("Dit wijst erop dat één van jullie huurder is. De ander kan medehuur vragen."),
        (_STAY, _LAWYER, gettext_noop("Zoek nu al een plek voor wie niet op het contract staat")),
        "bw/medehuur_huishouding",
    ),
    Bond.OWNERS: WhoStays(
        gettext_noop("Dit wijst erop dat een rechter kan zeggen wie er voorlopig blijft wonen."),
        (gettext_noop("Praat samen of apart met de geldverstrekker"), _STAY, _LAWYER),
        "bw/echtelijke_woning",
    ),
    Bond.FAMILY: WhoStays(
        gettext_noop("Dit wijst erop dat wie inwoont geen eigen recht op de woning heeft."),
        (gettext_noop("Bemiddel eerst: vaak is een paar weken genoeg om iets te vinden"),
         gettext_noop("Zoek nu al een plek, en een postadres")),
        "bw/huur_bestanddelen",
    ),
    Bond.UNKNOWN: WhoStays(
        gettext_noop("Het is niet duidelijk wie mag blijven. Ga niet weg zonder raad."),
        (_STAY, _LAWYER), "bw/ontbinding_door_rechter",
    ),
}  # fmt: skip


def who_stays(bond: Bond) -> WhoStays:
    """What a bond points to; a lawyer looks, this is no verdict."""
    return _BONDS[bond]
