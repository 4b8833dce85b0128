# SPDX-License-Identifier: EUPL-1.2
"""Which households are due for a letter of a print run. Building blocks: nobody looks here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, OuterRef

from woonzeker.access import clock
from woonzeker.cases.models import Case, CasePerson, CaseStatus
from woonzeker.matching.models import Person
from woonzeker.outreach.ladder import LadderStep, next_rung
from woonzeker.outreach.models import (
    ContactAttempt,
    Letter,
    LetterKind,
    LetterState,
)
from woonzeker.outreach.rules.printing import SoFar, is_due
from woonzeker.outreach.selectors.contacts import REACHED
from woonzeker.outreach.selectors.seeking import ladder_facts, sought
from woonzeker.planning.models import WrittenOffer

FIRST = (LetterKind.FIRST, LetterKind.FIRST_NEUTRAL)
#: a letter that was withdrawn or left out was not sent
_SENT = (LetterState.MADE, LetterState.POSTED, LetterState.RETURNED)


def due_for(kind: str, *, on: date) -> list[Case]:
    """The open cases whose household is due for a letter of this kind, by number."""
    found = Case.objects.filter(status=CaseStatus.OPEN).select_related("household")
    found = found.annotate(
        offer_waits=Exists(WrittenOffer.objects.filter(case=OuterRef("pk"), sent_on=None)),
        has_letter=Exists(Letter.objects.filter(case=OuterRef("pk"), kind__in=FIRST)),
    )
    if kind != "first":
        found = found.filter(has_letter=True)
    return [case for case in found.order_by("number") if is_due(kind, _so_far(case), on=on)]


def people_of(case: Case) -> list[Person]:
    """Whom the case is about, in an order that stays the same."""
    rows = CasePerson.objects.filter(case=case).select_related("person")
    return [row.person for row in rows.order_by("person__surname", "person__initials", "pk")]


def _so_far(case: Case) -> SoFar:
    sent = list(_since(case))
    firsts = [letter.made_at.date() for letter in sent if letter.kind in FIRST]
    attempts = ContactAttempt.objects.filter(case=case, tried_on__gte=case.opened_on)
    waits = bool(getattr(case, "offer_waits", False))
    unsure = not firsts and not waits
    return SoFar(
        first_on=max(firsts, default=None),
        reminded=any(letter.kind == LetterKind.REMINDER for letter in sent),
        reached=attempts.filter(outcome__in=REACHED).exists(),
        offer_waits=waits,
        ladder_says_letter=unsure and _ladder_says_letter(case),
    )


def _since(case: Case) -> Iterator[Letter]:
    """The letters since the case was last opened, but for those that came back."""
    rows = Letter.objects.filter(case=case, state__in=_SENT, made_at__date__gte=case.opened_on)
    yield from rows.only("kind", "made_at", "state", "case_id", "municipality")


def _ladder_says_letter(case: Case) -> bool:
    proposed = next_rung(ladder_facts(case, sought(case), on=clock.today()))
    return proposed.step is LadderStep.LETTER
