# SPDX-License-Identifier: EUPL-1.2
"""What a resident does on their own page: a wish, a question to be called, a correction, no help.

What follows in other rooms is done by the program on behalf of the resident, as if they had asked
it at the desk; a worker finds it as a task.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor, system
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case, CaseTask
from woonzeker.errors import Refused
from woonzeker.help.models import SupportOffer
from woonzeker.law import terms
from woonzeker.outreach.models import AccessCode, Channel, ContactWish
from woonzeker.privacy import services as privacy
from woonzeker.privacy.models import Identified, RequestKind, RightsRequest
from woonzeker.resident.rules import LONGEST, MAY_SAY, asked_to_call

#: working days within which somebody is called, or spoken to about what they want
CALL_DAYS, TALK_DAYS = 2, 5
SUPPORT = "connect_support"
#: what somebody can say to the offer of independent support
SUPPORT_SAID = ("wants", "thinks", "does_not_want")
BASIS = "Wgs art. 3 lid 1"


@dataclass(frozen=True, slots=True)
class Wish:
    """How somebody wants to be met; codes of outreach and of the languages of letters."""

    channels: tuple[str, ...] = ()
    not_channels: tuple[str, ...] = ()
    day_parts: tuple[str, ...] = ()
    language: str = ""
    with_pictures: bool = False
    not_at_home: bool = False
    words: str = field(default="")


@action("resident.wish", may_if=MAY_SAY, basis=BASIS, about="own_page")
def make_wish(*, actor: Actor, code: UUID, wish: Wish) -> ContactWish:
    """Say how one wants to be met; it goes before every ladder, and ends the wish before it."""
    case = _case(code)
    return _keep(actor, case, wish)


@action("resident.call_back", may_if=MAY_SAY, basis=BASIS, about="own_page")
def ask_call(*, actor: Actor, code: UUID, phone: str, when: str = "", words: str = "") -> CaseTask:
    """Ask to be called: a task for within two working days, with the number in the wish.

    Raises Refused when somebody waits for a call already.
    """
    case = _case(code)
    if CaseTask.objects.filter(case=case, kind="call_back", done_on=None).exists():
        raise Refused(_("Wij weten al dat u gebeld wilt worden. Wij bellen u zo snel mogelijk."))
    before = _wish_of(case)
    _keep(
        actor,
        case,
        Wish(
            channels=tuple(dict.fromkeys([Channel.PHONE.value, *before.channels])),
            not_channels=tuple(each for each in before.not_channels if each != Channel.PHONE.value),
            day_parts=(when,) if when else before.day_parts,
            language=before.language,
            with_pictures=before.with_pictures,
            not_at_home=before.not_at_home,
            words=asked_to_call(phone, when, words),
        ),
    )
    return _ask(case, "call_back", _in_working_days(CALL_DAYS))


@action("resident.no_help", may_if=MAY_SAY, basis=BASIS, about="own_page")
def want_no_help(*, actor: Actor, code: UUID) -> CaseTask:
    """Say that no help is wanted. Nobody visits any more, unless a home is at stake.

    A worker calls or writes once to hear whether it is true: a housemate can know a code and a
    birthday. That is why the case does not close by this alone.
    """
    case = _case(code)
    if not case.threatening:
        before = _wish_of(case)
        _keep(
            actor,
            case,
            Wish(
                channels=tuple(e for e in before.channels if e != Channel.VISIT.value),
                not_channels=tuple(dict.fromkeys([Channel.VISIT.value, *before.not_channels])),
                day_parts=before.day_parts,
                language=before.language,
                with_pictures=before.with_pictures,
                not_at_home=True,
                words=before.words,
            ),
        )
    return _ask(case, "confirm_no_help", _in_working_days(TALK_DAYS))


@action("resident.correct", may_if=MAY_SAY, basis="AVG art. 16", about="own_page")
def ask_correction(*, actor: Actor, code: UUID, words: str) -> RightsRequest:
    """Say that something is not right: a request for correction, with who asks known by the code.

    Raises Refused while one waits for its answer.
    """
    opened = AccessCode.objects.get(pk=code)
    waits = RightsRequest.objects.filter(
        person=opened.person_id, kind=RequestKind.CORRECTION, answered_on=None
    )
    if waits.exists():
        raise Refused(_("U vroeg dit al. Wij zoeken het uit en laten het u weten."))
    agent = system(actor.municipality, f"resident:{code}"[:64])
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
def answer_support(*, actor: Actor, code: UUID, said: str) -> SupportOffer:
    """Answer the offer of free, independent support; who wants it is brought to it by a worker.

    Raises Refused for another answer than was asked.
    """
    if said not in SUPPORT_SAID:
        raise Refused(_("Kies een van de antwoorden."))
    case = _case(code)
    offer = SupportOffer.objects.filter(case=case, channel="page").order_by("-offered_on").first()
    offer = offer or offer_on_page(actor=actor, case=case)
    offer.reaction = said
    offer.save(update_fields=["reaction"])
    if said == "wants":
        _ask(case, SUPPORT, _in_working_days(TALK_DAYS))
        agent = system(actor.municipality, f"resident:{code}"[:64])
        cases.settle_task(actor=agent, case=case.pk, kind="offer_support")
    return offer


def offer_on_page(*, actor: Actor, case: Case) -> SupportOffer:
    """The offer that stands on the page: made once, when somebody first saw it."""
    found = SupportOffer.objects.filter(case=case, channel="page").order_by("offered_on").first()
    return found or SupportOffer.objects.create(
        case=case, channel="page", offered_on=clock.today(), offered_by=actor.id
    )


def _keep(actor: Actor, case: Case, wish: Wish) -> ContactWish:
    now = clock.now()
    ContactWish.objects.filter(case=case, ended_at=None).update(ended_at=now)
    return ContactWish.objects.create(
        case=case,
        channels=list(wish.channels),
        not_channels=list(wish.not_channels),
        day_parts=list(wish.day_parts),
        language=wish.language,
        with_pictures=wish.with_pictures,
        not_at_home=wish.not_at_home,
        words=wish.words.strip()[:LONGEST],
        said_by="resident",
        recorded_at=now,
        recorded_by=actor.id,
    )


def _wish_of(case: Case) -> Wish:
    found = ContactWish.objects.filter(case=case, ended_at=None).first()
    if found is None:
        return Wish()
    return Wish(
        tuple(found.channels),
        tuple(found.not_channels),
        tuple(found.day_parts),
        found.language,
        found.with_pictures,
        found.not_at_home,
        found.words or "",
    )


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
