# SPDX-License-Identifier: EUPL-1.2
"""My day on a phone: the round, a press at a door, and what to do when time runs out."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_POST, require_safe

from woonzeker.access import clock
from woonzeker.access.actions import may
from woonzeker.access.actors import Actor
from woonzeker.access.requests import actor_of
from woonzeker.errors import Refused
from woonzeker.law.terms import add_working_days
from woonzeker.legal.selectors import HearingsNow, hearings_now
from woonzeker.outreach import services as outreach
from woonzeker.outreach.forms import DoorForm
from woonzeker.outreach.rules import pressed_at
from woonzeker.planning import services as planning
from woonzeker.planning.places import NOTE
from woonzeker.ui import words
from woonzeker.web import selectors
from woonzeker.web.middleware import SCRIPT


@require_safe
@gzip_page  # nothing of the request comes back in it, so its length tells nothing (BREACH)
def my_day(request: HttpRequest) -> HttpResponse:
    """My round of today: the next door first, with everything that is needed to ring there."""
    actor = actor_of(request)
    day = selectors.my_day(actor=actor)
    context = {
        "day": day,
        "note": NOTE,
        "meet_on": add_working_days(clock.today(), 1),
        "owner": _owner(actor),
    }
    if may(actor, "legal.hearings_now"):
        mine = hearings_now(actor=actor).mine
        context["hearings"] = HearingsNow(mine, ())
    return render(request, "web/my_day.html", context)


@require_POST
def press_at_door(request: HttpRequest, visit: UUID) -> HttpResponse:
    """Keep what was pressed at a door; a script gets words, a form the next door."""
    actor, form = actor_of(request), DoorForm(request.POST)
    said = _kept(actor, visit, form)
    if request.headers.get("Accept") == SCRIPT:
        return JsonResponse({"state": "kept", "words": said})
    messages.success(request, said)
    return redirect("my_day")


@require_POST
def run_late(request: HttpRequest) -> HttpResponse:
    """Plan what is left of the round: who still fits today, and when the others come."""
    ran = planning.run_late(actor=actor_of(request))
    stay = ngettext("%d deur blijft vandaag.", "%d deuren blijven vandaag.", ran.stays) % ran.stays
    goes = [f"{words.day(on)} ({part})" for on, part in ran.moved]
    said = [stay]
    if goes:
        said.append(_("Naar een ander moment: %s.") % ", ".join(goes))
    if ran.asked:
        asked = ngettext(
            "%d deur gaat mee naar de volgende looplijst.",
            "%d deuren gaan mee naar de volgende looplijst.",
            ran.asked,
        )
        said.append(asked % ran.asked)
    messages.success(request, " ".join(said))
    return redirect("my_day")


def _kept(actor: Actor, visit: UUID, form: DoorForm) -> str:
    """Keep one press and say what was kept; raises Refused for a button that is not there."""
    if not form.is_valid():
        raise Refused(_("Deze knop kennen we niet. Ververs de bladzijde."))
    said = form.cleaned_data
    booked = outreach.book_door(
        actor=actor,
        visit=visit,
        press=said["press"],
        sent_key=said["sent_key"],
        at=pressed_at(clock.now(), said["seconds_ago"] or 0),
        note=said["note"],
        later=_chosen(form.later),
        meet_on=said["meet_on"],
    )
    if booked.outcome:
        return _("Vastgelegd: %s.") % selectors.OUTCOMES[booked.outcome]
    if booked.next_on is None:
        return _("Vastgelegd: deze deur gaat mee naar de volgende looplijst.")
    when = {"day": words.day(booked.next_on), "part": booked.next_part}
    return _("Vastgelegd: je komt terug op %(day)s, %(part)s.") % when


def _chosen(text: str) -> outreach.Later | None:
    """'2026-11-03|avond' as a moment; None for no choice, which is the soonest."""
    day, _bar, part = text.partition("|")
    return outreach.Later(date.fromisoformat(day), part) if part else None


def _owner(actor: Actor) -> str:
    """A word for whose presses wait on this phone, which tells nothing of who that is."""
    return salted_hmac("woonzeker.my_day", actor.id).hexdigest()[:16]
