# SPDX-License-Identifier: EUPL-1.2
"""The page of the functional admin: grounds of what goes back, and addresses for events."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from woonzeker.access import clock
from woonzeker.access.requests import actor_of
from woonzeker.errors import WoonzekerError
from woonzeker.feedback.forms.answers import GroundsForm, HookForm
from woonzeker.feedback.selectors.setting_up import set_up
from woonzeker.feedback.services.grounds import decide_grounds
from woonzeker.feedback.services.webhooks import set_webhook, stop_webhook


@require_http_methods(["GET", "HEAD", "POST"])
def grounds(request: HttpRequest) -> HttpResponse:
    """Read and decide on which ground each item goes back."""
    actor = actor_of(request)
    found = set_up(actor=actor)
    given = request.POST if request.method == "POST" else None
    form = GroundsForm(given, grounds=found.policy.grounds, initial={"valid_from": clock.today()})
    if given is not None and form.is_valid():
        try:
            decide_grounds(
                actor=actor, grounds=form.given(), valid_from=form.cleaned_data["valid_from"]
            )
        except WoonzekerError as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Het beleid is vastgesteld."))
            return redirect("feedback:grounds")
    words = {"found": found, "form": form, "hook_form": HookForm()}
    return render(request, "feedback/grounds.html", words, status=422 if given is not None else 200)


@require_POST
def hook(request: HttpRequest, partner: UUID) -> HttpResponse:
    """Set the address of a partner; its secret is shown this once."""
    form, actor = HookForm(request.POST), actor_of(request)
    try:
        if not form.is_valid():
            raise WoonzekerError(_("Vul het adres in."))
        made = set_webhook(actor=actor, partner=partner, url=form.cleaned_data["url"])
    except WoonzekerError as refused:
        messages.error(request, refused.sentence)
        return redirect("feedback:grounds")
    words = {"secret": made.secret, "url": made.url, "partner": made.partner.name}
    return render(request, "feedback/hook_secret.html", words)


@require_POST
def stop_hook(request: HttpRequest, partner: UUID) -> HttpResponse:
    """Switch the address of a partner off."""
    stop_webhook(actor=actor_of(request), partner=partner)
    messages.success(request, _("Er gaat niets meer naar dit adres."))
    return redirect("feedback:grounds")
