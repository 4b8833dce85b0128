# SPDX-License-Identifier: EUPL-1.2
"""What is asked on the pages about users."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.roles import Role
from woonzeker.accounts.forms.signing_in import new_password_field
from woonzeker.organisations.models import Agreement, AgreementKind, RentalKind, Sector
from woonzeker.organisations.rules import ROLES_OF_STAFF, Asked
from woonzeker.organisations.rules.agreements import Contact, Terms
from woonzeker.organisations.selectors import ROLE_WORDS, teams_of
from woonzeker.ui.forms import Day, FilterForm, Form, dress, offer


def _teams(actor: Actor) -> list[tuple[str, Any]]:
    named = [(str(team.pk), team.name) for team in teams_of(actor)]
    return [("", _("geen team: de hele gemeente")), *named]


class InviteForm(Form):
    """Who is invited, for which roles, in which team."""

    name = forms.CharField(label=_("Naam"), max_length=150)
    username = forms.CharField(
        label=_("Gebruikersnaam"),
        max_length=60,
        help_text=_("Kleine letters en cijfers, bijvoorbeeld 'j.mulder'."),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off"}),
    )
    roles = forms.TypedMultipleChoiceField(
        label=_("Rollen"),
        coerce=Role,
        choices=[
            (role.value, format_html("<span><b>{}</b>: {}</span>", *ROLE_WORDS[role]))
            for role in ROLES_OF_STAFF
        ],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Kies alleen wat iemand voor zijn werk nodig heeft."),
    )
    team = forms.TypedChoiceField(label=_("Team"), coerce=UUID, empty_value=None, required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "team", _teams(actor))

    def clean_username(self) -> str:
        """Without capitals: nobody remembers them."""
        return str(self.cleaned_data["username"]).strip().lower()


class _NamedForm(Form):
    """Who is let in: a name, and one to sign in with."""

    name = forms.CharField(label=_("Naam"), max_length=150)
    username = forms.CharField(
        label=_("Gebruikersnaam"),
        max_length=60,
        help_text=_("Kleine letters en cijfers, bijvoorbeeld 'j.mulder'."),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off"}),
    )

    def clean_username(self) -> str:
        """Without capitals: nobody remembers them."""
        return str(self.cleaned_data["username"]).strip().lower()


class SeatForm(_NamedForm):
    """Somebody of a partner."""

    keeps_seats = forms.BooleanField(
        label=_("Mag collega's van de eigen organisatie uitnodigen"), required=False
    )


class ColleagueForm(_NamedForm):
    """A colleague of one's own organisation, let in by one of the municipalities."""

    place = forms.ChoiceField(label=_("Welke gemeente kijkt mee?"))

    def __init__(self, *args: Any, places: Sequence[Agreement], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "place", [(each.municipality_id, each.municipality.name) for each in places])


class PostcodeForm(FilterForm):
    """One postcode to look up."""

    postcode = forms.CharField(label=_("Postcode"), max_length=8)


class RoutesForm(Form):
    """A new table of postcodes."""

    file = forms.FileField(
        label=_("Tabel (CSV)"),
        help_text=_("Met de koppen van, tot en gemeentecode. De hele tabel wordt vervangen."),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt"}),
    )
    source = forms.CharField(
        label=_("Waar komt de tabel vandaan?"),
        max_length=120,
        help_text=_("Bijvoorbeeld: Postcodetabel van de BAG, 1 november 2026."),
    )


class RoleForm(Form):
    """A role for somebody who works here already."""

    role = forms.TypedChoiceField(
        label=_("Rol"),
        coerce=Role,
        choices=[(role.value, ROLE_WORDS[role][0]) for role in ROLES_OF_STAFF],
    )
    team = forms.TypedChoiceField(label=_("Team"), coerce=UUID, empty_value=None, required=False)
    from_on = forms.DateField(label=_("Vanaf"), widget=Day())
    until_on = forms.DateField(label=_("Tot en met"), widget=Day(), required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"from_on": clock.today()})
        super().__init__(*args, **kwargs)
        offer(self, "team", _teams(actor))

    def clean(self) -> dict[str, Any]:
        """The last day does not come before the first."""
        given = super().clean() or self.cleaned_data
        first, last = given.get("from_on"), given.get("until_on")
        if first and last and last < first:
            self.add_error("until_on", _("De laatste dag ligt voor de eerste."))
        return given


class EndRoleForm(Form):
    """The last day of a role; none is at once."""

    last_on = forms.DateField(
        label=_("Laatste dag"), widget=Day(), required=False, help_text=_("Leeg: nu meteen.")
    )


class AcceptForm(Form):
    """The password that somebody chooses for an account they were invited to."""

    password = new_password_field(_("Kies een wachtwoord"))


class NumbersForm(Form):
    """The numbers of a policy, each inside its bounds, and from when they hold."""

    valid_from = forms.DateField(label=_("Geldt vanaf"), widget=Day)

    def __init__(self, *args: Any, rows: Sequence[tuple[Asked, int]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._asked = {f"number_{place}": asked for place, (asked, _n) in enumerate(rows)}
        held = {f"number_{place}": number for place, (_asked, number) in enumerate(rows)}
        for name, asked in self._asked.items():
            field = forms.IntegerField(
                label=asked.label,
                min_value=asked.least,
                max_value=asked.most,
                initial=held[name],
                help_text=asked.hint,
            )
            dress(field.widget)
            self.fields[name] = field
        self.order_fields([*self._asked, "valid_from"])

    def given(self) -> dict[Asked, int]:
        """What was filled in."""
        return {asked: self.cleaned_data[name] for name, asked in self._asked.items()}


class AgreeForm(Form):
    """A partner with whom it is agreed that it reports."""

    sector = forms.ChoiceField(label=_("Soort"), choices=Sector.choices)
    name = forms.CharField(label=_("Naam van de partner"), max_length=120)
    from_on = forms.DateField(label=_("Meldt vanaf"), widget=Day)


_MOST_DAYS = 999


class TermsForm(Form):
    """What is agreed with a partner, and whom to ask."""

    valid_from = forms.DateField(label=_("Geldt vanaf"), widget=Day)
    kind = forms.ChoiceField(label=_("Soort afspraak"), choices=AgreementKind.choices)
    covenant = forms.CharField(
        label=_("Welk convenant?"),
        help_text=_("Naam en jaar, bijvoorbeeld Landelijk Convenant Vroegsignalering 2020."),
        max_length=200,
        required=False,
    )
    rental_kind = forms.ChoiceField(
        label=_("Bij een verhuurder: welke woningen?"),
        choices=[("", _("geen verhuurder")), *RentalKind.choices],
        required=False,
    )
    threshold = forms.IntegerField(
        label=_("Afgesproken drempel in hele euro's"),
        help_text=_("Leeg: geen drempel. Wat wordt opgepakt bepaalt het beleid, niet dit getal."),
        min_value=0,
        max_value=100_000,
        required=False,
    )
    window_from_days = forms.IntegerField(
        label=_("Melden vanaf hoeveel dagen achterstand?"),
        min_value=0,
        max_value=_MOST_DAYS,
        required=False,
    )
    window_until_days = forms.IntegerField(
        label=_("Tot en met hoeveel dagen?"), min_value=0, max_value=_MOST_DAYS, required=False
    )
    contact_name = forms.CharField(
        label=_("Wie is bij de partner te bellen met vragen?"),
        help_text=_("Niet wie tekent, maar wie het werk doet."),
        max_length=120,
        required=False,
    )
    contact_phone = forms.CharField(label=_("Telefoon"), max_length=40, required=False)
    contact_mail = forms.EmailField(label=_("E-mail"), max_length=120, required=False)
    here_name = forms.CharField(
        label=_("Wie kan de partner bij de gemeente bellen?"), max_length=120, required=False
    )
    here_phone = forms.CharField(label=_("Telefoon"), max_length=40, required=False)
    here_mail = forms.EmailField(label=_("E-mail"), max_length=120, required=False)

    def terms(self) -> Terms:
        """What was filled in."""
        given = self.cleaned_data
        euros = given["threshold"]
        return Terms(
            valid_from=given["valid_from"],
            kind=given["kind"],
            covenant=given["covenant"],
            rental_kind=given["rental_kind"],
            threshold_cents=None if euros is None else euros * 100,
            window_from_days=given["window_from_days"],
            window_until_days=given["window_until_days"],
            contact=self._contact("contact"),
            contact_here=self._contact("here"),
        )

    def _contact(self, who: str) -> Contact:
        given = self.cleaned_data
        return Contact(given[f"{who}_name"], given[f"{who}_phone"], given[f"{who}_mail"])


class SignedForm(Form):
    """The signed agreement as a PDF."""

    file = forms.FileField(
        label=_("Ondertekende afspraak (PDF)"),
        help_text=_("Hooguit 10 MB. Wij bewaren het bestand versleuteld."),
        widget=forms.FileInput(attrs={"accept": ".pdf,application/pdf"}),
    )
    signed_on = forms.DateField(label=_("Getekend op"), widget=Day)


class ContractsForm(Form):
    """How many contracts a partner has here."""

    counted_on = forms.DateField(label=_("Geteld op"), widget=Day)
    number = forms.IntegerField(
        label=_("Aantal contracten in de gemeente"), min_value=0, max_value=10_000_000
    )


class EndAgreementForm(Form):
    """The last day of an agreement."""

    until_on = forms.DateField(
        label=_("Laatste dag"),
        widget=Day,
        help_text=_("Na deze dag kan de partner hier niet meer leveren of kijken."),
    )
