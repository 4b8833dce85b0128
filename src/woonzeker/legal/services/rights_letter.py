# SPDX-License-Identifier: EUPL-1.2
"""The letter on rights before a hearing, filled from the claim that it is about."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass
from woonzeker.errors import Refused
from woonzeker.legal.rules.hearing_letter import IN_THE_SUMMONS, SUMMONED, hearing_gaps
from woonzeker.legal.selectors.track_pages import row_of, view_of_row
from woonzeker.outreach import letters
from woonzeker.outreach import services as outreach
from woonzeker.outreach.models import Letter, LetterKind
from woonzeker.outreach.selectors import MAY_WRITE_LETTERS

#: who writes to a household, and sees the days of courts that stand in this letter
MAY_WRITE_RIGHTS = replace(MAY_WRITE_LETTERS, data=MAY_WRITE_LETTERS.data | {DataClass.COURT})


@action(
    "legal.write_rights_letter",
    may_if=MAY_WRITE_RIGHTS,
    basis="Ombudsmannen (verplichting 3); Wgs art. 3 lid 1 onder b",
    about="court_track",
)
def write_rights_letter(
    *,
    actor: Actor,
    court_track: UUID,
    person: UUID,
    language: str = "nl",
    with_pictures: bool = True,
    by_hand: bool = False,
) -> Letter:
    """Make the letter that says what somebody can do before a hearing; it is not on the post yet.

    Once it went out it informs them of their rights, points to legal help and offers support.
    Raises NotFound, Refused without a summons or after the hearing, and with what letters refuse.
    """
    row = row_of(court_track)
    found = view_of_row(row, with_done=False).standing
    if found.where not in SUMMONED:
        raise Refused(_("Hier is geen dagvaarding met een zitting die nog moet komen."))
    if language not in IN_THE_SUMMONS:
        raise Refused(_("Zo'n brief bestaat niet in deze taal."))
    day = found.hearing_on
    words = letters.day_in(language, day, with_weekday=True) if day else ""
    return outreach.make_letter(
        actor=actor,
        case=row.case_id,
        person=person,
        kind=LetterKind.SUMMONS_RIGHTS.value,
        language=language,
        with_pictures=with_pictures,
        own=hearing_gaps(found, language, day_words=words, on=clock.today()),
        by_hand=by_hand,
    )
