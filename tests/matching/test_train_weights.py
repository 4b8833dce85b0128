# SPDX-License-Identifier: EUPL-1.2
"""Weights are refitted on enough decisions, compared, kept, and switched to by a person."""

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
from woonzeker.accounts.models import User
from woonzeker.cli import link_train
from woonzeker.cli.words import WrongWords
from woonzeker.errors import NotFound, NotPermitted, Refused
from woonzeker.intake.models import ArrearsSignal
from woonzeker.matching import services
from woonzeker.matching.linkage.weights import SHIPPED
from woonzeker.matching.models import (
    AuditDraw,
    Link,
    RegisterImport,
    ThresholdChange,
    WeightSet,
)
from woonzeker.matching.rules import AuditChoice, Judged
from woonzeker.matching.selectors.evidence import Evidence, labelled_decisions
from woonzeker.matching.selectors.weighing import weights_in_force
from woonzeker.matching.services import Choice, weighing

pytestmark = pytest.mark.django_db
Waiting = Callable[..., Link]


@pytest.fixture
def waiting(
    register: Callable[..., RegisterImport],
    signalled: Callable[..., ArrearsSignal],
    linked: Callable[[ArrearsSignal], Link],
) -> Waiting:
    """A signal about Jan Pieter de Vries, whose wife Anna lives with him."""
    register(row(1), row(2, voorletters="A.", voornamen="Anna", geboortedatum="1982-07-01"))
    return lambda **facts: linked(signalled(**{"born_on": "1988-11-23", **facts}))


@pytest.fixture
def decided(waiting: Waiting, coordinator: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sixteen decisions of people: three in four times the best candidate was the one."""
    monkeypatch.setattr(weighing, "NEEDED", 16)
    for place in range(16):
        link = waiting()
        right = place % 4
        services.decide_review(
            actor=coordinator, link=link.pk,
            choice=Choice.LINK if right else Choice.NOBODY, person=link.candidates[0]["person"],
        )  # fmt: skip


@pytest.fixture
def made(decided: None, coordinator: Actor) -> WeightSet:
    """Weights that were refitted and that nobody uses yet."""
    return services.train_weights(actor=coordinator)


def test_too_few_decisions_are_said_with_how_many_there_are(coordinator: Actor) -> None:
    with pytest.raises(Refused, match=r"Er zijn 0 beslissingen .* 250 nodig"):
        services.train_weights(actor=coordinator)


def test_refitted_weights_are_kept_with_the_comparison_and_not_used(made: WeightSet) -> None:
    assert (made.version, made.labels, made.switched_at) == ("eigen-1", 16, None)
    assert made.held_back["against"] == SHIPPED.version
    assert made.held_back["new"]["signals"] == made.held_back["old"]["signals"] < 16
    with tenant(CODE):
        assert weights_in_force() == SHIPPED


def test_the_next_set_gets_the_next_name(made: WeightSet, coordinator: Actor) -> None:
    assert services.train_weights(actor=coordinator).version == "eigen-2"


def test_a_person_switches_and_begins_strict_again(made: WeightSet, coordinator: Actor) -> None:
    services.switch_weights(actor=coordinator, version="eigen-1")
    with tenant(CODE):
        now, change = weights_in_force(), ThresholdChange.objects.get()
        assert AuditLine.objects.filter(code="matching.switch_weights").exists()
    assert (now.version, now.threshold) == ("eigen-1", made.threshold)
    assert (change.bits, change.audited, change.decided_by) == (made.threshold, 0, coordinator.id)


def test_what_comes_in_then_is_decided_with_the_new_weights(
    made: WeightSet, waiting: Waiting, coordinator: Actor
) -> None:
    services.switch_weights(actor=coordinator, version="eigen-1")
    assert waiting().version == "eigen-1"


def test_there_is_a_way_back_to_the_shipped_weights(made: WeightSet, coordinator: Actor) -> None:
    services.switch_weights(actor=coordinator, version="eigen-1")
    services.switch_weights(actor=coordinator, version=SHIPPED.version)
    with tenant(CODE):
        assert weights_in_force() == SHIPPED


def test_what_is_in_force_or_unknown_cannot_be_switched_to(coordinator: Actor) -> None:
    with pytest.raises(Refused, match="gelden al"):
        services.switch_weights(actor=coordinator, version=SHIPPED.version)
    with pytest.raises(NotFound):
        services.switch_weights(actor=coordinator, version="eigen-9")


def test_no_job_switches_and_no_reviewer(made: WeightSet, lead: Actor) -> None:
    with pytest.raises(Refused, match="een mens met een naam"):
        services.switch_weights(actor=lead, version="eigen-1")
    with pytest.raises(NotPermitted):
        services.switch_weights(actor=person(Role.REVIEWER), version="eigen-1")


def test_of_a_decision_the_levels_of_every_candidate_are_learned(
    waiting: Waiting, coordinator: Actor
) -> None:
    link = waiting(initials="", born_on="")
    services.decide_review(
        actor=coordinator, link=link.pk, choice=Choice.LINK, person=link.candidates[0]["person"]
    )
    with tenant(CODE):
        labelled = labelled_decisions()
    assert [each.right for each in labelled[0].candidates] == [True, False]
    assert "given/missing" in labelled[0].candidates[0].keys


@pytest.mark.parametrize(
    ("verdict", "learned"), [(AuditChoice.RIGHT, [True, False]), (AuditChoice.WRONG, [])]
)
def test_of_an_audit_only_what_is_settled_is_learned(
    waiting: Waiting, coordinator: Actor, verdict: AuditChoice, learned: list[bool]
) -> None:
    waiting(born_on="1980-05-03")
    services.draw_audits(actor=coordinator, more=1)
    with tenant(CODE):
        draw = AuditDraw.objects.get()
        AuditDraw.objects.update(reviewers=1)
    services.judge_audit(actor=coordinator, draw=draw.pk, verdict=verdict)
    with tenant(CODE):
        found = [each.right for one in labelled_decisions() for each in one.candidates]
    assert found == learned[: len(found)]
    assert bool(found) is bool(learned)


def test_the_command_shows_old_against_new_and_how_to_switch(
    decided: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert link_train.run([]) == 0
    said = capsys.readouterr().out
    assert "Geleerd van 16 beslissingen" in said
    assert "Niemand gebruikt ze nog." in said
    assert f"--municipality {CODE} --switch eigen-1" in said


def test_the_command_switches_for_somebody_with_a_name(
    made: WeightSet, coordinator: Actor, capsys: pytest.CaptureFixture[str]
) -> None:
    user = User.objects.get(pk=coordinator.id)
    assert link_train.run(["--switch", "eigen-1", "--name", user.name]) == 0
    assert "De drempel staat weer streng" in capsys.readouterr().out
    with tenant(CODE):
        assert WeightSet.objects.get().switched_by == coordinator.id


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--switch", "eigen-1"], "doet een mens"),
        (["--switch", "eigen-1", "--user", "niemand"], "werkt niet bij deze gemeente"),
        (["--user", "iemand"], "horen bij --switch"),
        (["--municipality", "x"], "gemeentecode"),
    ],
)
def test_what_is_missing_or_wrong_is_named(municipality: str, words: list[str], says: str) -> None:
    with pytest.raises(WrongWords, match=says):
        link_train.run(words)


def test_with_several_municipalities_one_is_named(
    municipality: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    link_train.Municipality.objects.create(code="0363", name="Amsterdam")
    with pytest.raises(WrongWords, match="--municipality"):
        link_train.run([])


def test_the_command_says_how_many_decisions_are_missing(municipality: str) -> None:
    with pytest.raises(Refused, match="250 nodig"):
        link_train.run(["--municipality", CODE])


def test_the_page_of_the_threshold_tells_what_was_learned_and_who_switched(
    made: WeightSet, coordinator: Actor, client_for: Callable[[Actor], Client]
) -> None:
    services.switch_weights(actor=coordinator, version="eigen-1")
    page = client_for(coordinator).get("/beoordelen/drempel").content.decode()
    assert "Geleerd van 16 beslissingen" in page
    assert f"Omgeschakeld door {User.objects.get(pk=coordinator.id).name}." in page


def test_switching_away_and_back_opens_nothing_that_audits_had_closed(
    made: WeightSet, coordinator: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    strict = SHIPPED.threshold
    judged = tuple(Judged(strict + 1, wrong=place < 20) for place in range(100))
    monkeypatch.setattr(weighing, "evidence", lambda _version: Evidence(judged, {}, 100, 0))
    services.set_threshold(actor=coordinator, bits=strict + 5)
    with pytest.raises(Refused):
        services.set_threshold(actor=coordinator, bits=strict)
    services.switch_weights(actor=coordinator, version=made.version)
    services.switch_weights(actor=coordinator, version=SHIPPED.version)
    with tenant(CODE):
        assert weights_in_force().threshold == strict + 5
