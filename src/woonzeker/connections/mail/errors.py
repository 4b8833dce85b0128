# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong with an e-mail. No error holds an address or a text."""

from __future__ import annotations

from woonzeker.errors import WoonzekerError


class MailError(WoonzekerError):
    """De e-mail kon niet worden verstuurd."""


class MailUnreachable(MailError):
    """De mailserver is nu niet te bereiken."""


class MailRefused(MailError):
    """De mailserver weigert dit adres."""
