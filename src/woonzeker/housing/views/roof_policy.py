# SPDX-License-Identifier: EUPL-1.2
"""The page on which a municipality reads and decides its policy on a roof."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from woonzeker.access.actions import may
from woonzeker.access.requests import actor_of
from woonzeker.errors import WoonzekerError
from woonzeker.housing import selectors, services
from woonzeker.housing.forms.roof_policy import RoofForm


@require_http_methods(["GET", "HEAD", "POST"])
def roof_policy(request: HttpRequest) -> HttpResponse:
    """Read the numbers and lists of today; decide on others."""
    actor = actor_of(request)
    view = selectors.roof_view(actor=actor)
    form = RoofForm(request.POST if request.method == "POST" else None, view=view)
    if form.is_bound and form.is_valid():
        try:
            services.decide_roof(
                actor=actor,
                numbers=form.numbers(),
                lists=form.lists(),
                valid_from=form.cleaned_data["valid_from"],
            )
        except WoonzekerError as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Het beleid is vastgesteld."))
            return redirect("housing:roof_policy")
    words = {"view": view, "form": form if may(actor, "housing.decide_roof") else None}
    status = 422 if form.is_bound else 200
    return render(request, "housing/roof_policy.html", words, status=status)
