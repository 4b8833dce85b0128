# SPDX-License-Identifier: EUPL-1.2
"""Returned lines, on the page and as a file that the partner mends and sends again.

The file has the headings and cells as they were delivered, and columns of our own behind them that
say what is wrong. A cell that a spreadsheet would run as a formula gets an apostrophe in front;
`as_delivered` takes it away again when the mended file comes in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from woonzeker.access import audit, exports
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Role, sees
from woonzeker.intake.models import Delivery, DeliveryState, SetAsideLine
from woonzeker.intake.rules import ReturnReason, citations, fold, recognise
from woonzeker.intake.selectors.deliveries import delivery_of
from woonzeker.intake.selectors.shielded import masked
from woonzeker.ui.sheets import STARTS, UNSEEN, guard_inside, without_guard_inside, written

#: our own columns behind those of the partner
OWN_HEADINGS = (
    "terug_regel",
    "terug_kolom",
    "terug_waarom",
    "terug_voorschrift",
    "terug_bron",
    "terug_herstellen",
)
_OWN = frozenset(fold(heading) for heading in OWN_HEADINGS)
_FORMULA = re.compile(f"'*{UNSEEN}{STARTS}")
_GUARDED = re.compile(f"'+{UNSEEN}{STARTS}")
_ON_BASIS = "Wgs art. 3 lid 1 onder b"
RETURNED = exports.kind(
    "intake.returned", gettext_lazy("teruggegeven regels"), "intake:returned_csv", "delivery"
)
_MAY_SEE = sees(DataClass.SIGNAL, partner=True).by(Role.INTAKE_COORDINATOR)


def is_own(heading: str) -> bool:
    """Whether a heading is one of the columns that we add to returned lines."""
    return fold(heading) in _OWN


def guarded(cell: str) -> str:
    """A cell that no spreadsheet runs as a formula, whatever it splits on."""
    inside = guard_inside(cell)
    return f"'{inside}" if _FORMULA.match(cell) else inside


def as_delivered(headers: Sequence[str], cells: tuple[str, ...]) -> tuple[str, ...]:
    """The cells of a mended file without the apostrophes that `guarded` added."""
    if not any(is_own(heading) for heading in headers):
        return cells
    return tuple(without_guard_inside(cell[1:] if _GUARDED.match(cell) else cell) for cell in cells)


@look("intake.returned_lines", may_if=_MAY_SEE, basis=_ON_BASIS, about="delivery")
def returned_lines(
    *, actor: Actor, delivery: UUID | Delivery, reason: str = ""
) -> QuerySet[SetAsideLine]:
    """See the lines of a delivery that went back, in the order of the file."""
    found = _returned(delivery_of(actor, delivery))
    if reason:
        found = found.filter(reason=reason)
    audit.concerns(found.count())
    return found


@look("intake.returned_csv", may_if=_MAY_SEE, basis=_ON_BASIS, about="delivery")
def returned_csv(*, actor: Actor, delivery: UUID | Delivery) -> bytes:
    """Download the returned lines of a delivery for the partner to mend: CSV, UTF-8 with BOM, ;

    Of a file that could not be read one row says what is wrong with the file as a whole. A line
    about somebody closed to who downloads keeps its number, what is wrong and no cells: the
    partner finds it in its own file.
    """
    found = delivery_of(actor, delivery)
    lines = list(_returned(found))
    audit.concerns(len(lines), signals=[line.pk for line in lines])
    places = [place for place, heading in enumerate(found.headers) if not is_own(heading)]
    headers = [found.headers[place] for place in places]
    rows: list[Iterable[str]] = [(*headers, *OWN_HEADINGS)]
    refusal = _refusal_place(found)
    for line in lines:
        cells = masked(actor, _cells(line, len(found.headers), refusal))
        kept = _fitting(cells, places, width=len(found.headers))
        rows.append((*kept, *_explained(line)))
    if found.state == DeliveryState.UNREADABLE:
        rows.append(_about_the_file(found))
    return written([guarded(cell) for cell in row] for row in rows)


def returned_references(delivery: Delivery) -> set[str]:
    """What the partner calls the lines that went back, as far as their cells are still kept."""
    columns = delivery.answers.get("columns", {})
    place = recognise(delivery.headers, remembered=columns).found.get("signaal_id")
    lines = (line.raw.get("cells", []) for line in _returned(delivery).iterator())
    return set() if place is None else {c[place].strip() for c in lines if place < len(c)}


def _returned(delivery: Delivery) -> QuerySet[SetAsideLine]:
    return SetAsideLine.objects.filter(delivery=delivery, outcome="returned").order_by("number")


def _refusal_place(delivery: Delivery) -> int | None:
    """Where the file says how the resident reacted."""
    columns = delivery.answers.get("columns", {})
    return recognise(delivery.headers, remembered=columns).found.get("reactie")


def _cells(line: SetAsideLine, width: int, refusal: int | None) -> list[str]:
    """The cells as delivered. Of a refusal nothing was kept but that it is one."""
    if "cells" in line.raw:
        return list(line.raw["cells"])
    cells = [""] * width
    if refusal is not None and line.reason == ReturnReason.NO_GROUND:
        cells[refusal] = "afwijzing"
    return cells


def _fitting(cells: list[str], places: list[int], *, width: int) -> Iterable[str]:
    """One cell for each heading; what a damaged line has too many goes into the last one."""
    cells, surplus = cells[:width] + [""] * (width - len(cells)), cells[width:]
    kept = [cells[place] for place in places]
    if kept and any(surplus):
        kept[-1] = " ".join([kept[-1], *surplus]).strip()
    return kept


def _explained(line: SetAsideLine) -> tuple[str, ...]:
    return (str(line.number), line.column, line.sentence, line.rule, line.source, line.mend)


def _about_the_file(delivery: Delivery) -> tuple[str, ...]:
    """Our own columns for a file of which no line could be read; it has no headings either."""
    sentence, _, mend = delivery.problem.partition("\n")
    return ("", "", sentence, citations.FORMAT.rule, citations.FORMAT.source, mend)
