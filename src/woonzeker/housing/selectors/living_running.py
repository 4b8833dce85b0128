# SPDX-License-Identifier: EUPL-1.2
"""Whether somebody lives under an agreement that runs, and when a home is lost by its end."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.cases.models import Case
from woonzeker.housing.rules.agreement_end import threatens_on
from woonzeker.housing.rules.agreement_kinds import TYPES, AgreementKind
from woonzeker.housing.selectors.living_rows import held_all, policy_now, running
from woonzeker.process import Exit
from woonzeker.ui.words import day_year

#: ends that nobody chose, or that put a mistake right
_NOBODY_CHOSE = frozenset({Exit.DECEASED, Exit.WRONGLY_LINKED, Exit.OPENED_BY_MISTAKE})


def why_not_closed(case: Case, result: Exit) -> str:
    """Why a case may not end yet: somebody lives under an agreement and nobody would follow it."""
    if result in _NOBODY_CHOSE:
        return ""
    row = running().filter(case=case).first()
    if row is None:
        return ""
    title = _(TYPES[AgreementKind(row.kind)].title)
    if row.said_until is None:
        return _("Er loopt nog een afspraak: %s. Rond die eerst af.") % title
    return _("Er loopt nog een afspraak: %(what)s, tot en met %(day)s. Rond die eerst af.") % {
        "what": title,
        "day": day_year(row.said_until),
    }


def losing_days(cases: Iterable[UUID]) -> dict[UUID, date]:
    """The day on which a home is lost without a contract of one's own, of the cases that have one.

    It is watched as the day of an announced eviction: the same stops, the same escalation.
    """
    policy, today = policy_now(), clock.today()
    found = {}
    for one in held_all(running().filter(case__in=list(cases))):
        day = threatens_on(one.counted, one.done, on=today, policy=policy)
        if day is not None:
            found[one.row.case_id] = day
    return found
