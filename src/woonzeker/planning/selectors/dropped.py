# SPDX-License-Identifier: EUPL-1.2
"""Why a door was struck from a list that stands. A building block: nobody looks here."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from woonzeker.cases.models import Case, CaseStatus, SignalRelease
from woonzeker.planning.models import VisitRequest
from woonzeker.planning.selectors.cautions import NO_VISITS, cautions_of
from woonzeker.planning.selectors.refusals import visits_ended_on

#: who lives there said themselves that they want no help
DECLINED = _("Dit huishouden wil zelf geen hulp. Bel hier niet aan.")
#: the case runs again and this door was not given back: its day is over, or it is planned elsewhere
AGAIN = _("Opnieuw gekoppeld: plan een nieuw bezoek.")
#: somebody said to come back, or nobody goes alone, and the week had no room
LATER = _("Gaat mee naar de volgende looplijst.")
_AWAY = _("Hier gaat voorlopig niemand langs.")
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
    goes_on: dict[UUID, str | Promise] = {
        **dict.fromkeys(runs, AGAIN),
        **dict.fromkeys(_asked_again(runs), LATER),
        **dict.fromkeys(_kept_away(runs), _AWAY),
        **{case: DECLINED for case in runs if visits_ended_on(case) is not None},
    }
    return {
        case: str(goes_on.get(case) or _BECAUSE.get(reasons.get(case, ""), _ELSEWHERE))
        for case in cases
    }


def _asked_again(cases: Collection[UUID]) -> set[UUID]:
    asked = VisitRequest.objects.filter(case__in=cases, status="open")
    return set(asked.values_list("case_id", flat=True))


def _kept_away(cases: Collection[UUID]) -> set[UUID]:
    return {case for case, kind in cautions_of(cases).items() if kind == NO_VISITS}
