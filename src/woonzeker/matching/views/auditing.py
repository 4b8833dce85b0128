# SPDX-License-Identifier: EUPL-1.2
"""Judging drawn links one by one, and the page on which the threshold is set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woonzeker.access.requests import actor_of
from woonzeker.errors import Refused
from woonzeker.matching import selectors, services
from woonzeker.matching.forms import ThresholdForm, VerdictForm
from woonzeker.matching.rules import PERMITTED, AuditChoice
from woonzeker.matching.selectors.threshold import Band, ThresholdView

#: how many links the button draws besides: half an hour of work
MORE = 50
_SAID = {
    AuditChoice.RIGHT: gettext_lazy("Opgeslagen: goed."),
    AuditChoice.UNSURE: gettext_lazy("Opgeslagen: niet te zeggen. Iemand anders kijkt ook."),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One threshold in the drawing: where it stands and how much is linked without a person.

    Every other one has a label, so that they can be read on a phone.
    """

    x: int
    y: int
    height: int
    label: str
    now: bool


@dataclass(frozen=True, slots=True)
class Meant:
    """A threshold that somebody chose and has not confirmed: what would be linked by itself."""

    bits: float
    alone_percent: int


#: the drawing in its own units
COLUMN, TALL = 24, 100


@require_safe
def audit(request: HttpRequest, draw: UUID | None = None) -> HttpResponse:
    """The drawn link to judge next, or the one that is asked for."""
    actor = actor_of(request)
    chosen = draw or selectors.next_audit(actor)
    context = {
        "item": selectors.audit_item(actor=actor, draw=chosen) if chosen else None,
        "counts": selectors.audit_counts(actor),
        "wrong": _uuid(request.GET.get("fout", "")),
        "more": MORE,
        "retract": selectors.may_retract(actor),
    }
    return render(request, "matching/audit_item.html", context)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@require_POST
def judge(request: HttpRequest, draw: UUID) -> HttpResponse:
    """Keep what somebody says of a link and go on to the next."""
    actor = actor_of(request)
    form = VerdictForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Kies goed, fout of niet te zeggen."))
    verdict = form.cleaned_data["verdict"]
    made = services.judge_audit(actor=actor, draw=draw, verdict=verdict)
    if verdict is AuditChoice.WRONG:
        return redirect(
            f"{request.path.rpartition('/steekproef/')[0]}/steekproef?fout={made.draw.link_id}"
        )
    messages.success(request, _SAID[verdict])
    return redirect("matching:audit")


@require_POST
def retract(request: HttpRequest, draw: UUID) -> HttpResponse:
    """Take the last verdict back and show that link again."""
    services.retract_verdict(actor=actor_of(request), draw=draw)
    messages.success(request, _("Je oordeel is teruggenomen. Je kunt opnieuw kiezen."))
    return redirect("matching:audit_item", draw=draw)


@require_POST
def draw_more(request: HttpRequest) -> HttpResponse:
    """Draw some more links, for when there is time."""
    drawn = services.draw_audits(actor=actor_of(request), more=MORE)
    words = ngettext("Er is %d koppeling bij geloot.", "Er zijn %d koppelingen bij geloot.", drawn)
    messages.success(request, words % drawn)
    return redirect("matching:audit")


@require_http_methods(["GET", "HEAD", "POST"])
def threshold(request: HttpRequest) -> HttpResponse:
    """The threshold of now, what the sample says of it, and a form to change it."""
    actor = actor_of(request)
    form = ThresholdForm(request.POST if request.method == "POST" else None)
    meant = None
    if request.method == "POST" and form.is_valid():
        bits = form.cleaned_data["bits"]
        try:
            if form.cleaned_data["confirmed"] or not services.MAY_SET(actor):
                services.set_threshold(actor=actor, bits=bits)
                said = _("Vanaf nu koppelt het programma vanaf %s punten.")
                messages.success(request, said % number_format(bits, 1))
                return redirect("matching:threshold")
            alone = services.try_threshold(actor=actor, bits=bits)
            meant = Meant(bits, round(100 * alone))
        except Refused as refused:
            form.add_error("bits", refused.sentence)
    view = selectors.threshold_view(actor)
    if not form.is_bound:
        form.initial["bits"] = view.now
    context = {
        "view": view,
        "form": form,
        "meant": meant,
        "may_set": services.MAY_SET(actor),
        "counts": selectors.audit_counts(actor),
        "disputed": selectors.disputed_audits(actor),
        "columns": _columns(view),
        "width": COLUMN * len(view.bands),
        "permitted_percent": 100 * PERMITTED,
        "more": MORE,
    }
    return render(request, "matching/threshold.html", context)


def _columns(view: ThresholdView) -> list[Column]:
    """The bands as columns, the lowest threshold on the left."""
    rising: Sequence[Band] = tuple(reversed(view.bands))
    now = next((place for place, band in enumerate(rising) if band.now), 0)
    return [
        Column(
            x=COLUMN * place,
            y=TALL - round(TALL * band.alone),
            height=round(TALL * band.alone),
            label=_points(band.low) if (place - now) % 2 == 0 else "",
            now=band.now,
        )
        for place, band in enumerate(rising)
    ]


def _points(bits: float) -> str:
    """Whole points without a comma."""
    return number_format(bits, 0 if bits == round(bits) else 1)
