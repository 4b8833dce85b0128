# SPDX-License-Identifier: EUPL-1.2
"""Who answers bailiffs by name, and which kinds of messages are open on which ground."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from woonzeker.access import clock
from woonzeker.access.actions import may
from woonzeker.access.requests import actor_of
from woonzeker.errors import NotFound, Refused, WoonzekerError
from woonzeker.legal import selectors, services
from woonzeker.legal.forms.keeping import DutyForm, OpeningForm, SenderForm
from woonzeker.legal.rules import TYPES, grounds_for, type_named
from woonzeker.legal.rules.grounds import WAIT, Ground


@require_http_methods(["GET", "HEAD", "POST"])
def duty(request: HttpRequest) -> HttpResponse:
    """Who answers bailiffs and courts; a team lead puts people on the roster."""
    actor = actor_of(request)
    keeps = may(actor, "legal.put_on_duty")
    form = DutyForm(request.POST if request.method == "POST" else None, actor=actor)
    if form.is_bound and form.is_valid():
        try:
            services.put_on_duty(actor=actor, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("De dienst staat op het rooster."))
            return redirect("legal:duty")
    words = {"roster": selectors.roster(actor=actor), "form": form if keeps else None}
    return render(request, "legal/duty.html", words, status=422 if form.is_bound else 200)


@require_POST
def end_duty(request: HttpRequest, turn: UUID) -> HttpResponse:
    """Take a turn off the roster."""
    services.end_duty(actor=actor_of(request), turn=turn)
    messages.success(request, _("De dienst is van het rooster."))
    return redirect("legal:duty")


@require_http_methods(["GET", "HEAD", "POST"])
def senders(request: HttpRequest) -> HttpResponse:
    """From which e-mail addresses bailiffs and courts may send messages."""
    actor = actor_of(request)
    found = selectors.senders(actor=actor)
    form = SenderForm(request.POST if request.method == "POST" else None, partners=found.partners)
    if form.is_bound and form.is_valid():
        try:
            services.know_sender(actor=actor, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Dit adres mag nu berichten sturen."))
            return redirect("legal:senders")
    status = 422 if form.is_bound else 200
    return render(request, "legal/senders.html", {"found": found, "form": form}, status=status)


@require_POST
def forget_sender(request: HttpRequest, sender: UUID) -> HttpResponse:
    """Take nothing more from an e-mail address."""
    services.forget_sender(actor=actor_of(request), sender=sender)
    messages.success(request, _("Van dit adres wordt niets meer gelezen."))
    return redirect("legal:senders")


@require_http_methods(["GET", "HEAD"])
def types(request: HttpRequest) -> HttpResponse:
    """Which kinds of messages are open, on which ground and how sure that is."""
    actor = actor_of(request)
    words = {
        "view": selectors.types_view(actor=actor),
        "may_decide": may(actor, "legal.decide_type"),
        "may_senders": may(actor, "legal.senders"),
        "wait": WAIT,
    }
    return render(request, "legal/types.html", words)


@require_http_methods(["GET", "HEAD", "POST"])
def decide_type(request: HttpRequest, message_kind: str) -> HttpResponse:
    """Open one kind of message, or 'please wait', on a ground; or close it."""
    actor = actor_of(request)
    what, title, grounds = _asked(message_kind)
    view = selectors.types_view(actor=actor)
    line = next((each.ground for each in view.types if each.kind == what), None)
    line = view.wait if what == WAIT else line
    initial: dict[str, object] = {"from_on": clock.today()}
    if line is not None:
        initial |= {"source": line.source, "from_on": line.from_on, "until_on": line.until_on}
    given = request.POST if request.method == "POST" else None
    form = OpeningForm(given, grounds=grounds, initial=initial)
    if given is not None and form.is_valid():
        try:
            services.decide_type(
                actor=actor, what=what, valid_from=clock.today(), **form.cleaned_data
            )
        except WoonzekerError as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Het beleid is vastgesteld."))
            return redirect("legal:types")
    words = {"form": form, "title": title, "line": line}
    return render(request, "legal/decide_type.html", words, status=200 if given is None else 422)


def _asked(word: str) -> tuple[str, str, tuple[Ground, ...]]:
    """What is decided on, its name and its grounds; raises NotFound for another word."""
    if word == WAIT:
        return WAIT, _("Wacht alstublieft, er is hulp gestart"), (Ground.LAW,)
    found = type_named(word)
    if found is None:
        raise NotFound
    return found.kind.value, _(TYPES[found.kind].title), grounds_for(found.kind)
