# SPDX-License-Identifier: EUPL-1.2
"""What comes near, the list of the alderman, and the account of a year."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from woonzeker.access import clock, exports
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
    if not (len(year) == 4 and year.isdecimal() and 2000 <= int(year) <= clock.today().year):
        raise NotFound
    return _account(request, int(year))


@require_safe
def account_now(request: HttpRequest) -> HttpResponse:
    """The account of the year that runs."""
    return _account(request, clock.today().year)


def _account(request: HttpRequest, year: int) -> HttpResponse:
    found = selectors.yearly_account(actor=actor_of(request), year=year)
    words = {"found": found, "outside": request.GET.get("buiten") == "1"}
    return render(request, "legal/safeguards/account.html", words)
