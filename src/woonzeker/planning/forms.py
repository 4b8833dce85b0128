# SPDX-License-Identifier: EUPL-1.2
"""Forms of planning: a week's capacity, a move by hand, a request, a reason for coming sooner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from woonzeker.planning.routes import DayPart
from woonzeker.planning.rules import Available
from woonzeker.planning.selectors import CAUTIONS, WeekSetup
from woonzeker.ui.forms import Day, Form, offer
from woonzeker.ui.words import day as day_words

PARTS = [(part.value, part.value) for part in DayPart]
_BY_NAME = "naam:"
_WORKDAYS = 5


@dataclass(frozen=True, slots=True)
class Box:
    """One box to tick: somebody on a part of a day."""

    value: str
    words: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody with the boxes of each day."""

    name: str
    field: str
    days: tuple[tuple[date, tuple[Box, ...]], ...]


class PlanForm(Form):
    """Who goes out when, and how long a visit takes."""

    minutes = forms.IntegerField(
        label=_("Minuten per bezoek"),
        help_text=_("Met de reis erbij. Hiermee rekenen we uit hoeveel deuren er passen."),
        min_value=5,
        max_value=240,
    )
    others = forms.CharField(
        label=_("Wie loopt er nog meer mee?"),
        help_text=_("Eén naam per regel. Zij gaan mee op de gewone dagdelen van het team."),
        required=False,
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self, *args: Any, setup: WeekSetup, week: date, today: date, **kwargs: Any
    ) -> None:
        kwargs.setdefault("initial", {"minutes": setup.minutes})
        super().__init__(*args, **kwargs)
        self.setup, self.week = setup, week
        last = max([_WORKDAYS, *(day.isoweekday() for day, _part in setup.usual)])
        days = [week + timedelta(days=offset) for offset in range(last)]
        self.days = [day for day in days if day >= today]
        choices = [(_value(day, part), "") for day in self.days for part in DayPart]
        for person in setup.people:
            self.fields[_field(person)] = forms.MultipleChoiceField(
                choices=choices, required=False, label=person.name
            )

    def rows(self) -> Iterator[PersonRow]:
        """The people with their boxes, ticked as they were sent or as they usually are."""
        for person in self.setup.people:
            ticked = self._ticked(person)
            yield PersonRow(
                name=person.name,
                field=self.add_prefix(_field(person)),
                days=tuple(
                    (day, tuple(_box(day, part, ticked) for part in DayPart)) for day in self.days
                ),
            )

    def people(self) -> tuple[Available, ...]:
        """Who goes out when, after validation; somebody without a box stays at home."""
        given = [
            Available(person.id, person.name, _parts(self.cleaned_data[_field(person)]))
            for person in self.setup.people
        ]
        known = {person.name for person in self.setup.people}
        names = [" ".join(line.split()) for line in self.cleaned_data["others"].splitlines()]
        new = [
            Available(f"{_BY_NAME}{name}"[:64], name[:150], self.setup.usual)
            for name in dict.fromkeys(names)
            if name and name not in known
        ]
        return tuple(each for each in (*given, *new) if each.parts)

    def clean(self) -> dict[str, Any]:
        """At least one person on one part of a day."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and not self.people():
            raise forms.ValidationError(_("Kies minstens één dagdeel voor één persoon."))
        return cleaned

    def _ticked(self, person: Available) -> set[str]:
        if isinstance(self.data, MultiValueDict) and self.is_bound:
            return set(self.data.getlist(_field(person)))
        return {_value(day, part) for day, part in person.parts}


class MoveForm(Form):
    """Another day, part of the day, person or place in the tour."""

    day_on = forms.TypedChoiceField(label=_("Dag"), coerce=date.fromisoformat)
    day_part = forms.ChoiceField(label=_("Dagdeel"), choices=PARTS)
    worker = forms.ChoiceField(label=_("Wie"))
    position = forms.IntegerField(
        label=_("Plek in de ronde"),
        help_text=_("1 is de eerste deur. Een hoog getal is de laatste deur."),
        min_value=1,
        max_value=999,
    )

    def __init__(
        self, *args: Any, days: Sequence[date], people: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "day_on", [(d.isoformat(), day_words(d)) for d in days])
        offer(self, "worker", list(people))


class VisitRequestForm(Form):
    """Ask that somebody rings at a household."""

    reason = forms.CharField(
        label=_("Waarom?"), help_text=_("Kort. Dit staat bij de aanvraag."), max_length=60
    )
    due_on = forms.DateField(
        label=_("Uiterlijk op"),
        help_text=_("Laat leeg als de wettelijke termijn genoeg is."),
        required=False,
        widget=Day,
    )
    day_part = forms.ChoiceField(
        label=_("Dagdeel"), choices=[("", _("maakt niet uit")), *PARTS], required=False
    )
    two_people = forms.BooleanField(label=_("Ga met z'n tweeën"), required=False)


class CareForm(Form):
    """How a door where it was not safe must be met from now on."""

    kind = forms.ChoiceField(
        label=_("Hoe gaan we hier naar de deur?"),
        choices=list(CAUTIONS.items()),
        widget=forms.RadioSelect,
    )
    why = forms.CharField(
        label=_("Waarom?"),
        help_text=_("Kort, en alleen wat een collega moet weten om veilig te zijn."),
        max_length=300,
        required=False,
    )


class FlagForm(Form):
    """Put a household forward."""

    reason = forms.CharField(
        label=_("Waarom moet dit huishouden eerder?"),
        help_text=_("Wie later kijkt moet het kunnen begrijpen. De reden zelf telt niet mee."),
        max_length=200,
    )
    own_request = forms.BooleanField(label=_("De inwoner vroeg zelf om hulp"), required=False)


def _field(person: Available) -> str:
    return f"deel:{person.id}"


def _value(day: date, part: DayPart) -> str:
    return f"{day.isoformat()}|{part.value}"


def _box(day: date, part: DayPart, ticked: set[str]) -> Box:
    value = _value(day, part)
    return Box(value, part.value, value in ticked)


def _parts(values: Sequence[str]) -> frozenset[tuple[date, DayPart]]:
    pairs = (value.split("|") for value in values)
    return frozenset((date.fromisoformat(day), DayPart(part)) for day, part in pairs)


class AbsenceForm(Form):
    """From when until when somebody does not work; why is not asked."""

    from_on = forms.DateField(label=_("Eerste dag"), widget=Day())
    until_on = forms.DateField(label=_("Laatste dag"), widget=Day())


class HandOverForm(Form):
    """Who gets a case, and what they must know."""

    from_user = forms.ChoiceField(label=_("Van wie"))
    to_user = forms.ChoiceField(label=_("Naar wie"))
    note = forms.CharField(
        label=_("Wat moet je collega weten?"),
        help_text=_("Wat is afgesproken, wat werkt bij dit huishouden, wat moet als eerste?"),
        min_length=10,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(
        self,
        *args: Any,
        holders: Sequence[tuple[str, str]],
        colleagues: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("from_user", holders), ("to_user", colleagues)):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = list(choices)
