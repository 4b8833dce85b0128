# SPDX-License-Identifier: EUPL-1.2
"""The pages of a bailiff or court: send a message, see what was sent, bring somebody in contact.

Each municipality is an act of its own: there is no transaction around these pages.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from woonzeker.access import clock
from woonzeker.access.requests import actor_of
from woonzeker.errors import NotFound, Refused
from woonzeker.law.terms import dutch_day
from woonzeker.legal import selectors, services
from woonzeker.legal.errors import MessageFaulty, NoSender
from woonzeker.legal.forms.keeping import BringForm
from woonzeker.legal.forms.messages import SendForm
from woonzeker.legal.rules import MessageType, type_named
from woonzeker.organisations.selectors import municipality_of_postcode


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """What one sent oneself, by municipality, with who answers there; and what can be sent."""
    actor = actor_of(request)
    here = selectors.open_here(actor)
    found = [selectors.own_messages(actor=actor.at(each.place)) for each in here]
    return render(request, "legal/sent.html", {"sent": found, "here": here})


@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest) -> HttpResponse:
    """Fill in one kind of message; without a kind one chooses first."""
    actor = actor_of(request)
    here = selectors.open_here(actor)
    kind = type_named(request.GET.get("soort", ""))
    if kind is None:
        return render(request, "legal/choose_kind.html", {"here": here})
    if not here:
        raise NoSender
    places = [(each.place, each.municipality) for each in here if _opens(each, kind)]
    if not places:
        # nowhere open: what is, and what else one can do, stands where one chooses
        return redirect("legal:send")
    form = SendForm(
        request.POST if request.method == "POST" else None,
        kind=kind,
        places=places,
        consent=_asks_consent(here, kind),
    )
    if form.is_bound and form.is_valid():
        at = actor.at(_place(form, places))
        try:
            made = services.send_message(actor=at, raw=form.raw())
        except MessageFaulty as faulty:
            form.tell(faulty.problems)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return redirect("legal:receipt", place=at.municipality, court_message=made.pk)
    status = 422 if form.is_bound else 200
    words = {"form": form, "title": _(kind.title), "types": _types(here, kind)}
    return render(request, "legal/send.html", words, status=status)


@require_safe
def receipt(request: HttpRequest, place: str, court_message: UUID) -> HttpResponse:
    """That a message was received, and who answers by name."""
    actor = actor_of(request).at(place)
    found = selectors.own_message(actor=actor, court_message=court_message)
    return render(request, "legal/receipt.html", {"found": found})


@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """Bring somebody whom one met at the door in contact, with their consent."""
    actor = actor_of(request)
    places = [(each.place, each.municipality) for each in selectors.open_here(actor)]
    if not places:
        raise NoSender
    form = BringForm(request.POST if request.method == "POST" else None, places=places)
    if form.is_bound and form.is_valid():
        at = actor.at(_place(form, places))
        try:
            made = services.bring(actor=at, brought=form.brought())
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _called(made.due_on))
            return redirect("legal:sent")
    status = 422 if form.is_bound else 200
    return render(request, "legal/bring.html", {"form": form}, status=status)


def _place(form: SendForm | BringForm, places: list[tuple[str, str]]) -> str:
    """The municipality of the postcode where one may send there, otherwise the one chosen."""
    code = municipality_of_postcode(form.cleaned_data["postcode"])
    return code if code in dict(places) and code else str(form.cleaned_data["plaats"])


def _called(due_on: date) -> str:
    """When the municipality calls, in words that are true."""
    if due_on == clock.today():
        return _("Doorgegeven. De gemeente belt de bewoner vandaag.")
    return _("Doorgegeven. De gemeente belt de bewoner op %s.") % dutch_day(due_on)


def _opens(here: selectors.OpenHere, kind: MessageType) -> bool:
    """Whether a kind may come to a municipality today."""
    return any(line.open for line in here.types if line.kind == kind.kind)


def _asks_consent(here: tuple[selectors.OpenHere, ...], kind: MessageType) -> bool:
    """Whether consent is asked with this kind in any of the municipalities."""
    lines = _types(here, kind)
    return any(line.open and line.ground and line.ground.per_message for line in lines)


def _types(here: tuple[selectors.OpenHere, ...], kind: MessageType) -> list[selectors.TypeLine]:
    found = [line for each in here for line in each.types if line.kind == kind.kind]
    if not found:
        raise NotFound
    return found
