# SPDX-License-Identifier: EUPL-1.2
"""Refusals of this room, named for the fact."""

from __future__ import annotations

from woonzeker.errors import Refused, WoonzekerError


class TombstonesUnreadable(WoonzekerError):
    """De lijst van wie gewist is, is niet te lezen met de sleutel van nu."""


class SamePerson(Refused):
    """Een ander dan wie het vroeg moet hierover beslissen."""


class Held(Refused):
    """Er loopt nog iets waarvoor deze gegevens nodig zijn."""


class AlreadyDecided(Refused):
    """Hierover is al beslist."""
