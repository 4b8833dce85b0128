# SPDX-License-Identifier: EUPL-1.2
"""The automatic threshold goes down only as far as audits allow, and always by a person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db import Error
from tests.conftest import CODE
from tests.matching.people import row

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.models import AuditLine
from woonzeker.access.tenancy import tenant
from woonzeker.errors import NotPermitted, Refused
from woonzeker.intake.models import ArrearsSignal
from woonzeker.matching import selectors, services
from woonzeker.matching.linkage.weights import SHIPPED
from woonzeker.matching.models import AuditDraw, AuditVerdict, Link, RegisterImport, ThresholdChange
from woonzeker.matching.rules import Judged
from woonzeker.matching.selectors.evidence import Evidence, evidence
from woonzeker.matching.selectors.weighing import weights_in_force
from woonzeker.matching.services import Choice, weighing

pytestmark = pytest.mark.django_db
STRICT = SHIPPED.threshold
Find = Callable[..., None]


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> Find:
    """Let people have found so many links right, and wrong, at a score."""

    def find(right: int, bits: float, wrong: int = 0) -> None:
        judged = (Judged(bits, wrong=False),) * right + (Judged(bits, wrong=True),) * wrong
        kept = Evidence(judged, {int(bits): right + wrong}, right + wrong, 0)
        monkeypatch.setattr(weighing, "evidence", lambda _version: kept)

    return find


def test_the_shipped_threshold_holds_until_somebody_sets_one(municipality: str) -> None:
    with tenant(municipality):
        assert weights_in_force() == SHIPPED


def test_higher_is_always_allowed_and_holds_at_once(coordinator: Actor) -> None:
    services.set_threshold(actor=coordinator, bits=STRICT + 3)
    with tenant(CODE):
        assert weights_in_force().threshold == STRICT + 3
        assert AuditLine.objects.filter(code="matching.set_threshold").exists()


def test_other_weights_in_a_new_release_do_not_lower_what_a_person_raised(
    coordinator: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.set_threshold(actor=coordinator, bits=STRICT + 3)
    monkeypatch.setattr(selectors.weighing, "SHIPPED", replace(SHIPPED, version="2027-1"))
    with tenant(CODE):
        assert weights_in_force().version == "2027-1"
        assert weights_in_force().threshold == STRICT + 3


def test_back_to_the_strict_start_is_allowed(coordinator: Actor) -> None:
    services.set_threshold(actor=coordinator, bits=STRICT + 3)
    assert services.set_threshold(actor=coordinator, bits=STRICT).bits == STRICT


def test_lower_than_the_audits_allow_is_refused_with_how_low_may_be(
    coordinator: Actor, found: Find
) -> None:
    found(2_994, STRICT - 1)
    with pytest.raises(Refused, match=r"lager dan [\d,]+ punten mag pas als de steekproef bewijst"):
        services.set_threshold(actor=coordinator, bits=STRICT - 1)


def test_enough_audits_without_an_error_open_a_lower_threshold(
    coordinator: Actor, found: Find
) -> None:
    found(2_995, STRICT - 1)
    made = services.set_threshold(actor=coordinator, bits=STRICT - 1)
    assert (made.audited, made.wrong, made.decided_by) == (2_995, 0, coordinator.id)
    assert made.upper_bound <= 0.001


def test_faults_outside_the_sample_are_counted_above_the_threshold_only(
    one_link: Callable[..., Link], coordinator: Actor
) -> None:
    link = one_link()
    services.reopen(actor=coordinator, link=link.pk, reason_code="resident_says")
    with tenant(CODE):
        before = selectors.threshold_view(coordinator)
    services.set_threshold(actor=coordinator, bits=39)
    with tenant(CODE):
        after = selectors.threshold_view(coordinator)
    assert [(each.by_itself, each.wrong) for each in (before, after)] == [(1, 1), (0, 0)]


@pytest.mark.parametrize(("bits", "ends"), [(12.5, [12.0, 12.5, 14.0]), (12.0, [10.0, 12.0, 14.0])])
def test_the_band_of_the_threshold_is_split_at_it(
    one_link: Callable[..., Link], coordinator: Actor, bits: float, ends: list[float]
) -> None:
    one_link()
    services.set_threshold(actor=coordinator, bits=bits)
    with tenant(CODE):
        bands = selectors.threshold_view(coordinator).bands[::-1]
    now = next(place for place, band in enumerate(bands) if band.now)
    assert [band.low for band in bands[now - 1 : now + 2]] == ends
    assert bands[now - 1].high == bits


def test_with_one_error_it_takes_more(coordinator: Actor, found: Find) -> None:
    found(4_700, STRICT - 1, wrong=1)
    with pytest.raises(Refused):
        services.set_threshold(actor=coordinator, bits=STRICT - 1)
    found(4_741, STRICT - 1, wrong=1)
    assert services.set_threshold(actor=coordinator, bits=STRICT - 1).wrong == 1


@pytest.mark.parametrize("bits", [-1.0, 41.0, float("nan"), STRICT])
def test_a_threshold_that_is_none_is_refused(coordinator: Actor, bits: float) -> None:
    with pytest.raises(Refused):
        services.set_threshold(actor=coordinator, bits=bits)


def test_no_job_and_no_reviewer_alone_sets_it(lead: Actor, manager: Actor) -> None:
    with pytest.raises(Refused, match="een mens met een naam"):
        services.set_threshold(actor=lead, bits=STRICT + 1)
    with pytest.raises(NotPermitted):
        services.set_threshold(actor=manager, bits=STRICT + 1)


def test_what_was_set_is_never_changed_afterwards(coordinator: Actor) -> None:
    services.set_threshold(actor=coordinator, bits=STRICT + 3)
    with pytest.raises(Error, match="only ever added"), tenant(CODE):
        ThresholdChange.objects.update(bits=0)


@pytest.fixture
def one_link(
    register: Callable[..., RegisterImport],
    signalled: Callable[..., ArrearsSignal],
    linked: Callable[[ArrearsSignal], Link],
) -> Callable[..., Link]:
    """A signal about Jan Pieter de Vries that was linked by the rules."""
    register(row(1))
    return lambda **facts: linked(signalled(**facts))


def test_a_decision_keeps_the_threshold_that_was_in_force(
    one_link: Callable[..., Link], coordinator: Actor
) -> None:
    services.set_threshold(actor=coordinator, bits=39)
    link = one_link()
    assert (link.result, link.threshold) == ("review", 39)


def audited(link: Link, *said: str, reviewers: int = 1) -> AuditDraw:
    """The link drawn, with these verdicts."""
    with tenant(CODE):
        draw = AuditDraw.objects.create(
            link=link, drawn_at=clock.now(), person=link.person, score=link.score,
            version=link.version, reviewers=reviewers,
        )  # fmt: skip
        for place, verdict in enumerate(said):
            AuditVerdict.objects.create(
                draw=draw, judged_at=clock.now(), judged_by=f"mens {place}", verdict=verdict
            )
    return draw


@pytest.mark.parametrize(
    ("said", "wrong"),
    [(["right"], [False]), (["wrong"], [True]), (["unsure"], [True]), ([], []),
     (["wrong", "right", "right"], [False])],
)  # fmt: skip
def test_verdicts_are_evidence(
    one_link: Callable[..., Link], said: list[str], wrong: list[bool]
) -> None:
    link = one_link()
    audited(link, *said)
    with tenant(CODE):
        assert [each.wrong for each in evidence(link.version).judged] == wrong


def test_a_link_that_was_reopened_is_wrong_whatever_the_audit_said(
    one_link: Callable[..., Link], coordinator: Actor
) -> None:
    link = one_link()
    audited(link, "right")
    services.reopen(actor=coordinator, link=link.pk, reason_code="wrong_person")
    with tenant(CODE):
        assert [each.wrong for each in evidence(link.version).judged] == [True]


def test_a_fault_outside_the_sample_counts_too_but_not_as_drawn(
    one_link: Callable[..., Link], coordinator: Actor
) -> None:
    link = one_link()
    services.reopen(actor=coordinator, link=link.pk, reason_code="resident_says")
    with tenant(CODE):
        known = evidence(link.version)
    assert [(each.wrong, each.by_lot) for each in known.judged] == [(True, False)]
    assert known.by_itself == 1


@pytest.mark.parametrize(("choice", "wrong"), [(Choice.LINK, False), (Choice.NOBODY, True)])
def test_what_people_decide_under_the_threshold_is_evidence(
    one_link: Callable[..., Link], coordinator: Actor, choice: Choice, wrong: bool
) -> None:
    services.set_threshold(actor=coordinator, bits=39)
    link = one_link()
    with tenant(CODE):
        best = link.candidates[0]["person"]
    services.decide_review(actor=coordinator, link=link.pk, choice=choice, person=best)
    with tenant(CODE):
        assert [each.wrong for each in evidence(link.version).judged] == [wrong]


def test_the_page_knows_what_is_linked_without_a_person(
    one_link: Callable[..., Link], coordinator: Actor
) -> None:
    audited(one_link(), "right")
    one_link(initials="A.", born_on="1980-05-08", postcode="3599ZZ", street="Elders")
    with tenant(CODE):
        view = selectors.threshold_view(coordinator)
    assert (view.judged, view.wrong, view.alarm, view.no_longer) == (1, 0, False, False)
    assert view.alone > 0
    assert view.bands[0].more == 2_994
    assert [band.low for band in view.bands if band.now] == [view.now] == [STRICT]
    assert (view.unproven, view.starting, view.says) == (2_994, True, False)
    assert sum(band.judged for band in view.bands) == 1


def test_who_has_no_part_in_reviewing_does_not_see_it(manager: Actor) -> None:
    with pytest.raises(NotPermitted), tenant(CODE):
        selectors.threshold_view(manager)


def test_what_a_signal_is_linked_to_since_takes_nothing_away_from_the_fault(
    one_link: Callable[..., Link], coordinator: Actor
) -> None:
    link = one_link()
    services.reopen(actor=coordinator, link=link.pk, reason_code="wrong_person")
    services.decide_review(actor=coordinator, link=link.pk, choice=Choice.ASK)
    said = {"surname": "Zonneveld", "initials": "Q.", "house_number": "99", "born_on": "01-02-1961"}
    answered = services.answer_question(actor=coordinator, link=link.pk, said=said)
    assert (answered.result, answered.score) != ("linked", link.score)
    with tenant(CODE):
        judged = evidence(link.version).judged
    assert [(each.score, each.wrong) for each in judged] == [(link.score, True)]
