# SPDX-License-Identifier: EUPL-1.2
"""A register and signals to link, for the tests of this room."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from tests.matching.people import ON, extract, row

from woonzeker.access import clock
from woonzeker.access.actors import Actor, system
from woonzeker.access.tenancy import tenant
from woonzeker.intake.models import ArrearsSignal, Delivery
from woonzeker.matching import services
from woonzeker.matching.models import Link, Person, RegisterImport
from woonzeker.organisations.models import Partner


@pytest.fixture
def lead(municipality: str) -> Actor:
    """The system at work for the municipality of the tests."""
    return system(municipality, "tests")


@pytest.fixture
def register(lead: Actor) -> Callable[..., RegisterImport]:
    """Read rows into the register: `register(row(1), row(2))`."""

    def read(*rows: dict[str, str]) -> RegisterImport:
        return services.import_register(actor=lead, on=ON, content=extract(*rows))

    return read


@pytest.fixture
def someone(lead: Actor) -> Callable[..., Person]:
    """The person of the register whose facts are these."""

    def find(**facts: Any) -> Person:
        with tenant(lead.municipality):
            return Person.objects.get(**facts)

    return find


@pytest.fixture
def delivery(lead: Actor, partner_factory: Callable[..., Partner]) -> Delivery:
    """An empty delivery of the water company."""
    with tenant(lead.municipality):
        return Delivery.objects.create(
            partner=partner_factory("water", "Bron"), sector="water", channel="web",
            filename="water.csv", sha256="0" * 64, received_at=clock.now(), received_on=ON,
            received_by="tests",
        )  # fmt: skip


@pytest.fixture
def signalled(lead: Actor, delivery: Delivery) -> Callable[..., ArrearsSignal]:
    """A signal about Jan Pieter de Vries as taken in; facts say what is otherwise."""
    numbers = count(1)

    def make(**facts: Any) -> ArrearsSignal:
        number = next(numbers)
        usual: dict[str, Any] = {
            "initials": "J.P.", "prefix": "de", "surname": "Vries", "born_on": "1980-05-03",
            "postcode": "3551AB", "house_number": 12, "house_letter": "A",
            "street": "Kerkstraat", "city": "Meerveld", "amount_cents": 12_500,
        }  # fmt: skip
        with tenant(lead.municipality):
            return ArrearsSignal.objects.create(
                delivery=delivery, line_number=number, partner=delivery.partner, sector="water",
                own_reference=f"S{number}", period_on=ON.replace(day=1), signalled_on=ON,
                **{**usual, **facts},
            )  # fmt: skip

    return make


@pytest.fixture
def linked(lead: Actor) -> Callable[..., Link]:
    """Link one signal by the rules and give the decision."""

    def link(signal: ArrearsSignal) -> Link:
        services.link_signals(actor=lead, signals=[signal.pk], on=ON)
        with tenant(lead.municipality):
            return Link.objects.select_related("person", "signal").get(signal=signal)

    return link


@pytest.fixture
def waiting(
    register: Callable[..., RegisterImport],
    signalled: Callable[..., ArrearsSignal],
    linked: Callable[[ArrearsSignal], Link],
) -> Callable[..., Link]:
    """A signal that waits for a reviewer because the day of birth differs one digit."""

    def make(**facts: object) -> Link:
        return linked(signalled(**{"born_on": "1988-11-23", **facts}))

    register(row(1), row(2, voorletters="A.", voornamen="Anna", geboortedatum="1982-07-01"))
    return make


@pytest.fixture
def jan(waiting: Callable[..., Link], someone: Callable[..., Person]) -> Person:
    """Jan Pieter de Vries in the register."""
    return someone(initials="J.P.")
