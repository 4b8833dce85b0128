# SPDX-License-Identifier: EUPL-1.2
"""The pages of the national delivery: how a period stands, its file, its figures, who delivers."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from woonzeker.access import clock, exports
from woonzeker.access.actions import may
from woonzeker.access.requests import actor_of
from woonzeker.errors import Refused
from woonzeker.monitoring import selectors, services
from woonzeker.monitoring.forms import OrganisationForm, PeriodForm
from woonzeker.monitoring.rules import (
    Period,
    half_year_before,
    lacks_behind,
    may_be_published,
    read_period,
)

DDAS = exports.kind(
    "monitoring.ddas", gettext_lazy("landelijke levering (DDAS)"), "monitoring:ddas", "period"
)


@require_safe
def national(request: HttpRequest) -> HttpResponse:
    """How a period stands, what is not complete in it, and what was delivered before."""
    actor = actor_of(request)
    usual = half_year_before(clock.today())
    asked = {"van": usual.from_on.isoformat(), "tot": usual.to_on.isoformat()}
    form = PeriodForm({**asked, **request.GET.dict()})
    words: dict[str, object] = {
        "form": form,
        "may_count": may(actor, "monitoring.readiness"),
        "may_take": may(actor, "monitoring.take_delivery"),
        "may_mend": may(actor, "monitoring.incomplete_rows"),
        "may_name": may(actor, "monitoring.name_organisation"),
    }
    if words["may_count"]:
        words["delivered"] = selectors.delivered(actor=actor)
        if form.is_valid():
            words["ready"] = selectors.readiness(actor=actor, period=form.period)
            words["may_publish"] = may_be_published(form.period, clock.today())
    return render(request, "monitoring/national.html", words)


@require_safe
def ddas(request: HttpRequest, period: str) -> HttpResponse:
    """The delivery as a file. With numbers of people in it, so a second person agrees."""
    actor = actor_of(request)
    content, _made = services.take_delivery(actor=actor, period=_read(period), kind=DDAS)
    return _file(content, f"ddas-{actor.municipality}-{period}.json", "application/json")


@require_safe
def figures(request: HttpRequest, period: str) -> HttpResponse:
    """The figures as they may be published: small numbers hidden, others rounded."""
    return _figures(request, period, to_publish=True)


@require_safe
def counts(request: HttpRequest, period: str) -> HttpResponse:
    """The figures as they are, for use inside."""
    return _figures(request, period, to_publish=False)


@require_safe
def incomplete(request: HttpRequest, period: str, word: str) -> HttpResponse:
    """What stands behind one of the counts, each with the page where it can be mended."""
    actor, asked, lack = actor_of(request), _read(period), lacks_behind(word)
    if lack is None:
        raise Refused(_("Deze lijst bestaat niet. Ga terug naar de landelijke levering."))
    rows = selectors.incomplete_rows(actor=actor, period=asked, code=word)
    exports.leaf_through(request, [row.id for row in rows])
    capped = selectors.MOST_ROWS if len(rows) == selectors.MOST_ROWS else None
    context = {"lack": lack, "rows": rows, "period": asked, "capped": capped}
    return render(request, "monitoring/incomplete.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def organisation(request: HttpRequest) -> HttpResponse:
    """Who delivers and whom the statistics office may call."""
    actor = actor_of(request)
    held = selectors.organisation(actor=actor)
    sent = request.POST if request.method == "POST" else None
    form = OrganisationForm(sent, initial=OrganisationForm.of(held))
    if sent is not None and form.is_valid():
        services.name_organisation(actor=actor, said=form.said)
        messages.success(request, _("Opgeslagen. Het geldt vanaf vandaag."))
        return redirect("monitoring:national")
    return render(request, "monitoring/organisation.html", {"form": form})


def _figures(request: HttpRequest, period: str, *, to_publish: bool) -> HttpResponse:
    tables = selectors.figures(actor=actor_of(request), period=_read(period), to_publish=to_publish)
    name = _("cijfers") if to_publish else _("tellingen")
    content = selectors.as_csv(tables, to_publish=to_publish)
    return _file(content, f"{name}-{period}.csv", "text/csv; charset=utf-8")


def _read(word: str) -> Period:
    """The days in the address; raises Refused when they are none."""
    if (found := read_period(word)) is None:
        raise Refused(_("Deze periode bestaat niet. Ga terug naar de landelijke levering."))
    return found


def _file(content: bytes, name: str, kind: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
