# SPDX-License-Identifier: EUPL-1.2
"""The rules of messages and of last offers: kinds, grounds, what follows, what is watched."""

from __future__ import annotations

from woonzeker.legal.rules.alike import same_person_told
from woonzeker.legal.rules.clocks import Clock, clock_of
from woonzeker.legal.rules.grounds import (
    GROUND_WORDS,
    LAW,
    Ground,
    MessagesInvalid,
    MessagesPolicy,
    Opening,
    grounds_for,
    messages_policy_from,
)
from woonzeker.legal.rules.kinds import (
    JUDGMENTS,
    OF_EVICTION,
    THREATENS,
    TYPES,
    Ask,
    Judgment,
    Kind,
    MessageType,
    type_named,
)
from woonzeker.legal.rules.lacking import Lack, lack, least_sure
from woonzeker.legal.rules.last_offer_policy import (
    LastOfferPolicy,
    LastOffersInvalid,
    last_offer_policy_from,
)
from woonzeker.legal.rules.reading import FIELDS, WHO, Consent, Content, Problem, read_message
from woonzeker.legal.rules.watching import (
    WATCH_WORDS,
    Breach,
    BreachStage,
    BreachStanding,
    Look,
    Seen,
    WatchState,
    WatchTurn,
    breach_standing,
    dues,
    help_until,
    others_may_hear,
    turns,
)

__all__ = [
    "FIELDS",
    "GROUND_WORDS",
    "JUDGMENTS",
    "LAW",
    "OF_EVICTION",
    "THREATENS",
    "TYPES",
    "WATCH_WORDS",
    "WHO",
    "Ask",
    "Breach",
    "BreachStage",
    "BreachStanding",
    "Clock",
    "Consent",
    "Content",
    "Ground",
    "Judgment",
    "Kind",
    "Lack",
    "LastOfferPolicy",
    "LastOffersInvalid",
    "Look",
    "MessageType",
    "MessagesInvalid",
    "MessagesPolicy",
    "Opening",
    "Problem",
    "Seen",
    "WatchState",
    "WatchTurn",
    "breach_standing",
    "clock_of",
    "dues",
    "grounds_for",
    "help_until",
    "lack",
    "last_offer_policy_from",
    "least_sure",
    "messages_policy_from",
    "others_may_hear",
    "read_message",
    "same_person_told",
    "turns",
    "type_named",
]
