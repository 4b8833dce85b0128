# SPDX-License-Identifier: EUPL-1.2
"""The nouns of a week's plan. Minutes are whole minutes after midnight, distances whole metres."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from woonzeker.planning.places import Place
from woonzeker.planning.priority import Standing


class DayPart(StrEnum):
    """Parts of a day, as the national statistics count contact (DDAS EnumDagdeel)."""

    MORNING = "ochtend"
    AFTERNOON = "middag"
    EVENING = "avond"


#: in the order of the day
DAY_PARTS = tuple(DayPart)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A door that somebody should ring at. Only `standing` decides whether it is visited."""

    standing: Standing
    place: Place | None = None
    two_people: bool = False
    parts: frozenset[DayPart] = frozenset(DayPart)
    #: nobody rings before this day
    from_on: date | None = None

    @property
    def case(self) -> str:
        """The opaque id of the case."""
        return self.standing.case


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """One person who can visit in one part of one day."""

    person: str
    on: date
    part: DayPart
    starts_at: int
    ends_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Crew:
    """One or two people who walk a tour together, and how many doors fit in their time."""

    people: tuple[str, ...]
    on: date
    part: DayPart
    starts_at: int
    ends_at: int
    room: int

    @property
    def bucket(self) -> Bucket:
        """Crews that are alike for choosing."""
        return Bucket(self.on, DAY_PARTS.index(self.part), len(self.people))


@dataclass(frozen=True, slots=True, order=True)
class Bucket:
    """A part of a day for tours of one or of two people; sorts in the order of time."""

    on: date
    part_index: int
    size: int

    @property
    def part(self) -> DayPart:
        """The part of the day."""
        return DAY_PARTS[self.part_index]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A household that will be visited, at the latest on `by`, for now placed in `bucket`."""

    wanted: Wanted
    by: date
    bucket: Bucket


@dataclass(frozen=True, slots=True)
class Dropped:
    """A household that is not visited this week, and why."""

    case: str
    reason: str  # no_room, no_pair, no_part
    words: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Who is visited (in the order of urgency), who is not, and the crews that go out."""

    chosen: tuple[Chosen, ...]
    dropped: tuple[Dropped, ...]
    crews: tuple[Crew, ...]

    @property
    def room(self) -> int:
        """How many doors fit in the week."""
        return sum(crew.room for crew in self.crews)


@dataclass(frozen=True, slots=True)
class Stop:
    """One door on a tour and the minute at which it is expected."""

    case: str
    at: int


@dataclass(frozen=True, slots=True)
class Tour:
    """The doors of one crew in one part of a day, in walking order."""

    crew: Crew
    stops: tuple[Stop, ...]
    metres: int


@dataclass(frozen=True, slots=True)
class MissedTerm:
    """A legal term that will pass before the door is rung at; `visited_on` None: not in sight."""

    case: str
    due_on: date
    visited_on: date | None


@dataclass(frozen=True, slots=True)
class Plan:
    """A week: the tours, who does not fit and why, and the terms that will be missed."""

    tours: tuple[Tour, ...]
    dropped: tuple[Dropped, ...]
    missed: tuple[MissedTerm, ...]
    room: int

    @property
    def metres(self) -> int:
        """All tours together."""
        return sum(tour.metres for tour in self.tours)
