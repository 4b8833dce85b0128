# SPDX-License-Identifier: EUPL-1.2
"""What is filled in about an agreement to live on somewhere."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from woonzeker.housing.rules.agreement_end import HOW_WORDS, HowEnded, OwnStep
from woonzeker.housing.rules.agreement_kinds import (
    CONDITION_WORDS,
    TYPES,
    AgreementKind,
    Condition,
    Party,
)
from woonzeker.housing.rules.agreement_words import CONTRACT_SEEN, SEEN_WORDS, TOLD_BY
from woonzeker.housing.selectors.living_shapes import BreachLine, LivingView
from woonzeker.housing.services.living import Draft
from woonzeker.housing.services.living_end import Contract, End, Next
from woonzeker.legal.rules import Seen
from woonzeker.outreach import letters
from woonzeker.outreach.models import LetterKind
from woonzeker.outreach.selectors import LetterChoices
from woonzeker.ui.forms import CHOOSE, CalmForm, Day, offer, told
from woonzeker.ui.words import month

_YES, _NO = "yes", "no"


def _why(label: Any, most: int, hint: Any = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, widget=widget, max_length=most, help_text=hint)


class AgreementForm(CalmForm):
    """What was agreed: which kind, from when until when, under which conditions."""

    kind = forms.TypedChoiceField(
        label=_("Welke afspraak"), coerce=AgreementKind, choices=(), widget=forms.RadioSelect
    )
    begins_on = forms.DateField(label=_("Eerste dag"), widget=Day())
    said_until = forms.DateField(
        label=_("Laatste dag"), widget=Day(),
        help_text=_("Staat het contract op naam van een ander? Dan hoogstens twee jaar."),
    )  # fmt: skip
    conditions = forms.TypedMultipleChoiceField(
        label=_("Voorwaarden"), coerce=Condition, choices=(), widget=forms.CheckboxSelectMultiple,
        help_text=_("Bewind kan alleen als de inwoner het zelf vraagt, of de rechter het oplegt."),
    )  # fmt: skip
    due_day = forms.IntegerField(
        label=_("Dag van de maand waarop de huur betaald moet zijn"), min_value=1, max_value=31
    )
    first_on = forms.DateField(
        label=_("Eerste dag op naam van een ander, als dat al eerder was"), widget=Day(),
        required=False,
        help_text=_("Alleen als deze woning al langer op naam van een ander staat."),
    )  # fmt: skip
    partner = forms.ChoiceField(label=_("Verhuurder of zorgaanbieder"), choices=(), required=False)

    def __init__(self, *args: Any, partners: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        kwargs["initial"] = {"conditions": [Condition.RENT.value], "due_day": 1} | (
            kwargs.get("initial") or {}
        )
        super().__init__(*args, **kwargs)
        kinds = (
            (each.kind.value, gettext(each.title)[:1].upper() + gettext(each.title)[1:])
            for each in TYPES.values()
        )
        offer(self, "kind", kinds)
        offer(self, "conditions", told(CONDITION_WORDS))
        offer(self, "partner", [("", _("staat niet in de lijst")), *partners])

    @property
    def draft(self) -> Draft:
        """What was filled in."""
        said = self.cleaned_data
        return Draft(
            kind=said["kind"],
            begins_on=said["begins_on"],
            said_until=said["said_until"],
            conditions=said["conditions"],
            due_day=said["due_day"],
            first_on=said["first_on"],
            partner=UUID(said["partner"]) if said["partner"] else None,
        )


class ExplainForm(CalmForm):
    """When it was explained, and in which language."""

    on = forms.DateField(label=_("Uitgelegd op"), widget=Day())
    language = forms.ChoiceField(label=_("In welke taal"), choices=list(letters.LANGUAGES.items()))


class OnForm(CalmForm):
    """A day."""

    on = forms.DateField(label=_("Dag"), widget=Day())


class LetterForm(CalmForm):
    """Which letter about the agreement, to whom, in which language."""

    kind = forms.ChoiceField(label=_("Welke brief"), choices=(), widget=forms.RadioSelect)
    person = forms.TypedChoiceField(label=_("Aan wie"), coerce=UUID, choices=())
    language = forms.ChoiceField(label=_("Taal"), choices=())
    with_pictures = forms.BooleanField(label=_("Met plaatjes"), required=False)
    by_hand = forms.BooleanField(
        label=_("Ik geef de brief zelf aan deze persoon"), required=False,
        help_text=_("Nodig als het adres niet is nagekeken."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, kinds: Sequence[str], choices: LetterChoices, **kwargs: Any
    ) -> None:
        kwargs["initial"] = {
            "language": choices.language, "with_pictures": choices.with_pictures,
        }  # fmt: skip
        super().__init__(*args, **kwargs)
        offer(self, "kind", [(kind, LetterKind(kind).label) for kind in kinds])
        offer(self, "person", choices.people)
        sendable = {each for kind in kinds for each in choices.languages[kind]}
        named = [(code, name) for code, name in letters.LANGUAGES.items() if code in sendable]
        offer(self, "language", named)


class SignForm(CalmForm):
    """Who signed, and when."""

    party = forms.TypedChoiceField(label=_("Wie tekende"), coerce=Party, choices=())
    on = forms.DateField(label=_("Getekend op"), widget=Day())

    def __init__(self, *args: Any, view: LivingView, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "party", [(each.party, each.words) for each in view.unsigned])


class LookForm(CalmForm):
    """Which condition in which month, what was seen, and who told it."""

    turn = forms.ChoiceField(label=_("Wat kijk je na"), choices=())
    seen = forms.TypedChoiceField(
        label=_("Is het gelukt?"), coerce=Seen, choices=(), widget=forms.RadioSelect
    )
    told_by = forms.ChoiceField(label=_("Van wie weet je het"), choices=())

    def __init__(self, *args: Any, view: LivingView, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        waits = [(each, turn) for each, turn in view.to_look]
        known = [
            (each, turn) for each in view.months for turn in each.turns if (each, turn) not in waits
        ]
        offer(
            self,
            "turn",
            [
                (f"{turn.condition}.{each.due_on}", _turn_words(each.due_on, turn.words))
                for each, turn in (*waits, *known)
            ],
        )
        offer(self, "seen", told(SEEN_WORDS))
        offer(self, "told_by", [CHOOSE, *told(TOLD_BY)])

    @property
    def look(self) -> dict[str, Any]:
        """What was filled in, as the service asks it."""
        said = self.cleaned_data
        condition, _dot, due_on = said["turn"].partition(".")
        return {
            "condition": Condition(condition),
            "due_on": date.fromisoformat(due_on),
            "seen": said["seen"],
            "told_by": said["told_by"],
        }


def _turn_words(due_on: date, words: str) -> str:
    return f"{month(due_on)}: {words}"


class ProofForm(CalmForm):
    """The contact or letter that shows it."""

    proof = forms.ChoiceField(label=_("Uit welk contact blijkt dat"), choices=())

    def __init__(self, *args: Any, breach: BreachLine, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "proof", [(each.name, each.words) for each in breach.proofs])


class TellForm(CalmForm):
    """Who hears it, and why that must be."""

    party = forms.TypedChoiceField(label=_("Wie hoort het"), coerce=Party, choices=())
    why = _why(
        _("Waarom moet een ander dit horen?"), 300,
        _("Schrijf het zo op dat de inwoner het mag lezen."),
    )  # fmt: skip

    def __init__(self, *args: Any, breach: BreachLine, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "party", [(party, words) for party, words, _said in breach.hears])


class OwnStepForm(CalmForm):
    """Which step towards a contract of one's own, and of the last: the contract."""

    step = forms.TypedChoiceField(label=_("Welke stap"), coerce=OwnStep, choices=())
    on = forms.DateField(label=_("Gedaan op"), widget=Day())
    contract_on = forms.DateField(
        label=_("Eerste dag van het eigen contract"), widget=Day(), required=False,
        help_text=_("Alleen als het contract getekend is."),
    )  # fmt: skip
    elsewhere = forms.BooleanField(label=_("Het is voor een andere woning"), required=False)
    seen = forms.ChoiceField(label=_("Hoe weet je dat"), choices=(), required=False)

    def __init__(self, *args: Any, view: LivingView, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        left = [(each.step, each.words) for each in view.own_steps if each.done_on is None]
        offer(self, "step", left)
        offer(self, "seen", [CHOOSE, *told(CONTRACT_SEEN)])

    @property
    def made(self) -> dict[str, Any]:
        """What was filled in, as the service asks it."""
        said = self.cleaned_data
        contract = None
        if said["contract_on"]:
            contract = Contract(said["contract_on"], said["elsewhere"], said["seen"])
        return {"step": said["step"], "on": said["on"], "contract": contract}


class EndForm(CalmForm):
    """How an agreement is over, why, and what belongs to that."""

    how = forms.TypedChoiceField(
        label=_("Hoe eindigt het"), coerce=HowEnded, choices=(), widget=forms.RadioSelect
    )
    on = forms.DateField(label=_("Laatste dag van de afspraak"), widget=Day())
    why = _why(
        _("Is het doel gehaald? Zo niet, waarom niet?"), 500,
        _("Schrijf het zo op dat de inwoner het mag lezen."),
    )  # fmt: skip
    seen = forms.ChoiceField(
        label=_("Bij een eigen contract: hoe weet je dat"), choices=(), required=False
    )
    contract_on = forms.DateField(
        label=_("Bij een eigen contract voor een andere woning: eerste dag"), widget=Day(),
        required=False,
        help_text=_("Alleen als het contract hier al op eigen naam stond."),
    )  # fmt: skip
    next_kind = forms.TypedChoiceField(
        label=_("Bij een nieuwe afspraak: welke"), choices=(), required=False,
        coerce=AgreementKind, empty_value=None,
    )  # fmt: skip
    next_begins_on = forms.DateField(
        label=_("Bij een nieuwe afspraak: eerste dag"), widget=Day(), required=False
    )
    next_until = forms.DateField(
        label=_("Bij een nieuwe afspraak: laatste dag"), widget=Day(), required=False
    )
    others_stay = forms.ChoiceField(
        label=_("Bij overlijden: blijven er anderen in de woning wonen?"), required=False,
        choices=[("", _("niet bekend")), (_YES, _("ja")), (_NO, _("nee"))],
    )  # fmt: skip
    by_party = forms.BooleanField(
        label=_("Een ander dan de inwoner stopte het, voor de laatste dag"), required=False
    )
    happened = forms.BooleanField(
        label=_("Dit is al gebeurd, ook al stond er iets open"), required=False,
        help_text=_("Dan blijft bewaard wat er openstond, voor de verantwoording van dit jaar."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "how", told(HOW_WORDS))
        offer(self, "seen", [("", _("niet van toepassing")), *told(CONTRACT_SEEN)])
        kinds = [(each.kind.value, _(each.title)) for each in TYPES.values()]
        offer(self, "next_kind", [("", _("niet van toepassing")), *kinds])

    def clean(self) -> dict[str, Any]:
        """An agreement that follows has a kind, a first and a last day."""
        said = super().clean() or self.cleaned_data
        wanted = ("next_kind", "next_begins_on", "next_until")
        if said.get("how") is HowEnded.NEXT_AGREEMENT:
            for name in (each for each in wanted if not said.get(each)):
                self.add_error(name, _("Vul dit in voor de nieuwe afspraak."))
        return dict(said)

    @property
    def end(self) -> End:
        """What was filled in."""
        said = self.cleaned_data
        follows = None
        if said["how"] is HowEnded.NEXT_AGREEMENT:
            follows = Next(said["next_kind"], said["next_begins_on"], said["next_until"])
        return End(
            on=said["on"],
            how=said["how"],
            why=said["why"],
            happened=said["happened"],
            by_party=said["by_party"],
            others_stay={_YES: True, _NO: False}.get(said["others_stay"]),
            seen=said["seen"],
            contract_on=said["contract_on"],
            next=follows,
        )
