# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong with an inbox. No error holds an address or a text."""

from __future__ import annotations

from woonzeker.errors import WoonzekerError


class InboxError(WoonzekerError):
    """De postbus kon niet worden gelezen."""


class InboxUnreachable(InboxError):
    """De mailserver met de postbus is nu niet te bereiken."""


class InboxRefused(InboxError):
    """De mailserver laat ons niet bij de postbus: kijk naam, wachtwoord en map na."""


class InboxBroken(InboxError):
    """De mailserver met de postbus geeft een antwoord dat niet te lezen is."""
