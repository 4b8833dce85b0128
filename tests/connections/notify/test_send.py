# SPDX-License-Identifier: EUPL-1.2
"""A message through NotifyNL: handed over once, asked after, and never told to a log."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from woonzeker.connections.notify import (
    Account,
    Client,
    Delivery,
    NotifyBroken,
    NotifyBusy,
    NotifyError,
    NotifyRefused,
    NotifyUnreachable,
)
from woonzeker.connections.notify.fake import EMAIL, KEY, TEXT, FakeNotify, Fault

ADDRESS = "jan@voorbeeld.example"
WORDS = {"to": ADDRESS, "subject": "Bericht van uw gemeente", "text": "Bel ons.", "reference": "7"}


@pytest.fixture
def notify() -> Iterator[FakeNotify]:
    with FakeNotify() as running:
        yield running


def client(notify: FakeNotify, *, key: str = KEY) -> Client:
    return Client(Account(notify.url, key, EMAIL, TEXT), seconds=2)


def test_an_e_mail_is_handed_over_with_its_template_and_reference(notify: FakeNotify) -> None:
    number = client(notify).send_email(**WORDS)
    kept = notify.kept[0]
    assert (kept.id, kept.to, kept.reference) == (number, ADDRESS, "7")
    assert kept.personalisation == {"onderwerp": "Bericht van uw gemeente", "tekst": "Bel ons."}


def test_a_text_message_has_no_subject(notify: FakeNotify) -> None:
    client(notify).send_text(to="+31612345678", text="Bel ons.", reference="8")
    assert notify.kept[0].personalisation == {"tekst": "Bel ons."}


@pytest.mark.parametrize(
    ("to", "fares"),
    [
        (ADDRESS, Delivery.ARRIVED),
        ("perm-fail@simulator.notify", Delivery.NO_SUCH_PLACE),
        ("temp-fail@simulator.notify", Delivery.NOT_NOW),
    ],
)
def test_it_is_under_way_until_it_is_known_how_it_fared(
    notify: FakeNotify, to: str, fares: Delivery
) -> None:
    line = client(notify)
    number = line.send_email(**{**WORDS, "to": to})
    assert [line.delivery(number), line.delivery(number)] == [Delivery.UNDER_WAY, fares]


def test_a_status_that_is_new_here_is_under_way(notify: FakeNotify) -> None:
    line = client(notify)
    number = line.send_email(**WORDS)
    notify.kept[0].status = "somewhere-else"
    assert line.delivery(number) is Delivery.UNDER_WAY


def test_a_text_message_abroad_only_ever_left(notify: FakeNotify) -> None:
    line = client(notify)
    number = line.send_text(to="+4915112345678", text="Bel ons.", reference="9")
    notify.kept[0].status = "sent"
    assert line.delivery(number) is Delivery.LEFT


def test_what_was_handed_over_before_is_found_by_our_reference(notify: FakeNotify) -> None:
    line = client(notify)
    notify.goes_wrong(Fault.DROPPED)
    with pytest.raises(NotifyUnreachable):
        line.send_email(**WORDS)
    assert line.sent_before("7", "email") == notify.kept[0].id
    assert line.sent_before("8", "email") is None


@pytest.mark.parametrize(
    ("fault", "problem"),
    [
        (Fault.BUSY, NotifyBusy),
        (Fault.ERROR, NotifyUnreachable),
        (Fault.DROPPED, NotifyUnreachable),
        (Fault.BROKEN, NotifyBroken),
        (Fault.MOVED, NotifyBroken),
    ],
)
def test_what_goes_wrong_says_whether_it_may_pass(
    notify: FakeNotify, fault: Fault, problem: type[NotifyError]
) -> None:
    notify.goes_wrong(fault)
    with pytest.raises(problem):
        client(notify).send_email(**WORDS)


def test_nobody_there_is_unreachable() -> None:
    line = Client(Account("http://127.0.0.1:9", KEY, EMAIL, TEXT), seconds=1)
    with pytest.raises(NotifyUnreachable):
        line.send_email(**WORDS)


def test_an_address_that_is_none_is_refused_with_a_code_only(
    notify: FakeNotify, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    with pytest.raises(NotifyRefused) as refused:
        client(notify).send_email(**{**WORDS, "to": "jan zonder apenstaart"})
    assert (refused.value.status, refused.value.code) == (400, "ValidationError")
    assert "apenstaart" not in caplog.text + str(refused.value)


def test_another_key_is_not_believed(notify: FakeNotify) -> None:
    with pytest.raises(NotifyRefused):
        client(notify, key=KEY[:-4] + "0000").send_email(**WORDS)
    assert notify.kept == []
