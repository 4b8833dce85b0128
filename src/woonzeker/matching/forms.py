# SPDX-License-Identifier: EUPL-1.2
"""What a reviewer and a coordinator send."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_lazy as lazy

from woonzeker.access import clock
from woonzeker.intake.models import ArrearsSignal
from woonzeker.intake.rules import CORRECTABLE, read_corrections
from woonzeker.matching.rules import ANSWERED, Answer, AuditChoice, Question
from woonzeker.matching.selectors.beside import written_date
from woonzeker.matching.services import Choice
from woonzeker.matching.services.weighing import HIGHEST
from woonzeker.ui.forms import Form

LARGEST = 100 * 1024 * 1024


class DecisionForm(forms.Form):
    """A choice about one signal; with 'linked' the person who was chosen."""

    choice = forms.TypedChoiceField(
        coerce=Choice,
        choices=[
            (each.value, each.value)
            for each in (Choice.LINK, Choice.NOBODY, Choice.ASK, Choice.LATER)
        ],
    )
    person = forms.UUIDField(required=False)
    #: ticked to link to somebody of whom it was said that it is not them
    sure = forms.BooleanField(required=False)
    question = forms.TypedChoiceField(
        coerce=Question,
        choices=[(each.value, each.value) for each in Question],
        required=False,
        empty_value=Question.WHOLE,
    )

    def clean(self) -> dict[str, Any]:
        """A link needs somebody to link to."""
        cleaned = super().clean() or {}
        if cleaned.get("choice") is Choice.LINK and not cleaned.get("person"):
            raise forms.ValidationError(_("Kies eerst een persoon."))
        return cleaned


class AnswerForm(Form):
    """What the partner says of the person whom its signal means; it starts as the signal says."""

    def __init__(self, signal: ArrearsSignal, data: Any = None) -> None:
        self.now = {name: getattr(signal, name) for name in CORRECTABLE}
        born = written_date(signal.born_on).replace("?", "0")
        start = {**self.now, "born_on": born, "infix": signal.prefix}
        super().__init__(data, initial=start)

    answer = forms.TypedChoiceField(
        label=_("Wat antwoordt de partner?"),
        coerce=Answer,
        choices=[(code.value, lazy(words)) for code, words in ANSWERED.items()],
        required=False,
        empty_value=Answer.OTHER,
        initial=Answer.OTHER,
        widget=forms.RadioSelect,
    )
    initials = forms.CharField(label=_("Voorletters"), required=False)
    #: a form has a `prefix` of its own
    infix = forms.CharField(label=_("Tussenvoegsel"), required=False)
    surname = forms.CharField(label=_("Achternaam"), required=False)
    born_on = forms.CharField(
        label=_("Geboortedatum"), required=False, help_text=_("Dag-maand-jaar, zoals 24-11-1980.")
    )
    street = forms.CharField(
        label=_("Straat"),
        required=False,
        help_text=_("Andere postcode en dezelfde straat? Dan maken we de straat leeg."),
    )
    postcode = forms.CharField(label=_("Postcode"), required=False)
    house_number = forms.CharField(label=_("Huisnummer"), required=False)
    house_letter = forms.CharField(label=_("Huisletter"), required=False)
    house_addition = forms.CharField(label=_("Toevoeging"), required=False)
    city = forms.CharField(label=_("Woonplaats"), required=False)

    @property
    def said(self) -> dict[str, str]:
        """What was typed, by field of the signal; nothing when nothing is to be changed."""
        if self.cleaned_data.get("answer", Answer.OTHER) is not Answer.OTHER:
            return {}
        typed = self.cleaned_data.items()
        return {
            "prefix" if name == "infix" else name: text for name, text in typed if name != "answer"
        }

    def clean(self) -> dict[str, Any]:
        """Say near each field what cannot be used."""
        cleaned = super().clean() or {}
        read = read_corrections(self.said, self.now, on=clock.today())
        for name, wrong in read.wrong.items():
            field = "infix" if name == "prefix" else name
            self.add_error(field, f"{wrong.sentence} {wrong.mend}")
        return cleaned


class VerdictForm(forms.Form):
    """What somebody says of a drawn link."""

    verdict = forms.TypedChoiceField(
        coerce=AuditChoice, choices=[(each.value, each.value) for each in AuditChoice]
    )


class Points(forms.FloatField):
    """Points in tenths, written with a comma; a point is understood too."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})

    def to_python(self, value: Any) -> Any:
        """What was typed as a number; raises ValidationError for what is none."""
        typed = str(value or "").strip().replace(",", ".")
        read = super().to_python(typed)
        return None if read is None else round(read, 1)

    def prepare_value(self, value: Any) -> Any:
        """A number as people write it; what was typed stays as it was."""
        return number_format(value, 1) if isinstance(value, float) else value


class ThresholdForm(Form):
    """From how many points links are made without a person; sent again to say that it is meant."""

    bits = Points(
        label=_("Vanaf hoeveel punten"),
        min_value=0,
        max_value=HIGHEST,
        error_messages={"required": _("Vul in vanaf hoeveel punten."),
                        "invalid": _("Vul een getal in, zoals 12,5.")},
    )  # fmt: skip
    confirmed = forms.BooleanField(required=False, widget=forms.HiddenInput)


class RegisterForm(Form):
    """An extract of the person register to read."""

    file = forms.FileField(
        label=_("Uittreksel van het personenregister"),
        help_text=_("Een CSV-bestand, hooguit 100 MB. Bestaande personen worden bijgewerkt."),
        error_messages={
            "required": _("Kies eerst een bestand."),
            "empty": _("Dit bestand is leeg. Maak het uittreksel opnieuw."),
        },
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )
    whole = forms.BooleanField(
        label=_("Dit is het hele register"),
        required=False,
        help_text=_(
            "Wie er niet in staat halen we dan weg. Hoort er een signaal bij, dan geldt die "
            "persoon als vertrokken. Zonder vinkje lezen we alleen wijzigingen."
        ),
    )

    def clean_file(self) -> UploadedFile[bytes]:
        """Refuse what is too large before it is read."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(
                _("Dit bestand is groter dan 100 MB. Splits het uittreksel in delen.")
            )
        return file
