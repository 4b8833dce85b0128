# SPDX-License-Identifier: EUPL-1.2
"""What somebody tells who asks for help, or who worries about another."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from woonzeker.cases.services import Home
from woonzeker.help.rules.alarm import BY, CHANNELS, LANDLORD_KNOWS, Asked
from woonzeker.help.rules.worry import ANSWER_WORDS, CAME_FROM, EXCEPTIONS, Answer, Brought
from woonzeker.help.selectors.alarm import Sought
from woonzeker.help.selectors.waiting import WaitingAlarm
from woonzeker.help.services.alarm import Told
from woonzeker.intake.rules import Wrong, parse_postcode
from woonzeker.ui.forms import CHOOSE, CalmForm, Day, offer, told

#: chosen when nobody in the register fits
NOBODY = "none"


def _line(label: Any, longest: int, *, required: bool = False, hint: Any = "") -> forms.CharField:
    return forms.CharField(label=label, max_length=longest, required=required, help_text=hint)


class HomeForm(CalmForm):
    """The address of a household."""

    postcode = _line(_("Postcode"), 10, required=True)
    house_number = forms.IntegerField(label=_("Huisnummer"), min_value=1, max_value=99_999)
    house_addition = _line(_("Toevoeging"), 10)
    street = _line(_("Straat"), 200)
    city = _line(_("Plaats"), 100)

    def clean_postcode(self) -> str:
        """Four digits and two letters."""
        found = parse_postcode(self.cleaned_data["postcode"])
        if isinstance(found, Wrong):
            raise forms.ValidationError(found.sentence)
        return found

    def home(self) -> Home:
        """The address as it was told."""
        given = self.cleaned_data
        return Home(
            postcode=given["postcode"],
            house_number=given["house_number"],
            house_addition=given["house_addition"],
            street=given["street"],
            city=given["city"],
        )


class AlarmForm(HomeForm):
    """Who asks for help, what it is about, and what may be done."""

    by = forms.ChoiceField(label=_("Wie vraagt om hulp?"), choices=(), widget=forms.RadioSelect)
    organisation = _line(_("Welke organisatie"), 120, hint=_("Als een organisatie het vraagt."))
    resident_agrees = forms.BooleanField(
        label=_("De inwoner weet dit en wil dit"),
        required=False,
        help_text=_("Nodig als een organisatie het vraagt."),
    )
    channel = forms.ChoiceField(label=_("Hoe kwam het binnen?"), choices=())
    surname = _line(_("Achternaam"), 200)
    born_on = forms.DateField(label=_("Geboortedatum"), widget=Day, required=False)
    phone = _line(_("Telefoon"), 30)
    email = forms.EmailField(label=_("E-mail"), required=False)
    words = forms.CharField(
        label=_("Wat is er aan de hand?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4_000,
        required=False,
        help_text=_("In hun eigen woorden."),
    )
    threatening = forms.BooleanField(
        label=_("Er dreigt iets op korte termijn"),
        required=False,
        help_text=_(
            "Ontruiming of een vonnis daarover, afsluiting van gas, stroom, warmte of water, of"
            " opzegging van de zorgverzekering. Dan is het gesprek binnen drie werkdagen."
        ),
    )
    landlord_knows = forms.ChoiceField(
        label=_("Weet de verhuurder of schuldeiser het al?"), choices=()
    )
    landlord_may_know = forms.BooleanField(
        label=_("We mogen de verhuurder of schuldeiser benaderen"),
        required=False,
        help_text=_(
            "Alleen aanvinken als de inwoner dat zelf zegt. Zonder vinkje doen we het niet."
        ),
    )
    person = forms.CharField(widget=forms.HiddenInput, required=False)

    field_order = (
        "by", "organisation", "resident_agrees", "channel", "surname", "born_on", "postcode",
        "house_number", "house_addition", "street", "city", "phone", "email", "words",
        "threatening", "landlord_knows", "landlord_may_know",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "by", told(BY))
        offer(self, "channel", told({c: w for c, w in CHANNELS.items() if c != "page"}))
        offer(self, "landlord_knows", [CHOOSE, *told(LANDLORD_KNOWS)])

    def clean_person(self) -> str:
        """Nothing yet, nobody, or an id."""
        said = self.cleaned_data["person"]
        if said not in {"", NOBODY}:
            try:
                UUID(said)
            except ValueError:
                raise forms.ValidationError(_("Kies uit de lijst.")) from None
        return str(said)

    def chosen(self) -> UUID | None:
        """Who it is in the register; None for nobody."""
        said = self.cleaned_data["person"]
        return None if said in {"", NOBODY} else UUID(said)

    def told(self) -> Told:
        """What was told, for the service."""
        given = self.cleaned_data
        return Told(
            asked=Asked(given["by"], given["organisation"], given["resident_agrees"]),
            channel=given["channel"],
            sought=Sought(
                given["surname"], given["born_on"], given["postcode"], given["house_number"]
            ),
            home=self.home(),
            words=given["words"],
            phone=given["phone"],
            email=given["email"],
            landlord_knows=given["landlord_knows"],
            landlord_may_know=given["landlord_may_know"],
            threatening=given["threatening"],
        )


class TakeUpForm(AlarmForm):
    """A request that waited, with what a colleague found out about it."""

    together = forms.BooleanField(
        label=_("Dit hoort bij het huishouden van de zaak die hier loopt"),
        required=False,
        help_text=_("Alleen nodig als er op dit adres al een zaak van iemand anders loopt."),
    )

    def __init__(self, *args: Any, seen: WaitingAlarm, **kwargs: Any) -> None:
        told = {
            "by": seen.by, "channel": seen.channel, "organisation": seen.organisation,
            "resident_agrees": seen.by != "resident", "surname": seen.line.name,
            "born_on": seen.born or None, "postcode": seen.postcode,
            "house_number": seen.house_number, "house_addition": seen.addition,
            "street": seen.street, "city": seen.city, "phone": seen.phone, "email": seen.email,
            "words": seen.words, "threatening": seen.line.threatening,
            "landlord_knows": seen.landlord_knows, "landlord_may_know": seen.landlord_may_know,
        }  # fmt: skip
        super().__init__(*args, initial=told, **kwargs)


class LandlordForm(CalmForm):
    """Whether the landlord may be approached."""

    given = forms.TypedChoiceField(
        label=_("Mogen we de verhuurder benaderen?"),
        choices=[("yes", _("ja, de inwoner vindt het goed")), ("no", _("nee"))],
        coerce=lambda said: said == "yes",
    )


class WorryForm(HomeForm):
    """A worry of somebody who has no duty to report."""

    came_from = forms.ChoiceField(label=_("Van wie komt de zorg?"), choices=())
    name = _line(_("Naam van wie het gaat"), 200, hint=_("Als die bekend is."))
    words = forms.CharField(
        label=_("Wat is er gezien of gehoord?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2_000,
        required=False,
        help_text=_("Alleen wat iemand zelf zag of hoorde. Geen vermoedens over geld."),
    )
    consent = forms.BooleanField(
        label=_("Het huishouden weet dit en vindt het goed dat we contact zoeken"), required=False
    )
    exception = forms.ChoiceField(
        label=_("Is er meer aan de hand dan geldzorgen?"),
        choices=(),
        required=False,
        help_text=_("Alleen dan mag het zonder toestemming, en alleen als een collega meekijkt."),
    )

    field_order = ("came_from", "postcode", "house_number", "house_addition", "street", "city",
                   "name", "words", "consent", "exception")  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "came_from", told(CAME_FROM))
        offer(self, "exception", [("", _("nee")), *told(EXCEPTIONS)])

    def brought(self) -> Brought:
        """How it is brought, for the rules."""
        given = self.cleaned_data
        return Brought(given["consent"], given["exception"], given["words"])


class AnswerForm(CalmForm):
    """What the household said."""

    answer = forms.TypedChoiceField(
        label=_("Wat zei het huishouden?"),
        choices=[(each.value, _(words)) for each, words in ANSWER_WORDS.items()],
        coerce=Answer,
        widget=forms.RadioSelect,
    )


class JudgeForm(CalmForm):
    """Whether somebody may step in unasked, and why."""

    agreed = forms.TypedChoiceField(
        label=_("Mogen we zonder toestemming contact zoeken?"),
        choices=[("yes", _("ja, dit kan niet wachten")), ("no", _("nee, eerst toestemming"))],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
    )
    verdict = forms.CharField(
        label=_("Waarom"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2_000
    )
