# SPDX-License-Identifier: EUPL-1.2
"""One line of an inventory: its photo, and what cannot be undone, which two people do together."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from woonzeker.access.actions import may
from woonzeker.access.requests import actor_of
from woonzeker.housing import selectors, services
from woonzeker.housing.forms.goods import GoneForm, WishForm
from woonzeker.housing.rules.goods import Act
from woonzeker.housing.views.running import carried_out
from woonzeker.ui.forms import Form

_ENDS = {"image/jpeg": "jpg", "image/png": "png"}


@require_safe
def item(request: HttpRequest, goods_item: UUID) -> HttpResponse:
    """One line: how it stands, and the one thing to do now."""
    return _page(request, goods_item, {})


@require_safe
def photo(request: HttpRequest, goods_item: UUID) -> HttpResponse:
    """Its photo, to look at and never to run; nobody keeps it on the way."""
    kind, content = selectors.goods_photo(actor=actor_of(request), goods_item=goods_item)
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'inline; filename="foto.{_ENDS[kind]}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "no-store"
    return response


@require_POST
def strike(request: HttpRequest, goods_item: UUID) -> HttpResponse:
    """Take back a line that was never there."""
    made = services.strike_goods_item(actor=actor_of(request), goods_item=goods_item)
    messages.success(request, _("Nummer %d staat niet meer op de lijst.") % made.number)
    return redirect("housing:goods_list", case=made.case_id)


@require_POST
def wish(request: HttpRequest, goods_item: UUID) -> HttpResponse:
    """Ask a colleague to sign that it goes."""
    form = WishForm(request.POST)
    done = _("Een tweede collega moet nu tekenen. Er staat een taak bij de zaak.")
    return _do(request, goods_item, "wish", form, services.wish_goods_gone, done)


@require_POST
def sign(request: HttpRequest, goods_item: UUID) -> HttpResponse:
    """Agree as the second person, or say no."""
    agrees = request.POST.get("agrees") == "yes"
    made = services.sign_goods_gone(actor=actor_of(request), goods_item=goods_item, agrees=agrees)
    said = _("Je tekende. Het kan nu weg.") if agrees else _("Je zei nee. Het blijft liggen.")
    messages.success(request, said)
    return redirect("housing:goods_item", goods_item=made.pk)


@require_POST
def gone(request: HttpRequest, goods_item: UUID) -> HttpResponse:
    """Note that it was sold, given away or destroyed, as two people agreed."""
    line = selectors.goods_line(actor=actor_of(request), goods_item=goods_item).line
    form = GoneForm(request.POST, sold=line.wished == Act.SOLD)
    ways: dict[str, Callable[..., object]] = {
        Act.SOLD.value: services.sell,
        Act.GIVEN_AWAY.value: services.give_away,
    }
    service = ways.get(line.wished, services.destroy)
    return _do(request, goods_item, "gone", form, service, _("Vastgelegd in het logboek."))


def _do(
    request: HttpRequest,
    goods_item: UUID,
    name: str,
    form: Form,
    service: Callable[..., object],
    done: str,
) -> HttpResponse:
    actor = actor_of(request)
    if carried_out(form, lambda: service(actor=actor, goods_item=goods_item, **form.cleaned_data)):
        messages.success(request, done)
        return redirect("housing:goods_item", goods_item=goods_item)
    return _page(request, goods_item, {name: form}, status=422)


def _page(
    request: HttpRequest, goods_item: UUID, given: dict[str, Form], *, status: int = 200
) -> HttpResponse:
    actor = actor_of(request)
    view = selectors.goods_line(actor=actor, goods_item=goods_item)
    context = {
        "view": view,
        "line": view.line,
        "wish": WishForm(),
        "gone": GoneForm(sold=view.line.wished == Act.SOLD),
        "may_keep": may(actor, "housing.wish_goods_gone", goods_item),
        "may_sign": may(actor, "housing.sign_goods_gone", goods_item),
        "may_photo": may(actor, "housing.goods_photo", goods_item),
        **given,
    }
    return render(request, "housing/goods/item.html", context, status=status)
