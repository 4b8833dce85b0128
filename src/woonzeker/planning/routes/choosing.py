# SPDX-License-Identifier: EUPL-1.2
"""Who is visited this week: urgency and term alone. No place, name or distance is read here.

Households are taken in the order of the line. Each one gets a place if everybody before it keeps
one, whichever day that may be (an augmenting path in a bipartite graph of visits and day parts);
so a household is only ever left out for households that stand before it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from woonzeker.law.terms import dutch_day
from woonzeker.planning.priority import place_in_line
from woonzeker.planning.routes.facts import (
    Bucket,
    Choice,
    Chosen,
    Crew,
    DayPart,
    Dropped,
    Shift,
    Wanted,
)


def choose(wanted: Iterable[Wanted], shifts: Iterable[Shift], minutes: int) -> Choice:
    """Fill the week, crisis first and inside its term; `minutes` is one visit with travel."""
    line = sorted(wanted, key=lambda each: place_in_line(each.standing))
    week = Week(_crews(shifts, minutes), minutes)
    left = [each for each in line if not week.take(each)]
    week.hasten()
    places = {each.case: place for place, each in enumerate(line, start=1)}
    return Choice(
        chosen=week.chosen(),
        dropped=tuple(_why_not(each, places[each.case], week, len(line)) for each in left),
        crews=tuple(week.crews),
    )


class Week:
    """The room of a week while it is being filled."""

    def __init__(self, crews: Sequence[Crew], minutes: int) -> None:
        self.crews = list(crews)
        self._minutes = minutes
        self.days = sorted({crew.on for crew in crews})
        self._by: dict[str, date] = {}
        self._wanted: dict[str, Wanted] = {}
        self._at: dict[str, Bucket] = {}
        self._full: set[Bucket] = set()
        self._measure()

    def take(self, wanted: Wanted) -> bool:
        """Give the household a place: in its term if possible, else on any day of the week."""
        self._wanted[wanted.case] = wanted
        for day in self._latest_days(wanted):
            self._by[wanted.case] = day
            if self._place(wanted.case, set()) or self._place_with_new_pair(wanted):
                return True
        del self._wanted[wanted.case]
        self._by.pop(wanted.case, None)
        return False

    def hasten(self) -> None:
        """Bring a crisis, and who is late already, as far forward as everybody's place allows.

        Only now that everybody who fits has a place: nobody is left out to ring a day earlier.
        """
        for case, wanted in self._wanted.items():
            due = wanted.standing.due_on
            if wanted.standing.crisis or (due is not None and due < self._at[case].on):
                any(self._bring_forward(case, day) for day in self.days)

    def fits(self, chosen: Sequence[Chosen]) -> bool:
        """Whether these households, with their latest days, all fit; they are placed on the way."""
        for each in chosen:
            self._wanted[each.wanted.case] = each.wanted
            self._by[each.wanted.case] = each.by
            if not self._place(each.wanted.case, set()):
                return False
        return True

    def chosen(self) -> tuple[Chosen, ...]:
        """Everybody who has a place, in the order in which they were taken."""
        return tuple(
            Chosen(wanted, self._by[case], self._at[case]) for case, wanted in self._wanted.items()
        )

    def _measure(self) -> None:
        self._room: dict[Bucket, int] = defaultdict(int)
        self._in: dict[Bucket, list[str]] = defaultdict(list)
        for crew in self.crews:
            self._room[crew.bucket] += crew.room
        for case, bucket in self._at.items():
            self._in[bucket].append(case)
        self._buckets = sorted(self._room)
        self._full.clear()

    def _latest_days(self, wanted: Wanted) -> list[date]:
        due = wanted.standing.due_on or date.max
        in_time = [day for day in self.days if day <= due]
        return [*in_time[-1:], *self.days[-1:]]

    def _bring_forward(self, case: str, day: date) -> bool:
        """Keep the household on or before a day from now on, if the others can make room."""
        now, by = self._at[case], self._by[case]
        self._by[case] = day
        if now.on <= day:
            return True
        self._in[now].remove(case)
        self._full.clear()
        if self._place(case, set()):
            return True
        self._in[now].append(case)
        self._by[case] = by
        return False

    def _open_to(self, case: str) -> list[Bucket]:
        wanted, by = self._wanted[case], self._by[case]
        return [
            bucket
            for bucket in self._buckets
            if bucket.on <= by and _may_be(wanted, bucket) and bucket.size > wanted.two_people
        ]

    def _place(self, case: str, tried: set[Bucket]) -> bool:
        """Find room, moving others to another day part where they may also go."""
        for bucket in self._open_to(case):
            if bucket in tried or bucket in self._full:
                continue
            tried.add(bucket)
            if len(self._in[bucket]) < self._room[bucket] or self._move_one(bucket, tried):
                self._in[bucket].append(case)
                self._at[case] = bucket
                return True
        if case not in self._at:
            # nobody in these day parts can go elsewhere, and that stays so
            self._full |= tried
        return False

    def _move_one(self, bucket: Bucket, tried: set[Bucket]) -> bool:
        for other in tuple(self._in[bucket]):
            if self._place(other, tried):
                self._in[bucket].remove(other)
                return True
        return False

    def _place_with_new_pair(self, wanted: Wanted) -> bool:
        """Let two people of one day part go together, if everybody taken so far keeps a place."""
        if not wanted.two_people:
            return False
        by = self._by[wanted.case]
        before = (list(self.crews), dict(self._at))
        for bucket in list(self._buckets):
            if bucket.on > by or not _may_be(wanted, bucket) or bucket.size != 1:
                continue
            if self._pair_up(bucket) and self._resettle(wanted.case):
                return True
            self.crews, self._at = list(before[0]), dict(before[1])
            self._measure()
        return False

    def _pair_up(self, bucket: Bucket) -> bool:
        """Join the last two single crews of a day part; they share the time they both have."""
        alone = [crew for crew in self.crews if crew.bucket == bucket]
        if len(alone) < 2:
            return False
        one, other = alone[-2:]
        starts, ends = max(one.starts_at, other.starts_at), min(one.ends_at, other.ends_at)
        room = (ends - starts) // self._minutes
        if room < 1:
            return False
        people = (*one.people, *other.people)
        pair = replace(one, people=people, starts_at=starts, ends_at=ends, room=room)
        self.crews = [crew for crew in self.crews if crew not in (one, other)] + [pair]
        return True

    def _resettle(self, newcomer: str) -> bool:
        """Place everybody anew after the room changed; they keep their latest day."""
        cases = [*self._at, newcomer]
        if len(cases) > sum(crew.room for crew in self.crews):
            return False
        self._at = {}
        self._measure()
        return all(self._place(case, set()) for case in cases)


def _may_be(wanted: Wanted, bucket: Bucket) -> bool:
    """Whether somebody may ring then: not too soon, and in a part of the day that makes sense."""
    soon_enough = wanted.from_on is None or bucket.on >= wanted.from_on
    return soon_enough and bucket.part in wanted.parts


def _crews(shifts: Iterable[Shift], minutes: int) -> list[Crew]:
    crews = [
        Crew(
            people=(shift.person,),
            on=shift.on,
            part=shift.part,
            starts_at=shift.starts_at,
            ends_at=shift.ends_at,
            room=(shift.ends_at - shift.starts_at) // minutes,
        )
        for shift in shifts
    ]
    return sorted((crew for crew in crews if crew.room > 0), key=lambda c: (c.bucket, c.people))


_AT_PART = {
    DayPart.MORNING: "'s ochtends",
    DayPart.AFTERNOON: "'s middags",
    DayPart.EVENING: "'s avonds",
}


def _why_not(wanted: Wanted, place: int, week: Week, waiting: int) -> Dropped:
    parts = {crew.part for crew in week.crews if _may_be(wanted, crew.bucket)}
    if not parts:
        words = "Deze week werkt niemand meer op een moment dat kan."
        if when := _when(wanted):
            words = f"Dit bezoek kan alleen {when}, en dan werkt deze week niemand."
        return Dropped(wanted.case, "no_part", words)
    if wanted.two_people and not _pairs_possible(wanted, week):
        words = (
            "Dit bezoek moet met z'n tweeën, en deze week zijn er geen twee mensen tegelijk vrij."
        )
        return Dropped(wanted.case, "no_pair", words)
    room = sum(crew.room for crew in week.crews)
    words = (
        f"Er passen deze week {room} bezoeken en er wachten {waiting} huishoudens. "
        f"Dit huishouden staat op plaats {place}, met {wanted.standing.total} punten."
    )
    if place <= room:
        words += " De plekken waarop dit bezoek kan, zijn voor huishoudens die hoger staan."
    return Dropped(wanted.case, "no_room", words)


def _when(wanted: Wanted) -> str:
    """'’s avonds', 'vanaf donderdag 5 november', or both."""
    said = []
    if len(wanted.parts) < len(DayPart):
        said.append(" of ".join(_AT_PART[part] for part in DayPart if part in wanted.parts))
    if wanted.from_on:
        said.append(f"vanaf {dutch_day(wanted.from_on)}")
    return " ".join(said)


def _pairs_possible(wanted: Wanted, week: Week) -> bool:
    people: dict[tuple[date, DayPart], int] = defaultdict(int)
    for crew in week.crews:
        if _may_be(wanted, crew.bucket):
            people[crew.on, crew.part] += len(crew.people)
    return any(number > 1 for number in people.values())
