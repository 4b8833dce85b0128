# SPDX-License-Identifier: EUPL-1.2
"""Every address × method × role × relation gives what the policy says, and nothing else."""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from tests.proof.cells import FINE, Address, Cell, addresses, cells, expected
from tests.proof.things import FOREIGN, GONE, World
from tests.proving import SEED, many, some

from woonzeker.access import clock
from woonzeker.access.policy import Role
from woonzeker.web.permissions import TABLE, Who

#: cells that gave something else once: tried in every run
REMEMBERED: tuple[str, ...] = ()


def ask(world: World, cell: Cell) -> HttpResponse:
    """One request; nothing of it is kept."""
    browser = world.browsers[cell.who]
    kept, cookies = transaction.savepoint(), deepcopy(browser.cookies)
    try:
        url = cell.address.url(world.things[cell.column])
        return browser.generic(cell.method, url)  # type: ignore[no-any-return]
    finally:
        browser.cookies = cookies
        transaction.savepoint_rollback(kept)


def sent_to_the_door(answer: HttpResponse) -> bool:
    """Whether somebody who is signed in is asked to sign in, or to show the code of a letter."""
    place = str(answer.headers.get("Location", ""))
    return place.startswith(("/aanmelden", "/partner/kies")) or place == "/mijn"


def drawn() -> list[Cell]:
    """All cells in a proof; in a check of half of the addresses one for each answer that they have,
    drawn by lot."""
    every, chance = cells(), random.Random(SEED)
    most = many(40, 0)
    if not most:
        return every
    by_address: dict[str, list[Cell]] = defaultdict(list)
    for cell in every:
        if TABLE[cell.address.name].get(cell.method):
            by_address[cell.address.name].append(cell)
    tried: list[Cell] = []
    for each in some(by_address.values(), 2, "cells"):
        lot = chance.sample(each, min(most, len(each)))
        tried += {expected(cell): cell for cell in lot}.values()
    return tried + chance.sample(every, 100) + [each for each in every if str(each) in REMEMBERED]


def test_there_are_at_least_five_thousand_cells() -> None:
    assert len(cells()) >= 5_000


def test_every_cell_is_what_the_policy_says(world: World) -> None:
    wrong: Counter[str] = Counter()
    asked = drawn()
    for cell in asked:
        answer = ask(world, cell)
        wants = expected(cell)
        if answer.status_code not in wants or (sent_to_the_door(answer) and wants == FINE):
            wrong[f"{cell}: {answer.status_code}, verwacht {sorted(wants)}"] += 1
    print(f"{len(asked)} cellen van {len(cells())}, zaad {SEED}")
    assert not wrong, f"{len(wrong)} van {len(asked)}, zaad {SEED}:\n" + "\n".join(sorted(wrong))


def plain(answer: HttpResponse, world: World, column: str) -> str:
    """The body without what differs by request: the token of a form and the address asked for."""
    text = answer.content.decode(errors="replace")
    for kind in set(world.things[column].ids):
        text = text.replace(str(world.things[column].ids[kind]), "ID")
    return re.sub(r"\b[A-Za-z0-9]{64}\b", "TOKEN", text)


def seen(world: World, cell: Cell) -> tuple[int, str, int]:
    """Status, body and number of questions to the database: what somebody could compare."""
    connection.queries_log.clear()  # it holds so many and no more, and a full one counts nothing
    with CaptureQueriesContext(connection) as asked:
        answer = ask(world, cell)
    return answer.status_code, plain(answer, world, cell.column), len(asked)


@pytest.fixture
def no_time_passes(world: World) -> Iterator[None]:
    """Every session was used just now, and stays so: that is noted once a while, and is work."""
    with clock.really_at(clock.real()):
        for browser in world.browsers.values():
            browser.get("/")
        yield


def about_something(turn: str) -> list[tuple[Address, str]]:
    """The addresses that name a thing and ask a right, with the methods that they know.

    In a check a third of them.
    """
    every = [
        (address, method)
        for address in addresses()
        for method, rule in TABLE[address.name].items()
        if address.kinds and rule.who is Who.RIGHT
    ]
    return some(every, 3, turn)


@pytest.mark.usefixtures("no_time_passes")
def test_elsewhere_and_nowhere_cannot_be_told_apart(world: World) -> None:
    """404 with the same body and as much work, whether another municipality has it or nobody."""
    tried, chance, asked_of = 0, random.Random(SEED), about_something("elsewhere")
    for address, method in asked_of:
        asked = [Cell(address, method, role.value, FOREIGN) for role in Role]
        lacking = [cell for cell in asked if expected(cell) == {404}]
        for cell in chance.sample(lacking, min(many(1, len(lacking)), len(lacking))):
            tried += 1
            there = seen(world, cell)
            assert there == seen(world, replace(cell, column=GONE)), str(cell)
    assert tried > len(asked_of) // 2


@pytest.mark.usefixtures("no_time_passes")
def test_who_lacks_the_right_learns_nothing_of_what_exists(world: World) -> None:
    """403 with the same body and as much work, for a thing that is here, elsewhere or nowhere."""
    tried, asked_of = 0, about_something("no right")
    for address, method in asked_of:
        here = Cell(address, method, Role.STATISTICIAN.value, "elsewhere")
        if expected(here) == {403}:
            tried += 1
            three = ("elsewhere", FOREIGN, GONE)
            assert len({seen(world, replace(here, column=each)) for each in three}) == 1, str(here)
    assert tried > len(asked_of) // 2


def test_too_far_away_says_the_same_as_no_right(world: World) -> None:
    address = next(each for each in addresses() if each.name == "case")
    far = seen(world, Cell(address, "GET", Role.DEBT_COUNSELLOR.value, "elsewhere"))
    shielded = seen(world, Cell(address, "GET", Role.DEBT_COUNSELLOR.value, "shielded"))
    assert far[:2] == shielded[:2]
    assert far[0] == 403
