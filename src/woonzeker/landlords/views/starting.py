# SPDX-License-Identifier: EUPL-1.2
"""The first page for a landlord who never heard of the law, and the code by mail."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from woonzeker.access.policy import Role
from woonzeker.access.requests import maybe_actor
from woonzeker.accounts import services as accounts
from woonzeker.accounts.errors import TooSoon
from woonzeker.accounts.services import WeakPassword
from woonzeker.accounts.views.entering import door_of, enter
from woonzeker.accounts.views.waiting import wait_words
from woonzeker.errors import Refused
from woonzeker.landlords import services
from woonzeker.landlords.forms import CodeForm, StartForm

#: in the session: to which request for an account the code belongs
_STARTED = "landlord_start"


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "POST"])
def about(request: HttpRequest) -> HttpResponse:
    """What the law asks in four lines, and the way in: name, mail address, password."""
    actor = maybe_actor(request)
    if actor is not None and Role.PRIVATE_LANDLORD.value in actor.roles:
        return redirect("landlords:desk")
    form = StartForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _asked(request, form):
        return redirect("landlords:confirm")
    status = 422 if form.errors else 200
    return render(request, "landlords/about.html", {"form": form}, status=status)


@sensitive_post_parameters("code")
@never_cache
@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest) -> HttpResponse:
    """The code out of the mail; with the right one there is an account and a desk."""
    started = request.session.get(_STARTED)
    if not started:
        return redirect("landlords:about")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        response = _begun(request, form, UUID(started))
        if response is not None:
            return response
    context = {"form": form, "practice_code": accounts.practice_mail(started)}
    status = 422 if form.errors else 200
    return render(request, "landlords/confirm.html", context, status=status)


def _asked(request: HttpRequest, form: StartForm) -> bool:
    try:
        started = accounts.ask_start(**form.cleaned_data, door=door_of(request))
    except WeakPassword as weak:
        form.add_error("password", weak.sentence)
    except TooSoon as problem:
        form.add_error(None, wait_words(problem))
    except Refused as problem:
        form.add_error("mail", problem.sentence)
    else:
        request.session[_STARTED] = str(started)
        return True
    return False


def _begun(request: HttpRequest, form: CodeForm, started: UUID) -> HttpResponse | None:
    try:
        begun = services.begin(start=started, code=form.cleaned_data["code"])
    except TooSoon as problem:
        form.add_error(None, wait_words(problem))
        return None
    if begun is None:
        form.add_error(
            "code",
            _(
                "Deze code klopt niet. Kijk nog eens in de e-mail en typ de zes cijfers. Is de "
                "e-mail ouder dan tien minuten? Begin dan opnieuw."
            ),
        )
        return None
    user, partner = begun
    first = redirect("landlords:new_rental")
    response = enter(request, first, user, second_step=False, mailed=True)
    request.session["partner"], request.session["partner_name"] = str(partner.pk), partner.name
    return response
