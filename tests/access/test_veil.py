# SPDX-License-Identifier: EUPL-1.2
"""What may not be seen is no longer in the answer."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Annotated, Any, get_args, get_type_hints
from uuid import UUID, uuid4

import woonzeker
from woonzeker.access.policy import DataClass, Relation, Role
from woonzeker.access.veil import Of, View, of, veil

NUMBER = uuid4()
#: answers with a field of this class and no word of a secret address, and why
TOLD_NOWHERE = {
    "NotedWish": "a phone number",
    "WarmLine": "a phone number",
    "WaitingLine": "what somebody told of themselves, before anybody is found",
    "WaitingAlarm": "what somebody told of themselves, before anybody is found",
    "ReleaseView": "a report as the partner wrote it, for who looks whom it is about",
}


@of(DataClass.IDENTITY)
@dataclass(frozen=True, slots=True)
class Somebody:
    """A person in an answer."""

    name: Annotated[str, Of(DataClass.IDENTITY, masked=lambda name: name[:1])]
    born: str


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list."""

    case: UUID
    status: str
    address: Annotated[str, Of(DataClass.ADDRESS, masked=lambda where: where.split()[0])]
    amount: Annotated[int | None, Of(DataClass.SIGNAL)]
    children: Annotated[int | bool | None, Of(DataClass.HOUSEHOLD, flagged=bool)]
    people: tuple[Somebody, ...]
    secret: bool
    relations: frozenset[Relation]


def row(*relations: Relation, secret: bool = False) -> Row:
    people = (Somebody("Samira", "1990-01-01"),)
    return Row(
        NUMBER, "loopt", "Kade 12", 500, 2, people, secret=secret, relations=frozenset(relations)
    )


def seen(row: Row, *roles: Role, whole: bool = False) -> Row:
    view = View(frozenset(role.value for role in roles), frozenset(), whole=whole)
    return veil(row, view)


def test_who_is_assigned_sees_the_household_and_only_that_there_are_children() -> None:
    shown = seen(row(Relation.ASSIGNED), Role.OUTREACH_WORKER)
    assert (shown.address, shown.amount, shown.children) == ("Kade 12", 500, True)
    assert shown.people[0].name == "Samira"


def test_who_leads_the_team_sees_doors_and_initials() -> None:
    shown = seen(row(Relation.TEAM), Role.TEAM_LEAD)
    assert (shown.status, shown.address, shown.amount) == ("loopt", "Kade", None)
    assert (shown.people[0].name, shown.people[0].born) == ("S", "")


def test_without_a_relation_only_the_opaque_id_is_left() -> None:
    shown = seen(row(), Role.OUTREACH_WORKER)
    assert shown.case == NUMBER
    assert (shown.status, shown.address, shown.amount, shown.children) == ("", "", None, None)
    assert shown.people[0].name == ""


def test_a_secret_address_is_kept_from_who_stands_at_a_distance() -> None:
    far = seen(row(Relation.ANYWHERE, secret=True), Role.INTAKE_COORDINATOR)
    near = seen(row(Relation.ASSIGNED, secret=True), Role.OUTREACH_WORKER)
    assert (far.address, far.people[0].name, near.address) == ("", "Samira", "Kade 12")


def test_the_system_sees_what_its_code_asks() -> None:
    whole = row()
    assert seen(whole, whole=True) is whole


def test_rows_in_lists_and_dicts_are_each_seen_in_their_own_relation() -> None:
    view = View(frozenset({Role.OUTREACH_WORKER.value}), frozenset())
    shown = veil({"rows": [row(Relation.ASSIGNED), row()]}, view)
    assert [each.address for each in shown["rows"]] == ["Kade 12", ""]


def answers() -> Iterator[type[Any]]:
    """Every class of an answer that a room gives."""
    for found in pkgutil.walk_packages(woonzeker.__path__, "woonzeker."):
        if ".selectors" in found.name:
            module = importlib.import_module(found.name)
            yield from (
                each for each in vars(module).values()
                if isinstance(each, type) and is_dataclass(each) and hasattr(each, "__data_class__")
            )  # fmt: skip


def tells_where(answer: type[Any]) -> bool:
    """Whether a field of an answer is an address."""
    hints = get_type_hints(answer, include_extras=True)
    said = {
        next((at.data for at in get_args(hints[each.name]) if isinstance(at, Of)), None)
        for each in fields(answer)
    }
    return DataClass.ADDRESS in said


def test_every_answer_with_an_address_knows_whether_it_is_secret() -> None:
    with_address = {each for each in answers() if tells_where(each)}
    assert len(with_address) > 20
    silent = {
        each.__name__ for each in with_address
        if "secret" not in {field.name for field in fields(each)}
    }  # fmt: skip
    assert silent == set(TOLD_NOWHERE)
