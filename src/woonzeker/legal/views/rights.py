# SPDX-License-Identifier: EUPL-1.2
"""The page that makes the letter on rights before a hearing."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from woonzeker.access.actions import may
from woonzeker.access.requests import actor_of
from woonzeker.errors import NotPermitted, Refused
from woonzeker.legal import selectors, services
from woonzeker.legal.forms.rights import RightsLetterForm
from woonzeker.outreach.selectors import letter_choices


@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: HttpRequest, case: UUID) -> HttpResponse:
    """A letter for who is summoned: what they can do, when and where, and who helps for free."""
    actor = actor_of(request)
    lines = selectors.summoned(actor=actor, case=case)
    if not may(actor, "outreach.letter_choices", case):
        if request.method == "POST":
            raise NotPermitted
        return render(request, "legal/track/rights.html", {"case": case, "lines": lines})
    choices = letter_choices(actor=actor, case=case)
    sent = request.POST if request.method == "POST" else None
    form = RightsLetterForm(sent, lines=lines, choices=choices)
    if sent is not None and form.is_valid():
        try:
            services.write_rights_letter(actor=actor, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("De brief is gemaakt. Bekijk hem en verstuur hem."))
            return redirect("outreach:case_letters", case=case)
    words = {"case": case, "lines": lines, "form": form, "wish": choices.wish}
    status = 422 if sent is not None else 200
    return render(request, "legal/track/rights.html", words, status=status)
