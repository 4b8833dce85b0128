# SPDX-License-Identifier: EUPL-1.2
"""What was published of how often each way of contact reaches somebody. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

SOURCE = "Divosa Monitor Vroegsignalering Schulden, jaarrapportage 2023"
SOURCE_URL = (
    "https://divosa.nl/publicaties/divosa-monitor-vroegsignalering-schulden-jaarrapportage-2023/"
    "divosa-monitor/bij-een-1"
)


@dataclass(frozen=True, slots=True)
class Published:
    """Of a hundred reports, how many households were reached; over `reports` when that is told."""

    percent: int
    years: str
    reports: int | None = None


#: written only; at least one call; at least one visit: of reports, so one may count twice
PUBLISHED: Mapping[str, Published] = {
    "written": Published(6, "2022-2023", 388_005),
    "phone": Published(59, "2022-2023"),
    "visit": Published(46, "2022-2023"),
}
#: reached by the number of attempts: with one or two, and with four or more
FEW_ATTEMPTS, MANY_ATTEMPTS = Published(18, "2022-2023"), Published(37, "2022-2023")
