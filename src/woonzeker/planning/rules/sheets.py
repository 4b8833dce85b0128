# SPDX-License-Identifier: EUPL-1.2
"""The work list as a sheet for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator

from woonzeker.planning.rules.listing import VisitLine, WorkListView
from woonzeker.ui.sheets import sheet

COLUMNS = (
    "week", "datum", "dagdeel", "tijd", "medewerker", "volgorde", "zaak", "huishouden", "straat",
    "huisnummer", "toevoeging", "postcode", "woonplaats", "waarom", "prioriteit", "uiterlijk",
    "termijn",
)  # fmt: skip


def work_list_sheet(view: WorkListView) -> bytes:
    """`looplijst.csv`: one row per door, in the order of the tours."""
    return sheet(COLUMNS, _rows(view))


def _rows(view: WorkListView) -> Iterator[dict[str, object]]:
    for tour in view.tours:
        for visit in tour.visits:
            yield {
                "week": f"{view.week_on.isocalendar().year}-{view.week:02d}",
                "datum": tour.day_on.isoformat(),
                "dagdeel": tour.part.value,
                "tijd": visit.at.strftime("%H:%M") if visit.at else "",
                "medewerker": " en ".join(tour.people),
                "volgorde": visit.position,
                **_door(visit),
            }


def _door(visit: VisitLine) -> dict[str, object]:
    return {
        "zaak": visit.number,
        "huishouden": visit.household,
        "straat": visit.street,
        "huisnummer": visit.house_number,
        "toevoeging": visit.addition,
        "postcode": visit.postcode,
        "woonplaats": visit.city,
        "waarom": "vervallen" if visit.dropped else visit.why,
        "prioriteit": visit.total,
        "uiterlijk": visit.due_on.isoformat() if visit.due_on else "",
        "termijn": visit.term,
    }
