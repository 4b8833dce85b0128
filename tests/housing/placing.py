# SPDX-License-Identifier: EUPL-1.2
"""Two municipalities that share places, and households that need one."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.conftest import CODE, MONDAY
from tests.help.talking import running

from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.accounts.models import User
from woonzeker.cases.models import Case
from woonzeker.help.models import ChildrenAnswer
from woonzeker.help.services.children import note_children
from woonzeker.housing.models import Place, Region, StayOf
from woonzeker.housing.rules.party import Coming
from woonzeker.housing.rules.places import PlaceKind
from woonzeker.housing.services import (
    NewPlace,
    Wanted,
    add_place,
    begin_region,
    book,
    let_into_region,
)
from woonzeker.organisations import services as organisations

OTHER, FAR = "0002", "0003"
LEAD = system(CODE, "tests")
NIGHT = MONDAY
WEEK = date(2026, 11, 9)


def region() -> Region:
    """A region of the municipality of the tests and another one; a third is not in it."""
    for code, name in ((OTHER, "Verderop"), (FAR, "Overkant")):
        organisations.establish(actor=system(code, "tests"), name=name)
    made = begin_region(actor=LEAD, name="Meer en Veld")
    let_into_region(actor=LEAD, region=made.pk, municipality=OTHER)
    return made


def a_place(at: Region, kind: PlaceKind = PlaceKind.FAMILY, **facts: Any) -> Place:
    """A place for four with pets and without a step, open since long."""
    given = {"label": f"{kind.value} 1", "beds": 4, "pets": True, "step_free": True,
             "open_from": date(2026, 1, 1), **facts}  # fmt: skip
    actor = given.pop("actor", LEAD)
    return add_place(actor=actor, region=at.pk, new=NewPlace(kind=kind, **given))


def household(children: str = "yes", *, source: str = "parent") -> Case:
    """A case of which somebody said whether there are children; '' for nobody asked."""
    case = running()
    if children:
        count = 1 if children == "yes" else None
        note_children(
            actor=LEAD, case=case.pk, answer=ChildrenAnswer(children), source=source, count=count
        )
    return case


def stay(
    case: Case, place: Place, from_on: date = NIGHT, until_on: date | None = WEEK, **more: Any
) -> StayOf:
    """Book a place for a household for a week, as the system or who is named."""
    actor = more.pop("actor", LEAD)
    wanted = Wanted(place.pk, from_on, until_on)
    return book(actor=actor, case=case.pk, wanted=wanted, coming=Coming(), **more)


def elsewhere(code: str, role: Role = Role.EVICTION_COORDINATOR) -> Actor:
    """Somebody with a role in another municipality."""
    user = User.objects.create(username=f"{role.value}-{code}", name=f"Iemand uit {code}")
    organisations.give_role(
        actor=system(code, "tests"), user=user.pk, role=role, from_on=date(2026, 1, 1)
    )
    return Actor("user", str(user.pk), code, frozenset({role.value}))


def numbers(code: str) -> set[str]:
    """The numbers whose household a municipality knows."""
    with tenant(code):
        return {str(each) for each in StayOf.objects.values_list("number", flat=True)}
