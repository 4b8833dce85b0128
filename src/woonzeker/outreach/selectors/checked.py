# SPDX-License-Identifier: EUPL-1.2
"""What every letter of a run must be, asked of the tables as they are now.

For the judge: it leans on nothing that was written down when a letter was drawn, but for the mark
and the digest of the file. Building blocks: nobody looks here.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Max

from woonzeker.cases.models import Case, CaseMove, PeriodSignal
from woonzeker.matching.models import Person
from woonzeker.outreach.checking import Fault, Resident, Wanted
from woonzeker.outreach.models import AccessCode, Letter, LetterState, PrintRun
from woonzeker.outreach.rules.printing import too_old
from woonzeker.outreach.selectors.letter_texts import texts_in_force

#: in a letter that only offers help no amount belongs
_NO_AMOUNTS = frozenset({"card", "first", "first_neutral", "reminder", "last_offer", "rights"})
_NAMES_SOURCES = frozenset({"first", "source"})
_NAME = "{naam}"


def wanted_of(run: PrintRun, *, now: datetime, hours: int) -> list[Wanted]:
    """What each letter of a run that goes to the printer must be."""
    rows = Letter.objects.filter(run=run, state=LetterState.MADE)
    rows = rows.select_related("person", "case__household").order_by("mark")
    codes = dict(
        AccessCode.objects.filter(letter__run=run, ended_at=None).values_list("letter", "digest")
    )
    texts = texts_in_force(on=run.made_at.date())
    return [
        Wanted(
            mark=row.mark,
            resident=resident_of(row.person),
            pages=1,
            sha256=row.sha256,
            code=codes.get(row.pk),
            sources=_sources(row.case, row.person) if row.kind in _NAMES_SOURCES else None,
            greets=any(_NAME in each for each in texts[row.kind, row.language].words.paragraphs),
            no_amounts=row.kind in _NO_AMOUNTS,
            against=against(row, now=now, hours=hours),
        )
        for row in rows
        if row.person is not None
    ]


def resident_of(person: Person) -> Resident:
    """Somebody as the register has them now."""
    return Resident(
        initials=person.initials,
        prefix=person.prefix,
        surname=person.surname,
        partner_prefix=person.partner_prefix,
        partner_surname=person.partner_surname,
        name_use=person.name_use,
        street=person.street,
        house_number=person.house_number,
        house_letter=person.house_letter,
        house_addition=person.house_addition,
        postcode=person.postcode,
        city=person.city,
    )


def against(letter: Letter, *, now: datetime, hours: int) -> tuple[Fault, ...]:
    """What the register has against a letter to this person at this door."""
    person = letter.person
    if person is None:
        return (Fault.MISSING,)
    moved = person.address_key != letter.case.household.address_key
    moved = moved or letter.address_key != letter.case.household.address_key
    said = (
        (person.died_on is not None, Fault.DIED),
        (person.departed_on is not None, Fault.DEPARTED),
        (moved, Fault.MOVED),
        (person.under_investigation, Fault.DOUBTED),
        (too_old(person.checked_at, now, hours=hours), Fault.UNCHECKED),
    )
    return tuple(fault for holds, fault in said if holds)


def _sources(case: Case, person: Person | None) -> tuple[str, ...]:
    """The partners that reported this person since the case was last opened."""
    again = CaseMove.objects.filter(case=case, code__startswith="reopen")
    since = again.aggregate(last=Max("moved_on"))["last"] or case.opened_on
    rows = PeriodSignal.objects.filter(
        period__case=case, period__ends_on__gte=since, signal__link__person=person
    )
    return tuple(sorted(set(rows.values_list("signal__partner__name", flat=True))))


def letters_by_mark(run: UUID) -> dict[str, Letter]:
    """The letters of a run that go to the printer, by their mark."""
    rows = Letter.objects.filter(run=run, state=LetterState.MADE).select_related("printed")
    return {row.mark: row for row in rows}
