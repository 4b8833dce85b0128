# SPDX-License-Identifier: EUPL-1.2
"""Forms about letters: their words, what a municipality decides, and one for a household."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from woonzeker.outreach import letters
from woonzeker.outreach.models import LetterKind
from woonzeker.outreach.rules import OF_AGREEMENT, OF_COURT, TELLING_SENDER
from woonzeker.outreach.selectors.letters import LetterChoices
from woonzeker.ui.forms import CalmForm, Day, offer


class LetterTextForm(CalmForm):
    """The words of a letter: a title, paragraphs with an empty line between, and an end."""

    title = forms.CharField(label=_("Kop"), max_length=80)
    paragraphs = forms.CharField(
        label=_("Tekst"),
        widget=forms.Textarea(attrs={"rows": 22}),
        max_length=6_000,
        help_text=_("Een lege regel begint een nieuwe alinea. Een kop begint met ##."),
    )
    closing = forms.CharField(
        label=_("Groet"), widget=forms.Textarea(attrs={"rows": 3}), max_length=300
    )
    valid_from = forms.DateField(label=_("Geldt vanaf"), widget=Day)

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        way = "rtl" if language in letters.RIGHT_TO_LEFT else "ltr"
        for name in ("title", "paragraphs", "closing"):
            self.fields[name].widget.attrs.update(lang=language, dir=way)

    def words(self) -> letters.Words:
        """What was written."""
        said = self.cleaned_data
        split = re.split(r"\n\s*\n", said["paragraphs"].replace("\r\n", "\n"))
        return letters.Words(
            title=said["title"].strip(),
            paragraphs=tuple(" ".join(each.split()) for each in split if each.strip()),
            closing=said["closing"].replace("\r\n", "\n").strip(),
        )


class LetterPolicyForm(CalmForm):
    """Who signs letters, whether the first is neutral, and how long things last."""

    first_letter = forms.ChoiceField(
        label=_("De eerste brief"),
        choices=[
            ("sealed", _("zegt wie een achterstand meldde")),
            ("neutral", _("is neutraal: wie het meldde hoort iemand bij het eerste contact")),
        ],
        widget=forms.RadioSelect,
    )
    source_told_within_days = forms.IntegerField(
        label=_("Dagen waarbinnen iemand na een neutrale brief hoort wie het meldde"),
        min_value=1,
        max_value=30,
        help_text=_("Hoogstens een maand (AVG art. 14 lid 3)."),
    )
    sender = forms.CharField(label=_("Afzender"), max_length=80)
    address = forms.CharField(
        label=_("Postadres"),
        max_length=80,
        help_text=_("Dit staat in het venster van de envelop. Noem er niet wat het team doet."),
    )
    phone = forms.CharField(label=_("Telefoon"), max_length=30)
    opening_hours = forms.CharField(label=_("Wanneer iemand kan bellen"), max_length=80)
    website = forms.CharField(label=_("Website"), max_length=80)
    code_days = forms.IntegerField(
        label=_("Dagen dat de code van een brief werkt"), min_value=7, max_value=366
    )
    valid_from = forms.DateField(label=_("Geldt vanaf"), widget=Day)

    def clean_sender(self) -> str:
        """A name that tells nobody what a neutral message is about."""
        sender = str(self.cleaned_data["sender"])
        if letters.telling_word(sender):
            raise forms.ValidationError(_(TELLING_SENDER))
        return sender


_KINDS = [each for each in LetterKind.choices if each[0] not in OF_AGREEMENT | OF_COURT]


class LetterForm(CalmForm):
    """One letter for somebody of a household."""

    kind = forms.ChoiceField(label=_("Welke brief"), choices=_KINDS)
    person = forms.ChoiceField(label=_("Aan wie"))
    language = forms.ChoiceField(label=_("Taal"))
    with_pictures = forms.BooleanField(label=_("Met plaatjes"), required=False)
    on = forms.DateField(
        label=_("Dag van de afspraak"), widget=Day, required=False,
        help_text=_("Alleen bij een afspraak."),
    )  # fmt: skip
    tijd = forms.CharField(label=_("Tijd van de afspraak"), max_length=10, required=False)
    plek = forms.CharField(label=_("Plaats van de afspraak"), max_length=120, required=False)
    medewerker = forms.CharField(label=_("Met wie"), max_length=80, required=False)
    afspraken = forms.CharField(
        label=_("Wat is er afgesproken"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=1_200,
        required=False,
        help_text=_("Elke afspraak op een eigen regel. Alleen bij een bevestiging."),
    )
    by_hand = forms.BooleanField(
        label=_("Ik geef de brief zelf aan deze persoon"),
        required=False,
        help_text=_("Nodig als het adres niet is nagekeken en de brief niet neutraal is."),
    )

    def __init__(self, *args: Any, choices: LetterChoices, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {})
        kwargs["initial"] = {
            "kind": "first",
            "language": choices.language,
            "with_pictures": choices.with_pictures,
        } | kwargs["initial"]
        super().__init__(*args, **kwargs)
        sendable = {each for found in choices.languages.values() for each in found}
        languages = [(code, name) for code, name in letters.LANGUAGES.items() if code in sendable]
        offer(self, "person", list(choices.people))
        offer(self, "language", languages)

    def order(self) -> dict[str, Any]:
        """What was chosen, as the service asks it."""
        said = self.cleaned_data
        own = {gap: said[gap].strip() for gap in ("tijd", "plek", "medewerker")}
        own["afspraken"] = "\n".join(
            line.strip() for line in said["afspraken"].splitlines() if line.strip()
        )
        if said["on"]:
            own["dag"] = letters.day_in(said["language"], said["on"], with_weekday=True)
        return {
            "person": said["person"],
            "kind": said["kind"],
            "language": said["language"],
            "with_pictures": said["with_pictures"],
            "by_hand": said["by_hand"],
            "own": own,
        }
