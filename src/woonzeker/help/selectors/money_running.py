# SPDX-License-Identifier: EUPL-1.2
"""Whether an arrangement of a case still runs, and who follows it when the case ends."""

from __future__ import annotations

from django.utils.translation import gettext as _

from woonzeker.cases.models import Case
from woonzeker.cases.selectors import is_followed
from woonzeker.help.models import Arrangement
from woonzeker.help.selectors.overviews import RUNS
from woonzeker.process import Exit

#: ends that people choose while a household stays where it is
_STAYS = frozenset(
    {
        Exit.PAID,
        Exit.ARRANGEMENT,
        Exit.ADVICE,
        Exit.FOLLOW_UP,
        Exit.FOLLOW_UP_FINANCIAL,
        Exit.FOLLOW_UP_OTHER,
        Exit.OTHER_SUPPORT,
        Exit.HELP_DECLINED,
    }
)


def runs(case: Case) -> bool:
    """Whether an arrangement of a case runs or rests."""
    return Arrangement.objects.filter(case=case, state__in=RUNS).exists()


def why_not_closed(case: Case, result: Exit) -> str:
    """Why a case may not end yet: an arrangement runs and nobody would see it fail."""
    if result not in _STAYS or not runs(case) or is_followed(case.pk):
        return ""
    return _(
        "Er loopt nog een regeling en niemand volgt die. Wijs iemand toe, of stop de regeling."
    )
