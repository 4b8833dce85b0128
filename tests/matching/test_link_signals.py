# SPDX-License-Identifier: EUPL-1.2
"""A delivery of signals finds its people."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.matching.people import ON, row

from woonzeker.access.actors import Actor, system
from woonzeker.access.tenancy import tenant
from woonzeker.errors import NotPermitted
from woonzeker.intake.models import ArrearsSignal, Delivery
from woonzeker.matching import services
from woonzeker.matching.models import Link, Person, RegisterImport
from woonzeker.organisations import services as organisations

pytestmark = pytest.mark.django_db
Register = Callable[..., RegisterImport]
Signalled = Callable[..., ArrearsSignal]
Linked = Callable[[ArrearsSignal], Link]


def test_a_delivery_is_linked_at_once(
    register: Register, signalled: Signalled, lead: Actor, delivery: Delivery
) -> None:
    register(row(1), row(2, voorletters="A.", voornamen="Anna", geboortedatum="1982-07-01"))
    (
        signalled(),
        signalled(born_on="1988-11-23"),
        signalled(surname="Kowalski", initials="M.", born_on=""),
    )
    found = services.link_signals(actor=lead, delivery=delivery.pk, on=ON)
    assert (found.linked, found.review, found.nobody) == (1, 1, 1)


def test_what_was_decided_is_kept_with_its_reasons_version_and_runner_up(
    register: Register, signalled: Signalled, linked: Linked
) -> None:
    register(row(1), row(2, voorletters="K.", voornamen="Klaas"))
    link = linked(signalled())
    assert (link.result, link.person and link.person.initials) == ("linked", "J.P.")
    assert (link.version, link.ground) == ("2026-1", "birth_name_address")
    assert len(link.candidates) == 2
    assert link.margin == pytest.approx(link.candidates[0]["score"] - link.candidates[1]["score"])
    assert {"field", "level", "words", "bits"} == set(link.candidates[0]["reasons"][0])


@pytest.mark.parametrize(
    "lives",
    [{"postcode": "3552CD", "vorig_postcode": "3551AB", "vorig_huisnummer": "12",
      "vorig_huisletter": "A"},
     {"postcode": "3552CD", "huisnummer": "7", "straat": "Dorpsweg"},
     {"geboortedatum": "1980-03-05", "postcode": "3552CD"},
     {"geslachtsnaam": "Bos", "partner_tussenvoegsel": "de", "partner_naam": "Vries",
      "postcode": "3552CD"}],
)  # fmt: skip
def test_who_moved_or_is_written_otherwise_is_still_a_candidate(
    register: Register, signalled: Signalled, linked: Linked, lives: dict[str, str]
) -> None:
    register(row(**lives))
    assert linked(signalled()).result in {"linked", "review"}


def test_linking_again_changes_nothing(
    register: Register, signalled: Signalled, lead: Actor, linked: Linked
) -> None:
    register(row())
    first = linked(signalled())
    assert services.link_signals(actor=lead) == services.LinkCounts()
    assert linked(first.signal).pk == first.pk


def test_a_whole_delivery_costs_a_handful_of_queries(
    register: Register, signalled: Signalled, lead: Actor
) -> None:
    register(*[row(n, huisnummer=str(n)) for n in range(1, 40)])
    for n in range(1, 40):
        signalled(house_number=n)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        services.link_signals(actor=lead, on=ON)
    assert len(queries) <= 16


def test_a_telephone_of_a_linked_signal_tells_father_and_son_apart_the_next_time(
    register: Register, signalled: Signalled, linked: Linked, lead: Actor
) -> None:
    register(row(1), row(2, voornamen="Jan Piet", geboortedatum="2001-06-01"))
    first = linked(signalled(phones=["06 1234 9876"], born_on="2001-06-01"))
    second = linked(signalled(phones=["0612349876"], born_on=""))
    assert second.candidates[0]["person"] == str(first.person_id)
    assert [r["level"] for r in second.candidates[0]["reasons"] if r["field"] == "contact"]


def test_a_new_extract_makes_us_look_again_at_who_found_nobody(
    register: Register, signalled: Signalled, linked: Linked, lead: Actor
) -> None:
    signal = signalled()
    assert linked(signal).result == "nobody"
    register(row())
    assert services.link_again(actor=lead, on=ON).linked == 1
    assert linked(signal).result == "linked"
    assert ProcrastinateJob.objects.get().task_name == "pipeline.take_up"


def test_looking_again_leaves_what_a_person_decided(
    register: Register, signalled: Signalled, linked: Linked, coordinator: Actor, lead: Actor
) -> None:
    register(row(geboortedatum="1988-11-23"))
    link = linked(signalled())
    services.decide_review(actor=coordinator, link=link.pk, choice=services.Choice.NOBODY)
    register(row())
    assert services.link_again(actor=lead, on=ON) == services.LinkCounts()


def test_another_municipality_has_its_own_register(
    register: Register, signalled: Signalled, linked: Linked
) -> None:
    neighbour = system("9998", "tests")
    organisations.establish(actor=neighbour, name="Buurveld")
    register(row())
    with tenant("9998"):
        assert not Person.objects.exists()
    assert linked(signalled()).result == "linked"


def test_an_outreach_worker_may_not_link(outreach_worker: Actor) -> None:
    with pytest.raises(NotPermitted):
        services.link_signals(actor=outreach_worker)
