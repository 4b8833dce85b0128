# SPDX-License-Identifier: EUPL-1.2
"""Which safeguards stand open for a household that may lose its home. Building blocks."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.legal.selectors import open_stops
from woonzeker.process import SAFEGUARDS, SIGNED


def stops_open(case: UUID) -> tuple[str, ...]:
    """The codes of what is open now: safeguards, and signatures of two people."""
    return tuple(code for code, _refusal in open_stops(case))


def stops_now(case: UUID) -> tuple[tuple[str, str], ...]:
    """What each open stop says is missing, and who can do it."""
    return tuple((_(each.missing), _(each.who)) for _code, each in open_stops(case))


def stop_words(codes: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The same of codes that were kept, in the words of the list."""
    known = {**SAFEGUARDS, **SIGNED}
    return tuple((_(known[code].missing), _(known[code].who)) for code in codes if code in known)
