# SPDX-License-Identifier: EUPL-1.2
"""A link that was reopened by a slip and made again: the struck door comes back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.conftest import CODE, MONDAY
from tests.pipeline.wrong import case_of, give_to, on_list, taken_up
from tests.situations import resident

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.models import AuditLine
from woonzeker.access.tenancy import tenant
from woonzeker.matching.models import Link, Person
from woonzeker.pipeline import reopen_link
from woonzeker.planning.models import DROPPED, Visit, VisitRequest, WorkListState
from woonzeker.planning.selectors import my_visits, work_list_view

pytestmark = pytest.mark.usefixtures("municipality")


def outcome_of(visit: Visit) -> str:
    with tenant(CODE):
        return Visit.objects.get(pk=visit.pk).outcome


@pytest.fixture
def home(municipality: str) -> Person:
    return resident()


@pytest.fixture
def link(home: Person) -> Link:
    return taken_up(home)


@pytest.fixture
def struck(coordinator: Actor, link: Link) -> Visit:
    """The door of Monday, struck because somebody pressed the wrong key."""
    case = case_of(link)
    assert case is not None
    visit = on_list(case, WorkListState.FINAL)
    with tenant(CODE):
        VisitRequest.objects.create(case=case, reason="x", asked_on=MONDAY, status="planned")
    reopen_link(actor=coordinator, link=link.pk, reason="pressed_wrong")
    assert outcome_of(visit) == DROPPED
    return visit


def test_linked_again_the_visit_stands_again_and_that_is_recorded(
    link: Link, home: Person, struck: Visit
) -> None:
    give_to(link, home)
    with tenant(CODE):
        struck.refresh_from_db()
        assert (struck.outcome, struck.outcome_at, bool(struck.why)) == ("", None, True)
        assert VisitRequest.objects.get().status == "planned"
        assert AuditLine.objects.filter(code="planning.restore_visit").count() == 1


def test_given_to_somebody_else_the_door_stays_struck(link: Link, struck: Visit) -> None:
    give_to(link, resident("1234AB99", house_number=99))
    assert outcome_of(struck) == DROPPED


def test_a_slip_is_told_as_a_slip(outreach_worker: Actor, struck: Visit) -> None:
    with tenant(CODE):
        Visit.objects.update(worker_id=outreach_worker.id)
    door = my_visits(actor=outreach_worker, on=MONDAY).tours[0].visits[0]
    assert door.dropped_why == "De koppeling was een vergissing. Bel hier nu niet aan."


def test_when_its_day_is_over_a_new_visit_must_be_planned(
    coordinator: Actor, link: Link, home: Person, struck: Visit
) -> None:
    for _twice in range(2):
        give_to(link, home, MONDAY + timedelta(days=1))
    with clock.standing_at(MONDAY + timedelta(days=1)):
        view = work_list_view(actor=coordinator, work_list=struck.work_list_id)
    again = "Opnieuw gekoppeld: plan een nieuw bezoek."
    assert view.tours[0].visits[0].dropped_why == again
    assert [each.words for each in view.left_out] == [again]
