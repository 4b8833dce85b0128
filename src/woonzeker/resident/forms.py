# SPDX-License-Identifier: EUPL-1.2
"""What a resident fills in on their own page."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _said
from django.utils.translation import gettext_lazy as _

from woonzeker.help.forms.alarm import HomeForm
from woonzeker.help.rules.alarm import Asked, refusal
from woonzeker.help.selectors import Sought
from woonzeker.help.services import Told
from woonzeker.outreach.services import Wishes
from woonzeker.resident.rules import LONGEST, day_typed
from woonzeker.resident.selectors.saying import LANGUAGES, PARTS, WAYS
from woonzeker.ui.forms import CHOOSE, Form, offer

_NUMBER = {"inputmode": "numeric", "autocomplete": "off"}


class EnterForm(Form):
    """The code of the letter and the day of birth, in three boxes."""

    code = forms.CharField(
        label=_("Code uit de brief"),
        max_length=40,
        help_text=_("Twaalf letters en cijfers, bijvoorbeeld ABCD-EFGH-JKLM"),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    day = forms.CharField(label=_("Dag"), max_length=2, widget=forms.TextInput(attrs=_NUMBER))
    month = forms.CharField(label=_("Maand"), max_length=2, widget=forms.TextInput(attrs=_NUMBER))
    year = forms.CharField(label=_("Jaar"), max_length=4, widget=forms.TextInput(attrs=_NUMBER))

    @property
    def born(self) -> tuple[int, int, int] | None:
        """The day of birth as it was typed; None for what can be none."""
        words = self.cleaned_data
        return day_typed(words["day"], words["month"], words["year"])


class WishForm(Form):
    """How somebody wants to be met."""

    channels = forms.MultipleChoiceField(
        label=_("Hoe kunnen we u het beste bereiken?"),
        choices=list(WAYS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    not_channels = forms.MultipleChoiceField(
        label=_("Hoe liever niet?"),
        choices=list(WAYS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    day_parts = forms.MultipleChoiceField(
        label=_("Wanneer kunt u het beste?"),
        choices=list(PARTS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    language = forms.ChoiceField(
        label=_("In welke taal leest u het liefst?"),
        choices=list(LANGUAGES.items()),
        required=False,
    )
    with_pictures = forms.BooleanField(label=_("Graag met plaatjes erbij"), required=False)
    not_at_home = forms.BooleanField(label=_("Liever niet bij mij thuis"), required=False)
    words = forms.CharField(
        label=_("Wat moeten we nog weten?"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Bijvoorbeeld uw telefoonnummer, of dat u slecht hoort"),
    )

    def clean(self) -> dict[str, Any]:
        """What somebody wants and does not want cannot be the same."""
        words: dict[str, Any] = super().clean() or {}
        if set(words.get("channels", [])) & set(words.get("not_channels", [])):
            self.add_error(
                "not_channels", _("Dit koos u ook bij 'het beste'. Kies een van de twee.")
            )
        return words

    def wish(self) -> Wishes:
        """What was filled in."""
        words = self.cleaned_data
        lists = ("channels", "not_channels", "day_parts")
        return Wishes(**words | {name: tuple(words[name]) for name in lists})


class CallForm(Form):
    """To be called: where and when."""

    phone = forms.CharField(
        label=_("Op welk nummer?"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )
    when = forms.ChoiceField(
        label=_("Wanneer het liefst?"),
        required=False,
        choices=[("", _("maakt niet uit")), *PARTS.items()],
    )
    words = forms.CharField(
        label=_("Wilt u er iets bij zeggen?"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean_phone(self) -> str:
        """Digits, as people write a number."""
        number = str(self.cleaned_data["phone"]).strip()
        if not re.fullmatch(r"\+?[0-9 ()\-]{8,20}", number):
            raise forms.ValidationError(_("Vul een telefoonnummer in, bijvoorbeeld 06-12345678."))
        return number


class CorrectForm(Form):
    """What is not right."""

    words = forms.CharField(
        label=_("Wat klopt er niet?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Bijvoorbeeld: ik heb dit al betaald. Uw naam hoeft er niet bij."),
    )


class NoHelpForm(Form):
    """That no help is wanted; one tick, so that nobody presses it by mistake."""

    sure = forms.BooleanField(label=_("Ja, ik wil geen hulp"))


class NoReportForm(Form):
    """That somebody wants to know on paper whether their landlord reported: one press says it."""


class SupportForm(Form):
    """The answer to the offer of independent support."""

    said = forms.ChoiceField(
        label=_("Wilt u dat zij u bellen?"),
        choices=[
            ("wants", _("Ja, graag")),
            ("thinks", _("Ik denk erover na")),
            ("does_not_want", _("Nee, nu niet")),
        ],
        widget=forms.RadioSelect,
    )


class AskHelpForm(HomeForm):
    """A request for help of somebody without a letter, or of an organisation for them."""

    municipality = forms.ChoiceField(label=_("In welke gemeente woont u?"), choices=())
    by = forms.ChoiceField(
        label=_("Voor wie vraagt u hulp?"),
        choices=[
            ("resident", _("voor mijzelf")),
            ("organisation", _("voor iemand anders, vanuit een organisatie")),
        ],
        widget=forms.RadioSelect,
    )
    organisation = forms.CharField(
        label=_("Welke organisatie"),
        max_length=120,
        required=False,
        help_text=_("Alleen als u het voor een ander vraagt."),
    )
    resident_agrees = forms.BooleanField(
        label=_("De inwoner weet dit en wil dit"),
        required=False,
        help_text=_("Nodig als u het voor een ander vraagt."),
    )
    surname = forms.CharField(label=_("Achternaam van de inwoner"), max_length=200)
    phone = forms.CharField(
        label=_("Telefoon"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )
    email = forms.EmailField(label=_("E-mail"), required=False)
    threatening = forms.BooleanField(
        label=_("Het is dringend: de woning, het water, het licht of de warmte loopt gevaar"),
        required=False,
    )
    words = forms.CharField(
        label=_("Wat is er aan de hand?"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Een paar woorden is genoeg. Uw burgerservicenummer hoeft er niet bij."),
    )
    #: whoever fills in what nobody sees is no person
    website = forms.CharField(required=False, widget=forms.HiddenInput)

    field_order = (
        "municipality", "by", "organisation", "resident_agrees", "surname", "postcode",
        "house_number", "house_addition", "street", "city", "phone", "email", "threatening",
        "words",
    )  # fmt: skip

    def __init__(self, *args: Any, places: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = [] if len(places) == 1 else [CHOOSE]
        offer(self, "municipality", [*first, *places])

    def clean(self) -> dict[str, Any]:
        """Without a number or an address nobody can answer, unless somebody comes by."""
        words: dict[str, Any] = super().clean() or {}
        asked = Asked(
            words.get("by", ""), words.get("organisation", ""), bool(words.get("resident_agrees"))
        )
        if "by" in words and (odd := refusal(asked)):
            self.add_error("resident_agrees" if asked.organisation else "organisation", _said(odd))
        return words

    def told(self) -> Told:
        """What was told; of the landlord nothing, because nobody asked."""
        given = self.cleaned_data
        return Told(
            asked=Asked(given["by"], given["organisation"], given["resident_agrees"]),
            channel="form",
            sought=Sought(given["surname"], None, given["postcode"], given["house_number"]),
            home=self.home(),
            words=given["words"],
            phone=given["phone"],
            email=given["email"],
            threatening=given["threatening"],
        )
