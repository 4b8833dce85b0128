# SPDX-License-Identifier: EUPL-1.2
"""Answering a safeguard, and saying that a home was kept or that nobody is left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import DataClass, Relation, Role, writes
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case
from woonzeker.errors import NotFound, Refused
from woonzeker.help import services as helping
from woonzeker.help.models import ChildrenAnswer
from woonzeker.legal.models import SafeguardAnswer, SituationFact
from woonzeker.legal.rules.escalation import FROM_SUMMONS
from woonzeker.legal.rules.safeguards import (
    KEPT_BY,
    NOBODY_BY,
    Answer,
    Safeguard,
    State,
    assess,
    faults,
    ladder,
)
from woonzeker.legal.selectors.safeguards import record_of
from woonzeker.legal.services.safeguards.errands import ERRANDS
from woonzeker.process import Step

BASIS = "IVRK art. 3; Wmo 2015 art. 2.2.4"
#: who works on the case itself; who leads signs and answers nothing for others
MAY_ANSWER = (
    writes(DataClass.PROCESS)
    .by(Role.OUTREACH_WORKER, Role.DEBT_COUNSELLOR, Role.EVICTION_COORDINATOR, Role.TEAM_LEAD)
    .only(Relation.ASSIGNED)
)
#: who writes of a household and its children: what is weighed and compared is theirs
MAY_WEIGH = writes(DataClass.HOUSEHOLD, DataClass.NOTES).only(Relation.ASSIGNED)
MAY_NOTE_FACT = writes(DataClass.PROCESS).by(Role.EVICTION_COORDINATOR, Role.TEAM_LEAD)
_WEIGHED = frozenset(
    {Safeguard.INTEREST_WEIGHED, Safeguard.ALTERNATIVES, Safeguard.NO_DISCRIMINATION}
)
KEPT, NOBODY = "kept", "nobody_left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What somebody says of one safeguard, with what comes along with it."""

    answer: str
    source: str
    on: date
    channel: str = ""
    language: str = ""
    about: str = ""
    reason: str = ""
    free_from: date | None = None
    words: str = ""


@action("legal.answer_safeguard", may_if=MAY_ANSWER, basis=BASIS, about="case")
def answer_safeguard(*, actor: Actor, case: UUID, safeguard: Safeguard, said: Said) -> None:
    """Write down one answer to a safeguard; the last one counts, the ones before it stay.

    Whether children live there, and offers of support, are kept where help keeps them. Raises
    Refused with all that is missing, NotFound.
    """
    found = locked(case)
    if safeguard in _WEIGHED and actor.kind != "system" and not MAY_WEIGH.ever(actor):
        raise Refused(_("Dit legt de coördinator ontruimingen vast, of wie de schulden begeleidt."))
    answer = _answer(actor, safeguard, said)
    if wrong := faults(answer):
        raise Refused(" ".join(_(each) for each in wrong))
    if said.about and said.about not in ladder(record_of(found).situation.grounds):
        raise Refused(_("Dit middel hoort niet bij deze zaak."))
    _keep(actor, found, answer, said)
    _settle(actor, found, safeguard)


def _answer(actor: Actor, safeguard: Safeguard, said: Said) -> Answer:
    return Answer(
        id=str(uuid4()),
        safeguard=safeguard,
        code=said.answer,
        source=said.source,
        on=said.on,
        recorded_on=clock.today(),
        by=(actor.id,),
        channel=said.channel,
        language=said.language,
        about=said.about,
        reason=said.reason,
        free_from=said.free_from,
        worded=bool(said.words.strip()),
    )


def _keep(actor: Actor, case: Case, answer: Answer, said: Said) -> None:
    """Each fact in its own home."""
    if answer.safeguard is Safeguard.CHILDREN_KNOWN:
        _only_today(answer)
        helping.note_children(
            actor=actor,
            case=case.pk,
            answer=ChildrenAnswer(answer.code),
            source=answer.source,
        )
    elif answer.safeguard is Safeguard.OCO_OFFERED:
        _only_today(answer)
        helping.offer_support(
            actor=actor, case=case.pk, channel=answer.channel, reaction=answer.code
        )
    else:
        SafeguardAnswer.objects.create(
            pk=UUID(answer.id),
            case=case,
            code=answer.safeguard.value,
            answer=answer.code,
            source=answer.source,
            on=answer.on,
            recorded_at=clock.now(),
            by=list(answer.by),
            channel=answer.channel,
            language=answer.language,
            about=answer.about,
            reason=answer.reason,
            free_from=answer.free_from,
            words=said.words.strip(),
        )


def _only_today(answer: Answer) -> None:
    """What help keeps stands on the day on which it is written down."""
    if answer.on != clock.today():
        raise Refused(_("Dit leg je vast op de dag zelf: kies vandaag."))


def _settle(actor: Actor, case: Case, safeguard: Safeguard) -> None:
    """What somebody was asked to do from the summons on is done when the safeguard is met."""
    if safeguard not in FROM_SUMMONS:
        return
    step = max(Step(case.step), Step.DAGVAARDING)
    met = assess(record_of(case), step=step, on=clock.today())
    if any(each.safeguard is safeguard and each.state is State.MET for each in met):
        room = system(actor.municipality, "legal")
        cases.settle_task(actor=room, case=case.pk, kind=ERRANDS[safeguard])


@action("legal.note_kept", may_if=MAY_NOTE_FACT, basis="Wgs art. 3 lid 1", about="case")
def note_kept(*, actor: Actor, case: UUID, source: str, on: date) -> SituationFact:
    """Say that the home was kept, and how that is known.

    Raises Refused without a source, for a day to come, or when a vonnis or an eviction was told
    after that day; NotFound.
    """
    found = locked(case)
    if source not in KEPT_BY:
        raise Refused(_("Zeg hoe je weet dat de woning behouden is."))
    _has_been(on)
    situation = record_of(found).situation
    if situation.threatened_on is not None and on < situation.threatened_on:
        raise Refused(
            _("Na die dag is er nog een vonnis of ontruiming gemeld. Is de woning ook daarna"
              " behouden? Kies dan een latere dag.")
        )  # fmt: skip
    if situation.lost_on is not None:
        raise Refused(
            _("Deze woning is verlaten. Klopt dat niet? Neem dan eerst dat bericht terug.")
        )
    return _fact(actor, found, KEPT, source, on)


@action("legal.note_nobody_left", may_if=MAY_NOTE_FACT, basis="Wgs art. 3 lid 1", about="case")
def note_nobody_left(*, actor: Actor, case: UUID, source: str, on: date) -> SituationFact:
    """Say that everybody of a household died, and how that is known. Raises Refused, NotFound."""
    found = locked(case)
    if source not in NOBODY_BY:
        raise Refused(_("Zeg hoe je weet dat er niemand meer is."))
    _has_been(on)
    return _fact(actor, found, NOBODY, source, on)


@action(
    "legal.take_back_fact", may_if=MAY_NOTE_FACT, basis="AVG art. 5 lid 1 onder d", about="case"
)
def take_back_fact(*, actor: Actor, case: UUID, kind: str) -> SituationFact:
    """Say that the home was not kept after all, or that there is somebody left after all.

    Raises Refused when nothing of the kind stands, NotFound.
    """
    found = locked(case)
    last = SituationFact.objects.filter(case=found, kind=kind).order_by("recorded_at").last()
    if last is None or last.withdrawn:
        raise Refused(_("Dit staat er niet (meer)."))
    return _fact(actor, found, kind, last.source, last.on, withdrawn=True)


def _fact(
    actor: Actor, case: Case, kind: str, source: str, on: date, *, withdrawn: bool = False
) -> SituationFact:
    return SituationFact.objects.create(
        case=case,
        kind=kind,
        source=source,
        on=on,
        recorded_at=clock.now(),
        by=actor.id,
        withdrawn=withdrawn,
    )


def _has_been(on: date) -> None:
    if on > clock.today():
        raise Refused(_("Deze dag moet nog komen."))


def locked(case: UUID) -> Case:
    """The case, so that nobody answers or signs at once; raises NotFound."""
    found = Case.objects.select_for_update(of=("self",)).filter(pk=case).first()
    if found is None:
        raise NotFound
    return found
