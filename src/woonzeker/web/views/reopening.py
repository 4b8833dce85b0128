# SPDX-License-Identifier: EUPL-1.2
"""The page that shows what hangs on a decision, asks why it is wrong, and reopens it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from woonzeker.access.actors import Actor
from woonzeker.access.requests import actor_of
from woonzeker.cases.forms import ReleaseForm
from woonzeker.matching.services import MAY_REVIEW
from woonzeker.outreach.selectors import MAY_HANDLE
from woonzeker.web import selectors, services


@require_http_methods(["GET", "HEAD", "POST"])
def reopen_link(request: HttpRequest, link: UUID) -> HttpResponse:
    """What is there now and what becomes of it; afterwards the signal beside its candidates."""
    actor = actor_of(request)
    page = selectors.reopening(actor=actor, link=link)
    if page.in_review:
        return _on(actor, link)
    form = ReleaseForm(request.POST if request.method == "POST" else None, unfit=page.unfit)
    form.initial["reason"] = request.GET.get("reden", "")
    if form.is_valid():
        done = services.reopen_link(actor=actor, link=link, reason=form.cleaned_data["reason"])
        messages.success(request, _("Losgemaakt en hersteld. Beoordeel het signaal opnieuw."))
        if done.leak is not None:
            _tell_of_leak(request, actor, done.leak, done.leak_number)
        return _on(actor, link)
    status = 422 if form.errors else 200
    context = {"page": page, "form": form}
    return render(request, "web/reopen_link.html", context, status=status)


def _tell_of_leak(request: HttpRequest, actor: Actor, leak: UUID, number: str) -> None:
    """Who may judge it goes on to it; anybody else is told whom to tell."""
    if not MAY_HANDLE(actor):
        said = _("Er is een mogelijk datalek vastgelegd: %s. Meld het bij je coördinator.")
        messages.warning(request, said % number)
        return
    said = _("Er is een mogelijk datalek vastgelegd: %s.") % number
    link = format_html(
        '{} <a href="{}">{}</a>', said, reverse("outreach:leak", args=[leak]),
        _("Beoordeel het datalek"),
    )  # fmt: skip
    messages.warning(request, link)


def _on(actor: Actor, link: UUID) -> HttpResponse:
    """To the signal beside its candidates; who does not review goes back to what was decided."""
    if MAY_REVIEW(actor):
        return redirect("matching:review_item", link)
    return redirect("matching:decided")
