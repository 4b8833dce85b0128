# SPDX-License-Identifier: EUPL-1.2
"""Invented people for the fake BRP."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.matching.people import number

from woonzeker.connections.brp import Address, BrpPerson, Name, PartnerName, RegisterDate
from woonzeker.connections.brp.fake import FakeBrp, People

HERE = "9999"
DOOR = Address("Kerkstraat", 12, "A", "", "3551AB", "Meerveld", RegisterDate(2015, 2, 1))


def jan(place: int = 1, **facts: Any) -> BrpPerson:
    """Jan Pieter de Vries of Kerkstraat 12A in Meerveld; `facts` say what is otherwise."""
    usual = BrpPerson(
        number=number(place),
        name=Name("Jan Pieter", "J.P.", "de", "Vries", "E"),
        partner=PartnerName("van den", "Berg"),
        born=RegisterDate(1980, 5, 3),
        address=DOOR,
        municipality=HERE,
        registered_there=RegisterDate(2010, 1, 1),
    )
    return replace(usual, **facts)


def brp(*people: BrpPerson, **options: Any) -> FakeBrp:
    """A fake BRP of these people that remembers what was asked; use it with `with`."""
    return FakeBrp(People(lambda: people), remember=True, **options)
