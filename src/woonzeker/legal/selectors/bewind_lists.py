# SPDX-License-Identifier: EUPL-1.2
"""The list of proportionality as who keeps it, who signs it and the court read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import ROLE_NAMES, DataClass, Role
from woonzeker.access.tenancy import tenant
from woonzeker.access.veil import of
from woonzeker.accounts.selectors import names_of
from woonzeker.cases.models import CaseSignOff
from woonzeker.errors import NotFound, NotPermitted
from woonzeker.legal.models import Bewind, BewindRequest, BewindSignature, RequestProgress
from woonzeker.legal.rules.bewind import HARMS, MEANS, STEPS, RequestState
from woonzeker.legal.rules.offer_rights import BASIS_BEWIND, MAY_SEE_LIST, MAY_SIGN
from woonzeker.legal.rules.offer_words import GROUNDS, WEIGHED
from woonzeker.legal.selectors.offer_lines import LackLine, OfCase, lack_line, of_case
from woonzeker.legal.selectors.offer_proposals import proposed_means, proposed_steps, tries_of
from woonzeker.legal.selectors.offer_rows import days_of, last_offer_policy, request_stands
from woonzeker.organisations.selectors import colleagues_of
from woonzeker.outreach.models import Channel


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class StepLine:
    """A step that came before: its day, or the day that the case itself shows for it."""

    code: str
    words: str
    who: str
    on: date | None
    proposed_on: date | None


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class MeansLine:
    """A lighter means: what came of it and why it is not enough."""

    code: str
    words: str
    weighed: str
    weighed_words: str
    on: date | None
    proposed_on: date | None
    why: str


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class TryLine:
    """A try to hear the resident: the day and the way."""

    on: date
    way: str


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class SignedLine:
    """Somebody who decided about the list, in which role, and whether that still counts."""

    name: str
    role: str
    on: date
    agrees: bool | None
    why: str
    counts: bool | None
    own: bool | None


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class BewindListView:
    """The whole list of one request, what it lacks, and who signed."""

    id: UUID
    of_case: OfCase
    version: int
    state: str
    state_words: str
    stands: str
    lacks: tuple[LackLine, ...]
    ground: str
    ground_words: str
    threatened_on: date | None
    steps: tuple[StepLine, ...]
    means: tuple[MeansLine, ...]
    resident_words: str
    heard_on: date | None
    tries: tuple[TryLine, ...]
    tries_now: tuple[TryLine, ...]
    harms: tuple[str, ...]
    harm_codes: tuple[str, ...]
    harm_words: str
    term_words: str
    signed: tuple[SignedLine, ...]
    decided: bool | None
    own: bool | None
    before: tuple[str, ...]
    changed_on: date
    sent_on: date | None
    decided_on: date | None
    bewind: UUID | None


@look("legal.bewind_list", may_if=MAY_SEE_LIST, basis=BASIS_BEWIND, about="bewind_request")
def bewind_list(*, actor: Actor, bewind_request: UUID) -> BewindListView:
    """See a request of the college: every step, every lighter means, and what is missing."""
    rows = BewindRequest.objects.select_related("case__household")
    row = rows.filter(pk=bewind_request).first()
    if row is None:
        raise NotFound
    return list_view(row, actor)


def list_view(row: BewindRequest, actor: Actor) -> BewindListView:
    """The same of a row that somebody has in hand."""
    stands = request_stands(row, last_offer_policy(str(row.municipality)))
    draft = row.state == RequestProgress.DRAFT
    signed = _signed(row, actor)
    made = Bewind.objects.filter(request=row, recalled_at=None).values_list("pk", flat=True)
    return BewindListView(
        id=row.pk,
        of_case=of_case(row.case),
        version=row.version,
        state=row.state,
        state_words=str(RequestProgress(row.state).label),
        stands=stands.state.value if draft else "",
        lacks=tuple(lack_line(each) for each in stands.lacks) if draft else (),
        ground=row.ground,
        ground_words=_(GROUNDS[row.ground]) if row.ground in GROUNDS else "",
        threatened_on=row.threatened_on,
        steps=_steps(row),
        means=_means(row),
        resident_words=str(row.resident_words),
        heard_on=row.heard_on,
        tries=tuple(_try(date.fromisoformat(day), way) for day, way in row.tries),
        tries_now=tuple(_try(day, way) for day, way in tries_of(row.case_id)),
        harms=tuple(_(HARMS[code]) for code in row.harms if code in HARMS),
        harm_codes=tuple(row.harms),
        harm_words=str(row.harm_words),
        term_words=str(row.term_words),
        signed=signed,
        decided=any(each.own and each.counts for each in signed),
        own=row.made_by == actor.id,
        before=_before(row),
        changed_on=row.changed_on,
        sent_on=row.sent_on,
        decided_on=row.decided_on,
        bewind=made.first(),
    )


def managers(actor: Actor) -> list[tuple[str, str]]:
    """Id and name of the managers to whom a list can be put."""
    return [each for each in colleagues_of(actor, Role.MANAGER.value) if each[0] != actor.id]


def bewind_to_sign(*, actor: Actor) -> list[UUID]:
    """The lists that were put before somebody and on which they have not decided; the oldest
    first. Raises NotPermitted."""
    if not MAY_SIGN.ever(actor):
        raise NotPermitted
    with tenant(actor.municipality):
        mine = CaseSignOff.objects.filter(user_id=actor.id, what="bewind", answered_at=None)
        rows = BewindRequest.objects.filter(
            case__in=mine.values("case"), state=RequestProgress.DRAFT
        )
        told = BewindSignature.objects.filter(
            request=OuterRef("pk"), version=OuterRef("version"), signed_by=actor.id
        )
        waits = rows.exclude(Exists(told)).order_by("made_on", "pk")
        return list(waits.values_list("pk", flat=True))


def waits_for_names(view: BewindListView) -> bool:
    """Whether a list waits for signatures alone."""
    return view.stands in (RequestState.TO_SIGN.value, RequestState.SIGNED_ONCE.value)


def _steps(row: BewindRequest) -> tuple[StepLine, ...]:
    kept, shown = days_of(row.steps), proposed_steps(row.case_id)
    return tuple(
        StepLine(code, _(words), _(who), kept.get(code), shown.get(code))
        for code, (words, who) in STEPS.items()
    )


def _means(row: BewindRequest) -> tuple[MeansLine, ...]:
    shown, why = proposed_means(row.case_id), row.means_words
    found = []
    for code, words in MEANS.items():
        said = row.means.get(code)
        found.append(
            MeansLine(
                code=code,
                words=_(words),
                weighed=said["weighed"] if said else "",
                weighed_words=_weighed_words(said["weighed"] if said else ""),
                on=date.fromisoformat(said["on"]) if said else None,
                proposed_on=shown.get(code),
                why=str(why.get(code, "")),
            )
        )
    return tuple(found)


def _try(day: date, way: str) -> TryLine:
    return TryLine(day, str(Channel(way).label) if way in Channel.values else way)


def _signed(row: BewindRequest, actor: Actor) -> tuple[SignedLine, ...]:
    rows = list(BewindSignature.objects.filter(request=row).order_by("signed_at"))
    names = names_of({each.signed_by for each in rows})
    today = clock.today()
    return tuple(
        SignedLine(
            name=names.get(each.signed_by, ""),
            role=_(ROLE_NAMES[Role(each.role)]),
            on=each.signed_on,
            agrees=each.agrees,
            why=str(each.why),
            counts=each.version == row.version and each.signed_on <= today,
            own=each.signed_by == actor.id,
        )
        for each in rows
    )


def _before(row: BewindRequest) -> tuple[str, ...]:
    """The names of managers with whom it lies now."""
    waits = CaseSignOff.objects.filter(case=row.case_id, what="bewind", answered_at=None)
    users = list(waits.order_by("asked_at").values_list("user_id", flat=True))
    names = names_of(set(users))
    return tuple(filter(None, (names.get(each, "") for each in users)))


def _weighed_words(code: str) -> str:
    """How a lighter way was weighed, in words; empty while nobody said so."""
    return _(WEIGHED[code]) if code else ""
