# SPDX-License-Identifier: EUPL-1.2
"""Stored goods: what is owed first, the clocks, the inventory line by line, and the money."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woonzeker.access import clock, exports
from woonzeker.access.actions import may
from woonzeker.access.actors import Actor
from woonzeker.access.requests import actor_of
from woonzeker.errors import NotFound, NotPermitted, Refused
from woonzeker.housing import selectors, services
from woonzeker.housing.forms.goods import (
    ChosenForm,
    CostForm,
    ItemForm,
    RecoveryForm,
    StepForm,
    StoreForm,
)
from woonzeker.housing.rules.goods import Act
from woonzeker.housing.rules.goods_translated import WORDS
from woonzeker.housing.rules.goods_words import ACT_WORDS
from woonzeker.housing.selectors import GoodsView
from woonzeker.housing.views.day import pdf
from woonzeker.outreach.letters import LANGUAGES

FORM = ["GET", "HEAD", "POST"]
_STEPS: dict[Act, Callable[..., object]] = {
    Act.LISTED: services.list_goods,
    Act.COPY_GIVEN: services.give_copy,
    Act.WARNED: services.warn_owner,
}


@require_safe
def ripe(request: HttpRequest) -> HttpResponse:
    """Every household whose goods lie with us: what is owed, and what may go."""
    actor = actor_of(request)
    rows = selectors.goods_ripe(actor=actor)
    exports.leaf_through(request, [row.case for row in rows])
    return render(request, "housing/goods/ripe.html", {"rows": rows})


@require_safe
def goods(request: HttpRequest, case: UUID) -> HttpResponse:
    """The goods of one household."""
    return _page(request, case, {})


@require_http_methods(FORM)
def store(request: HttpRequest, case: UUID) -> HttpResponse:
    """Say that goods were taken along."""
    actor = actor_of(request)
    if not may(actor, "housing.store_goods", case):
        raise NotPermitted
    form = StoreForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            services.store_goods(actor=actor, case=case, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Vastgelegd. Maak nu de lijst, stuk voor stuk."))
            return redirect("housing:goods_list", case=case)
    status = 422 if form.is_bound else 200
    return render(request, "housing/goods/store.html", {"case": case, "form": form}, status=status)


@require_http_methods(FORM)
def inventory(request: HttpRequest, case: UUID) -> HttpResponse:
    """Put one thing after another on the list, with a photo; the form stays for the next."""
    actor = actor_of(request)
    if not may(actor, "housing.store_goods", case):
        raise NotPermitted
    view = selectors.goods_page(actor=actor, case=case)
    if view.goods is None or view.closed_on is not None:
        return redirect("housing:store_goods", case=case)
    form = ItemForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        photo = given["photo"].read() if given.get("photo") else b""
        try:
            made = services.add_goods_item(
                actor=actor, stored_goods=view.goods, kind=given["kind"], words=given["words"],
                photo=photo,
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Nummer %d staat op de lijst.") % made.number)
            return redirect("housing:goods_list", case=case)
    status = 422 if request.method == "POST" else 200
    step = StepForm(initial={"act": Act.LISTED, "on": view.taken_on}, auto_id="af_%s")
    words = {"view": view, "form": form, "step": step}
    return render(request, "housing/goods/inventory.html", words, status=status)


@require_POST
def step(request: HttpRequest, case: UUID) -> HttpResponse:
    """Say that the list is finished, the copy given or the household warned."""
    actor = actor_of(request)
    view, form = _lies(actor, case), StepForm(request.POST, auto_id="stap_%s")
    if form.is_valid():
        given = form.cleaned_data
        try:
            _STEPS[given["act"]](actor=actor, stored_goods=view.goods, on=given["on"])
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            done = ACT_WORDS[given["act"]]
            messages.success(request, _("Vastgelegd: %s.") % _(done).lower())
            return redirect("housing:goods", case=case)
    return _page(request, case, {"step": form}, status=422)


@require_POST
def move(request: HttpRequest, case: UUID) -> HttpResponse:
    """Give lines back, note that somebody wants them back, or put them apart."""
    actor = actor_of(request)
    view = _lies(actor, case)
    form = ChosenForm(request.POST, lines=[str(line.id) for line in view.here])
    if form.is_valid():
        try:
            said = _moved(actor, view, form)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, said)
            return redirect("housing:goods", case=case)
    return _page(request, case, {"chosen": form}, status=422)


def _moved(actor: Actor, view: GoodsView, form: ChosenForm) -> str:
    """Do what was chosen with the lines; what was done, in words."""
    lines, goods = [UUID(each) for each in form.cleaned_data["items"]], view.goods
    what, on = form.cleaned_data["what"], form.cleaned_data["on"]
    if goods is None:
        raise NotFound
    if what == "asked":
        services.ask_goods_back(actor=actor, stored_goods=goods, items=lines)
        return _("Genoteerd. Hiervan gaat niets weg tot het terug is.")
    if what == "apart":
        services.set_goods_apart(actor=actor, stored_goods=goods, items=lines)
        return _("Apart gelegd om te bewaren.")
    if on is None:
        raise Refused(_("Vul in op welke dag de spullen terug zijn."))
    services.give_back(actor=actor, stored_goods=goods, items=lines, on=on)
    return _("Teruggegeven. Laat de bewoner het bewijs tekenen.")


@require_POST
def undo(request: HttpRequest, case: UUID) -> HttpResponse:
    """Take back a line of the log."""
    actor = actor_of(request)
    view = selectors.goods_page(actor=actor, case=case)
    event = next(
        (each.id for each in view.events if str(each.id) == request.POST.get("event")), None
    )
    if view.goods is None or event is None:
        raise Refused(_("Kies een regel uit het logboek."))
    services.undo_goods(actor=actor, stored_goods=view.goods, event=event)
    messages.success(request, _("Teruggenomen. Het blijft te lezen in het logboek."))
    return redirect("housing:goods", case=case)


@require_http_methods(FORM)
def costs(request: HttpRequest, case: UUID) -> HttpResponse:
    """What it cost, what came back and what is the owner's; and one more amount."""
    actor = actor_of(request)
    view = selectors.money_page(actor=actor, case=case)
    post = request.POST if request.method == "POST" else None
    back = bool(post) and "recovery" in request.POST
    cost = CostForm(None if back else post, auto_id="kosten_%s")
    recovery = RecoveryForm(post if back else None, auto_id="terug_%s")
    form = recovery if back else cost
    if form.is_bound and form.is_valid():
        if view.goods is None:
            raise NotFound
        service = services.enter_recovery if back else services.enter_cost
        try:
            service(actor=actor, stored_goods=view.goods, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Het bedrag staat erbij."))
            return redirect("housing:goods_costs", case=case)
    context = {
        "view": view, "cost": cost, "recovery": recovery,
        "may_keep": may(actor, "housing.store_goods", case),
        "may_print": may(actor, "housing.goods_paper", case),
    }  # fmt: skip
    return render(request, "housing/goods/costs.html", context, status=422 if post else 200)


@require_POST
def strike_amount(request: HttpRequest, case: UUID) -> HttpResponse:
    """Take back an amount that was entered by mistake."""
    actor = actor_of(request)
    view = selectors.money_page(actor=actor, case=case)
    found = next(
        (e for e in (*view.costs, *view.recovered) if str(e.id) == request.POST.get("amount")), None
    )
    if view.goods is None or found is None:
        raise Refused(_("Kies een bedrag uit de lijst."))
    services.strike_amount(actor=actor, stored_goods=view.goods, of=found.of, amount=found.id)
    messages.success(request, _("Teruggenomen. Het telt niet meer mee."))
    return redirect("housing:goods_costs", case=case)


@require_safe
def paper(request: HttpRequest, case: UUID, paper: str) -> HttpResponse:
    """The list, the warning, the receipt or the bill, as PDF."""
    made = selectors.goods_on_paper(
        actor=actor_of(request), case=case, paper=paper, language=request.GET.get("taal", "nl")
    )
    return pdf(made, f"{paper}.pdf")


def _lies(actor: Actor, case: UUID) -> GoodsView:
    """The goods of a case; raises NotFound when none were taken along."""
    view = selectors.goods_page(actor=actor, case=case)
    if view.goods is None:
        raise NotFound
    return view


def _page(
    request: HttpRequest, case: UUID, given: dict[str, object], *, status: int = 200
) -> HttpResponse:
    actor = actor_of(request)
    view = selectors.goods_page(actor=actor, case=case)
    first = {"act": view.next_act or Act.WARNED.value, "on": clock.today()}
    context = {
        "view": view,
        "step": StepForm(initial=first, auto_id="stap_%s"),
        "chosen": ChosenForm(lines=[str(line.id) for line in view.here]),
        "may_keep": may(actor, "housing.store_goods", case),
        "may_sign": may(actor, "housing.sign_goods_gone"),
        "may_print": may(actor, "housing.goods_paper", case),
        "languages": [(code, LANGUAGES[code]) for code in LANGUAGES if code in WORDS],
        **given,
    }
    return render(request, "housing/goods/goods.html", context, status=status)
