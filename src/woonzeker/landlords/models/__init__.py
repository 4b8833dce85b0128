# SPDX-License-Identifier: EUPL-1.2
"""What stands at a landlord's own desk, and the one row a municipality has of a landlord."""

from __future__ import annotations

from woonzeker.landlords.models.checks import CheckState, LandlordCheck, ShownBy
from woonzeker.landlords.models.files import (
    ArrearsFile,
    Channel,
    Effort,
    EffortKind,
    FileState,
    LetterKind,
    Proof,
    Reaction,
    SentLetter,
)
from woonzeker.landlords.models.homes import PayRhythm, Rental, Tenancy

__all__ = [
    "ArrearsFile",
    "Channel",
    "CheckState",
    "Effort",
    "EffortKind",
    "FileState",
    "LandlordCheck",
    "LetterKind",
    "PayRhythm",
    "Proof",
    "Reaction",
    "Rental",
    "SentLetter",
    "ShownBy",
    "Tenancy",
]
