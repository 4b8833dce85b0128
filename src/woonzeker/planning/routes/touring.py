# SPDX-License-Identifier: EUPL-1.2
"""How the chosen doors become tours: near doors together, each tour in a short order.

By now it is certain who is visited and until which day. Distance only decides which crew goes there
and in which order. PyVRP works with fixed seeds and a fixed number of iterations, never a time
limit, from a plan that is already lawful; so the same week always gives the same tours, and a
search that finds nothing better leaves that plan standing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median_low
from typing import Any

import numpy as np
import pyvrp
from pyvrp.search import NeighbourhoodParams
from pyvrp.stop import MaxIterations

from woonzeker.planning.places import Place, curve_index, metres_between
from woonzeker.planning.priority import place_in_line
from woonzeker.planning.routes.choosing import Week, choose
from woonzeker.planning.routes.facts import (
    Bucket,
    Choice,
    Chosen,
    Crew,
    DayPart,
    Plan,
    Shift,
    Stop,
    Tour,
    Wanted,
)
from woonzeker.planning.routes.forecasting import terms_missed

_ROUNDS = 8
_ITERATIONS = 60
#: near means near by foot, whatever the day (waiting weighs nothing), and a wide circle of
#: neighbours, because full crews can only exchange doors
_SEARCH = pyvrp.SolveParams(
    ils=pyvrp.IteratedLocalSearchParams(history_length=100),
    neighbourhood=NeighbourhoodParams(weight_wait_time=0, num_neighbours=100),
)
#: every day part, for one and for two people, is a day of its own on the clock of the search
_SLOT = 24 * 60
#: a detour of this many metres is worth it to ring a day earlier
_METRES_A_DAY = 250


def plan(
    wanted: Iterable[Wanted],
    shifts: Iterable[Shift],
    *,
    minutes: int,
    start: Place | None = None,
    rounds: int = _ROUNDS,
) -> Plan:
    """Plan a week: choose by urgency, then route.

    `minutes` is one visit with its travel; `start` is where crews begin and end, the middle of the
    chosen doors when it is not known. The same input in any order gives the same plan.
    """
    everybody = tuple(wanted)
    choice = choose(everybody, shifts, minutes)
    tours = _tours(choice, minutes, start, rounds)
    return Plan(
        tours=tours,
        dropped=choice.dropped,
        missed=terms_missed(everybody, choice, tours),
        room=choice.room,
    )


@dataclass(frozen=True, slots=True)
class _Team:
    """Crews that are alike for routing: the same day part, size, hours and room."""

    bucket: Bucket
    starts_at: int
    ends_at: int
    room: int


def _tours(choice: Choice, minutes: int, start: Place | None, rounds: int) -> tuple[Tour, ...]:
    if not choice.chosen:
        return ()
    chosen, crews = _evened(choice, minutes)
    depot = start or _middle(chosen)
    teams: dict[_Team, list[Crew]] = defaultdict(list)
    for crew in crews:
        teams[_Team(crew.bucket, crew.starts_at, crew.ends_at, crew.room)].append(crew)
    problem = _Problem(chosen, teams, depot, minutes)
    routes = problem.solve(rounds)
    return _handed_out(routes, teams, depot, minutes)


def _evened(choice: Choice, minutes: int) -> tuple[tuple[Chosen, ...], tuple[Crew, ...]]:
    """Spread the work: the smallest room per crew in which all chosen still fit in time."""
    fewest = -(-len(choice.chosen) // len(choice.crews))
    for most in range(fewest, max(crew.room for crew in choice.crews)):
        crews = [replace(crew, room=min(crew.room, most)) for crew in choice.crews]
        week = Week(crews, minutes)
        if week.fits(choice.chosen):
            return week.chosen(), tuple(crews)
    return choice.chosen, choice.crews


def _middle(chosen: Sequence[Chosen]) -> Place:
    places = [each.wanted.place for each in chosen if each.wanted.place] or [Place(0, 0)]
    return Place(median_low([p.x for p in places]), median_low([p.y for p in places]))


class _Problem:
    """The chosen doors and the crews as PyVRP sees them."""

    def __init__(
        self,
        chosen: Sequence[Chosen],
        teams: dict[_Team, list[Crew]],
        depot: Place,
        minutes: int,
    ) -> None:
        self._chosen = sorted(chosen, key=lambda each: each.wanted.case)
        self._teams = sorted(teams, key=lambda team: (team.bucket, team.starts_at, team.ends_at))
        self._crews = teams
        self._places = [each.wanted.place or depot for each in self._chosen]
        self._buckets = sorted({team.bucket for team in self._teams})
        self._data = self._model(depot, minutes)

    def solve(self, rounds: int) -> list[tuple[_Team, list[Chosen]]]:
        """Routes of doors for teams, each in walking order.

        Every round goes on from the best so far with another seed, because one long search gets
        stuck where crews are full; a round that finds nothing shorter is the last.
        """
        best = pyvrp.Solution(self._data, list(self._beginning()))
        for seed in range(1, rounds + 1):
            found = pyvrp.solve(
                self._data,
                MaxIterations(_ITERATIONS),
                seed=seed,
                collect_stats=False,
                display=False,
                params=_SEARCH,
                initial_solution=best,
            ).best
            if _length(found) >= _length(best):
                break
            best = found
        return [
            (self._teams[route.vehicle_type()], [self._chosen[i] for i in _clients(route)])
            for route in best.routes()
        ]

    def _model(self, depot: Place, minutes: int) -> pyvrp.ProblemData:
        points = [depot, *self._places]
        metres: Any = np.array([[metres_between(a, b) for b in points] for a in points])
        return pyvrp.ProblemData(
            locations=[pyvrp.Location(point.x, point.y) for point in points],
            clients=[self._client(i, each, minutes) for i, each in enumerate(self._chosen, 1)],
            depots=[pyvrp.Depot(0)],
            vehicle_types=[self._vehicle(team) for team in self._teams],
            distance_matrices=[metres],
            duration_matrices=[np.zeros_like(metres)],
        )

    def _client(self, location: int, each: Chosen, minutes: int) -> pyvrp.Client:
        first, last = self._window(each)
        return pyvrp.Client(
            location=location,
            delivery=[1],
            service_duration=minutes,
            tw_early=self._slot(first),
            tw_late=self._slot(last) + _SLOT,
        )

    def _window(self, each: Chosen) -> tuple[Bucket, Bucket]:
        """A door that not everybody can take stays in its day part, or on its day; others go
        until their day."""
        wanted = each.wanted
        if not wanted.two_people and not wanted.from_on and len(wanted.parts) == len(DayPart):
            last = max(team.bucket for team in self._teams if team.bucket.on <= each.by)
            return self._teams[0].bucket, last
        if wanted.two_people or wanted.parts == {DayPart.MORNING, DayPart.EVENING}:
            return each.bucket, each.bucket
        same = [
            team.bucket
            for team in self._teams
            if team.bucket.on == each.bucket.on and team.bucket.part in wanted.parts
        ]
        return min(same), max(same)

    def _vehicle(self, team: _Team) -> pyvrp.VehicleType:
        slot = self._slot(team.bucket)
        return pyvrp.VehicleType(
            num_available=len(self._crews[team]),
            capacity=[team.room],
            tw_early=slot + team.starts_at,
            tw_late=slot + team.ends_at,
            fixed_cost=(team.bucket.on - self._teams[0].bucket.on).days * _METRES_A_DAY,
        )

    def _slot(self, bucket: Bucket) -> int:
        return self._buckets.index(bucket) * _SLOT

    def _beginning(self) -> Iterator[pyvrp.Route]:
        """The lawful plan to start from: each day part's doors along the curve, in equal parts."""
        waiting: dict[Bucket, list[int]] = defaultdict(list)
        for index, each in enumerate(self._chosen):
            waiting[each.bucket].append(index)
        for doors in waiting.values():
            doors.sort(key=lambda i: curve_index(self._places[i]))
        for number, team in enumerate(self._teams):
            for _ in self._crews[team]:
                doors, rest = waiting[team.bucket][: team.room], waiting[team.bucket][team.room :]
                waiting[team.bucket] = rest
                if doors:
                    yield pyvrp.Route(self._data, doors, number)


def _length(found: pyvrp.Solution) -> tuple[bool, int]:
    return not found.is_feasible(), found.distance_cost() + found.fixed_vehicle_cost()


def _clients(route: pyvrp.Route) -> list[int]:
    return [activity.idx for activity in route if activity.is_client()]


def _handed_out(
    routes: Iterable[tuple[_Team, list[Chosen]]],
    teams: dict[_Team, list[Crew]],
    depot: Place,
    minutes: int,
) -> tuple[Tour, ...]:
    """Give the tours to people, the longest to whoever has the fewest doors so far this week."""
    doors: dict[str, int] = defaultdict(int)
    tours: list[Tour] = []
    free = {team: list(crews) for team, crews in teams.items()}
    in_order = sorted(
        routes, key=lambda r: (r[0].bucket, -len(r[1]), min(each.wanted.case for each in r[1]))
    )
    for team, route in in_order:
        crew = min(free[team], key=lambda c: (sum(doors[p] for p in c.people), c.people))
        free[team].remove(crew)
        for person in crew.people:
            doors[person] += len(route)
        tours.append(_tour(crew, route, depot, minutes))
    return tuple(sorted(tours, key=lambda tour: (tour.crew.bucket, tour.crew.people)))


def _tour(crew: Crew, route: Sequence[Chosen], depot: Place, minutes: int) -> Tour:
    """Both directions are equally long: begin at the end where the more urgent door is."""
    if place_in_line(route[-1].wanted.standing) < place_in_line(route[0].wanted.standing):
        route = tuple(reversed(route))
    points = [depot, *(each.wanted.place or depot for each in route), depot]
    stops = tuple(
        Stop(each.wanted.case, crew.starts_at + number * minutes)
        for number, each in enumerate(route)
    )
    return Tour(crew, stops, sum(map(metres_between, points, points[1:])))
