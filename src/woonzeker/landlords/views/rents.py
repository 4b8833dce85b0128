# SPDX-License-Identifier: EUPL-1.2
"""The rent book: everybody who rents, and one tenant with the one thing to do now."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woonzeker.access import clock
from woonzeker.access.actions import REGISTER
from woonzeker.access.actors import Actor
from woonzeker.access.requests import actor_of
from woonzeker.errors import Refused
from woonzeker.landlords.forms.money import euros
from woonzeker.landlords.forms.rents import (
    BeginForm,
    ChangeForm,
    DiscountForm,
    IncomeDayForm,
    LeavesForm,
    OpeningForm,
    RentFilter,
    RentPaymentForm,
    UndoForm,
    WaiveForm,
)
from woonzeker.landlords.models import PayRhythm
from woonzeker.landlords.rules.tips import Tip, discount_rules
from woonzeker.landlords.selectors import rents as lists
from woonzeker.landlords.selectors.rent_view import BookView, book_view, past_arrangements
from woonzeker.landlords.services import agreeing, correct_opening
from woonzeker.landlords.services import rents as services
from woonzeker.landlords.views.rent_words import MUCH_WORDS, NEXT_WORDS, STANDING_WORDS, tip_words
from woonzeker.ui.forms import Form, keep_searched, searched
from woonzeker.ui.words import money, short_day

FORM = ["GET", "POST"]


@require_http_methods(FORM)
def rents(request: HttpRequest) -> HttpResponse:
    """Everybody who rents, the first thing to do on top."""
    if request.method == "POST":
        return keep_searched(request)
    actor = actor_of(request)
    form = RentFilter(searched(request) or None)
    said = form.cleaned_data if form.is_bound and form.is_valid() else {}
    asked = request.GET.get("page", "")
    whole = lists.rents(
        actor=actor, only=said.get("alleen", ""), words=said.get("zoek", ""),
        page=int(asked) if asked.isascii() and asked.isdigit() else 1,
    )  # fmt: skip
    page = Paginator(range(whole.found), lists.A_PAGE).get_page(whole.page)
    words = [(each, *_advice(each)) for each in whole.lines]
    context = {"whole": whole, "form": form, "page": page, "lines": words}
    return render(request, "landlords/rents.html", context)


def _advice(line: lists.RentLine) -> tuple[str, str]:
    """What to do with a tenant, in words, and the colour of it."""
    if line.next not in lists.TO_DO_NOW:
        return str(NEXT_WORDS[line.next]), ""
    if line.much and line.next in MUCH_WORDS:
        return str(MUCH_WORDS[line.next]), "red"
    return str(NEXT_WORDS[line.next]), "amber"


@require_http_methods(FORM)
def begin_book(request: HttpRequest, tenancy: UUID) -> HttpResponse:
    """From when the rent of a tenant is followed."""
    actor = actor_of(request)
    if request.method == "GET" and (kept := lists.book_of(actor=actor, tenancy=tenancy)):
        return redirect("landlords:book", kept)
    begin = lists.rent_to_begin(actor=actor, tenancy=tenancy)
    form = BeginForm(request.POST or None, initial=_beginning(begin))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            made = services.begin_book(
                actor=actor,
                tenancy=tenancy,
                starts_on=said["starts_on"],
                opening_cents=said["opening"] or 0,
                rent_cents=said["rent"],
                rhythm=PayRhythm(said["rhythm"]),
                pay_day=said["pay_day"],
            )
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("U houdt de huur nu bij."))
            return redirect("landlords:book", made.pk)
    context = {"begin": begin, "form": form}
    return render(request, "landlords/begin_book.html", context, status=_status(form))


def _beginning(begin: lists.Beginning) -> dict[str, Any]:
    return {
        "starts_on": clock.today().replace(day=1),
        "rent": euros(begin.rent_cents or None),
        "rhythm": begin.rhythm,
        "pay_day": begin.pay_day,
    }


@require_safe
def book(request: HttpRequest, book: UUID) -> HttpResponse:
    """One tenant."""
    return book_page(request, book, {})


View = Callable[..., HttpResponse]


def _change(name: str, service: Callable[..., object], done: Promise) -> View:
    """The view of one change with its form; what is wrong is said near the field."""

    @require_POST
    def change(request: HttpRequest, book: UUID) -> HttpResponse:
        actor = actor_of(request)
        form = _forms(book_view(actor=actor, book=book), request.POST)[name]
        if form.is_valid():
            try:
                service(actor=actor, book=book, **_words(name, form.cleaned_data))
            except Refused as refused:
                form.add_error(None, refused.sentence)
            else:
                messages.success(request, str(done))
                return redirect("landlords:book", book)
        return book_page(request, book, {name: form}, status=422)

    return change


pay = _change("pay", services.note_rent_payment, _lazy("De betaling staat in het huurboek."))
undo = _change("undo", services.undo_rent_payment, _lazy("De betaling is teruggedraaid."))
change = _change("change", services.change_terms, _lazy("De afspraak is aangepast."))
income_day = _change("income", services.say_income_day, _lazy("Dat is opgeschreven."))
discount = _change("discount", services.give_discount, _lazy("De korting is opgeschreven."))
waive = _change("waive", services.waive, _lazy("Dat deel is kwijtgescholden."))
opening = _change("opening", correct_opening, _lazy("De beginstand is verbeterd."))
leaves = _change("leaves", services.tenant_leaves, _lazy("Dat is opgeschreven."))


@require_POST
def report(request: HttpRequest, book: UUID) -> HttpResponse:
    """On to the reporting aid, with the day and the amount of the book."""
    try:
        file = agreeing.begin_report(actor=actor_of(request), book=book)
    except Refused as refused:
        messages.warning(request, refused.sentence)
        return redirect("landlords:book", book)
    return redirect("landlords:file", file.pk)


def _words(name: str, said: dict[str, Any]) -> dict[str, Any]:
    """What was filled in by the names that the service knows."""
    if name == "change":
        renamed = {key: value for key, value in said.items() if key != "rent"}
        return {**renamed, "rent_cents": said["rent"], "rhythm": PayRhythm(said["rhythm"])}
    if name == "pay":
        return {**said, "form_key": str(said["form_key"] or "")}
    return said


def book_page(
    request: HttpRequest, book: UUID, given: dict[str, Form], *, status: int = 200
) -> HttpResponse:
    """The page of a tenant, with a form that was sent and is not right yet."""
    actor = actor_of(request)
    view = book_view(actor=actor, book=book)
    shown = set(given)
    context = {
        "view": view,
        "standing_words": STANDING_WORDS[view.state.standing],
        "tips": [(each, tip_words(each)) for each in view.tips],
        "past": past_arrangements(actor=actor, book=book),
        "rules": discount_rules(clock.today()),
        "may_report": _may(actor, "landlords.begin_report"),
        "open_forms": shown,
        "discount_fits": any(each.tip is Tip.DISCOUNT for each in view.tips),
        **{f"{name}_form": form for name, form in {**_forms(view), **given}.items()},
    }
    return render(request, "landlords/book.html", context, status=status)


def _may(actor: Actor, code: str) -> bool:
    return REGISTER[code].may_if.ever(actor)


def _forms(view: BookView, data: Any = None) -> dict[str, Form]:
    """Every change with its form; the payment begins with the rent of one period."""
    terms, due = view.terms, view.next_due
    paid = [
        (str(each.payment), f"{short_day(each.on)}: {money(-each.cents)}")
        for each in view.lines if each.payment
    ]  # fmt: skip
    changing = {
        "from_on": due.from_on if due else clock.today(), "rent": euros(terms.cents),
        "rhythm": terms.rhythm.value, "pay_day": terms.day,
    }  # fmt: skip
    paying = {"cents": euros(terms.cents), "on": clock.today(), "form_key": uuid4()}
    begun = {"opening_cents": euros(view.opening_cents)}
    return {
        "pay": RentPaymentForm(data, initial=paying, auto_id="betaald_%s"),
        "undo": UndoForm(data, payments=paid, auto_id="terug_%s"),
        "change": ChangeForm(data, initial=changing, auto_id="afspraak_%s"),
        "income": IncomeDayForm(data, initial={"day": view.income_day}, auto_id="inkomen_%s"),
        "discount": DiscountForm(data, auto_id="korting_%s"),
        "waive": WaiveForm(data, auto_id="kwijt_%s"),
        "opening": OpeningForm(data, initial=begun, auto_id="begin_%s"),
        "leaves": LeavesForm(data, initial={"until_on": view.until_on}, auto_id="vertrek_%s"),
    }


def _status(form: Form) -> int:
    return 422 if form.is_bound and form.errors else 200
