# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong at the door."""

from __future__ import annotations

from datetime import datetime

from woonzeker.errors import WoonzekerError


class TooSoon(WoonzekerError):
    """Er is te vaak geprobeerd. Wacht even en probeer het dan opnieuw."""

    def __init__(self, until: datetime) -> None:
        super().__init__()
        #: from then on a try is looked at again
        self.until = until
