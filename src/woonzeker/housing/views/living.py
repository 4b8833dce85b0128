# SPDX-License-Identifier: EUPL-1.2
"""Living on under conditions: a new agreement, the page of one, and the list of all that run."""

from __future__ import annotations

from typing import Any
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
from woonzeker.errors import NotPermitted, Refused
from woonzeker.housing.forms.living import (
    AgreementForm,
    EndForm,
    ExplainForm,
    LetterForm,
    LookForm,
    OnForm,
    OwnStepForm,
    ProofForm,
    SignForm,
    TellForm,
)
from woonzeker.housing.rules.agreement_end import OwnStep
from woonzeker.housing.selectors.living import living_view, new_living
from woonzeker.housing.selectors.living_list import living_list
from woonzeker.housing.selectors.living_shapes import BreachLine, LivingView
from woonzeker.housing.services import living as making
from woonzeker.housing.services import living_end as ending
from woonzeker.housing.services import living_letter as writing
from woonzeker.housing.services.living_watch import look_at_condition
from woonzeker.housing.views.running import carried_out
from woonzeker.organisations.selectors import partners_of
from woonzeker.outreach.selectors import letter_choices
from woonzeker.ui.forms import Form

FORM = ["GET", "HEAD", "POST"]


class BreachPanel:
    """A breach with its forms; one in which something was wrong comes back as it was sent."""

    def __init__(self, line: BreachLine, given: dict[str, Any]) -> None:
        self.line = line
        self.proof_form = given.get(f"proof_{line.id}") or ProofForm(
            breach=line, auto_id=f"proof_{line.id}_%s"
        )
        self.tell_form = given.get(f"tell_{line.id}") or TellForm(
            breach=line, auto_id=f"tell_{line.id}_%s"
        )


@require_safe
def livings(request: HttpRequest) -> HttpResponse:
    """All agreements that run in one's reach, what cannot wait first."""
    rows = living_list(actor=actor_of(request))
    exports.leaf_through(request, [row.case for row in rows])
    return render(request, "housing/living/list.html", {"rows": rows})


@require_http_methods(FORM)
def draft(request: HttpRequest, case: UUID) -> HttpResponse:
    """Write down what was agreed."""
    actor = actor_of(request)
    if not may(actor, "housing.draft_agreement", case):
        raise NotPermitted
    start = new_living(actor=actor, case=case)
    sent = request.POST if request.method == "POST" else None
    partners = [(str(each.pk), each.name) for each in partners_of(actor)]
    form = AgreementForm(sent, partners=partners)
    if sent is not None and form.is_valid():
        try:
            made = making.draft_agreement(actor=actor, case=case, draft=form.draft)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(
                request, _("De afspraak staat erbij. Leg haar nu uit en laat tekenen.")
            )
            return redirect("housing:living", case=case, living=made.pk)
    context = {"start": start, "form": form}
    status = 422 if sent is not None else 200
    return render(request, "housing/living/new.html", context, status=status)


@require_safe
def living(request: HttpRequest, case: UUID, living: UUID) -> HttpResponse:
    """One agreement, with the one thing to do now."""
    return page(request, case, living, {})


@require_http_methods(FORM)
def letter(request: HttpRequest, case: UUID, living: UUID) -> HttpResponse:
    """A letter about the agreement, filled from what stands there."""
    actor = actor_of(request)
    if not may(actor, "housing.write_letter", living):
        raise NotPermitted
    view = living_view(actor=actor, living=living)
    choices = letter_choices(actor=actor, case=view.case)
    sent = request.POST if request.method == "POST" else None
    form = LetterForm(sent, kinds=writing.KINDS, choices=choices)
    if sent is not None and form.is_valid():
        try:
            writing.write_letter(actor=actor, living=living, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("De brief is gemaakt. Bekijk hem en verstuur hem."))
            return redirect("outreach:case_letters", case=view.case)
    context = {"view": view, "form": form, "wish": choices.wish}
    status = 422 if sent is not None else 200
    return render(request, "housing/living/letter.html", context, status=status)


@require_POST
def explain(request: HttpRequest, case: UUID, living: UUID) -> HttpResponse:
    """Note that it was explained."""
    form = ExplainForm(request.POST, auto_id="explain_form_%s")
    done = _("Vastgelegd: de inwoner kreeg uitleg.")
    return _do(request, case, living, form, making.explain_agreement, done)


@require_POST
def own_bewind(request: HttpRequest, case: UUID, living: UUID) -> HttpResponse:
    """Note the resident's own request for bewind."""
    form = OnForm(request.POST, auto_id="bewind_form_%s")
    done = _("Vastgelegd: de inwoner vroeg het zelf.")
    return _do(request, case, living, form, making.own_wish_bewind, done)


@require_POST
def sign(request: HttpRequest, case: UUID, living: UUID) -> HttpResponse:
    """Note a signature."""
    view = living_view(actor=actor_of(request), living=living)
    form = SignForm(request.POST, view=view, auto_id="sign_form_%s")
    return _do(
        request, case, living, form, making.sign_agreement, _("De handtekening staat erbij.")
    )


@require_POST
def recall(request: HttpRequest, case: UUID, living: UUID) -> HttpResponse:
    """Take back what was written down wrongly."""
    making.recall_agreement(actor=actor_of(request), living=living)
    messages.success(request, _("De afspraak is teruggenomen. Maak haar opnieuw als dat nodig is."))
    return redirect("case", case=case)


@require_POST
def look(request: HttpRequest, case: UUID, living: UUID) -> HttpResponse:
    """Note what was seen of a month."""
    view = living_view(actor=actor_of(request), living=living)
    form = LookForm(request.POST, view=view, auto_id="look_form_%s")

    def keep(*, actor: Actor, living: UUID, **_said: object) -> object:
        return look_at_condition(actor=actor, living=living, **form.look)

    return _do(request, case, living, form, keep, _("Vastgelegd."))


@require_POST
def own_step(request: HttpRequest, case: UUID, living: UUID) -> HttpResponse:
    """Note a step towards a contract of one's own."""
    view = living_view(actor=actor_of(request), living=living)
    form = OwnStepForm(request.POST, view=view, auto_id="step_form_%s")

    def keep(*, actor: Actor, living: UUID, **_said: object) -> object:
        return ending.own_name_step(actor=actor, living=living, **form.made)

    return _do(request, case, living, form, keep, _("De stap staat erbij."))


@require_POST
def recall_own_step(request: HttpRequest, case: UUID, living: UUID) -> HttpResponse:
    """Take back a step that was not made after all."""
    said = request.POST.get("step", "")
    if said not in set(OwnStep):
        raise Refused(_("Kies uit de lijst."))
    ending.recall_own_step(actor=actor_of(request), living=living, step=OwnStep(said))
    messages.success(request, _("De stap is teruggenomen."))
    return redirect("housing:living", case=case, living=living)


@require_POST
def end(request: HttpRequest, case: UUID, living: UUID) -> HttpResponse:
    """End an agreement."""
    form = EndForm(request.POST, auto_id="end_form_%s")

    def keep(*, actor: Actor, living: UUID, **_said: object) -> object:
        return ending.end_agreement(actor=actor, living=living, said=form.end)

    return _do(request, case, living, form, keep, _("Vastgelegd hoe de afspraak eindigde."))


def _do(
    request: HttpRequest, case: UUID, living: UUID, form: Form, service: Any, done: str
) -> HttpResponse:
    """Run one form; what is wrong is said near the field, and nothing that was typed is lost."""
    actor = actor_of(request)
    if carried_out(form, lambda: service(actor=actor, living=living, **form.cleaned_data)):
        messages.success(request, done)
        return redirect("housing:living", case=case, living=living)
    name = str(form.auto_id).removesuffix("_%s")
    return page(request, case, living, {name: form}, status=422)


def page(
    request: HttpRequest, case: UUID, living: UUID, given: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """The page of one agreement, with a form in which something is wrong in its own place."""
    actor = actor_of(request)
    view = living_view(actor=actor, living=living)
    if view.case != case:
        return redirect("housing:living", case=view.case, living=living)
    keeps = may(actor, "housing.look_at_condition", living) and view.ended is None
    context = {
        "view": view,
        "may_keep": keeps,
        "may_write": may(actor, "housing.write_letter", living),
        "panels": [BreachPanel(each, given) for each in view.open_breaches],
        **(_forms(view) if keeps else {}),
        **given,
    }
    return render(request, "housing/living/agreement.html", context, status=status)


def _forms(view: LivingView) -> dict[str, Form]:
    return {
        "explain_form": ExplainForm(auto_id="explain_form_%s"),
        "bewind_form": OnForm(auto_id="bewind_form_%s"),
        "sign_form": SignForm(view=view, auto_id="sign_form_%s"),
        "look_form": LookForm(view=view, auto_id="look_form_%s"),
        "step_form": OwnStepForm(view=view, auto_id="step_form_%s"),
        "end_form": EndForm(auto_id="end_form_%s"),
    }
