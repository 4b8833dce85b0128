# SPDX-License-Identifier: EUPL-1.2
"""The page of components for ourselves, and the pages that say what went wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from http import HTTPStatus

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from woonzeker.errors import NotPermitted
from woonzeker.process import Step
from woonzeker.ui.forms import Day, FilterForm, Form


def problem_page(
    request: HttpRequest, *, status: HTTPStatus, heading: str, sentence: str, mend: str = ""
) -> HttpResponse:
    """A page that says what went wrong and how to go on."""
    problem = {"heading": heading, "sentence": sentence, "mend": mend}
    return render(request, "ui/problem.html", {"problem": problem}, status=status)


def not_permitted(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: this does not belong to the role, or the case is not theirs; one page for both."""
    sentence = _("Dit hoort niet bij jouw rol, of de zaak is niet of niet meer van jou.")
    status = HTTPStatus.FORBIDDEN
    context = {"problem": NotPermitted(sentence), "status": status.value}
    return render(request, "ui/problem.html", context, status=status)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: not here, or not for you."""
    problem = {
        "heading": _("Deze bladzijde is er niet"),
        "sentence": _("Het adres klopt niet, of wat hier stond is weg."),
        "mend": _("Ga naar Vandaag, of zoek het huishouden op bij Zaken."),
    }
    status = HTTPStatus.NOT_FOUND
    context = {"problem": problem, "status": status.value}
    return render(request, "ui/problem.html", context, status=status)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form was open too long, or came from elsewhere."""
    return problem_page(
        request,
        status=HTTPStatus.FORBIDDEN,
        heading=_("Het formulier is verlopen"),
        sentence=_("Er is niets opgeslagen. Het formulier stond te lang open."),
        mend=_("Ga terug, laad de bladzijde opnieuw en verstuur het nog een keer."),
    )


def broken(request: HttpRequest) -> HttpResponse:
    """500: our mistake; nothing was saved. Asks no session or database: they may be broken."""
    problem = {
        "heading": _("Er ging bij ons iets mis"),
        "sentence": _("Er is niets opgeslagen. De fout is vastgelegd."),
        "mend": _("Probeer het over een paar minuten nog eens. Lukt het niet, bel de beheerder."),
    }
    page = render_to_string("ui/problem.html", {"problem": problem})
    return HttpResponse(page, status=HTTPStatus.INTERNAL_SERVER_ERROR)


class ExampleForm(Form):
    """One field of each kind."""

    name = forms.CharField(
        label=gettext_lazy("Naam van de partner"),
        help_text=gettext_lazy("Zoals die in de overeenkomst staat."),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Soort partner"), choices=[("huur", "huur"), ("water", "water")]
    )
    since = forms.DateField(label=gettext_lazy("Sinds"), widget=Day, required=False)
    how = forms.ChoiceField(
        label=gettext_lazy("Hoe is het gesprek gegaan?"),
        choices=[("deur", gettext_lazy("Aan de deur")), ("telefoon", gettext_lazy("Telefoon"))],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=gettext_lazy("Notitie"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    file = forms.FileField(
        label=gettext_lazy("Bestand"), help_text="CSV, XLSX, ODS of JSON", required=False
    )
    sure = forms.BooleanField(label=gettext_lazy("Ik heb dit nagekeken"))


class ExampleFilter(FilterForm):
    """Two filters."""

    search = forms.CharField(label=gettext_lazy("Straat of naam"), required=False)
    state = forms.ChoiceField(
        label=gettext_lazy("Status"),
        choices=[("", gettext_lazy("alle")), ("open", gettext_lazy("open"))],
        required=False,
    )


@dataclass(frozen=True)
class ExampleEvent:
    """One line of a timeline."""

    title: str
    when_words: str
    body: str = ""
    by: str = ""


def style(request: HttpRequest) -> HttpResponse:
    """All components on one page, with invented words."""
    today = date(2026, 11, 2)
    example = ExampleForm({"name": "", "kind": "huur", "how": "deur"}, auto_id="fout_%s")
    context = {
        "today": today,
        "days": [today + timedelta(days=n) for n in (-2, 0, 1, 3, 7, 21, 60)],
        "form": example,
        "fresh": ExampleForm(),
        "filter": ExampleFilter({"search": "Iepenlaan"}, auto_id="zoek_%s"),
        "page": Paginator(range(230), 25).page(4),
        "names": [step.dutch for step in Step],
        "events": [
            ExampleEvent("Bezoek overdag, niemand thuis", "vrijdag 20 november", "kaartje"),
            ExampleEvent("Eerste brief verstuurd", "maandag 9 november", by="J. Mulder"),
        ],
        "pairs": [(_("Straat"), "Iepenlaan 12-3"), (_("Postcode"), "1234 AB"), (_("Leeg"), "")],
    }
    return render(request, "ui/style.html", context)
