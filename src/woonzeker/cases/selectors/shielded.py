# SPDX-License-Identifier: EUPL-1.2
"""Whose data a shield closes outside the case: who lives there, and what was reported of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from woonzeker.access.actors import Actor
from woonzeker.access.shields import Called, Home, Shut
from woonzeker.cases.models import CasePerson, Shield
from woonzeker.matching.models import Link, Person

_HOME = ("postcode", "house_number", "house_letter", "house_addition")
_TOLD = ("id", "surname", "partner_surname", "born_on", *_HOME)


def shut_for(actor: Actor) -> Shut:
    """What is closed to a user: everybody of a shielded case or at its address. One query."""
    here = Person.objects.exclude(address_key="").filter(
        address_key=OuterRef("case__household__address_key")
    )
    named = CasePerson.objects.filter(case=OuterRef("case"))
    rows = closing(actor).values(
        *(f"case__household__{part}" for part in _HOME),
        living=ArraySubquery(here.values(told=JSONObject(**{name: name for name in _TOLD}))),
        named=ArraySubquery(
            named.values(told=JSONObject(**{name: f"person__{name}" for name in _TOLD}))
        ),
        reported=ArraySubquery(
            Link.objects.filter(
                person__in=CasePerson.objects.filter(case=OuterRef(OuterRef("case"))).values(
                    "person"
                )
            ).values("signal")
        ),
    )
    found = list(rows)
    people = [each for row in found for each in (*row["living"], *row["named"])]
    homes = [tuple(row[f"case__household__{part}"] for part in _HOME) for row in found]
    homes += [tuple(each[part] for part in _HOME) for each in people]
    return Shut(
        people=frozenset(UUID(each["id"]) for each in people),
        signals=frozenset(signal for row in found for signal in row["reported"]),
        homes=frozenset(_homes(homes)),
        called=frozenset(_called(people)),
    )


def closing(actor: Actor) -> QuerySet[Shield]:
    """The shields that close a case to the actor: their own household, or that of a colleague."""
    for_all = Q(user_id="") & ~Q(open_to__contains=[actor.id])
    return Shield.objects.filter(Q(user_id=actor.id) | for_all, ended_at=None)


def _homes(parts: Iterable[tuple[Any, ...]]) -> Iterable[Home]:
    for postcode, number, letter, addition in parts:
        if postcode and number:
            yield postcode, number, f"{letter}{addition}".upper()


def _called(people: Iterable[dict[str, Any]]) -> Iterable[Called]:
    """Under which names a line may tell of them; a date of birth with unknown parts is nobody's."""
    for each in people:
        if len(each["born_on"]) == len("1970-01-01") and "-00" not in each["born_on"]:
            for name in (each["surname"], each["partner_surname"]):
                if name:
                    yield name.upper(), each["born_on"]
