# SPDX-License-Identifier: EUPL-1.2
"""The second step: the code of an app, a recovery code, and setting the app up the first time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import segno
from django.contrib import messages
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from woonzeker.access import clock
from woonzeker.access.sealing import SealBroken
from woonzeker.accounts import selectors, services
from woonzeker.accounts.errors import TooSoon
from woonzeker.accounts.forms import CodeForm
from woonzeker.accounts.models import SignedIn, User
from woonzeker.accounts.rules.second_step import FEW
from woonzeker.accounts.rules.sessions import HALFWAY
from woonzeker.accounts.services.second_step import secret_in
from woonzeker.accounts.views.entering import door_of, enter, onward_of, to_work
from woonzeker.accounts.views.looks import look_for
from woonzeker.accounts.views.waiting import is_right, wait_words
from woonzeker.errors import Refused

#: sets up an app with a code; gives the recovery codes, or None for a wrong code
Enrol = Callable[[str], list[str] | None]
#: who has shown a password and not yet a code, and when
_HALFWAY = "halfway"
#: the sealed secret of an app that is being set up in this session
SECRET = "secret_in_setting_up"  # noqa: S105  # nosec B105: the name of a key


def begin_halfway(
    request: HttpRequest, user: User, onward: str, *, to: str = "/aanmelden/code"
) -> HttpResponse:
    """The password was right: on to the code, in a session under a new key."""
    request.session.flush()
    request.session[_HALFWAY] = [str(user.pk), clock.real().timestamp()]
    return redirect(f"{to}?{urlencode({'next': onward})}")


@sensitive_post_parameters("code")
@never_cache
@require_http_methods(["GET", "POST"])
def second_step(request: HttpRequest) -> HttpResponse:
    """Ask for the six digits of the app, or a recovery code in their place."""
    user, onward = who_is_halfway(request), onward_of(request)
    if user is None:
        return redirect(f"/aanmelden?{urlencode({'next': onward})}")
    if not services.has_second_step(user.pk):
        if services.has_mail_step(user.pk) and not _is_mailed(request):
            return redirect(f"/aanmelden/mail?{urlencode({'next': onward})}")
        return redirect(f"/aanmelden/app?{urlencode({'next': onward})}")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _code_is_right(request, user, form):
        began_at = inside_since(request)
        response = enter(request, to_work(onward), user, second_step=True, began_at=began_at)
        _warn_of_few(request, user)
        return response
    context = {"form": form, "next": onward, "practice_code": services.practice_code(user)}
    context |= look_for(user)
    return render(request, "accounts/second_step.html", context)


@sensitive_post_parameters("code")
@never_cache
@require_http_methods(["GET", "POST"])
def set_up_app(request: HttpRequest) -> HttpResponse:
    """The first time: a QR code for the app, its first code, and then the recovery codes."""
    user, onward = who_is_halfway(request), onward_of(request)
    if user is None or services.has_second_step(user.pk):
        return redirect(f"/aanmelden?{urlencode({'next': onward})}")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        codes = enrolled(
            form,
            lambda code: services.enrol(user=user, sealed=sealed_for(request, user), code=code),
        )
        if codes is not None:
            after = f"/gemeente?{urlencode({'next': onward})}"
            context = {"codes": codes, "onward": after, **look_for(user)}
            page = render(request, "accounts/recovery_codes.html", context)
            began_at = inside_since(request)
            return enter(request, page, user, second_step=True, began_at=began_at)
    shown = {"form": form, "next": onward, **app_context(request, user), **look_for(user)}
    return render(request, "accounts/set_up_app.html", shown)


def app_context(request: HttpRequest, user: User) -> dict[str, object]:
    """What a page needs to let somebody set up their app: the QR code, and the secret in words."""
    secret = secret_in(sealed_for(request, user), user)
    return {"qr": _qr(services.address_for_app(secret, user)), "secret": _in_fours(secret)}


def enrolled(form: CodeForm, enrol: Enrol) -> list[str] | None:
    """The recovery codes when the code of the form is right; else the form says why not."""
    try:
        codes = enrol(form.cleaned_data["code"])
    except TooSoon as problem:
        form.add_error(None, wait_words(problem))
        return None
    except Refused as problem:
        form.add_error(None, problem.sentence)
        return None
    if codes is None:
        form.add_error(
            "code", _("Deze code klopt niet. Kijk of de tijd van de telefoon goed staat.")
        )
    return codes


def who_is_halfway(request: HttpRequest) -> User | None:
    """Who is halfway, or is inside with a password alone; None when that is too long ago.

    None as well for who is wholly inside, or whose phone sleeps: a code is no way to begin anew.
    """
    if inside := request.session.get(SESSION_KEY):
        halfway = _with_password_alone(request) is not None
        return selectors.active_user(inside) if halfway else None
    user, since = request.session.get(_HALFWAY) or ("", 0.0)
    if not user or clock.real().timestamp() - since > HALFWAY.total_seconds():
        return None
    return selectors.active_user(user)


def _with_password_alone(request: HttpRequest) -> SignedIn | None:
    """The session that is inside with a password alone; None for a sleeping or a whole one."""
    session = getattr(request, "woonzeker_session", None)
    if not isinstance(session, SignedIn) or getattr(request, "woonzeker_asleep", False):
        return None
    return None if session.second_step else session


def _is_mailed(request: HttpRequest) -> bool:
    """Whether a code by mail was shown in this session, and more is asked."""
    session = _with_password_alone(request)
    return session is not None and session.mailed


def inside_since(request: HttpRequest) -> datetime | None:
    """When somebody who is inside with a password alone showed it; None for who is halfway."""
    session = _with_password_alone(request)
    return session.began_at if session else None


def _code_is_right(request: HttpRequest, user: User, form: CodeForm) -> bool:
    code = form.cleaned_data["code"]
    return is_right(
        form,
        "code",
        lambda: services.check_second_step(user=user, code=code, door=door_of(request)),
        wrong=_("Deze code klopt niet of is al gebruikt. Wacht op de volgende code."),
    )


def _warn_of_few(request: HttpRequest, user: User) -> None:
    """Say it when the recovery codes run out."""
    left = selectors.recovery_codes_left(user.pk)
    if left <= FEW:
        words = ngettext(
            "Er is nog %(count)d herstelcode over. Maak nieuwe bij Mijn account.",
            "Er zijn nog %(count)d herstelcodes over. Maak nieuwe bij Mijn account.",
            left,
        )
        if not left:
            words = _("Er zijn geen herstelcodes meer. Maak ze bij Mijn account.")
        messages.warning(request, words % {"count": left})


def sealed_for(request: HttpRequest, user: User) -> str:
    """The sealed secret of the app that is set up in this session, made when there is none yet."""
    kept = str(request.session.get(SECRET, ""))
    try:
        secret_in(kept, user)
    except SealBroken:
        kept = request.session[SECRET] = services.fresh_secret(user)
    return kept


def _qr(address: str) -> SafeString:
    """The QR code as an element of the page itself: no picture to fetch, no style."""
    drawn = segno.make(address, error="m").svg_inline(
        scale=5, border=4, light="#ffffff", svgclass="wz-qr", lineclass=None, omitsize=True
    )
    return mark_safe(drawn)  # noqa: S308  # nosec B308 B703: drawn by ourselves, no words in it


def _in_fours(secret: str) -> str:
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
