# SPDX-License-Identifier: EUPL-1.2
"""What the page of a case says of bailiffs and courts: messages, what follows, who must call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Sight
from woonzeker.access.veil import Of, of
from woonzeker.accounts.selectors import names_of
from woonzeker.cases.rules import MAY_SEE
from woonzeker.cases.selectors import proof_of
from woonzeker.intake.rules import fold
from woonzeker.law import courts
from woonzeker.law.reader import Confidence, Parameter, parameter
from woonzeker.legal.models import CourtMessage, Source, WaitAnswer, WarmReferral, Whose
from woonzeker.legal.rules import (
    GROUND_WORDS,
    JUDGMENTS,
    LAW,
    OF_EVICTION,
    THREATENS,
    TYPES,
    Ground,
    Judgment,
    Kind,
)
from woonzeker.legal.selectors.standing import eviction_days, summons_of
from woonzeker.legal.selectors.track_pages import TrackLine, track_lines
from woonzeker.process import reason_words


@of(DataClass.COURT)
@dataclass(frozen=True, slots=True)
class PracticeLine:
    """What the practice of a court makes of the reports, where that stands and how sure it is.

    Empty words: what was said before rests on this practice as well.
    """

    words: str
    alarm: bool | None
    practice: str
    source: str
    verified: bool | None


@of(DataClass.COURT)
@dataclass(frozen=True, slots=True)
class MessageLine:
    """One message: what, for which day, who told it and on which ground."""

    id: UUID
    kind: str
    title: str
    judgment: str
    by_default: bool | None
    day_words: str
    day_on: date | None
    at: time | None
    acted_on: date | None
    court: str
    claim_cents: Annotated[int | None, Of(DataClass.SIGNAL)]
    creditor: Annotated[str, Of(DataClass.SIGNAL)]
    told_by: str
    told_at: datetime | None
    ground: str
    ground_verified: bool | None
    consent: str
    #: who or where is not what the register says
    other_name: Annotated[str, Of(DataClass.IDENTITY, least=Sight.FULL)]
    other_home: bool | None
    #: since when the register says that who it is about left or died
    left_on: date | None
    review: bool | None
    wait_until: date | None
    may_wait: bool | None
    #: a day that no longer holds: another one was told since, or the eviction is off or over
    lapsed: bool | None
    #: of a summons: what is known about the report before it, by the practice of the court
    reported: tuple[PracticeLine, ...]
    #: what was not right can be taken back; of what was, when, by whom and why
    may_withdraw: bool | None
    withdrawn_at: datetime | None
    withdrawn_by: str
    withdrawn_why: str


@of(DataClass.COURT)
@dataclass(frozen=True, slots=True)
class WarmLine:
    """Somebody whom a bailiff brought from the door."""

    id: UUID
    by: str
    name: Annotated[str, Of(DataClass.IDENTITY)]
    phone: Annotated[str, Of(DataClass.ADDRESS, least=Sight.FULL)]
    wish: Annotated[str, Of(DataClass.SIGNAL)]
    consent_at: datetime | None
    consent_how: str
    received_at: datetime | None
    called_at: datetime | None
    called_by: str


@of(DataClass.COURT)
@dataclass(frozen=True, slots=True)
class CourtCard:
    """The part of a case page that is about bailiffs and courts."""

    case: UUID
    messages: tuple[MessageLine, ...]
    warm: tuple[WarmLine, ...]
    #: where each claim stands, and what comes
    tracks: tuple[TrackLine, ...]
    #: the day of an eviction that is announced now
    eviction_on: date | None


@look("legal.card", may_if=MAY_SEE, basis="Wgs art. 4 lid 2", about="case")
def court_card(*, actor: Actor, case: UUID) -> CourtCard:
    """See what bailiffs and courts told of a household, what follows and who must be called."""
    rows = list(
        CourtMessage.objects.filter(case=case)
        .select_related("partner", "case__household", "person")
        .order_by("-received_at", "-pk")
    )
    warm = WarmReferral.objects.filter(case=case).select_related("partner").order_by("-received_at")
    waits, lapsed = _waits(case), _lapsed(rows)
    people = {row.entered_by for row in rows} | {row.withdrawn_by for row in rows}
    names = names_of(people | {row.called_by for row in warm})
    return CourtCard(
        case=case,
        messages=tuple(
            _message(row, names, waits.get(row.pk), lapsed=row.pk in lapsed) for row in rows
        ),
        warm=tuple(_warm(row, names) for row in warm),
        tracks=track_lines(case),
        eviction_on=eviction_days([case]).get(case),
    )


def _waits(case: UUID) -> dict[UUID, date]:
    said = WaitAnswer.objects.filter(case=case, withdrawn_at=None, until_on__gte=clock.today())
    return dict(said.order_by("said_at").values_list("message_id", "until_on"))


def _lapsed(rows: Sequence[CourtMessage]) -> set[UUID]:
    """Announced days that hold no more; `rows` with the newest first."""
    told = [row for row in rows if row.withdrawn_at is None and Kind(row.kind) in OF_EVICTION]
    return {row.pk for row in told[1:] if Kind(row.kind) in THREATENS}


def _message(
    row: CourtMessage, names: dict[str, str], wait: date | None, *, lapsed: bool
) -> MessageLine:
    kind = TYPES[Kind(row.kind)]
    judgment = Judgment(row.judgment) if row.judgment else None
    return MessageLine(
        id=row.pk,
        kind=row.kind,
        title=_(kind.title),
        judgment=_(JUDGMENTS[judgment][1]) if judgment else "",
        by_default=row.by_default,
        day_words=_(kind.day) if kind.day else "",
        day_on=row.day_on,
        at=row.at,
        acted_on=row.acted_on,
        court=row.court,
        claim_cents=row.claim_cents,
        creditor=str(row.creditor),
        told_by=told_by(row, names),
        told_at=row.received_at,
        ground=_ground(row),
        ground_verified=_confidence(row) is not Confidence.UNVERIFIED,
        consent=str(row.consent_how),
        other_name=_other_name(row),
        other_home=_other_home(row),
        left_on=(row.person.died_on or row.person.departed_on) if row.person else None,
        review=row.whose == Whose.REVIEW,
        wait_until=wait,
        may_wait=row.source == Source.PARTNER and row.withdrawn_at is None,
        lapsed=lapsed,
        reported=_reported(row),
        may_withdraw=row.withdrawn_at is None,
        withdrawn_at=row.withdrawn_at,
        withdrawn_by=names.get(row.withdrawn_by, ""),
        withdrawn_why=reason_words(row.withdrawn_why) if row.withdrawn_why else "",
    )


def _reported(row: CourtMessage) -> tuple[PracticeLine, ...]:
    """What is known about the report before a summons; nothing when all is in order."""
    if row.kind != Kind.SUMMONED or row.withdrawn_at:
        return ()
    found = proof_of(row.case, summons_of(row))
    if found.proven is courts.Proven.UNCLEAR:
        words = _("Het is niet bekend of wie dagvaardt de achterstand eerst meldde.")
        return (PracticeLine(words, False, "", "", True),)
    if found.alarm is not None:
        first, *rest = found.alarm.practices
        told = _practice(found.alarm.sentence, first, alarm=True)
        return (told, *(_practice("", each, alarm=True) for each in rest))
    return tuple(_practice(each.sentence, each.practice, alarm=False) for each in found.warnings)


def _practice(words: str, practice: Parameter, *, alarm: bool) -> PracticeLine:
    return PracticeLine(
        words,
        alarm,
        f"{practice.title}: {practice.citation}",
        practice.citation.source,
        practice.confidence is Confidence.VERIFIED,
    )


def told_by(row: CourtMessage, names: dict[str, str]) -> str:
    """Who told it: the sender, or the resident who showed it to a colleague."""
    if row.partner is not None:
        return row.partner.name
    return _("de inwoner liet het zien aan %s") % names.get(row.entered_by, _("een collega"))


def _ground(row: CourtMessage) -> str:
    if not row.ground:
        return ""
    return f"{_(GROUND_WORDS[Ground(row.ground)])}: {row.ground_source}"


def _confidence(row: CourtMessage) -> Confidence:
    """How sure the ground is that it came on; of the law's own the law says it."""
    if row.ground == Ground.LAW:
        return parameter(LAW, on=row.received_on).confidence
    return Confidence(row.ground_confidence or Confidence.VERIFIED)


def _other_name(row: CourtMessage) -> str:
    """The name in the message when the register knows somebody by another one."""
    said = str(row.about.get("surname", ""))
    if row.person is None or not said:
        return ""
    known = {fold(row.person.surname), fold(row.person.partner_surname)}
    return "" if fold(said) in known else said


def _other_home(row: CourtMessage) -> bool:
    """Whether the message names another home than that of the case."""
    postcode, number = row.about.get("postcode"), row.about.get("house_number")
    home = row.case.household
    differs = bool(postcode) and postcode != home.postcode
    return differs or (bool(number) and number != home.house_number)


def _warm(row: WarmReferral, names: dict[str, str]) -> WarmLine:
    return WarmLine(
        id=row.pk,
        by=row.partner.name,
        name=str(row.about.get("name", "")),
        phone=str(row.about.get("phone", "")),
        wish=str(row.wish),
        consent_at=row.consent_at,
        consent_how=str(row.consent_how),
        received_at=row.received_at,
        called_at=row.called_at,
        called_by=names.get(row.called_by, ""),
    )
