# SPDX-License-Identifier: EUPL-1.2
"""Writing an e-mail or text message to a household."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from woonzeker.access.requests import actor_of
from woonzeker.errors import Refused
from woonzeker.outreach import selectors, services
from woonzeker.outreach.forms import MessageForm


@require_http_methods(["GET", "HEAD", "POST"])
def message(request: HttpRequest, case: UUID) -> HttpResponse:
    """The page: to whom, what for, which words; below it what was sent before."""
    actor = actor_of(request)
    seen = selectors.message_form(actor=actor, case=case)
    kind = request.GET.get("soort", "")
    form = MessageForm(request.POST or None, seen=seen, kind=kind)
    if request.method == "POST" and form.is_valid():
        try:
            services.write_message(actor=actor, case=case, **form.said())
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Het bericht wordt nu verstuurd."))
            return redirect("outreach:message", case=case)
    context = {
        "seen": seen,
        "case": case,
        "form": form,
        "sent": selectors.messages_of(actor=actor, case=case),
        "kinds": form.kinds,
    }
    return render(request, "outreach/message.html", context, status=422 if form.errors else 200)
