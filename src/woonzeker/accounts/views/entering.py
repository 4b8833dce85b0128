# SPDX-License-Identifier: EUPL-1.2
"""Coming in: the one place where a session begins, however somebody proved who they are."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY, login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _

from woonzeker.access.requests import SignInNeeded, address_of
from woonzeker.accounts import services
from woonzeker.accounts.models import SignedIn, User
from woonzeker.accounts.rules.browsers import browser_words
from woonzeker.accounts.rules.tries import NAME
from woonzeker.accounts.services import Door
from woonzeker.accounts.services.devices import DAYS, remembering
from woonzeker.accounts.services.signing_in import guesses_at

#: used by nothing but Django's session: we sign in with our own check
BACKEND = "django.contrib.auth.backends.BaseBackend"
#: what a device keeps: that it is known, and that it is a registered phone
DEVICE_COOKIE, PHONE_COOKIE = "toestel", "veldtelefoon"


def set_session(request: HttpRequest, session: SignedIn) -> None:
    """Remember on the request in which session it is made."""
    request.woonzeker_session = session  # type: ignore[attr-defined]


def session_of(request: HttpRequest) -> SignedIn:
    """The session in which a request is made; raises SignInNeeded when there is none."""
    session = getattr(request, "woonzeker_session", None)
    if not isinstance(session, SignedIn):
        raise SignInNeeded
    return session


def door_of(request: HttpRequest) -> Door:
    """From where somebody knocks."""
    return Door(
        address=address_of(request), device=request.COOKIES.get(cookie_name(DEVICE_COOKIE), "")
    )


def enter(
    request: HttpRequest,
    response: HttpResponse,
    user: User,
    *,
    second_step: bool,
    began_at: datetime | None = None,
    mailed: bool = False,
) -> HttpResponse:
    """Begin a session under a new key and let the device remember; gives the response back.

    Whoever was signed in here before is signed out first. `second_step` says whether more than a
    password was shown, `mailed` that it was a code from their mail. `began_at` is when the password
    was shown, for who was inside with that alone.
    """
    if request.session.get(SESSION_KEY):
        services.end_session(key=str(request.session.session_key), why="signed_out")
        request.session.flush()
    door = door_of(request)
    login(request, user, backend=BACKEND)
    request.session["user_name"] = user.name
    services.begin_session(
        key=str(request.session.session_key),
        user=user,
        second_step=second_step,
        browser=browser_words(request.headers.get("User-Agent", "")),
        address=door.address,
        phone=request.COOKIES.get(cookie_name(PHONE_COOKIE), ""),
        began_at=began_at,
        mailed=mailed,
    )
    _warn_of_guesses(request, user)
    set_cookie(response, DEVICE_COOKIE, remembering(door, user), days=DAYS)
    return response


def _warn_of_guesses(request: HttpRequest, user: User) -> None:
    """Say it when strangers guessed at this name."""
    if guesses_at(user) >= NAME.free:
        messages.warning(
            request,
            _(
                "Vandaag is vaak geprobeerd om met deze naam aan te melden. Dat lukte niet. Deed "
                "een ander dat? Zeg het de functioneel beheerder van de gemeente."
            ),
        )


def to_work(onward: str) -> HttpResponse:
    """On to the choice of a municipality, and from there to where somebody was going."""
    return redirect(f"/gemeente?{urlencode({'next': onward})}")


def onward_of(request: HttpRequest) -> str:
    """Where to go afterwards: a page of our own, nothing else."""
    return safe_path(request, request.POST.get("next") or request.GET.get("next") or "/")


def safe_path(request: HttpRequest, asked: str) -> str:
    """The path when it is one of our own pages, else the start page."""
    safe = url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()})
    return asked if safe and asked.startswith("/") else "/"


def cookie_name(name: str) -> str:
    """The name under which a cookie is kept: bound to this very host where there is HTTPS."""
    return f"__Host-{name}" if settings.SESSION_COOKIE_SECURE else name


def set_cookie(response: HttpResponse, name: str, value: str, *, days: int) -> None:
    """Let the browser keep something that no script may read."""
    response.set_cookie(
        cookie_name(name),
        value,
        max_age=days * 24 * 3600,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
