# SPDX-License-Identifier: EUPL-1.2
"""What the municipality decided about the day, goods, places and living afterwards, as it reads."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.housing.rules.roof_page import LISTS, ListAsked
from woonzeker.housing.selectors.shared import roof_policies
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import READS_POLICY, Numbers, policy_numbers


@dataclass(frozen=True, slots=True)
class ListLine:
    """One list of the policy: what it is about, and which codes were chosen."""

    asked: ListAsked
    chosen: frozenset[str]

    @property
    def words(self) -> tuple[str, ...]:
        """What was chosen, in words."""
        return tuple(_(words) for code, words in self.asked.choices if code in self.chosen)


@dataclass(frozen=True, slots=True)
class RoofView:
    """The policy of today: numbers, lists and versions."""

    numbers: Numbers
    lists: tuple[ListLine, ...]


@look("housing.roof_policy", may_if=READS_POLICY, basis="Wgs art. 2")
def roof_view(*, actor: Actor) -> RoofView:
    """See what the municipality decided about the day of an eviction and living afterwards."""
    _numbers, lists = roof_policies(actor.municipality)
    return RoofView(
        numbers=policy_numbers(actor=actor, kind=PolicyKind.HOUSING),
        lists=tuple(ListLine(each, _codes(getattr(lists, each.name))) for each in LISTS),
    )


def _codes(chosen: Collection[str]) -> frozenset[str]:
    return frozenset(str(each) for each in chosen)
