# SPDX-License-Identifier: EUPL-1.2
"""After a wrong link was reopened and given to the right person, all stands as if it had been
linked right at once; only the records differ."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

import pytest
from django.db import transaction
from tests.conftest import CODE, MONDAY
from tests.pipeline.wrong import give_to, go_on, standing
from tests.proving import SEED, many
from tests.situations import linked_signal, resident

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.matching.models import Link, Person
from woonzeker.pipeline import reopen_link

pytestmark = pytest.mark.usefixtures("municipality")
HOMES = ("1234AB12", "1234AB14")
KINDS: tuple[dict[str, object], ...] = (
    {},
    {},
    {"crisis": True},
    {"kind": "ontruiming", "eviction_on": date(2026, 12, 1)},
    {"sector": "huur", "result": "below_threshold", "amount_cents": 9_000},
)


@dataclass(frozen=True)
class Planned:
    """One signal: whose it is, whom it is first taken for, when it came, and what it says."""

    right: int
    wrong: int
    on: date
    said: dict[str, object]


def drawn(dice: Random) -> list[Planned]:
    """Some signals of the same week, each in a home of its own or in one with others."""
    found = []
    for number in range(dice.randint(1, 6)):
        right = dice.randrange(3)
        said = {
            "own_reference": f"S{number}", "customer_number": f"K{number}",
            "partner": f"Partner {number}", **dice.choice(KINDS),
        }  # fmt: skip
        wrong = dice.choice([person for person in range(3) if person != right])
        found.append(Planned(right, wrong, MONDAY + timedelta(days=dice.randint(0, 4)), said))
    return sorted(found, key=lambda each: each.on)


def people() -> list[Person]:
    """Three people: two share a home."""
    return [
        resident(HOMES[place], surname=f"Bewoner {number}", house_number=12 + place)
        for number, place in enumerate((0, 0, 1))
    ]


def lived(plan: list[Planned], mistaken: set[int], actor: Actor) -> dict[str, object]:
    """What stands after the week, with these signals first linked wrong and put right after it."""
    here = people()
    links: dict[int, Link] = {}
    for number, each in enumerate(plan):
        with clock.standing_at(each.on):
            first = each.wrong if number in mistaken else each.right
            signal = linked_signal(here[first], **each.said)  # type: ignore[arg-type]
            go_on(each.on)
        with tenant(CODE):
            links[number] = Link.objects.get(signal=signal)
    friday = MONDAY + timedelta(days=4)
    with clock.standing_at(friday):
        for number in sorted(mistaken):
            reopen_link(actor=actor, link=links[number].pk, reason="wrong_person")
        for number in sorted(mistaken):
            give_to(links[number], here[plan[number].right], on=friday)
        go_on(friday)
    return standing()


@pytest.mark.parametrize("number", range(many(6, 400)))
def test_all_stands_as_if_it_had_been_right_at_once(number: int, coordinator: Actor) -> None:
    dice = Random(f"{SEED}/{number}")
    plan = drawn(dice)
    mistaken = {place for place in range(len(plan)) if dice.random() < 0.6}
    outcomes = []
    for wrong in (set[int](), mistaken):
        with transaction.atomic():
            outcomes.append(lived(plan, wrong, coordinator))
            transaction.set_rollback(True)
    assert outcomes[1] == outcomes[0], (plan, mistaken)
