# SPDX-License-Identifier: EUPL-1.2
"""A household that asks for help, on the phone, at the desk or with a form."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from woonzeker.access import exports
from woonzeker.access.actions import may
from woonzeker.access.actors import Actor
from woonzeker.access.requests import actor_of
from woonzeker.errors import Refused
from woonzeker.help.forms.alarm import NOBODY, AlarmForm, LandlordForm
from woonzeker.help.models import OwnAlarm
from woonzeker.help.rules.alarm import refusal
from woonzeker.help.selectors.alarm import FoundResident, find_resident
from woonzeker.help.services.alarm import landlord_consent, raise_alarm
from woonzeker.ui.words import day


@require_http_methods(["GET", "HEAD", "POST"])
def alarm(request: HttpRequest) -> HttpResponse:
    """Take up a request for help: first who it is, then it has a case."""
    actor = actor_of(request)
    form = AlarmForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _page(request, form)
    if not form.is_valid():
        return _page(request, form, status=422)
    if odd := refusal(form.told().asked):
        form.add_error(None, _(odd))
        return _page(request, form, status=422)
    if not form.cleaned_data["person"]:
        return _choose(request, actor, form)
    try:
        made = raise_alarm(actor=actor, told=form.told(), person=form.chosen())
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return _page(request, form, status=422)
    return _onward(request, actor, made)


@require_POST
def landlord(request: HttpRequest, case: UUID, alarm: UUID) -> HttpResponse:
    """Note whether the landlord may be approached."""
    form = LandlordForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Kies uit de lijst."))
    made = landlord_consent(actor=actor_of(request), alarm=alarm, given=form.cleaned_data["given"])
    messages.success(request, _("Vastgelegd."))
    return redirect("case", case=made.case_id)


def _choose(request: HttpRequest, actor: Actor, form: AlarmForm) -> HttpResponse:
    """Who in the register it may be; nobody is an answer too."""
    found = find_resident(actor=actor, sought=form.told().sought)
    exports.leaf_through(request, [each.id for each in found])
    # whom one may not see one cannot choose between: then what was told must leave one
    blind = len(found) > 1 and not all(each.name for each in found)
    return _page(request, form, found=[] if blind else found, asked=True, several=blind)


def _onward(request: HttpRequest, actor: Actor, made: OwnAlarm) -> HttpResponse:
    case = made.case
    if case is None:
        return redirect("start")
    said = _("Vastgelegd als zaak %(number)s. Het eerste gesprek is uiterlijk %(day)s.")
    messages.success(request, said % {"number": case.number, "day": day(made.due_on)})
    seen = may(actor, "cases.overview", case.pk)
    return redirect("case", case=case.pk) if seen else redirect("help:alarm")


def _page(
    request: HttpRequest,
    form: AlarmForm,
    *,
    found: list[FoundResident] | None = None,
    asked: bool = False,
    several: bool = False,
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": form,
        "found": found or [],
        "asked": asked,
        "several": several,
        "nobody": NOBODY,
        "may_worry": may(actor_of(request), "help.note_worry"),
    }
    return render(request, "help/alarm.html", context, status=status)
