# SPDX-License-Identifier: EUPL-1.2
"""'Uw account' at the desk of a partner: password, app, recovery codes and sessions."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woonzeker.access.requests import actor_of, fresh_proof
from woonzeker.accounts import selectors, services
from woonzeker.accounts.forms import CodeForm, PasswordForm
from woonzeker.accounts.services.devices import DAYS, remembering
from woonzeker.accounts.services.signing_in import guesses_at
from woonzeker.accounts.views.entering import DEVICE_COOKIE, door_of, session_of, set_cookie
from woonzeker.accounts.views.own_account import old_is_right
from woonzeker.accounts.views.second_step import SECRET, app_context, enrolled, sealed_for
from woonzeker.errors import Refused

_ACCOUNT = "accounts:desk_account"


@never_cache
@require_safe
def desk_account(request: HttpRequest) -> HttpResponse:
    """Everything of one's own account on one page."""
    actor, session = actor_of(request), session_of(request)
    account = selectors.own_account(actor, this=session.pk)
    context = {"account": account, "guesses": guesses_at(session.user)}
    return render(request, "accounts/desk/account.html", context)


@sensitive_post_parameters("old", "new")
@never_cache
@require_http_methods(["GET", "POST"])
def desk_password(request: HttpRequest) -> HttpResponse:
    """Choose another password; it ends the other sessions."""
    actor, form = actor_of(request), PasswordForm(request.POST or None)
    form.fields["old"].label = _("Uw oude wachtwoord")
    form.fields["new"].label = _("Uw nieuwe wachtwoord")
    if request.method == "POST" and form.is_valid() and old_is_right(request, form):
        try:
            user = services.change_desk_password(
                actor=actor,
                **form.cleaned_data,
                own=[request.session.get("partner_name", "")],
                session=str(request.session.session_key),
            )
        except services.WeakPassword as problem:
            form.add_error("new", problem.sentence)
        except Refused as problem:
            form.add_error("old", problem.sentence)
        else:
            messages.success(
                request, _("Uw wachtwoord is gewijzigd. Uw andere sessies zijn beëindigd.")
            )
            response = redirect(_ACCOUNT)
            set_cookie(response, DEVICE_COOKIE, remembering(door_of(request), user), days=DAYS)
            return response
    context = {"form": form, "username": session_of(request).user.username}
    return render(request, "accounts/desk/password.html", context)


@sensitive_post_parameters("code")
@never_cache
@require_http_methods(["GET", "POST"])
def desk_app(request: HttpRequest) -> HttpResponse:
    """Take another app or phone for the codes into use."""
    actor = actor_of(request)
    fresh_proof(request)
    user, form = session_of(request).user, CodeForm(request.POST or None)
    sealed = sealed_for(request, user)
    if request.method == "POST" and form.is_valid():
        key = str(request.session.session_key)
        codes = enrolled(
            form,
            lambda code: services.renew_desk_app(
                actor=actor, sealed=sealed, code=code, session=key
            ),
        )
        if codes is not None:
            request.session.pop(SECRET, None)
            return render(request, "accounts/desk/codes.html", {"codes": codes})
    context = {"form": form, **app_context(request, user)}
    return render(request, "accounts/desk/app.html", context)


@never_cache
@require_POST
def desk_codes(request: HttpRequest) -> HttpResponse:
    """Make new recovery codes and show them once."""
    actor = actor_of(request)
    fresh_proof(request)
    codes = services.renew_desk_codes(actor=actor)
    return render(request, "accounts/desk/codes.html", {"codes": codes})


@require_POST
def desk_session(request: HttpRequest, session: UUID) -> HttpResponse:
    """End one of one's own sessions."""
    services.end_desk_session(actor=actor_of(request), session=session)
    messages.success(request, _("Deze sessie is beëindigd."))
    return redirect(_ACCOUNT)


@require_POST
def desk_sessions(request: HttpRequest) -> HttpResponse:
    """End all sessions but this one."""
    ended = services.end_desk_sessions(
        actor=actor_of(request), but=str(request.session.session_key)
    )
    words = ngettext("%(count)d sessie is beëindigd.", "%(count)d sessies zijn beëindigd.", ended)
    messages.success(request, words % {"count": ended})
    return redirect(_ACCOUNT)
