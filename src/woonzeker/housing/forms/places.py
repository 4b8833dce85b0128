# SPDX-License-Identifier: EUPL-1.2
"""What is filled in about places: what they are, who needs one, how long, and who waits."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from woonzeker.access import clock
from woonzeker.housing.models import MOST_BEDS, LeftWaiting
from woonzeker.housing.rules.known import Known
from woonzeker.housing.rules.party import KNOWN_WORDS, Coming
from woonzeker.housing.rules.places import CONDITION_WORDS, KIND_WORDS, Condition, PlaceKind
from woonzeker.housing.rules.waiting import PASSING
from woonzeker.housing.selectors import Sought
from woonzeker.housing.services import MOST_AT_ONCE, NewPlace, Wanted
from woonzeker.ui.forms import CHOOSE, CalmForm, Day, offer, told

_LATEST = 10 * 366


class PlaceForm(CalmForm):
    """A place, or a number of them alike."""

    region = forms.TypedChoiceField(label=_("Regio"), choices=(), coerce=UUID)
    kind = forms.TypedChoiceField(label=_("Soort"), choices=(), coerce=PlaceKind)
    label = forms.CharField(
        label=_("Naam"),
        max_length=50,
        help_text=_(
            "Zo heet de plek voor alle gemeenten van de regio. Schrijf geen adres op van een plek "
            "waar iemand veilig moet zijn."
        ),
    )
    number = forms.IntegerField(
        label=_("Hoeveel van deze plekken"),
        min_value=1,
        max_value=MOST_AT_ONCE,
        initial=1,
        help_text=_("Elke plek is voor één huishouden. Zij krijgen een nummer achter de naam."),
    )
    beds = forms.IntegerField(label=_("Bedden per plek"), min_value=1, max_value=MOST_BEDS)
    other_adults = forms.BooleanField(
        label=_("Er slapen ook andere volwassenen zonder woning"), required=False
    )
    pets = forms.BooleanField(label=_("Huisdieren mogen mee"), required=False)
    step_free = forms.BooleanField(label=_("Zonder trap of drempel te bereiken"), required=False)
    secret = forms.BooleanField(
        label=_("Het adres is geheim"),
        required=False,
        help_text=_(
            "Voor een plek waar iemand veilig moet zijn. Wie boekt schrijft het adres bij het "
            "huishouden; de regio ziet het nooit."
        ),
    )
    open_from = forms.DateField(label=_("Open vanaf"), widget=Day)
    open_until = forms.DateField(
        label=_("Dicht vanaf"),
        widget=Day,
        required=False,
        help_text=_("De eerste nacht dat de plek er niet meer is. Leeg: geen einde."),
    )

    def __init__(self, *args: Any, regions: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "region", regions)
        offer(self, "kind", [(each.value, _now(KIND_WORDS[each])) for each in PlaceKind])
        self.fields["open_from"].initial = clock.today()
        if len(regions) == 1:
            self.fields["region"].initial = regions[0][0]
            self.fields["region"].widget = forms.HiddenInput()

    def new(self) -> NewPlace:
        """What was filled in, for the service."""
        return NewPlace(**{name: given for name, given in self.cleaned_data.items()
                           if name != "region"})  # fmt: skip


class CloseForm(CalmForm):
    """From when a place is there no more."""

    until_on = forms.DateField(
        label=_("Dicht vanaf"),
        widget=Day,
        required=False,
        help_text=_("De eerste nacht dat de plek er niet meer is. Leeg: weer open, zonder einde."),
    )


class SearchForm(CalmForm):
    """For which nights and for whom a place is sought."""

    from_on = forms.DateField(label=_("Eerste nacht"), widget=Day)
    until_on = forms.DateField(
        label=_("Dag van vertrek"),
        widget=Day,
        required=False,
        help_text=_("Leeg als nog niemand weet hoe lang het duurt."),
    )
    adults = forms.IntegerField(label=_("Volwassenen"), min_value=1, max_value=MOST_BEDS)
    children = forms.IntegerField(
        label=_("Kinderen die meekomen"),
        min_value=0,
        max_value=MOST_BEDS,
        required=False,
        help_text=_("Leeg als je het niet weet. Tot iemand het vraagt telt dit als een gezin."),
    )
    pets = forms.TypedChoiceField(label=_("Huisdieren"), choices=(), coerce=Known)
    step_free = forms.TypedChoiceField(
        label=_("Nodig: zonder trap of drempel"), choices=(), coerce=Known
    )
    unmet = forms.TypedMultipleChoiceField(
        label=_("Wat is er nog niet?"),
        choices=(),
        coerce=Condition,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Voor een gezin houdt dit nooit een plek tegen. Het wordt niet bewaard."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(each.value, _now(KNOWN_WORDS[each])) for each in (Known.UNKNOWN, *Known)]
        for name in ("pets", "step_free"):
            offer(self, name, list(dict.fromkeys(known)))
        offer(self, "unmet", [(each.value, _now(CONDITION_WORDS[each])) for each in Condition])

    def clean(self) -> dict[str, Any]:
        """Nights that can be: from today, and not for longer than anybody plans."""
        given = super().clean() or self.cleaned_data
        first, last = given.get("from_on"), given.get("until_on")
        if first is not None and abs((first - clock.today()).days) > _LATEST:
            self.add_error("from_on", _("Deze dag ligt te ver weg. Kijk het jaar na."))
        if first is not None and last is not None and last <= first:
            self.add_error("until_on", _("De dag van vertrek ligt na de eerste nacht."))
        return given

    def coming(self) -> Coming:
        """Who comes, for the rules."""
        given = self.cleaned_data
        return Coming(given["adults"], given["children"], given["pets"], given["step_free"])

    def sought(self) -> Sought:
        """What is looked for."""
        given = self.cleaned_data
        return Sought(given["from_on"], given["until_on"], self.coming(), frozenset(given["unmet"]))


class BookForm(SearchForm):
    """Which of the places that were found; what was filled in before comes along."""

    region_place = forms.UUIDField(
        error_messages={
            "required": _("Kies een plek."),
            "invalid": _("Kies een plek uit de lijst."),
        }
    )
    reason = forms.CharField(max_length=20, required=False)
    address = forms.CharField(max_length=200, required=False)

    def wanted(self) -> Wanted:
        """The nights in the place that was chosen."""
        given = self.cleaned_data
        return Wanted(given["region_place"], given["from_on"], given["until_on"], given["address"])


def passing_choices() -> list[tuple[str, str]]:
    """Why somebody may go before those who stand higher."""
    return told(PASSING)


class EndStayForm(CalmForm):
    """On which day they leave."""

    until_on = forms.DateField(label=_("Dag van vertrek"), widget=Day)


class WaitForm(CalmForm):
    """When the roof ends."""

    roof_ends_on = forms.DateField(
        label=_("Eerste nacht zonder dak"),
        widget=Day,
        required=False,
        help_text=_("Leeg als nog niemand het weet: dan telt het als nu."),
    )


class LeaveWaitingForm(CalmForm):
    """Why a household waits no more."""

    why = forms.TypedChoiceField(
        label=_("Waarom niet meer?"),
        choices=[each for each in LeftWaiting.choices if each[0] != LeftWaiting.PLACED],
        coerce=LeftWaiting,
    )


class RegionForm(CalmForm):
    """The name of a new region."""

    name = forms.CharField(label=_("Naam van de regio"), max_length=80)


class LetInForm(CalmForm):
    """Which municipality is let in."""

    municipality = forms.ChoiceField(label=_("Gemeente"), choices=())

    def __init__(self, *args: Any, others: tuple[tuple[str, str], ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "municipality", [CHOOSE, *others])


class ShareForm(CalmForm):
    """Whether the lists are shared."""

    shares = forms.BooleanField(required=False)


def day_in(text: str) -> date | None:
    """A day of an address; None for anything else."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
