# SPDX-License-Identifier: EUPL-1.2
"""The work list on paper: a tagged PDF for A4, with boxes to tick at the door.

The same list always gives the same bytes: nothing in it comes from a clock, and the typeface is
ours.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from importlib import resources
from typing import Any, Literal

import typst

from woonzeker.law.calendar import dutch_date, dutch_day
from woonzeker.planning.places import NOTE
from woonzeker.planning.rules.listing import (
    Section,
    TourLine,
    VisitLine,
    WorkListView,
    sections,
)

_TEMPLATE = resources.files("woonzeker.planning") / "rules" / "work_list.typ"
_TYPEFACE = resources.files("woonzeker.ui") / "static" / "ui" / "fonts"


def render_work_list(view: WorkListView, *, taken: str = "") -> bytes:
    """`looplijst.pdf`: an overview, then what each person takes along on each day.

    `taken` stands at the foot of every page: who took it out of the system, and when.

    The file is PDF/UA-1. A character that no typeface of ours can draw is not allowed there; the
    list must come out all the same, so then it is a tagged PDF without that promise.
    """
    try:
        return _compile(view, taken, ["ua-1"])
    except typst.TypstError:
        return _compile(view, taken, [])


def _compile(view: WorkListView, taken: str, standards: list[Literal["ua-1"]]) -> bytes:
    words = words_of(view) | {"taken": taken}
    return typst.compile(
        _TEMPLATE.read_bytes(),
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[str(_TYPEFACE)]),
        sys_inputs={"data": json.dumps(words, ensure_ascii=False, sort_keys=True)},
        pdf_standards=[*standards],
        timestamp=datetime.combine(view.week_on, time(), UTC),
        format="pdf",
    )


def words_of(view: WorkListView) -> dict[str, Any]:
    """Every word of the paper, as data for the template."""
    last = view.week_on + timedelta(days=6)
    title = f"Looplijst {view.team}, week {view.week}"
    return {
        "title": title,
        "running": f"{title}{'' if view.final else ' (concept)'}",
        "municipality": view.municipality,
        "care": "Vertrouwelijk: lever deze lijst in of vernietig haar na de ronde.",
        "note": NOTE,
        "summary": (
            f"{dutch_date(view.week_on)} tot en met {dutch_date(last)}. "
            f"{_counted(len(view.visits), 'deur', 'deuren')} op de lijst, plaats voor {view.room}; "
            f"{_counted(view.minutes, 'minuut', 'minuten')} per bezoek, reistijd inbegrepen."
        ),
        "tours": [_row(tour) for tour in view.tours],
        "left": _left(view),
        "missed": [
            {
                "number": missed.number,
                "due": dutch_day(missed.due_on),
                "visited": dutch_day(missed.visited_on) if missed.visited_on else "niet in zicht",
            }
            for missed in view.missed
        ],
        "sections": [_section(each) for each in sections(view)],
    }


def _left(view: WorkListView) -> str:
    """How many are not visited: the paper that goes out of the house names only its own doors."""
    if not (number := len(view.left_out)):
        return ""
    days = sorted(each.offer_on for each in view.left_out if each.offer_on)
    first = f" De eerste brief gaat op {dutch_day(days[0])}." if days else ""
    fit, get = ("past", "krijgt") if number == 1 else ("passen", "krijgen")
    who = _counted(number, "huishouden", "huishoudens")
    return f"{who} {fit} deze week niet en {get} het aanbod voor hulp per brief.{first}"


def _row(tour: TourLine) -> dict[str, str]:
    return {
        "day": dutch_day(tour.day_on),
        "part": tour.part.value,
        "people": _together(tour.people),
        "doors": str(len(tour.doors)),
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "people": _together(section.people),
        "day": dutch_day(section.day_on),
        "doors": _counted(section.doors, "deur", "deuren"),
        "tours": [
            {
                "title": f"{tour.part.value.capitalize()}, {tour.starts_at:%H:%M} tot "
                f"{tour.ends_at:%H:%M}",
                "visits": [_visit(visit, section.day_on) for visit in tour.visits],
            }
            for tour in section.tours
        ],
    }


def _visit(visit: VisitLine, on: date) -> dict[str, Any]:
    return {
        "position": str(visit.position),
        "address": visit.address,
        "postcode": _spaced(visit.postcode),
        "city": visit.city,
        "household": visit.household or ("" if visit.dropped else "bewoners"),
        "about": ", ".join(visit.about),
        "why": "Vervallen: bel hier niet aan." if visit.dropped else visit.why,
        "dropped": visit.dropped,
        "at": f"{visit.at:%H:%M}" if visit.at else "",
        "due": _due(visit),
        "late": visit.due_on is not None and visit.due_on < on,
        "number": visit.number,
        "threatening": visit.threatening,
    }


def _due(visit: VisitLine) -> str:
    if visit.dropped:
        return "vervallen"
    return f"uiterlijk {dutch_day(visit.due_on)}" if visit.due_on else "geen termijn"


def _together(people: Iterable[str]) -> str:
    return " en ".join(people)


def _counted(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"


def _spaced(postcode: str) -> str:
    return f"{postcode[:4]} {postcode[4:]}".strip()
