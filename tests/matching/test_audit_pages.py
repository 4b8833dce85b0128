# SPDX-License-Identifier: EUPL-1.2
"""The pages on which links are audited and the threshold is set, as a browser sees them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from tests.conftest import CODE, person
from tests.matching.people import row

from woonzeker.access.actors import Actor
from woonzeker.access.models import AuditLine
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.errors import Refused
from woonzeker.intake.models import ArrearsSignal
from woonzeker.matching import services
from woonzeker.matching.linkage.weights import SHIPPED
from woonzeker.matching.models import AuditDraw, AuditVerdict, Link, RegisterImport, ThresholdChange
from woonzeker.matching.rules import AuditChoice

pytestmark = pytest.mark.django_db
SAMPLE, THRESHOLD = "/beoordelen/steekproef", "/beoordelen/drempel"


@pytest.fixture
def browser(client_for: Callable[[Actor], Client], coordinator: Actor) -> Client:
    """A browser in which the coordinator has signed in."""
    return client_for(coordinator)


@pytest.fixture
def draws(
    register: Callable[..., RegisterImport],
    signalled: Callable[..., ArrearsSignal],
    linked: Callable[[ArrearsSignal], Link],
    lead: Actor,
) -> list[AuditDraw]:
    """Two links that were drawn, of two people at one address."""
    register(row(1), row(2, voorletters="A.", voornamen="Anna", geboortedatum="1982-07-01"))
    links = [linked(signalled()) for _ in range(2)]
    services.draw_audits(actor=lead, delivery=links[0].signal.delivery_id)
    with tenant(CODE):
        return list(AuditDraw.objects.order_by("link__signal__line_number"))


def judge(browser: Client, draw: AuditDraw, verdict: str) -> str:
    """The page after a verdict."""
    answer = browser.post(f"{SAMPLE}/{draw.pk}/oordeel", {"verdict": verdict}, follow=True)
    return answer.content.decode()


def test_a_drawn_link_stands_beside_its_person_with_three_keys(
    browser: Client, draws: list[AuditDraw]
) -> None:
    page = browser.get(SAMPLE).content.decode()
    assert "Klopt deze koppeling?" in page
    assert "J.P. de Vries" in page
    assert all(f'data-key="{key}"' in page for key in "gfo")


def test_after_a_verdict_the_next_follows_until_nothing_is_left(
    browser: Client, draws: list[AuditDraw]
) -> None:
    assert "Opgeslagen: goed." in judge(browser, draws[0], "right")
    page = judge(browser, draws[1], "unsure")
    assert "Er is niets te bekijken." in page
    with tenant(CODE):
        assert sorted(AuditVerdict.objects.values_list("verdict", flat=True)) == ["right", "unsure"]


def test_a_fault_leads_to_reopening_the_link(browser: Client, draws: list[AuditDraw]) -> None:
    page = judge(browser, draws[0], "wrong")
    assert f"/beoordelen/{draws[0].link_id}/heropenen" in page


def test_who_judged_a_link_already_is_told_so(browser: Client, draws: list[AuditDraw]) -> None:
    judge(browser, draws[0], "right")
    assert "al bekeken" in judge(browser, draws[0], "wrong")
    assert "al bekeken" in browser.get(f"{SAMPLE}/{draws[0].pk}").content.decode()


def test_a_slip_is_taken_back_once_and_the_link_shown_again(
    browser: Client, draws: list[AuditDraw]
) -> None:
    judge(browser, draws[0], "right")
    assert f"{SAMPLE}/{draws[1].pk}/terug" in judge(browser, draws[1], "wrong")
    page = browser.post(f"{SAMPLE}/{draws[1].pk}/terug", follow=True).content.decode()
    assert "Je oordeel is teruggenomen." in page
    assert '/terug"' not in page
    assert browser.post(f"{SAMPLE}/{draws[0].pk}/terug").status_code == 409
    with tenant(CODE):
        assert [each.draw_id for each in AuditVerdict.objects.all()] == [draws[0].pk]
        assert AuditLine.objects.filter(code="matching.retract_verdict").exists()


def test_nobody_takes_back_what_a_colleague_said_or_built_on(
    browser: Client, draws: list[AuditDraw]
) -> None:
    colleague = person(Role.REVIEWER, name="een")
    judge(browser, draws[0], "wrong")
    services.judge_audit(actor=colleague, draw=draws[0].pk, verdict=AuditChoice.WRONG)
    assert '/terug"' not in browser.get(SAMPLE).content.decode()
    assert browser.post(f"{SAMPLE}/{draws[0].pk}/terug").status_code == 409
    with pytest.raises(Refused, match="alleen je laatste"):
        services.retract_verdict(actor=person(Role.REVIEWER, name="twee"), draw=draws[0].pk)


def test_half_a_verdict_is_refused_with_a_sentence(browser: Client, draws: list[AuditDraw]) -> None:
    answer = browser.post(f"{SAMPLE}/{draws[0].pk}/oordeel", {"verdict": "misschien"})
    assert answer.status_code == 409
    assert "Kies goed, fout of niet te zeggen." in answer.content.decode()


def test_an_empty_sample_says_how_it_fills(browser: Client) -> None:
    page = browser.get(SAMPLE).content.decode()
    assert "Na elke aanlevering loot het programma" in page


def test_more_can_be_drawn(browser: Client, draws: list[AuditDraw]) -> None:
    with tenant(CODE):
        AuditDraw.objects.all().delete()
    page = browser.post(f"{SAMPLE}/meer", follow=True).content.decode()
    assert "Er zijn 2 koppelingen bij geloot." in page


def test_the_threshold_page_says_what_is_known_and_what_is_needed(
    browser: Client, draws: list[AuditDraw]
) -> None:
    judge(browser, draws[0], "right")
    page = browser.get(THRESHOLD).content.decode()
    assert "Mensen bekeken 1 koppeling boven de drempel" in page
    assert "Lager mag nog niet." in page
    assert "2.994" in page


def test_the_drawing_can_be_read_as_a_table(browser: Client, draws: list[AuditDraw]) -> None:
    page = browser.get(THRESHOLD).content.decode()
    assert "<svg" in page
    assert "de cijfers staan in de tabel hieronder" in page
    assert "Gaat vanzelf" in page


def test_without_links_the_page_says_that_nothing_is_known(browser: Client) -> None:
    page = browser.get(THRESHOLD).content.decode()
    assert "Nog niemand heeft een koppeling boven de drempel bekeken." in page


def test_a_coordinator_sets_the_threshold_by_name(browser: Client) -> None:
    sent = {"bits": str(SHIPPED.threshold + 2), "confirmed": "on"}
    page = browser.post(THRESHOLD, sent, follow=True)
    assert "Vanaf nu koppelt het programma vanaf" in page.content.decode()
    with tenant(CODE):
        assert ThresholdChange.objects.get().bits == SHIPPED.threshold + 2


def test_a_new_threshold_is_first_said_in_its_consequences(
    browser: Client, draws: list[AuditDraw]
) -> None:
    page = browser.post(THRESHOLD, {"bits": "31,0"}).content.decode()
    assert "Bij 31,0 punten gaat 0% vanzelf, nu 100%." in page
    assert 'name="bits" value="31,0"' in page
    with tenant(CODE):
        assert not ThresholdChange.objects.exists()


def test_the_form_begins_at_the_threshold_in_force(browser: Client, coordinator: Actor) -> None:
    services.set_threshold(actor=coordinator, bits=12.5)
    assert 'value="12,5"' in browser.get(THRESHOLD).content.decode()


def test_a_starting_threshold_is_not_called_proven(browser: Client, draws: list[AuditDraw]) -> None:
    judge(browser, draws[0], "right")
    page = browser.get(THRESHOLD).content.decode()
    assert "is de beginwaarde; de steekproef bewijst die nog niet: nog ten minste 2.994" in page
    assert "Dat is te weinig om iets te zeggen." in page
    assert "95% zekerheid" not in page


def test_the_starting_threshold_to_go_back_to_is_not_called_proven_either(
    browser: Client, coordinator: Actor
) -> None:
    services.set_threshold(actor=coordinator, bits=12.5)
    page = browser.get(THRESHOLD).content.decode()
    assert "De drempel mag terug naar de beginwaarde van" in page
    assert "steekproef laat" not in page


def test_too_low_is_refused_near_the_field_and_kept(browser: Client) -> None:
    page = browser.post(THRESHOLD, {"bits": "0.5"}).content.decode()
    assert "Zo laag mag de drempel niet" in page
    assert 'value="0.5"' in page


def test_a_disagreement_is_listed_for_a_third(
    browser: Client, draws: list[AuditDraw], coordinator: Actor
) -> None:
    with tenant(CODE):
        AuditDraw.objects.update(reviewers=2)
    for actor, said in ((person(Role.REVIEWER, name="een"), AuditChoice.RIGHT),
                        (person(Role.REVIEWER, name="twee"), AuditChoice.WRONG)):  # fmt: skip
        services.judge_audit(actor=actor, draw=draws[0].pk, verdict=said)
    page = browser.get(THRESHOLD).content.decode()
    assert "Een derde blik nodig" in page
    assert f"{SAMPLE}/{draws[0].pk}" in page


def test_a_reviewer_sees_the_threshold_but_no_form(
    client_for: Callable[[Actor], Client], municipality: str
) -> None:
    page = client_for(person(Role.REVIEWER)).get(THRESHOLD).content.decode()
    assert "Nu: vanaf" in page
    assert "Verander de drempel" not in page


def test_a_reviewer_who_sends_the_form_all_the_same_is_refused(
    client_for: Callable[[Actor], Client], municipality: str
) -> None:
    browser = client_for(person(Role.REVIEWER))
    assert browser.post(THRESHOLD, {"bits": "30"}).status_code == 403


@pytest.mark.parametrize("path", [SAMPLE, THRESHOLD])
def test_somebody_who_visits_homes_has_no_business_here(
    client_for: Callable[[Actor], Client], outreach_worker: Actor, path: str
) -> None:
    assert client_for(outreach_worker).get(path).status_code == 403


def test_the_list_leads_to_both(browser: Client) -> None:
    page = browser.get("/beoordelen").content.decode()
    assert SAMPLE in page
    assert THRESHOLD in page
