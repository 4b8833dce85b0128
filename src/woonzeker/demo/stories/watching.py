# SPDX-License-Identifier: EUPL-1.2
"""What the program keeps watch over: emergencies that were none, terms that come near."""

from __future__ import annotations

from datetime import timedelta

from woonzeker.cases import services as cases
from woonzeker.demo.stories.stage import Stage, told
from woonzeker.help.services import money_following
from woonzeker.privacy import services as privacy

#: how long ago somebody looked: a Sunday, and a week before the night that is gone over
_SUNDAY = 8


def glass(stage: Stage) -> None:
    """A colleague took access to a case one evening and did nothing for it after."""
    case = stage.take(stage.helped())
    if case is not None:
        with stage.on(stage.today - timedelta(days=_SUNDAY)):
            cases.break_glass(
                actor=stage.people["bram"], number=case.number, reason="danger",
                words=told("glass"),
            )  # fmt: skip


def nights(stage: Stage) -> None:
    """What runs by itself has run: the looks of last night, late payments, terms of today."""
    with stage.on(stage.today):
        yesterday = stage.today - timedelta(days=1)
        privacy.run_night(actor=stage.system("night"), on=yesterday)
        money_following.follow_money(actor=stage.system("morning"))
        cases.warn_of_terms(actor=stage.system("cases.warn_of_terms"))
