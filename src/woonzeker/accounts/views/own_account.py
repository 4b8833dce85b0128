# SPDX-License-Identifier: EUPL-1.2
"""'Mijn account': password, app, recovery codes, sessions and phones of whoever is here.

Most pages have two addresses: for who works in a municipality, and at the desk of a partner.
"""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woonzeker.access.actors import Actor
from woonzeker.access.requests import actor_of, fresh_proof
from woonzeker.accounts import selectors, services
from woonzeker.accounts.forms import CodeForm, PasswordForm, PhoneForm, WorkPhoneForm
from woonzeker.accounts.services.devices import DAYS, remembering
from woonzeker.accounts.services.signing_in import guesses_at
from woonzeker.accounts.views.entering import (
    DEVICE_COOKIE,
    PHONE_COOKIE,
    door_of,
    session_of,
    set_cookie,
)
from woonzeker.accounts.views.looks import addresses_of, look_of
from woonzeker.accounts.views.second_step import SECRET, app_context, enrolled, sealed_for
from woonzeker.accounts.views.waiting import is_right
from woonzeker.errors import Refused

#: of the municipality or partner where somebody works now: no password holds it
_NAMES = ("municipality_name", "partner_name")


@never_cache
@require_safe
def own_account(request: HttpRequest) -> HttpResponse:
    """Everything of one's own account on one page."""
    actor, session = actor_of(request), session_of(request)
    account = selectors.own_account(actor, this=session.pk)
    form = WorkPhoneForm(initial={"number": account.work_phone}, auto_id="nummer_%s")
    context = {"account": account, "guesses": guesses_at(session.user), "phone_form": form}
    context |= look_of(actor)
    return render(request, "accounts/own_account.html", context)


@require_POST
def change_work_phone(request: HttpRequest) -> HttpResponse:
    """On which number households may call."""
    form = WorkPhoneForm(request.POST)
    if form.is_valid():
        services.change_work_phone(actor=actor_of(request), **form.cleaned_data)
        messages.success(request, _("Je werknummer is bijgewerkt."))
    else:
        messages.error(request, str(form.errors["number"][0]))
    return redirect("accounts:own_account")


@sensitive_post_parameters("old", "new")
@never_cache
@require_http_methods(["GET", "POST"])
def change_password(request: HttpRequest) -> HttpResponse:
    """Choose another password; it ends the other sessions."""
    actor, form = actor_of(request), PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _old_is_right(request, form):
        try:
            user = services.change_password(
                actor=actor,
                **form.cleaned_data,
                own=[request.session.get(name, "") for name in _NAMES],
                session=str(request.session.session_key),
            )
        except services.WeakPassword as problem:
            form.add_error("new", problem.sentence)
        except Refused as problem:
            form.add_error("old", problem.sentence)
        else:
            messages.success(
                request, _("Het wachtwoord is gewijzigd. De andere sessies zijn beëindigd.")
            )
            response = redirect(addresses_of(actor)["account"])
            set_cookie(response, DEVICE_COOKIE, remembering(door_of(request), user), days=DAYS)
            return response
    context = {"form": form, "username": session_of(request).user.username, **look_of(actor)}
    return render(request, "accounts/change_password.html", context)


@sensitive_post_parameters("code")
@never_cache
@require_http_methods(["GET", "POST"])
def change_app(request: HttpRequest) -> HttpResponse:
    """Take another app or phone for the codes into use."""
    actor = actor_of(request)
    fresh_proof(request)
    user, form = session_of(request).user, CodeForm(request.POST or None)
    sealed = sealed_for(request, user)
    if request.method == "POST" and form.is_valid():
        key = str(request.session.session_key)
        codes = enrolled(
            form,
            lambda code: services.renew_second_step(
                actor=actor, sealed=sealed, code=code, session=key
            ),
        )
        if codes is not None:
            request.session.pop(SECRET, None)
            return _codes_page(request, actor, codes)
    context = {"form": form, "again": True, **app_context(request, user), **look_of(actor)}
    return render(request, "accounts/set_up_app.html", context)


@never_cache
@require_POST
def change_recovery_codes(request: HttpRequest) -> HttpResponse:
    """Make new recovery codes and show them once."""
    actor = actor_of(request)
    fresh_proof(request)
    return _codes_page(request, actor, services.renew_recovery_codes(actor=actor))


@require_POST
def end_session(request: HttpRequest, session: UUID) -> HttpResponse:
    """End one of one's own sessions."""
    actor = actor_of(request)
    services.end_own_session(actor=actor, session=session)
    messages.success(request, _("Deze sessie is beëindigd."))
    return redirect(addresses_of(actor)["account"])


@require_POST
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    """End all sessions but this one."""
    actor = actor_of(request)
    ended = services.end_other_sessions(actor=actor, but=str(request.session.session_key))
    words = ngettext("%(count)d sessie is beëindigd.", "%(count)d sessies zijn beëindigd.", ended)
    messages.success(request, words % {"count": ended})
    return redirect(addresses_of(actor)["account"])


@sensitive_post_parameters("pin", "again")
@never_cache
@require_http_methods(["GET", "POST"])
def register_phone(request: HttpRequest) -> HttpResponse:
    """Register this phone: from now on it falls asleep, and its PIN wakes it."""
    actor, form = actor_of(request), PhoneForm(request.POST or None)
    fresh_proof(request)
    if request.method == "POST" and form.is_valid():
        name, pin = form.cleaned_data["name"], form.cleaned_data["pin"]
        try:
            registered = services.register_phone(
                actor=actor, session=session_of(request), name=name, pin=pin
            )
        except Refused as problem:
            form.add_error("pin", problem.sentence)
        else:
            messages.success(request, _("Deze telefoon is geregistreerd."))
            response = redirect("accounts:own_account")
            set_cookie(response, PHONE_COOKIE, registered.token, days=DAYS)
            return response
    return render(request, "accounts/register_phone.html", {"form": form})


@require_POST
def end_phone(request: HttpRequest, phone: UUID) -> HttpResponse:
    """End the registration of a phone, and the sessions on it."""
    services.end_phone(actor=actor_of(request), phone=phone)
    messages.success(request, _("Deze telefoon is niet meer geregistreerd."))
    return redirect("accounts:own_account")


def _old_is_right(request: HttpRequest, form: PasswordForm) -> bool:
    """Whether the old password is right: guessed wrong, it makes wait as any proof does."""
    session, password = session_of(request), form.cleaned_data["old"]
    return is_right(
        form,
        "old",
        lambda: services.prove_password(session=session, password=password),
        wrong=_("Het oude wachtwoord klopt niet."),
    )


def _codes_page(request: HttpRequest, actor: Actor, codes: list[str]) -> HttpResponse:
    onward = reverse(addresses_of(actor)["account"])
    context = {"codes": codes, "onward": onward, **look_of(actor)}
    return render(request, "accounts/recovery_codes.html", context)
