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
from woonzeker.accounts.forms.signing_in import password_field
from woonzeker.accounts.rules import SHORTEST
from woonzeker.organisations.models import Agreement
from woonzeker.organisations.rules import ROLES_OF_STAFF, Asked
from woonzeker.organisations.selectors import ROLE_WORDS, teams_of
from woonzeker.ui.forms import Day, FilterForm, Form, dress


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
        self.fields["team"].choices = _teams(actor)  # type: ignore[attr-defined]

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
        self.fields["place"].choices = [  # type: ignore[attr-defined]
            (each.municipality_id, each.municipality.name) for each in places
        ]


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
        self.fields["team"].choices = _teams(actor)  # type: ignore[attr-defined]

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

    password = password_field(_("Kies een wachtwoord"), autocomplete="new-password")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = _(
            "Minstens %(count)d tekens. Een zin onthoud je makkelijk en raadt niemand. Cijfers en "
            "leestekens mogen, maar hoeven niet. Plakken mag."
        ) % {"count": SHORTEST}


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
