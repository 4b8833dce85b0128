# SPDX-License-Identifier: EUPL-1.2
"""Which households are due for a letter of a print run. Building blocks: nobody looks here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from woonzeker.cases.models import Case, CasePerson, CaseStatus, CaseTask, CaseTerm
from woonzeker.matching.models import Person
from woonzeker.outreach.ladder import LadderStep, Why, last_reached, next_rung
from woonzeker.outreach.models import Letter, LetterKind, LetterState
from woonzeker.outreach.rules.printing import CHECK_ADDRESS, SoFar, asks_ladder, is_due
from woonzeker.outreach.selectors.next_contact import newest_choices, still_chosen
from woonzeker.outreach.selectors.seeking import Sought, counts_since, facts_of, sought_of
from woonzeker.planning.models import WrittenOffer

FIRST = (LetterKind.FIRST, LetterKind.FIRST_NEUTRAL)
#: a letter that was withdrawn or left out was not sent, and one that came back did not arrive
_LIVE = (LetterState.MADE, LetterState.POSTED)
#: why the ladder has no next step: nobody could be reached in all that it asks
_DONE = frozenset({Why.TIME_IS_UP, Why.ALL_TRIED})
#: households that are looked at together
_PART = 500


@dataclass(frozen=True, slots=True)
class Due:
    """A case whose household is due for a letter, and who of them should get it."""

    case: Case
    people: tuple[Person, ...]


def due_for(kind: str, *, on: date) -> list[Due]:
    """The open cases whose household is due for a letter of this kind, by number.

    Where post came back somebody finds out the address first.
    """
    ids = list(_asked(kind).order_by("number").values_list("pk", flat=True))
    found: list[Due] = []
    for begin in range(0, len(ids), _PART):
        found += _due_of(kind, ids[begin : begin + _PART], on)
    return found


def _asked(kind: str) -> QuerySet[Case]:
    """The cases that have to be looked at."""
    sought_out = CaseTask.objects.filter(case=OuterRef("pk"), kind=CHECK_ADDRESS, done_on=None)
    found = Case.objects.filter(~Exists(sought_out), status=CaseStatus.OPEN)
    if kind == "first":
        return found
    first = Letter.objects.filter(case=OuterRef("pk"), kind__in=FIRST, state=LetterState.POSTED)
    return found.filter(Exists(first))


def _due_of(kind: str, ids: Sequence[UUID], on: date) -> list[Due]:
    promised = WrittenOffer.objects.filter(case=OuterRef("pk"), sent_on=None)
    owed = CaseTerm.objects.filter(case=OuterRef("pk"), kind="offer", met_on=None)
    rows = Case.objects.filter(pk__in=ids).select_related("household").order_by("number")
    cases = list(rows.annotate(offer_waits=Exists(promised), offer_owed=Exists(owed)))
    past, letters, people = sought_of(cases), _letters_of(cases), _people_of(cases)
    since = {
        case.pk: [each for each in letters[case.pk] if counts_since(each, past[case.pk])]
        for case in cases
    }
    so_far = {case.pk: _so_far(case, since[case.pk], past[case.pk]) for case in cases}
    unsure = [case for case in cases if asks_ladder(kind, so_far[case.pk], on=on)]
    so_far |= _with_ladder(unsure, so_far, past, on)
    return [
        Due(case, _readers(kind, people[case.pk], since[case.pk]))
        for case in cases
        if is_due(kind, so_far[case.pk], on=on)
    ]


def _letters_of(cases: Sequence[Case]) -> dict[UUID, list[Letter]]:
    """All letters to each household, without what they say."""
    rows = Letter.objects.filter(case__in=cases, state__in=(*_LIVE, LetterState.RETURNED))
    found: dict[UUID, list[Letter]] = defaultdict(list)
    for row in rows.select_related("run").only(
        "kind", "made_at", "posted_on", "state", "case_id", "person_id", "municipality",
        "run__posted_at",
    ):  # fmt: skip
        found[row.case_id].append(row)
    return found


def _people_of(cases: Sequence[Case]) -> dict[UUID, list[Person]]:
    """Whom each case is about, in an order that stays the same."""
    rows = CasePerson.objects.filter(case__in=cases).select_related("person")
    found: dict[UUID, list[Person]] = defaultdict(list)
    for row in rows.order_by("person__surname", "person__initials", "pk"):
        found[row.case_id].append(row.person)
    return found


def _so_far(case: Case, letters: Sequence[Letter], past: Sought) -> SoFar:
    """What a household got since the newest report; letters that came back asks for another."""
    live = [each for each in letters if each.state in _LIVE]
    firsts = [each for each in live if each.kind in FIRST]
    have = {each.person_id for each in firsts}
    lost = {each.person_id for each in letters if each.kind in FIRST and each not in firsts}
    tries = ((each.outcome, each.tried_on) for each in past.since)
    return SoFar(
        written=bool(firsts) and lost <= have,
        posted_on=max((each.sent_on for each in firsts if _is_out(each)), default=None),
        reminded=any(each.kind == LetterKind.REMINDER for each in live),
        last_offered=any(each.kind == LetterKind.LAST_OFFER for each in live),
        reached=bool(last_reached(tries, meets_on=past.meets_on)),
        offer_waits=bool(getattr(case, "offer_waits", 0) and getattr(case, "offer_owed", 0)),
    )


def _is_out(letter: Letter) -> bool:
    return letter.state == LetterState.POSTED


def _with_ladder(
    cases: Sequence[Case], so_far: dict[UUID, SoFar], past: dict[UUID, Sought], on: date
) -> dict[UUID, SoFar]:
    """What the contact ladder, or who chose otherwise, says now beside what they got."""
    facts, chosen = facts_of(cases, past, on=on), newest_choices(cases)
    found: dict[UUID, SoFar] = {}
    for case in cases:
        proposed = next_rung(facts[case.pk])
        own = still_chosen(chosen.get(case.pk), facts[case.pk], past[case.pk])
        found[case.pk] = replace(
            so_far[case.pk],
            ladder_says_letter=(own.chosen if own else proposed.step) == LadderStep.LETTER,
            ladder_is_done=proposed.step is None and proposed.reason.why in _DONE,
        )
    return found


def _readers(kind: str, people: Sequence[Person], letters: Sequence[Letter]) -> tuple[Person, ...]:
    """Who gets it: a first letter who has none, another one who got a first letter."""
    if kind == "first":
        have = {each.person_id for each in letters if each.kind in FIRST and each.state in _LIVE}
        return tuple(each for each in people if each.pk not in have)
    out = {each.person_id for each in letters if each.kind in FIRST and _is_out(each)}
    return tuple(each for each in people if each.pk in out)
