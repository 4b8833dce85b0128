# SPDX-License-Identifier: EUPL-1.2
"""Conversations, money, arrangements, budget, referrals and alarms."""

from __future__ import annotations

from woonzeker.help.models.arrangements import (
    Arrangement,
    ArrangementChange,
    ArrangementDebt,
    ArrangementKind,
    ArrangementState,
    BudgetRequest,
    BudgetState,
    Instalment,
    InstalmentState,
    Payment,
    Rhythm,
)
from woonzeker.help.models.money import (
    Debt,
    DebtState,
    Overview,
    RightCheck,
    RightState,
    WayfinderEntry,
)
from woonzeker.help.models.support import (
    OwnAlarm,
    Referral,
    ReferralState,
    SupportOffer,
    Worry,
    WorryState,
)
from woonzeker.help.models.talks import (
    ChildrenAnswer,
    ChildrenKnown,
    Conversation,
    LandlordWrong,
)

__all__ = [
    "Arrangement",
    "ArrangementChange",
    "ArrangementDebt",
    "ArrangementKind",
    "ArrangementState",
    "BudgetRequest",
    "BudgetState",
    "ChildrenAnswer",
    "ChildrenKnown",
    "Conversation",
    "Debt",
    "DebtState",
    "Instalment",
    "InstalmentState",
    "LandlordWrong",
    "Overview",
    "OwnAlarm",
    "Payment",
    "Referral",
    "ReferralState",
    "Rhythm",
    "RightCheck",
    "RightState",
    "SupportOffer",
    "WayfinderEntry",
    "Worry",
    "WorryState",
]
