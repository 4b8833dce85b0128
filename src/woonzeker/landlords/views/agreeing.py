# SPDX-License-Identifier: EUPL-1.2
"""Talking and agreeing: the friendly message, and an arrangement out of three proposals."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.requests import actor_of
from woonzeker.errors import Refused
from woonzeker.landlords.forms.rents import AgreeForm, AskForm, MessageForm
from woonzeker.landlords.models import Channel
from woonzeker.landlords.rules.friendly import Facts, Kind, Words, words
from woonzeker.landlords.rules.ledger import Rhythm
from woonzeker.landlords.selectors.rent_view import BookView, Offer, book_view, offers
from woonzeker.landlords.services import agreeing
from woonzeker.organisations.models import Partner
from woonzeker.ui.words import money

FORM = ["GET", "POST"]


@require_http_methods(FORM)
def message(request: HttpRequest, book: UUID) -> HttpResponse:
    """The friendly words to copy, and noting that they went."""
    actor = actor_of(request)
    view = book_view(actor=actor, book=book)
    form = MessageForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            agreeing.note_message(
                actor=actor, book=book, channel=Channel(said["channel"]), sent_on=said["sent_on"]
            )
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Opgeschreven. Geef uw huurder een week om te antwoorden."))
            return redirect("landlords:book", book)
    context = {"view": view, "form": form, "words": _friendly(actor, view)}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "landlords/friendly.html", context, status=status)


def _friendly(actor: Actor, view: BookView) -> Words:
    late = view.arrangement.kept.late_cents if view.arrangement else 0
    partner = Partner.objects.filter(pk=actor.desk).values_list("name", flat=True).first()
    facts = Facts(
        tenant=view.tenant,
        landlord=partner or "",
        amount=money(late or max(0, view.state.balance_cents)),
        home=view.home,
    )
    return words(Kind.INSTALMENT if late else Kind.BEHIND, facts)


@require_http_methods(FORM)
def arrangement(request: HttpRequest, book: UUID) -> HttpResponse:
    """What the tenant can miss, and then at most three proposals."""
    actor = actor_of(request)
    view = book_view(actor=actor, book=book)
    begin = {"day": view.money_day, "first_on": clock.today()}
    weekly = view.terms.rhythm is not Rhythm.MONTH
    form = AskForm(request.POST or None, initial=begin, weekly=weekly)
    found: tuple[Offer, ...] = ()
    asked = request.method == "POST" and form.is_valid()
    if asked:
        said = form.cleaned_data
        found = offers(
            actor=actor, book=book, room_cents=said["room"], turns=said["turns"],
            day=said["day"], first_on=said["first_on"],
        )  # fmt: skip
    context = {
        "view": view,
        "form": form,
        "offers": [(each, _chosen(each, form)) for each in found],
        "nothing_fits": asked and not found,
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "landlords/arrangement.html", context, status=status)


def _chosen(offer: Offer, form: AskForm) -> AgreeForm:
    said = form.cleaned_data
    chosen = {
        "instalment": offer.cents, "room": said["room"], "day": said["day"],
        "first_on": said["first_on"].isoformat(),
    }  # fmt: skip
    return AgreeForm(initial=chosen, auto_id=f"voorstel_{offer.cents}_%s")


@require_POST
def agree(request: HttpRequest, book: UUID) -> HttpResponse:
    """Agree on one of them."""
    form = AgreeForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Kies eerst een voorstel."))
        return redirect("landlords:arrangement", book)
    said = form.cleaned_data
    try:
        agreeing.agree_terms(
            actor=actor_of(request), book=book, instalment_cents=said["instalment"],
            day=said["day"], first_on=said["first_on"], room_cents=said["room"],
        )  # fmt: skip
    except Refused as refused:
        messages.warning(request, refused.sentence)
        return redirect("landlords:arrangement", book)
    messages.success(request, _("De regeling loopt. Stuur uw huurder de afspraak ook op papier."))
    return redirect("landlords:book", book)


@require_POST
def stop(request: HttpRequest, book: UUID) -> HttpResponse:
    """Stop an arrangement."""
    try:
        agreeing.end_terms(actor=actor_of(request), book=book)
    except Refused as refused:
        messages.warning(request, refused.sentence)
    else:
        messages.success(request, _("De regeling is gestopt."))
    return redirect("landlords:book", book)
