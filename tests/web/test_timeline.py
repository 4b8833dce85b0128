# SPDX-License-Identifier: EUPL-1.2
"""What happened stands newest first, within a day as well."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from tests.conftest import CODE, person
from tests.help.indebted import book, counsellor, owed, running, with_room
from tests.help.talking import finish
from tests.situations import let_work
from tests.web.test_show_case import page

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case
from woonzeker.outreach.models import Channel, ContactAttempt, ContactOutcome, Message
from woonzeker.outreach.services import record_contact
from woonzeker.web.selectors.history import events_of

pytestmark = pytest.mark.django_db


def test_a_move_after_an_attempt_of_that_day_stands_above_it(
    outreach_worker: Actor, case: Case
) -> None:
    let_work(outreach_worker, case)
    record_contact(
        actor=outreach_worker, case=case.pk, channel=Channel.LETTER, outcome=ContactOutcome.SENT
    )
    cases.advance(actor=outreach_worker, case=case.pk, move="wait", reason="creditor")
    with tenant(CODE):
        ContactAttempt.objects.update(recorded_at=clock.now() - timedelta(hours=1))
        titles = [event.title for event in events_of(outreach_worker, case.pk)]
    assert titles.index("Wacht op iemand anders") < titles.index("Brief: verstuurd")


def test_a_note_of_the_door_stands_on_the_page_for_who_may_read_it(
    client_for: Callable[[Actor], Client], outreach_worker: Actor, case: Case
) -> None:
    counsellor = person(Role.DEBT_COUNSELLOR, name="Hulp")
    colleague = person(Role.OUTREACH_WORKER, name="Collega")
    for each in (outreach_worker, counsellor, colleague):
        let_work(each, case)
    record_contact(
        actor=outreach_worker, case=case.pk, channel=Channel.VISIT, day_part="middag",
        outcome=ContactOutcome.NOT_REACHED, note="bel werkt niet",
    )  # fmt: skip
    reads = {each: "bel werkt niet" in page(client_for(each), case)
             for each in (outreach_worker, counsellor, colleague)}  # fmt: skip
    assert reads == {outreach_worker: True, counsellor: True, colleague: False}


def test_a_message_stands_there_with_how_it_fared(outreach_worker: Actor, case: Case) -> None:
    with tenant(CODE):
        Message.objects.create(
            case=case, channel="sms", kind="appointment", state="failed", asked_at=clock.now(),
            asked_by=outreach_worker.id,
        )  # fmt: skip
        [message] = [each for each in events_of(outreach_worker, case.pk) if "Sms" in each.title]
    assert message.body.startswith("Afspraak")


HELP = ("Overzicht van het geld gemaakt", "Regeling voorgesteld", "Regeling begonnen")
PAID = "Betaling ontvangen · € 100,00"


def test_help_stands_there_for_who_may_open_its_pages(
    client_for: Callable[[Actor], Client], outreach_worker: Actor, case: Case
) -> None:
    helper = counsellor(case)
    let_work(outreach_worker, case)
    finish(helper, case, own_words="De huur is te hoog.")
    with_room(helper, case)
    made = running(helper, case, owed(helper, case))
    book(helper, made, 10_000)
    seen = page(client_for(helper), case).replace("\u00a0", " ")
    assert "esprek opgeschreven" in seen
    assert [words for words in (*HELP, PAID) if words not in seen] == []
    hidden = page(client_for(outreach_worker), case)
    assert [words for words in (*HELP, "Betaling ontvangen") if words in hidden] == []


def test_who_sees_a_summary_of_money_reads_no_amount_of_a_payment(
    client_for: Callable[[Actor], Client], case: Case
) -> None:
    helper, other = counsellor(case), person(Role.EVICTION_COORDINATOR, name="Ontruiming")
    let_work(other, case)
    with_room(helper, case)
    book(helper, running(helper, case, owed(helper, case)), 10_000)
    seen = page(client_for(other), case).replace("\u00a0", " ")
    assert "Betaling ontvangen" in seen
    assert "Betaling ontvangen · €" not in seen
