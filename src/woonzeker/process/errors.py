# SPDX-License-Identifier: EUPL-1.2
"""What can be wrong with a question about the process."""

from __future__ import annotations

from woonzeker.errors import WoonzekerError


class UnknownMove(WoonzekerError):
    """Deze overgang bestaat niet in het proces."""
