# SPDX-License-Identifier: EUPL-1.2
"""What bailiffs and courts told, what followed from it, and who answers the telephone."""

from __future__ import annotations

from woonzeker.legal.models.bewind import (
    Bewind,
    BewindEvaluation,
    BewindRequest,
    BewindSignature,
    RequestProgress,
)
from woonzeker.legal.models.duty import (
    DutyTurn,
    KnownSender,
)
from woonzeker.legal.models.hearings import (
    CalendarKey,
    CourtConsent,
    ForMunicipality,
    HearingNote,
    HearingPlan,
    ResidentCame,
)
from woonzeker.legal.models.messages import (
    Channel,
    CourtMessage,
    Source,
    WaitAnswer,
    WarmReferral,
    Whose,
)
from woonzeker.legal.models.moratoria import (
    AT_WORK,
    Moratorium,
    MoratoriumState,
    RentLook,
    Settlement,
    SettlementAnswer,
)
from woonzeker.legal.models.roads import (
    CaseRoad,
    NuisanceReport,
    RaisedPoint,
    Recallable,
    RoadFact,
    RoadStep,
    TenureFinding,
)
from woonzeker.legal.models.safeguards import (
    EscalationTold,
    Loss,
    SafeguardAnswer,
    SignOff,
    SignOffWithdrawal,
    SituationFact,
)
from woonzeker.legal.models.track_facts import (
    ChangedFact,
    ChangeSource,
    TrackFee,
)
from woonzeker.legal.models.tracks import (
    CourtTrack,
    SaidBy,
    TrackEvent,
)

__all__ = [
    "AT_WORK",
    "Bewind",
    "BewindEvaluation",
    "BewindRequest",
    "BewindSignature",
    "CalendarKey",
    "CaseRoad",
    "ChangeSource",
    "ChangedFact",
    "Channel",
    "CourtConsent",
    "CourtMessage",
    "CourtTrack",
    "DutyTurn",
    "EscalationTold",
    "ForMunicipality",
    "HearingNote",
    "HearingPlan",
    "KnownSender",
    "Loss",
    "Moratorium",
    "MoratoriumState",
    "NuisanceReport",
    "RaisedPoint",
    "Recallable",
    "RentLook",
    "RequestProgress",
    "ResidentCame",
    "RoadFact",
    "RoadStep",
    "SafeguardAnswer",
    "SaidBy",
    "Settlement",
    "SettlementAnswer",
    "SignOff",
    "SignOffWithdrawal",
    "SituationFact",
    "Source",
    "TenureFinding",
    "TrackEvent",
    "TrackFee",
    "WaitAnswer",
    "WarmReferral",
    "Whose",
]
