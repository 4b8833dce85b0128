# SPDX-License-Identifier: EUPL-1.2
"""Who else helps: referrals, independent support, a landlord who does wrong, children."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from woonzeker.access.actions import may
from woonzeker.access.requests import actor_of
from woonzeker.errors import Refused
from woonzeker.help.forms.support import FollowForm, NewsForm, OfferForm, ReferForm, WrongForm
from woonzeker.help.forms.talk import ChildrenForm
from woonzeker.help.selectors.support import others_page
from woonzeker.help.services.children import note_children
from woonzeker.help.services.landlord import follow_wrong
from woonzeker.help.services.landlord import note_wrong as note
from woonzeker.help.services.referral import refer as bring
from woonzeker.help.services.referral import referral_news
from woonzeker.help.services.support import offer_support as offer
from woonzeker.ui.forms import Form

_FORMS: dict[str, tuple[str, Callable[..., Form]]] = {
    "refer_form": ("help.refer", ReferForm),
    "offer_form": ("help.offer_support", OfferForm),
    "wrong_form": ("help.note_wrong", WrongForm),
    "children_form": ("help.note_children", ChildrenForm),
}


@require_safe
def others(request: HttpRequest, case: UUID) -> HttpResponse:
    """All that is known of who else helps, with the forms of who may use them."""
    return _page(request, case, {})


@require_POST
def refer(request: HttpRequest, case: UUID) -> HttpResponse:
    """Offer a household other help."""
    return _do(request, case, "refer_form", bring, _("De doorverwijzing staat erbij."))


@require_POST
def offer_support(request: HttpRequest, case: UUID) -> HttpResponse:
    """Note that independent support was offered."""
    return _do(request, case, "offer_form", offer, _("Vastgelegd."))


@require_POST
def note_wrong(request: HttpRequest, case: UUID) -> HttpResponse:
    """Note what a landlord did."""
    done = _("Vastgelegd. Er staat een taak om te vragen hoe het verder ging.")
    return _do(request, case, "wrong_form", note, done)


@require_POST
def children(request: HttpRequest, case: UUID) -> HttpResponse:
    """Note whether children live there."""

    def keep(*, children: Any, **given: Any) -> object:
        return note_children(answer=children, **given)

    return _do(request, case, "children_form", keep, _("Vastgelegd."))


@require_POST
def news(request: HttpRequest, case: UUID, referral: UUID) -> HttpResponse:
    """Note what came of a referral."""
    form = NewsForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Kies uit de lijst."))
    made = referral_news(actor=actor_of(request), referral=referral, **form.cleaned_data)
    messages.success(request, _("Vastgelegd: %s.") % made.get_state_display())
    return redirect("help:others", case=made.case_id)


@require_POST
def follow(request: HttpRequest, case: UUID, wrong: UUID) -> HttpResponse:
    """Note how it is with the landlord now."""
    form = FollowForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Kies uit de lijst."))
    made = follow_wrong(actor=actor_of(request), wrong=wrong, **form.cleaned_data)
    messages.success(request, _("Vastgelegd."))
    return redirect("help:others", case=made.case_id)


def _do(
    request: HttpRequest, case: UUID, name: str, service: Callable[..., object], done: str
) -> HttpResponse:
    """Run one form; what is wrong is said near the field."""
    form = _FORMS[name][1](request.POST, auto_id=f"{name}_%s")
    if form.is_valid():
        try:
            service(actor=actor_of(request), case=case, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, done)
            return redirect("help:others", case=case)
    return _page(request, case, {name: form}, status=422)


def _page(
    request: HttpRequest, case: UUID, given: dict[str, Form], *, status: int = 200
) -> HttpResponse:
    actor = actor_of(request)
    page = others_page(actor=actor, case=case)
    forms = {
        name: kind(auto_id=f"{name}_%s")
        for name, (act, kind) in _FORMS.items()
        if may(actor, act, case) and not page.closed
    }
    context = {
        "page": page,
        **forms,
        **given,
        "may_work": may(actor, "help.refer", case),
        "may_talk": may(actor, "help.save_talk", case),
        "follow_form": FollowForm(auto_id=False),
    }
    return render(request, "help/support.html", context, status=status)
