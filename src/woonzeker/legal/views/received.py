# SPDX-License-Identifier: EUPL-1.2
"""Messages for who works here: what came in, what a resident shows, whose it is, 'please wait'."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woonzeker.access import exports
from woonzeker.access.requests import actor_of
from woonzeker.errors import Refused
from woonzeker.legal import selectors, services
from woonzeker.legal.errors import MessageFaulty
from woonzeker.legal.forms.keeping import WaitForm, WhoseForm, WithdrawForm
from woonzeker.legal.forms.messages import MessageForm
from woonzeker.legal.rules import TYPES, type_named
from woonzeker.process.reasons import WRONG_ENTRY, WRONG_MESSAGE


@require_safe
def came_in(request: HttpRequest) -> HttpResponse:
    """What bailiffs and courts told of the cases in one's reach."""
    actor = actor_of(request)
    rows = selectors.came_in(actor=actor)
    exports.leaf_through(request, [row.case for row in rows])
    words = {"rows": rows, "may_choose": selectors.waits_for_choice(actor)}
    return render(request, "legal/came_in.html", words)


@require_POST
def seen(request: HttpRequest, court_message: UUID) -> HttpResponse:
    """Say that one saw a message, and go on with what one was doing."""
    services.see_message(actor=actor_of(request), court_message=court_message)
    return redirect("legal:came_in" if request.POST.get("lijst") else "start")


@require_http_methods(["GET", "HEAD", "POST"])
def whose(request: HttpRequest, court_message: UUID) -> HttpResponse:
    """Say whom a message is about."""
    actor = actor_of(request)
    found = selectors.whose(actor=actor, court_message=court_message)
    form = WhoseForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        services.settle_whose(
            actor=actor, court_message=court_message, person=form.cleaned_data["person"]
        )
        messages.success(request, _("Vastgelegd."))
        return redirect("case", case=found.case)
    status = 422 if form.is_bound else 200
    return render(request, "legal/whose.html", {"found": found, "form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest, case: UUID) -> HttpResponse:
    """Enter what a resident shows: first which kind, then what the letter says."""
    actor = actor_of(request)
    card = selectors.court_card(actor=actor, case=case)
    kind = type_named(request.GET.get("soort", ""))
    if kind is None:
        types = [(each.wire, _(each.title)) for each in TYPES.values()]
        return render(request, "legal/enter_kind.html", {"case": case, "types": types})
    form = MessageForm(request.POST if request.method == "POST" else None, kind=kind)
    if form.is_bound and form.is_valid():
        try:
            services.enter_message(actor=actor, case=case, raw=form.raw())
        except MessageFaulty as faulty:
            form.tell(faulty.problems)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Vastgelegd. Hieronder staat wat er volgt."))
            return redirect("case", case=case)
    status = 422 if form.is_bound else 200
    words = {"form": form, "case": case, "title": _(kind.title), "card": card}
    return render(request, "legal/enter.html", words, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, court_message: UUID) -> HttpResponse:
    """Take back what was entered wrongly, or what its sender says was not right."""
    actor = actor_of(request)
    found = selectors.entered(actor=actor, court_message=court_message)
    reasons = WRONG_ENTRY if found.shown else WRONG_MESSAGE
    form = WithdrawForm(request.POST if request.method == "POST" else None, reasons=reasons)
    if form.is_bound and form.is_valid():
        try:
            services.withdraw_message(
                actor=actor, court_message=court_message, reason=form.cleaned_data["reason"]
            )
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Teruggenomen. De zaak staat weer zoals daarvoor."))
            return redirect("case", case=found.case)
    status = 422 if form.is_bound else 200
    return render(request, "legal/withdraw.html", {"found": found, "form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def wait(request: HttpRequest, court_message: UUID) -> HttpResponse:
    """Ask the sender of one message to wait because help has started."""
    actor = actor_of(request)
    form = WaitForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            made = services.say_wait(
                actor=actor,
                court_message=court_message,
                until_on=form.cleaned_data["until_on"],
                consent=form.consent(),
            )
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("De afzender ziet nu bij dit bericht: wacht alstublieft."))
            return redirect("case", case=made.case_id)
    status = 422 if form.is_bound else 200
    words = {"form": form, "message": court_message}
    return render(request, "legal/wait.html", words, status=status)


@require_POST
def withdraw_wait(request: HttpRequest, court_message: UUID) -> HttpResponse:
    """Take 'please wait' back."""
    services.withdraw_wait(actor=actor_of(request), court_message=court_message)
    messages.success(request, _("Teruggenomen. De afzender ziet het niet meer."))
    return redirect("legal:came_in")


@require_POST
def called(request: HttpRequest, warm_referral: UUID) -> HttpResponse:
    """Say that one called who was brought from the door."""
    found = services.called(actor=actor_of(request), warm_referral=warm_referral)
    messages.success(request, _("Genoteerd. Leg bij 'Contact' vast wat ervan kwam."))
    return redirect("case", case=found.case_id)
