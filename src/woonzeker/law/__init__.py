# SPDX-License-Identifier: EUPL-1.2
"""What the law says: dated and cited values, and what follows from them. Pure."""

from __future__ import annotations

from woonzeker.law.document import document
from woonzeker.law.errors import MalformedParameter, NotInForce, ParameterUnknown
from woonzeker.law.reader import (
    Citation,
    Confidence,
    Nature,
    Parameter,
    acts,
    parameter,
    paths,
    series,
    sources,
)

__all__ = [
    "Citation",
    "Confidence",
    "MalformedParameter",
    "Nature",
    "NotInForce",
    "Parameter",
    "ParameterUnknown",
    "acts",
    "document",
    "parameter",
    "paths",
    "series",
    "sources",
]
