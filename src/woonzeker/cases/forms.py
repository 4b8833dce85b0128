# SPDX-License-Identifier: EUPL-1.2
"""What somebody can ask of the list of cases, and book on one case."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from woonzeker.access.actions import may
from woonzeker.access.actors import Actor
from woonzeker.cases.models import CaseStatus
from woonzeker.cases.rules import GLASS_REASONS, SHIELD_REASONS
from woonzeker.cases.selectors import (
    CaseFilter,
    ClosingResult,
    PossibleMoves,
    workers_to_choose,
)
from woonzeker.matching.services import REOPEN_WORDS
from woonzeker.organisations.models import Sector, Team
from woonzeker.organisations.selectors import teams_of
from woonzeker.process import REASONS, Exit, Move, Step
from woonzeker.process.reasons import PRESSURE
from woonzeker.ui.forms import CHOOSE, Day, FilterForm, Form, offer

ANY = ("", _("alle"))
NONE = ("", _("geen"))
#: moves that somebody notes by hand; the others follow from reports, contact and court tracks
BY_HAND = frozenset(
    {
        "reopen_on_request", "danger_found", "danger_over", "wait", "wait_for_signal",
        "resume", "last_offer_made", "home_lost",
    }
)  # fmt: skip
WITHIN = [("", _("maakt niet uit")), ("0", _("vandaag of eerder")), ("3", _("binnen 3 dagen")),
          ("7", _("binnen een week")), ("28", _("binnen 4 weken"))]  # fmt: skip
OUTCOMES = (
    Exit.MOVED_OWN_WILL,
    Exit.MOVED_UNDER_PRESSURE,
    Exit.KEY_HANDED_IN,
    Exit.MOVED_UNKNOWN,
    Exit.DECEASED,
    Exit.KNOWN_TO_DEBT_HELP,
)
WORK = (
    ("visit", _("huisbezoek")),
    ("call", _("bellen")),
    ("talk", _("gesprek")),
    ("desk", _("uitzoekwerk")),
    ("travel", _("reizen")),
)


class CaseFilterForm(FilterForm):
    """The filters of the list; they stand in the address."""

    zoek = forms.CharField(
        label=_("Adres of zaaknummer"), required=False, max_length=100,
        help_text=_("Bijvoorbeeld 1234 AB 12 of Iepenlaan 12"),
    )  # fmt: skip
    status = forms.ChoiceField(
        label=_("Status"), required=False, choices=[ANY, *CaseStatus.choices]
    )
    stap = forms.TypedChoiceField(
        label=_("Stap"), required=False, coerce=int, empty_value=None,
        choices=[ANY, *((step.value, f"{step.value}. {step.dutch}") for step in Step)],
    )  # fmt: skip
    soort = forms.ChoiceField(
        label=_("Soort partner"), required=False, choices=[ANY, *Sector.choices]
    )
    termijn = forms.TypedChoiceField(
        label=_("Termijn loopt af"), required=False, coerce=int, empty_value=None, choices=WITHIN
    )
    team = forms.TypedChoiceField(label=_("Team"), required=False, coerce=UUID, empty_value=None)
    dreigend = forms.BooleanField(label=_("Alleen dreigend"), required=False)

    def __init__(
        self, *args: Any, teams: Sequence[Team] = (), with_sectors: bool = True, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if not with_sectors:
            del self.fields["soort"]
        offer(self, "team", [ANY, *((str(team.pk), team.name) for team in teams)])
        if len(teams) < 2:
            del self.fields["team"]

    def asked(self) -> CaseFilter:
        """What was asked; a filter that makes no sense is passed over."""
        self.is_valid()
        words: dict[str, Any] = self.cleaned_data
        return CaseFilter(
            words=words.get("zoek", ""),
            status=words.get("status", ""),
            step=words.get("stap"),
            sector=words.get("soort", ""),
            threatening=words.get("dreigend", False),
            due_within_days=words.get("termijn"),
            team=words.get("team"),
        )


class OutcomeForm(Form):
    """What turned out about the people themselves."""

    outcome = forms.TypedChoiceField(
        label=_("Wat is er gebleken?"), coerce=Exit,
        choices=[CHOOSE, *((each.value, each.dutch) for each in OUTCOMES)],
    )  # fmt: skip
    reason = forms.ChoiceField(
        label=_("Waardoor?"), required=False,
        choices=[NONE, *((code, REASONS[code]) for code in PRESSURE)],
        help_text=_("Alleen bij 'verhuisd onder druk'."),
    )  # fmt: skip


class ChoiceOfMove(Form):
    """One of the moves that a case can make now, with a reason when that move asks for one."""

    move = forms.ChoiceField(label=_("Wat is er gebeurd?"))
    reason = forms.ChoiceField(label=_("Reden"), required=False)

    def __init__(self, *args: Any, moves: Sequence[Move], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "move", [CHOOSE, *((each.code, self.title(each)) for each in moves)])
        groups = [(self.title(each), _reasons(each)) for each in moves if each.reasons]
        if not groups:
            del self.fields["reason"]
            return
        offer(self, "reason", [NONE, *groups])
        names = ", ".join(f"'{title}'" for title, _codes in groups)
        self.fields["reason"].help_text = gettext("Alleen bij: %s.") % names

    @staticmethod
    def title(move: Move) -> str:
        """How the choice is said."""
        return move.title


class ClosingForm(Form):
    """How a case ends: one of the ways that are open now, each with its reason when it has one."""

    move = forms.ChoiceField(
        label=_("Hoe is het afgelopen?"), widget=forms.RadioSelect,
        error_messages={
            "invalid_choice": _("Dit kan nu niet (meer). Bij elke uitkomst staat waarom.")
        },
    )  # fmt: skip

    def __init__(self, *args: Any, results: Sequence[ClosingResult], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "move", [each for result in results for each in result.choices])


def _reasons(move: Move) -> list[tuple[str, str]]:
    return [(code, REASONS[code]) for code in move.reasons]


def move_form(possible: PossibleMoves, *args: Any) -> ChoiceOfMove:
    """What can be noted by hand: pauses, requests, danger, a last offer, a home that was left."""
    moves = [move for move in possible.moves if move.code in BY_HAND]
    return ChoiceOfMove(*args, moves=moves, auto_id="stap_%s")


class TeamForm(Form):
    """The team that a household is for."""

    team = forms.TypedChoiceField(label=_("Team"), required=False, coerce=UUID, empty_value=None)

    def __init__(self, *args: Any, teams: Sequence[Team], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nobody = ("", _("alle teams"))
        offer(self, "team", [nobody, *((str(team.pk), team.name) for team in teams)])


def team_form(actor: Actor, case: UUID) -> TeamForm | None:
    """The form to give a case to a team; None for who may not, or with one team only."""
    teams = list(teams_of(actor))
    may_assign = may(actor, "cases.assign_team", case)
    return TeamForm(teams=teams, auto_id="team_%s") if may_assign and len(teams) > 1 else None


class EffortForm(Form):
    """Time and cost on a case."""

    what = forms.ChoiceField(label=_("Waarvoor"), choices=WORK)
    minutes = forms.IntegerField(
        label=_("Minuten"), required=False, min_value=0, max_value=24 * 60, initial=0
    )
    cost = forms.CharField(
        label=_("Kosten in euro's"), required=False, max_length=12,
        help_text=_("Bijvoorbeeld 12,50"),
    )  # fmt: skip

    def clean_minutes(self) -> int:
        """No minutes is none."""
        return int(self.cleaned_data["minutes"] or 0)

    def clean_cost(self) -> int:
        """Whole cents; '12,50' and '12.50' are the same."""
        text = self.cleaned_data["cost"].strip().replace("€", "").strip()
        if not text:
            return 0
        if not re.fullmatch(r"\d{1,6}([.,]\d{2})?", text):
            raise forms.ValidationError(_("Schrijf een bedrag zoals 12,50."))
        euros, _sep, cents = text.replace(",", ".").partition(".")
        return int(euros) * 100 + int(cents or 0)


class ReleaseForm(Form):
    """Why a signal does not belong where it is."""

    reason = forms.ChoiceField(
        label=_("Waarom hoort dit signaal hier niet"),
        choices=[(reason.value, words) for reason, words in REOPEN_WORDS.items()],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, unfit: Collection[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fit = [(each.value, words) for each, words in REOPEN_WORDS.items() if each not in unfit]
        offer(self, "reason", fit)


class AssignForm(Form):
    """Who gets a case, until when."""

    user = forms.ChoiceField(label=_("Aan wie"))
    until_on = forms.DateField(
        label=_("Tot en met"),
        required=False,
        widget=Day(),
        help_text=_("Leeg: tot je het beëindigt"),
    )
    arranges = forms.BooleanField(
        label=_("Maakt hier een regeling en ziet daarvoor de geldzaken"), required=False
    )

    def __init__(self, *args: Any, workers: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "user", [CHOOSE, *workers])


def assign_form(actor: Actor, case: UUID) -> AssignForm | None:
    """The form to give a case to somebody; None for who may not."""
    if not may(actor, "cases.assign", case):
        return None
    return AssignForm(workers=workers_to_choose(actor), auto_id="wie_%s")


class ShieldForm(Form):
    """Why a case does not belong with somebody."""

    why = forms.ChoiceField(
        label=_("Waarom hoort deze zaak niet bij jou?"),
        choices=[CHOOSE, *((c, _(w)) for c, w in SHIELD_REASONS.items() if c != "colleague")],
    )


class ColleagueForm(Form):
    """Who may still look at the case of a colleague's household."""

    open_to = forms.MultipleChoiceField(
        label=_("Wie mag erbij, behalve jij?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, workers: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "open_to", list(workers))


def colleague_form(actor: Actor, case: UUID) -> ColleagueForm | None:
    """The form to close the case of a colleague's household; None for who may not."""
    if not may(actor, "cases.shield_colleague", case):
        return None
    return ColleagueForm(workers=workers_to_choose(actor), auto_id="collega_%s")


class GlassForm(Form):
    """Which case somebody must see now, and why."""

    number = forms.CharField(
        label=_("Nummer van de zaak, of postcode en huisnummer"),
        max_length=40,
        help_text=_("Bijvoorbeeld 2026-000123 of 1234 AB 12"),
    )
    reason = forms.ChoiceField(
        label=_("Waarom moet het nu?"),
        choices=[CHOOSE, *((code, _(words)) for code, words in GLASS_REASONS.items())],
    )
    words = forms.CharField(
        label=_("Leg het uit in een zin"),
        min_length=15,
        max_length=300,
        help_text=_("Zonder namen. Je teamleider en de privacyfunctionaris lezen dit."),
    )
