# SPDX-License-Identifier: EUPL-1.2
"""One hearing: who goes, what the court asks, and the file: what goes, waits, lacks and stays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock, reach
from woonzeker.access.actions import look, view_of
from woonzeker.access.actors import Actor
from woonzeker.access.masks import door_only
from woonzeker.access.policy import DataClass, Sight
from woonzeker.access.veil import Of, View, of
from woonzeker.accounts.selectors import names_of
from woonzeker.errors import NotFound
from woonzeker.law.calendar import dutch_date
from woonzeker.law.reader import Confidence
from woonzeker.legal.models import CourtConsent, HearingNote
from woonzeker.legal.rules.hearing import (
    PARTS,
    CourtFile,
    CourtPractice,
    Leaves,
    Part,
    PartRule,
    court_file,
    practice_at,
)
from woonzeker.legal.rules.hearing.paper import CourtPaper
from woonzeker.legal.rules.hearing.sections import Section
from woonzeker.legal.rules.track import CLAIM_GROUNDS, ClaimGround
from woonzeker.legal.selectors.court_facts import Gathered, creditor_of, gathered
from woonzeker.legal.selectors.hearings import (
    BASIS,
    MAY_LIST_HEARINGS,
    MAY_PREPARE,
    Found,
    HearingLine,
    found_hearing,
    line_of,
)
from woonzeker.legal.selectors.tracks import event_of
from woonzeker.organisations.selectors import court_of_municipality
from woonzeker.organisations.selectors import municipality as municipality_of
from woonzeker.ui import words


@of(DataClass.COURT)
@dataclass(frozen=True, slots=True)
class PartLine:
    """One part of the file: what it is and why it goes, waits, lacks or stays."""

    part: str
    words: str
    why: str
    #: what the court would read, for who may see it
    section: Section | None = None
    #: of a part that asks for it: since when the household said yes
    given_on: date | None = None
    how: str = ""


@of(DataClass.COURT)
@dataclass(frozen=True, slots=True)
class Attendance:
    """Who was at a hearing, as it was noted last."""

    municipality_was: str
    resident_was: str
    noted_at: datetime | None
    noted_by: str


@of(DataClass.COURT)
@dataclass(frozen=True, slots=True)
class PracticeOfCourt:
    """One thing that this court asks or does, where it stands, and whether that was checked."""

    title: str
    value: str
    citation: str
    source: str
    verified: bool | None
    note: str


@of(DataClass.COURT)
@dataclass(frozen=True, slots=True)
class Attendant:
    """A colleague who goes."""

    user: str
    name: str
    mine: bool | None


@of(DataClass.COURT)
@dataclass(frozen=True, slots=True)
class HearingView:
    """One hearing as its page shows it."""

    line: HearingLine
    track: UUID
    ground: str
    creditor: Annotated[str, Of(DataClass.SIGNAL)]
    changes: int | None
    attendants: tuple[Attendant, ...]
    may_go: bool | None
    take: tuple[PartLine, ...]
    #: parts that go along when the household says yes
    ask: tuple[PartLine, ...]
    missing: tuple[PartLine, ...]
    #: parts that a colleague with more sight could add
    unseen: tuple[PartLine, ...]
    stays: tuple[PartLine, ...]
    file_made_at: datetime | None
    file_made_by: str
    #: whether other parts would go along now than when the file was made
    file_outdated: bool | None
    practice: tuple[PracticeOfCourt, ...]
    practice_court: str
    second: str
    attendance: Attendance | None


@look("legal.hearing", may_if=MAY_LIST_HEARINGS, basis=BASIS, about="hearing")
def hearing_view(*, actor: Actor, hearing: UUID) -> HearingView:
    """See one hearing: who goes, what the court asks and what of the case goes along.

    Raises NotFound when nothing of it stands any more.
    """
    found = known(hearing)
    view = _view(actor, hearing)
    parts, consents = gathered(found, view), consents_of(found.track.case_id)
    file = _file(found, parts, consents)
    practice = _practice(found)
    return HearingView(
        line=line_of(actor, found),
        track=found.track.pk,
        ground=_(CLAIM_GROUNDS[ClaimGround(found.track.ground)]),
        creditor=creditor_of(found.track),
        changes=found.round.changes,
        attendants=_attendants(actor, found),
        may_go=_is_open(found),
        take=_parts(file.take, parts, consents),
        ask=_parts(file.ask, parts, consents),
        missing=_parts(_really_missing(file, parts), parts, consents),
        unseen=_parts((PARTS[each] for each in Part if each in parts.unseen), parts, consents),
        stays=_parts(file.stays, parts, consents),
        file_made_at=found.plan.file_made_at if found.plan else None,
        file_made_by=_made_by(found),
        file_outdated=_outdated(found, file),
        practice=tuple(
            PracticeOfCourt(
                each.title, each.value, each.citation, each.source,
                each.sureness == Confidence.VERIFIED.dutch, each.note,
            )
            for each in practice.lines
        ),
        practice_court=_(practice.court),
        second=_second(practice),
        attendance=_attendance(found),
    )  # fmt: skip


@look("legal.court_file", may_if=MAY_PREPARE, basis="BW art. 6:265 lid 1", about="hearing")
def court_paper(*, actor: Actor, hearing: UUID) -> CourtPaper:
    """See the file for the court as it goes along: what was chosen, for who may take it.

    Only parts that were chosen when it was made, that may still go and that one sees oneself.
    Raises NotFound when no file was made.
    """
    found = known(hearing)
    if found.plan is None or found.plan.file_made_at is None:
        raise NotFound
    parts = gathered(found, _view(actor, hearing))
    file = _file(found, parts, consents_of(found.track.case_id))
    chosen = set(found.plan.file.get("parts", ()))
    name = names_of({actor.id}).get(actor.id, "")
    return CourtPaper(
        municipality=municipality_of(actor.municipality).name,
        facts=_front(actor, hearing, found),
        sections=tuple(
            parts.sections[each.part] for each in file.take if each.part.value in chosen
        ),
        taken=f"Meegenomen door {name}, {words.moment(clock.now())}" if name else "",
        made_on=clock.today(),
    )


def known(hearing: UUID) -> Found:
    """The hearing of which this event told; raises NotFound. A building block."""
    found = found_hearing(hearing)
    if found is None:
        raise NotFound
    return found


def parts_now(actor: Actor, hearing: UUID, found: Found) -> tuple[str, ...]:
    """The codes of what may go along now, for who makes the file. A building block."""
    parts = gathered(found, _view(actor, hearing))
    file = _file(found, parts, consents_of(found.track.case_id))
    return tuple(each.part.value for each in file.take)


def consents_of(case: UUID) -> dict[Part, CourtConsent]:
    """The parts to which a household says yes now."""
    rows = CourtConsent.objects.filter(case=case, ended_on=None)
    return {Part(row.part): row for row in rows}


def _view(actor: Actor, hearing: UUID) -> View:
    return view_of(actor, reach.relations(actor, "hearing", str(hearing)))


def _file(found: Found, parts: Gathered, consents: Iterable[Part]) -> CourtFile:
    """What goes, could go, lacks and stays; what never leaves is told whether it is there or not.

    So nobody learns from the list what there is.
    """
    never = {each.part for each in PARTS.values() if each.leaves is Leaves.NEVER}
    return court_file(
        {*parts.sections, *never},
        ground=ClaimGround(found.track.ground),
        consents=frozenset(consents),
    )


def _really_missing(file: CourtFile, parts: Gathered) -> tuple[PartRule, ...]:
    return tuple(each for each in file.missing if each.part not in parts.unseen)


def _parts(
    rules: Iterable[PartRule], parts: Gathered, consents: dict[Part, CourtConsent]
) -> tuple[PartLine, ...]:
    return tuple(_part(each, parts, consents.get(each.part)) for each in rules)


def _part(rule: PartRule, parts: Gathered, consent: CourtConsent | None) -> PartLine:
    return PartLine(
        part=rule.part.value,
        words=_(rule.words),
        why=_(rule.why),
        section=parts.sections.get(rule.part),
        given_on=consent.given_on if consent else None,
        how=str(consent.how) if consent else "",
    )


def _attendants(actor: Actor, found: Found) -> tuple[Attendant, ...]:
    going = found.hearing.attendants
    names = names_of(set(going))
    return tuple(
        Attendant(user, names.get(user, _("een collega")), user == actor.id) for user in going
    )


def _is_open(found: Found) -> bool:
    """Whether somebody can still say that they go."""
    return found.round.on >= clock.today() and not found.round.cancelled


def _made_by(found: Found) -> str:
    user = found.plan.file_made_by if found.plan else ""
    return names_of({user}).get(user, "") if user else ""


def _outdated(found: Found, file: CourtFile) -> bool:
    if found.plan is None or found.plan.file_made_at is None:
        return False
    return {each.part.value for each in file.take} != set(found.plan.file.get("parts", ()))


def _practice(found: Found) -> CourtPractice:
    track = found.track
    events = [event_of(row) for row in track.events.filter(recalled_at=None)]
    summoned = [each.on for each in events if each.kind == "summoned"]
    return practice_at(
        found.round.court,
        court_of_municipality(str(track.municipality)),
        summons_on=max(summoned, default=None),
        hearing_on=found.round.on,
    )


def _second(practice: CourtPractice) -> str:
    if practice.second is None:
        return ""
    return f"{_(practice.second.words)}: {dutch_date(practice.second.on)}. {practice.second.why}"


def _attendance(found: Found) -> Attendance | None:
    if found.plan is None:
        return None
    row = HearingNote.objects.filter(plan=found.plan).order_by("-noted_at", "-pk").first()
    if row is None:
        return None
    return Attendance(
        municipality_was=row.get_municipality_was_display(),
        resident_was=row.get_resident_was_display(),
        noted_at=row.noted_at,
        noted_by=names_of({row.noted_by}).get(row.noted_by, ""),
    )


def _front(actor: Actor, hearing: UUID, found: Found) -> tuple[tuple[str, str], ...]:
    """What stands on the front page: the case, the court, the day; of people what one sees."""
    view, track = _view(actor, hearing), found.track
    line = line_of(actor, found)
    hour = f"{found.round.at:%H.%M} uur" if found.round.at else "uur niet bekend"
    facts = [
        ("Zaaknummer van de gemeente", track.case.number),
        ("Rechtbank", found.round.court or "niet bekend"),
        ("Zitting", f"{dutch_date(found.round.on)}, {hour}"),
        ("Waarover", CLAIM_GROUNDS[ClaimGround(track.ground)]),
    ]
    if view.sight(DataClass.SIGNAL) >= Sight.LIMITED and (creditor := creditor_of(track)):
        facts.append(("Schuldeiser", creditor))
    if place := _place(view, line):
        facts.append(("Woning", place))
    if line.attendants:
        facts.append(("Voor de gemeente", ", ".join(line.attendants)))
    return tuple(facts)


def _place(view: View, line: HearingLine) -> str:
    """The home, as far as one sees it; an address that is kept secret never leaves on paper."""
    if line.secret or not line.address:
        return ""
    seen = view.sight(DataClass.ADDRESS)
    if seen >= Sight.LIMITED:
        return line.address
    return door_only(line.address) if seen >= Sight.MASKED else ""
