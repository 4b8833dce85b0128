# SPDX-License-Identifier: EUPL-1.2
"""Letters about an agreement to live on somewhere, filled from what stands there."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.errors import Refused
from woonzeker.housing.rules import agreements as rules
from woonzeker.housing.rules.agreement_kinds import PARTY_WORDS
from woonzeker.housing.rules.agreement_words import BASIS
from woonzeker.housing.rules.letter_words import conditions_in
from woonzeker.housing.selectors.living_proof import LETTER_DAYS
from woonzeker.housing.selectors.living_rows import Held, held, policy_now
from woonzeker.housing.services.living import running_one
from woonzeker.law.terms import add_working_days
from woonzeker.legal.rules import BreachStage, breach_standing
from woonzeker.outreach import letters
from woonzeker.outreach import services as outreach
from woonzeker.outreach.models import Letter, LetterKind
from woonzeker.outreach.selectors import MAY_WRITE_LETTERS

#: the letters that are made here, in the order in which somebody needs them
KINDS = (
    LetterKind.EXPLAINED.value,
    LetterKind.BREACH_HELP.value,
    LetterKind.BREACH_TOLD.value,
    LetterKind.AGREEMENT_END.value,
)


@action("housing.write_letter", may_if=MAY_WRITE_LETTERS, basis=BASIS, about="living")
def write_letter(
    *,
    actor: Actor,
    living: UUID,
    kind: str,
    person: UUID,
    language: str = "nl",
    with_pictures: bool = False,
    by_hand: bool = False,
) -> Letter:
    """Make a letter about an agreement for somebody of its case; it is not on the post yet.

    Raises Refused for what another will hear while help goes first, for a letter about a last day
    that there is not, and with what letters refuse.
    """
    one = held(running_one(living))
    if kind not in KINDS:
        raise Refused(_("Kies uit de lijst."))
    return outreach.make_letter(
        actor=actor,
        case=one.row.case_id,
        person=person,
        kind=kind,
        language=language,
        with_pictures=with_pictures,
        own=_gaps(one, kind, language),
        by_hand=by_hand,
    )


def _gaps(one: Held, kind: str, language: str) -> dict[str, str]:
    """What fills the gaps of a kind."""
    if kind == LetterKind.BREACH_HELP:
        return {}
    if kind == LetterKind.BREACH_TOLD:
        return _told(one, language)
    gaps = {"op_dag": letters.day_in(language, _last_day(one))}
    if kind == LetterKind.EXPLAINED:
        gaps["afspraken"] = conditions_in(language, one.counted.conditions, one.row.due_day)
    return gaps


def _told(one: Held, language: str) -> dict[str, str]:
    """Who would hear what, in the very words, and from when: after the letter was read."""
    today, policy = clock.today(), policy_now()
    for each in one.open_breaches:
        if breach_standing(each.counted, on=today, policy=policy).stage is not (
            BreachStage.TELL_RESIDENT
        ):
            continue
        hears = rules.what_parties_hear(one.counted, each.condition)
        lines = (f"{PARTY_WORDS[party].capitalize()}: {words}" for party, words in hears)
        from_on = add_working_days(today, LETTER_DAYS)
        return {"wie_hoort": "\n".join(lines), "op_dag": letters.day_in(language, from_on)}
    raise Refused(_("De hulp gaat voor. Deze brief kan pas als de dagen voor hulp om zijn."))


def _last_day(one: Held) -> date:
    clocked = rules.clock_of_agreement(one.counted, policy_now())
    if clocked is None:
        raise Refused(_("Deze afspraak heeft geen laatste dag."))
    return clocked.until_on
