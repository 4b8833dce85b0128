# SPDX-License-Identifier: EUPL-1.2
"""The list of everything that expires this week, and the next."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from tests.cases.running import begun, make
from tests.conftest import CODE, MONDAY
from tests.situations import let_work, resident

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.models import Export
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, CaseTask
from woonzeker.errors import NotPermitted
from woonzeker.planning.models import DoorCaution, VisitRequest
from woonzeker.web.selectors import DueWeek, due_week

pytestmark = pytest.mark.django_db
LAST_WEEK = date(2026, 11, 25)


@pytest.fixture
def case(municipality: str) -> Case:
    """Reported on Monday 2 November: the offer is due on Monday 30 November."""
    return begun(resident())


def week(actor: Actor, on: date, *, coming: bool = False) -> DueWeek:
    with clock.standing_at(on):
        return due_week(actor=actor, coming=coming)


def whats(found: DueWeek) -> list[str]:
    return [row.what for day in found.days for row in day.rows]


def test_a_term_of_next_week_stands_there_and_not_in_this_week(
    case: Case, coordinator: Actor
) -> None:
    assert whats(week(coordinator, LAST_WEEK)) == []
    coming = week(coordinator, LAST_WEEK, coming=True)
    assert whats(coming) == ["Hulpaanbod", "Laten weten wie wat meldde"]


def test_what_passed_its_day_stands_on_top_of_this_week(case: Case, coordinator: Actor) -> None:
    found = week(coordinator, date(2026, 12, 1))
    assert [day.on for day in found.days] == [None, date(2026, 12, 2)]
    assert whats(week(coordinator, date(2026, 12, 1), coming=True)) == []


def test_tasks_visits_and_care_at_the_door_are_on_it_too(case: Case, coordinator: Actor) -> None:
    by = {"case": case, "asked_on": MONDAY, "due_on": MONDAY}
    with tenant(CODE):
        CaseTask.objects.create(kind="alert_helper", **by)
        VisitRequest.objects.create(reason="x", **by)
        DoorCaution.objects.create(
            case=case, kind="two_people", why="x", set_on=MONDAY, set_by="x", look_again_on=MONDAY
        )
    said = whats(week(coordinator, MONDAY))
    assert [each.partition(":")[0] for each in said] == [
        "Bezoek waar om gevraagd is", "Opnieuw bekijken", "Taak",
    ]  # fmt: skip


def test_a_closed_case_asks_nothing(case: Case, coordinator: Actor) -> None:
    make(case, "close_paid")
    assert whats(week(coordinator, date(2026, 12, 1))) == []


def test_a_worker_sees_their_own_and_every_line_says_why(
    case: Case, outreach_worker: Actor
) -> None:
    begun(resident("1234AB99", house_number=99))
    let_work(outreach_worker, case)
    [overdue, _today] = week(outreach_worker, date(2026, 12, 1)).days
    [row] = overdue.rows
    assert (row.case, row.workers) == (case.pk, ("Outreach_Worker",))
    assert row.why.startswith("Vier weken na maandag 2 november 2026")


def test_a_manager_has_no_list_of_households(manager: Actor) -> None:
    with pytest.raises(NotPermitted):
        due_week(actor=manager)


def test_the_page_says_why_and_leads_to_paper(
    case: Case, coordinator: Actor, client_for: Callable[[Actor], Client]
) -> None:
    browser = client_for(coordinator)
    with clock.standing_at(LAST_WEEK):
        page = browser.get("/termijnen?week=volgende").content.decode()
        way = re.search(r'"(/termijnen/[\d-]+/print)"', page)
        assert way is not None
        paper = browser.get(way[1]).content.decode()
    assert "Waarom deze dag?" in page
    assert "nog niemand" in page
    assert "data-print" in paper
    assert "Iepenlaan 12" in paper
    assert "Meegenomen door Intake_Coordinator" in paper


def test_paper_that_leaves_is_counted(
    case: Case, coordinator: Actor, client_for: Callable[[Actor], Client]
) -> None:
    monday = LAST_WEEK - timedelta(days=LAST_WEEK.weekday()) + timedelta(weeks=1)
    with clock.standing_at(LAST_WEEK):
        assert client_for(coordinator).get(f"/termijnen/{monday}/print").status_code == 200
    with tenant(CODE):
        assert Export.objects.get(code="terms").people == 1


def test_there_is_paper_of_this_week_and_the_next_alone(
    case: Case, coordinator: Actor, client_for: Callable[[Actor], Client]
) -> None:
    assert client_for(coordinator).get("/termijnen/2026-01-05/print").status_code == 404


def test_an_empty_week_says_where_to_look(
    coordinator: Actor, client_for: Callable[[Actor], Client]
) -> None:
    page = client_for(coordinator).get("/termijnen").content.decode()
    assert "Deze week loopt er niets af." in page
