# SPDX-License-Identifier: EUPL-1.2
"""What a number of points means, in words. A point is one bit: twice as likely.

Words name how heavy something weighs and how far apart two people are, never how certain it is: a
share that was computed is no share that was counted.
"""

from __future__ import annotations

from collections.abc import Sequence

from woonzeker.matching.linkage.wording import gettext_noop

_Scale = Sequence[tuple[float, str]]

#: from this many points for or against
_FOR: _Scale = (
    (9.0, gettext_noop("weegt zwaar mee")),
    (4.0, gettext_noop("weegt mee")),
    (0.5, gettext_noop("weegt licht mee")),
    (-0.5, gettext_noop("telt niet mee")),
    (-4.0, gettext_noop("weegt licht tegen")),
    (-6.0, gettext_noop("weegt tegen")),
)
_AGAINST = gettext_noop("weegt zwaar tegen")
_APART: _Scale = (
    (12.0, gettext_noop("een groot verschil")),
    (6.0, gettext_noop("een duidelijk verschil")),
    (3.0, gettext_noop("een klein verschil")),
    (1.0, gettext_noop("bijna geen verschil")),
)
_EVEN = gettext_noop("vrijwel gelijk; kijk naar de gegevens, niet naar de punten")


def weight_words(bits: float) -> str:
    """How heavy one field weighs."""
    return next((words for least, words in _FOR if bits >= least), _AGAINST)


def distance_words(bits: float) -> str:
    """How far the runner-up is behind; `bits` is never negative."""
    return next((words for least, words in _APART if bits >= least), _EVEN)


def threshold_words(odds: float, threshold: float) -> str:
    """How the best candidate stands to the threshold from which links are made without a person."""
    if odds >= threshold:
        return gettext_noop("boven de drempel, maar een regel vraagt om een mens")
    if odds >= threshold - 3.0:
        return gettext_noop("net onder de drempel")
    return gettext_noop("onder de drempel")
