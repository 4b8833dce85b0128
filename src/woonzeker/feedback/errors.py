# SPDX-License-Identifier: EUPL-1.2
"""Why a statement is not made, where what comes next depends on it."""

from __future__ import annotations

from woonzeker.errors import Refused


class WasReported(Refused):
    """Er is in deze tijd wel over deze inwoner gemeld."""
