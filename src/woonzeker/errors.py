# SPDX-License-Identifier: EUPL-1.2
"""The one hierarchy of errors. An error is named for the fact; its docstring is the message."""

from __future__ import annotations


class WoonzekerError(Exception):
    """Er ging iets mis in woonzeker."""

    #: whether a line in the audit log says so already
    recorded: bool = False

    def __init__(self, sentence: str | None = None) -> None:
        super().__init__(sentence or (type(self).__doc__ or "").strip())

    @property
    def sentence(self) -> str:
        """The message for a person, in Dutch."""
        return str(self.args[0])

    @property
    def is_plain(self) -> bool:
        """Whether it says no more than that something is not there, or not theirs."""
        return type(self) in (NotFound, NotPermitted) and self.args[0] == type(self).__doc__


class NotFound(WoonzekerError):
    """Dit is niet gevonden."""


class NotPermitted(WoonzekerError):
    """Dit hoort niet bij jouw rol, of de zaak is niet of niet meer van jou."""


class Refused(WoonzekerError):
    """Dit kan nu niet."""


class Conflict(WoonzekerError):
    """Iemand anders heeft dit intussen veranderd. Kijk opnieuw en probeer het nog eens."""


class Misconfigured(WoonzekerError):
    """Een instelling ontbreekt of klopt niet."""
