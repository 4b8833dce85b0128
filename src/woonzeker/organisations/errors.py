# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong when the system of a partner asks for access."""

from __future__ import annotations

from woonzeker.errors import Refused, WoonzekerError


class UnknownClient(WoonzekerError):
    """Dit koppelnummer en geheim horen niet bij elkaar, of de koppeling is ingetrokken."""


class NoSuchPlace(WoonzekerError):
    """Kies met 'scope' de gemeente waarvoor je toegang vraagt."""


class ClientElsewhere(Refused):
    """Dit koppelnummer is niet van deze partner, of het is ingetrokken. Vraag de partner ernaar."""
