# SPDX-License-Identifier: EUPL-1.2
"""What NotifyNL tells of a message, in its own words and in ours."""

from __future__ import annotations

from enum import StrEnum


class Delivery(StrEnum):
    """How a message fared."""

    UNDER_WAY = "under_way"
    ARRIVED = "arrived"
    #: a text message to another country left, and nobody will ever tell whether it came there
    LEFT = "left"
    #: the number or address is wrong: another try is of no use
    NO_SUCH_PLACE = "no_such_place"
    #: a full box or a telephone that was off: another time it may arrive
    NOT_NOW = "not_now"
    #: something went wrong at NotifyNL or a provider
    BROKEN = "broken"


#: statuses of version 2 of the API; one that is new here is under way until it says otherwise
STATUSES: dict[str, Delivery] = {
    "created": Delivery.UNDER_WAY,
    "sending": Delivery.UNDER_WAY,
    "pending": Delivery.UNDER_WAY,
    "sent": Delivery.LEFT,
    "delivered": Delivery.ARRIVED,
    "permanent-failure": Delivery.NO_SUCH_PLACE,
    "temporary-failure": Delivery.NOT_NOW,
    "technical-failure": Delivery.BROKEN,
    "cancelled": Delivery.BROKEN,
    "virus-scan-failed": Delivery.BROKEN,
    "validation-failed": Delivery.BROKEN,
}
