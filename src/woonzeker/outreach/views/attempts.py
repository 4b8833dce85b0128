# SPDX-License-Identifier: EUPL-1.2
"""Recording what came of an attempt: at the door with one press, or later at a desk."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from woonzeker.access import clock
from woonzeker.access.actions import may
from woonzeker.access.actors import Actor
from woonzeker.access.requests import actor_of
from woonzeker.cases.selectors import case_overview
from woonzeker.errors import NotPermitted, Refused
from woonzeker.outreach import selectors, services
from woonzeker.outreach.forms import ContactForm
from woonzeker.outreach.models import Channel, ContactOutcome

#: what is said at most doors, the likeliest first
AT_THE_DOOR = (
    (ContactOutcome.TALKED, "primary"),
    (ContactOutcome.NOT_REACHED, "secondary"),
    (ContactOutcome.CARD_LEFT, "secondary"),
    (ContactOutcome.APPOINTMENT, "secondary"),
    (ContactOutcome.ACCEPTED, "secondary"),
    (ContactOutcome.DECLINED, "secondary"),
)
#: ways of contact that are sent: it is not known when somebody reads it
WRITTEN_TO = frozenset({Channel.LETTER, Channel.CARD, Channel.MESSAGE, Channel.EMAIL})
#: what the address says when somebody comes to note a letter
BY_LETTER = "per=brief"
#: where somebody goes back to after the door
BACK = {"dag": "my_day"}


@require_http_methods(["GET", "HEAD", "POST"])
def record_contact(request: HttpRequest, case: UUID) -> HttpResponse:
    """The page at the door; what was pressed is recorded and the next door is a press away."""
    actor = actor_of(request)
    if request.method != "POST":
        return _page(request, actor, case, ContactForm(initial=_initial(request)))
    form = ContactForm(request.POST)
    if not form.is_valid():
        return _page(request, actor, case, form)
    if _is_letter(form):
        services.check_address(actor=actor, case=case)
    try:
        services.record_contact(actor=actor, case=case, **form.cleaned_data)
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return _page(request, actor, case, form)
    said = form.cleaned_data["outcome"].label
    messages.success(request, _("Vastgelegd: %s.") % said)
    back = BACK.get(request.POST.get("terug", ""))
    return redirect(back) if back else redirect("case", case=case)


@require_POST
def check_address(request: HttpRequest, case: UUID) -> HttpResponse:
    """Look the address up in the BRP before somebody writes a letter."""
    found = services.check_address(actor=actor_of(request), case=case)
    if found.verified:
        messages.success(request, _("Nagekeken in de BRP: het adres klopt."))
    elif found.stale:
        messages.warning(request, _("De BRP is nu niet bereikbaar. Probeer het later nog eens."))
    # who looks an address up is about to write: the form for that stays open
    return redirect(f"{reverse('outreach:record_contact', args=[case])}?{BY_LETTER}")


def _is_letter(form: ContactForm) -> bool:
    """Whether a letter is said to go out today."""
    said = form.cleaned_data
    sent = said["channel"] is Channel.LETTER and said["outcome"] is ContactOutcome.SENT
    return bool(sent and said["on"] == clock.today())


def _usual() -> dict[str, Any]:
    """A visit, now, at which nobody was home."""
    now = clock.now().astimezone(clock.AMSTERDAM)
    return {
        "channel": Channel.VISIT,
        "outcome": ContactOutcome.NOT_REACHED,
        "on": now.date(),
        "day_part": day_part_of(now),
    }


def _initial(request: HttpRequest) -> dict[str, Any]:
    """What the form begins with: a letter for who comes to note one."""
    usual, asked = _usual(), _asked(request)
    if asked is Channel.VISIT:
        return usual
    if asked in WRITTEN_TO:
        return {**usual, "channel": asked, "outcome": ContactOutcome.SENT, "day_part": ""}
    return {**usual, "channel": asked}


def _asked(request: HttpRequest) -> Channel:
    """How somebody is about to reach the household, as the address says: a visit unless it does."""
    per = request.GET.get("per", "")
    steps = [step for step, slug in selectors.STEP_SLUGS.items() if slug == per]
    return Channel(steps[0].channel) if steps else Channel.VISIT


def day_part_of(moment: datetime) -> str:
    """The part of the day of a moment."""
    if moment.hour < 12:
        return "ochtend"
    return "middag" if moment.hour < 18 else "avond"


def _page(request: HttpRequest, actor: Actor, case: UUID, form: ContactForm) -> HttpResponse:
    """The form; raises NotPermitted for who may not send it, NotFound for no case here."""
    if not may(actor, "outreach.record_contact", case):
        raise NotPermitted
    usual = _usual()
    context = {
        "seen": case_overview(actor=actor, case=case, on=clock.today()),
        "address": selectors.address_check(actor=actor, case=case),
        "tried": selectors.contacts_of(actor=actor, case=case)[:3],
        "form": form,
        "opened": bool(form.errors) or _asked(request) is not Channel.VISIT,
        "outcomes": AT_THE_DOOR,
        "day_part": form["day_part"].value() or usual["day_part"],
        "day_parts": ("ochtend", "middag", "avond"),
        "on": usual["on"],
        "back": _came_from(request),
    }
    status = 422 if form.errors else 200
    return render(request, "outreach/record_contact.html", context, status=status)


def _came_from(request: HttpRequest) -> str:
    """The list somebody walks along, so that the next door is one press away."""
    if request.method == "POST":
        return request.POST.get("terug", "")
    return "dag" if "/mijn-dag" in request.headers.get("Referer", "") else ""
