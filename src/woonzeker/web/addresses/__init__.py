# SPDX-License-Identifier: EUPL-1.2
"""Name of the address → method → rule; HEAD is asked as GET. One module per part of the site."""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.web.addresses import (
    cases,
    helping,
    outreach,
    people,
    planning,
    privacy,
    program,
    reports,
    resident,
)
from woonzeker.web.rights import Rule

TABLE: Mapping[str, Mapping[str, Rule]] = {
    **cases.TABLE,
    **helping.TABLE,
    **outreach.TABLE,
    **people.TABLE,
    **planning.TABLE,
    **privacy.TABLE,
    **program.TABLE,
    **resident.TABLE,
    **reports.TABLE,
}
