# SPDX-License-Identifier: EUPL-1.2
"""The letters of a case: made, looked at, said to be sent, or withdrawn."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woonzeker.access import clock
from woonzeker.access.actions import may
from woonzeker.access.actors import Actor
from woonzeker.access.requests import actor_of
from woonzeker.cases.selectors import case_overview
from woonzeker.errors import NotPermitted, Refused
from woonzeker.outreach import selectors, services
from woonzeker.outreach.forms import LetterForm
from woonzeker.outreach.models import Letter


@require_http_methods(["GET", "HEAD", "POST"])
def case_letters(request: HttpRequest, case: UUID) -> HttpResponse:
    """The letters of a case, and a form for a new one for who may write."""
    actor = actor_of(request)
    if request.method != "POST":
        return _page(request, actor, case, _form(actor, case))
    if not may(actor, "outreach.make_letter", case):
        raise NotPermitted
    choices = selectors.letter_choices(actor=actor, case=case)
    form = LetterForm(request.POST, choices=choices)
    if not form.is_valid():
        return _page(request, actor, case, form)
    try:
        services.make_letter(actor=actor, case=case, **form.order())
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return _page(request, actor, case, form)
    messages.success(request, _("De brief is gemaakt. Bekijk hem en verstuur hem."))
    return redirect("outreach:case_letters", case=case)


@require_safe
def letter_page(request: HttpRequest, letter: UUID) -> HttpResponse:
    """The letter itself, as PDF."""
    page = selectors.letter_page(actor=actor_of(request), letter=letter)
    return pdf(page, "brief.pdf")


@require_POST
def post_letter(request: HttpRequest, letter: UUID) -> HttpResponse:
    """Say that it went out."""
    made = services.post_letter(actor=actor_of(request), letter=letter)
    return _back(request, made, _("Vastgelegd: de brief is verstuurd."))


@require_POST
def withdraw_letter(request: HttpRequest, letter: UUID) -> HttpResponse:
    """Do not send it after all."""
    made = services.withdraw_letter(actor=actor_of(request), letter=letter)
    return _back(request, made, _("De brief is ingetrokken. De code erin werkt niet meer."))


def pdf(page: bytes, name: str) -> HttpResponse:
    """A PDF that the browser shows; nobody keeps it on the way."""
    response = HttpResponse(page, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response


def _back(request: HttpRequest, letter: Letter, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect(reverse("outreach:case_letters", args=[letter.case_id]))


def _form(actor: Actor, case: UUID) -> LetterForm | None:
    if not may(actor, "outreach.make_letter", case):
        return None
    return LetterForm(choices=selectors.letter_choices(actor=actor, case=case))


def _page(request: HttpRequest, actor: Actor, case: UUID, form: LetterForm | None) -> HttpResponse:
    writes = form is not None
    context = {
        "seen": case_overview(actor=actor, case=case, on=clock.today()),
        "letters": selectors.letters_of(actor=actor, case=case),
        "address": selectors.address_check(actor=actor, case=case) if writes else None,
        "wish": selectors.letter_choices(actor=actor, case=case).wish if writes else "",
        "form": form,
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "outreach/case_letters.html", context, status=status)
