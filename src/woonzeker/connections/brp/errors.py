# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong with a question to the BRP. No message holds what was asked or answered."""

from __future__ import annotations

from dataclasses import dataclass

from woonzeker.errors import WoonzekerError


class BrpError(WoonzekerError):
    """De BRP gaf geen antwoord dat te gebruiken is."""


class BrpUnreachable(BrpError):
    """De BRP is nu niet te bereiken."""


class BrpBusy(BrpUnreachable):
    """De BRP heeft het te druk om te antwoorden."""

    def __init__(self, retry_after: float | None = None) -> None:
        super().__init__()
        #: seconds that the BRP asks us to wait, when it said so
        self.retry_after = retry_after


class BrpBroken(BrpError):
    """Het antwoord van de BRP is niet te lezen."""


@dataclass(frozen=True, slots=True)
class InvalidParam:
    """One thing that the BRP found wrong in a question: its name and its code, never the value."""

    name: str
    code: str


class BrpRefused(BrpError):
    """De BRP weigert deze vraag."""

    def __init__(self, status: int, code: str, invalid: tuple[InvalidParam, ...] = ()) -> None:
        wrong = ", ".join(f"{each.name} ({each.code})" for each in invalid)
        super().__init__(
            f"De BRP weigert deze vraag: {status} {code}" + (f", {wrong}." if wrong else ".")
        )
        self.status = status
        self.code = code
        self.invalid = invalid


class TooManyFound(BrpRefused):
    """De BRP vindt te veel mensen bij deze vraag."""
