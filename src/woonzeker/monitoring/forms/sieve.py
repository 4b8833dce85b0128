# SPDX-License-Identifier: EUPL-1.2
"""Which households the sieve counts: days, sector, landlord, lane, children, first or repeat."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _say
from django.utils.translation import gettext_lazy as _

from woonzeker.monitoring.rules.sieve import Children, Where
from woonzeker.monitoring.rules.sieve_asked import GONE, LANES, STILL_HERE, Behind, Number
from woonzeker.monitoring.rules.sieve_counts import Chosen
from woonzeker.monitoring.rules.sieve_periods import Span, named_spans
from woonzeker.organisations.models import RentalKind, Sector
from woonzeker.process import Step
from woonzeker.ui.forms import Day, FilterForm, offer, told

#: nothing chosen, and chosen that there is none
ANY, NOTHING = "", "geen"
_NO_MATTER = (ANY, _("maakt niet uit"))
_REPEAT = {"eerst": False, "opnieuw": True}


class SieveForm(FilterForm):
    """The filters of the sieve; without any it is this year."""

    periode = forms.ChoiceField(label=_("Binnengekomen in"), required=False)
    van = forms.DateField(label=_("Of van"), widget=Day(), required=False)
    tot = forms.DateField(label=_("Tot en met"), widget=Day(), required=False)
    sector = forms.ChoiceField(
        label=_("Soort achterstand van de eerste melding"), required=False,
        choices=[_NO_MATTER, *Sector.choices, (NOTHING, _("door niemand gemeld"))],
    )  # fmt: skip
    verhuurder = forms.ChoiceField(
        label=_("Soort verhuurder"), required=False,
        choices=[_NO_MATTER, *RentalKind.choices, (NOTHING, _("geen verhuurder of niet bekend"))],
    )  # fmt: skip
    weg = forms.ChoiceField(label=_("Weg waarlangs de woning gevaar loopt"), required=False)
    kinderen = forms.ChoiceField(
        label=_("Kinderen"), required=False,
        choices=[
            _NO_MATTER,
            (Children.YES.value, _("met kinderen")),
            (Children.NO.value, _("zonder kinderen")),
            (Children.UNKNOWN.value, _("niet bekend")),
        ],
    )  # fmt: skip
    eerder = forms.ChoiceField(
        label=_("Eerder hier geweest"), required=False,
        choices=[_NO_MATTER, ("eerst", _("voor het eerst")), ("opnieuw", _("opnieuw"))],
    )  # fmt: skip

    def __init__(self, *args: Any, today: date, first_on: date | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.spans = named_spans(today, first_on)
        offer(self, "periode", [(span.code, span.title) for span in self.spans])
        offer(self, "weg", [_NO_MATTER, *told(LANES)])

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first, and both are given or neither."""
        said = super().clean() or {}
        first, last = said.get("van"), said.get("tot")
        if first and last and last < first:
            self.add_error("tot", _say("Kies een dag die niet voor de eerste ligt."))
        elif bool(first) != bool(last) and not {"van", "tot"} & self.errors.keys():
            self.add_error(
                "tot" if first else "van", _say("Vul beide dagen in, of geen van beide.")
            )
        return said

    @property
    def span(self) -> Span:
        """The days that were chosen; what cannot be read counts as not said."""
        said = self.cleaned_data if self.is_valid() else {}
        if said.get("van") and said.get("tot"):
            return Span("", "", said["van"], said["tot"])
        named = {span.code: span for span in self.spans}
        return named.get(said.get("periode", ""), self.spans[0])

    @property
    def chosen(self) -> Chosen:
        """Which households are counted."""
        said = self.cleaned_data if self.is_valid() else {}
        children, repeat = said.get("kinderen"), said.get("eerder")
        return Chosen(
            self.span.from_on,
            self.span.to_on,
            sector=_code(said.get("sector")),
            landlord=_code(said.get("verhuurder")),
            lane=said.get("weg") or None,
            children=Children(children) if children else None,
            repeat=_REPEAT.get(repeat or ""),
        )

    @property
    def asked(self) -> dict[str, str]:
        """What was chosen, as it stands in an address."""
        if not self.is_valid():
            return {}
        own = (name for name in SieveForm.base_fields if self.cleaned_data.get(name))
        return {name: str(self.cleaned_data[name]) for name in own}

    @property
    def is_narrowed(self) -> bool:
        """Whether more was chosen than days."""
        return bool(self.asked.keys() - {"periode", "van", "tot"})


class NumberForm(SieveForm):
    """The same, with the number of which the list is asked; those stand in its address alone."""

    stap = forms.TypedChoiceField(
        required=False, coerce=int, empty_value=None, widget=forms.HiddenInput(),
        choices=[(ANY, ""), *((step.value, step.dutch) for step in Step)],
    )  # fmt: skip
    wat = forms.ChoiceField(
        required=False, widget=forms.HiddenInput(),
        choices=[(ANY, ""), *((each.value, each.value) for each in Behind)],
    )  # fmt: skip
    plek = forms.ChoiceField(
        required=False, widget=forms.HiddenInput(),
        choices=[(code, code) for code in (ANY, STILL_HERE, GONE, *Where)],
    )  # fmt: skip

    @property
    def number(self) -> Number:
        """The number whose households are asked for."""
        said = self.cleaned_data if self.is_valid() else {}
        step = said.get("stap")
        return Number(
            self.chosen,
            Step(step) if step else None,
            Behind(said.get("wat") or Behind.HERE.value),
            str(said.get("plek") or ""),
        )


def _code(said: str | None) -> str | None:
    """A code of the row: None says nothing, empty that there is none."""
    if not said:
        return None
    return "" if said == NOTHING else said
