# SPDX-License-Identifier: EUPL-1.2
"""A door that fell away after the list was made final: struck through and counted nowhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.conftest import CODE, MONDAY
from tests.pipeline.wrong import case_of, on_list, taken_up
from tests.planning.test_render_work_list import DOOR, TOUR, VIEW
from tests.situations import let_work, resident

from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.errors import Refused
from woonzeker.matching.models import Link
from woonzeker.planning.models import DROPPED, Visit, WorkListState
from woonzeker.planning.rules.paper import render_work_list, words_of
from woonzeker.planning.rules.sheets import work_list_sheet
from woonzeker.planning.selectors import my_visits, work_list_view, work_lists
from woonzeker.planning.services import move_visit, settle_visit
from woonzeker.web.selectors import my_doors

pytestmark = pytest.mark.usefixtures("municipality")
GONE = replace(DOOR, dropped=True, household="", why="", about=(), position=2)
BOTH = replace(VIEW, tours=(replace(TOUR, visits=(DOOR, GONE)),))


@pytest.fixture
def dropped(municipality: str) -> Visit:
    """One of two doors of a list that stands, struck through."""
    visits = []
    for number in (12, 14):
        link: Link = taken_up(resident(f"1234AB{number}", house_number=number))
        case = case_of(link)
        assert case is not None
        visits.append(on_list(case, WorkListState.FINAL))
    with tenant(CODE):
        Visit.objects.filter(pk=visits[0].pk).update(outcome=DROPPED, why="")
    return visits[0]


def test_it_stays_on_the_list_and_counts_nowhere(coordinator: Actor, dropped: Visit) -> None:
    view = work_list_view(actor=coordinator, work_list=dropped.work_list_id)
    assert [visit.dropped for visit in view.tours[0].visits] == [True, False]
    assert len(view.visits) == 1
    row = work_lists(actor=coordinator)[0]
    assert (row.visits, row.rung) == (1, 0)


@pytest.mark.parametrize("page", ["", "/print"])
def test_the_pages_say_not_to_ring_there(
    client_for: Callable[..., object], coordinator: Actor, dropped: Visit, page: str
) -> None:
    client = client_for(coordinator)
    shown = client.get(f"/looplijst/{dropped.work_list_id}{page}")  # type: ignore[attr-defined]
    assert "vervallen" in shown.content.decode()


def test_who_walks_the_list_sees_it_struck(outreach_worker: Actor, dropped: Visit) -> None:
    with tenant(CODE):
        Visit.objects.update(worker_id=outreach_worker.id)
        let_work(outreach_worker, *Case.objects.exclude(pk=dropped.case_id))
    mine = my_visits(actor=outreach_worker, on=MONDAY)
    assert [visit.dropped for visit in mine.tours[0].visits] == [True, False]
    assert all(visit.address for visit in mine.tours[0].visits), "where not to ring must be said"
    doors = [door for each in my_doors(actor=outreach_worker) for door in each.doors]
    assert [door.dropped for door in doors] == [True, False]


def test_it_is_not_moved_and_nothing_comes_of_it(coordinator: Actor, dropped: Visit) -> None:
    with pytest.raises(Refused):
        move_visit(
            actor=coordinator, visit=dropped.pk, day_on=MONDAY, day_part="middag", worker="w",
            position=1,
        )  # fmt: skip
    found = settle_visit(actor=coordinator, case=dropped.case_id, on=MONDAY, outcome="not_reached")
    assert found is None


def test_paper_and_sheet_say_it_too() -> None:
    assert render_work_list(BOTH).startswith(b"%PDF")
    said = words_of(BOTH)
    door = said["sections"][0]["tours"][0]["visits"][1]
    assert (door["due"], door["household"], said["tours"][0]["doors"]) == ("vervallen", "", "1")
    assert work_list_sheet(BOTH).decode("utf-8-sig").count("vervallen") == 1


def test_the_start_page_counts_only_doors_that_stand(
    client_for: Callable[..., object], outreach_worker: Actor, dropped: Visit
) -> None:
    with tenant(CODE):
        Visit.objects.update(worker_id=outreach_worker.id)
    client = client_for(outreach_worker)
    assert "middag: 1 deur<" in client.get("/").content.decode()  # type: ignore[attr-defined]
    mine = client.get("/mijn-dag").content.decode()  # type: ignore[attr-defined]
    assert "· 1 deur<" in mine
