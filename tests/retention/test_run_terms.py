# SPDX-License-Identifier: EUPL-1.2
"""What passed its term goes at night, once two people released its class, and never what runs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from tests.conftest import CODE, person
from tests.retention.planting import CLOSED, Planted, plant
from tests.situations import linked_signal, resident

from woonzeker.access import clock
from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.errors import Refused
from woonzeker.intake.models import ArrearsSignal, SetAsideLine
from woonzeker.matching.models import Link, LinkResult, Person
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.services import decide_policy
from woonzeker.privacy.models import Finding, NightLook
from woonzeker.retention import selectors, services
from woonzeker.retention.errors import AlreadyDecided, Held, SamePerson
from woonzeker.retention.models import ErasureStub, Ground, RetentionRun, RunState, Tombstone
from woonzeker.retention.rules import CLASSES, LOGS, HoldKind, Keeps, KeptClass
from woonzeker.retention.services import running

NIGHT = system(CODE, "retention")
#: a year and a day after the planted cases were closed
LATER = date(2027, 4, 3)


@pytest.fixture(autouse=True)
def later(municipality: str) -> Iterator[None]:
    with clock.standing_at(LATER):
        yield


@pytest.fixture
def officer(municipality: str) -> Actor:
    return person(Role.PRIVACY_OFFICER)


@pytest.fixture
def admin(municipality: str) -> Actor:
    return person(Role.FUNCTIONAL_ADMIN)


def release(kept: KeptClass, officer: Actor, admin: Actor) -> RetentionRun:
    run = services.propose_run(actor=officer, kept=kept)
    return services.approve_run(actor=admin, run=run.pk)


def is_forgotten(planted: Planted) -> bool:
    with tenant(CODE):
        return Case.objects.get(pk=planted.case).household.house_number == 0


def test_nothing_goes_before_two_people_released_it(officer: Actor) -> None:
    planted = plant(1)
    services.propose_run(actor=officer, kept=KeptClass.CASE_WITHOUT_HELP)
    assert services.forget_what_passed(actor=NIGHT) == {}
    assert not is_forgotten(planted)


def test_who_proposes_cannot_release(officer: Actor) -> None:
    run = services.propose_run(actor=officer, kept=KeptClass.TRY)
    with pytest.raises(SamePerson):
        services.approve_run(actor=officer, run=run.pk)


def test_a_case_past_its_term_goes_with_all_of_it(officer: Actor, admin: Actor) -> None:
    planted = plant(1)
    release(KeptClass.CASE_WITHOUT_HELP, officer, admin)
    services.forget_what_passed(actor=NIGHT)
    assert is_forgotten(planted)
    with tenant(CODE):
        assert not ArrearsSignal.objects.filter(pk=planted.signal).exists()
        assert ErasureStub.objects.get().ground == Ground.TERM


def test_who_lives_here_stays_in_the_register(officer: Actor, admin: Actor) -> None:
    planted = plant(1)
    release(KeptClass.CASE_WITHOUT_HELP, officer, admin)
    services.forget_what_passed(actor=NIGHT)
    with tenant(CODE):
        assert Person.objects.filter(pk=planted.person).exists()


def test_the_day_before_its_term_it_stays(officer: Actor, admin: Actor) -> None:
    planted = plant(1)
    with clock.standing_at(date.fromordinal(CLOSED.toordinal() + 364)):
        release(KeptClass.CASE_WITHOUT_HELP, officer, admin)
        services.forget_what_passed(actor=NIGHT)
        assert not is_forgotten(planted)


def test_the_next_night_goes_on_without_anybody(officer: Actor, admin: Actor) -> None:
    release(KeptClass.CASE_WITHOUT_HELP, officer, admin)
    services.forget_what_passed(actor=NIGHT)
    planted = plant(1)
    services.forget_what_passed(actor=NIGHT)
    assert is_forgotten(planted)


def test_a_shorter_term_waits_for_two_people_again(officer: Actor, admin: Actor) -> None:
    release(KeptClass.CASE_WITHOUT_HELP, officer, admin)
    services.forget_what_passed(actor=NIGHT)
    days = {"confidence": "unverified", "classes": {"case_without_help": 42}}
    decide_policy(actor=admin, kind=PolicyKind.RETENTION, data=days, valid_from=LATER)
    planted = plant(1)
    services.forget_what_passed(actor=NIGHT)
    assert not is_forgotten(planted)


def test_a_hold_keeps_it_and_the_rest_goes(officer: Actor, admin: Actor) -> None:
    held, free = plant(1), plant(2)
    services.set_hold(
        actor=officer, reference=held.number, why=HoldKind.COURT, until_on=date(2027, 5, 1)
    )
    release(KeptClass.CASE_WITHOUT_HELP, officer, admin)
    services.forget_what_passed(actor=NIGHT)
    assert (is_forgotten(held), is_forgotten(free)) == (False, True)


def test_a_run_that_was_cut_off_goes_on(
    officer: Actor, admin: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    planted = [plant(number) for number in range(3)]
    monkeypatch.setattr(running, "SUBJECTS_AT_ONCE", 1)
    run = release(KeptClass.CASE_WITHOUT_HELP, officer, admin)
    services.continue_runs(actor=NIGHT, batches=2)
    assert [is_forgotten(each) for each in planted].count(True) == 2
    services.continue_runs(actor=NIGHT)
    assert all(is_forgotten(each) for each in planted)
    with tenant(CODE):
        done = RetentionRun.objects.get(pk=run.pk)
        assert (done.state, done.destroyed["intake_arrearssignal"]) == (RunState.DONE, 3)


def test_a_running_case_cannot_be_forgotten_on_request(officer: Actor, admin: Actor) -> None:
    planted = plant(1)
    with tenant(CODE):
        case = Case.objects.get(pk=planted.case)
        signal = linked_signal(Person.objects.get(pk=planted.person))
        case.household.cases.create(number="2027-00009", step=3, opened_on=LATER).people.create(
            person_id=planted.person
        )
    asked = services.ask_erasure(
        actor=officer, reference=str(signal.pk), ground=Ground.REQUEST, reason="x"
    )
    services.refuse_erasure(actor=officer, erasure=asked.pk)
    asked = services.ask_erasure(
        actor=officer, reference=str(planted.person), ground=Ground.REQUEST, reason="x"
    )
    with pytest.raises(Held):
        services.approve_erasure(actor=admin, erasure=asked.pk)


def test_a_request_is_decided_once(officer: Actor, admin: Actor) -> None:
    asked = services.ask_erasure(
        actor=officer, reference=str(plant(1).person), ground=Ground.REQUEST, reason="x"
    )
    services.refuse_erasure(actor=admin, erasure=asked.pk)
    with pytest.raises(AlreadyDecided):
        services.approve_erasure(actor=admin, erasure=asked.pk)


def test_a_request_needs_a_reason(officer: Actor) -> None:
    with pytest.raises(Refused):
        services.ask_erasure(
            actor=officer, reference=str(plant(1).person), ground=Ground.REQUEST, reason="  "
        )


def test_an_unlinked_signal_goes_on_its_own_term(officer: Actor, admin: Actor) -> None:
    signal = linked_signal(resident())
    with tenant(CODE):
        Link.objects.filter(signal=signal).update(result=LinkResult.NOBODY, person=None)
    with clock.standing_at(date(2027, 12, 1)):
        release(KeptClass.SIGNAL_UNLINKED, officer, admin)
        services.forget_what_passed(actor=NIGHT)
    with tenant(CODE):
        assert not ArrearsSignal.objects.exists()
        assert Tombstone.objects.filter(kind="signal").count() == 1


def test_who_left_and_has_no_signal_goes(officer: Actor, admin: Actor) -> None:
    gone, here = resident(departed_on=date(2027, 1, 1)), resident()
    release(KeptClass.PERSON_GONE, officer, admin)
    services.forget_what_passed(actor=NIGHT)
    with tenant(CODE):
        assert list(Person.objects.values_list("pk", flat=True)) == [here.pk]
        assert gone.pk != here.pk


def test_returned_lines_go_and_the_counts_of_the_delivery_stay(
    officer: Actor, admin: Actor
) -> None:
    plant(1)
    release(KeptClass.RETURNED_LINE, officer, admin)
    services.forget_what_passed(actor=NIGHT)
    with tenant(CODE):
        assert not SetAsideLine.objects.exists()


def still_running() -> int:
    with tenant(CODE):
        return RetentionRun.objects.filter(state=RunState.RUNNING).count()


@pytest.mark.parametrize(
    "kept", [kept for kept, facts in CLASSES.items() if facts.by is Keeps.JOB], ids=str
)
def test_each_class_can_be_previewed_and_run(kept: KeptClass, officer: Actor, admin: Actor) -> None:
    plant(1)
    shown = selectors.preview(actor=officer, kept=kept)
    run = release(kept, officer, admin)
    assert (shown.count, shown.oldest_on) == (run.counted, run.oldest_on)
    services.forget_what_passed(actor=NIGHT)
    assert still_running() == 0


@pytest.mark.parametrize("kept", list(LOGS), ids=str)
def test_a_log_waits_for_the_owner_of_the_database(
    kept: KeptClass, officer: Actor, admin: Actor
) -> None:
    release(kept, officer, admin)
    services.forget_what_passed(actor=NIGHT)
    assert still_running() == 1
    services.end_owner_runs(actor=NIGHT, kept=kept)
    assert still_running() == 0


def longer(admin: Actor, days: int) -> None:
    data = {"confidence": "unverified", "classes": {"case_without_help": days}}
    decide_policy(actor=admin, kind=PolicyKind.RETENTION, data=data, valid_from=LATER)


def test_a_term_that_became_longer_is_not_released(officer: Actor, admin: Actor) -> None:
    run = services.propose_run(actor=officer, kept=KeptClass.CASE_WITHOUT_HELP)
    longer(admin, 500)
    with pytest.raises(Refused):
        services.approve_run(actor=admin, run=run.pk)


def test_a_term_that_becomes_longer_stops_a_run_that_is_going(officer: Actor, admin: Actor) -> None:
    planted = plant(1)
    release(KeptClass.CASE_WITHOUT_HELP, officer, admin)
    longer(admin, 500)
    services.continue_runs(actor=NIGHT)
    assert not is_forgotten(planted)


def test_what_goes_is_counted_again_when_it_is_released(officer: Actor, admin: Actor) -> None:
    run = services.propose_run(actor=officer, kept=KeptClass.CASE_WITHOUT_HELP)
    with clock.standing_at(date(2027, 4, 10)):
        released = services.approve_run(actor=admin, run=run.pk)
    assert released.until_on == date(2026, 4, 10)


def test_a_finding_that_nobody_judged_goes_on_its_term_too(officer: Actor, admin: Actor) -> None:
    with tenant(CODE):
        night = NightLook.objects.create(
            night_on=CLOSED, ran_at=clock.now(), looks=1, colleagues=1, findings=2
        )
        for seen in (CLOSED, LATER):
            moment = clock.now() - (LATER - seen)
            Finding.objects.create(
                night=night, day_on=seen, user_id="tests", weight=1, looks=1, first_at=moment,
                last_at=moment,
            )  # fmt: skip
    release(KeptClass.FINDING, officer, admin)
    services.forget_what_passed(actor=NIGHT)
    with tenant(CODE):
        assert [each.day_on for each in Finding.objects.all()] == [LATER]
