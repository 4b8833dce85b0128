# SPDX-License-Identifier: EUPL-1.2
"""What else was reported about the people beside a signal: by whom, when, and how far that is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from woonzeker.matching.models import Link, LinkResult

#: of one person; more is in the case
_MOST = 4


@dataclass(frozen=True, slots=True)
class OtherSignal:
    """Another signal that is linked to a person, or that waits with this person in front.

    Amounts and reasons stay out: they say nothing about who it is.
    """

    partner: str
    sector: str
    signalled_on: date
    linked: bool


def others_of(link: Link, people: Sequence[UUID]) -> Mapping[UUID, Sequence[OtherSignal]]:
    """Other signals by person, newest first."""
    found: dict[UUID, list[OtherSignal]] = defaultdict(list)
    if not people:
        return found
    linked = Link.objects.filter(result=LinkResult.LINKED, person__in=people)
    for each in _newest(linked, link):
        if each.person_id is not None:
            found[each.person_id].append(_other(each, linked=True))
    waiting = Link.objects.filter(
        result=LinkResult.REVIEW, candidates__0__person__in=[str(each) for each in people]
    )
    for each in _newest(waiting, link):
        found[UUID(each.candidates[0]["person"])].append(_other(each, linked=False))
    return {person: signals[:_MOST] for person, signals in found.items()}


def _newest(links: QuerySet[Link], but: Link) -> QuerySet[Link]:
    return (
        links.exclude(pk=but.pk)
        .select_related("signal__partner")
        .order_by("-signal__signalled_on", "signal__partner__name", "signal__line_number")[:50]
    )


def _other(link: Link, *, linked: bool) -> OtherSignal:
    signal = link.signal
    return OtherSignal(
        partner=signal.partner.name,
        sector=signal.get_sector_display(),
        signalled_on=signal.signalled_on,
        linked=linked,
    )
