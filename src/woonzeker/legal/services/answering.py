# SPDX-License-Identifier: EUPL-1.2
"""What a colleague does with a message: seen, whose it is, and 'please wait' going back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Role, writes
from woonzeker.cases.models import CaseMove, CasePerson
from woonzeker.cases.rules import MAY_SEE, MAY_WORK
from woonzeker.errors import NotFound, Refused
from woonzeker.legal.models import CourtMessage, Source, WaitAnswer, Whose
from woonzeker.legal.rules import Consent, Ground, same_person_told
from woonzeker.legal.selectors.policies import messages_policy
from woonzeker.matching.models import Person

#: who sees that something came: whoever sees the dates of courts in their reach
MAY_SEE_MESSAGES = replace(MAY_SEE, data=MAY_SEE.data | {DataClass.COURT})
MAY_SETTLE = writes(DataClass.SIGNAL, DataClass.IDENTITY).by(Role.REVIEWER, Role.INTAKE_COORDINATOR)
#: moves after which it is true that help has started
_STARTED = ("help_accepted", "first_talk_held")


@action(
    "legal.see_message", may_if=MAY_SEE_MESSAGES, basis="Wgs art. 4 lid 2", about="court_message"
)
def see_message(*, actor: Actor, court_message: UUID) -> CourtMessage:
    """Say that one saw a message: it leaves one's own start page and nobody else's."""
    found = _locked(court_message)
    if actor.id not in found.seen_by:
        found.seen_by = [*found.seen_by, actor.id]
        found.save(update_fields=["seen_by"])
    return found


@action("legal.settle_whose", may_if=MAY_SETTLE, basis="Wgs art. 8", about="court_message")
def settle_whose(*, actor: Actor, court_message: UUID, person: UUID | None) -> CourtMessage:
    """Say whom a message is about: one of those it may be, or nobody in the register.

    Raises Refused when that was settled, NotFound for who is not among them.
    """
    found = _locked(court_message)
    if found.whose != Whose.REVIEW:
        raise Refused(_("Bij dit bericht is al gezegd wie het is."))
    if person is not None and str(person) not in found.candidates:
        raise NotFound
    for each in (found, *_told_alike(found)):
        each.whose = Whose.NOBODY if person is None else Whose.LINKED
        each.person_id, each.candidates = person, []
        each.settled_at, each.settled_by = clock.now(), actor.id
        each.save(update_fields=["whose", "person", "candidates", "settled_at", "settled_by"])
    stands_in_case(found)
    return found


def _told_alike(message: CourtMessage) -> list[CourtMessage]:
    """Other messages of this case that name the same person: nobody has to say it again."""
    among = set(message.candidates)
    asked = CourtMessage.objects.select_for_update(of=("self",)).filter(
        case=message.case_id, whose=Whose.REVIEW
    )
    return [
        each
        for each in asked.exclude(pk=message.pk)
        if same_person_told(each.about, message.about) and set(each.candidates) <= among
    ]


def answered_before(message: CourtMessage) -> CourtMessage | None:
    """The message of this case of which somebody said that the same name is one of these people.

    A building block: nobody acts here.
    """
    said = CourtMessage.standing.filter(
        case=message.case_id, whose=Whose.LINKED, person__in=message.candidates
    ).exclude(settled_at=None)
    alike = (
        each for each in said.order_by("-settled_at") if same_person_told(each.about, message.about)
    )
    return next(alike, None)


@action("legal.say_wait", may_if=MAY_WORK, basis="AVG art. 6", about="court_message")
def say_wait(
    *, actor: Actor, court_message: UUID, until_on: date, consent: Consent | None = None
) -> WaitAnswer:
    """Ask the sender of a message to wait because help has started.

    Only with consent of the resident that is noted here, or on a legal ground that the
    municipality decided on; only when it is true; until a day within the days of the policy.
    """
    found = _locked(court_message)
    today = clock.today()
    policy = messages_policy(actor.municipality)
    opening = policy.may_say_wait(on=today)
    if found.source != Source.PARTNER:
        raise Refused(_("Dit bericht kwam van de inwoner. Er is geen afzender om te antwoorden."))
    if consent is None and opening is None:
        raise Refused(
            _("Leg eerst vast wanneer en hoe de inwoner dit goed vond. Zonder dat hoort niemand"
              " buiten de gemeente dat er hulp is.")
        )  # fmt: skip
    if consent is not None and consent.given_on > today:
        raise Refused(_("De dag van de toestemming moet nog komen."))
    if not _help_started(found.case_id):
        raise Refused(_("Er is nog geen hulp begonnen. Voer eerst het gesprek en leg dat vast."))
    longest = policy.wait_days
    if not today <= until_on <= today + timedelta(days=longest):
        raise Refused(_("Kies een dag van vandaag tot %d dagen verder.") % longest)
    WaitAnswer.objects.filter(message=found, withdrawn_at=None).update(
        withdrawn_at=clock.now(), withdrawn_by=actor.id
    )
    return WaitAnswer.objects.create(
        message=found,
        case_id=found.case_id,
        ground=Ground.CONSENT.value if consent else Ground.LAW.value,
        ground_source="" if consent or opening is None else opening.source,
        consent_on=consent.given_on if consent else None,
        consent_how=consent.how if consent else "",
        said_at=clock.now(),
        said_by=actor.id,
        until_on=until_on,
    )


@action("legal.withdraw_wait", may_if=MAY_WORK, basis="AVG art. 7 lid 3", about="court_message")
def withdraw_wait(*, actor: Actor, court_message: UUID) -> int:
    """Take 'please wait' back, as when the resident takes back their consent; gives how many."""
    _locked(court_message)
    running = WaitAnswer.objects.filter(message=court_message, withdrawn_at=None)
    return running.update(withdrawn_at=clock.now(), withdrawn_by=actor.id)


def stands_in_case(message: CourtMessage) -> None:
    """Who lives here still is among the people of the case. A building block: nobody acts here."""
    if message.person_id is None:
        return
    if Person.objects.filter(pk=message.person_id, died_on=None, departed_on=None).exists():
        CasePerson.objects.get_or_create(case_id=message.case_id, person_id=message.person_id)


def _locked(message: UUID) -> CourtMessage:
    found = CourtMessage.objects.select_for_update(of=("self",)).filter(pk=message).first()
    if found is None:
        raise NotFound
    return found


def _help_started(case: UUID) -> bool:
    """Whether somebody talked with them, or they took help, since the case was last opened."""
    opened = CaseMove.objects.filter(case=case, from_status__in=("", "closed"))
    since = opened.order_by("-sequence").values_list("sequence", flat=True).first() or 0
    return CaseMove.objects.filter(case=case, code__in=_STARTED, sequence__gt=since).exists()
