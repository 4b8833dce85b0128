# SPDX-License-Identifier: EUPL-1.2
"""Name of the address → method → rule; HEAD is asked as GET. One module per part of the site."""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.web.addresses import (
    agreements,
    cases,
    feedback,
    helping,
    landlords,
    legal,
    monitoring,
    outreach,
    people,
    planning,
    portal,
    privacy,
    program,
    reports,
    resident,
)
from woonzeker.web.rights import Rule

TABLE: Mapping[str, Mapping[str, Rule]] = {
    **agreements.TABLE,
    **cases.TABLE,
    **feedback.TABLE,
    **helping.TABLE,
    **landlords.TABLE,
    **legal.TABLE,
    **monitoring.TABLE,
    **outreach.TABLE,
    **people.TABLE,
    **planning.TABLE,
    **portal.TABLE,
    **privacy.TABLE,
    **program.TABLE,
    **resident.TABLE,
    **reports.TABLE,
}
