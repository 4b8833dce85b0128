# SPDX-License-Identifier: EUPL-1.2
"""Who gets where, against a table written by hand from the permission matrix.

`cells` reads the same tables as the guard, so a wrong line in those would be expected too. This
table knows nothing of the program: somebody wrote down who may come to an address at all.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from django.http import HttpResponse
from tests.conftest import CODE, client_of
from tests.proof.cells import Address, Cell, addresses
from tests.proof.test_api import bearer, key_of
from tests.proof.test_matrix import ask, sent_to_the_door
from tests.proof.things import World
from tests.proving import SEED, many, some

from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import Role
from woonzeker.accounts.models import User
from woonzeker.organisations import services as organisations
from woonzeker.organisations.models import Membership

#: how somebody can stand to a case, nearest first: whoever may at all, may in one of these
NEAREST = ("arranging", "team", "mandate", "before", "broken")
#: who holds two roles → how they stand to what they ask for
TWO_ROLES = {
    "lead_of_another_team_and_statistician": "team",
    "manager_and_worker_without_the_case": "elsewhere",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: an address, a method and who may come there."""

    address: Address
    method: str
    roles: frozenset[str]
    given: dict[str, str]

    def __str__(self) -> str:
        return f"{self.method} {self.address.name}"


def lines() -> list[Line]:
    """The table as it was written."""
    known = {each.name: each for each in addresses()}
    text = Path(__file__).with_name("expected.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return [
        Line(known[row["address"]], row["method"], frozenset(row["roles"].split()), dict(row))
        for row in rows
    ]


def refused(answer: HttpResponse) -> bool:
    """Whether somebody was turned away at the door, whatever there is behind it."""
    return answer.status_code in {401, 403} or sent_to_the_door(answer)


def let_in(world: World, line: Line, who: str, columns: Sequence[str]) -> bool:
    """Whether this person gets in, in one of these relations at least."""
    places = columns if line.address.kinds else columns[:1]
    cells = (Cell(line.address, line.method, who, column) for column in places)
    return any(not refused(ask(world, cell)) for cell in cells)


def wrong(world: World, asked: Sequence[Line]) -> Iterator[str]:
    """Where an answer is not what was written down, for every role."""
    chance = random.Random(SEED)
    for line in asked:
        for role in asking(line, chance):
            may = role.value in line.roles
            columns = NEAREST if may else chance.sample(NEAREST, many(2, len(NEAREST)))
            if let_in(world, line, role.value, columns) != may:
                yield f"{line} als {role.value}: {'geweigerd' if may else 'binnengelaten'}"


def asking(line: Line, chance: random.Random) -> list[Role]:
    """Every role in a proof; in a check one that may and two that may not, drawn by lot."""
    may = [role for role in Role if role.value in line.roles]
    may_not = [role for role in Role if role.value not in line.roles]
    return [
        role
        for roles, most in ((may, many(1, len(may))), (may_not, many(2, len(may_not))))
        for role in chance.sample(roles, min(most, len(roles)))
    ]


def somebody(name: str, *held: tuple[Role, str]) -> Actor:
    """A user with a role in each of these teams."""
    user = User.objects.create(username=name, name=name)
    for role, team in held:
        Membership.objects.create(
            user=user, municipality_id=CODE, team_id=team, role=role.value,
            from_on=date(2026, 1, 1),
        )  # fmt: skip
    return Actor("user", str(user.pk), CODE, frozenset(role.value for role, _ in held))


@pytest.fixture
def two_roles(world: World) -> World:
    """The same world, with people who hold two roles."""
    near, far = (str(world.things[each].ids["team"]) for each in ("team", "elsewhere"))
    south = str(organisations.add_team(actor=system(CODE, "tests"), name="Zuid").pk)
    lead, manager = TWO_ROLES
    people = {
        lead: somebody(lead, (Role.TEAM_LEAD, south), (Role.STATISTICIAN, near)),
        manager: somebody(manager, (Role.MANAGER, far), (Role.OUTREACH_WORKER, far)),
    }
    for name, actor in people.items():
        world.browsers[name] = client_of(actor)
        world.browsers[name].raise_request_exception = False
    return world


def test_the_table_tells_of_the_most_important_addresses() -> None:
    assert len({line.address.name for line in lines()}) >= 40
    assert {role for line in lines() for role in line.roles} <= {role.value for role in Role}


def test_every_role_gets_where_the_table_says_and_nowhere_else(world: World) -> None:
    found = list(wrong(world, some(lines(), 3, "roles")))
    assert found == [], "\n".join(found)


@pytest.mark.parametrize("who", TWO_ROLES)
def test_a_second_role_opens_nothing_of_the_first(two_roles: World, who: str) -> None:
    found = [
        str(line)
        for line in some(lines(), 3, who)
        if let_in(two_roles, line, who, (TWO_ROLES[who],)) != (line.given[who] == "yes")
    ]
    assert found == [], ", ".join(found)


def test_the_key_of_a_partner_opens_the_interface_only(world: World) -> None:
    headers, browser, found = bearer(key_of(world, "own")), world.browsers["anonymous"], []
    for line in some(lines(), 3, "key"):
        url = line.address.url(world.things["own"])
        answer = cast(HttpResponse, browser.generic(line.method, url, headers=headers))
        if refused(answer) == (line.given["partner_key"] == "yes"):
            found.append(f"{line}: {answer.status_code}")
    assert found == []
