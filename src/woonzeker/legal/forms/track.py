# SPDX-License-Identifier: EUPL-1.2
"""What a colleague fills in about a court track: a claim, an event, costs, what changed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from woonzeker.access import clock
from woonzeker.help.forms.money import Euros
from woonzeker.law.courts import DISTRICTS
from woonzeker.legal.forms.messages import Hour
from woonzeker.legal.models import ChangeSource, SaidBy
from woonzeker.legal.rules import JUDGMENTS, Judgment, track
from woonzeker.legal.rules.changed import Answer, Change
from woonzeker.legal.rules.costs import FEES, Fee
from woonzeker.legal.rules.track import Asked, ClaimGround, Occurrence, Ruling, Wrong
from woonzeker.legal.selectors import TrackHead
from woonzeker.legal.services import Noted
from woonzeker.process import reason_words
from woonzeker.process.reasons import WRONG_CLAIM, WRONG_ENTRY
from woonzeker.ui.forms import CHOOSE, CalmForm, Day, Form, offer, told

_YES_NO = (("", _("niet bekend")), ("ja", _("ja")), ("nee", _("nee")))
_SAID = {"ja": True, "nee": False}


def _yes_no(label: Any, hint: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=_YES_NO, required=False, help_text=hint)


class TrackForm(CalmForm):
    """A claim that nobody follows yet: of whom and on which ground."""

    ground = forms.ChoiceField(label=_("Waarover gaat het"), choices=())
    partner = forms.TypedChoiceField(
        label=_("Welke schuldeiser"), choices=(), coerce=UUID, empty_value=None, required=False
    )
    creditor = forms.CharField(
        label=_("Of de naam van iemand die hier geen partner is"), max_length=120, required=False
    )

    def __init__(self, *args: Any, partners: tuple[tuple[UUID, str], ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        grounds = told(track.CLAIM_GROUNDS)
        offer(self, "ground", grounds)
        named = [(str(key), name) for key, name in partners]
        offer(self, "partner", [("", _now("niet bekend")), *named])

    def facts(self) -> dict[str, Any]:
        """What was filled in, as the act takes it."""
        given = self.cleaned_data
        return {
            "ground": ClaimGround(given["ground"]),
            "creditor_partner": given["partner"],
            "creditor": given["creditor"],
        }


class EventForm(CalmForm):
    """What happened on a track: the day, and what this kind of event has beside it."""

    #: the fields behind each fact that not every kind has
    FACTS = {
        Asked.DAY: ("day_on",),
        Asked.TIME: ("at",),
        Asked.COURT: ("court",),
        Asked.RULING: ("judgment", "by_default", "at_once", "in_short", "costs"),
        Asked.IN_PERSON: ("in_person",),
    }

    on = forms.DateField(label=_("Op welke dag gebeurde dit"), widget=Day)
    day_on = forms.DateField(label="", widget=Day, required=False)
    at = forms.TimeField(label=_("Hoe laat"), widget=Hour, required=False)
    court = forms.ChoiceField(label=_("Welke rechtbank"), choices=(), required=False)
    judgment = forms.ChoiceField(label=_("Wat besliste de rechter"), choices=())
    by_default = _yes_no(
        _("Bij verstek"), _("Ja als het huishouden er niet was en niet antwoordde.")
    )
    at_once = _yes_no(
        _("Uitvoerbaar bij voorraad"), _("Ja als uitvoeren mag terwijl iemand in beroep gaat.")
    )
    in_short = forms.BooleanField(label=_("In kort geding"), required=False)
    costs = Euros(
        label=_("Proceskosten volgens het vonnis"), required=False,
        help_text=_("Wat het huishouden aan kosten van de zaak moet betalen."),
    )  # fmt: skip
    in_person = _yes_no(
        _("Aan de huurder zelf uitgereikt"),
        _("Dat bepaalt vanaf welke dag de termijn van verzet loopt."),
    )
    said_by = forms.ChoiceField(label=_("Van wie weten we dit"), choices=())

    def __init__(self, *args: Any, kind: Occurrence, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"on": clock.today()})
        super().__init__(*args, **kwargs)
        self.kind, asked = kind, track.asked_of(kind)
        for fact, names in self.FACTS.items():
            for name in names if fact not in asked else ():
                self.fields.pop(name)
        if "day_on" in self.fields:
            self.fields["day_on"].label = _now(track.OCCURRENCES[kind].day).capitalize()
            self.fields["day_on"].required = track.needs_day(kind)
        choices: dict[str, list[tuple[str, Any]]] = {
            "court": [("", _now("niet bekend")), *((each, each) for each in sorted(DISTRICTS))],
            "judgment": [CHOOSE, *((each.value, _now(JUDGMENTS[each][1])) for each in Judgment)],
            "said_by": [CHOOSE, *SaidBy.choices],
        }
        for name, known in choices.items():
            if name in self.fields:
                offer(self, name, known)

    def told(self) -> track.TrackEvent:
        """The event as it was filled in."""
        given = self.cleaned_data
        return track.TrackEvent(
            self.kind,
            given["on"],
            given.get("day_on"),
            given.get("at"),
            given.get("court", ""),
            self._ruling(),
            _SAID.get(given.get("in_person", "")),
            clock.today(),
        )

    def _ruling(self) -> Ruling | None:
        given = self.cleaned_data
        if not given.get("judgment"):
            return None
        return Ruling(
            Judgment(given["judgment"]),
            _SAID.get(given["by_default"]),
            _SAID.get(given["at_once"]),
            given["costs"],
            given["in_short"],
        )

    def tell(self, wrong: tuple[Wrong, ...]) -> None:
        """Say what is wrong near the field that it is about."""
        for each in wrong:
            self.add_error(each.field if each.field in self.fields else None, _now(each.sentence))


class RecallForm(Form):
    """Why something is taken back."""

    reason = forms.ChoiceField(label=_("Wat klopte er niet?"), choices=())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = [(code, reason_words(code)) for code in WRONG_ENTRY]
        offer(self, "reason", [CHOOSE, *words])


class MoveForm(CalmForm):
    """To which other claim what a message told goes, and why."""

    court_track = forms.TypedChoiceField(label=_("Bij welke vordering hoort het"), coerce=UUID)
    reason = forms.ChoiceField(label=_("Waarom"), choices=())

    def __init__(self, *args: Any, others: tuple[TrackHead, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [
            (str(each.id), ", ".join(part for part in (each.creditor, each.ground) if part))
            for each in others
        ]
        offer(self, "court_track", [CHOOSE, *named])
        offer(self, "reason", [CHOOSE, *((code, reason_words(code)) for code in WRONG_CLAIM)])


class FeeForm(CalmForm):
    """Costs as they stand in a paper; without an amount only that they are asked."""

    fee = forms.ChoiceField(label=_("Waarvoor"), choices=())
    cents = Euros(
        label=_("Bedrag"), required=False,
        help_text=_("Laat leeg als je het bedrag niet weet. Bijvoorbeeld: 130,00."),
    )  # fmt: skip
    on = forms.DateField(
        label=_("Gemaakt op"), widget=Day, required=False,
        help_text=_("Laat leeg als deze kosten nog moeten komen."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = told(FEES)
        offer(self, "fee", named)

    def facts(self) -> dict[str, Any]:
        """What was filled in, as the act takes it."""
        return {**self.cleaned_data, "fee": Fee(self.cleaned_data["fee"])}


class CompareForm(Form):
    """Until when to look, and what somebody could pay each month; it stands in the address."""

    is_filter = True

    tot = forms.DateField(label=_("Als het doorgaat tot"), widget=Day, required=False)
    per_maand = Euros(label=_("Aflossen per maand"), required=False)


class ChangedForm(CalmForm):
    """What is known of one thing that may have changed since the judgment."""

    answer = forms.ChoiceField(
        label=_("Wat weten we"),
        choices=[
            CHOOSE,
            (Answer.YES.value, _("ja")),
            (Answer.NO.value, _("nee")),
            (Answer.UNKNOWN.value, _("we weten het niet (meer)")),
        ],
    )
    since_on = forms.DateField(label=_("Sinds wanneer"), widget=Day, required=False)
    judge_knew = _yes_no(_("Wist de rechter dit"))
    source = forms.ChoiceField(label=_("Hoe weten we het"), choices=[CHOOSE, *ChangeSource.choices])

    def noted(self, change: Change) -> Noted:
        """The answer as it was given."""
        given = self.cleaned_data
        return Noted(
            change,
            Answer(given["answer"]),
            ChangeSource(given["source"]),
            given["since_on"],
            _SAID.get(given["judge_knew"]),
        )
