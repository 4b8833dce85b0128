# SPDX-License-Identifier: EUPL-1.2
"""Whose signal is it? Pure, usable alone: facts in, a decision with its reasons out.

The door is `decide`; `keys_of_signal` and `keys_of_person` say whom to hold beside a signal, and
`read_register` reads the extract of the person register.
"""

from __future__ import annotations

from woonzeker.matching.linkage.contacts import contact_key, contact_keys, contact_texts
from woonzeker.matching.linkage.dates import ImpossibleDate, PartialDate, read_date
from woonzeker.matching.linkage.deciding import decide, presence_of
from woonzeker.matching.linkage.judging import SENTENCES
from woonzeker.matching.linkage.keys import CAPS, home_key, keys_of_person, keys_of_signal
from woonzeker.matching.linkage.register import (
    RegisterFile,
    RegisterRow,
    RejectedRow,
    UnreadableRegister,
    read_register,
)
from woonzeker.matching.linkage.shapes import (
    AddressFacts,
    Candidate,
    Decision,
    Field,
    Ground,
    PersonFacts,
    Presence,
    Reason,
    Result,
    SignalFacts,
    Weights,
)

__all__ = [
    "CAPS",
    "SENTENCES",
    "AddressFacts",
    "Candidate",
    "Decision",
    "Field",
    "Ground",
    "ImpossibleDate",
    "PartialDate",
    "PersonFacts",
    "Presence",
    "Reason",
    "RegisterFile",
    "RegisterRow",
    "RejectedRow",
    "Result",
    "SignalFacts",
    "UnreadableRegister",
    "Weights",
    "contact_key",
    "contact_keys",
    "contact_texts",
    "decide",
    "home_key",
    "keys_of_person",
    "keys_of_signal",
    "presence_of",
    "read_date",
    "read_register",
]
