# SPDX-License-Identifier: EUPL-1.2
"""Who carries how much, who is away, who takes over the doors, and a case that goes to another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.conftest import CODE, MONDAY, person
from tests.planning.households import reported, resident
from tests.situations import let_work

from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, CaseAssignment, Shield
from woonzeker.errors import NotFound, NotPermitted, Refused
from woonzeker.organisations.models import Partner, Team
from woonzeker.planning import selectors, services
from woonzeker.planning.models import Absence, HandOver, Visit, WorkList
from woonzeker.planning.routes import DayPart
from woonzeker.planning.rules import Available

pytestmark = pytest.mark.django_db
TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)


@pytest.fixture
def nora(municipality: str) -> Actor:
    return person(Role.OUTREACH_WORKER, name="Nora")


@pytest.fixture
def rita(municipality: str) -> Actor:
    return person(Role.OUTREACH_WORKER, name="Rita")


@pytest.fixture
def cases(partner_factory: Callable[..., Partner]) -> list[Case]:
    """Four households."""
    partner = partner_factory()
    return [reported(partner, resident(number)) for number in range(1, 5)]


@pytest.fixture
def week(coordinator: Actor, nora: Actor, rita: Actor, cases: list[Case]) -> WorkList:
    """A list that stands: four doors for Nora and Rita on Tuesday and Wednesday morning."""
    parts = frozenset((day, DayPart.MORNING) for day in (TUESDAY, WEDNESDAY))
    crew = [Available(each.id, name, parts) for each, name in ((nora, "Nora"), (rita, "Rita"))]
    team = Team.objects.get(name="Oost").pk
    made = services.plan_week(actor=coordinator, team=team, week=MONDAY, people=crew, minutes=60)
    return services.confirm_work_list(actor=coordinator, work_list=made.pk)


def test_the_board_asks_no_more_for_more_colleagues(
    coordinator: Actor, cases: list[Case], nora: Actor
) -> None:
    let_work(nora, *cases)
    team, asked = Team.objects.get(name="Oost").pk, []
    for name in ("Rita", "Sam", "Kim"):
        with CaptureQueriesContext(connection) as queries:
            board = selectors.team_board(actor=coordinator, team=team)
        asked.append(len(queries))
        person(Role.OUTREACH_WORKER, name=name)
    assert len(set(asked)) == 1
    assert [row.cases for row in board.workers if row.name == "Nora"] == [4]


def doors(who: Actor) -> list[Visit]:
    with tenant(CODE):
        return list(Visit.objects.filter(worker_id=who.id).order_by("day_on", "position"))


def away(lead: Actor, who: Actor, first: date = MONDAY, last: date = WEDNESDAY) -> Absence:
    return services.note_absence(actor=lead, user=UUID(who.id), from_on=first, until_on=last)


def test_the_doors_of_who_is_away_go_to_who_works(
    coordinator: Actor, nora: Actor, rita: Actor, week: WorkList
) -> None:
    assert doors(nora)
    away(coordinator, nora)
    done = services.redistribute(actor=coordinator, user=UUID(nora.id))
    assert (done.left, doors(nora), len(doors(rita))) == (0, [], 4)
    tours = [[each.position for each in doors(rita) if each.day_on == day]
             for day in (TUESDAY, WEDNESDAY)]  # fmt: skip
    assert all(tour == list(range(1, len(tour) + 1)) for tour in tours)


def test_reach_goes_with_the_door(
    coordinator: Actor, nora: Actor, rita: Actor, week: WorkList
) -> None:
    away(coordinator, nora)
    services.redistribute(actor=coordinator, user=UUID(nora.id))
    with tenant(CODE):
        running = CaseAssignment.objects.filter(ended_at=None)
        assert set(running.values_list("user_id", flat=True)) == {rita.id}


def test_a_door_closed_to_the_others_stays_for_somebody_to_move(
    coordinator: Actor, nora: Actor, rita: Actor, week: WorkList
) -> None:
    [first, *_rest] = doors(nora)
    with tenant(CODE):
        Shield.objects.create(
            case_id=first.case_id, user_id=rita.id, why="kin", set_at=week.planned_at, set_by="x"
        )
    away(coordinator, nora)
    done = services.redistribute(actor=coordinator, user=UUID(nora.id))
    assert done.left == 1
    assert [each.pk for each in doors(nora)] == [first.pk]


def test_without_anybody_else_nothing_moves(
    coordinator: Actor, nora: Actor, rita: Actor, week: WorkList
) -> None:
    away(coordinator, nora)
    away(coordinator, rita)
    count = len(doors(nora))
    assert services.redistribute(actor=coordinator, user=UUID(nora.id)).left == count
    board = board_of(coordinator)
    assert {row.name: row.uncovered for row in board.workers} == {
        "Nora": count, "Rita": 4 - count
    }  # fmt: skip


def test_a_visit_that_was_made_stays_with_who_made_it(
    coordinator: Actor, nora: Actor, week: WorkList
) -> None:
    with tenant(CODE):
        Visit.objects.filter(worker_id=nora.id).update(outcome="talked")
    away(coordinator, nora)
    done = services.redistribute(actor=coordinator, user=UUID(nora.id))
    assert (done.moved, done.left) == (0, 0)


def test_who_is_away_is_not_planned(coordinator: Actor, nora: Actor, rita: Actor) -> None:
    away(coordinator, nora, TUESDAY, TUESDAY)
    team = Team.objects.get(name="Oost").pk
    setup = selectors.week_setup(actor=coordinator, team=team, week=MONDAY)
    days = {each.name: {day for day, _part in each.parts} for each in setup.people}
    assert TUESDAY not in days["Nora"]
    assert TUESDAY in days["Rita"]


@pytest.mark.parametrize(
    ("first", "last"),
    [(WEDNESDAY, TUESDAY), (date(2026, 10, 1), date(2026, 10, 2)),
     (MONDAY, date(2028, 1, 1))],
)  # fmt: skip
def test_days_that_make_no_sense_are_refused(
    coordinator: Actor, nora: Actor, first: date, last: date
) -> None:
    with pytest.raises(Refused):
        away(coordinator, nora, first, last)


def test_the_same_day_is_not_noted_twice(coordinator: Actor, nora: Actor) -> None:
    absence = away(coordinator, nora)
    with pytest.raises(Refused):
        services.note_own_absence(actor=nora, from_on=TUESDAY, until_on=TUESDAY)
    services.withdraw_absence(actor=nora, absence=absence.pk)
    services.note_own_absence(actor=nora, from_on=TUESDAY, until_on=TUESDAY)


def test_a_colleague_does_not_decide_over_anothers_days(
    coordinator: Actor, nora: Actor, rita: Actor
) -> None:
    absence = away(coordinator, nora)
    with pytest.raises(NotFound):
        services.withdraw_absence(actor=rita, absence=absence.pk)
    with pytest.raises(NotPermitted):
        away(rita, nora)


def board_of(lead: Actor) -> selectors.TeamBoard:
    return selectors.team_board(actor=lead, team=Team.objects.get(name="Oost").pk)


def test_the_board_counts_what_everybody_carries(
    coordinator: Actor, nora: Actor, rita: Actor, cases: list[Case]
) -> None:
    let_work(nora, *cases[:3])
    board = board_of(coordinator)
    assert {row.name: row.cases for row in board.workers} == {"Nora": 3, "Rita": 0}
    assert (board.unassigned, board.most) == (1, 3)


def test_a_lead_of_another_team_sees_no_board(nora: Actor) -> None:
    lead = person(Role.TEAM_LEAD, name="Lead")
    Team.objects.create(municipality_id=CODE, name="West")
    with pytest.raises(NotPermitted):
        selectors.team_board(actor=lead, team=Team.objects.get(name="West").pk)


def test_a_case_goes_over_with_a_note_that_is_read_once(
    coordinator: Actor, nora: Actor, rita: Actor, cases: list[Case]
) -> None:
    let_work(nora, cases[0])
    hand(nora, cases[0], nora, rita)
    [line] = selectors.hand_overs(actor=rita)
    assert (line.from_name, line.note) == ("Nora", "Bel eerst, zij werkt nachten.")
    assert selectors.hand_overs(actor=nora) == ()
    services.read_hand_over(actor=rita, hand_over=line.id)
    assert selectors.hand_overs(actor=rita) == ()


def hand(by: Actor, case: Case, gives: Actor, gets: Actor) -> HandOver:
    return services.hand_over(
        actor=by, case=case.pk, from_user=gives.id, to_user=gets.id,
        note="Bel eerst,  zij werkt nachten.",
    )  # fmt: skip


def test_who_gave_a_case_away_sees_it_no_longer(
    nora: Actor, rita: Actor, cases: list[Case]
) -> None:
    let_work(nora, cases[0])
    hand(nora, cases[0], nora, rita)
    with pytest.raises(NotPermitted):
        hand(nora, cases[0], nora, rita)


def test_a_colleagues_case_is_not_mine_to_give(nora: Actor, rita: Actor, cases: list[Case]) -> None:
    third = person(Role.OUTREACH_WORKER, name="Tom")
    let_work(nora, cases[0])
    let_work(rita, cases[0])
    with pytest.raises(Refused):
        hand(nora, cases[0], rita, third)
    with pytest.raises(NotPermitted):
        hand(third, cases[0], nora, rita)


def test_a_lead_gives_the_case_of_one_to_another(
    coordinator: Actor, nora: Actor, rita: Actor, cases: list[Case]
) -> None:
    let_work(nora, cases[0])
    hand(coordinator, cases[0], nora, rita)
    with pytest.raises(NotPermitted):
        hand(nora, cases[0], nora, rita)


def test_a_note_of_one_word_is_no_handing_over(nora: Actor, rita: Actor, cases: list[Case]) -> None:
    let_work(nora, cases[0])
    with pytest.raises(Refused):
        services.hand_over(
            actor=nora, case=cases[0].pk, from_user=nora.id, to_user=rita.id, note="Succes"
        )


def test_the_pages_of_a_team(
    coordinator: Actor, nora: Actor, week: WorkList, client_for: Callable[[Actor], Client]
) -> None:
    browser = client_for(coordinator)
    assert "Nora" in browser.get("/team").content.decode()
    days = {"from_on": "2026-11-02", "until_on": "2026-11-04"}
    assert browser.post(f"/team/{nora.id}/afwezig", days).status_code == 302
    page = browser.get(f"/team/{nora.id}").content.decode()
    assert "Herverdeel deze bezoeken" in page
    browser.post(f"/team/{nora.id}/herverdelen")
    assert "Herverdeel deze bezoeken" not in browser.get(f"/team/{nora.id}").content.decode()


def test_a_worker_keeps_their_own_days(nora: Actor, client_for: Callable[[Actor], Client]) -> None:
    browser = client_for(nora)
    browser.post("/team/afwezig", {"from_on": "2026-11-09", "until_on": "2026-11-13"})
    page = browser.get("/team").content.decode()
    assert "maandag 9 november" in page
    assert "Wie draagt hoeveel" not in page


def test_a_case_is_handed_over_on_its_page(
    coordinator: Actor, nora: Actor, rita: Actor, cases: list[Case],
    client_for: Callable[[Actor], Client],
) -> None:  # fmt: skip
    let_work(nora, cases[0])
    words = {"from_user": nora.id, "to_user": rita.id, "note": "Zij werkt nachten, bel eerst."}
    address = f"/zaken/{cases[0].pk}/overdragen"
    assert client_for(nora).get(address).status_code == 200
    assert client_for(nora).post(address, words).status_code == 302
    page = client_for(rita).get("/").content.decode()
    assert "Nora gaf jou een zaak" in page
    assert "Zij werkt nachten" in page
