# SPDX-License-Identifier: EUPL-1.2
"""What is known of last offers before a guarded move, and until when a court protects a home."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.tenancy import current_municipality
from woonzeker.cases.models import Case
from woonzeker.cases.selectors import is_followed
from woonzeker.law.reader import Parameter
from woonzeker.legal.models import (
    Bewind,
    BewindRequest,
    Moratorium,
    MoratoriumState,
    RequestProgress,
    Settlement,
)
from woonzeker.legal.rules.bewind import is_complete, signers
from woonzeker.legal.rules.drawing import KEPT
from woonzeker.legal.rules.moratorium import HOME, TYPES, MoratoriumKind
from woonzeker.legal.rules.moratorium_course import protects, until
from woonzeker.legal.rules.track import ClaimGround, Origin, RuledDate, Standing, Where
from woonzeker.legal.selectors.offer_rows import (
    grant_of,
    last_offer_policy,
    list_of,
    signed_of,
)
from woonzeker.matching.linkage.wording import gettext_noop
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
    return {case: last for case, (last, _rule) in kept_by_court(cases, on=on).items()}


def kept_by_court(cases: Iterable[UUID], *, on: date) -> dict[UUID, tuple[date, Parameter]]:
    """As `protected`, with the rule it stands on.

    Time that was given because water, power or a health insurance would end keeps no home.
    """
    found: dict[UUID, tuple[date, Parameter]] = {}
    for row, last in _given(cases, on):
        if row.threat in {"", HOME} and (row.case_id not in found or last > found[row.case_id][0]):
            kind = TYPES[MoratoriumKind(row.kind)]
            found[row.case_id] = (last, kind.rule(on=on))
    return found


def _given(cases: Iterable[UUID], on: date) -> Iterator[tuple[Moratorium, date]]:
    """The time that courts gave and that runs on a day, with its last day."""
    for row in Moratorium.objects.filter(case__in=list(cases), state=MoratoriumState.GRANTED):
        grant = grant_of(row)
        last = until(grant)
        if last is not None and protects(grant, on=on):
            yield row, last


def no_eviction_until(case: UUID, ground: ClaimGround, found: Standing) -> RuledDate | None:
    """Until which day nobody may evict on a claim, and by which rule; None when nothing holds it.

    A stay is of this claim. Time of a court in debts holds a claim for arrears, and no other.
    """
    if not found.home_at_stake:
        return None
    days = []
    if found.where is Where.STAYED and found.stayed_until is not None:
        days.append(_kept(found.stayed_until, gettext_noop("De ontruiming is geschorst.")))
    today = clock.today()
    given = kept_by_court([case], on=today) if ground is ClaimGround.ARREARS else {}
    if case in given:
        last, rule = given[case]
        why = gettext_noop("Een rechtbank gaf tijd vanwege de schulden: een moratorium.")
        days.append(_kept(last, why, str(rule.citation)))
    return max(days, key=lambda each: each.on, default=None)


def _kept(on: date, why: str, citation: str = "") -> RuledDate:
    words = gettext_noop("Ontruiming mag niet tot en met")
    return RuledDate(KEPT, words, on, why, Origin.TOLD, citation)


def runs(case: Case) -> bool:
    """Whether time of a court, a debt settlement or bewind of a case runs: somebody follows it."""
    today = clock.today()
    settled = Settlement.objects.filter(case=case, recalled_at=None, ended_on=None, refused_on=None)
    kept = Bewind.objects.filter(case=case, recalled_at=None, ended_on=None).exclude(begins_on=None)
    return any(_given([case.pk], today)) or settled.exists() or kept.exists()


def why_not_closed(case: Case, result: Exit) -> str:
    """Why a case may not end yet: something runs and nobody would see the end of it."""
    if result in _FREE or not runs(case) or is_followed(case.pk):
        return ""
    return _(
        "Er loopt nog een moratorium, schuldsanering of bewind en niemand volgt dat. Wijs iemand"
        " toe, of leg bij 'Laatste aanbod' vast dat het voorbij is."
    )
