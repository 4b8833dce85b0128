# SPDX-License-Identifier: EUPL-1.2
"""What a municipality decided about feedback."""

from __future__ import annotations

from datetime import date

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.feedback.rules.policy import FeedbackPolicy, feedback_policy_from
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import decided


def feedback_policy(actor: Actor, *, on: date | None = None) -> FeedbackPolicy:
    """The policy on feedback that holds on a day (today) in the actor's municipality."""
    return feedback_policy_from(
        decided(actor.municipality, PolicyKind.FEEDBACK, on=on or clock.today())
    )
