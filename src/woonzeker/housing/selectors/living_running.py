# SPDX-License-Identifier: EUPL-1.2
"""Whether somebody lives under an agreement that runs, and when a home is lost by its end."""

from __future__ import annotations

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


def losing_days() -> dict[UUID, tuple[date, str]]:
    """The day on which a home is lost without a contract of one's own, by case, and what set it.

    It is watched as the day of an announced eviction: the same stops, the same escalation. Another
    day is another one, so that who was told of the first hears of it.
    """
    policy, today = policy_now(), clock.today()
    found: dict[UUID, tuple[date, str]] = {}
    for one in held_all(running()):
        day = threatens_on(one.counted, one.done, on=today, policy=policy)
        known = found.get(one.row.case_id)
        if day is not None and (known is None or day < known[0]):
            found[one.row.case_id] = (day, f"living:{one.row.pk}:{day.isoformat()}")
    return found
