# SPDX-License-Identifier: EUPL-1.2
"""Why a message of a bailiff or court is not taken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from woonzeker.errors import NotPermitted, Refused


class KindClosed(Refused):
    """Deze soort bericht staat niet open."""


class Elsewhere(Refused):
    """Dit adres ligt in een andere gemeente."""


class NoSender(NotPermitted):
    """Alleen een deurwaarder of rechtbank met een afspraak kan hier een bericht sturen."""


class DoubleBooked(Refused):
    """Deze collega moet dan ook bij een andere rechtbank zijn."""


class MessageFaulty(Refused):
    """Het bericht is niet te lezen."""

    def __init__(self, problems: Sequence[object]) -> None:
        super().__init__(" ".join(str(each) for each in problems))
        self.problems = tuple(problems)


class EventFaulty(Refused):
    """Deze gebeurtenis klopt niet."""

    def __init__(self, wrong: Sequence[Any]) -> None:
        """Of each the field that it is about and a sentence (rules.track.Wrong)."""
        super().__init__(" ".join(each.sentence for each in wrong))
        self.wrong = tuple(wrong)
