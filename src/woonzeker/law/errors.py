# SPDX-License-Identifier: EUPL-1.2
"""What can be wrong with a question about the law."""

from __future__ import annotations

from woonzeker.errors import WoonzekerError


class ParameterUnknown(WoonzekerError):
    """Deze regel staat niet in de wettelijke parameters."""


class NotInForce(ParameterUnknown):
    """Deze regel gold op die dag niet."""


class MalformedParameter(WoonzekerError):
    """Een wettelijke parameter is niet goed opgeschreven."""
