# SPDX-License-Identifier: EUPL-1.2
"""The pages of the sieve: the drawing and its numbers, the lists behind them, who sank unseen."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from woonzeker.access import clock, exports
from woonzeker.access.actors import Actor
from woonzeker.access.requests import actor_of
from woonzeker.errors import Refused
from woonzeker.monitoring import selectors
from woonzeker.monitoring.forms import NumberForm, SieveForm
from woonzeker.monitoring.rules.flow import stages_of
from woonzeker.monitoring.rules.sieve_asked import BEHIND_WORDS
from woonzeker.monitoring.views import sieve_lines as lines
from woonzeker.ui.sheets import lines as sheet_of

#: a list may be of any year in which somebody entered
ANY_YEAR = date(2000, 1, 1)


@require_safe
def sieve(request: HttpRequest) -> HttpResponse:
    """Of all households that entered: where they are, how they left, and what flows between."""
    actor = actor_of(request)
    form = _form(request, actor)
    chosen = form.chosen
    found = selectors.sieve(actor=actor, chosen=chosen)
    to = lines.addresses(form.asked, open_to=selectors.may_list(actor, chosen))
    drawn = lines.drawn(stages_of(found.sieve))
    context = {
        "form": form,
        "days": lines.words_of(form.span),
        "counted": found,
        "entered": lines.entered(found.sieve, to),
        "inside": lines.still_inside(found.sieve, to),
        "gone": lines.gone(found.sieve, to),
        "steps": lines.step_lines(found.sieve, found.medians, to),
        "ways": lines.ways_out(found.sieve, to),
        "mistakes": lines.mistakes(found.sieve, to),
        "drawing": drawn[0] if drawn else None,
        "labels": drawn[1] if drawn else [],
        "leaks": lines.leaks(form.asked, found.leaks, actor, chosen),
        "this_year": clock.today().year,
        "last_year": clock.today().year - 1,
        "published": selectors.published_years(actor=actor),
        "file": request.GET.urlencode(),
    }
    return render(request, "monitoring/sieve.html", context)


@require_safe
def sieve_file(request: HttpRequest) -> HttpResponse:
    """The numbers of the page as a file, for use inside."""
    actor = actor_of(request)
    form = _form(request, actor)
    found = selectors.sieve(actor=actor, chosen=form.chosen)
    if found.few:
        raise Refused(_("Er zijn minder dan 10 huishoudens. Kies een langere periode."))
    no_lists = lines.addresses({}, open_to=False)
    rows = [("stap", "wat", "plek", "aantal")]
    for line in lines.step_lines(found.sieve, found.medians, no_lists):
        name = f"{line.step}. {line.title}"
        rows += [
            (name, "kwam tot deze stap", "", str(line.came.value)),
            (name, "waarvan hier binnengekomen", "", str(line.began.value)),
        ]
        rows += [(name, "nog hier", way.words, str(way.number.value)) for way in line.inside]
        rows += [(name, "vertrok hier", way.words, str(way.number.value)) for way in line.left]
        rows.append((name, "ging verder", "", str(line.onward.value)))
        if line.median is not None:
            rows.append((name, "mediaan van de dagen in deze stap", "", str(line.median)))
    return csv_file(sheet_of(rows), f"zeef-{form.span.from_on}-{form.span.to_on}.csv")


@require_safe
def sieve_list(request: HttpRequest) -> HttpResponse:
    """The households behind one number, as far as they are within reach."""
    actor = actor_of(request)
    form = NumberForm(request.GET, today=clock.today(), first_on=ANY_YEAR)
    if not form.is_valid():
        raise Refused(_("Deze lijst bestaat niet. Ga terug naar de zeef en kies een getal."))
    asked = form.number
    found = selectors.sieve_list(actor=actor, asked=asked, page=page_asked(request))
    exports.leaf_through(request, [row.id for row in found.rows])
    context = {
        "found": found,
        "step": asked.step,
        "behind": BEHIND_WORDS[asked.behind] if asked.step else "",
        "days": lines.words_of(form.span),
        "back": f"?{urlencode(form.asked)}" if form.asked else "",
    }
    return render(request, "monitoring/sieve_list.html", context)


@require_safe
def leaks(request: HttpRequest) -> HttpResponse:
    """Households that sank a step while nobody spoke with them, the deepest first."""
    form = SieveForm(request.GET, today=clock.today(), first_on=ANY_YEAR)
    if not form.is_valid():
        raise Refused(_("Deze lijst bestaat niet. Ga terug naar de zeef en kies een getal."))
    chosen = form.chosen if form.asked else None
    found = selectors.leaks(actor=actor_of(request), chosen=chosen, page=page_asked(request))
    exports.leaf_through(request, [line.case.id for line in found.lines])
    context = {"found": found, "days": lines.words_of(form.span) if chosen else ""}
    return render(request, "monitoring/leaks.html", context)


def csv_file(content: bytes, name: str) -> HttpResponse:
    """A file of counts, without anybody in it."""
    answer = HttpResponse(content, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _form(request: HttpRequest, actor: Actor) -> SieveForm:
    first_on = selectors.first_entered(actor=actor)
    return SieveForm(request.GET, today=clock.today(), first_on=first_on)


def page_asked(request: HttpRequest) -> int:
    """The page of a list in an address; the first for what is none."""
    said = request.GET.get("page", "1")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 6 else 1
