# SPDX-License-Identifier: EUPL-1.2
"""What the rules are not certain of, a person decides."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.matching.people import row

from woonzeker.access import jobs
from woonzeker.access.actors import Actor
from woonzeker.access.models import AuditLine
from woonzeker.access.tenancy import tenant
from woonzeker.errors import Conflict, NotFound, NotPermitted, Refused
from woonzeker.intake.models import ArrearsSignal, SignalResult
from woonzeker.matching import selectors, services
from woonzeker.matching.models import ContactKey, Link, LinkDecision, Person, RegisterImport
from woonzeker.matching.selectors import Verdict
from woonzeker.matching.selectors.marking import differing
from woonzeker.matching.services import Choice

pytestmark = pytest.mark.django_db


def test_a_reviewer_links_a_signal_to_a_person(
    waiting: Callable[..., Link], jan: Person, coordinator: Actor
) -> None:
    link = services.decide_review(
        actor=coordinator, link=waiting().pk, choice=Choice.LINK, person=jan.pk
    )
    assert ProcrastinateJob.objects.get().task_name == "pipeline.take_up"
    assert (link.result, link.person, link.decided_by) == ("linked", jan, coordinator.id)


def test_nobody_is_an_answer_too(waiting: Callable[..., Link], coordinator: Actor) -> None:
    link = services.decide_review(actor=coordinator, link=waiting().pk, choice=Choice.NOBODY)
    assert (link.result, link.person) == ("nobody", None)


def test_later_puts_a_signal_at_the_end_of_the_list(
    waiting: Callable[..., Link], coordinator: Actor
) -> None:
    first, second = waiting(), waiting()
    services.decide_review(actor=coordinator, link=first.pk, choice=Choice.LATER)
    found = selectors.review_queue(actor=coordinator)
    with tenant(coordinator.municipality):
        assert [each.pk for each in found] == [second.pk, first.pk]


def test_who_comes_second_is_told_so(waiting: Callable[..., Link], coordinator: Actor) -> None:
    link = waiting()
    services.decide_review(actor=coordinator, link=link.pk, choice=Choice.NOBODY)
    with pytest.raises(Conflict, match="al beoordeeld"):
        services.decide_review(actor=coordinator, link=link.pk, choice=Choice.NOBODY)


def test_only_who_was_suggested_can_be_linked(
    waiting: Callable[..., Link], coordinator: Actor
) -> None:
    with pytest.raises(Refused, match="Kies een van de mensen"):
        services.decide_review(
            actor=coordinator, link=waiting().pk, choice=Choice.LINK, person=uuid4()
        )


def test_an_unknown_link_is_not_found(waiting: Callable[..., Link], coordinator: Actor) -> None:
    with pytest.raises(NotFound):
        services.decide_review(actor=coordinator, link=uuid4(), choice=Choice.NOBODY)


def test_an_outreach_worker_decides_nothing_and_the_refusal_is_kept(
    waiting: Callable[..., Link], outreach_worker: Actor
) -> None:
    link = waiting()
    with pytest.raises(NotPermitted):
        services.decide_review(actor=outreach_worker, link=link.pk, choice=Choice.NOBODY)
    with tenant(link.municipality):
        assert AuditLine.objects.filter(subject=link.pk, refused=True).exists()


def test_a_decision_can_be_turned_back_until_a_case_took_it_up(
    waiting: Callable[..., Link], coordinator: Actor
) -> None:
    link = waiting()
    services.decide_review(actor=coordinator, link=link.pk, choice=Choice.NOBODY)
    undone = services.undo_review(actor=coordinator, link=link.pk)
    assert (undone.result, undone.person, undone.decided_by) == ("review", None, "")
    with tenant(link.municipality):
        choices = LinkDecision.objects.order_by("decided_at").values_list("choice", flat=True)
        assert list(choices) == ["nobody", "undone"]


def test_what_a_link_lends_comes_and_goes_with_it(
    waiting: Callable[..., Link], jan: Person, coordinator: Actor
) -> None:
    link = waiting(phones=["+31623456789"])
    services.decide_review(actor=coordinator, link=link.pk, choice=Choice.LINK, person=jan.pk)
    with tenant(link.municipality):
        assert ContactKey.objects.get().person == jan
    services.undo_review(actor=coordinator, link=link.pk)
    with tenant(link.municipality):
        assert not ContactKey.objects.exists()


def test_once_a_case_took_the_signal_up_turning_back_is_refused(
    waiting: Callable[..., Link], jan: Person, coordinator: Actor
) -> None:
    link = waiting()
    services.decide_review(actor=coordinator, link=link.pk, choice=Choice.LINK, person=jan.pk)
    with tenant(link.municipality):
        ArrearsSignal.objects.update(result=SignalResult.TAKEN_UP)
    with pytest.raises(Refused, match="al opgepakt"):
        services.undo_review(actor=coordinator, link=link.pk)


def test_without_a_decision_there_is_nothing_to_turn_back(
    waiting: Callable[..., Link], coordinator: Actor
) -> None:
    with pytest.raises(Refused, match="geen beslissing"):
        services.undo_review(actor=coordinator, link=waiting().pk)


def test_urgent_signals_are_reviewed_first(
    waiting: Callable[..., Link], coordinator: Actor
) -> None:
    waiting()
    crisis = waiting(crisis=True)
    with tenant(coordinator.municipality):
        assert selectors.next_in_queue(coordinator) == crisis.pk
        assert selectors.queue_counts(coordinator).urgent == 1


def test_two_reviewers_are_not_given_the_same_signal(
    waiting: Callable[..., Link], coordinator: Actor
) -> None:
    first, second = waiting(), waiting()
    colleague = Actor("user", str(uuid4()), coordinator.municipality, coordinator.roles)
    selectors.review_item(actor=colleague, link=first.pk)
    with tenant(coordinator.municipality):
        assert selectors.next_in_queue(coordinator) == second.pk
        assert selectors.next_in_queue(colleague) == first.pk


def test_when_a_colleague_looks_at_all_of_them_the_first_is_given(
    waiting: Callable[..., Link], coordinator: Actor
) -> None:
    first, second = waiting(), waiting()
    colleague = Actor("user", str(uuid4()), coordinator.municipality, coordinator.roles)
    for each in (first, second):
        selectors.review_item(actor=colleague, link=each.pk)
    with tenant(coordinator.municipality):
        assert selectors.next_in_queue(coordinator) == first.pk


def test_the_counts_follow_the_work(waiting: Callable[..., Link], coordinator: Actor) -> None:
    first, second, _ = waiting(), waiting(), waiting()
    services.decide_review(actor=coordinator, link=first.pk, choice=Choice.NOBODY)
    services.decide_review(actor=coordinator, link=second.pk, choice=Choice.LATER)
    with tenant(coordinator.municipality):
        found = selectors.queue_counts(coordinator)
    assert (found.waiting, found.postponed, found.decided_today) == (2, 1, 1)


def test_a_signal_stands_beside_its_candidates_field_by_field(
    waiting: Callable[..., Link], coordinator: Actor
) -> None:
    item = selectors.review_item(actor=coordinator, link=waiting().pk)
    best = item.candidates[0]
    assert (best.name, len(best.comparisons)) == ("J.P. de Vries", 5)
    birth = best.comparisons[2]
    assert (birth.verdict, birth.words) == (Verdict.OTHER, "Geboortedatum is anders")
    assert [piece.text for piece in birth.register if piece.differs] == ["0", "05", "0"]


def test_looking_at_an_item_is_remembered_with_how_many_people_were_shown(
    waiting: Callable[..., Link], coordinator: Actor
) -> None:
    link = waiting()
    item = selectors.review_item(actor=coordinator, link=link.pk)
    with tenant(link.municipality):
        line = AuditLine.objects.get(code="matching.review_item")
    assert (line.subject, line.count) == (str(link.pk), 1 + len(item.candidates))


def test_the_address_of_somebody_with_a_secret_address_is_not_shown(
    register: Callable[..., RegisterImport],
    signalled: Callable[..., ArrearsSignal],
    linked: Callable[[ArrearsSignal], Link],
    coordinator: Actor,
) -> None:
    register(row(postcode="3552CD", huisnummer="7", straat="Dorpsweg", geheimhouding="7"))
    item = selectors.review_item(actor=coordinator, link=linked(signalled()).pk)
    assert item.candidates[0].secret
    address = item.candidates[0].comparisons[3]
    assert [piece.text for piece in address.register] == ["geheim"]
    assert (address.words, address.bits) == ("Het adres van deze persoon is geheim", 0.0)


def test_letters_that_differ_are_marked_on_both_sides() -> None:
    left, right = differing("Janssen", "JANSEN")
    assert [piece.text for piece in left if piece.differs] == ["s"]
    assert not any(piece.differs for piece in right)


def test_the_letters_of_both_sides_stay_whole() -> None:
    left, right = differing("İstanbul 12", "Istanbul 21")
    assert "".join(piece.text for piece in left) == "İstanbul 12"
    assert "".join(piece.text for piece in right) == "Istanbul 21"


def test_texts_without_anything_in_common_are_marked_as_a_whole() -> None:
    left, right = differing("Kowalski", "Bakker")
    assert [(piece.text, piece.differs) for piece in (*left, *right)] == [
        ("Kowalski", True), ("Bakker", True),
    ]  # fmt: skip


@pytest.mark.parametrize(("choice", "asked"), [(Choice.NOBODY, 1), (Choice.LATER, 0)])
def test_who_is_in_no_register_may_still_be_owed_a_letter(
    waiting: Callable[..., Link],
    coordinator: Actor,
    monkeypatch: pytest.MonkeyPatch,
    choice: Choice,
    asked: int,
) -> None:
    deferred: list[str] = []
    monkeypatch.setattr(jobs, "defer", lambda name, **_: deferred.append(name))
    services.decide_review(actor=coordinator, link=waiting().pk, choice=choice)
    assert deferred == ["pipeline.take_up"] * asked


def test_what_was_linked_by_itself_since_is_reopened_and_not_turned_back(
    waiting: Callable[..., Link], coordinator: Actor
) -> None:
    link = waiting()
    services.decide_review(actor=coordinator, link=link.pk, choice=Choice.LATER)
    with tenant(link.municipality):  # a new extract made it certain
        best = link.candidates[0]["person"]
        Link.objects.filter(pk=link.pk).update(result="linked", person=best)
    with pytest.raises(Refused, match="vanzelf gekoppeld"):
        services.undo_review(actor=coordinator, link=link.pk)
