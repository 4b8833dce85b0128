# SPDX-License-Identifier: EUPL-1.2
"""A wrong decision is reopened and everything that hung on it is put right, or nothing is."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from tests.conftest import CODE, MONDAY
from tests.pipeline.wrong import case_of, give_to, on_list, taken_up
from tests.situations import LEAD, let_work, linked_signal, resident

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.models import AuditLine
from woonzeker.access.tenancy import tenant
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case, CaseMove, CaseTask, CaseTerm
from woonzeker.cases.rules import MAY_RELEASE, Fate
from woonzeker.errors import NotFound, NotPermitted, Refused
from woonzeker.intake.models import ArrearsSignal
from woonzeker.matching.models import Link, LinkDecision, LinkResult
from woonzeker.matching.services import MAY_REOPEN, ReopenReason
from woonzeker.outreach.models import Channel, ContactOutcome, DataLeak
from woonzeker.outreach.services import record_contact
from woonzeker.pipeline import Reopened, reopen_link
from woonzeker.planning.models import PriorityScore, Visit, VisitRequest, WorkList, WorkListState
from woonzeker.process.reasons import WRONG_LINK

pytestmark = pytest.mark.usefixtures("municipality")


@pytest.fixture
def link(municipality: str) -> Link:
    """A signal of the water company that was taken up for the wrong person."""
    return taken_up(resident())


def reopen(actor: Actor, link: Link, reason: str = "wrong_person") -> Reopened:
    return reopen_link(actor=actor, link=link.pk, reason=reason)


def the_case(link: Link) -> Case:
    found = case_of(link)
    assert found is not None
    return found


def letter(actor: Actor, case: Case, on: date = MONDAY) -> None:
    let_work(actor, case)
    with clock.standing_at(on):
        record_contact(
            actor=actor, case=case.pk, channel=Channel.LETTER, outcome=ContactOutcome.SENT, on=on
        )


def test_the_signal_is_in_review_again_and_its_case_is_over(coordinator: Actor, link: Link) -> None:
    case = the_case(link)
    done = reopen(coordinator, link)
    with tenant(CODE):
        link.refresh_from_db()
        case.refresh_from_db()
        assert LinkDecision.objects.get().choice == "reopened"
        assert not PriorityScore.objects.exists()
    assert (link.result, link.person_id) == (LinkResult.REVIEW, None)
    assert (case.status, case.result, done.fate, done.leak) == (
        "closed", "wrongly_linked", Fate.CLOSES, None,
    )  # fmt: skip


def test_the_next_decision_brings_it_to_the_right_household_with_its_old_term(
    coordinator: Actor, link: Link
) -> None:
    reopen(coordinator, link)
    give_to(link, resident("1234AB99"), on=date(2026, 12, 7))
    with tenant(CODE):
        term = CaseTerm.objects.get(case=the_case(link), kind="offer")
    assert (term.starts_on, term.due_on) == (MONDAY, date(2026, 11, 30))  # over, and shown so


def test_each_part_leaves_its_own_line_with_its_ground(coordinator: Actor, link: Link) -> None:
    reopen(coordinator, link)
    with tenant(CODE):
        lines = dict(AuditLine.objects.filter(actor_id=coordinator.id).values_list("code", "basis"))
    assert set(lines) >= {
        "web.reopen_link", "matching.reopen", "cases.release_signal", "planning.put_right",
        "outreach.open_leak",
    }  # fmt: skip
    assert all(lines.values())


@pytest.mark.parametrize("state", [WorkListState.DRAFT, WorkListState.FINAL])
def test_the_door_leaves_a_draft_and_is_struck_on_a_list_that_stands(
    coordinator: Actor, link: Link, state: WorkListState
) -> None:
    case = the_case(link)
    on_list(case, state)
    with tenant(CODE):
        VisitRequest.objects.create(case=case, reason="eigen verzoek", asked_on=MONDAY)
    done = reopen(coordinator, link).withdrawn
    with tenant(CODE):
        left = list(Visit.objects.values_list("outcome", "why"))
        week = WorkList.objects.get()
        assert VisitRequest.objects.get().status == "withdrawn"
    assert left == ([("dropped", "")] if state == WorkListState.FINAL else [])
    assert (done.visits_removed + done.visits_dropped, done.requests) == (1, 1)
    assert (week.left_out, week.forecast) == ([], [])


def test_the_other_doors_of_a_draft_move_up(coordinator: Actor, link: Link) -> None:
    on_list(the_case(link), WorkListState.DRAFT)
    other = taken_up(resident("1234AB14", house_number=14))
    visit = on_list(the_case(other), WorkListState.DRAFT)
    reopen(coordinator, link)
    with tenant(CODE):
        visit.refresh_from_db()
    assert (visit.position, str(visit.expected_at)) == (1, "13:00:00")


def test_at_the_door_nobody_speaks_of_the_debt_of_somebody_else(coordinator: Actor) -> None:
    wrong = taken_up(resident())
    taken_up(resident(), partner="Zeker", sector="zorg")
    visit = on_list(the_case(wrong), WorkListState.FINAL)
    assert reopen(coordinator, wrong).fate is Fate.GOES_ON
    with tenant(CODE):
        visit.refresh_from_db()
    assert (visit.outcome, "water" in visit.why.lower()) == ("", False)


def test_a_visit_that_took_place_stays_what_it_was(coordinator: Actor, link: Link) -> None:
    case = the_case(link)
    on_list(case, WorkListState.FINAL)
    with tenant(CODE):
        Visit.objects.update(outcome="not_reached")
    reopen(coordinator, link)
    with tenant(CODE):
        assert Visit.objects.get().outcome == "not_reached"


def test_a_letter_that_went_out_is_a_leak_with_its_term(
    coordinator: Actor, outreach_worker: Actor, link: Link
) -> None:
    case = the_case(link)
    letter(outreach_worker, case)
    done = reopen(coordinator, link)
    with tenant(CODE):
        leak = DataLeak.objects.get()
        person = ArrearsSignal.objects.get().link.decisions.get().person_id
    assert (leak.pk, leak.number, leak.case_id) == (done.leak, "DL-2026-0001", case.pk)
    assert (leak.went_to, leak.about, leak.found_by) == (person, None, coordinator.id)
    assert leak.told == [{"on": "2026-11-02", "channel": "letter", "outcome": "sent"}]
    assert leak.report_due_at - leak.found_at == timedelta(hours=72)


def test_a_letter_below_the_threshold_that_went_out_is_a_leak_without_a_case(
    coordinator: Actor,
) -> None:
    linked_signal(resident(), sector="huur", partner="Woning", result="below_threshold")
    cases.take_up(actor=LEAD, on=MONDAY)
    with tenant(CODE):
        cases.finish_task(actor=LEAD, task=CaseTask.objects.get().pk)
        link = Link.objects.get()
    assert reopen(coordinator, link).leak_number == "DL-2026-0001"
    with tenant(CODE):
        leak = DataLeak.objects.get()
    assert (leak.case_id, leak.told[0]["channel"]) == (None, "letter")


def test_nobody_home_tells_nothing(coordinator: Actor, outreach_worker: Actor, link: Link) -> None:
    let_work(outreach_worker, the_case(link))
    record_contact(
        actor=outreach_worker, case=the_case(link).pk, channel=Channel.VISIT,
        outcome=ContactOutcome.NOT_REACHED, day_part="middag",
    )  # fmt: skip
    assert reopen(coordinator, link).leak is None


def test_what_was_told_before_the_signal_came_is_no_leak(
    coordinator: Actor, outreach_worker: Actor
) -> None:
    person = resident()
    first = taken_up(person, on=date(2026, 10, 5))
    letter(outreach_worker, the_case(first), on=date(2026, 10, 12))
    wrong = taken_up(resident(), partner="Zeker", sector="zorg")
    done = reopen(coordinator, wrong)
    assert (done.fate, done.leak) == (Fate.GOES_ON, None)


def test_a_letter_for_nobody_in_the_register_goes_the_same_road(coordinator: Actor) -> None:
    below = {"sector": "huur", "partner": "Woning", "result": "below_threshold"}
    signal = linked_signal(resident(), **below)
    with tenant(CODE):
        Link.objects.update(result=LinkResult.NOBODY, person=None)
        cases.take_up(actor=LEAD, on=MONDAY)
        assert CaseTask.objects.get().kind == "written_offer"
        link = Link.objects.get(signal=signal)
    assert reopen(coordinator, link, "somebody_after_all").tasks_withdrawn == ("written_offer",)
    with tenant(CODE):
        assert not CaseTask.objects.exists()


def test_repeats_of_the_same_debt_go_the_same_way(coordinator: Actor) -> None:
    person = resident()
    link = taken_up(person, on=date(2026, 10, 5), customer_number="K1")
    repeat = taken_up(person, customer_number="K1")
    assert reopen(coordinator, link).repeats == (repeat.pk,)
    with tenant(CODE):
        assert set(Link.objects.values_list("result", flat=True)) == {"review"}
        assert set(ArrearsSignal.objects.values_list("result", flat=True)) == {"open"}


def test_a_second_time_there_is_nothing_to_reopen(coordinator: Actor, link: Link) -> None:
    reopen(coordinator, link)
    with pytest.raises(Refused):
        reopen(coordinator, link)
    with tenant(CODE):
        assert CaseMove.objects.filter(code="close_wrongly_linked").count() == 1


def test_it_can_be_wrong_twice(coordinator: Actor, outreach_worker: Actor, link: Link) -> None:
    first = reopen(coordinator, link)
    give_to(link, resident("1234AB99"))
    letter(outreach_worker, the_case(link))
    second = reopen(coordinator, link)
    assert (first.leak, second.leak_number) == (None, "DL-2026-0001")
    assert first.number != second.number


def test_a_signal_that_was_right_after_all_finds_its_case_and_its_letter_again(
    coordinator: Actor, outreach_worker: Actor, link: Link
) -> None:
    case = the_case(link)
    with tenant(CODE):
        right = link.person
    assert right is not None
    letter(outreach_worker, case)
    reopen(coordinator, link, "pressed_wrong")
    give_to(link, right)
    assert (the_case(link).pk, the_case(link).status) == (case.pk, "open")
    with tenant(CODE):
        assert CaseTerm.objects.get(kind="offer").met_on == MONDAY


def test_a_reason_that_is_none_leaves_everything_as_it_was(coordinator: Actor, link: Link) -> None:
    with pytest.raises(Refused):
        reopen(coordinator, link, "zomaar")
    assert the_case(link).status == "open"


def test_who_may_not_review_may_not_reopen(outreach_worker: Actor, link: Link) -> None:
    with pytest.raises(NotPermitted):
        reopen(outreach_worker, link)
    with tenant(CODE):
        assert AuditLine.objects.get(code="web.reopen_link").refused
        assert the_case(link).status == "open"


@pytest.mark.parametrize("elsewhere", [True, False])
def test_a_link_of_another_municipality_is_not_found(
    coordinator: Actor, link: Link, elsewhere: bool
) -> None:
    stranger = Actor("user", "s", "0001", coordinator.roles)
    with pytest.raises(NotFound):
        reopen_link(
            actor=stranger if elsewhere else coordinator,
            link=link.pk if elsewhere else uuid4(),
            reason="wrong_person",
        )


def test_who_may_reopen_a_link_may_also_put_right_what_hung_on_it() -> None:
    assert MAY_REOPEN == MAY_RELEASE


def test_every_reason_of_the_page_is_a_reason_of_the_move() -> None:
    assert {reason.value for reason in ReopenReason} == set(WRONG_LINK)
