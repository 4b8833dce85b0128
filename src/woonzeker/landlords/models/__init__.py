# SPDX-License-Identifier: EUPL-1.2
"""What stands at a landlord's own desk, and the one row a municipality has of a landlord."""

from __future__ import annotations

from woonzeker.landlords.models.bank import BankColumns, BankProposal, BankReading
from woonzeker.landlords.models.checks import CheckState, LandlordCheck, ShownBy
from woonzeker.landlords.models.files import (
    PERSONAL,
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
from woonzeker.landlords.models.ledger import (
    ArrangementState,
    CameFrom,
    FriendlyMessage,
    MessageKind,
    PayerAccount,
    RentArrangement,
    RentBook,
    RentDiscount,
    RentPayment,
    RentTerms,
)

__all__ = [
    "PERSONAL",
    "ArrangementState",
    "ArrearsFile",
    "BankColumns",
    "BankProposal",
    "BankReading",
    "CameFrom",
    "Channel",
    "CheckState",
    "Effort",
    "EffortKind",
    "FileState",
    "FriendlyMessage",
    "LandlordCheck",
    "LetterKind",
    "MessageKind",
    "PayRhythm",
    "PayerAccount",
    "Proof",
    "Reaction",
    "RentArrangement",
    "RentBook",
    "RentDiscount",
    "RentPayment",
    "RentTerms",
    "Rental",
    "SentLetter",
    "ShownBy",
    "Tenancy",
]
