# SPDX-License-Identifier: EUPL-1.2
"""The pages on which a municipality reads and decides a policy of numbers."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from woonzeker.access import clock
from woonzeker.access.actions import may
from woonzeker.access.requests import actor_of
from woonzeker.errors import WoonzekerError
from woonzeker.organisations import selectors, services
from woonzeker.organisations.forms import NumbersForm
from woonzeker.organisations.models import PolicyKind


@require_http_methods(["GET", "HEAD", "POST"])
def numbers(request: HttpRequest, kind: str) -> HttpResponse:
    """Read the numbers of today; decide on others."""
    actor, policy = actor_of(request), PolicyKind(kind)
    found = selectors.policy_numbers(actor=actor, kind=policy)
    given = request.POST if request.method == "POST" else None
    form = NumbersForm(given, rows=found.rows, initial={"valid_from": clock.today()})
    if given is not None and form.is_valid():
        try:
            services.decide_numbers(
                actor=actor,
                kind=policy,
                given=form.given(),
                valid_from=form.cleaned_data["valid_from"],
            )
        except WoonzekerError as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Het beleid is vastgesteld."))
            return redirect(request.path)
    may_change = may(actor, "organisations.decide_numbers")
    words = {"found": found, "form": form, "may_change": may_change}
    status = 422 if given is not None else 200
    return render(request, "organisations/numbers.html", words, status=status)
