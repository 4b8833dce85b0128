# SPDX-License-Identifier: EUPL-1.2
"""An e-mail or text message to a household: to a given place, sent once, followed, on the case."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.conftest import CODE, MONDAY
from tests.planning.households import reported, resident
from tests.situations import LEAD, let_work

from woonzeker.access import clock, jobs
from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, CaseTerm, PeriodSignal
from woonzeker.cases.services import advance
from woonzeker.connections.notify.fake import EMAIL, KEY, TEXT, FakeNotify, Fault
from woonzeker.errors import NotPermitted, Refused
from woonzeker.organisations import services as organisations
from woonzeker.organisations.models import Partner, PolicyKind
from woonzeker.organisations.selectors import shipped_policy
from woonzeker.outreach import tasks
from woonzeker.outreach.models import ContactAttempt, ContactWish, LetterKind, Message
from woonzeker.outreach.services import (
    follow_messages,
    give_up_message,
    send_message,
    write_message,
)
from woonzeker.outreach.services.senders import SenderSilent
from woonzeker.web.selectors.history import events_of

pytestmark = pytest.mark.django_db
PHONE, MAIL = "0612345678", "an@voorbeeld.example"
Write = Callable[..., Message]


@pytest.fixture
def case(partner_factory: Callable[..., Partner]) -> Case:
    return reported(partner_factory(), resident(), phones=[PHONE], emails=[MAIL])


@pytest.fixture
def notify(settings: Any) -> Iterator[FakeNotify]:
    """The municipality sends by NotifyNL, and this is it."""
    with FakeNotify() as running:
        settings.WOONZEKER_NOTIFY_URL, settings.WOONZEKER_NOTIFY_KEY = running.url, KEY
        settings.WOONZEKER_NOTIFY_EMAIL, settings.WOONZEKER_NOTIFY_TEXT = EMAIL, TEXT
        yield running


@pytest.fixture
def own_jobs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of what is deferred from now on; nothing of it is done."""
    names: list[str] = []
    monkeypatch.setattr(tasks.jobs, "defer", lambda name, **_words: names.append(name))
    return names


@pytest.fixture
def mailbox(settings: Any, tmp_path: Path) -> Path:
    settings.WOONZEKER_MAIL_URL = tmp_path.as_uri()
    settings.WOONZEKER_MAIL_FROM = "team@meerveld.example"
    return tmp_path


def sends_by(email: str, sms: str) -> None:
    data = {**shipped_policy(PolicyKind.LETTERS), "email": email, "sms": sms}
    organisations.decide_policy(actor=LEAD, kind=PolicyKind.LETTERS, data=data, valid_from=MONDAY)


@pytest.fixture
def write(outreach_worker: Actor, case: Case) -> Write:
    """Write to the household; it waits until somebody sends it."""
    let_work(outreach_worker, case)
    sends_by("notify", "notify")

    def act(to: str = MAIL, given_by: str = "partner", text: str = "Bel ons.") -> Message:
        return write_message(
            actor=outreach_worker, case=case.pk, channel="email" if "@" in to else "message",
            to=to, given_by=given_by, kind=LetterKind.REMINDER, text=text,
        )  # fmt: skip

    return act


def sent(message: Message) -> Message:
    return send_message(actor=LEAD, message=message.pk)


def fresh(message: Message) -> Message:
    with tenant(CODE):
        return Message.objects.get(pk=message.pk)


def attempts(case: Case) -> list[tuple[str, str, str]]:
    with tenant(CODE):
        rows = ContactAttempt.objects.filter(case=case)
        return [(each.channel, each.outcome, each.tried_by) for each in rows]


def test_a_message_leaves_in_the_background(notify: FakeNotify, write: Write) -> None:
    with jobs.inline():
        message = write()
    assert fresh(message).state == "sent"
    assert notify.kept[0].to == MAIL


def test_a_subject_is_the_same_for_everybody(notify: FakeNotify, write: Write, case: Case) -> None:
    sent(write(text="Dag mevrouw Nowak, bel ons."))
    subject = notify.kept[0].personalisation["onderwerp"]
    assert subject == "Bericht van uw gemeente"
    assert case.number not in str(notify.kept[0])


def test_a_text_message_goes_to_a_number_with_its_country(notify: FakeNotify, write: Write) -> None:
    sent(write(PHONE))
    assert notify.kept[0].to == "+31612345678"


def test_what_came_there_is_the_offer_and_stands_on_the_case(
    notify: FakeNotify, write: Write, case: Case, outreach_worker: Actor
) -> None:
    message = sent(write())
    assert attempts(case) == []
    assert [follow_messages(actor=LEAD), follow_messages(actor=LEAD)] == [0, 1]
    assert fresh(message).state == "delivered"
    assert attempts(case) == [("email", "sent", outreach_worker.id)]
    with tenant(CODE):
        assert CaseTerm.objects.get(case=case, kind="offer").met_on == MONDAY
        assert "E-mail: aangekomen" in [event.title for event in events_of(LEAD, case.pk)]


def test_a_number_that_is_wrong_is_an_attempt_that_meets_no_term(
    notify: FakeNotify, write: Write, case: Case
) -> None:
    message = sent(write("perm-fail@simulator.notify", given_by="resident"))
    follow_messages(actor=LEAD)
    follow_messages(actor=LEAD)
    assert fresh(message).problem == "no_such_place"
    assert [each[1] for each in attempts(case)] == ["no_number"]
    with tenant(CODE):
        assert CaseTerm.objects.get(case=case, kind="offer").met_on is None


def test_a_message_that_got_lost_on_the_way_back_is_sent_once(
    notify: FakeNotify, write: Write
) -> None:
    message = write()
    notify.goes_wrong(Fault.BUSY)
    with pytest.raises(SenderSilent):
        sent(message)
    sent(message)
    sent(message)
    assert len(notify.kept) == 1


def test_after_a_day_of_silence_somebody_sees_it_on_the_case(mailbox: Path, write: Write) -> None:
    message = write_waiting(write)
    give_up_message(actor=LEAD, message=message.pk)
    assert (fresh(message).state, fresh(message).problem) == ("failed", "broken")


def write_waiting(write: Write) -> Message:
    sends_by("smtp", "none")
    return write()


def test_a_mail_server_takes_it_and_that_is_all_that_is_known(
    mailbox: Path, write: Write, case: Case
) -> None:
    message = sent(write_waiting(write))
    letter = message_from_bytes((mailbox / f"{message.pk}.eml").read_bytes())
    assert (letter["To"], letter["Subject"]) == (MAIL, "Bericht van uw gemeente")
    assert [each[1] for each in attempts(case)] == ["sent"]
    assert follow_messages(actor=LEAD) == 0


@pytest.mark.parametrize(("to", "given_by"), [
    ("iemand@anders.example", "partner"), ("0687654321", "partner"), ("geen nummer", "resident"),
    ("0432123456", "resident"),
])  # fmt: skip
def test_nothing_goes_where_nobody_said_it_could(
    notify: FakeNotify, write: Write, to: str, given_by: str
) -> None:
    with pytest.raises(Refused):
        write(to, given_by)


@pytest.mark.parametrize("text", [
    "", "U bent € 500 achter.", "Uw bsn is 999990019.", "Afspraak op [dag].", "x" * 5_000,
])  # fmt: skip
def test_words_that_could_harm_somebody_are_not_sent(
    notify: FakeNotify, write: Write, text: str
) -> None:
    with pytest.raises(Refused):
        write(text=text)


def test_words_that_tell_what_it_is_about_do_not_go_in_a_neutral_message(
    notify: FakeNotify, write: Write
) -> None:
    with pytest.raises(Refused, match="neutraal"):
        write(text="Bel ons over uw achterstand.")


def wish_for(case: Case, *not_channels: str) -> None:
    with tenant(CODE):
        ContactWish.objects.create(
            case=case, not_channels=list(not_channels), said_by="resident",
            recorded_at=clock.now(), recorded_by="tests",
        )  # fmt: skip


def test_who_wants_no_message_gets_none(notify: FakeNotify, write: Write, case: Case) -> None:
    wish_for(case, "message")
    with pytest.raises(Refused, match="wil dit niet"):
        write(PHONE)
    assert write(MAIL).state == "waiting"


def closed(case: Case) -> None:
    advance(actor=LEAD, case=case.pk, move="close_paid")


def unwanted(case: Case) -> None:
    wish_for(case, "email")


def taken_back(case: Case) -> None:
    with tenant(CODE):
        PeriodSignal.objects.filter(period__case=case).delete()


@pytest.mark.parametrize(("happens", "why"), [
    (closed, "closed"), (unwanted, "wish"), (taken_back, "withdrawn"),
])  # fmt: skip
def test_what_changed_since_it_was_written_holds_a_message_back(
    notify: FakeNotify, write: Write, case: Case, happens: Callable[[Case], None], why: str
) -> None:
    message = write()
    happens(case)
    assert (sent(message).state, fresh(message).problem) == ("failed", why)
    assert notify.kept == []


def test_one_message_that_the_sender_does_not_know_keeps_no_other_waiting(
    notify: FakeNotify, write: Write
) -> None:
    lost, other = sent(write()), sent(write(PHONE))
    with tenant(CODE):
        Message.objects.filter(pk=lost.pk).update(reference="nobody-knows")
    assert [follow_messages(actor=LEAD), follow_messages(actor=LEAD)] == [0, 1]
    assert (fresh(lost).state, fresh(other).state) == ("sent", "delivered")


def test_after_days_of_silence_it_stays_unknown_and_is_asked_no_more(
    notify: FakeNotify, write: Write, case: Case
) -> None:
    message = sent(write())
    notify.kept[0].status = "sending"
    with clock.standing_at(MONDAY + timedelta(days=6)):
        assert [follow_messages(actor=LEAD), follow_messages(actor=LEAD)] == [1, 0]
    assert fresh(message).state == "unknown"
    assert attempts(case) == []


def test_a_text_message_abroad_is_followed_no_further_than_it_can_be(
    notify: FakeNotify, write: Write, case: Case
) -> None:
    message = sent(write("+4915112345678", given_by="resident"))
    notify.kept[0].status = "sent"
    assert follow_messages(actor=LEAD) == 1
    assert fresh(message).state == "unknown"
    assert [each[1] for each in attempts(case)] == ["sent"]


def test_where_a_mail_server_took_everything_nobody_is_asked(
    mailbox: Path, write: Write, own_jobs: list[str]
) -> None:
    sent(write_waiting(write))
    tasks.follow_everywhere(0)
    assert "outreach.follow_messages" not in own_jobs


def test_a_municipality_that_sends_nothing_sends_nothing(write: Write) -> None:
    sends_by("none", "none")
    with pytest.raises(Refused):
        write()


def test_who_does_not_work_on_the_case_writes_nothing(
    notify: FakeNotify, write: Write, case: Case, manager: Actor
) -> None:
    with pytest.raises(NotPermitted):
        write_message(
            actor=manager, case=case.pk, channel="email", to=MAIL, given_by="partner",
            kind=LetterKind.REMINDER, text="Bel ons.",
        )  # fmt: skip


def test_the_page_proposes_words_and_shows_what_was_sent(
    notify: FakeNotify, write: Write, case: Case, outreach_worker: Actor,
    client_for: Callable[[Actor], Client],
) -> None:  # fmt: skip
    browser = client_for(outreach_worker)
    page = browser.get(f"/zaken/{case.pk}/bericht?soort=reminder").content.decode()
    assert MAIL in page
    assert "Wij willen u nog steeds graag spreken" in page
    said = {"place": f"email:{MAIL}", "kind": "reminder", "text": "Bel ons."}
    assert browser.post(f"/zaken/{case.pk}/bericht", said).status_code == 302
    assert "wacht op verzending" in browser.get(f"/zaken/{case.pk}/bericht").content.decode()


def test_the_page_keeps_what_somebody_typed_when_it_is_refused(
    notify: FakeNotify, write: Write, case: Case, outreach_worker: Actor,
    client_for: Callable[[Actor], Client],
) -> None:  # fmt: skip
    said = {"place": "own", "own_place": "geen nummer", "kind": "reminder", "text": "Bel ons nu."}
    answer = client_for(outreach_worker).post(f"/zaken/{case.pk}/bericht", said)
    assert answer.status_code == 422
    assert "Bel ons nu." in answer.content.decode()
