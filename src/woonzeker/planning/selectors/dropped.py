# SPDX-License-Identifier: EUPL-1.2
"""Why a door was struck from a list that stands. A building block: nobody looks here."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from woonzeker.cases.models import Case, CaseStatus, SignalRelease
from woonzeker.planning.selectors.refusals import visits_ended_on

#: who lives there said themselves that they want no help
DECLINED = _("Dit huishouden wil zelf geen hulp. Bel hier niet aan.")
#: the case runs again and this door was not given back: its day is over, or it is planned elsewhere
AGAIN = _("Opnieuw gekoppeld: plan een nieuw bezoek.")
_ELSEWHERE = _("De melding wordt opnieuw beoordeeld. Bel hier nu niet aan.")
_BECAUSE: Mapping[str, Promise] = {
    "wrong_person": _("De melding bleek van iemand anders. Bel hier niet aan."),
    "pressed_wrong": _("De koppeling was een vergissing. Bel hier nu niet aan."),
}


def why_dropped(cases: Collection[UUID]) -> dict[UUID, str]:
    """What stands beside a struck door, by case: the reason that was given, never another."""
    runs = set(
        Case.objects.filter(pk__in=cases)
        .exclude(status=CaseStatus.CLOSED)
        .values_list("pk", flat=True)
    )
    records = SignalRelease.objects.filter(case__in=cases).order_by("released_at")
    reasons = dict(records.values_list("case_id", "reason"))
    refused = {case for case in runs if visits_ended_on(case) is not None}
    words: dict[UUID, str | Promise] = {
        case: AGAIN if case in runs else _BECAUSE.get(reasons.get(case, ""), _ELSEWHERE)
        for case in cases
    }
    return {case: str(DECLINED if case in refused else said) for case, said in words.items()}
