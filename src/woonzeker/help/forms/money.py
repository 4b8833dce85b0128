# SPDX-License-Identifier: EUPL-1.2
"""What is filled in about money: amounts as people write them, whole cents inside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from woonzeker.help.models import DebtState, RightState
from woonzeker.help.rules.money import Amount, Every
from woonzeker.help.rules.wayfinder import KINDS
from woonzeker.help.selectors.debts import DebtLine
from woonzeker.help.selectors.overviews import EVERY_WORDS, MoneyLine, OverviewView
from woonzeker.help.selectors.rights import RightLine
from woonzeker.help.selectors.wayfinder import WayLine
from woonzeker.help.services.debts import BY_HAND, DebtFacts
from woonzeker.help.services.overviews import Filled, Protected
from woonzeker.help.services.wayfinder import Way
from woonzeker.organisations.models import Sector
from woonzeker.ui.forms import CalmForm, Day, Form

_AMOUNT = re.compile(r"(?P<euros>\d{1,3}(?:\.\d{3})+|\d{1,7})(?:[.,](?P<cents>\d{1,2}))?")
#: the highest amount, in cents, that a household can owe or earn: ten million euro
MOST_CENTS = 1_000_000_000
#: empty rows under the ones that are filled
SPARE = 3
#: what people earn and pay most, to choose from while typing
INCOME = (_("loon"), _("uitkering"), _("AOW of pensioen"), _("toeslagen"), _("kinderbijslag"),
          _("alimentatie"), _("studiefinanciering"))  # fmt: skip
COSTS = (_("huur of hypotheek"), _("energie en warmte"), _("water"), _("zorgverzekering"),
         _("andere verzekeringen"), _("gemeente en waterschap"), _("telefoon en internet"),
         _("kinderopvang en school"), _("vervoer"), _("alimentatie"))  # fmt: skip


class Euros(forms.CharField):
    """An amount such as 1.234,56 or 12,50, in whole cents."""

    def __init__(self, **words: Any) -> None:
        words.setdefault("max_length", 14)
        super().__init__(**words)
        self.widget.attrs.setdefault("inputmode", "decimal")

    def clean(self, value: Any) -> Any:
        """Whole cents; None for nothing. Raises ValidationError for what is no amount."""
        text = str(super().clean(value) or "").replace("€", "").replace("\u00a0", "").strip()
        if not text:
            return None
        found = _AMOUNT.fullmatch(text)
        if found is None:
            raise forms.ValidationError(_("Schrijf een bedrag zoals 12,50."))
        cents = (found["cents"] or "0").ljust(2, "0")
        whole = int(found["euros"].replace(".", "")) * 100 + int(cents)
        if whole > MOST_CENTS:
            raise forms.ValidationError(_("Dit bedrag is te hoog om te kloppen."))
        return whole


def euros(cents: int | None) -> str:
    """Cents as they stand in a field: 1250 → '12,50', 0 → '0,00'; nothing → nothing."""
    return "" if cents is None else f"{cents // 100},{cents % 100:02d}"


class LineForm(CalmForm):
    """One line of income or costs; an empty one is passed over."""

    is_guide = True
    what = forms.CharField(label=_("Wat"), max_length=60, required=False)
    cents = Euros(label=_("Bedrag"), required=False)
    every = forms.TypedChoiceField(
        label=_("Hoe vaak"), choices=[(each.value, words) for each, words in EVERY_WORDS.items()],
        coerce=Every, required=False, empty_value=Every.MONTH,
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A word and an amount belong together."""
        said = super().clean() or self.cleaned_data
        if said.get("what") and said.get("cents") is None and "cents" not in self.errors:
            self.add_error("cents", _("Vul het bedrag in, of haal het woord weg."))
        if said.get("cents") and not said.get("what"):
            self.add_error("what", _("Schrijf erbij wat dit is."))
        return dict(said)

    @property
    def amount(self) -> Amount | None:
        """The line as the rules count it; None for an empty one."""
        said = self.cleaned_data
        if not said.get("what") or said.get("cents") is None:
            return None
        return Amount(said["what"], said["cents"], said["every"])


class OverviewForm(Form):
    """What is not a line: who lives of it, and what is protected."""

    is_guide = True
    adults = forms.IntegerField(label=_("Volwassenen"), min_value=1, max_value=12, initial=1)
    protected = Euros(
        label=_("Beslagvrije voet per maand"), required=False,
        help_text=_("Neem het bedrag over uit een officieel rekenprogramma. "
                    "Woonzeker rekent het niet uit."),
    )  # fmt: skip
    protected_on = forms.DateField(label=_("Berekend op"), widget=Day(), required=False)
    protected_source = forms.CharField(
        label=_("Waarmee"), max_length=80, required=False,
        help_text=_("Bijvoorbeeld uwbeslagvrijevoet.nl"),
    )  # fmt: skip
    protected_again = forms.BooleanField(
        label=_("De beslagvrije voet is met dit inkomen en dit gezin opnieuw berekend"),
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def clean(self) -> dict[str, Any]:
        """A protected amount says when and with what it was worked out."""
        said = super().clean() or self.cleaned_data
        if said.get("protected") is not None:
            for name in ("protected_on", "protected_source"):
                if not said.get(name) and name not in self.errors:
                    self.add_error(name, _("Vul dit erbij in: het is iemands bestaansminimum."))
        return dict(said)

    @property
    def protected_amount(self) -> Protected | None:
        """What was filled in; None while nothing was."""
        said = self.cleaned_data
        if said["protected"] is None:
            return None
        return Protected(
            said["protected"], said["protected_on"], said["protected_source"],
            again=said["protected_again"],
        )  # fmt: skip


class OverviewForms:
    """The form of an overview with its rows of lines, bound to what was sent or to what is kept."""

    def __init__(self, seen: OverviewView, data: Any = None) -> None:
        initial = {
            "adults": seen.adults,
            "protected": euros(seen.protected_cents),
            "protected_on": seen.protected_on,
            "protected_source": seen.protected_source,
            "version": seen.version,
        }
        self.main = OverviewForm(data, initial=initial)
        self.income = _rows("income", seen.income, data)
        self.costs = _rows("costs", seen.costs, data)
        self.reserves = _rows("reserves", seen.reserves, data)

    @property
    def lines(self) -> list[LineForm]:
        """Every row."""
        return [*self.income, *self.costs, *self.reserves]

    def is_valid(self) -> bool:
        """Whether all of it holds; each part says what is wrong with it."""
        wrong = [each for each in [self.main, *self.lines] if not each.is_valid()]
        return not wrong

    @property
    def filled(self) -> Filled:
        """What was filled in."""
        return Filled(
            income=_amounts(self.income),
            costs=_amounts(self.costs),
            reserves=_amounts(self.reserves),
            protected=self.main.protected_amount,
            adults=self.main.cleaned_data["adults"],
        )


def _rows(name: str, lines: Sequence[MoneyLine], data: Any) -> list[LineForm]:
    """As many rows as were sent, or those that are kept with some empty ones under them."""
    if data is not None:
        sent = {key.split("-")[1] for key in data if key.startswith(f"{name}-")}
        places = sorted(int(each) for each in sent if each.isdigit())[:60]
        return [LineForm(data, prefix=f"{name}-{place}") for place in places]
    kept = [{"what": each.what, "cents": euros(each.cents), "every": each.every} for each in lines]
    return [
        LineForm(prefix=f"{name}-{place}", initial=initial)
        for place, initial in enumerate([*kept, *({} for _row in range(SPARE))])
    ]


def _amounts(rows: Iterable[LineForm]) -> list[Amount]:
    return [each.amount for each in rows if each.amount is not None]


class DebtForm(CalmForm):
    """One debt: of whom, how much, and the costs that were added."""

    creditor = forms.CharField(label=_("Bij wie"), max_length=120)
    sector = forms.ChoiceField(
        label=_("Waarvoor"), required=False, choices=[("", _("iets anders")), *Sector.choices]
    )
    principal = Euros(label=_("Hoofdsom"), help_text=_("Wat er openstaat zonder kosten."))
    costs = Euros(label=_("Incassokosten"), required=False)
    costs_on = forms.DateField(
        label=_("Kosten sinds"), widget=Day(), required=False,
        help_text=_("Het tarief van die dag geldt."),
    )  # fmt: skip
    costs_with_vat = forms.BooleanField(
        label=_("De schuldeiser kan btw niet verrekenen en rekent die over de kosten"),
        required=False,
    )
    costs_over = Euros(
        label=_("Kosten gerekend over"), required=False,
        help_text=_("De hoofdsom van die dag. Leeg: de hoofdsom hierboven."),
    )  # fmt: skip
    costs_terms = forms.IntegerField(
        label=_("Terugkerende termijnen: hoeveel?"), required=False, min_value=0, max_value=120,
        help_text=_("Bij huur, energie, water of zorg: over hoeveel termijnen de kosten gaan. "
                    "Samen mag dat per half jaar niet meer zijn dan een vast bedrag. "
                    "Langer dan een half jaar? Zet elk half jaar apart. Geen termijnen: leeg."),
    )  # fmt: skip
    costs_letter = forms.ChoiceField(
        label=_("Was er eerst een brief met veertien dagen om te betalen?"), required=False,
        choices=[("", _("weet niet")), ("yes", _("ja")), ("no", _("nee"))],
    )  # fmt: skip
    monthly = Euros(
        label=_("Wat loopt er per maand door"), required=False,
        help_text=_("De gewone huur of het gewone voorschot."),
    )  # fmt: skip
    repaid = Euros(
        label=_("Wordt er al op afbetaald: hoeveel per maand"), required=False,
        help_text=_("Buiten een regeling hier om. Het gaat van de ruimte af."),
    )  # fmt: skip
    reference = forms.CharField(label=_("Kenmerk"), max_length=60, required=False)
    state = forms.TypedChoiceField(
        label=_("Stand"), coerce=DebtState,
        choices=[(each.value, each.label) for each in DebtState if each in BY_HAND],
    )  # fmt: skip

    @classmethod
    def of(cls, line: DebtLine) -> DebtForm:
        """The form with a debt as it is kept."""
        return cls(initial={
            "creditor": line.creditor,
            "sector": line.sector_code,
            "principal": euros(line.principal_cents),
            "costs": euros(line.costs_cents),
            "costs_on": line.costs_on,
            "costs_with_vat": line.costs_with_vat,
            "costs_over": euros(line.costs_over_cents or None),
            "costs_terms": line.costs_terms or None,
            "costs_letter": line.costs_letter,
            "monthly": euros(line.monthly_cents),
            "repaid": euros(line.repaid_cents),
            "reference": line.reference,
            "state": line.state,
        })  # fmt: skip

    def without_state(self) -> DebtForm:
        """The form for a new debt: it stands open."""
        del self.fields["state"]
        return self

    @property
    def facts(self) -> DebtFacts:
        """What was filled in."""
        said = self.cleaned_data
        return DebtFacts(
            creditor=said["creditor"],
            sector=said["sector"],
            principal_cents=said["principal"] or 0,
            costs_cents=said["costs"] or 0,
            costs_on=said["costs_on"],
            costs_with_vat=said["costs_with_vat"],
            costs_over_cents=said["costs_over"] or 0,
            costs_terms=said["costs_terms"] or 0,
            costs_letter=said["costs_letter"],
            monthly_cents=said["monthly"] or 0,
            repaid_cents=said["repaid"] or 0,
            reference=said["reference"],
        )


class RightsForm(Form):
    """For each scheme how it stands."""

    def __init__(self, lines: Sequence[RightLine], data: Any = None) -> None:
        super().__init__(data)
        self.rights = []
        for line in lines:
            field = forms.ChoiceField(
                label=line.name, choices=RightState.choices, initial=line.state, required=False
            )
            self.fields[line.code] = field
            field.widget.attrs["class"] = "utrecht-select utrecht-select--html-select"
            self.rights.append((line, self[line.code]))

    @property
    def states(self) -> dict[str, RightState]:
        """What was chosen."""
        return {code: RightState(said) for code, said in self.cleaned_data.items() if said}


class WayForm(CalmForm):
    """An organisation or local scheme of the wayfinder."""

    name = forms.CharField(label=_("Naam"), max_length=120)
    kinds = forms.MultipleChoiceField(
        label=_("Helpt bij"), widget=forms.CheckboxSelectMultiple,
        choices=[(code, _(words)) for code, words in KINDS.items()],
    )  # fmt: skip
    what = forms.CharField(
        label=_("Wat doen zij, voor wie"), max_length=300, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    phone = forms.CharField(label=_("Telefoon"), max_length=30, required=False)
    email = forms.EmailField(label=_("E-mail"), max_length=254, required=False)
    website = forms.URLField(
        label=_("Website"), required=False, max_length=200, assume_scheme="https"
    )
    address = forms.CharField(label=_("Adres"), max_length=200, required=False)
    open_when = forms.CharField(label=_("Open"), max_length=200, required=False)
    languages = forms.CharField(
        label=_("Talen"), max_length=200, required=False, help_text=_("Met komma's ertussen.")
    )
    is_scheme = forms.BooleanField(
        label=_("Een lokale regeling: vraag ernaar in het overzicht van rechten"), required=False
    )

    @classmethod
    def of(cls, line: WayLine) -> WayForm:
        """The form with an entry as it is kept."""
        names = [name for name in cls.base_fields if name not in ("kinds", "languages")]
        initial = {name: getattr(line, name) for name in names}
        languages = ", ".join(line.languages)
        return cls(initial={**initial, "kinds": list(line.kinds), "languages": languages})

    @property
    def way(self) -> Way:
        """What was filled in."""
        said = dict(self.cleaned_data)
        spoken = tuple(each.strip() for each in said.pop("languages").split(",") if each.strip())
        return Way(**{**said, "kinds": tuple(said["kinds"]), "languages": spoken})


def chosen(ids: Iterable[Any]) -> list[UUID]:
    """Ids as they came from a form that offered them."""
    return [UUID(str(each)) for each in ids]
