# SPDX-License-Identifier: EUPL-1.2
"""What is filled in on the other roads: days, choices and numbers; nowhere words of one's own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from woonzeker.legal.rules.roads import POINTS, ROWS, FactKind, Raised
from woonzeker.legal.rules.roads import Form as Shape
from woonzeker.legal.selectors.road_words import ROLE_WORDS, SORT_WORDS, choices_of
from woonzeker.legal.selectors.roads import RAISED
from woonzeker.process import reason_words
from woonzeker.process.reasons import WRONG_ENTRY
from woonzeker.ui.forms import CHOOSE, CalmForm, Day, dress, offer, told

#: the day of a step has a field of its own
_OWN = frozenset({FactKind.STEP_DAY, FactKind.REPORT_DAY})


class BeginForm(CalmForm):
    """How a road began, who told it, and on which day."""

    begun = forms.ChoiceField(label=_("Hoe begon het"), choices=())
    told_by = forms.ChoiceField(label=_("Wie vertelde het"), choices=())
    on = forms.DateField(label=_("Op welke dag"), widget=Day())

    def __init__(self, *args: Any, begins: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "begun", [CHOOSE, *begins])
        offer(self, "told_by", [CHOOSE, *told(ROLE_WORDS)])


class StepForm(CalmForm):
    """A step that was taken, with a field for each fact that may be kept of it."""

    on = forms.DateField(label=_("Op welke dag"), widget=Day())
    speaks_of = forms.DateField(
        label=_("Over welke dag gaat het"),
        widget=Day(),
        required=False,
        help_text=_("Alleen als het over een andere dag gaat, zoals een veiling of overlijden."),
    )

    def __init__(
        self, *args: Any, keeps: Iterable[FactKind] = (), other_day: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if not other_day:
            del self.fields["speaks_of"]
        for kind in sorted(set(keeps) - _OWN):
            if (field := _field(kind)) is not None:
                self.fields[kind.value] = field
                dress(field.widget)

    @property
    def facts(self) -> dict[str, object]:
        """The facts that were filled in."""
        own = {"on", "speaks_of"}
        return {name: value for name, value in self.cleaned_data.items() if name not in own}


def _field(kind: FactKind) -> forms.Field | None:
    """The field of a kind of fact; None for a choice that has no words of its own."""
    label = capfirst(_(ROWS[kind].title))
    match ROWS[kind].form:
        case Shape.DAY:
            return forms.DateField(label=label, widget=Day(), required=False)
        case Shape.YES_NO:
            return forms.TypedChoiceField(
                label=label,
                choices=[("", _("weet ik niet")), ("ja", _("ja")), ("nee", _("nee"))],
                coerce=lambda said: said == "ja",
                empty_value=None,
                required=False,
            )
        case Shape.NUMBER:
            return forms.IntegerField(label=label, min_value=0, max_value=30, required=False)
        case Shape.CODE if choices_of(kind):
            return forms.ChoiceField(
                label=label, choices=[CHOOSE, *told(choices_of(kind))], required=False
            )
    return None


class PointsForm(CalmForm):
    """What became of each point about a closure; an empty one was not gone through yet."""

    #: the choices of every point, in the order of the page
    choices = tuple((each.value, words) for each, words in RAISED.items())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for point in POINTS:
            self.fields[point.code] = forms.TypedChoiceField(
                choices=[("", ""), *self.choices], coerce=Raised, required=False, empty_value=None
            )


class ReportForm(CalmForm):
    """A report of nuisance: nobody's name, and no words."""

    on = forms.DateField(label=_("Op welke dag"), widget=Day())
    sort = forms.ChoiceField(label=_("Wat voor overlast"), choices=())
    reporter_role = forms.ChoiceField(label=_("Wie meldde, naar rol"), choices=())
    side = forms.TypedChoiceField(
        label=_("Van welke kant"),
        choices=(),
        required=False,
        empty_value=None,
        help_text=_("Een huis of organisatie die al eerder meldde, is dezelfde kant."),
    )
    checked = forms.BooleanField(label=_("Iemand is het nagegaan"), required=False)

    def __init__(self, *args: Any, sources: Iterable[tuple[str, int]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, words in (("sort", SORT_WORDS), ("reporter_role", ROLE_WORDS)):
            offer(self, name, [CHOOSE, *told(words)])
        known = [(each, _("kant %s") % number) for each, number in sources]
        offer(self, "side", [("", _("een nieuwe kant")), *known])


class CheckedForm(CalmForm):
    """Which report somebody went to see about."""

    report = forms.UUIDField(widget=forms.HiddenInput)


class RecallForm(CalmForm):
    """Which row was noted wrongly, and why; or the whole road."""

    what = forms.ChoiceField(label=_("Wat klopt er niet?"), choices=(), widget=forms.RadioSelect)
    reason = forms.ChoiceField(label=_("Waarom niet?"), choices=())

    def __init__(self, *args: Any, rows: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "what", rows)
        offer(self, "reason", [CHOOSE, *((code, reason_words(code)) for code in WRONG_ENTRY)])

    def told(self) -> dict[str, str]:
        """Which row of which sort, and why."""
        kind, _colon, row = self.cleaned_data["what"].partition(":")
        return {"kind": kind, "row": row, "reason": self.cleaned_data["reason"]}


class EndForm(CalmForm):
    """How a road ended."""

    ending = forms.ChoiceField(label=_("Hoe eindigde het"), choices=())
    on = forms.DateField(label=_("Op welke dag"), widget=Day())

    def __init__(self, *args: Any, endings: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "ending", [CHOOSE, *endings])
