# SPDX-License-Identifier: EUPL-1.2
"""What may be seen of what goes back to partners, residents and courts."""

from __future__ import annotations

from woonzeker.feedback.selectors.card import reporters, told_card
from woonzeker.feedback.selectors.keys import PublicKey, public_key, public_keys
from woonzeker.feedback.selectors.own_signals import (
    AskedPause,
    asked_pauses,
    own_changes,
    own_part,
    own_signal,
    own_signals,
)
from woonzeker.feedback.selectors.policies import feedback_policy
from woonzeker.feedback.selectors.proofs import (
    MAY_STATE_NONE,
    MAY_STATE_REPORT,
    Proof,
    no_report_statement,
    own_statement,
    receipt_of,
    relations_to_statement,
)
from woonzeker.feedback.selectors.releases import release_view, waiting_releases
from woonzeker.feedback.selectors.reports import (
    Asked,
    Reported,
    court_of,
    delivered_signal,
    report_statement,
)
from woonzeker.feedback.selectors.residents import Choice, creditors_of_case, people_of_case

__all__ = [
    "MAY_STATE_NONE",
    "MAY_STATE_REPORT",
    "Asked",
    "AskedPause",
    "Choice",
    "Proof",
    "PublicKey",
    "Reported",
    "asked_pauses",
    "court_of",
    "creditors_of_case",
    "delivered_signal",
    "feedback_policy",
    "no_report_statement",
    "own_changes",
    "own_part",
    "own_signal",
    "own_signals",
    "own_statement",
    "people_of_case",
    "public_key",
    "public_keys",
    "receipt_of",
    "relations_to_statement",
    "release_view",
    "report_statement",
    "reporters",
    "told_card",
    "waiting_releases",
]
