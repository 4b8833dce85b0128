# SPDX-License-Identifier: EUPL-1.2
"""What a road to losing a home is made of: beginnings, steps, endings, and how contact is sought.

A road runs beside the steps of the sieve: it raises none and lowers none. Source of the roads:
Handreiking Voorkomen huisuitzettingen (Eropaf!, april 2026), chapters 1, 5 and 8 and intermezzos.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from woonzeker.legal.rules.roads.wall import FactKind
from woonzeker.matching.linkage.wording import gettext_noop
from woonzeker.outreach.ladder import LadderStep, Lane


class Road(StrEnum):
    """A road to losing a home beside arrears; the code that stands with a case as its lane."""

    NUISANCE = "nuisance"
    CLOSURE = "closure"
    FRAUD = "fraud"
    CARER = "carer"
    BREAK_UP = "break_up"
    MORTGAGE = "mortgage"
    PRECARIOUS = "precarious"


#: roads that say something of nuisance or a closure by themselves
_ORDERLY = frozenset({Road.NUISANCE, Road.CLOSURE, Road.FRAUD})


class Who(StrEnum):
    """Who acts at a step."""

    TEAM = "team"
    LEAD = "lead"
    RESIDENT = "resident"
    LAWYER = "lawyer"
    SUPPORTER = "supporter"
    LANDLORD = "landlord"
    MEDIATOR = "mediator"
    CARE = "care"
    MAYOR = "mayor"
    COURT = "court"
    BAILIFF = "bailiff"
    LENDER = "lender"
    PARTNER = "partner"


WHO_WORDS: dict[Who, str] = {
    Who.TEAM: gettext_noop("het team van de gemeente"),
    Who.LEAD: gettext_noop("wie de leiding heeft bij een plek"),
    Who.RESIDENT: gettext_noop("de bewoner"),
    Who.LAWYER: gettext_noop("een advocaat of het Juridisch Loket"),
    Who.SUPPORTER: gettext_noop("onafhankelijke cliëntondersteuning"),
    Who.LANDLORD: gettext_noop("de verhuurder"),
    Who.MEDIATOR: gettext_noop("buurtbemiddeling"),
    Who.CARE: gettext_noop("een zorgverlener"),
    Who.MAYOR: gettext_noop("de burgemeester"),
    Who.COURT: gettext_noop("de rechter"),
    Who.BAILIFF: gettext_noop("de deurwaarder"),
    Who.LENDER: gettext_noop("de geldverstrekker"),
    Who.PARTNER: gettext_noop("de partner of huisgenoot"),
}
#: whose steps the municipality decides about itself: what is missing refuses them
OURS = frozenset({Who.TEAM, Who.LEAD})

#: the codes of the safeguards; every road asks them all once a home may be lost
SAFEGUARDS = (
    "children_known",
    "interest_weighed",
    "children_heard",
    "family_consulted",
    "informed",
    "oco_offered",
    "legal_help",
    "root_cause",
    "alternatives",
    "place",
    "no_discrimination",
)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a road: who does it, what comes before, what may be written down of it.

    `after` are steps that should have been tried: missing ones refuse a step of the municipality,
    and are told with a step of somebody else. `law_after` are what the law itself asks first:
    without them the step cannot have happened, whoever says so; `instead` is what to note then.
    `loses` says that the home is lost by it, so that all safeguards are asked. `term` names a clock
    in `clocks`, counted from the first of the steps `term_from` that was taken.
    """

    code: str
    title: str
    who: Who
    source: str
    after: tuple[str, ...] = ()
    law_after: tuple[str, ...] = ()
    instead: str = ""
    loses: bool = False
    term: str = ""
    term_from: tuple[str, ...] = ()
    keeps: frozenset[FactKind] = frozenset({FactKind.STEP_DAY})
    #: a step that is asked only where it fits: no step that is always asked waits for it
    optional: bool = False


#: steps by which a household loses its home: they raise the case as a bailiff's word does
LOSES_HOME = frozenset({"home_lost", "dissolved_out_of_court", "sold_by_force"})


@dataclass(frozen=True, slots=True)
class Beginning:
    """A way in which a road begins: who tells, and the step that is done by it."""

    code: str
    title: str
    step: str


class Home(StrEnum):
    """What became of the home when a road ended."""

    KEPT = "kept"
    OWN_PLACE = "own_place"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Ending:
    """A way in which a road ends; a lost home asks all safeguards, whoever it was that ended it."""

    code: str
    title: str
    home: Home
    after: tuple[str, ...] = ()


#: a road that never ran: it was begun by mistake, and nobody chooses this as an ending
MISTAKE = Ending("mistake", gettext_noop("verkeerd ingevoerd"), Home.KEPT)


@dataclass(frozen=True, slots=True)
class LadderWish:
    """How contact is sought on this road: the ladder, ways to begin with, and ways never used.

    `within` is the name of a number of working days in the policy; `by_two` says that nobody goes
    to the door alone until somebody else decides so; `rest` is the name of a number of days in
    which nobody rings the bell unasked, empty for none.
    """

    lane: Lane
    first: tuple[LadderStep, ...]
    within: str
    says: str
    never: frozenset[LadderStep] = frozenset()
    by_two: bool = False
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """A whole road. `claim` is the ground of a claim in court that belongs to it."""

    road: Road
    title: str
    says: str
    claim: str
    begins: tuple[Beginning, ...]
    steps: tuple[Step, ...]
    ends: tuple[Ending, ...]
    wish: LadderWish
    safeguards: tuple[str, ...] = SAFEGUARDS

    def step(self, code: str) -> Step:
        """The step with this code; raises KeyError for a code of another road."""
        return {each.code: each for each in self.steps}[code]

    def ending(self, code: str) -> Ending:
        """The ending with this code; raises KeyError for a code of another road."""
        return {each.code: each for each in (*self.ends, MISTAKE)}[code]

    @property
    def loses_home(self) -> bool:
        """Whether the whole household loses its home on this road; of a couple one stays."""
        return any(each.code in LOSES_HOME for each in self.steps)

    @property
    def data(self) -> str:
        """The class of data that the road itself is: who may know that it runs."""
        return "D7" if self.road in _ORDERLY else "D5"

    @property
    def keeps(self) -> frozenset[FactKind]:
        """Every kind of fact that a step of this road may write down."""
        return frozenset().union(*(each.keeps for each in self.steps))
