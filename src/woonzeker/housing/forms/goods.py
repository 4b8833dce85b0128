# SPDX-License-Identifier: EUPL-1.2
"""What is filled in about stored goods: a line of the inventory on a phone, a day, an amount."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from woonzeker.access import clock
from woonzeker.help.forms.money import Euros
from woonzeker.housing.rules.goods import KIND_WORDS, Act, ItemKind
from woonzeker.housing.rules.goods_costs import COST_WORDS, CostKind
from woonzeker.housing.rules.goods_words import UNSALEABLE
from woonzeker.ui.forms import CHOOSE, CalmForm, Day, offer, told


class StoreForm(CalmForm):
    """That goods were taken along."""

    taken_on = forms.DateField(label=_("Op welke dag zijn de spullen meegenomen?"), widget=Day)
    where_kept = forms.CharField(
        label=_("Waar liggen ze?"),
        max_length=300,
        help_text=_("Adres en plek, zoals iemand ze moet vinden om ze op te halen."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["taken_on"].initial = clock.today()


class ItemForm(CalmForm):
    """One line of the inventory, with a photo from the phone."""

    kind = forms.TypedChoiceField(label=_("Soort"), choices=(), coerce=ItemKind)
    words = forms.CharField(
        label=_("Wat is het?"),
        max_length=200,
        help_text=_("Zo dat de eigenaar het herkent: 'bank, drie zits, groen'."),
        error_messages={"required": _("Schrijf op wat het is, zoals 'bank, drie zits, groen'.")},
    )
    photo = forms.FileField(
        label=_("Foto"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png", "capture": "environment"}),
        help_text=_("Alleen van het stuk zelf: geen mensen, geen papieren die te lezen zijn."),
        error_messages={"empty": _("De foto is leeg. Maak haar opnieuw.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "kind", [CHOOSE, *told(KIND_WORDS)])


class StepForm(CalmForm):
    """On which day the list was finished, the copy given, or the household warned."""

    act = forms.TypedChoiceField(
        choices=[(each.value, each.value) for each in (Act.LISTED, Act.COPY_GIVEN, Act.WARNED)],
        coerce=Act,
        widget=forms.HiddenInput,
    )
    on = forms.DateField(label=_("Op welke dag?"), widget=Day)


class ChosenForm(CalmForm):
    """Which lines of the inventory, and what with them; the day only for what is given back."""

    is_guide = True
    items = forms.TypedMultipleChoiceField(coerce=str, required=False)
    what = forms.ChoiceField(
        choices=[("back", "back"), ("asked", "asked"), ("apart", "apart")], initial="back"
    )
    on = forms.DateField(label=_("Teruggegeven op"), widget=Day, required=False)

    def __init__(self, *args: Any, lines: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "items", [(each, each) for each in lines])
        self.fields["on"].initial = clock.today()


class WishForm(CalmForm):
    """What should become of a line that nobody came for, and why selling is no use."""

    act = forms.TypedChoiceField(
        label=_("Wat moet ermee gebeuren?"),
        choices=[
            (Act.SOLD.value, _("verkopen")),
            (Act.GIVEN_AWAY.value, _("weggeven")),
            (Act.DESTROYED.value, _("vernietigen")),
        ],
        coerce=Act,
        widget=forms.RadioSelect,
        initial=Act.SOLD.value,
    )
    unsaleable_why = forms.ChoiceField(
        label=_("Waarom kan het niet verkocht worden?"),
        choices=(),
        required=False,
        help_text=_("Alleen bij weggeven en vernietigen."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "unsaleable_why", [CHOOSE, *told(UNSALEABLE)])


class GoneForm(CalmForm):
    """On which day a line went, and what a sale brought in."""

    on = forms.DateField(label=_("Op welke dag?"), widget=Day)
    cents = Euros(label=_("Hoeveel bracht het op?"), required=False)

    def __init__(self, *args: Any, sold: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = clock.today()
        if not sold:
            del self.fields["cents"]
        else:
            self.fields["cents"].required = True


class CostForm(CalmForm):
    """What the municipality paid."""

    kind = forms.TypedChoiceField(label=_("Waarvoor"), choices=(), coerce=CostKind)
    cents = Euros(label=_("Bedrag"))
    on = forms.DateField(label=_("Betaald op"), widget=Day)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = told(COST_WORDS)
        offer(self, "kind", words)
        self.fields["on"].initial = clock.today()


class RecoveryForm(CalmForm):
    """What came back from who had the home evicted."""

    cents = Euros(label=_("Bedrag"))
    on = forms.DateField(label=_("Ontvangen op"), widget=Day)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = clock.today()
