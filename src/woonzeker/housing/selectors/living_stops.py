# SPDX-License-Identifier: EUPL-1.2
"""Which safeguards stand open for a household that may lose its home. A building block."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.process import SAFEGUARDS


def open_stops(case: UUID) -> tuple[str, ...]:
    """The codes of the safeguards that are open now; while nobody tells, every one of them is."""
    return tuple(SAFEGUARDS)


def stop_words(codes: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """What each open stop says is missing, and who can do it."""
    return tuple(
        (_(SAFEGUARDS[code].missing), _(SAFEGUARDS[code].who))
        for code in codes
        if code in SAFEGUARDS
    )
