# SPDX-License-Identifier: EUPL-1.2
"""Whose data a leak was about, for the processing log."""

from __future__ import annotations

from collections.abc import Iterable

from woonzeker.access.subjects import Subject, people_of
from woonzeker.outreach.models import DataLeak


def people_of_leaks(leaks: Iterable[str]) -> list[Subject]:
    """Whose data leaked, as far as known; else the people of the signal or case."""
    found: list[Subject] = []
    rows = DataLeak.objects.filter(pk__in=leaks).values_list("about", "signal", "case")
    for about, signal, case in rows:
        if about:
            found.append(("person", about))
        else:
            found += people_of("signal", [signal]) or people_of("case", [case])
    return found
