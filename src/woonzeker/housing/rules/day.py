# SPDX-License-Identifier: EUPL-1.2
"""The plan of the day of an eviction: what is arranged, and what is missing, counted back. Pure.

One party takes the lead (letter of the minister of 4 July 2023; Voorkomen huisuitzettingen,
Eropaf!, April 2026, chapter 8). An eviction comes only when there is a place to go (Ombudsman and
Kinderombudsman, 24 January 2023). Contact goes on: it often works even on the day itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from woonzeker.housing.rules.known import Known
from woonzeker.housing.rules.roof import RoofPolicy
from woonzeker.law.calendar import dutch_date, dutch_day, dutch_length
from woonzeker.law.holidays import is_working_day, working_days_before
from woonzeker.matching.linkage.wording import gettext_noop


class Topic(StrEnum):
    """What must be arranged before the bailiff comes."""

    LEAD = "lead"
    PLACE = "place"
    CHILDREN = "children"
    SCHOOL = "school"
    PETS = "pets"
    MEDICINES = "medicines"
    PAPERS = "papers"
    WORK = "work"
    TRANSPORT = "transport"
    STORAGE = "storage"


class State(StrEnum):
    """How a topic stands."""

    ARRANGED = "arranged"
    MISSING = "missing"
    #: nobody asked yet whether it is needed
    UNKNOWN = "unknown"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True)
class About:
    """What a topic is: its name, what is missing, the question while unknown, and who can do it.

    `days` names the number of the policy, `fact` that of the household on which it hangs.
    """

    title: str
    missing: str
    who: str
    rule: str
    days: str
    fact: str = ""
    ask: str = ""


_LEADS = gettext_noop("Wie de leiding heeft")
_NAMES = gettext_noop("De teamleider of de manager")
_PLACES = gettext_noop("Wie de plekken beheert, samen met wie de leiding heeft")
_CARRIES = gettext_noop("Wie bij de gemeente de inboedel laat ophalen en opslaan")
_HOUSEHOLD = gettext_noop("Wie de leiding heeft, samen met het huishouden")
_GUIDE = "handreiking Voorkomen huisuitzettingen, hoofdstuk 8"
_CHILD = "IVRK art. 3 lid 1"
_GOODS = "Rv art. 556 lid 3"
_DUTY = "Als de overheid niet thuis geeft, 24 januari 2023"

TOPICS: Mapping[Topic, About] = {
    Topic.LEAD: About(
        gettext_noop("Leiding"), gettext_noop("Er heeft nog niemand met naam de leiding."),
        _NAMES, _GUIDE, "lead_days",
    ),
    Topic.PLACE: About(
        gettext_noop("Plek"), gettext_noop("Er is nog geen plek die op de dag zelf klaar is."),
        _PLACES, _DUTY, "place_days",
    ),
    Topic.CHILDREN: About(
        gettext_noop("Opvang van de kinderen"),
        gettext_noop("Het is niet bekend waar de kinderen die dag zijn."),
        _HOUSEHOLD, _CHILD, "care_days", "children",
        gettext_noop("Vraag of er kinderen in huis zijn."),
    ),
    Topic.SCHOOL: About(
        gettext_noop("School"),
        gettext_noop("Met school is nog niet afgesproken hoe het die dag en daarna gaat."),
        _HOUSEHOLD, _CHILD, "care_days", "school",
        gettext_noop("Vraag of er kinderen naar school of opvang gaan."),
    ),
    Topic.PETS: About(
        gettext_noop("Huisdieren"), gettext_noop("Voor de huisdieren is nog niets geregeld."),
        _HOUSEHOLD, _GUIDE, "care_days", "pets", gettext_noop("Vraag of er huisdieren zijn."),
    ),
    Topic.MEDICINES: About(
        gettext_noop("Medicijnen"),
        gettext_noop("Medicijnen en hulpmiddelen zijn nog niet apart gelegd."),
        _HOUSEHOLD, _GUIDE, "papers_days", "medicines",
        gettext_noop("Vraag of iemand medicijnen of hulpmiddelen nodig heeft."),
    ),
    Topic.PAPERS: About(
        gettext_noop("Papieren"),
        gettext_noop("Paspoorten, pasjes en andere papieren zijn nog niet apart gelegd."),
        _HOUSEHOLD, _GUIDE, "papers_days",
    ),
    Topic.WORK: About(
        gettext_noop("Werk"),
        gettext_noop("Er is nog niet besproken hoe het die dag en daarna met werk gaat."),
        _HOUSEHOLD, _GUIDE, "care_days", "work", gettext_noop("Vraag of iemand werk heeft."),
    ),
    Topic.TRANSPORT: About(
        gettext_noop("Vervoer van de spullen"),
        gettext_noop("Er is nog geen vervoer voor de spullen besteld."),
        _CARRIES, _GOODS, "goods_days",
    ),
    Topic.STORAGE: About(
        gettext_noop("Opslag van de spullen"),
        gettext_noop("Er is nog geen opslag voor de spullen afgesproken."),
        _CARRIES, _GOODS, "goods_days",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Household:
    """What is known of a household as far as the day hangs on it."""

    children: Known = Known.UNKNOWN
    school: Known = Known.UNKNOWN
    pets: Known = Known.UNKNOWN
    medicines: Known = Known.UNKNOWN
    work: Known = Known.UNKNOWN

    def said(self, fact: str) -> Known:
        """Whether the fact is so; without children in the home nobody asks about school."""
        if fact == "school" and self.children is Known.NO:
            return Known.NO
        return Known.YES if not fact else Known(getattr(self, fact))


@dataclass(frozen=True, slots=True)
class Lead:
    """Who takes the lead: one person, by name, and where they work."""

    name: str
    organisation: str


@dataclass(frozen=True, slots=True)
class Arrangement:
    """That a topic is arranged: by whom (a name), and on which day that was noted."""

    by: str
    noted_on: date


@dataclass(frozen=True, slots=True)
class Roof:
    """The place after the eviction, from and until which day (None: no end), and whether it fits.

    `until_on` is the first day on which it is theirs no more.
    """

    from_on: date
    until_on: date | None
    fits: bool


@dataclass(frozen=True, slots=True)
class DayPlan:
    """What is arranged for the day on which an eviction is announced."""

    eviction_on: date
    lead: Lead | None = None
    roof: Roof | None = None
    arranged: Mapping[Topic, Arrangement] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Line:
    """One topic of the plan: how it stands, and when it is not done by when, by whom and why.

    `days_left` are the working days until `due_on`, below zero when that day is past.
    """

    topic: Topic
    state: State
    sentence: str
    who: str
    rule: str
    due_on: date
    explanation: str
    days_left: int

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something."""
        return self.state in (State.MISSING, State.UNKNOWN)

    @property
    def is_late(self) -> bool:
        """Whether it should have been done already; it can still be done."""
        return self.is_open and self.days_left < 0


def lead_refusal(lead: Lead, *, now: Lead | None) -> str:
    """Why somebody cannot take the lead, in Dutch; empty when they can.

    There is one lead: who takes over replaces the one there was, and that one is told.
    """
    if not lead.name.strip():
        return gettext_noop("Schrijf op wie de leiding heeft: één persoon, met naam.")
    if not lead.organisation.strip():
        return gettext_noop("Schrijf op waar die persoon werkt.")
    if now is not None and now == lead:
        return gettext_noop("Die persoon heeft de leiding al.")
    return ""


def plan_lines(
    plan: DayPlan, household: Household, policy: RoofPolicy, *, on: date
) -> tuple[Line, ...]:
    """Every topic in the order of the table, with how it stands on a day."""
    return tuple(_line(topic, plan, household, policy, on) for topic in Topic)


def missing(lines: Iterable[Line]) -> tuple[Line, ...]:
    """What is not arranged yet, the most pressing first."""
    return tuple(sorted((each for each in lines if each.is_open), key=lambda each: each.due_on))


def has_place(plan: DayPlan) -> bool:
    """Whether a fitting place is theirs on the day of the eviction itself."""
    return not _place_missing(plan)


def _line(topic: Topic, plan: DayPlan, household: Household, policy: RoofPolicy, on: date) -> Line:
    about = TOPICS[topic]
    days = int(getattr(policy, about.days))
    due = working_days_before(plan.eviction_on, days)
    length = dutch_length(days, "werkdag" if days == 1 else "werkdagen")
    why = f"{length[:1].upper()}{length[1:]} voor {dutch_date(plan.eviction_on)} is"
    state, sentence = _state(topic, plan, household.said(about.fact))
    return Line(
        topic, state, sentence, about.who, about.rule, due, f"{why} {dutch_day(due)}.",
        _working_days_between(on, due),
    )  # fmt: skip


def _state(topic: Topic, plan: DayPlan, said: Known) -> tuple[State, str]:
    about = TOPICS[topic]
    if said is Known.NO:
        return State.NOT_NEEDED, ""
    if topic is Topic.LEAD:
        led = plan.lead is not None and not lead_refusal(plan.lead, now=None)
        return (State.ARRANGED, "") if led else (State.MISSING, about.missing)
    if topic is Topic.PLACE:
        wrong = _place_missing(plan)
        return (State.MISSING, wrong) if wrong else (State.ARRANGED, "")
    done = plan.arranged.get(topic)
    if done is not None and done.by.strip():
        return State.ARRANGED, ""
    return (State.UNKNOWN, about.ask) if said is Known.UNKNOWN else (State.MISSING, about.missing)


def _place_missing(plan: DayPlan) -> str:
    """What is wrong with the place for that day, in Dutch; empty when it is right."""
    roof = plan.roof
    if roof is None:
        return TOPICS[Topic.PLACE].missing
    if not roof.fits:
        return gettext_noop("De plek past niet bij dit huishouden.")
    if roof.from_on > plan.eviction_on:
        return gettext_noop("De plek begint pas na de dag zelf: er zijn nachten zonder dak.")
    if roof.until_on is not None and roof.until_on <= plan.eviction_on:
        return gettext_noop("De plek eindigt voor of op de dag zelf.")
    return ""


def _working_days_between(on: date, due: date) -> int:
    """The working days after `on` up to and including `due`; below zero when `due` is past."""
    first, last = sorted((on, due))
    days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    count = sum(1 for day in days if is_working_day(day))
    return count if due >= on else -max(count, 1)
