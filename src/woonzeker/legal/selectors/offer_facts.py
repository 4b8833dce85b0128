# SPDX-License-Identifier: EUPL-1.2
"""What is known of last offers before a guarded move, and until when a court protects a home."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.tenancy import current_municipality
from woonzeker.cases.models import Case
from woonzeker.cases.selectors import is_followed
from woonzeker.legal.models import (
    Bewind,
    BewindRequest,
    Moratorium,
    MoratoriumState,
    RequestProgress,
    Settlement,
)
from woonzeker.legal.rules.bewind import is_complete, signers
from woonzeker.legal.rules.moratorium_course import protects, until
from woonzeker.legal.selectors.offer_rows import (
    grant_of,
    last_offer_policy,
    list_of,
    signed_of,
)
from woonzeker.process import Exit

#: so many people sign a request of the college (BW 1:432; the guide, chapter 7)
SIGNERS = 2
#: ends that nobody chooses: they wait for nothing
_FREE = frozenset({Exit.DECEASED, Exit.WRONGLY_LINKED, Exit.OPENED_BY_MISTAKE})


def facts_of_offers(case: Case) -> Mapping[str, bool]:
    """Whether the list of the college is complete and signed, and whether a court protects."""
    newest = (
        BewindRequest.objects.filter(case=case, state=RequestProgress.DRAFT)
        .order_by("-made_on", "-pk")
        .first()
    )
    complete = signed = False
    if newest is not None:
        listed, today = list_of(newest), clock.today()
        policy = last_offer_policy(current_municipality())
        complete = is_complete(listed, on=today, policy=policy)
        signed = complete and len(signers(listed, signed_of(newest), on=today)) >= SIGNERS
    return {
        "bewind_list_complete": complete,
        "bewind_signed_by_two": signed,
        "moratorium_protects": case.pk in protected([case.pk], on=clock.today()),
    }


def protected(cases: Iterable[UUID], *, on: date) -> dict[UUID, date]:
    """Until which day a court keeps the home, of the cases in which it does so on a day."""
    found: dict[UUID, date] = {}
    for row in Moratorium.objects.filter(case__in=list(cases), state=MoratoriumState.GRANTED):
        grant = grant_of(row)
        last = until(grant)
        if last is not None and protects(grant, on=on):
            found[row.case_id] = max(last, found.get(row.case_id, last))
    return found


def runs(case: Case) -> bool:
    """Whether time of a court, a debt settlement or bewind of a case runs: somebody follows it."""
    today = clock.today()
    settled = Settlement.objects.filter(case=case, recalled_at=None, ended_on=None, refused_on=None)
    kept = Bewind.objects.filter(case=case, recalled_at=None, ended_on=None).exclude(begins_on=None)
    return bool(protected([case.pk], on=today)) or settled.exists() or kept.exists()


def why_not_closed(case: Case, result: Exit) -> str:
    """Why a case may not end yet: something runs and nobody would see the end of it."""
    if result in _FREE or not runs(case) or is_followed(case.pk):
        return ""
    return _(
        "Er loopt nog een moratorium, schuldsanering of bewind en niemand volgt dat. Wijs iemand"
        " toe, of leg bij 'Laatste aanbod' vast dat het voorbij is."
    )
