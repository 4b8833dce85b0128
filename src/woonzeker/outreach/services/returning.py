# SPDX-License-Identifier: EUPL-1.2
"""Post that came back, booked by the mark on its envelope; and pages whose days are over."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from woonzeker.access import audit, clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import only_system
from woonzeker.cases import services as cases
from woonzeker.cases.models import CasePerson, CaseStatus, CaseTask
from woonzeker.errors import Refused
from woonzeker.law.terms import add_working_days
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import decided
from woonzeker.outreach import letters
from woonzeker.outreach.models import (
    Channel,
    ContactAttempt,
    ContactOutcome,
    Letter,
    LetterPage,
    LetterState,
    RunState,
)
from woonzeker.outreach.rules import TELLS_SOURCE, met_by
from woonzeker.outreach.rules.printing import CHECK_ADDRESS, RETURNED
from woonzeker.outreach.selectors.printing import BASIS, MAY_PRINT
from woonzeker.outreach.selectors.seeking import sought
from woonzeker.outreach.services.codes import end_codes
from woonzeker.outreach.services.recording import record_contact
from woonzeker.planning import services as planning

#: the working days to find out where a household lives
DAYS = 3
#: a page that nobody posted goes after so many days all the same
UNPOSTED_DAYS = 30


@action("outreach.book_return", may_if=MAY_PRINT, basis=BASIS)
def book_return(*, actor: Actor, mark: str, why: str) -> Letter:
    """Book a letter that came back: its code ends, and the case asks where the household lives.

    An offer that came back was not made: its term runs again. Raises Refused for a mark that no
    posted letter has, or one that was booked before.
    """
    read = letters.read_mark(mark) or mark.strip().upper()
    rows = Letter.objects.select_for_update(of=("self",)).select_related("case")
    found = rows.filter(mark=read).first()
    if found is None:
        raise Refused(_("Geen brief heeft dit kenmerk. Kijk nog eens op de envelop."))
    audit.concerns(of={"case": [found.case_id]})
    if found.state == LetterState.RETURNED:
        raise Refused(_("Deze brief is al als teruggekomen geboekt."))
    if found.state != LetterState.POSTED or why not in RETURNED:
        raise Refused(_("Deze brief is niet op de post gegaan."))
    found.state, found.reason, found.returned_on = LetterState.RETURNED, why, clock.today()
    found.save(update_fields=["state", "reason", "returned_on"])
    end_codes(letter=found.pk)
    if found.case.status != CaseStatus.CLOSED:
        _on_the_case(actor, found)
    return found


@action("outreach.erase_pages", may_if=only_system(), basis="AVG art. 5 lid 1 onder e")
def erase_pages(*, actor: Actor) -> int:
    """Erase the pages of letters whose days are over; gives how many."""
    days = int(decided(actor.municipality, PolicyKind.LETTERS)["pdf_days"])
    now = clock.now()
    gone, old = now - timedelta(days=days), now - timedelta(days=UNPOSTED_DAYS)
    posted = Q(letter__run__state=RunState.POSTED, letter__run__posted_at__lt=gone)
    alone = Q(letter__run=None, letter__made_at__lt=gone) & ~Q(letter__state=LetterState.MADE)
    out = Q(letter__state=LetterState.LEFT_OUT) | Q(letter__made_at__lt=old)
    pages = LetterPage.objects.filter(posted | alone | out)
    number, _rows = pages.delete()
    audit.concerns(number)
    return number


def _on_the_case(actor: Actor, letter: Letter) -> None:
    today, day = clock.today(), letter.sent_on
    outcome = RETURNED[letter.reason]
    if outcome and not _others_live_there(letter):
        record_contact(
            actor=actor, case=letter.case_id, channel=Channel.LETTER,
            outcome=ContactOutcome(outcome), on=today,
        )  # fmt: skip
    _offer_again(actor, letter, day)
    CaseTask.objects.get_or_create(
        case_id=letter.case_id, kind=CHECK_ADDRESS, done_on=None,
        defaults={"asked_on": today, "due_on": add_working_days(today, DAYS)},
    )  # fmt: skip


def _others_live_there(letter: Letter) -> bool:
    """Whether somebody else of the case still lives at its address: then the door stays a door."""
    home = letter.case.household.address_key
    there = CasePerson.objects.filter(
        case=letter.case_id, person__died_on=None, person__departed_on=None,
        person__address_key=home,
    )  # fmt: skip
    return there.exclude(person=letter.person_id).exists()


def _offer_again(actor: Actor, letter: Letter, day: date) -> None:
    """What only this letter met was not met: the offer, and telling who reported.

    The written offer waits again, for when the address is found out.
    """
    kinds = {"insight"} if letter.kind in TELLS_SOURCE else set()
    if not any(_offers_too(each, day) for each in sought(letter.case).since):
        kinds.add("offer")
        planning.reopen_offer(actor=actor, case=letter.case_id, sent_on=day)
    cases.reopen_terms(actor=actor, case=letter.case_id, kinds=frozenset(kinds), met_on=day)


def _offers_too(attempt: ContactAttempt, day: date) -> bool:
    """Whether another attempt than the letter of that day made the offer."""
    by_this = attempt.channel == Channel.LETTER and attempt.tried_on == day
    return not by_this and "offer" in met_by(attempt.outcome)
