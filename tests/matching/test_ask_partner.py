# SPDX-License-Identifier: EUPL-1.2
"""When a signal says too little, its partner is asked, and the answer goes through the rules."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from woonzeker.access.actors import Actor
from woonzeker.access.models import AuditLine
from woonzeker.access.tenancy import tenant
from woonzeker.errors import Conflict, NotFound, NotPermitted, Refused
from woonzeker.intake.models import SignalCorrection
from woonzeker.matching import selectors, services
from woonzeker.matching.models import Link, LinkDecision, Person
from woonzeker.matching.rules import ASKED, Question, question_for
from woonzeker.matching.services import Choice

pytestmark = pytest.mark.django_db
Waiting = Callable[..., Link]
NOTHING: dict[str, str] = {}


@pytest.fixture
def asked(waiting: Waiting, coordinator: Actor) -> Link:
    """A signal about which the partner was asked its date of birth."""
    return services.decide_review(
        actor=coordinator, link=waiting().pk, choice=Choice.ASK, question=Question.BIRTH
    )


@pytest.fixture
def browser(client_for: Callable[[Actor], Client], coordinator: Actor) -> Client:
    """A browser in which the coordinator has signed in."""
    return client_for(coordinator)


def test_what_is_asked_leaves_the_list_but_not_the_review(
    asked: Link, waiting: Waiting, coordinator: Actor
) -> None:
    other = waiting()
    with tenant(asked.municipality):
        counts = selectors.queue_counts(coordinator)
        assert selectors.next_in_queue(coordinator) == other.pk
    assert (asked.result, counts.waiting, counts.asked) == ("review", 1, 1)


def test_the_question_is_kept_with_since_when(asked: Link, coordinator: Actor) -> None:
    (partner,) = selectors.open_questions(actor=coordinator)
    (question,) = partner.questions
    assert (partner.partner.name, question.link) == ("Bron", asked.pk)
    assert (question.question, question.asked_at) == (Question.BIRTH, asked.asked_at)


def test_an_answer_that_settles_it_links_by_the_rules(
    asked: Link, jan: Person, coordinator: Actor
) -> None:
    said = {"born_on": "03-05-1980"}
    link = services.answer_question(actor=coordinator, link=asked.pk, said=said)
    assert (link.result, link.person_id, link.decided_by) == ("linked", jan.pk, "")
    assert ProcrastinateJob.objects.filter(task_name="pipeline.take_up").exists()


def test_what_the_signal_said_before_is_kept(asked: Link, coordinator: Actor) -> None:
    services.answer_question(actor=coordinator, link=asked.pk, said={"born_on": "03-05-1980"})
    with tenant(asked.municipality):
        assert SignalCorrection.objects.get().before == {"born_on": "1988-11-23"}
        choices = LinkDecision.objects.order_by("decided_at").values_list("choice", flat=True)
        assert list(choices) == ["asked", "answered"]


def test_an_answer_that_changes_nothing_puts_it_back_in_the_list(
    asked: Link, coordinator: Actor
) -> None:
    link = services.answer_question(actor=coordinator, link=asked.pk, said=NOTHING)
    assert (link.result, link.asked_at) == ("review", None)


def test_an_answer_that_cannot_be_leaves_the_question_open(asked: Link, coordinator: Actor) -> None:
    with pytest.raises(Refused):
        services.answer_question(actor=coordinator, link=asked.pk, said={"born_on": "31-02-1980"})
    with tenant(asked.municipality):
        assert Link.objects.get().asked_at is not None


def test_what_was_not_asked_has_no_answer(waiting: Waiting, coordinator: Actor) -> None:
    with pytest.raises(Conflict, match="niet meer open"):
        services.answer_question(actor=coordinator, link=waiting().pk, said=NOTHING)


def test_asking_can_be_taken_back(asked: Link, coordinator: Actor) -> None:
    link = services.undo_review(actor=coordinator, link=asked.pk)
    assert (link.result, link.asked_at) == ("review", None)


def test_an_asked_signal_can_still_be_decided(asked: Link, coordinator: Actor) -> None:
    link = services.decide_review(actor=coordinator, link=asked.pk, choice=Choice.NOBODY)
    assert (link.result, link.asked_at) == ("nobody", None)


def test_the_file_for_the_partner_holds_its_own_references_and_nobody_of_the_register(
    asked: Link, jan: Person, browser: Client
) -> None:
    with tenant(asked.municipality):
        signal = asked.signal
        partner = signal.partner_id
    text = browser.get(f"/beoordelen/gevraagd/{partner}/csv").content.decode("utf-8-sig")
    assert signal.own_reference in text
    assert ASKED[Question.BIRTH] in text
    assert not any(word in text for word in (jan.surname, jan.born_on, jan.postcode, "Anna"))


def test_the_list_and_the_paper_show_the_question(asked: Link, browser: Client) -> None:
    with tenant(asked.municipality):
        partner = asked.signal.partner_id
    for path in ("/beoordelen/gevraagd", f"/beoordelen/gevraagd/{partner}"):
        assert ASKED[Question.BIRTH] in browser.get(path).content.decode()


def test_the_answer_is_written_down_on_a_page(asked: Link, browser: Client) -> None:
    page = browser.get(f"/beoordelen/{asked.pk}/antwoord").content.decode()
    assert 'value="23-11-1988"' in page
    sent = {"initials": "J.P.", "infix": "de", "surname": "Vries", "born_on": "03-05-1980",
            "postcode": "3551 AB", "house_number": "12", "house_letter": "A"}  # fmt: skip
    answer = browser.post(f"/beoordelen/{asked.pk}/antwoord", sent, follow=True)
    assert "gekoppeld aan J.P. de Vries" in answer.content.decode()


def test_another_postcode_without_a_street_makes_no_address_that_does_not_exist(
    asked: Link, browser: Client
) -> None:
    page = browser.get(f"/beoordelen/{asked.pk}/antwoord").content.decode()
    assert 'name="street" value="Kerkstraat"' in page
    sent = {"initials": "J.P.", "infix": "de", "surname": "Vries", "born_on": "23-11-1988",
            "street": "Kerkstraat", "city": "Meerveld",
            "postcode": "3599 ZZ", "house_number": "12", "house_letter": "A"}  # fmt: skip
    browser.post(f"/beoordelen/{asked.pk}/antwoord", sent)
    shown = browser.get(f"/beoordelen/{asked.pk}").content.decode()
    with tenant(asked.municipality):
        signal = Link.objects.select_related("signal").get().signal
    assert (signal.street, signal.postcode) == ("", "3599ZZ")
    assert "Door de partner verbeterd op" in shown
    assert "adres (stond: Kerkstraat 3551AB)" in shown


def test_an_answer_that_says_nothing_new_is_kept_and_another_question_suggested(
    asked: Link, browser: Client
) -> None:
    sent = {"answer": "unknown", "surname": "Anders"}
    page = browser.post(f"/beoordelen/{asked.pk}/antwoord", sent, follow=True).content.decode()
    assert f": {ASKED[Question.BIRTH]} Antwoord: De partner weet het niet." in page
    assert 'value="birth" selected' not in page
    with tenant(asked.municipality):
        assert not SignalCorrection.objects.exists()


def test_a_mistake_in_the_answer_is_said_near_its_field(asked: Link, browser: Client) -> None:
    sent = {"surname": "Vries", "born_on": "31-02-1980", "house_number": "12"}
    page = browser.post(f"/beoordelen/{asked.pk}/antwoord", sent).content.decode()
    assert "is geen bestaande datum" in page


def test_without_an_open_question_the_page_is_not_found(waiting: Waiting, browser: Client) -> None:
    assert browser.get(f"/beoordelen/{waiting().pk}/antwoord").status_code == 404
    assert browser.get(f"/beoordelen/gevraagd/{uuid4()}").status_code == 404


def test_who_only_rings_doorbells_sees_no_questions(asked: Link, outreach_worker: Actor) -> None:
    with pytest.raises(NotPermitted):
        selectors.open_questions(actor=outreach_worker)
    with pytest.raises(NotPermitted):
        services.answer_question(actor=outreach_worker, link=asked.pk, said=NOTHING)
    with tenant(asked.municipality):
        assert AuditLine.objects.filter(code="matching.answer_question", refused=True).exists()


def test_a_reviewer_does_not_send_questions(asked: Link, coordinator: Actor) -> None:
    reviewer = Actor("user", coordinator.id, coordinator.municipality, frozenset({"reviewer"}))
    with tenant(asked.municipality):
        partner = asked.signal.partner_id
    with pytest.raises(NotPermitted):
        selectors.questions_csv(actor=reviewer, partner=partner)


def test_another_municipality_sees_no_question(asked: Link, coordinator: Actor) -> None:
    stranger = Actor("user", coordinator.id, "0014", coordinator.roles)
    assert selectors.open_questions(actor=stranger) == []
    with pytest.raises(NotFound):
        selectors.question(actor=stranger, link=asked.pk)


@pytest.mark.parametrize(
    ("best", "question"),
    [
        ({"birth": "missing"}, Question.BIRTH),
        ({"birth": "exact", "given": "missing"}, Question.INITIALS),
        ({"birth": "exact", "given": "first", "address": "no_addition"}, Question.ADDITION),
        ({"birth": "one_digit", "given": "first", "address": "exact"}, Question.BIRTH),
        ({"birth": "exact", "given": "first", "address": "previous"}, Question.ADDRESS),
        ({"birth": "missing", "address": "different"}, Question.ADDRESS),
        ({"birth": "exact", "address": "near_number"}, Question.ADDRESS),
        ({"surname": "business"}, Question.BEHIND_BUSINESS),
        ({"birth": "exact", "given": "first", "address": "exact"}, Question.WHOLE),
    ],
)
def test_what_would_help_most_is_asked(best: dict[str, str], question: Question) -> None:
    assert question_for(several_names=False, only_business=False, best=best) is question


def test_what_was_asked_is_not_suggested_again() -> None:
    best = {"birth": "missing"}
    asked = [Question.BIRTH, Question.INITIALS]
    once = question_for(several_names=False, only_business=False, best=best, asked=asked)
    assert once is Question.WHOLE


def test_two_names_and_a_business_are_asked_about_first() -> None:
    best = {"birth": "missing"}
    two = question_for(several_names=True, only_business=False, best=best)
    firm = question_for(several_names=False, only_business=True, best=best)
    assert (two, firm) == (Question.WHICH, Question.BEHIND_BUSINESS)


def test_a_street_that_differs_is_marked_also_when_the_postcode_decides(
    waiting: Waiting, browser: Client
) -> None:
    page = browser.get(f"/beoordelen/{waiting(street='Zandpad').pk}")
    assert "<mark>Zandpad</mark>" in page.content.decode()
