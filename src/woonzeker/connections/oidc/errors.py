# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong while signing in elsewhere. No message holds a token, a code or a claim."""

from __future__ import annotations

from woonzeker.errors import WoonzekerError


class OidcError(WoonzekerError):
    """Aanmelden bij je gemeente lukte niet."""


class ProviderUnreachable(OidcError):
    """De aanmelding van je gemeente is nu niet te bereiken."""


class ProviderBroken(OidcError):
    """De aanmelding van je gemeente gaf een antwoord dat niet te gebruiken is."""


class ProviderRefused(OidcError):
    """Je gemeente gaf geen toestemming om je aan te melden."""


class NotThisPerson(OidcError):
    """Wie je bent, is niet betrouwbaar vast te stellen."""

    def __init__(self, why: str) -> None:
        super().__init__()
        #: which check failed, for the log: signature, issuer, audience, expiry, nonce, algorithm …
        self.why = why
