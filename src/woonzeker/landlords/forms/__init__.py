# SPDX-License-Identifier: EUPL-1.2
"""What a landlord fills in, one question a page, and what a coordinator answers."""

from __future__ import annotations

from woonzeker.landlords.forms.asking import (
    AcceptForm,
    AnswerForm,
    ContactForm,
    ElsewhereForm,
    EraseForm,
    HelpForm,
    OwnLettersForm,
    ProofForm,
    RefuseForm,
    SentForm,
    ShowForm,
    StrikeForm,
)
from woonzeker.landlords.forms.beginning import (
    ArrearsForm,
    CodeForm,
    FirstArrearsForm,
    HomeForm,
    PlaceForm,
    RentForm,
    StartForm,
    TenantForm,
)

__all__ = [
    "AcceptForm",
    "AnswerForm",
    "ArrearsForm",
    "CodeForm",
    "ContactForm",
    "ElsewhereForm",
    "EraseForm",
    "FirstArrearsForm",
    "HelpForm",
    "HomeForm",
    "OwnLettersForm",
    "PlaceForm",
    "ProofForm",
    "RefuseForm",
    "RentForm",
    "SentForm",
    "ShowForm",
    "StartForm",
    "StrikeForm",
    "TenantForm",
]
