# SPDX-License-Identifier: EUPL-1.2
"""The letter of a task, too, goes only to who still lives where it is sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from typing import Any

import pytest
from django.test import Client
from tests.conftest import CODE
from tests.connections.brp.people import jan
from tests.matching.registered import answering, impatient
from tests.situations import LEAD, linked_signal, resident

from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.cases import services
from woonzeker.cases.models import CaseTask
from woonzeker.connections.brp import Address, RegisterDate
from woonzeker.connections.brp.fake import FakeBrp, Fault
from woonzeker.errors import Refused
from woonzeker.matching.linkage import home_key
from woonzeker.matching.models import BrpState, Person
from woonzeker.matching.services.numbers import sealed_numbers
from woonzeker.matching.services.people import person_facts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("impatient")]
__all__ = ["impatient"]
ON = date(2026, 11, 2)
JAN = jan(1)


@pytest.fixture
def task(municipality: str) -> CaseTask:
    """A promised letter to Jan, with his real number sealed."""
    person = resident()
    linked_signal(person, sector="huur", partner="Woning", result="below_threshold")
    services.take_up(actor=LEAD, on=ON)
    with tenant(CODE):
        sealed = sealed_numbers({person.pk: JAN.number})[person.pk]
        home = home_key(person_facts(person).address)
        Person.objects.filter(pk=person.pk).update(bsn_encrypted=sealed, address_key=home)
        return CaseTask.objects.select_related("signal__link__person").get()


@pytest.fixture
def brp(settings: Any, task: CaseTask) -> Iterator[Callable[..., FakeBrp]]:
    """Start a fake in which Jan lives where the register has him, unless facts say otherwise."""
    assert task.signal is not None
    home = task.signal.link.person
    at_home = Address(
        home.street, home.house_number, home.house_letter, home.house_addition, home.postcode,
        home.city,
    )  # fmt: skip
    with ExitStack() as running:

        def start(**facts: Any) -> FakeBrp:
            person = jan(1, **{"address": at_home, **facts})
            return running.enter_context(answering(settings, (person,)))

        yield start


@pytest.fixture
def sends(client_for: Callable[[Actor], Client], coordinator: Actor, task: CaseTask) -> Any:
    """Say on the list that the letter went."""
    client = client_for(coordinator)

    def press() -> str:
        return client.post(f"/zaken/taken/{task.pk}/klaar", follow=True).content.decode()

    return press


Brp = Callable[..., FakeBrp]
Sends = Callable[[], str]


def sent() -> bool:
    with tenant(CODE):
        return CaseTask.objects.exclude(done_on=None).exists()


def test_the_address_is_looked_up_before_it_goes(brp: Brp, sends: Sends) -> None:
    fake = brp()
    sends()
    assert (sent(), len(fake.questions)) == (True, 1)


def test_none_goes_to_who_moved_until_the_list_shows_where(brp: Brp, sends: Sends) -> None:
    brp(address=jan().address)
    assert "woont deze persoon niet meer op dit adres" in sends()
    assert not sent()
    sends()
    assert sent()


@pytest.mark.parametrize("facts", [{"died": RegisterDate(2026, 10, 30)}, {"municipality": "0344"}])
def test_none_goes_to_who_died_or_left_and_the_task_lapses(
    brp: Brp, sends: Sends, task: CaseTask, facts: dict[str, Any]
) -> None:
    brp(**facts)
    assert "Stuur geen brief naar dit adres." in sends()
    with pytest.raises(Refused):
        services.finish_task(actor=LEAD, task=task.pk)
    services.take_up(actor=LEAD, on=date(2026, 12, 1))
    with tenant(CODE):
        assert not CaseTask.objects.exists()


def test_while_the_brp_is_away_work_goes_on(brp: Brp, sends: Sends) -> None:
    brp().stays_wrong(Fault.AWAY)
    sends()
    assert sent()


def test_where_no_brp_is_set_up_nobody_says_that_it_is_silent(sends: Sends) -> None:
    sends()
    with tenant(CODE):
        assert not BrpState.objects.exists()
    assert sent()
