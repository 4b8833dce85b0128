# SPDX-License-Identifier: EUPL-1.2
"""Building blocks: what rows of a desk say, as the rules ask for it."""

from __future__ import annotations

from datetime import date

from woonzeker.landlords.models import (
    ArrearsFile,
    Effort,
    EffortKind,
    LandlordCheck,
    LetterKind,
    Rental,
    Tenancy,
)
from woonzeker.landlords.rules import Deeds, Home
from woonzeker.law import bgs


def home_of(row: Rental | LandlordCheck) -> Home:
    """The address of a home, or of what was asked about one."""
    return Home(
        street=row.street,
        number=int(row.house_number or 0),
        letter=row.house_letter,
        addition=row.house_addition,
        postcode=row.postcode,
        city=row.city,
    )


def name_of(tenancy: Tenancy) -> str:
    """How a tenant is called: given name or initials, and surname."""
    first = tenancy.given_names.split(" ")[0] or tenancy.initials
    return " ".join(each for each in (first, tenancy.prefix, tenancy.surname) if each)


def deeds_of(file: ArrearsFile) -> Deeds:
    """What was done in a file; of each effort the first day, of answers the last."""
    efforts = sorted(file.efforts.all(), key=lambda each: (each.made_on, each.noted_at))
    answer = next((e for e in reversed(efforts) if e.kind == EffortKind.RESPONSE), None)
    letters = file.letters.all()
    return Deeds(
        contact_tried_on=_first(efforts, EffortKind.CONTACT_TRY),
        pointed_to_help_on=_first(efforts, EffortKind.HELP_POINTED),
        reminded_on=_first(efforts, EffortKind.REMINDER),
        offered_on=_first(efforts, EffortKind.OFFER_TO_SHARE),
        answer=bgs.Reaction(answer.answer) if answer else None,
        answered_on=answer.made_on if answer else None,
        letter_waits=any(
            each.sent_on is None and each.kind == LetterKind.REMINDER for each in letters
        ),
    )


def _first(efforts: list[Effort], kind: EffortKind) -> date | None:
    return next((each.made_on for each in efforts if each.kind == kind), None)
