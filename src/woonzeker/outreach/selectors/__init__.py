# SPDX-License-Identifier: EUPL-1.2
"""Reading what was tried with a household, how well each channel works, and what went wrong."""

from __future__ import annotations

from woonzeker.outreach.selectors.addresses import address_check
from woonzeker.outreach.selectors.contacts import (
    REACHED,
    ChannelReach,
    ContactLine,
    contacts_of,
    reach_by_channel,
)
from woonzeker.outreach.selectors.leaks import (
    KIND_WORDS,
    MAY_HANDLE,
    PUT_RIGHT_WORDS,
    VERDICT_WORDS,
    LeakRow,
    LeakView,
    OpenLeaks,
    Told,
    leak_list,
    leak_view,
    open_leaks,
    told_since,
)
from woonzeker.outreach.selectors.next_contact import NextContact, RungLine, next_contact

__all__ = [
    "KIND_WORDS",
    "MAY_HANDLE",
    "PUT_RIGHT_WORDS",
    "REACHED",
    "VERDICT_WORDS",
    "ChannelReach",
    "ContactLine",
    "LeakRow",
    "LeakView",
    "NextContact",
    "OpenLeaks",
    "RungLine",
    "Told",
    "address_check",
    "contacts_of",
    "leak_list",
    "leak_view",
    "next_contact",
    "open_leaks",
    "reach_by_channel",
    "told_since",
]
