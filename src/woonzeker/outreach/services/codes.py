# SPDX-License-Identifier: EUPL-1.2
"""The codes of letters: made with a letter, ended when it went astray, found by who types one in.

The digest hangs on a key of the municipality that stays when its other secrets change: what is on
paper must go on working. All here runs inside somebody's act and adds no line of its own, but for
the code to practise with.
"""

from __future__ import annotations

import os
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db.models import F, Q

from woonzeker.access import clock, keys
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import only_system
from woonzeker.access.tenancy import current_municipality
from woonzeker.errors import NotPermitted
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import decided, municipality
from woonzeker.outreach.models import AccessCode, Letter, LetterState
from woonzeker.outreach.rules import codes

_KEY = "codes of letters"


def issue_code(
    *, case: UUID, person: UUID, letter: UUID | None = None, on: date | None = None
) -> str:
    """Make a code for somebody of a case, and give it as it stands in the letter.

    It is in nobody's hands but the reader's: only its digest is kept.
    """
    policy = decided(current_municipality(), PolicyKind.LETTERS)
    code = codes.spelled(os.urandom(codes.LENGTH))
    AccessCode.objects.create(
        case_id=case,
        person_id=person,
        letter_id=letter,
        digest=_digest(code),
        made_at=clock.now(),
        valid_until=codes.valid_until(on or clock.today(), days=int(policy["code_days"])),
    )
    return codes.grouped(code)


@action("outreach.practise_code", may_if=only_system(), basis="geen: verzonnen gegevens")
def practise_code(*, actor: Actor, case: UUID, person: UUID, code: str) -> AccessCode:
    """Give somebody invented a code that stands in no letter, so that everybody can practise.

    Asked again it opens the page anew. Raises NotPermitted where the work is real.
    """
    if settings.WOONZEKER_MODE == "production" or not municipality(actor.municipality).is_demo:
        raise NotPermitted
    days = int(decided(actor.municipality, PolicyKind.LETTERS)["code_days"])
    made, _ = AccessCode.objects.update_or_create(
        digest=_digest(codes.normalised(code)),
        defaults={
            "case_id": case,
            "person_id": person,
            "made_at": clock.now(),
            "valid_until": codes.valid_until(clock.today(), days=days),
            "wrong_tries": 0,
            "ended_at": None,
        },
    )
    return made


def find_code(typed: str) -> AccessCode | None:
    """The code of the open municipality that somebody typed, as far as it still opens anything."""
    found = AccessCode.objects.filter(
        digest=_digest(codes.normalised(typed)), ended_at=None, valid_until__gte=clock.today()
    )
    return found.select_related("person", "case").first()


def note_wrong_try(code: AccessCode) -> None:
    """Count a wrong day of birth with a code; the last one that is allowed ends the code."""
    policy = decided(current_municipality(), PolicyKind.LETTERS)
    AccessCode.objects.filter(pk=code.pk).update(wrong_tries=F("wrong_tries") + 1)
    AccessCode.objects.filter(
        pk=code.pk, wrong_tries__gte=int(policy["code_tries"]), ended_at=None
    ).update(ended_at=clock.now())


def note_use(code: AccessCode) -> None:
    """The code opened the page: what went wrong before is forgotten."""
    AccessCode.objects.filter(pk=code.pk).update(wrong_tries=0)
    AccessCode.objects.filter(pk=code.pk, first_used_at=None).update(first_used_at=clock.now())


def end_codes(*, case: UUID | None = None, letter: UUID | None = None) -> int:
    """End the codes of a letter that went astray, or all of a case; gives how many."""
    found = AccessCode.objects.filter(ended_at=None)
    if letter is not None:
        return found.filter(letter_id=letter).update(ended_at=clock.now())
    return found.filter(case_id=case).update(ended_at=clock.now()) if case else 0


def end_earlier_codes(letter: Letter) -> int:
    """With a letter that went out the earlier codes of its reader are over; gives how many.

    Of a letter that is not on the post yet the code stays: when it goes, it ends the others.
    """
    found = AccessCode.objects.filter(case=letter.case_id, person=letter.person_id, ended_at=None)
    waits = Q(letter__state=LetterState.MADE)
    return found.exclude(letter=letter.pk).exclude(waits).update(ended_at=clock.now())


def digests_of(typed: str) -> tuple[str, ...]:
    """What is kept of a code that was read from paper."""
    return (_digest(codes.normalised(typed)),)


def _digest(code: str) -> str:
    return codes.digest(code, key=keys.lasting(_KEY))
