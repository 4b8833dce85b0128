# SPDX-License-Identifier: EUPL-1.2
"""A household that asks for help, on the phone, at the desk or with a form."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woonzeker.access import exports
from woonzeker.access.actions import may
from woonzeker.access.actors import Actor
from woonzeker.access.requests import actor_of
from woonzeker.errors import Refused
from woonzeker.help.forms.alarm import NOBODY, AlarmForm, LandlordForm, TakeUpForm
from woonzeker.help.models import OwnAlarm
from woonzeker.help.rules.alarm import refusal
from woonzeker.help.selectors.alarm import FoundResident, find_resident
from woonzeker.help.selectors.waiting import WaitingAlarm, waiting_alarm, waiting_alarms
from woonzeker.help.services.alarm import (
    landlord_consent,
    raise_alarm,
    set_alarm_aside,
    take_up_alarm,
)
from woonzeker.ui.words import day

#: in digits; beyond the last page is the last page
LONGEST_PAGE_NUMBER = 9


@require_http_methods(["GET", "HEAD", "POST"])
def alarm(request: HttpRequest) -> HttpResponse:
    """Take up a request for help: first who it is, then it has a case."""
    actor = actor_of(request)
    form = AlarmForm(request.POST if request.method == "POST" else None)

    def keep() -> OwnAlarm:
        return raise_alarm(actor=actor, told=form.told(), person=form.chosen())

    return _ask(request, actor, form, keep)


@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """The requests that have no case yet."""
    number = request.GET.get("page", "1")[:LONGEST_PAGE_NUMBER]
    found = waiting_alarms(actor=actor_of(request), page=int(number) if number.isdecimal() else 1)
    exports.leaf_through(request, [row.id for row in found.rows])
    return render(request, "help/waiting_alarms.html", {"rows": found.rows, "page": found.page})


@require_http_methods(["GET", "HEAD", "POST"])
def take_up(request: HttpRequest, asked: UUID) -> HttpResponse:
    """Give a request that waits its case: first who it is."""
    actor = actor_of(request)
    seen = waiting_alarm(actor=actor, asked=asked)
    form = TakeUpForm(request.POST if request.method == "POST" else None, seen=seen)

    def keep() -> OwnAlarm:
        together = form.cleaned_data["together"]
        return take_up_alarm(
            actor=actor, asked=asked, told=form.told(), person=form.chosen(), together=together
        )

    return _ask(request, actor, form, keep, seen)


@require_POST
def set_aside(request: HttpRequest, asked: UUID) -> HttpResponse:
    """Throw away what is no request for help."""
    set_alarm_aside(actor=actor_of(request), asked=asked)
    messages.success(request, _("Gewist. Er blijft niets van bewaard."))
    return redirect("help:waiting_alarms")


def _ask(
    request: HttpRequest,
    actor: Actor,
    form: AlarmForm,
    keep: Callable[[], OwnAlarm],
    seen: WaitingAlarm | None = None,
) -> HttpResponse:
    if request.method != "POST":
        return _page(request, form, seen=seen)
    if not form.is_valid():
        return _page(request, form, seen=seen, status=422)
    if odd := refusal(form.told().asked):
        form.add_error(None, _(odd))
        return _page(request, form, seen=seen, status=422)
    if not form.cleaned_data["person"]:
        return _choose(request, actor, form, seen)
    try:
        made = keep()
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return _page(request, form, seen=seen, status=422)
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


def _choose(
    request: HttpRequest, actor: Actor, form: AlarmForm, seen: WaitingAlarm | None
) -> HttpResponse:
    """Who in the register it may be; nobody is an answer too."""
    found = find_resident(actor=actor, sought=form.told().sought)
    exports.leaf_through(request, [each.id for each in found])
    # whom one may not see one cannot choose between: then what was told must leave one
    blind = len(found) > 1 and not all(each.name for each in found)
    return _page(request, form, seen=seen, found=[] if blind else found, asked=True, several=blind)


def _onward(request: HttpRequest, actor: Actor, made: OwnAlarm) -> HttpResponse:
    case = made.case
    if case is None:
        said = _(
            "Op dit adres loopt een zaak van iemand anders. Een collega kijkt wie dit is. Het"
            " eerste gesprek blijft uiterlijk %(day)s."
        )
        messages.success(request, said % {"day": day(made.due_on)})
        return redirect("help:alarm")
    said = _("Vastgelegd als zaak %(number)s. Het eerste gesprek is uiterlijk %(day)s.")
    messages.success(request, said % {"number": case.number, "day": day(made.due_on)})
    seen = may(actor, "cases.overview", case.pk)
    return redirect("case", case=case.pk) if seen else redirect("help:alarm")


def _page(
    request: HttpRequest,
    form: AlarmForm,
    *,
    seen: WaitingAlarm | None = None,
    found: list[FoundResident] | None = None,
    asked: bool = False,
    several: bool = False,
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": form,
        "seen": seen,
        "may_take_up": may(actor_of(request), "help.waiting_alarms"),
        "found": found or [],
        "asked": asked,
        "several": several,
        "nobody": NOBODY,
        "may_worry": may(actor_of(request), "help.note_worry"),
    }
    return render(request, "help/alarm.html", context, status=status)
