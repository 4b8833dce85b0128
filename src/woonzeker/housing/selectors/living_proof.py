# SPDX-License-Identifier: EUPL-1.2
"""What shows that somebody spoke with a household or wrote to it. Building blocks.

Help that was offered and what a resident was told come from a contact or letter that is there,
never from a day that somebody types: who lets days go by without helping wins nothing by it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.law.terms import add_working_days
from woonzeker.outreach.models import (
    ContactAttempt,
    ContactOutcome,
    Letter,
    LetterKind,
    LetterState,
)
from woonzeker.ui.words import day

#: outcomes in which somebody was there to speak with
SPOKEN = (
    ContactOutcome.TALKED,
    ContactOutcome.APPOINTMENT,
    ContactOutcome.ACCEPTED,
    ContactOutcome.DECLINED,
)
#: the letter that offers help over a breach, and the one that says what others will hear: the
#: first says nothing of that, so it shows nothing of it either
OFFERS, TELLS = LetterKind.BREACH_HELP, LetterKind.BREACH_TOLD
LETTERS = (OFFERS, TELLS)
#: working days after it went out by which somebody has read a letter
LETTER_DAYS = 3


@dataclass(frozen=True, slots=True)
class Proof:
    """One contact or letter: how it is named in a form, its day and its words."""

    name: str
    on: date
    words: str
    contact: UUID | None = None
    letter: UUID | None = None
    #: of a letter which one it is
    kind: str = ""

    def shows(self, letter: LetterKind) -> bool:
        """Whether it can show what such a letter says: that letter, or a talk."""
        return not self.kind or self.kind == letter


def proofs_of(case: UUID, *, since: date) -> tuple[Proof, ...]:
    """The contacts in which somebody was spoken to and the letters about a breach, newest first."""
    talks = ContactAttempt.objects.filter(case=case, outcome__in=SPOKEN, tried_on__gte=since)
    letters = Letter.objects.filter(
        case=case, kind__in=LETTERS, state=LetterState.POSTED, posted_on__gte=since
    )
    found = [_talk(each) for each in talks]
    read = (_letter(each, each.posted_on) for each in letters if each.posted_on)
    found += [each for each in read if each.on <= clock.today()]
    return tuple(sorted(found, key=lambda each: (each.on, each.name), reverse=True))


def proof_named(case: UUID, name: str) -> Proof | None:
    """The contact or letter of a case that a form named; None when it is not there."""
    return next((each for each in proofs_of(case, since=date.min) if each.name == name), None)


def _talk(row: ContactAttempt) -> Proof:
    said = _("%(day)s: %(what)s (%(how)s)") % {
        "day": day(row.tried_on),
        "what": row.get_outcome_display(),
        "how": row.get_channel_display(),
    }
    return Proof(f"contact-{row.pk}", row.tried_on, said, contact=row.pk)


def _letter(row: Letter, posted_on: date) -> Proof:
    """A letter counts from the day on which it was read, not from that on which it went out."""
    said = _("%(day)s: brief '%(what)s'") % {"day": day(posted_on), "what": row.get_kind_display()}
    on = add_working_days(posted_on, LETTER_DAYS)
    return Proof(f"letter-{row.pk}", on, said, letter=row.pk, kind=row.kind)
