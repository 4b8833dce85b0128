# SPDX-License-Identifier: EUPL-1.2
"""Automatic links are drawn by lot and judged by people who do not see each other's verdict."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from uuid import uuid4

import pytest
from tests.conftest import person
from tests.matching.people import row

from woonzeker.access.actors import Actor
from woonzeker.access.models import AuditLine
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.errors import Conflict, NotFound, NotPermitted
from woonzeker.intake.models import ArrearsSignal
from woonzeker.matching import selectors, services
from woonzeker.matching.models import AuditDraw, AuditVerdict, Link, RegisterImport
from woonzeker.matching.rules import AuditChoice, Standing, standing

pytestmark = pytest.mark.django_db
Make = Callable[..., AuditDraw]


@pytest.fixture
def automatic(
    register: Callable[..., RegisterImport],
    signalled: Callable[..., ArrearsSignal],
    linked: Callable[[ArrearsSignal], Link],
) -> Callable[[int], list[Link]]:
    """So many signals that the rules linked to Jan Pieter de Vries."""
    register(row(1))
    return lambda number: [linked(signalled()) for _ in range(number)]


@pytest.fixture
def drawn(automatic: Callable[[int], list[Link]]) -> Make:
    """A link that was drawn, for so many reviewers."""

    def make(reviewers: int = 1) -> AuditDraw:
        link = automatic(1)[0]
        with tenant(link.municipality):
            return AuditDraw.objects.create(
                link=link, drawn_at=link.signal.delivery.received_at, person=link.person,
                score=link.score, version=link.version, reviewers=reviewers,
            )  # fmt: skip

    return make


@pytest.fixture
def second(municipality: str) -> Actor:
    """Another reviewer."""
    return person(Role.REVIEWER, name="tweede")


@pytest.fixture
def third(municipality: str) -> Actor:
    """Yet another reviewer."""
    return person(Role.REVIEWER, name="derde")


def test_of_a_small_delivery_two_links_are_drawn_and_never_again(
    automatic: Callable[[int], list[Link]], lead: Actor
) -> None:
    delivery = automatic(8)[0].signal.delivery_id
    first = services.draw_audits(actor=lead, delivery=delivery)
    assert first >= 2
    again = services.draw_audits(actor=lead, delivery=delivery)
    with tenant(lead.municipality):
        assert (again, AuditDraw.objects.count()) == (0, first)


def test_a_drawn_link_is_kept_as_it_stood(
    automatic: Callable[[int], list[Link]], lead: Actor
) -> None:
    link = automatic(1)[0]
    services.draw_audits(actor=lead, delivery=link.signal.delivery_id)
    with tenant(lead.municipality):
        draw = AuditDraw.objects.get()
    assert (draw.link_id, draw.person_id) == (link.pk, link.person_id)
    assert (draw.score, draw.version) == (link.score, link.version)


def test_what_a_person_linked_is_not_drawn(
    automatic: Callable[[int], list[Link]], lead: Actor
) -> None:
    link = automatic(1)[0]
    with tenant(lead.municipality):
        Link.objects.update(decided_by="somebody")
    assert services.draw_audits(actor=lead, delivery=link.signal.delivery_id) == 0


def test_more_can_be_drawn_when_somebody_has_time(
    automatic: Callable[[int], list[Link]], coordinator: Actor
) -> None:
    automatic(6)
    assert services.draw_audits(actor=coordinator, more=4) == 4
    assert services.draw_audits(actor=coordinator, more=4) == 2


def test_one_look_settles_a_link_that_is_right(drawn: Make, coordinator: Actor) -> None:
    draw = drawn()
    services.judge_audit(actor=coordinator, draw=draw.pk, verdict=AuditChoice.RIGHT)
    with tenant(draw.municipality):
        assert selectors.audit_counts(coordinator).waiting == 0


def test_nobody_judges_a_link_twice(drawn: Make, coordinator: Actor) -> None:
    draw = drawn(2)
    services.judge_audit(actor=coordinator, draw=draw.pk, verdict=AuditChoice.RIGHT)
    with pytest.raises(Conflict, match="al bekeken"):
        services.judge_audit(actor=coordinator, draw=draw.pk, verdict=AuditChoice.RIGHT)


def test_who_comes_after_it_was_settled_is_told_so(
    drawn: Make, coordinator: Actor, second: Actor
) -> None:
    draw = drawn()
    services.judge_audit(actor=coordinator, draw=draw.pk, verdict=AuditChoice.RIGHT)
    with pytest.raises(Conflict, match="genoeg bekeken"):
        services.judge_audit(actor=second, draw=draw.pk, verdict=AuditChoice.WRONG)


def test_a_fault_is_looked_at_by_somebody_else_as_well(
    drawn: Make, coordinator: Actor, second: Actor
) -> None:
    draw = drawn()
    services.judge_audit(actor=coordinator, draw=draw.pk, verdict=AuditChoice.WRONG)
    with tenant(draw.municipality):
        assert selectors.next_audit(coordinator) is None
        assert selectors.next_audit(second) == draw.pk


def test_two_who_disagree_need_a_third(
    drawn: Make, coordinator: Actor, second: Actor, third: Actor
) -> None:
    draw = drawn(2)
    services.judge_audit(actor=coordinator, draw=draw.pk, verdict=AuditChoice.RIGHT)
    services.judge_audit(actor=second, draw=draw.pk, verdict=AuditChoice.UNSURE)
    with tenant(draw.municipality):
        assert selectors.disputed_audits(second) == [(draw.pk, True)]
        assert selectors.disputed_audits(third) == [(draw.pk, False)]
        assert selectors.next_audit(third) == draw.pk
    services.judge_audit(actor=third, draw=draw.pk, verdict=AuditChoice.RIGHT)
    with tenant(draw.municipality):
        counts = selectors.audit_counts(third)
    assert (counts.waiting, counts.disputed, counts.equal, counts.doubles) == (0, 0, 0, 1)


def test_agreement_of_two_reviewers_is_shown(
    drawn: Make, coordinator: Actor, second: Actor
) -> None:
    draw = drawn(2)
    for actor in (coordinator, second):
        services.judge_audit(actor=actor, draw=draw.pk, verdict=AuditChoice.RIGHT)
    with tenant(draw.municipality):
        counts = selectors.audit_counts(coordinator)
    assert (counts.equal, counts.doubles, counts.equal_percent) == (1, 1, 100)


def test_who_judges_sees_the_signal_beside_the_person_and_no_verdict(
    drawn: Make, coordinator: Actor, second: Actor
) -> None:
    draw = drawn(2)
    services.judge_audit(actor=coordinator, draw=draw.pk, verdict=AuditChoice.WRONG)
    item = selectors.audit_item(actor=second, draw=draw.pk)
    assert (item.candidate.name, item.judged) == ("J.P. de Vries", False)
    assert "wrong" not in repr(item)
    with tenant(draw.municipality):
        assert AuditLine.objects.get(code="matching.audit_item").count == 2


def test_a_link_that_was_reopened_needs_no_look_any_more(drawn: Make, coordinator: Actor) -> None:
    draw = drawn()
    services.reopen(actor=coordinator, link=draw.link_id, reason_code="wrong_person")
    with tenant(draw.municipality):
        assert selectors.next_audit(coordinator) is None


def test_only_a_person_who_reviews_can_judge(
    drawn: Make, outreach_worker: Actor, lead: Actor
) -> None:
    draw = drawn()
    for actor in (outreach_worker, lead):
        with pytest.raises(NotPermitted):
            services.judge_audit(actor=actor, draw=draw.pk, verdict=AuditChoice.RIGHT)
    with tenant(draw.municipality):
        assert AuditLine.objects.filter(subject=draw.pk, refused=True).exists()


def test_an_unknown_draw_is_not_found(coordinator: Actor) -> None:
    with pytest.raises(NotFound):
        services.judge_audit(actor=coordinator, draw=uuid4(), verdict=AuditChoice.RIGHT)
    with pytest.raises(NotFound):
        selectors.audit_item(actor=coordinator, draw=uuid4())


@pytest.mark.parametrize("reviewers", [1, 2])
def test_the_queue_holds_exactly_what_the_rules_call_unsettled(
    automatic: Callable[[int], list[Link]], drawn: Make, second: Actor, reviewers: int
) -> None:
    rows = [said for looks in range(4) for said in product(AuditChoice, repeat=looks)]
    sample = rows[::2] if reviewers == 1 else rows[1::2]
    for said in sample:
        draw = drawn(reviewers)
        with tenant(draw.municipality):
            AuditVerdict.objects.bulk_create(
                AuditVerdict(draw=draw, judged_at=draw.drawn_at, judged_by=f"{n}", verdict=each)
                for n, each in enumerate(said)
            )
    settled = (Standing.RIGHT, Standing.WRONG)
    with tenant(second.municipality):
        waiting = selectors.audit_counts(second).waiting
    assert waiting == sum(standing(list(said), reviewers) not in settled for said in sample)
