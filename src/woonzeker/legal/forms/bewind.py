# SPDX-License-Identifier: EUPL-1.2
"""What is filled in about bewind: each part of the list, a signature, a wish, an evaluation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from woonzeker.legal.forms.moratoria import a_day
from woonzeker.legal.rules.bewind import BEWIND_WORDS, HARMS, MEANS, STEPS, BewindKind, Weighed
from woonzeker.legal.rules.offer_words import GROUNDS, WEIGHED
from woonzeker.legal.selectors.bewind_lists import BewindListView
from woonzeker.legal.services.bewind_lists import (
    GroundPart,
    HarmPart,
    HeardPart,
    MeansPart,
    Part,
    StepsPart,
)
from woonzeker.legal.services.bewinds import AdviceDays, Held, WishDays
from woonzeker.ui.forms import CHOOSE, CalmForm, Form, dress, offer

#: so many signs at least: a word is no argument
ARGUED = 40
_NO_HEALTH = _("Voor wie tekent en voor de rechter. Zonder iets over gezondheid.")


def _argument(label: Any, hint: Any = _NO_HEALTH) -> forms.CharField:
    return forms.CharField(
        label=label, min_length=ARGUED, max_length=2000, help_text=hint,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"min_length": _("Leg het uit in een hele zin: iemand moet erop tekenen.")},
    )  # fmt: skip


class PartForm(CalmForm):
    """One part of the list; `part` gives what was filled in."""

    def part(self) -> Part:
        """What was filled in."""
        raise NotImplementedError


class GroundForm(PartForm):
    """On which ground, and since when it is known that the home will be lost."""

    ground = forms.ChoiceField(
        label=_("Grond"), choices=[CHOOSE, *((code, _(said)) for code, said in GROUNDS.items())]
    )
    threatened_on = a_day(_("Sinds welke dag is bekend dat de woning verloren gaat"), required=True)

    def part(self) -> Part:
        """What was filled in."""
        return GroundPart(self.cleaned_data["ground"], self.cleaned_data["threatened_on"])


class StepsForm(PartForm):
    """The day of each step that came before."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, (words, _who) in STEPS.items():
            self.fields[code] = a_day(_now(words)[:1].upper() + _now(words)[1:])
            dress(self.fields[code].widget)

    def part(self) -> Part:
        """What was filled in."""
        return StepsPart(dict(self.cleaned_data))


class MeansForm(PartForm):
    """One lighter means."""

    code = forms.ChoiceField(
        label=_("Welk lichter middel"),
        choices=[CHOOSE, *((code, _(said)) for code, said in MEANS.items())],
    )
    weighed = forms.TypedChoiceField(
        label=_("Wat kwam ervan"), coerce=Weighed, widget=forms.RadioSelect,
        choices=[(code, _(said)) for code, said in WEIGHED.items()],
    )  # fmt: skip
    on = a_day(_("Op welke dag"), required=True)
    why = _argument(_("Waarom is dit niet genoeg?"))

    def part(self) -> Part:
        """What was filled in."""
        return MeansPart(**self.cleaned_data)


class HeardForm(PartForm):
    """What the resident says."""

    words = forms.CharField(
        label=_("Wat zegt de inwoner zelf, in eigen woorden?"), max_length=2000, required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Laat leeg als je niemand bereikte: dan komen de pogingen in de lijst."),
    )  # fmt: skip
    on = a_day(_("Gezegd op"))

    def part(self) -> Part:
        """What was filled in."""
        return HeardPart(self.cleaned_data["words"], self.cleaned_data["on"])


class HarmForm(PartForm):
    """What happens when nobody does anything, and for how long bewind is asked."""

    harms = forms.MultipleChoiceField(
        label=_("Wat gebeurt er als niemand iets doet?"), widget=forms.CheckboxSelectMultiple,
        choices=[(code, _(said)) for code, said in HARMS.items()],
    )  # fmt: skip
    harm_words = _argument(_("Leg uit waarom dat te verwachten is"))
    term_words = _argument(_("Voor hoe lang, en waarom niet korter?"))

    def part(self) -> Part:
        """What was filled in."""
        said = self.cleaned_data
        return HarmPart(tuple(said["harms"]), said["harm_words"], said["term_words"])


#: word in the address → the form of that part of the list
PARTS: dict[str, type[PartForm]] = {
    "grond": GroundForm,
    "stappen": StepsForm,
    "middel": MeansForm,
    "inwoner": HeardForm,
    "gevolgen": HarmForm,
}


def filled_before(view: BewindListView, word: str) -> dict[str, Any]:
    """What the form of a part begins with: what stands there, or what the case itself shows."""
    if word == "grond":
        return {"ground": view.ground or next(iter(GROUNDS)), "threatened_on": view.threatened_on}
    if word == "stappen":
        return {each.code: each.on or each.proposed_on for each in view.steps}
    if word == "middel":
        return _first_means(view)
    if word == "inwoner":
        return {"words": view.resident_words, "on": view.heard_on}
    return {
        "harms": view.harm_codes, "harm_words": view.harm_words, "term_words": view.term_words
    }  # fmt: skip


def _first_means(view: BewindListView) -> dict[str, Any]:
    """The first means that nobody weighed yet."""
    found = next((each for each in view.means if not each.weighed), None)
    return {"code": found.code, "on": found.proposed_on} if found else {}


class BeforeForm(Form):
    """To which manager the list goes."""

    user = forms.ChoiceField(label=_("Welke manager"))

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "user", [CHOOSE, *people])


class SignForm(Form):
    """Yes or no to the list as it was read."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    agrees = forms.TypedChoiceField(
        label=_("Je besluit"), coerce=lambda said: said == "yes", widget=forms.RadioSelect,
        choices=[("yes", _("ik teken: niets lichters helpt")), ("no", _("ik teken niet"))],
    )  # fmt: skip
    why = forms.CharField(
        label=_("Waarom niet"), max_length=500, required=False,
        widget=forms.Textarea(attrs={"rows": 2}), help_text=_("Moet als je niet tekent."),
    )  # fmt: skip


class CourtForm(Form):
    """What the court decided about a request of the college."""

    granted = forms.TypedChoiceField(
        label=_("De rechtbank"), coerce=lambda said: said == "yes", widget=forms.RadioSelect,
        choices=[("yes", _("wees het toe")), ("no", _("wees het af"))],
    )  # fmt: skip
    on = a_day(_("Op welke dag"), required=True)
    said_until = a_day(_("Tot en met"), _("Schuldenbewind heeft altijd een einddag."))
    keeper = forms.CharField(label=_("Bewindvoerder"), max_length=120, required=False)


class ChoiceForm(Form):
    """Which way of letting somebody else keep the money, from light to heavy."""

    kind = forms.TypedChoiceField(
        label=_("Wat"), coerce=BewindKind, widget=forms.RadioSelect,
        initial=BewindKind.INCOME_MANAGEMENT.value,
    )  # fmt: skip

    def __init__(self, *args: Any, with_college: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "kind", [
            (each.value, f"{_now(said)[:1].upper()}{_now(said)[1:]}. {_USE[each]}")
            for each, said in BEWIND_WORDS.items()
            if with_college or each is not BewindKind.BY_COLLEGE
        ])  # fmt: skip


_USE = {
    BewindKind.INCOME_MANAGEMENT: _("De inwoner kiest het zelf en kan altijd stoppen."),
    BewindKind.ON_REQUEST: _("De inwoner vraagt het zelf aan de rechter."),
    BewindKind.BY_COLLEGE: _("Alleen als al het andere is geprobeerd en twee mensen tekenen."),
}


class WishForm(Form):
    """What the resident was told, wants and signed."""

    explained_on = a_day(_("Uitgelegd wat verandert en wat het kost, op"))
    wished_on = a_day(_("De inwoner zei dit zelf te willen op"))
    resident_signed_on = a_day(_("De inwoner tekende op"))

    def days(self) -> WishDays:
        """What was filled in."""
        return WishDays(**self.cleaned_data)


class BeginForm(Form):
    """From when, until when and by whom."""

    on = a_day(_("Begonnen op"), required=True)
    said_until = a_day(_("Tot en met"), _("Bij schuldenbewind: zoals de rechter zei."))
    keeper = forms.CharField(label=_("Wie het geld beheert"), max_length=120, required=False)


class AdviceForm(Form):
    """What the bewindvoerder sent, and when the court was advised."""

    signed_up = forms.BooleanField(
        label=_("De gemeente meldde zich bij de rechtbank aan voor advies"), required=False
    )
    told_on = a_day(_("Bewind gemeld op"))
    plan_on = a_day(_("Boedelbeschrijving en plan kwamen op"))
    advised_on = a_day(_("Geadviseerd, of ervan afgezien, op"))
    said_until = a_day(_("Het bewind duurt tot en met"))

    def days(self) -> tuple[AdviceDays, date | None]:
        """What was filled in, and until when it lasts."""
        said = dict(self.cleaned_data)
        until = said.pop("said_until")
        return AdviceDays(**said), until


class EvaluationForm(Form):
    """Whether it must go on: it ends, unless somebody argues why not yet."""

    held_on = a_day(_("Geëvalueerd op"), required=True)
    go_on = forms.TypedChoiceField(
        label=_("Wat komt eruit"), coerce=lambda said: said == "go_on", widget=forms.RadioSelect,
        choices=[("end", _("eindigen")), ("go_on", _("nog doorgaan, met uitleg"))], initial="end",
    )  # fmt: skip
    resident_on = a_day(_("De inwoner zei wat die zelf wil op"))
    resident_words = forms.CharField(
        label=_("Wat wil de inwoner?"), max_length=1000, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    why = forms.CharField(
        label=_("Waarom moet het nog doorgaan?"), max_length=2000, required=False,
        widget=forms.Textarea(attrs={"rows": 3}), help_text=_("Alleen nodig bij doorgaan."),
    )  # fmt: skip

    def evaluation(self) -> Held:
        """What was filled in."""
        return Held(**self.cleaned_data)


class OverForm(Form):
    """On which day it was over."""

    on = a_day(_("Geëindigd op"), required=True)
