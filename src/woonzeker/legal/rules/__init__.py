# SPDX-License-Identifier: EUPL-1.2
"""The rules of messages: kinds, grounds, reading one, what follows, who answers."""

from __future__ import annotations

from woonzeker.legal.rules.alike import same_person_told
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
from woonzeker.legal.rules.reading import FIELDS, WHO, Consent, Content, Problem, read_message

__all__ = [
    "FIELDS",
    "GROUND_WORDS",
    "JUDGMENTS",
    "LAW",
    "OF_EVICTION",
    "THREATENS",
    "TYPES",
    "WHO",
    "Ask",
    "Consent",
    "Content",
    "Ground",
    "Judgment",
    "Kind",
    "MessageType",
    "MessagesInvalid",
    "MessagesPolicy",
    "Opening",
    "Problem",
    "grounds_for",
    "messages_policy_from",
    "read_message",
    "same_person_told",
    "type_named",
]
