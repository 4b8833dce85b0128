# SPDX-License-Identifier: EUPL-1.2
"""One letter for a case: made, posted or withdrawn, with what follows for the case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.cases.models import Case, CasePerson, CaseStatus
from woonzeker.errors import NotFound, Refused
from woonzeker.matching import services as matching
from woonzeker.outreach.models import (
    Channel,
    ContactAttempt,
    ContactOutcome,
    Letter,
    LetterKind,
    LetterPage,
    LetterState,
)
from woonzeker.outreach.rules import TELLS_SOURCE, WITH_CODE, LetterFacts, letter_refusal
from woonzeker.outreach.selectors.letters import BASIS, MAY_WRITE_LETTERS
from woonzeker.outreach.selectors.seeking import counts_since, sought
from woonzeker.outreach.services.codes import end_codes, end_earlier_codes
from woonzeker.outreach.services.drawing_up import (
    Desk,
    LetterOrder,
    desk_of,
    draw_up,
    partners_who_reported,
)
from woonzeker.outreach.services.recording import record_contact
from woonzeker.outreach.services.telling import ask_to_tell

WITHDRAWN = "withdrawn"


@action("outreach.make_letter", may_if=MAY_WRITE_LETTERS, basis=BASIS, about="case")
def make_letter(
    *,
    actor: Actor,
    case: UUID,
    person: UUID,
    kind: str,
    language: str = "nl",
    with_pictures: bool = False,
    own: Mapping[str, str] | None = None,
    by_hand: bool = False,
) -> Letter:
    """Make one letter for somebody of a case, after a look in the register.

    `by_hand` says that it is handed over in person, where the address could not be checked. Raises
    Refused with what is against it, and what the paper says when it does not fit.
    """
    rows = Case.objects.select_for_update(of=("self",)).select_related("household")
    found = rows.filter(pk=case).first()
    if found is None:
        raise NotFound
    row = CasePerson.objects.filter(case=found, person=person).select_related("person").first()
    if row is None:
        raise NotFound
    desk = desk_of(actor)
    order = LetterOrder(found, row.person, kind, language, with_pictures, own or {})
    facts = _facts(actor, order, desk, by_hand=by_hand)
    if refused := letter_refusal(facts, desk.policy):
        raise Refused(_(refused))
    row.person.refresh_from_db()
    return draw_up(order, by=actor, desk=desk)


@action("outreach.post_letter", may_if=MAY_WRITE_LETTERS, basis=BASIS, about="letter")
def post_letter(*, actor: Actor, letter: UUID) -> Letter:
    """Say that a single letter went out, on the post or by hand; the case knows it as an attempt.

    Raises Refused for a letter of a print run, and for one that is not waiting.
    """
    found = _waiting(letter)
    settle_posted(actor, found)
    return found


@action("outreach.withdraw_letter", may_if=MAY_WRITE_LETTERS, basis=BASIS, about="letter")
def withdraw_letter(*, actor: Actor, letter: UUID) -> Letter:
    """Do not send a letter after all: its page is erased and its code opens nothing.

    Raises Refused for a letter of a print run, and for one that is not waiting.
    """
    found = _waiting(letter)
    found.state, found.reason = LetterState.LEFT_OUT, WITHDRAWN
    found.save(update_fields=["state", "reason"])
    LetterPage.objects.filter(letter=found).delete()
    end_codes(letter=found.pk)
    return found


def settle_posted(actor: Actor, letter: Letter, *, on: date | None = None) -> ContactAttempt:
    """A letter went out on a day (today): what follows for its case, and the source to be told.

    Called inside somebody's action, for a single letter or each of a print run.
    """
    went_out(letter, on=on)
    card = letter.kind == LetterKind.CARD
    attempt = record_contact(
        actor=actor,
        case=letter.case_id,
        channel=Channel.CARD if card else Channel.LETTER,
        outcome=ContactOutcome.CARD_LEFT if card else ContactOutcome.SENT,
        on=on,
        source_told=letter.kind in TELLS_SOURCE,
    )
    if letter.kind == LetterKind.FIRST_NEUTRAL and not _source_told(letter):
        ask_to_tell(letter.case_id)
    return attempt


def went_out(letter: Letter, *, on: date | None = None) -> None:
    """A letter is out of our hands: with its code those of earlier letters are over."""
    letter.state, letter.posted_on = LetterState.POSTED, on or clock.today()
    letter.save(update_fields=["state", "posted_on"])
    if letter.kind in WITH_CODE:
        end_earlier_codes(letter)


def _source_told(letter: Letter) -> bool:
    """Whether this person got a letter that says who reported since the newest report."""
    earlier = Letter.objects.filter(
        case=letter.case_id, person=letter.person_id, kind__in=TELLS_SOURCE
    )
    past = sought(letter.case)
    return any(counts_since(each, past) for each in earlier.filter(state=LetterState.POSTED))


def _waiting(letter: UUID) -> Letter:
    rows = Letter.objects.select_for_update(of=("self",)).select_related("case")
    found = rows.filter(pk=letter).first()
    if found is None:
        raise NotFound
    if found.run_id is not None:
        raise Refused(_("Deze brief hoort bij een printronde en gaat daarmee op de post."))
    if found.state != LetterState.MADE:
        raise Refused(_("Deze brief wacht niet meer op verzending."))
    return found


def _facts(actor: Actor, order: LetterOrder, desk: Desk, *, by_hand: bool) -> LetterFacts:
    """What counts; the register is asked when nobody did within a day."""
    known = matching.check_before_letter(
        actor=actor, people=[order.person.pk], address_key=order.case.household.address_key
    )
    return LetterFacts(
        kind=order.kind,
        case_closed=order.case.status == CaseStatus.CLOSED,
        person_in_case=True,
        forbidden=known.forbids,
        verified=known.verified,
        by_hand=by_hand,
        source_known=bool(partners_who_reported(order.case, order.person)),
        text_may_be_sent=desk.text(order.kind, order.language).may_be_sent,
    )
