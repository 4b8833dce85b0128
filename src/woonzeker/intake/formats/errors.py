# SPDX-License-Identifier: EUPL-1.2
"""What stops the reading of a file."""

from __future__ import annotations

from woonzeker.errors import WoonzekerError


class CannotRead(WoonzekerError):
    """Dit bestand kan niet worden gelezen."""

    def __init__(self, sentence: str, how_to_mend: str) -> None:
        super().__init__(sentence)
        self.how_to_mend = how_to_mend
