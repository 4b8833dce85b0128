# SPDX-License-Identifier: EUPL-1.2
"""What a person decides about a signal that the rules were not certain of."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock, jobs
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Role, writes
from woonzeker.errors import Conflict, NotFound, Refused
from woonzeker.intake.models import ArrearsSignal, SignalResult
from woonzeker.matching.linkage.dates import read_date, surely_under
from woonzeker.matching.models import ContactKey, Link, LinkDecision, LinkResult, Person
from woonzeker.matching.rules import ADULT, Question
from woonzeker.matching.services.lending import lend
from woonzeker.matching.services.sources import seek_later

MAY_REVIEW = writes(DataClass.SIGNAL, DataClass.IDENTITY).by(Role.REVIEWER, Role.INTAKE_COORDINATOR)
BASIS = "Wgs art. 3 lid 1 onder b; Wgs art. 8"
#: who left the page open for longer was doing something else
LONGEST_SECONDS = 600
_WHOLE = [
    "result", "person", "decided_by", "decided_at", "decided_on", "postponed_at", "asked_at",
]  # fmt: skip


class Choice(StrEnum):
    """What a reviewer can say, or what became of it; the value is kept with the decision."""

    LINK = "linked"
    NOBODY = "nobody"
    ASK = "asked"
    LATER = "later"
    ANSWERED = "answered"
    UNDONE = "undone"
    REOPENED = "reopened"


#: decisions that the key Z takes back; what was already put back has nothing to take back
UNDOABLE = (Choice.LINK, Choice.NOBODY, Choice.ASK, Choice.LATER)


@action("matching.decide_review", may_if=MAY_REVIEW, basis=BASIS, about="link")
def decide_review(
    *,
    actor: Actor,
    link: UUID,
    choice: Choice,
    person: UUID | None = None,
    question: Question = Question.WHOLE,
    seconds: int | None = None,
) -> Link:
    """Link a signal to a person, to nobody, ask the partner, or leave it for later.

    `question` is what the partner is asked; `seconds` passed since the page was shown. Raises
    Conflict when somebody else was first, Refused for a person who was not suggested or is a minor.
    """
    found = locked(link)
    if found.result != LinkResult.REVIEW:
        raise Conflict(_("Iemand anders heeft dit signaal al beoordeeld."))
    chosen = _suggested(found, person) if choice is Choice.LINK else None
    more = {"question": question.value} if choice is Choice.ASK else {}
    remember(actor, found, choice, person=chosen, seconds=seconds, more=more)
    found.postponed_at = clock.now() if choice is Choice.LATER else None
    found.asked_at = clock.now() if choice is Choice.ASK else None
    if choice in (Choice.LINK, Choice.NOBODY):
        found.result, found.person = LinkResult(choice.value), chosen
        found.decided_by, found.decided_at = actor.id, clock.now()
        found.decided_on = clock.today()
        # a case for who was linked; for nobody in the register perhaps a letter
        jobs.defer("pipeline.take_up", actor=actor, once=True)
    found.save(update_fields=_WHOLE)
    lend([found])
    return found


@action("matching.undo_review", may_if=MAY_REVIEW, basis=BASIS, about="link")
def undo_review(*, actor: Actor, link: UUID) -> Link:
    """Put a signal back as it was before the last decision of a person.

    Raises Refused when there is none, or when a case already took the signal up.
    """
    found = locked(link)
    last = found.decisions.order_by("-decided_at", "-pk").first()
    if last is None or last.choice not in UNDOABLE:
        raise Refused(_("Er is geen beslissing om terug te draaien."))
    if last.choice in (Choice.ASK, Choice.LATER) and found.result != LinkResult.REVIEW:
        raise Refused(
            _("Dit signaal is intussen vanzelf gekoppeld. Klopt dat niet? Heropen het dan.")
        )
    # a fresh look under lock: taking up may have begun since this page was shown
    signal = ArrearsSignal.objects.select_for_update().get(pk=found.signal_id)
    if found.result != LinkResult.REVIEW and signal.result != SignalResult.OPEN:
        raise Refused(
            _("Dit signaal is al opgepakt. Heropen het: dan zie je eerst wat er verandert.")
        )
    before = last.before
    remember(actor, found, Choice.UNDONE)
    found.result = LinkResult(before["result"])
    found.person_id = UUID(before["person"]) if before["person"] else None
    found.decided_by, found.decided_at = before["decided_by"], None
    found.postponed_at = _moment(before.get("postponed_at"))
    found.asked_at = _moment(before.get("asked_at"))
    found.save(update_fields=_WHOLE)
    ContactKey.objects.filter(link=found).delete()
    lend([found])
    seek_later(actor, found)
    return found


def locked(link: UUID) -> Link:
    """The link, which nobody else changes until this transaction ends; raises NotFound."""
    found = Link.objects.select_for_update().filter(pk=link).first()
    if found is None:
        raise NotFound
    return found


def remember(
    actor: Actor,
    link: Link,
    choice: Choice,
    *,
    person: Person | None = None,
    seconds: int | None = None,
    more: dict[str, Any] | None = None,
) -> LinkDecision:
    """Keep who decided what, and how the link stood before; `more` is kept with it."""
    return LinkDecision.objects.create(
        link=link,
        decided_at=clock.now(),
        decided_by=actor.id,
        choice=choice.value,
        person=person,
        seconds=None if seconds is None else min(seconds, LONGEST_SECONDS),
        before={**as_it_stands(link), **(more or {})},
    )


def as_it_stands(link: Link) -> dict[str, Any]:
    """What a decision changes of a link, in words that JSON can hold."""
    return {
        "result": str(link.result),
        "person": str(link.person_id) if link.person_id else "",
        "decided_by": link.decided_by,
        "postponed_at": link.postponed_at.isoformat() if link.postponed_at else "",
        "asked_at": link.asked_at.isoformat() if link.asked_at else "",
        # a signal that is linked anew has other bits, perhaps by other weights
        "score": link.score,
        "version": link.version,
    }


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _suggested(link: Link, person: UUID | None) -> Person:
    suggested = {candidate["person"] for candidate in link.candidates}
    if person is None or str(person) not in suggested:
        raise Refused(_("Kies een van de mensen op de bladzijde, of kies 'Niemand'."))
    chosen = Person.objects.get(pk=person)
    if surely_under(read_date(chosen.born_on), ADULT, clock.today()):
        raise Refused(_("Deze persoon is nog geen 18 jaar en kan de schuld niet hebben."))
    return chosen
