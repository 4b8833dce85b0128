# SPDX-License-Identifier: EUPL-1.2
"""Reading what partners were told, what waits for somebody, and what they may see themselves."""

from __future__ import annotations

from woonzeker.feedback.selectors.card import reporters, told_card
from woonzeker.feedback.selectors.own_signals import (
    own_changes,
    own_part,
    own_signal,
    own_signals,
)
from woonzeker.feedback.selectors.policies import feedback_policy
from woonzeker.feedback.selectors.releases import release_view, waiting_releases

__all__ = [
    "feedback_policy",
    "own_changes",
    "own_part",
    "own_signal",
    "own_signals",
    "release_view",
    "reporters",
    "told_card",
    "waiting_releases",
]
