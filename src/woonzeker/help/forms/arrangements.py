# SPDX-License-Identifier: EUPL-1.2
"""What is filled in about an arrangement, and about money of the municipality."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from woonzeker.help.forms.money import Euros, chosen, euros
from woonzeker.help.models import ArrangementKind, ArrangementState, DebtState, Rhythm
from woonzeker.help.rules.budget import EFFECTS, PURPOSES
from woonzeker.help.rules.grounds import HEARD_FROM, PAID_ON_GROUNDS
from woonzeker.help.rules.money import Every
from woonzeker.help.selectors.arrangements import ArrangementView
from woonzeker.help.selectors.debts import DebtLine
from woonzeker.help.services.arrangements import Proposal
from woonzeker.ui.forms import CHOOSE, CalmForm, Day, Form, offer
from woonzeker.ui.words import money, short_day


def _told(debt: DebtLine) -> str:
    """A debt to choose; one that does not stand open can only be paid on."""
    said = f"{debt.creditor}: {money(debt.owed_cents or 0)}"
    if debt.state == DebtState.OPEN and debt.owed_cents:
        return said
    return gettext("%(debt)s (%(state)s; alleen doorbetalen)") % {
        "debt": said, "state": debt.state_words
    }  # fmt: skip


class ProposalForm(CalmForm):
    """What is proposed, to whom, and on which pay day."""

    kind = forms.TypedChoiceField(
        label=_("Hoe"), choices=ArrangementKind.choices, coerce=ArrangementKind,
        initial=ArrangementKind.INSTALMENTS, widget=forms.RadioSelect,
    )  # fmt: skip
    debts = forms.MultipleChoiceField(
        label=_("Met wie"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies ten minste één schuldeiser.")},
    )  # fmt: skip
    every = forms.TypedChoiceField(
        label=_("Wordt betaald"), choices=Rhythm.choices, coerce=Every, initial=Rhythm.MONTH
    )
    pay_day = forms.IntegerField(
        label=_("Op dag"), min_value=1, max_value=31,
        help_text=_("Bij elke maand: de dag van de maand. "
                    "Bij een week of vier weken: 1 is maandag, 7 is zondag."),
    )  # fmt: skip
    first_on = forms.DateField(label=_("Eerste betaling op of na"), widget=Day())
    instalment = Euros(label=_("Bedrag per keer"))
    turns = forms.IntegerField(
        label=_("Hoe vaak doorbetalen"), min_value=1, max_value=60, required=False,
        help_text=_("Alleen bij doorbetalen van de uitkering."),
    )  # fmt: skip
    ground = forms.ChoiceField(
        label=_("Grond voor doorbetalen"), required=False,
        choices=[("", _("niet van toepassing")),
                 *((code, _(said[0])) for code, said in PAID_ON_GROUNDS.items())],
        help_text=_("Alleen bij doorbetalen van de uitkering."),
    )  # fmt: skip

    def __init__(self, *args: Any, debts: Sequence[DebtLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "debts", [(str(each.id), _told(each)) for each in debts])

    def clean(self) -> dict[str, Any]:
        """A week has seven days."""
        said = super().clean() or self.cleaned_data
        if said.get("every") in (Every.WEEK, Every.FOUR_WEEKS) and (said.get("pay_day") or 0) > 7:
            self.add_error("pay_day", _("Een week heeft zeven dagen: kies 1 tot en met 7."))
        return dict(said)

    @property
    def proposal(self) -> Proposal:
        """What was filled in."""
        said = self.cleaned_data
        return Proposal(
            kind=said["kind"],
            debts=chosen(said["debts"]),
            every=said["every"],
            pay_day=said["pay_day"],
            first_on=said["first_on"],
            instalment_cents=said["instalment"] or 0,
            turns=said["turns"] or 0,
            ground=said["ground"],
        )


class PaymentForm(Form):
    """What came in, when, and who said so."""

    cents = Euros(label=_("Bedrag"))
    on = forms.DateField(label=_("Betaald op"), widget=Day())
    heard_from = forms.ChoiceField(
        label=_("Gehoord van"), choices=[(code, _(words)) for code, words in HEARD_FROM.items()]
    )
    debt = forms.TypedChoiceField(
        label=_("Voor wie"), required=False, coerce=UUID, empty_value=None
    )

    again = forms.BooleanField(
        label=_("Dit is een andere betaling dan die al geboekt is"), required=False
    )
    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, view: ArrangementView, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not view.came_in:
            self.fields["again"].widget = forms.HiddenInput()
        parts = [(str(each.debt), each.creditor) for each in view.creditors]
        offer(self, "debt", [("", _("wat het eerst aan de beurt is")), *parts])
        if len(parts) < 2:
            del self.fields["debt"]


class UndoForm(Form):
    """Which payment did not come in after all, and why."""

    payment = forms.TypedChoiceField(label=_("Welke betaling"), coerce=UUID)
    why = forms.CharField(
        label=_("Waarom"), max_length=300,
        help_text=_("Bijvoorbeeld: teruggeboekt door de bank, of bij de verkeerde geboekt."),
    )  # fmt: skip

    def __init__(self, *args: Any, view: ArrangementView, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "payment", [CHOOSE, *(
            (str(each.id), f"{short_day(each.on)}: {money(each.cents or 0)}, {each.heard_from}")
            for each in view.came_in
        )])  # fmt: skip


class PostponeForm(Form):
    """Which payment is put off until when, and why."""

    instalment = forms.TypedChoiceField(label=_("Welke betaling"), coerce=UUID)
    until = forms.DateField(label=_("Tot"), widget=Day())
    why = forms.CharField(label=_("Waarom"), max_length=300)

    def __init__(self, *args: Any, view: ArrangementView, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "instalment", [
            (str(each.id), f"{short_day(each.due_on)}: {money(each.open_cents)}, {each.creditor}")
            for each in view.awaited
        ])  # fmt: skip


class PauseForm(Form):
    """Until when an arrangement rests, and why."""

    until = forms.DateField(label=_("Tot"), widget=Day())
    why = forms.CharField(label=_("Waarom"), max_length=300)


class LowerForm(Form):
    """What a creditor lets go of."""

    debt = forms.TypedChoiceField(label=_("Wie"), coerce=UUID)
    cents = Euros(label=_("Bedrag"))
    costs = forms.TypedChoiceField(
        label=_("Wat"), coerce=lambda said: said == "costs",
        choices=[("costs", _("kosten die niet betaald hoeven te worden")),
                 ("discount", _("korting op de schuld"))],
    )  # fmt: skip
    why = forms.CharField(label=_("Waarom"), max_length=300)

    def __init__(self, *args: Any, view: ArrangementView, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "debt", [
            (str(each.debt), gettext("%(creditor)s, waarvan %(costs)s kosten")
             % {"creditor": each.creditor, "costs": money(each.costs_cents or 0)})
            for each in view.creditors
        ])  # fmt: skip


class EndForm(Form):
    """How and why an arrangement stops."""

    state = forms.TypedChoiceField(
        label=_("Hoe"), coerce=ArrangementState,
        choices=[(each.value, each.label)
                 for each in (ArrangementState.WITHDRAWN, ArrangementState.BROKEN)],
    )  # fmt: skip
    why = forms.CharField(label=_("Waarom"), max_length=300)

    def __init__(self, *args: Any, view: ArrangementView, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if view.row.state == ArrangementState.PROPOSED:
            withdrawn = ArrangementState.WITHDRAWN
            offer(self, "state", [(withdrawn.value, withdrawn.label)])


class BudgetForm(CalmForm):
    """How much money is asked, for what, to whom, why and of whom."""

    cents = Euros(label=_("Bedrag"))
    what_for = forms.ChoiceField(
        label=_("Waarvoor"),
        choices=[CHOOSE, *((code, _(words)) for code, words in PURPOSES.items())],
    )
    paid_to = forms.CharField(
        label=_("Aan wie wordt betaald"), max_length=120,
        help_text=_("De schuldeiser of winkel, niet het huishouden zelf als dat kan."),
    )  # fmt: skip
    why = forms.CharField(
        label=_("Waarom"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Wat voorkomt dit? Zonder namen en zonder iets over gezondheid."),
    )  # fmt: skip
    decider = forms.ChoiceField(label=_("Wie beslist"))

    def __init__(self, *args: Any, deciders: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "decider", [CHOOSE, *deciders])


class VerdictForm(Form):
    """Yes or no, with the reason."""

    grants = forms.TypedChoiceField(
        label=_("Besluit"), coerce=lambda said: said == "yes", widget=forms.RadioSelect,
        choices=[("yes", _("toekennen")), ("no", _("afwijzen"))],
    )  # fmt: skip
    verdict = forms.CharField(
        label=_("Reden"), max_length=500, required=False,
        widget=forms.Textarea(attrs={"rows": 2}), help_text=_("Moet bij een afwijzing."),
    )  # fmt: skip


class PaidForm(Form):
    """When granted money was paid."""

    on = forms.DateField(label=_("Betaald op"), widget=Day())


class WithdrawForm(Form):
    """Why money that was asked or granted is not needed after all."""

    why = forms.CharField(label=_("Waarom niet meer nodig"), max_length=300, required=False)


class EffectForm(Form):
    """What the money brought."""

    effect = forms.ChoiceField(
        label=_("Wat bracht het?"),
        choices=[CHOOSE, *((code, _(words)) for code, words in EFFECTS.items())],
    )


def first_day(today: date) -> dict[str, Any]:
    """What a proposal begins with."""
    return {"first_on": today, "pay_day": 25}


def same_as(view: ArrangementView) -> dict[str, Any]:
    """What a proposal begins with that follows another one."""
    return {
        "kind": view.kind,
        "debts": [str(each.debt) for each in view.creditors],
        "every": view.rhythm,
        "pay_day": view.pay_day,
        "instalment": euros(view.row.instalment_cents),
    }
