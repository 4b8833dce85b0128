# SPDX-License-Identifier: EUPL-1.2
"""Whether something is so, for facts that nobody may guess. Pure."""

from __future__ import annotations

from enum import StrEnum


class Known(StrEnum):
    """Whether something is so; unknown is never taken for no."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
