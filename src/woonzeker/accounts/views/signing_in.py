# SPDX-License-Identifier: EUPL-1.2
"""Signing in and out. Which municipality somebody works in is asked after this, in `web`."""

from __future__ import annotations

from django.contrib.auth import SESSION_KEY, login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from woonzeker.accounts import selectors, services
from woonzeker.accounts.forms import SignInForm

#: used by nothing but Django's session: we sign in with our own check
BACKEND = "django.contrib.auth.backends.BaseBackend"


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for name and password; on to the place that was asked for, or to Vandaag."""
    onward = _onward(request)
    if request.method == "GET" and request.session.get(SESSION_KEY):
        return redirect(onward)
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = services.recognise(**form.cleaned_data)
        if user is not None:
            login(request, user, backend=BACKEND)
            request.session["user_name"] = user.name
            return redirect(f"/gemeente?{urlencode({'next': onward})}")
        form.add_error(
            None,
            _("Gebruikersnaam of wachtwoord klopt niet. Na vijf keer fout wacht je een kwartier."),
        )
    context = {
        "form": form,
        "next": onward,
        "demo_users": selectors.demo_users(),
        "demo_password": services.DEMO_PASSWORD,
    }
    return render(request, "accounts/sign_in.html", context)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Forget who was here."""
    request.session.flush()
    return redirect("accounts:sign_in")


def _onward(request: HttpRequest) -> str:
    """Where to go after signing in: a page of our own, nothing else."""
    asked = request.POST.get("next") or request.GET.get("next") or "/"
    safe = url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()})
    return asked if safe and asked.startswith("/") else "/"
