# SPDX-License-Identifier: EUPL-1.2
"""What a work list shows, on a page, on paper and in a sheet: plain values, no tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from itertools import groupby

from woonzeker.planning.places import Place
from woonzeker.planning.routes import DayPart


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitLine:
    """One door: who lives there, when to ring, why, and until when it counts."""

    id: str
    case: str
    number: str
    household: str
    address: str
    street: str
    house_number: int
    addition: str
    postcode: str
    city: str
    place: Place | None
    position: int
    at: time | None
    about: tuple[str, ...]
    why: str
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


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftLine:
    """A household that is not visited this week: why, and when the letter goes instead."""

    case: str
    number: str
    address: str
    total: int
    words: str
    due_on: date | None
    offer_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MissedLine:
    """A term that this capacity will miss; `visited_on` None when no place is in sight."""

    case: str
    number: str
    address: str
    due_on: date
    visited_on: date | None
    #: whether the visit stands on this very list
    planned: bool


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


def sections(view: WorkListView) -> Iterator[Section]:
    """The list in pieces to hand out: one per person and day, in the order of the week.

    Who goes with somebody else for a part of the day gets a piece of its own for that part.
    """
    in_order = sorted(view.tours, key=lambda tour: (tour.day_on, tour.people[0], _when(tour)))
    for (day, people), tours in groupby(in_order, key=lambda tour: (tour.day_on, tour.people)):
        yield Section(people, day, tuple(tours))


def _when(tour: TourLine) -> tuple[date, int, tuple[str, ...]]:
    return tour.day_on, list(DayPart).index(tour.part), tour.people
