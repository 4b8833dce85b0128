# SPDX-License-Identifier: EUPL-1.2
"""A year of evictions, counted three ways, and what of a year left the municipality."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from woonzeker.access import clock, exports
from woonzeker.access.actions import may
from woonzeker.access.actors import Actor
from woonzeker.access.requests import actor_of
from woonzeker.errors import NotFound, Refused
from woonzeker.monitoring import selectors, services
from woonzeker.monitoring.models import Account
from woonzeker.monitoring.rules.evictions import DEFINITIONS
from woonzeker.monitoring.rules.evictions_trend import HEADINGS, YearNumber
from woonzeker.monitoring.rules.evictions_year import Line
from woonzeker.monitoring.rules.flow import NOT_SHOWN
from woonzeker.monitoring.rules.published_year import NONE, lines_of, stages_kept
from woonzeker.monitoring.rules.sieve_periods import FIRST_YEAR
from woonzeker.monitoring.views import sieve_lines
from woonzeker.monitoring.views.sieve import csv_file, page_asked
from woonzeker.ui.sheets import lines as sheet_of

#: of a year
_DIGITS = 4


@require_safe
def evictions(request: HttpRequest, year: str) -> HttpResponse:
    """Homes lost and judgments of a year, with the figures of the country beside them."""
    asked, last = _within(year), clock.today().year
    actor = actor_of(request)
    found = selectors.evictions(actor=actor, year=asked)
    context = {
        "found": found,
        "tables": [
            (
                table,
                [(each, _list_of(actor, asked, table.code, each)) for each in table.lines],
            )
            for table in found.tables
        ],
        "headings": HEADINGS.values(),
        "trend": [
            (each.year, [(one, _list_of(actor, each.year, one.table, one)) for one in each.numbers])
            for each in selectors.eviction_trend(actor=actor, year=asked)
        ],
        "definitions": DEFINITIONS,
        "years": range(last, FIRST_YEAR - 1, -1),
        "is_over": asked < last,
    }
    return render(request, "monitoring/evictions.html", context)


def _list_of(actor: Actor, year: int, table: str, line: Line | YearNumber) -> str:
    """The address of the list behind a number; empty for who may not open it, or of nobody."""
    code = line.code if isinstance(line, Line) else line.line
    if not line.number or not selectors.may_list_line(actor, table, code):
        return ""
    words = urlencode({"tabel": table, "regel": code})
    return f"{reverse('monitoring:eviction_list', args=[year])}?{words}"


@require_safe
def eviction_list(request: HttpRequest, year: str) -> HttpResponse:
    """The households behind one number of a year of evictions, as far as they are within reach."""
    asked = _within(year)
    found = selectors.eviction_list(
        actor=actor_of(request),
        year=asked,
        table=request.GET.get("tabel", ""),
        line=request.GET.get("regel", ""),
        page=page_asked(request),
    )
    exports.leaf_through(request, [row.id for row in found.listed.rows])
    context = {"found": found.listed, "table": found.table, "line": found.line, "year": asked}
    return render(request, "monitoring/eviction_list.html", context)


@require_safe
def evictions_file(request: HttpRequest, year: str) -> HttpResponse:
    """The same as a file, for use inside."""
    actor, asked = actor_of(request), _within(year)
    found = selectors.evictions(actor=actor, year=asked)
    rows = [("tabel", "regel", "aantal", "procent", "landelijk")]
    for table in found.tables:
        rows += [
            (
                table.title,
                line.words,
                str(line.number),
                "" if line.share is None else str(line.share),
                str(line.national) if line.national else "",
            )
            for line in table.lines
        ]
    for each in selectors.eviction_trend(actor=actor, year=asked):
        rows += [
            (str(each.year), one.heading, str(one.number), "", str(one.national or ""))
            for one in each.numbers
        ]
    return csv_file(sheet_of(rows), f"ontruimingen-{found.year}.csv")


@require_http_methods(["GET", "HEAD", "POST"])
def year(request: HttpRequest, year: str) -> HttpResponse:
    """What left of a year, or what would leave of one that is over."""
    asked, last, actor = _within(year), clock.today().year, actor_of(request)
    if request.method == "POST":
        services.publish_year(actor=actor, year=asked)
        messages.success(request, _("De cijfers van dit jaar zijn gepubliceerd en blijven zo."))
        return redirect("monitoring:year", year=asked)
    found = selectors.year_account(actor=actor, year=asked)
    stages = stages_kept(found.accounts[Account.SIEVE]) if found else ()
    drawn = sieve_lines.drawn(stages)
    context = {
        "year": asked,
        "found": found,
        "accounts": [
            (Account(what).label, _shown(found.accounts.get(what, {}))) for what in Account.values
        ] if found else [],
        "drawing": drawn[0] if drawn else None,
        "labels": drawn[1] if drawn else [],
        "may_publish": may(actor, "monitoring.publish_year"),
        "years": range(last - 1, FIRST_YEAR - 1, -1),
        "nowhere": NONE,
    }  # fmt: skip
    return render(request, "monitoring/year.html", context)


@require_safe
def year_file(request: HttpRequest, year: str) -> HttpResponse:
    """What left of a year as a file. Of a year that was not published there is none."""
    found = selectors.year_account(actor=actor_of(request), year=_within(year))
    if found is None or found.made_at is None:
        raise Refused(_("Dit jaar is nog niet gepubliceerd. Er is dus nog niets om mee te nemen."))
    rows = [("onderwerp", "tabel", "rij", "kolom", "aantal")]
    for what in Account.values:
        rows += [
            (str(Account(what).label), table, row, column,
             str(number) if number is not None else NOT_SHOWN)
            for table, row, column, number in lines_of(found.accounts.get(what, {}))
        ]  # fmt: skip
    return csv_file(sheet_of(rows), f"raad-{found.year}.csv")


def _shown(account: Mapping[str, Any]) -> dict[str, Any]:
    """An account as a page shows it: what households are divided by down, steps across."""
    return (
        {
            **account,
            "tables": [
                {
                    "title": table["title"],
                    "lines": [
                        {
                            **column,
                            "cells": [
                                {"title": row["title"], "number": cells[place]}
                                for row, cells in zip(account["rows"], table["cells"], strict=True)
                            ],
                        }
                        for place, column in enumerate(table["columns"])
                    ],
                }
                for table in account.get("tables", ())
            ],
        }
        if account
        else {}
    )


def _within(word: str) -> int:
    """The year in an address; raises NotFound for one of which nothing is known."""
    if not (word.isascii() and word.isdigit() and len(word) == _DIGITS):
        raise NotFound
    if not FIRST_YEAR <= (asked := int(word)) <= clock.today().year:
        raise NotFound
    return asked
