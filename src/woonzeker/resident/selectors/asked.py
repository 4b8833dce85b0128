# SPDX-License-Identifier: EUPL-1.2
"""What whoever asked for help without a letter is told: whom to call, and by when somebody comes.

Nothing of a person: only what the municipality says of itself, and terms that are the law's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from woonzeker.access import clock
from woonzeker.access.tenancy import tenant
from woonzeker.law.terms import first_talk_due, threatening_talk_due
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import decided, shipped_policy


@dataclass(frozen=True, slots=True)
class Next:
    """What follows on a request of today; the team and its number are empty until decided."""

    sender: str
    phone: str
    hours: str
    due_on: date
    urgent_due_on: date


def what_follows(municipality: str) -> Next:
    """What follows; '' for a municipality that nobody named.

    The number that is shipped is an example: as long as nobody decided another, none is told.
    """
    today = clock.today()
    due_on, urgent = first_talk_due(today).due_on, threatening_talk_due(today).due_on
    if municipality:
        with tenant(municipality):
            policy = decided(municipality, PolicyKind.LETTERS)
        if policy["phone"] != shipped_policy(PolicyKind.LETTERS)["phone"]:
            sender, phone, hours = policy["sender"], policy["phone"], policy["opening_hours"]
            return Next(str(sender), str(phone), str(hours), due_on, urgent)
    return Next("", "", "", due_on, urgent)
