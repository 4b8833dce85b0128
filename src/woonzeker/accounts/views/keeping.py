# SPDX-License-Identifier: EUPL-1.2
"""What somebody had filled in when they had to stop at the door, kept in their own page.

The words travel signed through the page that asks for a proof or PIN, and nowhere else: nothing of
them is stored. Files cannot be kept; who sent one chooses it again.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from woonzeker.accounts.views.entering import onward_of, safe_path
from woonzeker.accounts.views.looks import look_at

_SALT = "woonzeker.accounts.kept"
_SECONDS = 3600
_MOST = 200_000
_OWN = frozenset({"csrfmiddlewaretoken"})


@dataclass(frozen=True, slots=True)
class Interrupted:
    """What somebody was doing: where it leads, and what they had filled in (signed, or empty)."""

    next: str
    kept: str
    lost_files: bool


def interrupted(request: HttpRequest) -> Interrupted:
    """What this request was about."""
    if request.method != "POST":
        return Interrupted(request.get_full_path(), "", lost_files=False)
    back = safe_path(request, _referring_path(request))
    if request.FILES:
        return Interrupted(back, "", lost_files=True)
    return Interrupted(back, keep(request), lost_files=False)


def keep(request: HttpRequest) -> str:
    """The words of a form, signed for this person; empty when that would be too much."""
    words = [
        [name, value]
        for name, values in request.POST.lists()
        if name not in _OWN
        for value in values
    ]
    user = request.session.get("_auth_user_id", "")
    kept = signing.dumps([user, request.get_full_path(), words], salt=_SALT, compress=True)
    return kept if len(kept) <= _MOST else ""


def go_on(request: HttpRequest) -> HttpResponse:
    """On to where somebody was: with a button when there is a form to send again."""
    try:
        user, path, words = signing.loads(
            request.POST.get("kept", ""), salt=_SALT, max_age=_SECONDS
        )
        resolve(path.partition("?")[0])
    except (signing.BadSignature, Resolver404, ValueError, TypeError):
        return redirect(onward_of(request))
    if user != request.session.get("_auth_user_id"):
        return redirect(onward_of(request))
    context = {"path": path, "words": words, "back": onward_of(request), **look_at(path)}
    return render(request, "accounts/go_on.html", context)


def lost_words() -> str:
    """What is said about a file that could not be kept."""
    return _("Kies daarna het bestand opnieuw: een bestand kunnen we niet vasthouden.")


def _referring_path(request: HttpRequest) -> str:
    """The path of the page whose form was sent, as the browser says; the start page otherwise."""
    refers, here = request.headers.get("Referer", ""), f"://{request.get_host()}/"
    _scheme, found, path = refers.partition(here)
    return f"/{path}" if found else "/"
