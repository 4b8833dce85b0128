# SPDX-License-Identifier: EUPL-1.2
"""Whether independent support was offered often enough, by ways that differ. Pure.

One offer in one letter reaches nobody: it is made several times, by several channels (seeds of the
municipalities after the report of the Ombudsmen, January 2023).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from woonzeker.matching.linkage.wording import gettext_noop

REACTIONS = {
    "wants": gettext_noop("wil het graag"),
    "thinks": gettext_noop("denkt erover na"),
    "does_not_want": gettext_noop("wil het niet"),
    "no_answer": gettext_noop("nog geen antwoord"),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """One offer: by which channel, and how they took it."""

    channel: str
    reaction: str


@dataclass(frozen=True, slots=True)
class Watch:
    """How the offers stand: how many by how many channels, of which so many are asked."""

    offers: int
    channels: int
    #: codes of channels that were used already
    used: tuple[str, ...]
    wants: bool
    enough: bool


def watch(offers: Iterable[Offer], *, least: int, least_channels: int) -> Watch:
    """Hold the offers against the norm; who said yes need not be asked again."""
    made = list(offers)
    used = tuple(dict.fromkeys(each.channel for each in made))
    wants = any(each.reaction == "wants" for each in made)
    enough = len(made) >= least and len(used) >= least_channels
    return Watch(len(made), len(used), used, wants, wants or enough)
