# SPDX-License-Identifier: EUPL-1.2
"""An event goes to an address that was named beforehand, signed, and never anywhere inside."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable
from datetime import UTC, datetime, time
from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings
from tests.conftest import CODE, person
from tests.feedback.answering import LEAD, TUESDAY, close, taken_up
from tests.situations import linked_signal, resident

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.connections.webhooks import (
    EventFailed,
)
from woonzeker.errors import NotPermitted, Refused
from woonzeker.feedback import services as feedback
from woonzeker.feedback.models import Webhook, WebhookEvent
from woonzeker.feedback.rules.webhooks import SIGNATURE, SWITCHED_OFF_AFTER, WAITS, next_try
from woonzeker.intake.models import ArrearsSignal

HOST = "meldingen.bron.example"
URL = f"https://{HOST}/woonzeker?k=1"
Sent = list[tuple[str, bytes, dict[str, str]]]


@pytest.fixture(autouse=True)
def hosts(settings: Settings) -> None:
    """The technical admin named one machine."""
    settings.WOONZEKER_WEBHOOK_HOSTS = (HOST,)


@pytest.fixture
def admin(municipality: str) -> Actor:
    """Who sets addresses."""
    return person(Role.FUNCTIONAL_ADMIN)


def deliver(send: Callable[..., None], minutes: int = 0) -> int:
    with clock.standing_at(TUESDAY, time(10, minutes)):
        return feedback.deliver_events(actor=LEAD, send=send)


def fails(*_words: object) -> None:
    raise EventFailed


@pytest.fixture
def hooked(admin: Actor) -> tuple[ArrearsSignal, str]:
    """A signal whose answer changed after its partner got an address; with the secret."""
    signal, case = taken_up(own_reference="K-5", sector="huur", partner="Woonstichting")
    hook = feedback.set_webhook(actor=admin, partner=signal.partner_id, url=URL)
    with clock.standing_at(TUESDAY):
        close(case)
    return signal, str(hook.secret)


@pytest.mark.django_db
def test_an_event_says_only_which_signal_and_is_signed(hooked: tuple[ArrearsSignal, str]) -> None:
    sent: Sent = []
    assert deliver(lambda *words: sent.append(words)) == 1
    [(url, content, headers)] = sent
    assert url == URL
    assert json.loads(content) == {
        "gebeurtenis": "antwoord-gewijzigd", "signaal": str(hooked[0].pk), "kenmerk": "K-5",
    }  # fmt: skip
    moment, made = (part.split("=")[1] for part in headers[SIGNATURE].split(","))
    right = hmac.new(hooked[1].encode(), moment.encode() + b"." + content, hashlib.sha256)
    assert made == right.hexdigest()
    assert deliver(lambda *words: sent.append(words)) == 0


@pytest.mark.django_db
def test_without_an_address_nothing_is_written(municipality: str) -> None:
    _signal, case = taken_up()
    close(case)
    with tenant(CODE):
        assert not WebhookEvent.objects.exists()


@pytest.mark.django_db
def test_an_event_is_written_with_the_answer_or_not_at_all(admin: Actor) -> None:
    signal, case = taken_up()
    feedback.set_webhook(actor=admin, partner=signal.partner_id, url=URL)

    def breaks() -> None:
        with tenant(CODE):
            close(case)
            assert WebhookEvent.objects.count() == 1
            raise ValueError("stuk")

    with pytest.raises(ValueError, match="stuk"):
        breaks()
    with tenant(CODE):
        assert not WebhookEvent.objects.exists()


@pytest.mark.django_db
def test_what_fails_is_tried_again_later_and_further_apart(
    hooked: tuple[ArrearsSignal, str],
) -> None:
    deliver(fails)
    with tenant(CODE):
        event = WebhookEvent.objects.get()
    assert (event.tries, event.sent_at) == (1, None)
    sent: Sent = []
    assert deliver(lambda *words: sent.append(words)) == 0
    assert deliver(lambda *words: sent.append(words), minutes=2) == 1
    with tenant(CODE):
        assert Webhook.objects.get().failures == 0


def test_each_wait_is_longer_and_there_is_an_end() -> None:
    now = datetime(2026, 11, 3, tzinfo=UTC)
    waits = [next_try(tries, now) for tries in range(1, len(WAITS) + 2)]
    assert waits[-1] is None
    assert sorted(each for each in waits if each) == waits[:-1]


@pytest.mark.django_db
def test_an_address_that_keeps_failing_is_switched_off(hooked: tuple[ArrearsSignal, str]) -> None:
    with tenant(CODE):
        Webhook.objects.update(failures=SWITCHED_OFF_AFTER - 1)
    deliver(fails)
    with tenant(CODE):
        hook = Webhook.objects.get()
        assert (hook.off_why, WebhookEvent.objects.get().next_at) == ("failures", None)
    assert deliver(lambda *_words: pytest.fail("nothing may go"), minutes=30) == 0


@pytest.mark.django_db
def test_a_name_that_was_taken_off_the_list_is_not_called(
    hooked: tuple[ArrearsSignal, str], settings: Settings
) -> None:
    settings.WOONZEKER_WEBHOOK_HOSTS = ()
    assert deliver(lambda *_words: pytest.fail("nothing may go")) == 0


@pytest.mark.django_db
def test_one_failure_is_enough_for_a_run(admin: Actor) -> None:
    signal, case = taken_up()
    linked = linked_signal(resident("1234AB99"))
    feedback.set_webhook(actor=admin, partner=signal.partner_id, url=URL)
    with tenant(CODE):
        hook = Webhook.objects.get()
        for each in (signal, linked):
            WebhookEvent.objects.create(
                webhook=hook, signal=each, made_at=clock.now(), next_at=clock.now()
            )
    tried: list[object] = []

    def counts(*words: Any) -> None:
        tried.append(words)
        raise EventFailed

    deliver(counts)
    assert (len(tried), case.status) == (1, "open")


@pytest.mark.django_db
def test_an_hour_of_silence_with_many_events_switches_nothing_off(
    hooked: tuple[ArrearsSignal, str],
) -> None:
    with tenant(CODE):
        hook = Webhook.objects.get()
        for _number in range(20):
            WebhookEvent.objects.create(
                webhook=hook, signal=hooked[0], made_at=clock.now(), next_at=clock.now()
            )
    for minutes in range(0, 60, 5):
        deliver(fails, minutes)
    with tenant(CODE):
        hook.refresh_from_db()
    assert (hook.off_at, hook.failures) == (None, 4)


@pytest.mark.django_db
def test_only_the_functional_admin_sets_an_address(coordinator: Actor, admin: Actor) -> None:
    signal = linked_signal(resident())
    with pytest.raises(NotPermitted):
        feedback.set_webhook(actor=coordinator, partner=signal.partner_id, url=URL)
    feedback.set_webhook(actor=admin, partner=signal.partner_id, url=URL)
    feedback.set_webhook(actor=admin, partner=signal.partner_id, url=f"https://{HOST}/ander")
    with tenant(CODE):
        assert [each.off_why for each in Webhook.objects.order_by("set_at")] == ["by_hand", ""]
    assert feedback.stop_webhook(actor=admin, partner=signal.partner_id) == 1


@pytest.mark.django_db
def test_the_admin_does_it_on_the_page_and_sees_the_secret_once(
    admin: Actor, client_for: Callable[[Actor], Client]
) -> None:
    signal = linked_signal(resident())
    browser = client_for(admin)
    assert "Bron" in browser.get("/terugkoppeling/beleid").content.decode()
    where = f"/terugkoppeling/adres/{signal.partner_id}"
    page = browser.post(where, {"url": URL}).content.decode()
    with tenant(CODE):
        secret = str(Webhook.objects.get().secret)
    assert secret in page
    assert secret not in browser.get("/terugkoppeling/beleid").content.decode()
    browser.post(where, {"url": "https://elders.example/"})
    assert "staat niet op de lijst" in browser.get("/terugkoppeling/beleid").content.decode()
    browser.post(f"{where}/uit")
    with tenant(CODE):
        assert Webhook.objects.get().off_why == "by_hand"


@pytest.mark.django_db
def test_the_admin_sets_a_ground_on_the_page(
    admin: Actor, client_for: Callable[[Actor], Client]
) -> None:
    browser = client_for(admin)
    given = {"reached": "omdat het kan", "valid_from": "2026-11-02"}
    refused = browser.post("/terugkoppeling/beleid", given)
    assert refused.status_code == 422
    assert "wet met een artikel" in refused.content.decode()
    given["reached"] = "Wgs art. 3 lid 1 onder b"
    assert browser.post("/terugkoppeling/beleid", given).status_code == 302
    assert "Wgs art. 3" in browser.get("/terugkoppeling/beleid").content.decode()
    given["valid_from"] = "2026-11-01"
    assert browser.post("/terugkoppeling/beleid", given).status_code == 422


@pytest.mark.django_db
@pytest.mark.parametrize(
    "url", ["https://127.0.0.1/", f"http://{HOST}/", "https://elders.example/"]
)
def test_the_service_refuses_it_too(admin: Actor, url: str) -> None:
    signal = linked_signal(resident())
    with pytest.raises(Refused):
        feedback.set_webhook(actor=admin, partner=signal.partner_id, url=url)
