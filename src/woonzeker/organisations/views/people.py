# SPDX-License-Identifier: EUPL-1.2
"""Users: who works here, and what a functional admin does to an account."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from woonzeker.access.actions import may
from woonzeker.access.requests import actor_of, fresh_proof
from woonzeker.accounts.services import let_in as give_code
from woonzeker.errors import Refused
from woonzeker.organisations import selectors, services
from woonzeker.organisations.forms import EndRoleForm, RoleForm


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Everybody who works here, and the invitations that wait."""
    actor = actor_of(request)
    sees_all = may(actor, "organisations.links_given")
    sees_waiting = may(actor, "organisations.invitations")
    context = {
        "rows": selectors.people(actor=actor),
        "invitations": selectors.invitations(actor=actor) if sees_waiting else (),
        "given": selectors.links_given(actor=actor) if sees_all else (),
        "manages": may(actor, "organisations.invite"),
        "sees_use": sees_all,
    }
    return render(request, "organisations/people.html", context)


@require_safe
def person(request: HttpRequest, user: UUID) -> HttpResponse:
    """One of them, with what can be done."""
    return _page(request, user)


@require_POST
def give_role(request: HttpRequest, user: UUID) -> HttpResponse:
    """Give a role."""
    actor = actor_of(request)
    fresh_proof(request)
    form = RoleForm(request.POST, actor=actor)
    if form.is_valid():
        try:
            services.give_role(actor=actor, user=user, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("De rol is gegeven."))
            return redirect("organisations:person", user)
    return _page(request, user, role_form=form)


@require_POST
def end_role(request: HttpRequest, user: UUID, membership: UUID) -> HttpResponse:
    """End a role, now or after a day."""
    form, actor = EndRoleForm(request.POST), actor_of(request)
    if not form.is_valid():
        messages.error(request, _("Dit is geen datum. De rol is niet beëindigd."))
        return redirect("organisations:person", user)
    return _do(
        request,
        user,
        lambda: services.end_role(
            actor=actor, user=user, membership=membership, **form.cleaned_data
        ),
        _("De rol eindigt."),
    )


@require_POST
def disable(request: HttpRequest, user: UUID) -> HttpResponse:
    """Switch an account off."""
    actor = actor_of(request)
    return _do(
        request,
        user,
        lambda: services.disable_user(actor=actor, user=user),
        _("Het account staat uit. Alle sessies zijn beëindigd."),
    )


@require_POST
def enable(request: HttpRequest, user: UUID) -> HttpResponse:
    """Switch an account on again."""
    actor = actor_of(request)
    fresh_proof(request)
    return _do(
        request,
        user,
        lambda: services.enable_user(actor=actor, user=user),
        _("Het account staat weer aan."),
    )


@require_POST
def end_sessions(request: HttpRequest, user: UUID) -> HttpResponse:
    """End every session of a colleague."""
    ended = services.end_sessions(actor=actor_of(request), user=user)
    words = ngettext("%(count)d sessie is beëindigd.", "%(count)d sessies zijn beëindigd.", ended)
    messages.success(request, words % {"count": ended})
    return redirect("organisations:person", user)


@require_POST
def start_again(request: HttpRequest, user: UUID) -> HttpResponse:
    """Take password and second step away; the link to set them up anew waits for somebody else."""
    actor = actor_of(request)
    fresh_proof(request)
    try:
        waits = services.start_again(actor=actor, user=user)
    except Refused as refused:
        messages.error(request, refused.sentence)
        return redirect("organisations:person", user)
    done = (
        _(
            "Wachtwoord en tweede stap werken niet meer. Een ander geeft de link voor een nieuw "
            "begin vrij: de teamleider, de privacyfunctionaris of een andere functioneel beheerder."
        )
        if waits
        else _("De tweede stap is weg. Bij het volgende aanmelden komt er een nieuwe.")
    )
    messages.success(request, done)
    return redirect("organisations:person", user)


@never_cache
@require_POST
def let_in(request: HttpRequest, user: UUID) -> HttpResponse:
    """Show the code that lets a colleague sign in once."""
    actor = actor_of(request)
    fresh_proof(request)
    try:
        code = give_code(actor=actor, user=user)
    except Refused as refused:
        messages.error(request, refused.sentence)
        return redirect("organisations:person", user)
    row = selectors.person(actor=actor, user=user)
    return render(request, "organisations/let_in.html", {"row": row, "code": code})


def _do(request: HttpRequest, user: UUID, act: Callable[[], object], done: str) -> HttpResponse:
    """Run one act and go back to the page of the person, which says how it went."""
    try:
        act()
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, done)
    return redirect("organisations:person", user)


def _page(request: HttpRequest, user: UUID, *, role_form: RoleForm | None = None) -> HttpResponse:
    actor = actor_of(request)
    row = selectors.person(actor=actor, user=user)
    is_self = actor.id == str(user)
    manages = may(actor, "organisations.give_role") and not is_self
    context = {
        "row": row,
        "is_self": is_self,
        "manages": manages,
        "gives_roles": manages and not row.is_external,
        "lets_in": may(actor, "accounts.let_in", user) and not is_self and row.is_active,
        "role_form": role_form or RoleForm(actor=actor),
    }
    status = 422 if role_form else 200
    return render(request, "organisations/person.html", context, status=status)
