# SPDX-License-Identifier: EUPL-1.2
"""What a resident sees on their own page.

The code lies in a letter and a birthday is no secret to who lives there. So here stands nothing
that gives power over somebody: no amount, address, phone number or name of a resident, nothing of
housemates or children, and no free words of a worker or of the resident.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from django.db.models import F
from django.utils.functional import Promise

from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass
from woonzeker.access.veil import Of, of
from woonzeker.accounts.selectors import names_of, work_phone_of
from woonzeker.cases.models import (
    Case,
    CaseAssignment,
    CaseMove,
    CaseStatus,
    CaseTask,
    CaseTerm,
    PeriodSignal,
)
from woonzeker.feedback import services as feedback
from woonzeker.feedback.models import Statement, StatementKind
from woonzeker.help.models import SupportOffer, WayfinderEntry
from woonzeker.housing.selectors import OwnLiving, own_living
from woonzeker.legal.selectors import OwnTrack, tracks_for_resident
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import decided, municipality
from woonzeker.outreach.models import AccessCode, ContactWish
from woonzeker.privacy.models import RequestKind, RightsRequest
from woonzeker.resident.rules import MAY_OPEN, Course, Stage, stage_of
from woonzeker.resident.selectors.saying import TERM_WORDS, channel_words, part_words, stage_words

#: the kind of organisation that stands beside a resident, free and apart from the municipality
INDEPENDENT = "onafhankelijk"
#: moves that a resident would recognise as having spoken with somebody, and having said yes
_REACHED = frozenset({"contact_reached", "first_talk_held"})
_OPENS = frozenset({"reopen", "reopen_on_request", "reopen_on_worry"})


@of(DataClass.SIGNAL)
@dataclass(frozen=True, slots=True)
class Reported:
    """Who reported that something was not paid: of what kind, and on which days. No amount."""

    partner: str
    sector: str
    on: tuple[date, ...]


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class OwnTerm:
    """By when the municipality must do something, and on which ground."""

    words: str | Promise
    due_on: date
    why: str | Promise
    citation: str


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class Contact:
    """Who to call: the team, and by name who works for this household or did last."""

    sender: str
    worker: str
    worker_phone: str
    phone: str
    hours: str
    website: str


@dataclass(frozen=True, slots=True)
class Independent:
    """An organisation that stands beside a resident, free and apart from the municipality."""

    name: str
    what: str
    phone: str
    website: str
    hours: str


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class OwnWish:
    """How somebody said that they want to be met, in words; not what they wrote themselves."""

    channels: tuple[str, ...]
    day_parts: tuple[str, ...]
    language: str
    not_at_home: bool | None


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class OwnPage:
    """A resident's own page."""

    municipality: str
    stage: Stage
    title: str | Promise
    next: tuple[str | Promise, ...]
    terms: tuple[OwnTerm, ...]
    reported: tuple[Reported, ...]
    #: claims that went to court or may: where they stand, what comes and who must act
    tracks: tuple[OwnTrack, ...]
    contact: Contact
    support: tuple[Independent, ...]
    #: wants, thinks, does_not_want; empty as long as they did not say
    support_said: str
    wish: OwnWish | None
    calls_back: bool | None
    no_help: bool | None
    correction_on: date | None
    #: of the statement that nobody reported: asked, stated, reported; empty when nobody asked
    no_report: str
    #: the agreement under which they live; None when there is none, or a housemate reads along
    living: OwnLiving | None
    #: that there is one which only a call tells of, since a housemate has a code as well
    living_by_phone: bool | None
    #: when it was opened before, as somebody had asked or a partner reported anew
    before: tuple[Annotated[date, Of(DataClass.PROCESS)], ...]


@look("resident.page", may_if=MAY_OPEN, basis="AVG art. 12; AVG art. 14", about="own_page")
def own_page(*, actor: Actor, own_page: UUID) -> OwnPage:
    """See one's own page: who reported, what comes next, and what one can do or ask."""
    opened = AccessCode.objects.select_related("case").get(pk=own_page)
    case, stage = opened.case, stage_of(_course(opened.case))
    support = SupportOffer.objects.filter(case=case, channel="page").exclude(reaction="no_answer")
    said = support.order_by("-offered_on", "-pk").values_list("reaction", flat=True).first()
    waiting = CaseTask.objects.filter(case=case, done_on=None).values_list("kind", flat=True)
    tasks = set(waiting)
    asked = RightsRequest.objects.filter(
        person=opened.person_id, kind=RequestKind.CORRECTION, answered_on=None
    )
    living = own_living(case.pk)
    alone = _alone(case, opened.person_id)
    return OwnPage(
        municipality=municipality(actor.municipality).name,
        stage=stage,
        title=stage_words(stage)[0],
        next=stage_words(stage)[1],
        terms=tuple(_terms(case)),
        reported=_reported(case, opened.person_id),
        tracks=tracks_for_resident(case.pk, opened.person_id, alone=alone),
        contact=contact_of(case),
        support=tuple(_independent()),
        support_said=said or "",
        wish=_wish(case),
        calls_back="call_back" in tasks,
        no_help="confirm_no_help" in tasks,
        correction_on=asked.values_list("received_on", flat=True).first(),
        no_report=_no_report(case, opened.person_id),
        living=living if alone else None,
        living_by_phone=living is not None and not alone,
        before=tuple(
            CaseMove.objects.filter(case=case, code__in=_OPENS)
            .order_by("sequence")
            .values_list("moved_on", flat=True)
        ),
    )


def _alone(case: Case, person: UUID) -> bool:
    """Whether nobody else at this home has an own page."""
    return not AccessCode.objects.filter(case=case).exclude(person=person).exists()


def _no_report(case: Case, person: UUID) -> str:
    """How far it is with the statement; a housemate with a code of their own hears nothing."""
    if not _alone(case, person):
        return ""
    tasks = CaseTask.objects.filter(case=case)
    if tasks.filter(kind=feedback.TASK, done_on=None).exists():
        return "asked"
    stated = Statement.objects.filter(case=case, person=person, kind=StatementKind.NO_REPORT)
    made_at = stated.order_by("-made_at").values_list("made_at", flat=True).first()
    told = tasks.filter(kind=feedback.TOLD).exclude(done_on=None).order_by("-done_on")
    told_on = told.values_list("done_on", flat=True).first()
    if told_on and (made_at is None or told_on > made_at.date()):
        return "reported"
    return "stated" if made_at else ""


def _course(case: Case) -> Course:
    made = CaseMove.objects.filter(case=case).order_by("sequence")
    moves = list(made.values_list("code", flat=True))
    last_opened = max((at for at, code in enumerate(moves) if code in _OPENS), default=0)
    since = set(moves[last_opened:])
    return Course(
        status=case.status,
        threatening=case.threatening,
        reached=bool(since & _REACHED),
        accepted="help_accepted" in since,
        waits_for_signal=case.status == CaseStatus.WAITING and _waits_for_signal(case),
    )


def _waits_for_signal(case: Case) -> bool:
    paused = CaseMove.objects.filter(case=case, to_status=CaseStatus.WAITING)
    last = paused.exclude(from_status=CaseStatus.WAITING).order_by("-sequence").first()
    return last is not None and last.code == "wait_for_signal"


def _terms(case: Case) -> Iterator[OwnTerm]:
    for term in CaseTerm.objects.filter(case=case, met_on=None).order_by("due_on", "kind"):
        if term.kind in TERM_WORDS:
            words, why = TERM_WORDS[term.kind]
            yield OwnTerm(words, term.due_on, why, term.citation)


def _reported(case: Case, person: UUID) -> tuple[Reported, ...]:
    """What was reported about this person; of housemates nothing, not even that there is."""
    rows = (
        PeriodSignal.objects.filter(period__case=case, signal__link__person=person)
        .select_related("signal__partner")
        .order_by("signal__signalled_on", "signal__partner__name")
    )
    days: dict[tuple[str, str], list[date]] = defaultdict(list)
    for row in rows:
        told = (row.signal.partner.name, row.signal.get_sector_display())
        days[told].append(row.signal.signalled_on)
    return tuple(Reported(name, sector, tuple(on)) for (name, sector), on in days.items())


def contact_of(case: Case) -> Contact:
    """Whom to call. Who worked for a household last stays their contact when the case is over."""
    policy = decided(case.municipality, PolicyKind.LETTERS)
    handled = CaseAssignment.objects.filter(case=case, why="handler")
    ordered = handled.order_by(F("ended_at").desc(nulls_first=True), "-assigned_at")
    user = ordered.values_list("user_id", flat=True).first() or ""
    return Contact(
        sender=str(policy["sender"]),
        worker=names_of([user]).get(user, ""),
        worker_phone=work_phone_of(user),
        phone=str(policy["phone"]),
        hours=str(policy["opening_hours"]),
        website=str(policy["website"]),
    )


def _independent() -> Iterator[Independent]:
    rows = WayfinderEntry.objects.filter(ended_on=None, kinds__contains=[INDEPENDENT])
    for row in rows.order_by("name"):
        yield Independent(row.name, row.what, row.phone, row.website, row.open_when)


def _wish(case: Case) -> OwnWish | None:
    found = ContactWish.objects.filter(case=case, ended_at=None, said_by="resident").first()
    if found is None:
        return None
    return OwnWish(
        channels=tuple(channel_words(code) for code in found.channels),
        day_parts=tuple(part_words(code) for code in found.day_parts),
        language=found.language,
        not_at_home=found.not_at_home,
    )
