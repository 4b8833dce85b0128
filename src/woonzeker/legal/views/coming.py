# SPDX-License-Identifier: EUPL-1.2
"""What comes near, the list of the alderman, and the account of a year."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from woonzeker.access import clock, exports
from woonzeker.access.actions import may
from woonzeker.access.requests import actor_of
from woonzeker.errors import NotFound
from woonzeker.legal.selectors import safeguards as selectors


@require_safe
def coming(request: HttpRequest) -> HttpResponse:
    """Evictions and hearings that come near while something is open, the first day first."""
    rows = selectors.coming(actor=actor_of(request))
    exports.leaf_through(request, [row.case for row in rows])
    return render(request, "legal/safeguards/coming.html", {"rows": rows})


@require_safe
def alderman(request: HttpRequest) -> HttpResponse:
    """Numbers and days for the alderman; nobody from a household stands in it."""
    rows = selectors.alderman_list(actor=actor_of(request))
    return render(request, "legal/safeguards/alderman.html", {"rows": rows})


@require_safe
def account(request: HttpRequest, year: str) -> HttpResponse:
    """Homes that were lost in a year, and what stood open then."""
    return _account(request, _within(year))


@require_safe
def account_list(request: HttpRequest, year: str) -> HttpResponse:
    """The households behind one number of that account, as far as they are within reach."""
    found = selectors.account_list(
        actor=actor_of(request),
        year=_within(year),
        code=request.GET.get("wat", ""),
        page=_page(request),
    )
    exports.leaf_through(request, [line.case.id for line in found.lines])
    words = {"found": found, "year": _within(year)}
    return render(request, "legal/safeguards/account_list.html", words)


def _page(request: HttpRequest) -> int:
    said = request.GET.get("page", "1")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 6 else 1


def _within(year: str) -> int:
    if not (len(year) == 4 and year.isdecimal() and 2000 <= int(year) <= clock.today().year):
        raise NotFound
    return int(year)


@require_safe
def account_now(request: HttpRequest) -> HttpResponse:
    """The account of the year that runs."""
    return _account(request, clock.today().year)


def _account(request: HttpRequest, year: int) -> HttpResponse:
    actor = actor_of(request)
    outside = request.GET.get("buiten") == "1"
    words = {
        "found": selectors.yearly_account(actor=actor, year=year),
        "outside": outside,
        "may_open": may(actor, "legal.account_list") and not outside,
    }
    return render(request, "legal/safeguards/account.html", words)
