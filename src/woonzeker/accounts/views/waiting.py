# SPDX-License-Identifier: EUPL-1.2
"""What somebody is told who has to wait."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from woonzeker.access import clock
from woonzeker.accounts.errors import TooSoon


def wait_words(problem: TooSoon) -> str:
    """How long somebody waits, in words: the same for a name that exists and one that does not."""
    seconds = max(1, round((problem.until - clock.real()).total_seconds()))
    if seconds < 100:
        return ngettext(
            "Er is te vaak geprobeerd. Probeer het over %(count)d seconde opnieuw.",
            "Er is te vaak geprobeerd. Probeer het over %(count)d seconden opnieuw.",
            seconds,
        ) % {"count": seconds}
    return _(
        "Er is te vaak geprobeerd. Probeer het over %(count)d minuten opnieuw. Een collega van de "
        "gemeente kan ook de teamleider om een code vragen."
    ) % {"count": -(-seconds // 60)}
