# SPDX-License-Identifier: EUPL-1.2
"""How long a week's plan takes, and what it is worth: prints one table.

    ./run python benchmarks/planning.py

Invented doors in one town, half of them in five neighbourhoods, with crises, visits for two people
and visits that must be in the evening. Every plan is made twice and must be the same.
"""

from __future__ import annotations

import random
import time
from datetime import date, timedelta
from importlib import resources

import yaml

from woonzeker.planning.places import place_of
from woonzeker.planning.priority import Standing
from woonzeker.planning.routes import (
    DayPart,
    Plan,
    Shift,
    Wanted,
    capacity_from,
    plan,
    shifts_of,
)

MONDAY = date(2026, 11, 2)
#: one day of a large team: so many people, so many doors each, and so long may the plan take
A_DAY = (40, 15, 30.0)
POLICY = capacity_from(
    yaml.safe_load(
        (resources.files("woonzeker.organisations") / "policies" / "capacity.yaml").read_text(
            "utf-8"
        )
    )
)
SIZES = ((50, 3), (100, 6), (200, 6), (400, 3), (400, 6), (1000, 12))


def doors(number: int) -> list[Wanted]:
    """That many invented households that wait for a visit."""
    chance = random.Random(number)
    letters = "ABCDEFGHKLMNPRSTVWXZ"
    return [
        Wanted(
            standing=Standing(
                case=f"{chance.getrandbits(64):016x}",
                total=chance.randrange(0, 120, 5),
                crisis=chance.random() < 0.15,
                due_on=MONDAY + timedelta(days=chance.randrange(1, 28)),
            ),
            place=place_of(
                f"{chance.choice((6211, 6212, 6213, 6217, 6224))}"
                f"{chance.choice(letters)}{chance.choice(letters)}",
                chance.randrange(1, 200),
            ),
            two_people=chance.random() < 0.05,
            parts=frozenset({DayPart.EVENING} if chance.random() < 0.05 else DayPart),
        )
        for _ in range(number)
    ]


def week(people: int) -> tuple[Shift, ...]:
    """Everybody mornings and afternoons, Monday to Friday; the evening on Tuesday and Thursday."""
    days = [MONDAY + timedelta(days=offset) for offset in range(5)]
    parts = [(day, part) for day in days for part in (DayPart.MORNING, DayPart.AFTERNOON)]
    evenings = [(day, DayPart.EVENING) for day in (days[1], days[3])]
    return shifts_of({f"m{n:02}": [*parts, *evenings] for n in range(people)}, POLICY)


def day(people: int) -> tuple[Shift, ...]:
    """Everybody one day, morning and afternoon."""
    parts = [(MONDAY, part) for part in (DayPart.MORNING, DayPart.AFTERNOON)]
    return shifts_of({f"m{n:02}": parts for n in range(people)}, POLICY)


def timed(wanted: list[Wanted], shifts: tuple[Shift, ...], rounds: int) -> tuple[Plan, float]:
    """The plan and the seconds that it took."""
    begin = time.perf_counter()
    found = plan(wanted, shifts, minutes=POLICY.minutes_per_visit, rounds=rounds)
    return found, time.perf_counter() - begin


def main() -> None:
    """Print the table."""
    print(
        f"{'deuren':>7} {'mensen':>7} {'gepland':>8} {'valt af':>8} {'termijn mis':>12} "
        f"{'km':>7} {'km begin':>9} {'s':>6} {'zelfde':>7}"
    )
    for number, people in SIZES:
        wanted, shifts = doors(number), week(people)
        found, seconds = timed(wanted, shifts, 8)
        again, _ = timed(list(reversed(wanted)), tuple(reversed(shifts)), 8)
        begin, _ = timed(wanted, shifts, 0)
        planned = sum(len(tour.stops) for tour in found.tours)
        print(
            f"{number:>7} {people:>7} {planned:>8} {len(found.dropped):>8} {len(found.missed):>12} "
            f"{found.metres / 1000:>7.1f} {begin.metres / 1000:>9.1f} {seconds:>6.2f} "
            f"{'ja' if again == found else 'NEE':>7}"
        )
    _a_day()


def _a_day() -> None:
    """A day of a large team: the seconds of the clock, and of the processor beside them."""
    people, each, most = A_DAY
    wanted, shifts = doors(people * each), day(people)
    begin = time.process_time()
    found, seconds = timed(wanted, shifts, 8)
    worked = time.process_time() - begin
    again, _ = timed(list(reversed(wanted)), tuple(reversed(shifts)), 8)
    planned = sum(len(tour.stops) for tour in found.tours)
    within = "binnen" if seconds < most else "BOVEN"
    print(
        f"een dag van {people} mensen met {each} deuren elk: {planned} gepland, "
        f"{found.metres / 1000:.1f} km in {seconds:.2f} s ({within} {most:.0f} s; "
        f"{worked:.2f} s rekenen), zelfde: {'ja' if again == found else 'NEE'}"
    )


if __name__ == "__main__":
    main()
