# SPDX-License-Identifier: EUPL-1.2
"""Whose data something of a case holds, for the processing log."""

from __future__ import annotations

from woonzeker.access.subjects import Subject, people_of
from woonzeker.help.selectors.reach import cases_of


def people_of_kind(kind: str, ids: list[str]) -> list[Subject]:
    """The people of the cases of these rows."""
    return people_of("case", cases_of(kind, ids))
