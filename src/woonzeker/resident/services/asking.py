# SPDX-License-Identifier: EUPL-1.2
"""What a resident does on their own page: a wish, a question to be called, a correction, no help.

What follows in other rooms is done by the program on behalf of the resident, as if they had asked
it at the desk; a worker finds it as a task.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor, system
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case, CaseTask
from woonzeker.errors import Refused
from woonzeker.feedback import services as feedback
from woonzeker.help import services as helping
from woonzeker.help.models import SupportOffer
from woonzeker.law import terms
from woonzeker.outreach import services as outreach
from woonzeker.outreach.models import AccessCode, Channel, ContactWish
from woonzeker.outreach.selectors import NO_HELP, RESIDENT
from woonzeker.outreach.services import Wishes
from woonzeker.privacy import services as privacy
from woonzeker.privacy.models import Identified, RequestKind, RightsRequest
from woonzeker.resident.rules import LONGEST, MAY_SAY, asked_to_call

#: working days within which somebody is called, or spoken to about what they want
CALL_DAYS, TALK_DAYS = 2, 5
SUPPORT = "connect_support"
#: what somebody can say to the offer of independent support
SUPPORT_SAID = ("wants", "thinks", "does_not_want")
BASIS = "Wgs art. 3 lid 1"


@action("resident.wish", may_if=MAY_SAY, basis=BASIS, about="own_page")
def make_wish(*, actor: Actor, own_page: UUID, wish: Wishes) -> ContactWish:
    """Say how one wants to be met; it goes before every ladder, and ends what one said before.

    What a worker noted stays: that may be there for somebody's safety.
    """
    return outreach.keep_wish(
        actor=_agent(actor), case=_case(own_page).pk, wishes=wish, said_by=RESIDENT
    )


@action("resident.call_back", may_if=MAY_SAY, basis=BASIS, about="own_page")
def ask_call(
    *, actor: Actor, own_page: UUID, phone: str, when: str = "", words: str = ""
) -> CaseTask:
    """Ask to be called: a task for within two working days, with the number beside it.

    Raises Refused when somebody waits for a call already.
    """
    case = _case(own_page)
    if CaseTask.objects.filter(case=case, kind="call_back", done_on=None).exists():
        raise Refused(_("Wij weten al dat u gebeld wilt worden. Wij bellen u zo snel mogelijk."))
    due_on = _in_working_days(CALL_DAYS)
    said = asked_to_call(when, words)
    helping.keep_call(actor=_agent(actor), case=case.pk, phone=phone, words=said, due_on=due_on)
    return _ask(case, "call_back", due_on)


@action("resident.no_help", may_if=MAY_SAY, basis=BASIS, about="own_page")
def want_no_help(*, actor: Actor, own_page: UUID) -> CaseTask:
    """Say that no help is wanted. Nobody visits until something new comes, or a home is at stake.

    A worker calls or writes once to hear whether it is true: a housemate can know a code and a
    birthday. That is why the case does not close by this alone.
    """
    case = _case(own_page)
    if not case.threatening:
        nobody = Wishes(not_channels=[Channel.VISIT.value], not_at_home=True)
        outreach.keep_wish(actor=_agent(actor), case=case.pk, wishes=nobody, said_by=NO_HELP)
    return _ask(case, "confirm_no_help", _in_working_days(TALK_DAYS))


@action("resident.correct", may_if=MAY_SAY, basis="AVG art. 16", about="own_page")
def ask_correction(*, actor: Actor, own_page: UUID, words: str) -> RightsRequest:
    """Say that something is not right: a request for correction, with who asks known by the code.

    Raises Refused while one waits for its answer.
    """
    opened = AccessCode.objects.get(pk=own_page)
    waits = RightsRequest.objects.filter(
        person=opened.person_id, kind=RequestKind.CORRECTION, answered_on=None
    )
    if waits.exists():
        raise Refused(_("U vroeg dit al. Wij zoeken het uit en laten het u weten."))
    agent = _agent(actor)
    asked = privacy.take_request(
        actor=agent,
        kind=RequestKind.CORRECTION,
        channel="page",
        received_on=clock.today(),
        words=words.strip()[:LONGEST],
    )
    privacy.identify(
        actor=agent, rights_request=asked.pk, how=Identified.LETTER_CODE, on=clock.today()
    )
    return privacy.point_out(actor=agent, rights_request=asked.pk, person=opened.person_id)


@action("resident.support", may_if=MAY_SAY, basis="Wmo 2015 art. 2.2.4", about="own_page")
def answer_support(*, actor: Actor, own_page: UUID, said: str) -> SupportOffer:
    """Answer the offer of free, independent support; who wants it is brought to it by a worker.

    Raises Refused for another answer than was asked.
    """
    if said not in SUPPORT_SAID:
        raise Refused(_("Kies een van de antwoorden."))
    case = _case(own_page)
    offer = SupportOffer.objects.filter(case=case, channel="page").order_by("-offered_on").first()
    offer = offer or offer_on_page(actor=actor, case=case)
    offer.reaction = said
    offer.save(update_fields=["reaction"])
    if said == "wants":
        _ask(case, SUPPORT, _in_working_days(TALK_DAYS))
        agent = _agent(actor)
        cases.settle_task(actor=agent, case=case.pk, kind="offer_support")
    return offer


@action(
    "resident.no_report", may_if=MAY_SAY, basis="AVG art. 15 lid 1; Bgs art. 2", about="own_page"
)
def ask_no_report(*, actor: Actor, own_page: UUID) -> CaseTask:
    """Ask for a statement that a landlord reported nothing; a worker looks whether that is so."""
    return _ask(_case(own_page), feedback.TASK, _in_working_days(TALK_DAYS))


def offer_on_page(*, actor: Actor, case: Case) -> SupportOffer:
    """The offer that stands on the page: made once, when somebody first saw it."""
    found = SupportOffer.objects.filter(case=case, channel="page").order_by("offered_on").first()
    return found or SupportOffer.objects.create(
        case=case, channel="page", offered_on=clock.today(), offered_by=actor.id
    )


def _agent(actor: Actor) -> Actor:
    """The program, on behalf of a resident."""
    return system(actor.municipality, f"resident:{actor.id}"[:64])


def _case(code: UUID) -> Case:
    return Case.objects.select_for_update().get(codes=code)


def _ask(case: Case, kind: str, due_on: date) -> CaseTask:
    task, _made = CaseTask.objects.get_or_create(
        case=case,
        kind=kind,
        done_on=None,
        defaults={"asked_on": clock.today(), "due_on": due_on},
    )
    return task


def _in_working_days(days: int) -> date:
    return terms.add_working_days(clock.today(), days)
