# SPDX-License-Identifier: EUPL-1.2
"""Name and password, and signing out. In which municipality somebody works is asked after this."""

from __future__ import annotations

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from woonzeker.accounts import selectors, services
from woonzeker.accounts.errors import TooSoon
from woonzeker.accounts.forms import SignInForm
from woonzeker.accounts.models import User
from woonzeker.accounts.views.entering import door_of, enter, onward_of, to_work
from woonzeker.accounts.views.mailing import begin_by_mail
from woonzeker.accounts.views.second_step import begin_halfway
from woonzeker.accounts.views.waiting import wait_words

#: in the session: the code of the municipality at whose own sign-in somebody signed in
SIGNED_IN_AT = "signed_in_at"
#: what somebody is told whose session ended; anything else is told as 'ended'
WHY_ENDED: dict[str, Promise] = {
    "idle": gettext_lazy("Een kwartier lang gebeurde er niets. Daarom is opnieuw aanmelden nodig."),
    "too_long": gettext_lazy("Na tien uur is opnieuw aanmelden nodig."),
    "wrong_pin": gettext_lazy(
        "De pincode was vijf keer fout. Je telefoon is niet meer geregistreerd. Meld je opnieuw "
        "aan."
    ),
    "password_changed": gettext_lazy(
        "Het wachtwoord is gewijzigd. Aanmelden kan nu met het nieuwe."
    ),
}
ENDED = gettext_lazy("De sessie is beëindigd. Opnieuw aanmelden kan hier.")


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for name and password; on to the code of the app, or to the place asked for."""
    onward = onward_of(request)
    if request.method == "GET" and request.session.get(SESSION_KEY):
        return redirect(onward)
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and (user := _recognised(request, form)):
        return _let_through(request, user, onward, form.cleaned_data["let_in"])
    context = {
        "form": form,
        "next": onward,
        "why_ended": _why_ended(request),
        "places": selectors.places_elsewhere(),
        "demo_users": selectors.demo_users(),
        "demo_password": services.DEMO_PASSWORD,
    }
    return render(request, "accounts/sign_in.html", context)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Forget who was here."""
    if key := request.session.session_key:
        services.end_session(key=key, why="signed_out")
    place = request.session.get(SIGNED_IN_AT, "")
    request.session.flush()
    return redirect(f"/aanmelden/gemeente/{place}/uit" if place else "/aanmelden")


def _recognised(request: HttpRequest, form: SignInForm) -> User | None:
    try:
        user = services.recognise(**form.cleaned_data, door=door_of(request))
    except TooSoon as problem:
        form.add_error(None, wait_words(problem))
        return None
    if user is None:
        form.add_error(None, _("Gebruikersnaam of wachtwoord klopt niet."))
    return user


def _let_through(request: HttpRequest, user: User, onward: str, let_in: str) -> HttpResponse:
    """Inside, or halfway: whoever has an app shows its code, unless a colleague let them in."""
    if not services.has_second_step(user.pk):
        if services.has_mail_step(user.pk):
            return begin_by_mail(request, user, onward)
        return enter(request, to_work(onward), user, second_step=False)
    if let_in and services.use_let_in(user=user, code=let_in):
        return enter(request, to_work(onward), user, second_step=True)
    return begin_halfway(request, user, onward)


def _why_ended(request: HttpRequest) -> str | Promise:
    why = request.session.pop("why_ended", "")
    return WHY_ENDED.get(why, ENDED) if why else ""
