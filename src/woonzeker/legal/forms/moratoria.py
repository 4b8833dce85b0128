# SPDX-License-Identifier: EUPL-1.2
"""What is filled in about time of a court and a debt settlement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from woonzeker.legal.rules import Seen
from woonzeker.legal.rules.moratorium import ASKER_WORDS, TYPES, MoratoriumKind
from woonzeker.legal.rules.moratorium_course import END_WORDS, MoratoriumEnd
from woonzeker.legal.rules.offer_words import KEPT_BY, SEEN, THREATS, TOLD_BY
from woonzeker.legal.selectors.moratoria import MoratoriumView
from woonzeker.legal.selectors.offer_lines import MonthLine
from woonzeker.legal.selectors.settlements import QuestionLine
from woonzeker.legal.services.moratoria import Asked
from woonzeker.legal.services.settlements import SettlementDays
from woonzeker.ui.forms import CHOOSE, CalmForm, Day, Form, offer
from woonzeker.ui.words import day, month


def a_day(label: Any, hint: Any = "", *, required: bool = False) -> forms.DateField:
    """A day that somebody fills in."""
    return forms.DateField(label=label, widget=Day(), required=required, help_text=hint)


class Month(forms.DateField):
    """A month, kept as its first day."""

    widget = Day

    def clean(self, value: Any) -> date | None:
        """The first day of the month of the day that was chosen."""
        found: date | None = super().clean(value)
        return found.replace(day=1) if found else None


class KindForm(Form):
    """Which way is tried."""

    kind = forms.TypedChoiceField(
        label=_("Welke weg"), coerce=MoratoriumKind, widget=forms.RadioSelect,
        initial=MoratoriumKind.PROVISION.value,
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "kind", [
            (each.kind.value, f"{_now(each.title)}. {_now(each.use)}") for each in TYPES.values()
        ])  # fmt: skip


class RequestForm(CalmForm):
    """What the court must know of a request; of another kind some of it is not asked."""

    asker = forms.ChoiceField(label=_("Wie vraagt het"), choices=())
    threat = forms.ChoiceField(
        label=_("Wat dreigt"), required=False,
        choices=[("", _("nog niet bekend")), *((code, _(said)) for code, said in THREATS.items())],
        help_text=_("De wet noemt deze vijf. Stadsverwarming staat er niet bij."),
    )  # fmt: skip
    threat_on = a_day(_("Op welke dag"))
    settlement_on = a_day(_("Schuldsanering begon op"))
    rent_from = Month(
        label=_("Lopende huur betaald vanaf (een dag in die maand)"), required=False,
        help_text=_("Bij afsluiten: de lopende rekening."),
    )  # fmt: skip
    rent_through = Month(label=_("Betaald tot en met (een dag in die maand)"), required=False)
    rent_kept_by = forms.ChoiceField(
        label=_("Zo blijft het betaald"), required=False,
        choices=[("", _("nog niet bekend")), *((code, _(said)) for code, said in KEPT_BY.items())],
    )  # fmt: skip
    rent_day = forms.IntegerField(
        label=_("Betaaldag van de maand"), min_value=1, max_value=31, initial=1
    )
    resident_signed_on = a_day(_("De inwoner tekende op"))
    lawyer_on = a_day(
        _("Een jurist keek mee op"), _("Nodig bij een weg waarvan we de wet niet hebben nagelezen.")
    )
    seized = forms.BooleanField(label=_("Er ligt al beslag"), required=False)

    def __init__(self, *args: Any, kind: MoratoriumKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        askers = TYPES[kind].askers
        offer(self, "asker", [
            (each.value, _now(said)) for each, said in ASKER_WORDS.items() if each in askers
        ])  # fmt: skip
        if kind is not MoratoriumKind.STAY:
            del self.fields["settlement_on"]

    def asked(self) -> Asked:
        """What was filled in."""
        return Asked(**self.cleaned_data)


def asked_before(view: MoratoriumView) -> dict[str, Any]:
    """What a form begins with: what was filled in before."""
    names = (
        "asker", "threat", "threat_on", "settlement_on", "rent_from", "rent_through",
        "rent_kept_by", "rent_day", "resident_signed_on", "lawyer_on", "seized",
    )  # fmt: skip
    return {name: getattr(view, name) for name in names}


class PapersForm(Form):
    """Which papers are there."""

    papers = forms.MultipleChoiceField(
        label=_("Deze stukken zijn er"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, view: MoratoriumView, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"papers": [each.code for each in view.papers if each.got_on]})
        super().__init__(*args, **kwargs)
        offer(self, "papers", [(each.code, f"{each.words} ({each.who})") for each in view.papers])


class SentForm(Form):
    """When it went to the court."""

    on = a_day(_("Naar de rechtbank op"), required=True)


class DecisionForm(Form):
    """What the court decided."""

    granted = forms.TypedChoiceField(
        label=_("De rechtbank"), coerce=lambda said: said == "yes", widget=forms.RadioSelect,
        choices=[("yes", _("wees het toe")), ("no", _("wees het af"))],
    )  # fmt: skip
    on = a_day(_("Op welke dag"), required=True)
    said_until = a_day(
        _("Tot en met"), _("Zoals het in de beschikking staat. Leeg als er geen dag staat.")
    )


class LookForm(Form):
    """Whether the rent of one month was paid, and who says so."""

    due_on = forms.TypedChoiceField(label=_("Welke maand"), coerce=date.fromisoformat)
    seen = forms.TypedChoiceField(
        label=_("Betaald?"), coerce=Seen, widget=forms.RadioSelect,
        choices=[(code, _(said)) for code, said in SEEN.items()],
    )  # fmt: skip
    told_by = forms.ChoiceField(
        label=_("Gehoord van"), choices=[(code, _(said)) for code, said in TOLD_BY.items()]
    )

    def __init__(self, *args: Any, months: Sequence[MonthLine], **kwargs: Any) -> None:
        # whoever may not see the money gets months without anything in them
        months = [each for each in months if each.due_on]
        waits = [each for each in months if each.state in ("to_look", "late", "breach")]
        if waits:
            kwargs.setdefault("initial", {"due_on": waits[0].due_on.isoformat()})
        super().__init__(*args, **kwargs)
        offer(self, "due_on", [
            (each.due_on.isoformat(), f"{month(each.due_on)}: {each.words}") for each in months
        ])  # fmt: skip


class EndForm(Form):
    """How it was over."""

    end = forms.TypedChoiceField(
        label=_("Hoe"), coerce=MoratoriumEnd,
        choices=[CHOOSE, *((each.value, _(said)) for each, said in END_WORDS.items())],
    )  # fmt: skip
    on = a_day(_("Op welke dag"), required=True)


class ReportForm(Form):
    """When the report went to the court."""

    on = a_day(_("Verslag naar de rechtbank op"), required=True)


class SettlementForm(CalmForm):
    """The days of a debt settlement."""

    asked_on = a_day(_("Gevraagd op"), required=True)
    refused_on = a_day(_("Niet toegelaten op"))
    begins_on = a_day(_("Begonnen op"))
    said_until = a_day(_("Tot en met, zoals de rechtbank zei"))
    ended_on = a_day(_("Geëindigd op"))
    clean_slate = forms.BooleanField(label=_("Met schone lei"), required=False)

    def days(self) -> SettlementDays:
        """What was filled in."""
        return SettlementDays(**self.cleaned_data)


class AnswerForm(Form):
    """What was heard to one question."""

    question = forms.ChoiceField(label=_("Welke vraag"))
    words = forms.CharField(
        label=_("Wat hoorde je"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Zonder namen en zonder iets over gezondheid."),
    )  # fmt: skip

    def __init__(self, *args: Any, questions: Sequence[QuestionLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "question", [
            (f"{each.code} {each.on.isoformat()}", f"{day(each.on)}: {each.words}")
            for each in questions if each.answered_on is None
        ])  # fmt: skip

    def answer(self) -> dict[str, Any]:
        """Which question, of which day, and the words."""
        code, _space, on = self.cleaned_data["question"].partition(" ")
        return {
            "code": code,
            "asked_on": date.fromisoformat(on),
            "words": self.cleaned_data["words"],
        }
