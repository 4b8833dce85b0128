# SPDX-License-Identifier: EUPL-1.2
"""The table of postcodes: where it came from, and which municipality a postcode lies in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from woonzeker.organisations.models import Municipality, PostcodeRange
from woonzeker.organisations.rules import Range, Routes, normal


@dataclass(frozen=True, slots=True)
class RouteTable:
    """What is known of the table as it stands."""

    ranges: int
    municipalities: int
    source: str
    imported_at: datetime | None


def route_table() -> RouteTable:
    """How large the table is, of whom and since when."""
    found = PostcodeRange.objects.order_by("-imported_at").first()
    return RouteTable(
        ranges=PostcodeRange.objects.count(),
        municipalities=PostcodeRange.objects.values("municipality_code").distinct().count(),
        source=found.source if found else "",
        imported_at=found.imported_at if found else None,
    )


def routes(of: str = "") -> Routes:
    """The whole table, for a file of many lines; or the part `of` one municipality."""
    rows = PostcodeRange.objects.values_list("first", "last", "municipality_code")
    return Routes(Range(*row) for row in (rows.filter(municipality_code=of) if of else rows))


def municipality_of_postcode(postcode: str) -> str | None:
    """The code of the municipality that a postcode (1234AB) lies in; None when nobody knows."""
    asked = normal(postcode)
    found = (
        PostcodeRange.objects.filter(first__lte=asked, last__gte=asked).order_by("-first").first()
    )
    return found.municipality_code if found else None


def names_of_places() -> dict[str, str]:
    """Code → name of the municipalities that work with this installation."""
    return dict(Municipality.objects.values_list("code", "name"))
