# SPDX-License-Identifier: EUPL-1.2
"""Households that a landlord takes to court, each as far as one can come."""

from __future__ import annotations

from woonzeker.demo.stories.household import Heard, Told, named
from woonzeker.demo.stories.stage import Stage
from woonzeker.legal.models import SaidBy
from woonzeker.legal.rules import Judgment
from woonzeker.legal.rules.track import Occurrence, Ruling

_O = Occurrence


def before_judgment(stage: Stage) -> None:
    """Announced, summoned without anybody having spoken to them, and a hearing this week."""
    if (told := named(stage, "announced")) is not None:
        told.met(20)
        told.claims(Heard(_O.ANNOUNCED, 5, 9, by=SaidBy.CREDITOR))
    if (told := named(stage, "summoned")) is not None:
        told.claims(Heard(_O.SUMMONED, 12, 10, 10))
    if (told := named(stage, "hearing")) is not None:
        told.met(40)
        told.claims(Heard(_O.SUMMONED, 30, 2, 11), Heard(_O.HEARING, 28, 2, 11, by=SaidBy.COURT))


def summoned_and_judged(told: Told, days: int, ruling: Ruling) -> tuple[Heard, ...]:
    """A summons and a judgment five weeks later, so many days ago."""
    return (
        Heard(_O.SUMMONED, days + 35, -days - 7, 10),
        Heard(_O.JUDGED, days, ruling=ruling, by=SaidBy.COURT),
    )


def judged(stage: Stage) -> None:
    """A judgment by default."""
    if (told := named(stage, "default")) is not None:
        ruling = Ruling(Judgment.DISSOLUTION, by_default=True, at_once=True, costs_cents=64100)
        told.claims(*summoned_and_judged(told, 9, ruling))


def gone(stage: Stage) -> None:
    """Who handed in the key."""
    if (told := named(stage, "key")) is not None:
        told.met(100)
        ruling = Ruling(Judgment.DISSOLUTION, by_default=False, at_once=True, costs_cents=64100)
        told.claims(
            *summoned_and_judged(told, 70, ruling),
            Heard(_O.NOTICE, 58, -38),
            Heard(_O.KEY, 40),
        )
