# SPDX-License-Identifier: EUPL-1.2
"""The lines behind each count, and files to download."""

from __future__ import annotations

import csv
import io
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from woonzeker.access import exports
from woonzeker.access.audit import also_shown
from woonzeker.access.requests import actor_of
from woonzeker.intake import selectors
from woonzeker.intake.models import Delivery, SetAsideLine, SignalResult
from woonzeker.intake.rules import COLUMNS
from woonzeker.intake.views.words import REASONS

PER_PAGE = 50
#: lines of each reason on the page that shows them all
GROUP_SHOWN = 10
_EXAMPLE = {
    "signaal_id": "S-2026-0001",
    "soort": "signaal",
    "signaaldatum": "02-11-2026",
    "ontstaansdatum": "01-09-2026",
    "bedrag": "612,40",
    "termijnen": "2",
    "klantnummer": "0012345",
    "voorletters": "A.B.",
    "tussenvoegsel": "van den",
    "achternaam": "Voorbeeld",
    "geboortedatum": "31-12-1980",
    "straat": "Iepenlaan",
    "huisnummer": "12",
    "huisletter": "a",
    "toevoeging": "3hg",
    "postcode": "1234 AB",
    "woonplaats": "Meerveld",
    "telefoon": "0612345678",
    "contactpoging_op": "05-10-2026",
    "gewezen_op_hulp_op": "05-10-2026",
    "herinnering_op": "12-10-2026",
    "aanbod_delen_op": "12-10-2026",
    "reactie": "geen",
    "regeling": "geen",
    "crisis": "nee",
}


@require_safe
def accepted(request: HttpRequest, delivery: UUID) -> HttpResponse:
    """The signals that were taken in."""
    actor = actor_of(request)
    result = request.GET.get("stand", "")
    lines = selectors.accepted_signals(
        actor=actor,
        delivery=delivery,
        result=result if result in SignalResult.values else "",
        defects="herstellen" in request.GET,
    )
    return _page(request, "intake/accepted.html", delivery, lines, shown="intake.accepted_signals")


@require_safe
def duplicates(request: HttpRequest, delivery: UUID) -> HttpResponse:
    """The lines that were counted double."""
    lines = selectors.duplicate_lines(actor=actor_of(request), delivery=delivery)
    return _page(request, "intake/duplicates.html", delivery, lines)


@require_safe
def returned(request: HttpRequest, delivery: UUID) -> HttpResponse:
    """The lines that went back: the first of every reason, or all of one."""
    actor = actor_of(request)
    reason = REASONS.get(request.GET.get("reden", ""))
    if reason is not None:
        lines = selectors.returned_lines(actor=actor, delivery=delivery, reason=reason.code)
        return _page(
            request, "intake/returned_of.html", delivery, lines,
            shown="intake.returned_lines", reason=reason,
        )  # fmt: skip
    found = selectors.delivery_of(actor, delivery)
    lines = selectors.returned_lines(actor=actor, delivery=delivery)
    groups = _groups(lines, selectors.reason_counts(actor, found))
    shown = [line.pk for each in groups for line in each["lines"]]
    exports.leaf_through(request, shown)
    also_shown("intake.returned_lines", signals=shown)
    context = {"delivery": found, "groups": groups}
    return render(request, "intake/returned.html", context)


def _groups(lines: QuerySet[SetAsideLine], counts: dict[str, int]) -> list[dict[str, Any]]:
    return [
        {
            "reason": reason,
            "count": counts[code],
            "lines": list(lines.filter(reason=code)[:GROUP_SHOWN]),
            "more": max(counts[code] - GROUP_SHOWN, 0),
        }
        for code, reason in REASONS.items()
        if code in counts
    ]


@require_safe
def returned_csv(request: HttpRequest, delivery: UUID) -> HttpResponse:
    """The returned lines as a file for the partner."""
    actor = actor_of(request)
    found = selectors.delivery_of(actor, delivery)
    content = selectors.returned_csv(actor=actor, delivery=delivery)
    rows = [line.pk for line in selectors.returned_lines(actor=actor, delivery=delivery)]
    exports.take(
        actor=actor, kind=selectors.RETURNED, subject=str(delivery), people=len(rows), of=rows
    )
    sector = found.partner.sector
    return csv_response(content, f"teruggegeven-{sector}-{found.received_on.isoformat()}.csv")


@require_safe
def example(request: HttpRequest) -> HttpResponse:
    """An empty delivery with one line as an example."""
    actor_of(request)
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, delimiter=";", lineterminator="\r\n", restval="")
    writer.writeheader()
    writer.writerow(_EXAMPLE)
    return csv_response(out.getvalue().encode("utf-8-sig"), "voorbeeld-aanlevering.csv")


def csv_response(content: bytes, name: str) -> HttpResponse:
    """A file to download, under a name that every system takes."""
    safe = "".join(c if c.isascii() and (c.isalnum() or c in ".-_") else "-" for c in name)
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{safe}"'
    return response


def _page(
    request: HttpRequest,
    template: str,
    delivery: UUID,
    lines: QuerySet[Any],
    *,
    shown: str = "",
    **more: object,
) -> HttpResponse:
    """A page of lines; `shown` is the code of the look whose people stand on it."""
    found: Delivery = selectors.delivery_of(actor_of(request), delivery)
    page = Paginator(lines, PER_PAGE).get_page(request.GET.get("page"))
    exports.leaf_through(request, [line.pk for line in page])
    if shown:
        also_shown(shown, signals=[line.pk for line in page])
    hides = selectors.hides(actor_of(request))
    return render(request, template, {"delivery": found, "page": page, "hides": hides, **more})
