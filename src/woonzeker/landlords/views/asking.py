# SPDX-License-Identifier: EUPL-1.2
"""One question on one page, and on to the next: what every page of the aid looks like."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from woonzeker.access.actors import Actor
from woonzeker.landlords import selectors
from woonzeker.landlords.models import FileState
from woonzeker.landlords.rules import Step
from woonzeker.ui.forms import Form

#: the page of each step that asks something at once
_PAGES = {
    Step.CONTACT: "landlords:contact",
    Step.HELP: "landlords:help_pointed",
    Step.LETTER: "landlords:letter",
    Step.REPORT: "landlords:report",
}


def question(
    request: HttpRequest,
    form: Form,
    *,
    title: str,
    back: str,
    lead: str = "",
    submit: str = "",
    template: str = "landlords/question.html",
    **more: object,
) -> HttpResponse:
    """The page that asks; `back` is the name of an address, or an address."""
    context = {
        "form": form,
        "title": title,
        "lead": lead,
        "submit": submit or _("Verder"),
        "back": back if back.startswith("/") else reverse(back),
        **more,
    }
    return render(request, template, context, status=422 if form.errors else 200)


def onward(actor: Actor, arrears: UUID) -> HttpResponse:
    """On to the next question of a file; to the file itself when there is nothing to ask now."""
    found = selectors.file(actor=actor, arrears=arrears)
    waits = (found.step is Step.REPORT and not found.place.works_here) or (
        found.step is Step.CONTACT and found.within_a_term
    )
    asks = found.state == FileState.WORKING and not waits
    return redirect(_PAGES.get(found.step, "landlords:file") if asks else "landlords:file", arrears)
