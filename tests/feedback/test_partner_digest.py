# SPDX-License-Identifier: EUPL-1.2
"""Once a week a partner's contact gets numbers and a link; never anybody's data."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from pytest_django.fixtures import Settings
from tests.conftest import CODE
from tests.feedback.answering import LEAD, taken_up, tell
from tests.intake.deliveries import csv_of, line, take_in
from tests.situations import linked_signal, resident

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.connections.mail import Mail, MailRefused, MailUnreachable
from woonzeker.feedback import services as feedback
from woonzeker.feedback.models import DigestSent
from woonzeker.feedback.rules.digest import SUBJECT, week_before
from woonzeker.feedback.services.digest import Sender
from woonzeker.intake.models import SetAsideLine
from woonzeker.organisations import services as organisations
from woonzeker.organisations.models import Agreement, Partner
from woonzeker.organisations.rules.agreements import Contact, Terms, mail_of

pytestmark = pytest.mark.django_db
NEXT_MONDAY = date(2026, 11, 9)
TO = "signalen@bron.example"
#: words that stand in the data of the one who was reported
CANARIES = ("Kanarie", "Knaarpad", "KNR-77", "0611223344", "kanarie@thuis.example", "1234", "500")


@pytest.fixture(autouse=True)
def post(settings: Settings) -> None:
    """A mail server is set."""
    settings.WOONZEKER_MAIL_URL = "smtps://post.example"
    settings.WOONZEKER_MAIL_FROM = "gemeente@meerveld.example"


@pytest.fixture
def reported(municipality: str) -> None:
    """A signal of last week that is in progress, of a partner with a contact."""
    person = resident(surname="Kanarie", street="Knaarpad")
    taken_up(
        person=person, own_reference="KNR-77", phones=["0611223344"],
        emails=["kanarie@thuis.example"],
    )  # fmt: skip
    Agreement.objects.update(contact=f"Afdeling signalen, {TO}")


def send(sender: Sender, on: date = NEXT_MONDAY) -> int:
    with clock.standing_at(on):
        return feedback.send_digests(actor=LEAD, on=on, send=sender)


def test_the_contact_gets_numbers_and_a_link_without_anybodys_data(reported: None) -> None:
    letters: list[Mail] = []
    assert send(letters.append) == 1
    [letter] = letters
    assert (letter.to, letter.subject) == (TO, SUBJECT)
    assert "Nieuwe antwoorden op uw signalen: 1" in letter.text
    assert "/partner/signalen" in letter.text
    assert [word for word in CANARIES if word in letter.text + letter.subject] == []


def test_it_goes_once_a_week(reported: None) -> None:
    letters: list[Mail] = []
    assert [send(letters.append), send(letters.append)] == [1, 0]
    with tenant(CODE):
        assert DigestSent.objects.get().week_on == date(2026, 11, 2)


def test_without_an_address_nothing_goes(reported: None) -> None:
    Agreement.objects.update(contact="mevrouw De Vries, telefonisch")
    assert send(lambda _letter: pytest.fail("nothing may go")) == 0


def test_without_a_mail_server_nothing_goes(reported: None, settings: Settings) -> None:
    settings.WOONZEKER_MAIL_URL = ""
    assert send(lambda _letter: pytest.fail("nothing may go")) == 0


def test_when_there_is_nothing_to_tell_nothing_goes(municipality: str) -> None:
    linked_signal(resident())
    Agreement.objects.update(contact=TO)
    assert send(lambda _letter: pytest.fail("nothing may go")) == 0


def test_only_lines_that_still_wait_for_the_partner_are_counted(
    coordinator: Actor, partner_factory: Callable[..., Partner]
) -> None:
    rows = [line(1), line(2, bedrag="nul"), line(3, bedrag=""), line(4, bedrag="veel")]
    take_in(coordinator, partner_factory("water", "Bron"), csv_of(rows))
    Agreement.objects.update(contact=TO)
    with tenant(CODE):
        mended = SetAsideLine.objects.filter(outcome="returned").earliest("number")
        SetAsideLine.objects.filter(pk=mended.pk).update(sent_again=uuid4())
    letters: list[Mail] = []
    send(letters.append)
    send(letters.append, date(2026, 12, 14))
    assert len(letters) == 1
    assert "op u wachten: 2" in letters[0].text


def test_a_silent_server_is_tried_again_and_a_refused_address_is_not(reported: None) -> None:
    def silent(_letter: Mail) -> None:
        raise MailUnreachable

    def refuses(_letter: Mail) -> None:
        raise MailRefused

    assert [send(silent), send(refuses), send(refuses)] == [0, 1, 0]


def test_an_agreement_that_ended_gets_nothing(reported: None) -> None:
    Agreement.objects.update(until_on=date(2026, 11, 5))
    assert send(lambda _letter: pytest.fail("nothing may go")) == 0


def test_who_does_the_work_by_the_agreement_goes_before_an_older_line(
    reported: None, coordinator: Actor
) -> None:
    Agreement.objects.update(contact="dhr. Directeur, directie@bron.example")
    for day, mail in ((date(2026, 10, 1), TO), (date(2026, 12, 1), "later@bron.example")):
        organisations.record_terms(
            actor=coordinator, agreement=Agreement.objects.get().pk,
            terms=Terms(day, "local", contact=Contact("Team signalen", "010 1234567", mail)),
        )  # fmt: skip
    letters: list[Mail] = []
    assert send(letters.append) == 1
    assert letters[0].to == TO


def test_a_line_of_text_gives_the_address_that_stands_in_it() -> None:
    assert mail_of(Contact(), f"Afdeling signalen ({TO}).") == TO
    assert mail_of(Contact(mail=TO), "directie@bron.example") == TO
    assert mail_of(Contact(), "tel. 010") == ""


@pytest.mark.parametrize("on", [NEXT_MONDAY, date(2026, 11, 15)])
def test_the_week_before_is_monday_to_sunday(on: date) -> None:
    assert week_before(on) == (date(2026, 11, 2), date(2026, 11, 8))


def test_telling_again_counts_nothing_twice(reported: None) -> None:
    tell()
    letters: list[Mail] = []
    send(letters.append)
    assert "signalen: 1" in letters[0].text
