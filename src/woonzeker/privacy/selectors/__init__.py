# SPDX-License-Identifier: EUPL-1.2
"""Reading requests of residents, what the watch found, and whose data was in scope of a leak."""

from __future__ import annotations

from woonzeker.privacy.selectors.everything import overview
from woonzeker.privacy.selectors.glass import (
    MAY_REVIEW_GLASS,
    glass_list,
    glass_waiting,
    relations_to_glass,
)
from woonzeker.privacy.selectors.leaks import leak_file, leak_names
from woonzeker.privacy.selectors.logs import (
    MAY_SEARCH,
    LogFilter,
    colleagues,
    log_page,
    seal_state,
)
from woonzeker.privacy.selectors.packing import leak_pack
from woonzeker.privacy.selectors.requests import (
    CHANNELS,
    DONE_WORDS,
    MAY_HANDLE,
    find_person,
    open_requests,
    relations_to_person,
    relations_to_request,
    request_list,
    request_view,
)
from woonzeker.privacy.selectors.scope import rows_of, scope_of
from woonzeker.privacy.selectors.watching import (
    MAY_WATCH,
    famous_list,
    finding_list,
    finding_view,
    last_night,
    own_addresses,
)

__all__ = [
    "CHANNELS",
    "DONE_WORDS",
    "MAY_HANDLE",
    "MAY_REVIEW_GLASS",
    "MAY_SEARCH",
    "MAY_WATCH",
    "LogFilter",
    "colleagues",
    "famous_list",
    "find_person",
    "finding_list",
    "finding_view",
    "glass_list",
    "glass_waiting",
    "last_night",
    "leak_file",
    "leak_names",
    "leak_pack",
    "log_page",
    "open_requests",
    "overview",
    "own_addresses",
    "relations_to_glass",
    "relations_to_person",
    "relations_to_request",
    "request_list",
    "request_view",
    "rows_of",
    "scope_of",
    "seal_state",
]
