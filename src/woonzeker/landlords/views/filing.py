# SPDX-License-Identifier: EUPL-1.2
"""The file of one tenant: what comes next, and writing down what was done."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woonzeker.access.actors import Actor
from woonzeker.access.requests import actor_of
from woonzeker.errors import NotFound, Refused
from woonzeker.landlords import selectors, services
from woonzeker.landlords.forms import (
    AnswerForm,
    ContactForm,
    HelpForm,
    OwnLettersForm,
    ProofForm,
    StrikeForm,
)
from woonzeker.landlords.models import EffortKind
from woonzeker.landlords.views.asking import onward, question
from woonzeker.landlords.views.papers import paper
from woonzeker.ui.words import day_year


@require_safe
def file(request: HttpRequest, arrears: UUID) -> HttpResponse:
    """What comes next with this tenant, and what was done already."""
    actor = actor_of(request)
    found = selectors.file(actor=actor, arrears=arrears)
    context = {"file": found, "check": _check(actor, found), "proof_form": ProofForm()}
    return render(request, "landlords/file.html", context)


@require_http_methods(["GET", "POST"])
def contact(request: HttpRequest, arrears: UUID) -> HttpResponse:
    """A try to talk."""
    form = ContactForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = _note(request, form, arrears, EffortKind.CONTACT_TRY)
        if done is not None:
            return done
    lead = _("Eerst praten: vaak is het dan al opgelost. Ook een poging telt.")
    return question(
        request, form, title=_("Wanneer zocht u contact?"), lead=lead, back=_file(arrears),
        template="landlords/contact.html",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def help_pointed(request: HttpRequest, arrears: UUID) -> HttpResponse:
    """Where the tenant gets help, and that it was said."""
    form = HelpForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = _note(request, form, arrears, EffortKind.HELP_POINTED)
        if done is not None:
            return done
    found = selectors.file(actor=actor_of(request), arrears=arrears)
    return question(
        request, form, title=_("Vertel uw huurder waar hulp is"), back=_file(arrears),
        template="landlords/help.html", file=found,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def own_letters(request: HttpRequest, arrears: UUID) -> HttpResponse:
    """What a landlord wrote before they came here."""
    actor = actor_of(request)
    form = OwnLettersForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        kinds = [
            kind
            for kind in (EffortKind.HELP_POINTED, EffortKind.REMINDER, EffortKind.OFFER_TO_SHARE)
            if words[kind.value]
        ]
        try:
            for kind in kinds:
                services.note_effort(
                    actor=actor, arrears=arrears, kind=kind, made_on=words["made_on"],
                    channel=words["channel"],
                )  # fmt: skip
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return onward(actor, arrears)
    lead = _("Kruis alleen aan wat er echt in stond. De rechter kan ernaar vragen.")
    return question(
        request, form, title=_("U stuurde zelf al een brief"), lead=lead, back=_file(arrears)
    )


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, arrears: UUID) -> HttpResponse:
    """What the tenant said to the offer."""
    actor = actor_of(request)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.note_answer(
                actor=actor, arrears=arrears,
                answer=form.cleaned_data["answer"], made_on=form.cleaned_data["made_on"],
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return onward(actor, arrears)
    lead = _("U bood aan om de contactgegevens en het bedrag door te geven aan de gemeente.")
    return question(request, form, title=_("Wat zei uw huurder?"), lead=lead, back=_file(arrears))


@require_POST
def keep_proof(request: HttpRequest, effort: UUID) -> HttpResponse:
    """Keep a file that shows what was done."""
    actor = actor_of(request)
    form = ProofForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, _("Kies eerst een foto of een pdf."))
    else:
        try:
            services.keep_proof(
                actor=actor, effort=effort, content=form.cleaned_data["document"].read()
            )
        except Refused as refused:
            messages.error(request, refused.sentence)
        else:
            messages.success(request, _("Bewaard. Alleen u kunt dit zien."))
    return redirect(_back(request))


@require_http_methods(["GET", "POST"])
def strike(request: HttpRequest, arrears: UUID, effort: UUID) -> HttpResponse:
    """Take back what was written down by mistake, once somebody says they mean it."""
    actor = actor_of(request)
    found = selectors.file(actor=actor, arrears=arrears)
    line = next((each for each in found.efforts if each.id == effort), None)
    if line is None:
        raise NotFound
    form = StrikeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            services.strike_effort(actor=actor, effort=effort)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Weggehaald, met de bestanden die erbij hoorden."))
            return redirect("landlords:file", arrears)
    lead = _("%(day)s: %(words)s.") % {"day": day_year(line.on), "words": line.words}
    return question(
        request, form, title=_("Weet u het zeker?"), lead=lead, back=_file(arrears),
        submit=_("Ja, haal dit weg"), template="landlords/strike.html", line=line,
    )  # fmt: skip


@require_safe
def show_proof(request: HttpRequest, own_proof: UUID) -> HttpResponse:
    """What was kept to show an effort."""
    kind, content = selectors.proof(actor=actor_of(request), own_proof=own_proof)
    return paper(kind, content, "bewijs")


@require_POST
def close(request: HttpRequest, arrears: UUID) -> HttpResponse:
    """It is solved: nothing more is done."""
    try:
        closed = services.close_file(actor=actor_of(request), arrears=arrears)
    except Refused as refused:
        messages.error(request, refused.sentence)
        return redirect("landlords:file", arrears)
    if closed.reported_on is None:
        messages.success(request, _("Mooi dat het is opgelost. Er is niets gemeld."))
    else:
        messages.success(
            request, _("Mooi dat het is opgelost. Laat het uw contact bij de gemeente weten.")
        )
    return redirect("landlords:desk")


def _note(
    request: HttpRequest, form: ContactForm | HelpForm, arrears: UUID, kind: EffortKind
) -> HttpResponse | None:
    """Write it down and go back to the file; None when the form says why not."""
    actor, words = actor_of(request), form.cleaned_data
    try:
        services.note_effort(actor=actor, arrears=arrears, kind=kind, **words)
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return None
    return onward(actor, arrears)


def _check(actor: Actor, found: selectors.FileView) -> selectors.CheckLine | None:
    """How the municipality answered what was shown for this file."""
    if found.check_asked is None or not found.place.works_here:
        return None
    return selectors.own_check(actor=actor.at(found.place.code), check=found.check_asked)


def _file(arrears: UUID) -> str:
    return reverse("landlords:file", args=[arrears])


def _back(request: HttpRequest) -> str:
    """The file that the form stood on: a page of this desk, nothing else."""
    asked = request.POST.get("arrears", "")
    try:
        return _file(UUID(asked))
    except ValueError:
        return reverse("landlords:desk")
