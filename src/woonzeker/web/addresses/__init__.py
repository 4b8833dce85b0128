# SPDX-License-Identifier: EUPL-1.2
"""Name of the address → method → rule; HEAD is asked as GET. One module per part of the site."""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.web.addresses import (
    agreements,
    cases,
    eviction_day,
    feedback,
    hearings,
    helping,
    landlords,
    last_offers,
    legal,
    living,
    monitoring,
    outreach,
    people,
    places,
    planning,
    portal,
    privacy,
    program,
    rehousing,
    reports,
    resident,
    roads,
    safeguards,
    sieve,
    tracks,
)
from woonzeker.web.rights import Rule

TABLE: Mapping[str, Mapping[str, Rule]] = {
    **agreements.TABLE,
    **cases.TABLE,
    **eviction_day.TABLE,
    **feedback.TABLE,
    **hearings.TABLE,
    **helping.TABLE,
    **landlords.TABLE,
    **last_offers.TABLE,
    **legal.TABLE,
    **living.TABLE,
    **monitoring.TABLE,
    **outreach.TABLE,
    **people.TABLE,
    **places.TABLE,
    **planning.TABLE,
    **portal.TABLE,
    **privacy.TABLE,
    **program.TABLE,
    **rehousing.TABLE,
    **reports.TABLE,
    **resident.TABLE,
    **roads.TABLE,
    **safeguards.TABLE,
    **sieve.TABLE,
    **tracks.TABLE,
}
