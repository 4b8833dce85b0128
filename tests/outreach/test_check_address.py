# SPDX-License-Identifier: EUPL-1.2
"""Before a letter goes out its address is looked up in the BRP, at most a day earlier."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from django.test import Client
from tests.conftest import CODE, MONDAY
from tests.connections.brp.people import jan
from tests.matching.registered import answering, impatient
from tests.planning.households import reported, resident
from tests.situations import let_work

from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, CasePerson
from woonzeker.connections.brp import Address, BrpPerson
from woonzeker.connections.brp.fake import FakeBrp, Fault
from woonzeker.matching.models import Person
from woonzeker.matching.services.numbers import sealed_numbers
from woonzeker.organisations.models import Partner
from woonzeker.outreach.models import ContactAttempt

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("impatient")]
__all__ = ["impatient"]
LETTER = {"channel": "letter", "outcome": "sent", "on": MONDAY.isoformat()}
JAN = jan(1)


@pytest.fixture
def case(partner_factory: Callable[..., Partner]) -> Case:
    """A case about Jan, with his real number sealed."""
    made = reported(partner_factory(), resident())
    with tenant(CODE):
        person = CasePerson.objects.get(case=made).person
        sealed = sealed_numbers({person.pk: JAN.number})[person.pk]
        home = made.household.address_key
        Person.objects.filter(pk=person.pk).update(bsn_encrypted=sealed, address_key=home)
    return made


@pytest.fixture
def brp(settings: Any, case: Case) -> Iterator[Callable[..., FakeBrp]]:
    """Start a fake in which Jan lives at the address of the case, unless facts say otherwise."""
    home = case.household
    at_home = Address(
        home.street, home.house_number, home.house_letter, home.house_addition, home.postcode,
        home.city,
    )  # fmt: skip
    with ExitStack() as running:

        def start(**facts: Any) -> FakeBrp:
            person: BrpPerson = jan(1, **{"address": at_home, **facts})
            return running.enter_context(answering(settings, (person,)))

        yield start


@pytest.fixture
def browser(outreach_worker: Actor, case: Case, client_for: Callable[[Actor], Client]) -> Client:
    """Somebody of the team at the contact page."""
    let_work(outreach_worker, case)
    return client_for(outreach_worker)


Brp = Callable[..., FakeBrp]


def page(browser: Client, case: Case) -> str:
    return browser.get(f"/zaken/{case.pk}/contact").content.decode()


def letters(case: Case) -> int:
    with tenant(CODE):
        return ContactAttempt.objects.filter(case=case, channel="letter").count()


def test_without_a_brp_the_page_says_nothing(browser: Client, case: Case) -> None:
    assert "BRP" not in page(browser, case)


def test_the_page_says_that_nobody_looked_and_offers_to(
    brp: Brp, browser: Client, case: Case
) -> None:
    brp()
    assert "nog niet nagekeken in de BRP" in page(browser, case)
    said = browser.post(f"/zaken/{case.pk}/adres", follow=True).content.decode()
    assert "Nagekeken in de BRP: het adres klopt." in said
    assert "nog niet nagekeken" not in said


def test_a_letter_is_checked_when_it_is_recorded(brp: Brp, browser: Client, case: Case) -> None:
    fake = brp()
    browser.post(f"/zaken/{case.pk}/contact", LETTER)
    assert (letters(case), len(fake.questions)) == (1, 1)


def test_no_letter_is_recorded_to_who_moved(brp: Brp, browser: Client, case: Case) -> None:
    brp(address=jan().address)
    said = browser.post(f"/zaken/{case.pk}/contact", LETTER).content.decode()
    assert "woont deze persoon niet meer op dit adres" in said
    assert letters(case) == 0


def test_a_visit_asks_nobody(brp: Brp, browser: Client, case: Case) -> None:
    fake = brp()
    visit = {"channel": "visit", "outcome": "not_reached", "day_part": "avond"}
    browser.post(f"/zaken/{case.pk}/contact", {**LETTER, **visit})
    assert fake.questions == []


def test_while_the_brp_is_away_work_goes_on_and_the_page_says_so(
    brp: Brp, browser: Client, case: Case
) -> None:
    brp().stays_wrong(Fault.AWAY)
    said = browser.post(f"/zaken/{case.pk}/adres", follow=True).content.decode()
    assert "De BRP is nu niet bereikbaar." in said
    browser.post(f"/zaken/{case.pk}/contact", LETTER)
    assert letters(case) == 1


def test_what_is_under_investigation_is_for_a_person_to_look_at(
    brp: Brp, browser: Client, case: Case
) -> None:
    brp(under_investigation=True)
    said = browser.post(f"/zaken/{case.pk}/adres", follow=True).content.decode()
    assert "Kijk zelf voordat je schrijft." in said
