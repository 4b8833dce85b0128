# SPDX-License-Identifier: EUPL-1.2
"""Looking back: what was decided last, how long it takes, and how a mistake is put right."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.models import AuditLine
from woonzeker.access.tenancy import tenant
from woonzeker.errors import NotPermitted, Refused
from woonzeker.intake.models import ArrearsSignal, SignalResult
from woonzeker.matching import selectors, services
from woonzeker.matching.models import Link, LinkDecision, Person
from woonzeker.matching.rules import ASKED, Question
from woonzeker.matching.services import Choice
from woonzeker.matching.views.timing import seconds_since, shown_now

pytestmark = pytest.mark.django_db
Waiting = Callable[..., Link]


@pytest.fixture
def browser(client_for: Callable[[Actor], Client], coordinator: Actor) -> Client:
    """A browser in which the coordinator has signed in."""
    return client_for(coordinator)


def decided(actor: Actor, link: Link, seconds: int | None = None) -> Link:
    return services.decide_review(actor=actor, link=link.pk, choice=Choice.NOBODY, seconds=seconds)


def test_decisions_of_people_and_rules_stand_together(waiting: Waiting, coordinator: Actor) -> None:
    by_hand, by_rule = decided(coordinator, waiting()), waiting(born_on="1980-05-03")
    found = selectors.decided_links(actor=coordinator)
    assert [link.pk for link in found] == [by_hand.pk, by_rule.pk]


@pytest.mark.parametrize("search", ["Vries", "vries kerkstraat", "3551ab", "s1"])
def test_a_decision_is_found_by_what_its_signal_says(
    waiting: Waiting, coordinator: Actor, search: str
) -> None:
    decided(coordinator, waiting())
    assert len(selectors.decided_links(actor=coordinator, search=search)) == 1
    assert selectors.decided_links(actor=coordinator, search=f"{search} jansen") == []


def test_the_page_says_who_decided_without_names_of_colleagues(
    waiting: Waiting, coordinator: Actor, browser: Client
) -> None:
    decided(coordinator, waiting())
    waiting(born_on="1980-05-03")
    page = browser.get("/beoordelen/beslist").content.decode()
    assert "vanzelf" in page
    assert "jou" in page


def test_a_search_that_finds_nothing_says_what_to_do(browser: Client) -> None:
    assert "minder woorden" in browser.get("/beoordelen/beslist?zoek=xyz").content.decode()


def test_looking_back_is_remembered(waiting: Waiting, coordinator: Actor) -> None:
    decided(coordinator, waiting())
    selectors.decided_links(actor=coordinator)
    with tenant(coordinator.municipality):
        assert AuditLine.objects.get(code="matching.decided_links").count == 1


def test_who_only_rings_doorbells_does_not_look_back(outreach_worker: Actor) -> None:
    with pytest.raises(NotPermitted):
        selectors.decided_links(actor=outreach_worker)


def test_another_municipality_looks_back_on_nothing(waiting: Waiting, coordinator: Actor) -> None:
    decided(coordinator, waiting())
    stranger = Actor("user", coordinator.id, "0014", coordinator.roles)
    assert selectors.decided_links(actor=stranger) == []


def test_a_decided_signal_shows_how_to_reopen_it(
    waiting: Waiting, coordinator: Actor, browser: Client
) -> None:
    link = decided(coordinator, waiting())
    page = browser.get(f"/beoordelen/{link.pk}").content.decode()
    assert f"/beoordelen/{link.pk}/heropenen" in page
    assert 'value="linked"' not in page


def test_when_a_case_works_with_it_the_last_choice_is_reopened_instead(
    waiting: Waiting, jan: Person, coordinator: Actor, browser: Client
) -> None:
    link = waiting()
    services.decide_review(actor=coordinator, link=link.pk, choice=Choice.LINK, person=jan.pk)
    with tenant(link.municipality):
        ArrearsSignal.objects.update(result=SignalResult.TAKEN_UP)
    page = browser.get("/beoordelen").content.decode()
    assert f'href="/beoordelen/{link.pk}/heropenen?reden=pressed_wrong"' in page
    assert "Draai mijn laatste keuze terug" not in page


def test_turning_back_too_late_leads_to_reopening_as_a_slip_and_is_no_error(
    waiting: Waiting, jan: Person, coordinator: Actor, browser: Client
) -> None:
    link = waiting()
    services.decide_review(actor=coordinator, link=link.pk, choice=Choice.LINK, person=jan.pk)
    with tenant(link.municipality):
        ArrearsSignal.objects.update(result=SignalResult.TAKEN_UP)
    answer = browser.post(f"/beoordelen/{link.pk}/terug", follow=True)
    assert answer.redirect_chain[0][0] == f"/beoordelen/{link.pk}/heropenen?reden=pressed_wrong"
    assert re.search(r'value="pressed_wrong"[^>]* checked', answer.content.decode())
    assert [message.level_tag for message in answer.context["messages"]] == ["info"]


def test_decided_today_shows_what_people_decided_today(
    waiting: Waiting, coordinator: Actor, browser: Client
) -> None:
    link = decided(coordinator, waiting())
    assert "/beoordelen/beslist?wanneer=vandaag" in browser.get("/beoordelen").content.decode()
    shown = "/beoordelen/beslist?wanneer=vandaag"
    assert f"/beoordelen/{link.pk}" in browser.get(shown).content.decode()
    with tenant(link.municipality):
        Link.objects.update(decided_at=clock.now() - timedelta(days=1))
    assert f"/beoordelen/{link.pk}" not in browser.get(shown).content.decode()
    assert f"/beoordelen/{link.pk}" in browser.get("/beoordelen/beslist").content.decode()


def test_the_page_names_its_keys_scales_and_question_in_words(
    waiting: Waiting, browser: Client
) -> None:
    link = waiting(emails=["jan@voorbeeld.example"], phones=["0612345678"])
    page = browser.get(f"/beoordelen/{link.pk}").content.decode()
    keys = page.split("wzm-keys")[1].split("</li>")[0]
    assert keys.count("<kbd") == len(link.candidates)
    assert "punten van deze persoon" in page
    assert "Daar kijkt de drempel naar" in page
    assert "<dd>jan@voorbeeld.example</dd>" in page
    assert f">{ASKED[Question.BIRTH]}</p>" in page
    assert "Kandidaten" in browser.get("/beoordelen").content.decode()


def test_the_last_choice_of_yesterday_is_not_offered(waiting: Waiting, coordinator: Actor) -> None:
    decided(coordinator, waiting())
    with tenant(coordinator.municipality), clock.standing_at(date(2026, 11, 3)):
        assert selectors.last_decision_of(coordinator) is None


def test_the_median_is_of_everybody_and_says_on_how_many_it_rests(
    waiting: Waiting, coordinator: Actor
) -> None:
    remembered(waiting(), [5, 7, 8, 9, 10, 12, 14, 20, 60, 600])
    with tenant(coordinator.municipality):
        pace = selectors.review_pace(coordinator)
    assert pace is not None
    assert (pace.seconds, pace.decisions, pace.days) == (11, 10, 30)


def test_few_decisions_give_no_median(
    waiting: Waiting, coordinator: Actor, browser: Client
) -> None:
    remembered(waiting(), [5] * 9)
    with tenant(coordinator.municipality):
        pace = selectors.review_pace(coordinator)
    assert pace is not None
    assert (pace.seconds, pace.decisions) == (None, 9)
    assert "te weinig" in browser.get("/beoordelen").content.decode()


def test_a_reviewer_sees_no_median(waiting: Waiting, coordinator: Actor) -> None:
    reviewer = Actor("user", coordinator.id, coordinator.municipality, frozenset({"reviewer"}))
    with tenant(reviewer.municipality):
        assert selectors.review_pace(reviewer) is None


def remembered(link: Link, seconds: list[int]) -> None:
    """Decisions of several people that took so many seconds."""
    with tenant(link.municipality):
        LinkDecision.objects.bulk_create(
            LinkDecision(
                link=link, decided_at=clock.now(), decided_by=f"user-{each % 3}", choice="nobody",
                seconds=each,
            )
            for each in seconds
        )  # fmt: skip


def test_the_page_measures_how_long_a_decision_takes(waiting: Waiting, browser: Client) -> None:
    link = waiting()
    page = browser.get(f"/beoordelen/{link.pk}")
    browser.post(
        f"/beoordelen/{link.pk}/beslis", {"choice": "nobody", "shown": page.context["shown"]}
    )
    with tenant(link.municipality):
        seconds = LinkDecision.objects.get().seconds
    assert seconds is not None
    assert seconds >= 0


def test_a_page_that_stayed_open_counts_for_ten_minutes(
    waiting: Waiting, coordinator: Actor
) -> None:
    link = decided(coordinator, waiting(), seconds=9_000)
    with tenant(link.municipality):
        assert LinkDecision.objects.get().seconds == 600


def test_only_a_moment_of_ones_own_page_counts(coordinator: Actor, manager: Actor) -> None:
    link, other = uuid4(), uuid4()
    shown = shown_now(coordinator, link)
    assert seconds_since(coordinator, link, shown) == 0
    assert seconds_since(coordinator, other, shown) is None
    assert seconds_since(manager, link, shown) is None
    assert seconds_since(coordinator, link, shown + "x") is None


def test_a_minor_is_never_the_debtor(waiting: Waiting, jan: Person, coordinator: Actor) -> None:
    link = waiting()
    with tenant(link.municipality):
        Person.objects.filter(pk=jan.pk).update(born_on="2010-05-03")
    with pytest.raises(Refused, match="nog geen 18"):
        linked_to(coordinator, link, jan.pk)


def linked_to(actor: Actor, link: Link, person: UUID) -> Link:
    return services.decide_review(actor=actor, link=link.pk, choice=Choice.LINK, person=person)
