# SPDX-License-Identifier: EUPL-1.2
"""Inviting somebody, and following the link of an invitation."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from woonzeker.access.requests import actor_of, fresh_proof
from woonzeker.accounts.services import WeakPassword
from woonzeker.accounts.views.second_step import begin_halfway
from woonzeker.errors import NotFound, Refused
from woonzeker.organisations import selectors, services
from woonzeker.organisations.forms import AcceptForm, InviteForm


@never_cache
@require_http_methods(["GET", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    """Ask who is invited; the link comes once somebody else released it."""
    actor = actor_of(request)
    if request.method == "POST":
        fresh_proof(request)
    form = InviteForm(request.POST or None, actor=actor)
    if request.method == "POST" and form.is_valid():
        try:
            services.invite(actor=actor, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(
                request,
                _(
                    "De uitnodiging is gevraagd. Een ander geeft haar vrij en krijgt de link: de "
                    "teamleider, de privacyfunctionaris of een andere functioneel beheerder."
                ),
            )
            return redirect("organisations:people")
    status = 422 if request.method == "POST" else 200
    return render(request, "organisations/invite.html", {"form": form}, status=status)


@never_cache
@require_POST
def release(request: HttpRequest, invitation: UUID) -> HttpResponse:
    """Let a link work that somebody else asked for, and show it, this once."""
    actor = actor_of(request)
    fresh_proof(request)
    try:
        token = services.release_invitation(actor=actor, invitation=invitation)
    except Refused as refused:
        messages.error(request, refused.sentence)
        return redirect("organisations:people")
    row = next(each for each in selectors.invitations(actor=actor) if each.id == invitation)
    place = request.build_absolute_uri(reverse("organisations:accept", args=[token]))
    context = {"name": row.name, "link": place, "again": row.is_again}
    return render(request, "organisations/link.html", context)


@require_POST
def withdraw(request: HttpRequest, invitation: UUID) -> HttpResponse:
    """Let a link stop working."""
    try:
        services.withdraw_invitation(actor=actor_of(request), invitation=invitation)
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("De uitnodiging is ingetrokken. De link werkt niet meer."))
    return redirect("organisations:people")


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Choose a password, and go on to the app: the same page for every link that is no good."""
    found = services.invitation_of(token)
    if found is None:
        return render(request, "organisations/no_invitation.html", status=404)
    base = "ui/partner.html" if found.partner_id else "ui/base.html"
    form = AcceptForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = services.accept(token=token, password=form.cleaned_data["password"])
        except WeakPassword as weak:
            form.add_error("password", weak.sentence)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        except NotFound:  # the partner has no agreement any more
            return render(request, "organisations/no_invitation.html", status=404)
        else:
            if user is None:
                return render(request, "organisations/no_invitation.html", status=404)
            return begin_halfway(request, user, "/")
    context = {"form": form, "name": found.name, "username": found.username, "base": base}
    status = 422 if request.method == "POST" else 200
    return render(request, "organisations/accept.html", context, status=status)
