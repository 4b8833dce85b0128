# SPDX-License-Identifier: EUPL-1.2
"""What is delivered of a signal or a household, what is incomplete, and what may be published."""

from __future__ import annotations

from woonzeker.monitoring.rules.delivering import (
    MISTAKES,
    CaseRow,
    Names,
    SignalRow,
    case_of,
    client_of,
    signal_of,
    status_of,
    type_of,
    whole_euros,
)
from woonzeker.monitoring.rules.incomplete import LACKS, Lack, lacks_behind
from woonzeker.monitoring.rules.period import (
    Period,
    half_year_before,
    may_be_published,
    read_period,
)
from woonzeker.monitoring.rules.policy import NationalPolicy, WrongPolicy, read_policy
from woonzeker.monitoring.rules.publishing import Cell, Cross, hidden, published

__all__ = [
    "LACKS",
    "MISTAKES",
    "CaseRow",
    "Cell",
    "Cross",
    "Lack",
    "Names",
    "NationalPolicy",
    "Period",
    "SignalRow",
    "WrongPolicy",
    "case_of",
    "client_of",
    "half_year_before",
    "hidden",
    "lacks_behind",
    "may_be_published",
    "published",
    "read_period",
    "read_policy",
    "signal_of",
    "status_of",
    "type_of",
    "whole_euros",
]
