# SPDX-License-Identifier: EUPL-1.2
"""What decides in this room. Pure."""

from __future__ import annotations

from woonzeker.housing.rules.agreement_end import HOW_WORDS, OWN_STEP_WORDS, HowEnded, OwnStep
from woonzeker.housing.rules.agreement_kinds import (
    CONDITION_WORDS,
    PARTY_WORDS,
    TYPES,
    AgreementKind,
    Condition,
    Party,
)
from woonzeker.housing.rules.agreement_words import SEEN_WORDS, STEP_WORDS, Step
from woonzeker.housing.rules.agreements import said_to
from woonzeker.housing.rules.ethos import Whereabouts
from woonzeker.housing.rules.known import Known
from woonzeker.housing.rules.roof import RoofInvalid, RoofPolicy, roof_policy_from

__all__ = [
    "CONDITION_WORDS",
    "HOW_WORDS",
    "OWN_STEP_WORDS",
    "PARTY_WORDS",
    "SEEN_WORDS",
    "STEP_WORDS",
    "TYPES",
    "AgreementKind",
    "Condition",
    "HowEnded",
    "Known",
    "OwnStep",
    "Party",
    "RoofInvalid",
    "RoofPolicy",
    "Step",
    "Whereabouts",
    "roof_policy_from",
    "said_to",
]
