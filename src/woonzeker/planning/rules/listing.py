# SPDX-License-Identifier: EUPL-1.2
"""What a work list shows, on a page, on paper and in a sheet: plain values, no tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from itertools import groupby
from typing import Annotated

from woonzeker.access.masks import area_only, door_only, initials
from woonzeker.access.matrix import DataClass, Relation, Sight
from woonzeker.access.veil import Of, of
from woonzeker.planning.places import Place
from woonzeker.planning.routes import DayPart


def household_initials(names: str) -> str:
    """Names as initials; what stands instead of a secret name is a sentence, and stays one.

    It ends in brackets, which no name in the register can have.
    """
    people = (each.strip() for each in names.split(","))
    return ", ".join(each if each.endswith(")") else initials(each) for each in people if each)


#: an address of which somebody at a distance knows the door and not who lives there
_Address = Annotated[str, Of(DataClass.ADDRESS, masked=door_only)]
_Place = Annotated[str, Of(DataClass.ADDRESS, masked=str)]
_Postcode = Annotated[str, Of(DataClass.ADDRESS, masked=area_only)]
#: what it is about: kinds of partners and rules, which tell what was reported
_About = Of(DataClass.SIGNAL)


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True, kw_only=True)
class VisitLine:
    """One door: who lives there, when to ring, why, and until when it counts."""

    id: str
    case: str
    number: str
    household: Annotated[str, Of(DataClass.IDENTITY, masked=household_initials)]
    address: _Address
    street: _Place
    house_number: Annotated[int | None, Of(DataClass.ADDRESS, masked=int)]
    addition: Annotated[str, Of(DataClass.ADDRESS)]
    postcode: _Postcode
    city: _Place
    place: Annotated[Place | None, Of(DataClass.ADDRESS, least=Sight.MASKED)]
    position: int
    at: time | None
    about: Annotated[tuple[str, ...], _About]
    why: Annotated[str, _About]
    total: int
    threatening: bool
    due_on: date | None
    term: str
    earlier_visits: int
    outcome: str
    #: it fell away after the list was made final, and is shown struck through
    dropped: bool
    #: why it did, as a sentence
    dropped_why: str = ""
    moved: bool
    late: bool
    #: how long the visit takes, travel included
    minutes: int = 0
    #: who rings: names with the ids of their accounts
    goes: tuple[tuple[str, str], ...] = ()
    secret: bool = False
    relations: frozenset[Relation] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class TourLine:
    """The doors of one person, or of two who go together, in one part of a day."""

    worker: str
    people: tuple[str, ...]
    day_on: date
    part: DayPart
    starts_at: time
    ends_at: time
    #: whether the doors take longer than the part of the day lasts
    runs_over: bool
    visits: tuple[VisitLine, ...]

    @property
    def doors(self) -> tuple[VisitLine, ...]:
        """The visits that still stand."""
        return tuple(visit for visit in self.visits if not visit.dropped)


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True, kw_only=True)
class LeftLine:
    """A household that is not visited this week: why, and when the letter goes instead."""

    case: str
    number: str
    address: _Address
    total: int
    words: str
    due_on: date | None
    offer_on: date | None
    secret: bool = False
    relations: frozenset[Relation] = frozenset()


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True, kw_only=True)
class MissedLine:
    """A term that this capacity will miss; `visited_on` None when no place is in sight."""

    case: str
    number: str
    address: _Address
    due_on: date
    visited_on: date | None
    #: whether the visit stands on this very list
    planned: bool
    secret: bool = False
    relations: frozenset[Relation] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """Somebody who can go out that week, with the day parts they gave."""

    id: str
    name: str
    parts: frozenset[tuple[date, DayPart]]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkListView:
    """A team's week as a whole. `room` is how many doors fit, `minutes` one visit with travel."""

    id: str
    municipality: str
    team: str
    week_on: date
    final: bool
    room: int
    minutes: int
    people: tuple[PersonLine, ...]
    tours: tuple[TourLine, ...]
    left_out: tuple[LeftLine, ...]
    missed: tuple[MissedLine, ...]

    @property
    def week(self) -> int:
        """The number of the week (ISO 8601)."""
        return self.week_on.isocalendar().week

    @property
    def visits(self) -> tuple[VisitLine, ...]:
        """Every door of the week that still stands, in the order of the tours."""
        return tuple(visit for tour in self.tours for visit in tour.doors)

    @property
    def by_day(self) -> tuple[tuple[date, tuple[TourLine, ...]], ...]:
        """The tours of each day."""
        in_time = sorted(self.tours, key=_when)
        return tuple(
            (day, tuple(tours)) for day, tours in groupby(in_time, key=lambda tour: tour.day_on)
        )


@dataclass(frozen=True, slots=True)
class Section:
    """What one person, or two together, take along on one day."""

    people: tuple[str, ...]
    day_on: date
    tours: tuple[TourLine, ...]

    @property
    def doors(self) -> int:
        """How many doors that is."""
        return sum(len(tour.doors) for tour in self.tours)


def people_named(view: WorkListView) -> int:
    """How many people a list tells about: everybody named at a door, and at least one a door."""
    doors = {visit.case: visit.household for tour in view.tours for visit in tour.visits}
    return sum(max(1, len(names.split(","))) for names in doors.values())


def sections(view: WorkListView) -> Iterator[Section]:
    """The list in pieces to hand out: one per person and day, in the order of the week.

    Who goes with somebody else for a part of the day gets a piece of its own for that part.
    """
    in_order = sorted(view.tours, key=lambda tour: (tour.day_on, tour.people[0], _when(tour)))
    for (day, people), tours in groupby(in_order, key=lambda tour: (tour.day_on, tour.people)):
        yield Section(people, day, tuple(tours))


def _when(tour: TourLine) -> tuple[date, int, tuple[str, ...]]:
    return tour.day_on, list(DayPart).index(tour.part), tour.people
