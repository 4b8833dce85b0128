# SPDX-License-Identifier: EUPL-1.2
"""Keeping a conversation while it goes on, and finishing it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock, reach
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, writes
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case, CaseStatus
from woonzeker.errors import Conflict, NotFound, Refused
from woonzeker.help.models import Conversation
from woonzeker.help.rules.talk import AREAS, CHANNEL_OF, PLACES, WISHES, Words
from woonzeker.help.selectors.support import support_watch
from woonzeker.help.selectors.talk import MAY_TALK
from woonzeker.help.services.support import TASK as OFFER_SUPPORT
from woonzeker.outreach import services as outreach
from woonzeker.outreach.models import Channel, ContactAttempt, ContactOutcome
from woonzeker.outreach.rules import refused_in_person
from woonzeker.planning import services as planning

BASIS = "Wgs art. 4 lid 1"
MAY_NOTE_HEALTH = writes(DataClass.HEALTH)
_HEALTH = frozenset(area.code for area in AREAS if area.health)
#: in which the next offer of independent support is made after a conversation
_OFFER_DAYS = 14
#: moves that are left when the talk itself was noted at the door already
_AFTER = {"accepted": "help_accepted", "declined": "help_declined"}


class TalkMoved(Conflict):
    """Dit gesprek is intussen ergens anders bewaard. Er is niets weg: lees het na en bewaar."""


@action("help.save_talk", may_if=MAY_TALK, basis=BASIS, about="case")
def save_talk(
    *, actor: Actor, case: UUID, words: Words, held_on: date, place: str, version: int
) -> Conversation:
    """Keep one's own conversation as far as it is; `version` is the one that was read, 0 for new.

    Raises TalkMoved when it was saved elsewhere since, Refused for a closed case, a day to come or
    words on health of who may not write those, NotFound.
    """
    found = _open_case(case)
    _check(actor, case, words, held_on, place)
    mine = Conversation.objects.select_for_update().filter(
        case=found, started_by=actor.id, finished_at=None
    )
    talk = mine.order_by("started_at").first()
    if talk is None and version > 0:
        raise TalkMoved  # it was finished elsewhere: what is new now is not a second conversation
    if talk is None:
        earlier = Conversation.objects.filter(case=found).exclude(finished_at=None)
        talk = Conversation(
            case=found, first=not earlier.exists(), version=0,
            started_at=clock.now(), started_by=actor.id,
        )  # fmt: skip
    elif talk.version != version:
        raise TalkMoved
    _write(talk, words)
    talk.held_on, talk.place, talk.saved_at = held_on, place, clock.now()
    talk.version += 1
    talk.save()
    return talk


@action("help.finish_talk", may_if=MAY_TALK, basis=BASIS, about="case")
def finish_talk(
    *,
    actor: Actor,
    case: UUID,
    words: Words,
    held_on: date,
    place: str,
    version: int,
    wish: str = "",
    day_part: str = "",
) -> Conversation:
    """Finish one's own conversation; with `wish` what they want becomes the outcome of contact.

    Contact that was noted at the door already is not noted twice. Raises as `save_talk`, and
    Refused when nothing was written down.
    """
    if not words:
        raise Refused(_("Schrijf ten minste één ding op: hoe gaat het, of wat iemand wil."))
    if wish and wish not in WISHES:
        raise Refused(_("Kies uit de lijst."))
    talk = save_talk(
        actor=actor, case=case, words=words, held_on=held_on, place=place, version=version
    )
    talk.finished_at = clock.now()
    talk.save(update_fields=["finished_at"])
    _note_contact(actor, talk, wish or "talked", day_part)
    if not support_watch(case, actor.municipality).enough:
        due_on = clock.today() + timedelta(days=_OFFER_DAYS)
        cases.give_task(actor=actor, case=case, kind=OFFER_SUPPORT, due_on=due_on)
    return talk


def _open_case(case: UUID) -> Case:
    found = Case.objects.select_for_update().filter(pk=case).first()
    if found is None:
        raise NotFound
    if found.status == CaseStatus.CLOSED:
        raise Refused(_("Deze zaak is afgesloten. Heropen haar eerst."))
    return found


def _check(actor: Actor, case: UUID, words: Words, held_on: date, place: str) -> None:
    if place not in PLACES:
        raise Refused(_("Kies waar het gesprek was."))
    if held_on > clock.today():
        raise Refused(_("Een gesprek kan niet op een dag in de toekomst zijn geweest."))
    health = any(said for code, said in words.areas.items() if code in _HEALTH)
    if health and not MAY_NOTE_HEALTH(actor, reach.relations(actor, "case", str(case))):
        raise Refused(_("Schrijf niets op over gezondheid. Vraag of de huisarts mag meedenken."))


def _write(talk: Conversation, words: Words) -> None:
    areas: dict[str, Any] = {
        code: {"stands": said.stands, "words": said.words}
        for code, said in words.areas.items()
        if said
    }
    talk.opening, talk.own_words, talk.wants = words.opening, words.own_words, words.wants
    talk.areas = areas
    here = {"adults": words.adults, "words": words.lives_here}
    talk.lives_here = here if words.lives_here or words.adults is not None else {}


def _note_contact(actor: Actor, talk: Conversation, outcome: str, day_part: str) -> None:
    channel = Channel(CHANNEL_OF[talk.place])
    noted = ContactAttempt.objects.filter(
        case=talk.case_id, channel=channel, tried_on=talk.held_on, tried_by=actor.id
    )
    known = set(noted.values_list("outcome", flat=True))
    if not known & {"talked", "accepted", "declined"}:
        outreach.record_contact(
            actor=actor,
            case=talk.case_id,
            channel=channel,
            outcome=ContactOutcome(outcome),
            day_part=day_part,
            on=talk.held_on,
        )
    elif outcome in _AFTER and outcome not in known:
        cases.advance(actor=actor, case=talk.case_id, move=_AFTER[outcome], on=talk.held_on)
        if refused_in_person(channel.value, outcome):
            planning.end_visits(actor=actor, case=talk.case_id, on=talk.held_on)
