# SPDX-License-Identifier: EUPL-1.2
"""The work list on paper, in a sheet and as a drawing."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from woonzeker.planning.places import Place
from woonzeker.planning.routes import DayPart
from woonzeker.planning.rules.listing import (
    LeftLine,
    MissedLine,
    TourLine,
    VisitLine,
    WorkListView,
    sections,
)
from woonzeker.planning.rules.paper import render_work_list, words_of
from woonzeker.planning.rules.sheets import COLUMNS, work_list_sheet
from woonzeker.planning.rules.sketch import sketch

MONDAY = date(2026, 11, 2)
DOOR = VisitLine(
    id="v", case="c", number="2026-000001", household="A. Nowak-Wójcik", address="Iepenlaan 12a-3",
    street="Iepenlaan", house_number=12, addition="a 3", postcode="6211AB", city="Meerveld",
    place=Place(0, 0), position=1, at=time(9, 30), about=("huur", "water"),
    why="De huur loopt achter", total=18, threatening=True, due_on=MONDAY, term="Hulpaanbod",
    earlier_visits=0, outcome="", dropped=False, moved=False, late=False,
)  # fmt: skip
TOUR = TourLine(
    worker="n", people=("Nora",), day_on=MONDAY, part=DayPart.MORNING, starts_at=time(9, 30),
    ends_at=time(12), runs_over=False, visits=(DOOR,),
)  # fmt: skip
LEFT = LeftLine(
    case="d", number="2026-000002", address="Kade 1", total=3, words="", due_on=None,
    offer_on=MONDAY,
)  # fmt: skip
MISSED = MissedLine(
    case="d", number="2026-000002", address="Kade 1", due_on=MONDAY, visited_on=None, planned=False
)
VIEW = WorkListView(
    id="w", municipality="Meerveld", team="Oost", week_on=MONDAY, final=True, room=9, minutes=20,
    people=(), tours=(TOUR,), left_out=(LEFT,), missed=(MISSED,),
)  # fmt: skip


def with_name(name: str) -> WorkListView:
    return replace(VIEW, tours=(replace(TOUR, visits=(replace(DOOR, household=name),)),))


def test_the_same_list_is_the_same_paper_to_the_byte() -> None:
    assert render_work_list(VIEW) == render_work_list(VIEW)


def test_the_paper_can_be_read_aloud() -> None:
    made = render_work_list(VIEW)
    assert made.startswith(b"%PDF-")
    assert b"pdfuaid:part" in made
    assert b"/Lang(nl)" in made.replace(b" ", b"")


def test_the_paper_names_no_household_that_is_not_visited() -> None:
    words = json.dumps(words_of(VIEW), ensure_ascii=False)
    assert LEFT.address not in words
    assert "1 huishouden past deze week niet" in words


@pytest.mark.parametrize("name", ["Đặng Şahin-Țepeș", "#heading[x] *vet* $x$ \\", "漢字 😀", ""])
def test_whatever_a_name_holds_the_list_comes_out(name: str) -> None:
    assert render_work_list(with_name(name)).startswith(b"%PDF-")


def test_an_empty_week_still_has_its_paper() -> None:
    empty = replace(VIEW, tours=(), left_out=(), missed=())
    assert render_work_list(empty).startswith(b"%PDF-")


def rows(view: WorkListView) -> list[dict[str, str]]:
    text = work_list_sheet(view).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def test_the_sheet_has_a_row_per_door() -> None:
    [row] = rows(VIEW)
    assert tuple(row) == COLUMNS
    assert (row["week"], row["datum"], row["dagdeel"]) == ("2026-45", "2026-11-02", "ochtend")
    assert (row["huisnummer"], row["toevoeging"], row["tijd"]) == ("12", "a 3", "09:30")


def test_a_name_cannot_be_a_formula_in_the_sheet() -> None:
    assert rows(with_name("=1+1"))[0]["huishouden"] == "'=1+1"


def test_the_paper_is_handed_out_per_person_and_day() -> None:
    afternoon = replace(TOUR, part=DayPart.AFTERNOON)
    tuesday = replace(TOUR, day_on=MONDAY + timedelta(days=1))
    together = replace(TOUR, part=DayPart.EVENING, people=("Nora", "Rita"))
    view = replace(VIEW, tours=(tuesday, together, afternoon, TOUR))
    assert [(s.people, s.day_on.day, s.doors) for s in sections(view)] == [
        (("Nora",), 2, 2),
        (("Nora", "Rita"), 2, 1),
        (("Nora",), 3, 1),
    ]


def test_a_drawing_keeps_the_doors_apart_and_in_order() -> None:
    drawn = sketch([(1, Place(0, 0)), (2, Place(1_000, 0)), (3, Place(1_000, 900))])
    assert drawn is not None
    assert [dot.label for dot in drawn.dots] == ["1", "2", "3"]
    assert drawn.dots[2].y < drawn.dots[1].y
    assert all(0 < dot.x < drawn.width and 0 < dot.y < drawn.height for dot in drawn.dots)


def test_neighbours_share_a_dot() -> None:
    drawn = sketch([(1, Place(0, 0)), (2, Place(5, 0)), (3, Place(1_000, 0))])
    assert drawn is not None
    assert [dot.label for dot in drawn.dots] == ["1–2", "3"]


def test_a_dot_names_all_its_doors_and_is_wide_enough() -> None:
    doors = [Place(0, 0), Place(1_000, 0), Place(5, 5), Place(6, 6)]
    drawn = sketch(list(enumerate(doors, start=1)))
    assert drawn is not None
    assert drawn.dots[0].label == "1, 3–4"
    assert drawn.dots[0].wide > drawn.dots[1].wide
    assert len(drawn.line.split()) == 4


@pytest.mark.parametrize("doors", [[], [(1, Place(0, 0))], [(1, None), (2, Place(0, 0))]])
def test_without_two_known_places_there_is_nothing_to_draw(
    doors: list[tuple[int, Place | None]],
) -> None:
    assert sketch(doors) is None
