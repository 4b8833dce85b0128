# SPDX-License-Identifier: EUPL-1.2
"""The pages that ask again who somebody is: before the heaviest data, and on a phone that slept."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from woonzeker.accounts import services
from woonzeker.accounts.errors import TooSoon
from woonzeker.accounts.forms import PinForm, ProofForm
from woonzeker.accounts.views.entering import onward_of, session_of
from woonzeker.accounts.views.keeping import go_on, interrupted, lost_words
from woonzeker.accounts.views.looks import look_at
from woonzeker.accounts.views.waiting import wait_words

ASK_PROOF, ASK_PIN = "/bewijs", "/ontgrendelen"


def proof_page(request: HttpRequest) -> HttpResponse:
    """What is shown in place of a page that needs a fresh proof; a form that was sent is kept."""
    return _instead(request, ASK_PROOF, ProofForm(), "accounts/prove.html")


def pin_page(request: HttpRequest) -> HttpResponse:
    """What is shown in place of any page on a phone that fell asleep; a form is kept."""
    return _instead(request, ASK_PIN, PinForm(), "accounts/unlock.html")


@sensitive_post_parameters("proof")
@never_cache
@require_http_methods(["GET", "POST"])
def prove(request: HttpRequest) -> HttpResponse:
    """Ask for the password or a code, and go on where somebody was."""
    session, form = session_of(request), ProofForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            if services.prove_again(session=session, words=form.cleaned_data["proof"]):
                return go_on(request)
            form.add_error("proof", _("Dit klopt niet. Een code werkt maar één keer."))
        except TooSoon as problem:
            form.add_error(None, wait_words(problem))
    context = {
        "form": form,
        "next": onward_of(request),
        "kept": request.POST.get("kept", ""),
        "practice_code": services.practice_code(session.user),
        "username": session.user.username,
        **look_at(onward_of(request)),
    }
    return render(request, "accounts/prove.html", context)


@sensitive_post_parameters("pin")
@never_cache
@require_http_methods(["GET", "POST"])
def unlock(request: HttpRequest) -> HttpResponse:
    """Ask for the PIN of a phone that fell asleep; the fifth wrong one ends its session."""
    session, form = session_of(request), PinForm(request.POST or None)
    if not getattr(request, "woonzeker_asleep", False):
        return redirect(onward_of(request))
    if request.method == "POST" and form.is_valid():
        woken = services.wake(session=session, pin=form.cleaned_data["pin"])
        if woken.awake:
            _under_another_key(request)
            return go_on(request)
        if not woken.tries_left:
            request.session.flush()
            request.session["why_ended"] = "wrong_pin"
            return redirect(f"/aanmelden?{urlencode({'next': onward_of(request)})}")
        form.add_error("pin", _pins_left(woken.tries_left))
    context = {"form": form, "next": onward_of(request), "kept": request.POST.get("kept", "")}
    return render(request, "accounts/unlock.html", context)


def _instead(
    request: HttpRequest, path: str, form: ProofForm | PinForm, template: str
) -> HttpResponse:
    was = interrupted(request)
    if not was.kept and not was.lost_files:
        return redirect(f"{path}?{urlencode({'next': was.next})}")
    context = {"form": form, "next": was.next, "kept": was.kept, **look_at(request.path)}
    context |= {"lost": lost_words()} if was.lost_files else {}
    response = render(request, template, context, status=403)
    response["Cache-Control"] = "no-store"
    return response


def _under_another_key(request: HttpRequest) -> None:
    old = str(request.session.session_key)
    request.session.cycle_key()
    services.move_session(old=old, new=str(request.session.session_key))


def _pins_left(left: int) -> str:
    return ngettext(
        "Deze pincode klopt niet. Nog %(count)d poging, daarna moet je opnieuw aanmelden.",
        "Deze pincode klopt niet. Nog %(count)d pogingen, daarna moet je opnieuw aanmelden.",
        left,
    ) % {"count": left}
