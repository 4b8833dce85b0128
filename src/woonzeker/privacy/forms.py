# SPDX-License-Identifier: EUPL-1.2
"""What is filled in about requests of residents, findings, and the file of a data leak."""

from __future__ import annotations

from operator import itemgetter
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from woonzeker.access.actions import REGISTER
from woonzeker.access.activities import of as activity_of
from woonzeker.outreach.models import LeakKind
from woonzeker.privacy.models import FindingVerdict, Identified, RequestAnswer, RequestKind
from woonzeker.privacy.rules.requests import Done
from woonzeker.privacy.selectors import CHANNELS, DONE_WORDS
from woonzeker.ui.forms import CHOOSE, CalmForm, Day, FilterForm, offer

#: how a browser writes a day and a time
MOMENT = "%Y-%m-%dT%H:%M"


class Moment(forms.DateTimeInput):
    """A day and a time that the browser helps to choose."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format=MOMENT)


def _words(label: Any, rows: int = 3, *, required: bool = True, **more: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, widget=widget, max_length=2_000, required=required, **more)


def _moment(label: Any, *, required: bool = True, **more: Any) -> forms.DateTimeField:
    return forms.DateTimeField(
        label=label, widget=Moment(), input_formats=[MOMENT], required=required, **more
    )


class VerdictForm(CalmForm):
    """What a finding is, and why."""

    verdict = forms.TypedChoiceField(
        label=_("Wat is het"),
        choices=FindingVerdict.choices,
        coerce=FindingVerdict,
        widget=forms.RadioSelect,
    )
    reason = _words(
        _("Waarom"), help_text=_("Zonder namen van inwoners. De collega merkt hier niets van.")
    )


class GlassForm(CalmForm):
    """Whether an emergency was one."""

    verdict = forms.TypedChoiceField(
        label=_("Oordeel"),
        choices=[CHOOSE, *FindingVerdict.choices],
        coerce=FindingVerdict,
    )


class FamousForm(CalmForm):
    """A name that looks are held against."""

    surname = forms.CharField(label=_("Achternaam"), max_length=200)
    first_letter = forms.CharField(
        label=_("Eerste voorletter"),
        max_length=1,
        required=False,
        help_text=_("Leeg geldt voor iedereen met die achternaam."),
    )


class AddressForm(CalmForm):
    """An address of a colleague's own."""

    postcode = forms.RegexField(
        r"^\s*[1-9][0-9]{3}\s?[A-Za-z]{2}\s*$",
        label=_("Postcode"),
        error_messages={"invalid": _("Een postcode is vier cijfers en twee letters.")},
    )
    house_number = forms.IntegerField(label=_("Huisnummer"), min_value=1, max_value=99_999)


class TakeForm(CalmForm):
    """What somebody asks about their data."""

    kind = forms.TypedChoiceField(
        label=_("Wat vraagt iemand"),
        choices=RequestKind.choices,
        coerce=RequestKind,
        widget=forms.RadioSelect,
    )
    channel = forms.ChoiceField(
        label=_("Hoe kwam het binnen"),
        choices=[(code, said) for code, said in CHANNELS.items() if code != "page"],
    )
    received_on = forms.DateField(label=_("Op welke dag"), widget=Day)
    words = _words(
        _("In de woorden van de inwoner"),
        required=False,
        help_text=_("Geen naam, adres of BSN: die volgen als vaststaat wie het is."),
    )


class IdentifyForm(CalmForm):
    """How it was established who asks."""

    how = forms.TypedChoiceField(
        label=_("Hoe is vastgesteld wie het vraagt"),
        choices=Identified.choices,
        coerce=Identified,
        widget=forms.RadioSelect,
    )
    on = forms.DateField(label=_("Op welke dag"), widget=Day)


class FindForm(CalmForm):
    """By what somebody is looked up: at least two."""

    surname = forms.CharField(label=_("Achternaam"), max_length=200, required=False)
    born_on = forms.DateField(label=_("Geboren op"), widget=Day, required=False)
    postcode = forms.CharField(label=_("Postcode"), max_length=7, required=False)
    house_number = forms.IntegerField(label=_("Huisnummer"), min_value=1, required=False)


class PointOutForm(CalmForm):
    """Who it is, and which signal it is about."""

    person = forms.UUIDField()
    signal = forms.UUIDField(required=False)


class ExtendForm(CalmForm):
    """Why it takes longer."""

    reason = _words(_("Waarom duurt het langer"), help_text=_("Dit hoort wie het vroeg."))


class AnswerForm(CalmForm):
    """The answer, why, and what followed."""

    answer = forms.TypedChoiceField(
        label=_("Antwoord"),
        choices=RequestAnswer.choices,
        coerce=RequestAnswer,
        widget=forms.RadioSelect,
    )
    done = forms.TypedMultipleChoiceField(
        label=_("Wat is er gedaan"),
        choices=[(each.value, words) for each, words in DONE_WORDS.items()],
        coerce=Done,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    words = _words(_("Uitleg bij het antwoord"))


class LeakForm(CalmForm):
    """A data leak that a person found."""

    kind = forms.TypedChoiceField(
        label=_("Wat voor datalek"),
        choices=[pair for pair in LeakKind.choices if pair[0] != LeakKind.WRONG_LINK],
        coerce=LeakKind,
        widget=forms.RadioSelect,
    )
    what = _words(_("Wat gebeurde er"), help_text=_("Zonder namen of adressen."))
    happened_on = forms.DateField(label=_("Wanneer gebeurde het"), widget=Day, required=False)
    known_at = _moment(
        _("Wanneer wist iemand van de gemeente het"), help_text=_("Vanaf dan lopen de 72 uur.")
    )


class ConsequencesForm(CalmForm):
    """What may follow from a leak."""

    consequences = _words(_("Wat kan dit voor mensen betekenen"))


class ReachedForm(CalmForm):
    """By what to look in the logs for whose data was in scope."""

    user = forms.ChoiceField(label=_("Collega"), required=False)
    code = forms.ChoiceField(label=_("Handeling"), required=False)
    address = forms.GenericIPAddressField(label=_("Netwerkadres"), required=False)
    since = _moment(_("Van"))
    until = _moment(_("Tot"))

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        looks = {activity_of(code) for code, act in REGISTER.items() if act.kind == "look"}
        acts = sorted(((each.slug, each.name) for each in looks if each.slug), key=itemgetter(1))
        offer(self, "user", [("", _("iedereen")), *people])
        offer(self, "code", [("", _("alles")), *acts])


class LogForm(FilterForm):
    """By what to search the log."""

    subject = forms.CharField(
        label=_("Nummer van een zaak, persoon of signaal"), max_length=64, required=False
    )
    user = forms.ChoiceField(label=_("Collega"), required=False)
    since = forms.DateField(label=_("Vanaf"), widget=Day, required=False)
    until = forms.DateField(label=_("Tot en met"), widget=Day, required=False)
    refused = forms.BooleanField(label=_("Alleen wat geweigerd is"), required=False)

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "user", [("", _("iedereen")), *people])
