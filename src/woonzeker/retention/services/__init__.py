# SPDX-License-Identifier: EUPL-1.2
"""Deciding on terms, running them, and forgetting somebody on request."""

from __future__ import annotations

from woonzeker.retention.services.asking import (
    approve_erasure,
    ask_erasure,
    end_hold,
    refuse_erasure,
    set_hold,
)
from woonzeker.retention.services.owner import (
    end_owner_runs,
    tell_cut,
    tell_cut_of_sign_ins,
)
from woonzeker.retention.services.replaying import Replayed, replay
from woonzeker.retention.services.running import (
    approve_run,
    continue_runs,
    forget_batch,
    forget_what_passed,
    propose_run,
    refuse_run,
)
from woonzeker.retention.services.tombstones import carry as carry_tombstones
from woonzeker.retention.services.tombstones import unknown as unknown_tombstones

__all__ = [
    "Replayed",
    "approve_erasure",
    "approve_run",
    "ask_erasure",
    "carry_tombstones",
    "continue_runs",
    "end_hold",
    "end_owner_runs",
    "forget_batch",
    "forget_what_passed",
    "propose_run",
    "refuse_erasure",
    "refuse_run",
    "replay",
    "set_hold",
    "tell_cut",
    "tell_cut_of_sign_ins",
    "unknown_tombstones",
]
