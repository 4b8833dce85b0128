# SPDX-License-Identifier: EUPL-1.2
"""What can be wrong with a delivery as a whole, before any line is read."""

from __future__ import annotations

from woonzeker.errors import Conflict, NotFound, Refused, WoonzekerError


class TooLarge(Refused):
    """Het bestand is groter dan 25 MB. Splits het in kleinere bestanden en lever die elk aan."""


class NoAgreement(NotFound):
    """Deze partner heeft op deze dag geen overeenkomst met de gemeente om te melden."""


class DeclaredAhead(Refused):
    """De verklaring over de inspanningen kan niet in de toekomst liggen."""


class NoOpenQuestion(Conflict):
    """Bij deze aanlevering staat geen vraag meer open. Kijk opnieuw."""


class WrongAnswer(Refused):
    """Dit antwoord hoort niet bij de vraag. Kies een van de antwoorden."""


class RawFileGone(NotFound):
    """Het aangeleverde bestand is al gewist. Vraag de partner om het opnieuw aan te leveren."""


class CutOff(WoonzekerError):
    """Het lezen van een bestand is afgebroken. Het wordt opnieuw geprobeerd."""


class UnsupportedType(Refused):
    """Stuur een formulier met een bestand (multipart/form-data) of JSON (application/json)."""


class NotASubmission(Refused):
    """In dit verzoek zit geen aanlevering. Stuur het veld 'bestand', of JSON met 'signalen'."""


class NotTaken(Refused):
    """Dit signaal kan zo niet worden aangenomen. Er is niets verstuurd."""

    def __init__(self, sentence: str, column: str = "") -> None:
        super().__init__(sentence)
        #: canonical column of what is wrong first; empty when it is about none
        self.column = column
