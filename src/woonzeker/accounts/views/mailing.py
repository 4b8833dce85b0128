# SPDX-License-Identifier: EUPL-1.2
"""The second step for who has no app: a code to their own mail address."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from woonzeker.accounts import services
from woonzeker.accounts.errors import TooSoon
from woonzeker.accounts.forms import CodeForm
from woonzeker.accounts.models import User
from woonzeker.accounts.views.entering import door_of, enter, onward_of, to_work
from woonzeker.accounts.views.second_step import begin_halfway, inside_since, who_is_halfway
from woonzeker.accounts.views.waiting import is_right, wait_words
from woonzeker.errors import Refused

#: in the session: the code that was mailed in it, so that looking again mails no other one
_MAILED = "mailed_code"


def begin_by_mail(request: HttpRequest, user: User, onward: str) -> HttpResponse:
    """The password was right: on to the page that asks for the code in the mail."""
    return begin_halfway(request, user, onward, to="/aanmelden/mail")


@sensitive_post_parameters("code")
@never_cache
@require_http_methods(["GET", "POST"])
def mail_step(request: HttpRequest) -> HttpResponse:
    """Mail a code, once in a session, and ask for it."""
    user, onward = who_is_halfway(request), onward_of(request)
    if user is None or not services.has_mail_step(user.pk):
        return redirect(f"/aanmelden?{urlencode({'next': onward})}")
    if _MAILED not in request.session:
        _mail(request, user)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _is_right(request, user, form):
        began_at = inside_since(request)
        return enter(
            request, to_work(onward), user, second_step=False, mailed=True, began_at=began_at
        )
    mailed = request.session.get(_MAILED)
    context = {
        "form": form,
        "next": onward,
        "practice_code": services.practice_mail(mailed) if mailed else "",
    }
    return render(request, "accounts/mail_step.html", context)


@never_cache
@require_POST
def mail_again(request: HttpRequest) -> HttpResponse:
    """Mail another code; the one before stops working."""
    user, onward = who_is_halfway(request), onward_of(request)
    if user is not None and services.has_mail_step(user.pk):
        _mail(request, user)
    return redirect(f"/aanmelden/mail?{urlencode({'next': onward})}")


def _mail(request: HttpRequest, user: User) -> None:
    try:
        request.session[_MAILED] = str(services.mail_code(user=user))
    except TooSoon as problem:
        messages.error(request, wait_words(problem))
    except Refused as problem:
        messages.error(request, problem.sentence)


def _is_right(request: HttpRequest, user: User, form: CodeForm) -> bool:
    code = form.cleaned_data["code"]
    return is_right(
        form,
        "code",
        lambda: services.check_mail_code(user=user, code=code, door=door_of(request)),
        wrong=_("Deze code klopt niet, of is te oud. Vraag een nieuwe."),
    )
