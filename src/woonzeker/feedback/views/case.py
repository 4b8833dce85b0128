# SPDX-License-Identifier: EUPL-1.2
"""What the reporters of a case know: consents of the resident, and pauses of collecting."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from woonzeker.access.actions import may
from woonzeker.access.requests import actor_of
from woonzeker.errors import Refused
from woonzeker.feedback.forms.answers import ConsentForm, PauseForm
from woonzeker.feedback.selectors.card import reporters, told_card
from woonzeker.feedback.services.consents import note_consent, withdraw_consent
from woonzeker.feedback.services.pauses import ask_pause, end_pause


@require_http_methods(["GET", "HEAD", "POST"])
def informed(request: HttpRequest, case: UUID) -> HttpResponse:
    """What each reporter knows; note what the resident agrees to."""
    actor = actor_of(request)
    may_note = may(actor, "feedback.note_consent", case)
    found = reporters(actor=actor, case=case) if may_note else ()
    partners = [(str(each.pk), each.name) for each in found]
    form = ConsentForm(request.POST if request.method == "POST" else None, partners=partners)
    if request.method == "POST" and form.is_valid():
        try:
            note_consent(actor=actor, case=case, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("De toestemming staat erbij."))
            return redirect("feedback:informed", case=case)
    context = {"card": told_card(actor=actor, case=case), "form": form, "may_note": may_note}
    status = 422 if request.method == "POST" else 200
    return render(request, "feedback/informed.html", context, status=status)


@require_POST
def withdraw(request: HttpRequest, case: UUID, consent: UUID) -> HttpResponse:
    """The resident no longer agrees."""
    withdraw_consent(actor=actor_of(request), consent=consent)
    messages.success(request, _("De toestemming is ingetrokken. De partner ziet dit niet meer."))
    return redirect("feedback:informed", case=case)


@require_POST
def pause(request: HttpRequest, case: UUID) -> HttpResponse:
    """Ask a partner to wait with collecting."""
    form = PauseForm(request.POST)
    try:
        if not form.is_valid():
            raise Refused(_("Kies een partner."))
        made = ask_pause(actor=actor_of(request), case=case, partner=form.cleaned_data["partner"])
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("De pauze is gevraagd. %s") % made.explanation)
    return redirect("feedback:informed", case=case)


@require_POST
def stop_pause(request: HttpRequest, case: UUID, pause: UUID) -> HttpResponse:
    """A pause is no longer needed."""
    end_pause(actor=actor_of(request), pause=pause)
    messages.success(request, _("De pauze is beëindigd. De partner ziet dat vanaf nu."))
    return redirect("feedback:informed", case=case)
