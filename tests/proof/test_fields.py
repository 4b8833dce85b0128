# SPDX-License-Identifier: EUPL-1.2
"""What somebody may not see is in no answer: not on a page, not in a file, not in its source."""

from __future__ import annotations

import random
from collections.abc import Iterator

from django.http import HttpResponse
from tests.proof.at_home import CHILDREN
from tests.proof.cells import Address, Cell, addresses
from tests.proof.papers import words_of_paper
from tests.proof.test_matrix import ask
from tests.proof.things import COLUMNS, FOREIGN, NOBODY, Thing, World
from tests.proving import SEED, many

from woonzeker.access.matrix import DataClass, Relation, Sight, sight
from woonzeker.access.policy import ANYWHERE, Role
from woonzeker.access.veil import CLOSE
from woonzeker.web.permissions import TABLE

#: rooms in which there are signals and people, and no case yet to stand nearer to
BEFORE_A_CASE = ("intake:", "matching:", "reopen_link")
#: so many characters on either side say where something was found
AROUND = 60


def words_of(answer: HttpResponse) -> str:
    """What stands in an answer, with its source; of a PDF what is printed."""
    if answer.headers.get("Content-Type") == "application/pdf":
        return words_of_paper(answer.content)
    return answer.content.decode(errors="replace")


def pages() -> Iterator[tuple[Address, str]]:
    """Every address that can be looked at, once for each relation when it names a thing."""
    for address in addresses():
        if "GET" in TABLE[address.name]:
            columns = (*COLUMNS, FOREIGN) if address.kinds else ("elsewhere",)
            yield from ((address, column) for column in columns)


def may_see(role: str, thing: Thing, data: DataClass, page: str) -> bool:
    """Whether the matrix shows this class of data of this thing whole to this role."""
    near = COLUMNS.get(thing.column, frozenset[Relation]())
    if page.startswith(BEFORE_A_CASE) and thing.column in COLUMNS:
        near = ANYWHERE
    return sight(frozenset({role}), data, near) >= Sight.LIMITED


def leaks(who: str, page: str, world: World, text: str) -> Iterator[str]:
    """The planted words in an answer that this person may not see."""
    for thing in world.things.values():
        for words, data in thing.planted.items():
            place = text.find(words)
            if place >= 0 and (who == NOBODY or not may_see(who, thing, data, page)):
                around = text[max(0, place - AROUND) : place + AROUND].replace("\n", " ")
                yield f"{words} ({data}, {thing.column}): …{around}…"
        yield from finer(who, world, thing, text)


def finer(who: str, world: World, thing: Thing, text: str) -> Iterator[str]:
    """What needs more than sight of its class: the whole of it, or standing close by."""
    near = COLUMNS.get(thing.column, frozenset[Relation]())
    roles = frozenset({who} - {NOBODY})
    for words, data in thing.whole.items():
        if words in text and sight(roles, data, near) < Sight.FULL:
            yield f"{words} ({data} geheel, {thing.column})"
    close = sight(roles, DataClass.ADDRESS, near & CLOSE) >= Sight.LIMITED
    if thing.secret and thing.secret in text and not close:
        yield f"{thing.secret} (geheim adres, {thing.column})"


def counts_children(who: str, column: str, text: str) -> bool:
    """Whether a page says how many children there are to who may only know that there are."""
    near = COLUMNS.get(column, frozenset[Relation]())
    roles = frozenset({who} - {NOBODY})
    return f"Kinderen: {CHILDREN}" in text and (
        sight(roles, DataClass.HOUSEHOLD, near) < Sight.LIMITED
    )


def test_no_answer_holds_what_a_role_may_not_see(world: World) -> None:
    found, read, chance = [], 0, random.Random(SEED)
    for who in (NOBODY, *(role.value for role in Role)):
        every = list(pages())
        for address, column in chance.sample(every, many(20, len(every))):
            answer = ask(world, Cell(address, "GET", who, column))
            if answer.status_code == 200:
                read += 1
                text = words_of(answer)
                said = leaks(who, address.name, world, text)
                found += [f"{address.name} als {who}, {column}: {leak}" for leak in said]
                if counts_children(who, column, text):
                    found.append(f"{address.name} als {who}, {column}: aantal kinderen")
    print(f"{read} antwoorden gelezen, zaad {SEED}")
    assert found == [], "\n".join(found)


def test_what_may_be_seen_is_there(world: World) -> None:
    """The control: the same search does find what a role may see."""
    page = next(each for each in addresses() if each.name == "case")
    answer = ask(world, Cell(page, "GET", Role.OUTREACH_WORKER.value, "own"))
    text = answer.content.decode()
    assert sum(words in text for words in world.things["own"].planted) >= 3
    assert "partners melden een achterstand" in text
    assert list(leaks(Role.MANAGER.value, "case", world, text))


def test_paper_is_read_too(world: World) -> None:
    """The control: what a list that is printed says is read, though no byte of the PDF says it."""
    page = next(each for each in addresses() if each.name == "planning:paper")
    answer = ask(world, Cell(page, "GET", Role.TEAM_LEAD.value, "team"))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert "Meegenomen door" in words_of(answer)
    assert b"Meegenomen door" not in answer.content
