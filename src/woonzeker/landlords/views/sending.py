# SPDX-License-Identifier: EUPL-1.2
"""Letters to the tenant, and the report to the municipality."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woonzeker.access.requests import actor_of
from woonzeker.errors import Refused
from woonzeker.landlords import selectors, services
from woonzeker.landlords.forms import ElsewhereForm, SentForm, ShowForm
from woonzeker.landlords.models import LetterKind, ShownBy
from woonzeker.landlords.selectors import FileView
from woonzeker.landlords.services import Shown
from woonzeker.landlords.views.papers import paper

_NAMES = {LetterKind.REMINDER: "herinnering", LetterKind.FOURTEEN_DAYS: "laatste-brief"}


@require_http_methods(["GET", "POST"])
def letter(request: HttpRequest, arrears: UUID) -> HttpResponse:
    """The friendly letter: what will stand in it, and making it."""
    actor = actor_of(request)
    if request.method == "POST":
        try:
            made = services.make_reminder(actor=actor, arrears=arrears)
        except Refused as refused:
            messages.error(request, refused.sentence)
            return redirect("landlords:file", arrears)
        return redirect("landlords:letter_sent", made.pk)
    found = selectors.file(actor=actor, arrears=arrears)
    return render(request, "landlords/letter.html", {"file": found})


@require_http_methods(["GET", "POST"])
def warning(request: HttpRequest, arrears: UUID) -> HttpResponse:
    """The last letter, with the costs that the law allows after it."""
    actor = actor_of(request)
    if request.method == "POST":
        try:
            made = services.make_last_letter(actor=actor, arrears=arrears)
        except Refused as refused:
            messages.error(request, refused.sentence)
            return redirect("landlords:file", arrears)
        return redirect("landlords:letter_sent", made.pk)
    found = selectors.file(actor=actor, arrears=arrears)
    return render(request, "landlords/warning.html", {"file": found})


@require_safe
def letter_paper(request: HttpRequest, own_letter: UUID) -> HttpResponse:
    """A letter exactly as it was made."""
    kind, content = selectors.letter_paper(actor=actor_of(request), own_letter=own_letter)
    return paper("application/pdf", content, _NAMES[LetterKind(kind)])


@require_http_methods(["GET", "POST"])
def letter_sent(request: HttpRequest, own_letter: UUID) -> HttpResponse:
    """On which day a letter went."""
    form = SentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            sent = services.letter_sent(
                actor=actor_of(request), own_letter=own_letter, **form.cleaned_data
            )
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return redirect("landlords:file", sent.file_id)
    context = {"form": form, "own_letter": own_letter}
    status = 422 if form.errors else 200
    return render(request, "landlords/sent.html", context, status=status)


@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, arrears: UUID) -> HttpResponse:
    """Exactly what goes, how one shows to be the landlord, and sending it."""
    actor = actor_of(request)
    found = selectors.file(actor=actor, arrears=arrears)
    if not found.place.works_here:
        return redirect("landlords:elsewhere", arrears)
    known = _known(request, found)
    form = ShowForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and (known or form.is_valid()):
        shown = Shown() if known else _shown(form)
        try:
            services.send_report(actor=actor, arrears=arrears, shown=shown)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return redirect("landlords:file", arrears)
    context = {
        "file": found,
        "form": form,
        "known": known,
        "recogniser": services.recogniser(),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "landlords/report.html", context, status=status)


@require_POST
def take_back(request: HttpRequest, arrears: UUID) -> HttpResponse:
    """Take back a report that did not go yet."""
    try:
        services.take_report_back(actor=actor_of(request), arrears=arrears)
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("De melding is teruggenomen. Er is niets verstuurd."))
    return redirect("landlords:file", arrears)


@require_http_methods(["GET", "POST"])
def elsewhere(request: HttpRequest, arrears: UUID) -> HttpResponse:
    """The words with which somebody reports to a municipality that does not work here."""
    actor = actor_of(request)
    form = ElsewhereForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.reported_elsewhere(actor=actor, arrears=arrears, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return redirect("landlords:file", arrears)
    found = selectors.file(actor=actor, arrears=arrears)
    context = {"file": found, "form": form}
    status = 422 if form.errors else 200
    return render(request, "landlords/elsewhere.html", context, status=status)


def _shown(form: ShowForm) -> Shown:
    words = form.cleaned_data
    return Shown(how=ShownBy(words["how"]), document=words["document"].read())


def _known(request: HttpRequest, found: FileView) -> bool:
    """Whether the municipality knows already that this is the landlord of this home."""
    actor = actor_of(request).at(found.place.code)
    return selectors.is_known(actor=actor, home=found.home)
