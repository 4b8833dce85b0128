# SPDX-License-Identifier: EUPL-1.2
"""A decision that turns out wrong goes back to the reviewer, with what was decided and why."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from tests.matching.people import row

from woonzeker.access.actors import Actor
from woonzeker.access.models import AuditLine
from woonzeker.access.tenancy import tenant
from woonzeker.errors import NotPermitted, Refused
from woonzeker.intake.models import ArrearsSignal
from woonzeker.matching import services
from woonzeker.matching.models import ContactKey, Link, LinkDecision, Person, RegisterImport
from woonzeker.matching.services import ReopenReason

pytestmark = pytest.mark.django_db


@pytest.fixture
def certain(
    register: Callable[..., RegisterImport],
    signalled: Callable[..., ArrearsSignal],
    linked: Callable[[ArrearsSignal], Link],
) -> Link:
    """A link that the rules made on their own."""
    register(row(1))
    return linked(signalled())


def reopened(actor: Actor, link: Link, why: str = ReopenReason.WRONG_PERSON) -> Link:
    return services.reopen(actor=actor, link=link.pk, reason_code=why)


def test_an_automatic_link_goes_back_to_review(certain: Link, coordinator: Actor) -> None:
    link = reopened(coordinator, certain)
    assert (certain.result, link.result, link.person) == ("linked", "review", None)


def test_what_was_decided_and_why_it_changed_are_kept(certain: Link, coordinator: Actor) -> None:
    reopened(coordinator, certain)
    with tenant(certain.municipality):
        kept = LinkDecision.objects.get()
    assert (kept.choice, kept.decided_by) == ("reopened", coordinator.id)
    assert kept.before["person"] == str(certain.person_id)
    assert kept.before["reason"] == "wrong_person"


def test_the_rules_do_not_make_the_same_link_again(
    certain: Link, coordinator: Actor, lead: Actor
) -> None:
    reopened(coordinator, certain)
    services.link_again(actor=lead)
    with tenant(certain.municipality):
        assert Link.objects.get().result == "review"


def test_a_wrong_link_lends_no_phone_number_any_more(certain: Link, coordinator: Actor) -> None:
    with tenant(certain.municipality):
        ContactKey.objects.create(link=certain, person=Person.objects.get(), key=7)
    reopened(coordinator, certain)
    with tenant(certain.municipality):
        assert not ContactKey.objects.exists()


def test_what_waits_already_cannot_be_reopened(certain: Link, coordinator: Actor) -> None:
    reopened(coordinator, certain)
    with pytest.raises(Refused, match="staat al bij"):
        reopened(coordinator, certain)


def test_the_reviewer_sees_why_it_is_back_and_to_whom_it_was_linked(
    certain: Link, coordinator: Actor, client_for: Callable[[Actor], Client]
) -> None:
    reopened(coordinator, certain, ReopenReason.RESIDENT_SAYS)
    page = client_for(coordinator).get(f"/beoordelen/{certain.pk}").content.decode()
    assert "De inwoner zegt dat het niet klopt." in page
    assert "Was hieraan gekoppeld" in page


def test_a_reason_is_needed(certain: Link, coordinator: Actor) -> None:
    with pytest.raises(Refused, match="Kies waarom"):
        reopened(coordinator, certain, "zomaar")


def test_an_outreach_worker_reopens_nothing_and_the_refusal_is_kept(
    certain: Link, outreach_worker: Actor
) -> None:
    with pytest.raises(NotPermitted):
        reopened(outreach_worker, certain)
    with tenant(certain.municipality):
        assert AuditLine.objects.filter(code="matching.reopen", refused=True).exists()


def test_who_was_said_not_to_be_it_is_linked_again_only_after_a_tick(
    client_for: Callable[[Actor], Client], certain: Link, coordinator: Actor
) -> None:
    reopened(coordinator, certain)
    browser, place = client_for(coordinator), f"/beoordelen/{certain.pk}"
    page = browser.get(place).content.decode()
    assert "utrecht-button--primary-action" not in page.split('id="kandidaat-1"')[1]
    assert "Je maakte dit los op" in page
    assert ": Het signaal is van iemand anders." in page
    assert "een regel vraagt om een mens" not in page
    sent = {"choice": "linked", "person": str(certain.person_id)}
    assert "zeker weet" in browser.post(f"{place}/beslis", sent, follow=True).content.decode()
    browser.post(f"{place}/beslis", {**sent, "sure": "on"})
    with tenant(certain.municipality):
        assert Link.objects.get().result == "linked"


def test_after_a_slip_the_same_person_can_be_linked_at_once(
    client_for: Callable[[Actor], Client], certain: Link, coordinator: Actor
) -> None:
    reopened(coordinator, certain, ReopenReason.PRESSED_WRONG)
    page = client_for(coordinator).get(f"/beoordelen/{certain.pk}").content.decode()
    assert "utrecht-button--primary-action" in page.split('id="kandidaat-1"')[1]
    assert 'name="sure"' not in page
