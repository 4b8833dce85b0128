# SPDX-License-Identifier: EUPL-1.2
"""Seeing a team's week, and one's own doors."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.conftest import person
from tests.planning.households import reported, resident

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.models import AuditLine
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.errors import NotPermitted
from woonzeker.organisations.models import Partner, Team
from woonzeker.planning import selectors, services
from woonzeker.planning.models import WorkList
from woonzeker.planning.routes import DayPart
from woonzeker.planning.rules import Available
from woonzeker.planning.rules.listing import WorkListView, household_initials, people_named

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 11, 2)
Partners = Callable[..., Partner]


def plan(actor: Actor, worker: str, *, minutes: int = 60) -> WorkList:
    mornings = frozenset({(MONDAY, DayPart.MORNING)})
    team = Team.objects.get(name="Oost")
    return services.plan_week(
        actor=actor,
        team=team.pk,
        week=MONDAY,
        people=[Available(worker, "Nora", mornings)],
        minutes=minutes,
    )


def seen(actor: Actor, work_list: WorkList) -> WorkListView:
    return selectors.work_list_view(actor=actor, work_list=work_list.pk)


def test_a_door_says_who_where_when_why_and_until_when(
    coordinator: Actor, partner_factory: Partners
) -> None:
    case = reported(partner_factory(), resident(12, house_letter="a", house_addition="3"))
    [tour] = seen(coordinator, plan(coordinator, "n")).tours
    [door] = tour.visits
    assert (door.address, door.household, door.number) == (
        "Iepenlaan 12a-3",
        "A. Nowak",
        case.number,
    )
    assert (door.about, door.why, door.total) == (("huur",), "De huur loopt achter.", 8)
    assert (door.due_on, door.term, door.late) == (date(2026, 11, 30), "Hulpaanbod", False)


def test_somebody_with_a_secret_address_is_not_named_on_a_list(
    coordinator: Actor, partner_factory: Partners
) -> None:
    reported(partner_factory(), resident(secret=True))
    assert "geheimhouding" in seen(coordinator, plan(coordinator, "n")).visits[0].household


def test_initials_leave_the_sentence_for_a_secret_name_whole() -> None:
    instead = "naam staat bij de zaak (geheimhouding)"
    assert household_initials(f"A. Nowak, {instead}") == f"A. N., {instead}"


def test_what_does_not_fit_and_what_will_be_missed_stand_beside_it(
    coordinator: Actor, partner_factory: Partners
) -> None:
    with clock.standing_at(MONDAY - timedelta(days=20)):
        for number in range(1, 4):
            reported(partner_factory(), resident(number))
    found = seen(coordinator, plan(coordinator, "n", minutes=120))
    assert (found.room, len(found.visits), len(found.left_out), len(found.missed)) == (1, 1, 2, 1)
    assert found.left_out[0].offer_on == MONDAY + timedelta(days=4)


def test_many_doors_take_no_more_queries_than_few(
    coordinator: Actor, partner_factory: Partners
) -> None:
    partner = partner_factory()
    counts = []
    for number in range(1, 4):
        reported(partner, resident(number))
        work_list = plan(coordinator, "n", minutes=20)
        with CaptureQueriesContext(connection) as queries:
            seen(coordinator, work_list)
        counts.append(len(queries))
    assert counts[-1] <= counts[0]


def test_looking_at_a_list_leaves_a_line(coordinator: Actor, partner_factory: Partners) -> None:
    reported(partner_factory(), resident())
    work_list = plan(coordinator, "n")
    seen(coordinator, work_list)
    with tenant("9999"):
        line = AuditLine.objects.filter(code="planning.work_list").latest("at")
    assert (line.subject, line.count) == (str(work_list.pk), 1)


def test_my_doors_are_those_of_a_list_that_stands(
    coordinator: Actor, outreach_worker: Actor, partner_factory: Partners
) -> None:
    reported(partner_factory(), resident())
    work_list = plan(coordinator, outreach_worker.id)
    assert selectors.my_visits(actor=outreach_worker, on=MONDAY).tours == ()
    services.confirm_work_list(actor=coordinator, work_list=work_list.pk)
    mine = selectors.my_visits(actor=outreach_worker, on=MONDAY)
    assert [len(tour.visits) for tour in mine.tours] == [1]


def test_without_doors_today_the_next_day_with_any_is_shown(
    coordinator: Actor, outreach_worker: Actor, partner_factory: Partners
) -> None:
    reported(partner_factory(), resident())
    services.confirm_work_list(
        actor=coordinator, work_list=plan(coordinator, outreach_worker.id).pk
    )
    mine = selectors.my_visits(actor=outreach_worker, on=MONDAY - timedelta(days=3))
    assert (mine.on, mine.later) == (MONDAY, True)


def test_nobody_sees_the_doors_of_somebody_else(
    coordinator: Actor, outreach_worker: Actor, partner_factory: Partners
) -> None:
    reported(partner_factory(), resident())
    services.confirm_work_list(actor=coordinator, work_list=plan(coordinator, "another").pk)
    assert selectors.my_visits(actor=outreach_worker, on=MONDAY).tours == ()


def test_a_list_among_others_has_counts(coordinator: Actor, partner_factory: Partners) -> None:
    reported(partner_factory(), resident())
    work_list = plan(coordinator, "n")
    [row] = selectors.work_lists(actor=coordinator)
    assert (row.id, row.week, row.visits, row.final) == (work_list.pk, 45, 1, False)


def test_who_sees_figures_only_may_not_see_a_list(manager: Actor, coordinator: Actor) -> None:
    work_list = plan(coordinator, "n")
    with pytest.raises(NotPermitted):
        seen(manager, work_list)
    with pytest.raises(NotPermitted):
        selectors.work_lists(actor=manager)


def test_a_team_lead_sees_the_neighbourhood_and_not_what_was_reported(
    coordinator: Actor, partner_factory: Partners
) -> None:
    reported(partner_factory(), resident(12))
    [door] = seen(person(Role.TEAM_LEAD, name="Tessa"), plan(coordinator, "n")).visits
    assert (door.postcode, door.about, door.why, door.total) == ("6211", (), "", 8)


def test_a_list_counts_the_people_and_not_the_doors(
    coordinator: Actor, partner_factory: Partners
) -> None:
    rent = partner_factory()
    reported(rent, resident(12))
    reported(rent, resident(12, surname="Bakker"))
    view = seen(coordinator, plan(coordinator, "n"))
    assert (len(view.visits), people_named(view)) == (1, 2)
