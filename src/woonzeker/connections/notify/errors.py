# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong with a message through NotifyNL. No error holds an address or a text."""

from __future__ import annotations

from woonzeker.errors import WoonzekerError


class NotifyError(WoonzekerError):
    """NotifyNL gaf geen antwoord dat te gebruiken is."""


class NotifyUnreachable(NotifyError):
    """NotifyNL is nu niet te bereiken."""


class NotifyBusy(NotifyUnreachable):
    """NotifyNL heeft het te druk, of er is vandaag al te veel verstuurd."""


class NotifyBroken(NotifyError):
    """Het antwoord van NotifyNL is niet te lezen."""


class NotifyRefused(NotifyError):
    """NotifyNL weigert dit bericht."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(f"NotifyNL weigert dit bericht: {status} {code}.")
        self.status, self.code = status, code
