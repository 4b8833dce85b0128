# SPDX-License-Identifier: EUPL-1.2
"""What is filled in for a roof after it: contract, urgency, registration, home, whereabouts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from woonzeker.housing.rules.contracts import CONTRACT_WORDS, WHY_NOT_OWN, ContractKind
from woonzeker.housing.rules.ethos import WORDS, Whereabouts
from woonzeker.housing.rules.registration import AddressKind
from woonzeker.housing.rules.rehousing import PARTS, Part, Standing
from woonzeker.housing.rules.urgency import CATEGORY_WORDS, STATE_WORDS, Category, UrgencyState
from woonzeker.housing.selectors.said import ADDRESS_WORDS, STANDING_WORDS
from woonzeker.process import reason_words
from woonzeker.process.reasons import WRONG_ENTRY
from woonzeker.ui.forms import CHOOSE, CalmForm, Day, offer, told

#: what follows from what is noted elsewhere
_FOLLOWS = frozenset({Part.CONTRACT, Part.URGENCY, Part.REGISTRATION})


def told_by(hint: Any = "") -> Any:
    """Who said or showed it."""
    return forms.CharField(
        label=_("Wie zei of liet dit zien?"),
        max_length=120,
        required=False,
        help_text=hint or _("Een naam of een organisatie, of welk papier je zag."),
    )


def day(label: Any, *, required: bool = True, hint: Any = "") -> forms.DateField:
    """A day of the calendar."""
    return forms.DateField(label=label, widget=Day(), required=required, help_text=hint)


class ContractForm(CalmForm):
    """Which contract is looked for; one's own first."""

    kind = forms.TypedChoiceField(label=_("Welk contract"), choices=(), coerce=ContractKind)
    why_not_own = forms.ChoiceField(
        label=_("Waarom nu niet op eigen naam?"),
        choices=(),
        required=False,
        help_text=_("Alleen nodig als het contract niet vast en op eigen naam is."),
    )
    own_by_on = day(_("Op eigen naam uiterlijk op"), required=False)
    urgency_needed = forms.TypedChoiceField(
        label=_("Is er urgentie nodig?"),
        choices=[("ja", _("ja, of dat weten we nog niet")), ("nee", _("nee"))],
        coerce=lambda said: said == "ja",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wanted = {each: said for each, said in CONTRACT_WORDS.items() if each != ContractKind.PLACE}
        offer(self, "kind", [CHOOSE, *told(wanted)])
        offer(self, "why_not_own", [CHOOSE, *told(WHY_NOT_OWN)])


class PartForm(CalmForm):
    """How one part stands."""

    part = forms.TypedChoiceField(label=_("Waar gaat het om"), choices=(), coerce=Part)
    standing = forms.TypedChoiceField(label=_("Hoe staat het"), choices=(), coerce=Standing)
    told_by = told_by()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parts = {each: about.title for each, about in PARTS.items() if each not in _FOLLOWS}
        offer(self, "part", [CHOOSE, *told(parts)])
        offer(self, "standing", [CHOOSE, *told(STANDING_WORDS)])


class UrgencyForm(CalmForm):
    """The next step of a request for urgency."""

    state = forms.TypedChoiceField(label=_("Hoe staat het nu"), choices=(), coerce=UrgencyState)
    category = forms.TypedChoiceField(
        label=_("Op welke grond"),
        choices=(),
        coerce=Category,
        required=False,
        empty_value=None,
        help_text=_("Alleen nodig bij een nieuwe aanvraag."),
    )
    on = day(_("Sinds"))
    until_on = day(
        _("Geldig tot en met"), required=False, hint=_("Alleen als urgentie verleend is.")
    )
    told_by = told_by()

    def __init__(self, *args: Any, states: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "state", [CHOOSE, *told(dict(states) or STATE_WORDS)])
        offer(self, "category", [CHOOSE, *told(CATEGORY_WORDS)])


class RegistrationForm(CalmForm):
    """From which day the household is registered, and where."""

    kind = forms.TypedChoiceField(
        label=_("Waar"), choices=(), coerce=AddressKind, widget=forms.RadioSelect
    )
    on = day(_("Vanaf"))
    told_by = told_by()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "kind", told(ADDRESS_WORDS))


class EndRegistrationForm(CalmForm):
    """From which day the household is registered nowhere."""

    until_on = day(_("Eerste dag zonder inschrijving"))


class HomeForm(CalmForm):
    """Where the household lives or will live."""

    kind = forms.TypedChoiceField(label=_("Op welk contract"), choices=(), coerce=ContractKind)
    on = day(_("Vanaf"))
    until_on = day(
        _("Tot"), required=False, hint=_("De dag van vertrek. Leeg als er geen einde is.")
    )
    fits = forms.BooleanField(label=_("De woning past bij dit huishouden"), required=False)
    registered = forms.BooleanField(label=_("Ze staan daar ingeschreven"), required=False)
    told_by = told_by()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "kind", [CHOOSE, *told(CONTRACT_WORDS)])


class WhereForm(CalmForm):
    """Where the people are; that nobody knows is an answer too."""

    where = forms.TypedChoiceField(label=_("Waar zijn ze nu?"), choices=(), coerce=Whereabouts)
    on = day(_("Op welke dag was dat zo?"))
    told_by = told_by(_("Niet nodig als niemand het weet."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "where", [CHOOSE, *told(WORDS)])


class RecallForm(CalmForm):
    """What was noted wrongly, and why."""

    kind = forms.CharField(widget=forms.HiddenInput)
    row = forms.UUIDField(widget=forms.HiddenInput)
    reason = forms.ChoiceField(label=_("Waarom klopt het niet?"), choices=())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "reason", [CHOOSE, *told({code: reason_words(code) for code in WRONG_ENTRY})])
