# SPDX-License-Identifier: EUPL-1.2
"""What a colleague fills in: who answers, what is open, 'please wait', whom it is about."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.cases.services import Home
from woonzeker.intake.rules import Wrong, parse_postcode
from woonzeker.law.reader import Confidence
from woonzeker.legal.rules import GROUND_WORDS, Consent, Ground
from woonzeker.legal.services import Brought
from woonzeker.organisations.selectors import colleagues_of
from woonzeker.process import reason_words
from woonzeker.ui.forms import CHOOSE, CalmForm, Day, Form, offer

#: who can answer a bailiff
ANSWER = ("team_lead", "intake_coordinator", "eviction_coordinator", "debt_counsellor",
          "outreach_worker")  # fmt: skip
NOBODY = "none"


class DutyForm(Form):
    """A turn: who, on which number, from when until when."""

    user = forms.ChoiceField(label=_("Wie"), choices=())
    phone = forms.CharField(
        label=_("Telefoon"),
        max_length=30,
        help_text=_("Dit nummer zien deurwaarders en rechtbanken."),
    )
    from_on = forms.DateField(label=_("Van"), widget=Day)
    until_on = forms.DateField(label=_("Tot en met"), widget=Day)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = colleagues_of(actor, *ANSWER)
        offer(self, "user", [CHOOSE, *people])


class SenderForm(Form):
    """An e-mail address, and whose it is."""

    partner = forms.TypedChoiceField(label=_("Van wie"), choices=(), coerce=UUID)
    address = forms.EmailField(label=_("E-mailadres"), max_length=200)

    def __init__(self, *args: Any, partners: tuple[tuple[UUID, str], ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(str(each), name) for each, name in partners]
        offer(self, "partner", [CHOOSE, *named])


class OpeningForm(CalmForm):
    """On which ground something is open, where that stands, how sure it is, from when until."""

    ground = forms.ChoiceField(label=_("Grond"), choices=(), required=False)
    source = forms.CharField(
        label=_("Waar staat die grond"),
        max_length=200,
        required=False,
        help_text=_("Het wetsartikel, of de naam en de datum van de afspraak."),
    )
    confidence = forms.ChoiceField(
        label=_("Hoe zeker is dat"), choices=[(c.value, c.dutch) for c in reversed(Confidence)]
    )
    from_on = forms.DateField(label=_("Open vanaf"), widget=Day)
    until_on = forms.DateField(label=_("Open tot en met"), widget=Day, required=False)

    def __init__(self, *args: Any, grounds: tuple[Ground, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = [(each.value, _now(GROUND_WORDS[each])) for each in grounds]
        offer(self, "ground", [("", _("geen: dicht")), *words])


class WaitForm(CalmForm):
    """That the sender is asked to wait: until when, and by which consent of the resident."""

    until_on = forms.DateField(label=_("Vraag te wachten tot en met"), widget=Day)
    consent_on = forms.DateField(label=_("De inwoner vond dit goed op"), widget=Day, required=False)
    consent_how = forms.CharField(
        label=_("Hoe zei de inwoner dat"),
        max_length=200,
        required=False,
        help_text=_("Bijvoorbeeld: in het gesprek thuis, mondeling."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["until_on"].initial = clock.today() + timedelta(days=14)

    def clean(self) -> dict[str, Any]:
        """Consent has a day and a way, or is not there."""
        given = super().clean() or {}
        if bool(given.get("consent_on")) != bool(given.get("consent_how")):
            raise forms.ValidationError(_("Vul in wanneer en hoe de inwoner dit goed vond."))
        return dict(given)

    def consent(self) -> Consent | None:
        """The consent of the resident; None without."""
        given = self.cleaned_data
        on, how = given.get("consent_on"), given.get("consent_how", "")
        return Consent(on, how) if on and how else None


class WhoseForm(Form):
    """Whom a message is about: one of those it may be, or nobody in the register."""

    person = forms.CharField(max_length=36)

    def clean_person(self) -> UUID | None:
        """An id, or nobody."""
        said = self.cleaned_data["person"]
        if said == NOBODY:
            return None
        try:
            return UUID(said)
        except ValueError:
            raise forms.ValidationError(_("Kies uit de lijst.")) from None


class WithdrawForm(Form):
    """Why a message is taken back."""

    reason = forms.ChoiceField(label=_("Wat klopte er niet?"), choices=())

    def __init__(self, *args: Any, reasons: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = [(code, reason_words(code)) for code in reasons]
        offer(self, "reason", [CHOOSE, *words])


class BringForm(CalmForm):
    """Somebody at the door who wants help: name, telephone, address, wish and consent."""

    plaats = forms.ChoiceField(label=_("Gemeente"), choices=())
    name = forms.CharField(label=_("Naam van de bewoner"), max_length=120)
    phone = forms.CharField(
        label=_("Telefoon van de bewoner"),
        max_length=30,
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
    )
    postcode = forms.CharField(label=_("Postcode"), max_length=10)
    house_number = forms.IntegerField(label=_("Huisnummer"), min_value=1, max_value=99_999)
    house_addition = forms.CharField(label=_("Toevoeging"), max_length=20, required=False)
    wish = forms.CharField(
        label=_("Wat wil de bewoner?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("In een paar woorden van de bewoner zelf."),
    )
    threatening = forms.BooleanField(label=_("Er dreigt ontruiming of afsluiting"), required=False)
    agreed = forms.BooleanField(
        label=_("De bewoner vindt goed dat ik dit doorgeef"),
        error_messages={"required": _("Zonder toestemming geeft u niets door.")},
    )
    consent_how = forms.CharField(
        label=_("Hoe zei de bewoner dat"),
        max_length=200,
        help_text=_("Bijvoorbeeld: mondeling aan de deur."),
    )
    own_reference = forms.CharField(label=_("Uw kenmerk"), max_length=40, required=False)

    def __init__(self, *args: Any, places: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "plaats", places)
        if len(places) == 1:
            choice = self.fields["plaats"]
            choice.widget, choice.initial = forms.HiddenInput(), places[0][0]

    def clean_postcode(self) -> str:
        """Four digits and two letters."""
        found = parse_postcode(self.cleaned_data["postcode"])
        if isinstance(found, Wrong):
            raise forms.ValidationError(found.sentence)
        return found

    def brought(self) -> Brought:
        """Who was met, for the service; the moment of consent is now."""
        given = self.cleaned_data
        return Brought(
            name=given["name"],
            phone=given["phone"],
            home=Home(
                postcode=given["postcode"],
                house_number=given["house_number"],
                house_addition=given["house_addition"],
            ),
            wish=given["wish"],
            consent_at=clock.now(),
            consent_how=given["consent_how"],
            own_reference=given["own_reference"],
            threatening=given["threatening"],
        )
