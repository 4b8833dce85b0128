# SPDX-License-Identifier: EUPL-1.2
"""The last offers of a case on one page: what runs, what was tried, and what to do first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Model
from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import look, may
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass
from woonzeker.access.tenancy import current_municipality, tenant
from woonzeker.access.veil import of
from woonzeker.cases.models import Case, CaseMove, CaseStatus
from woonzeker.cases.selectors import TASK_NAMES
from woonzeker.errors import NotFound
from woonzeker.legal.models import (
    AT_WORK,
    Bewind,
    BewindRequest,
    Moratorium,
    MoratoriumState,
    RequestProgress,
    Settlement,
)
from woonzeker.legal.rules import LastOfferPolicy
from woonzeker.legal.rules.bewind import BEWIND_WORDS, BewindKind
from woonzeker.legal.rules.bewind_course import STEP_WORDS
from woonzeker.legal.rules.moratorium import TYPES, MoratoriumKind
from woonzeker.legal.rules.moratorium_course import END_WORDS, MoratoriumEnd, protects, until
from woonzeker.legal.rules.offer_rights import BASIS, MAY_SEE_OFFERS
from woonzeker.legal.rules.settlement import PHASE_WORDS, phase, settlement_clock
from woonzeker.legal.selectors.offer_facts import protected
from woonzeker.legal.selectors.offer_lines import OfCase, of_case
from woonzeker.legal.selectors.offer_rows import (
    bewind_stands,
    followed,
    grant_of,
    last_offer_policy,
)
from woonzeker.legal.selectors.offer_tasks import work_of
from woonzeker.process import Step
from woonzeker.ui.words import short_day

#: the step from which last offers are what is left, and from which a case points to them
FROM_STEP, _LINKED_FROM = Step.VONNIS, Step.DAGVAARDING
_TABLES: tuple[type[Model], ...] = (Moratorium, BewindRequest, Bewind, Settlement)


@of(DataClass.COURT)
@dataclass(frozen=True, slots=True)
class OfferLine:
    """One thing that was offered or asked: what, how it stands, until when and where its page is.

    `page` is the name of its address; `open` whether it runs or is prepared.
    """

    id: UUID
    page: str
    title: str
    state: str
    tone: str
    until_on: date | None
    open: bool


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class ToDo:
    """One thing to do, by a day."""

    words: str
    due_on: date


@of(DataClass.COURT)
@dataclass(frozen=True, slots=True)
class OffersView:
    """Everything of last offers in one case."""

    of_case: OfCase
    closed: bool
    to_do: tuple[ToDo, ...]
    lines: tuple[OfferLine, ...]
    protected_until: date | None
    last_offer_on: date | None
    may_come_to_offer: bool


@look("legal.last_offers", may_if=MAY_SEE_OFFERS, basis=BASIS, about="case")
def last_offers(*, actor: Actor, case: UUID) -> OffersView:
    """See what runs of last offers in a case, what was tried, and what comes first."""
    found = Case.objects.select_related("household").filter(pk=case).first()
    if found is None:
        raise NotFound
    policy = last_offer_policy(current_municipality())
    work = sorted(work_of(case).items(), key=lambda each: (each[1], each[0]))
    lines = [*_moratoria(case), *_settlements(case, policy), *_requests(case)]
    lines += _bewinden(case, policy)
    made = CaseMove.counting.filter(case=case, code="last_offer_made").order_by("-sequence")
    return OffersView(
        of_case=of_case(found),
        closed=found.status == CaseStatus.CLOSED,
        to_do=tuple(ToDo(str(TASK_NAMES.get(kind, kind)), day) for kind, day in work),
        lines=tuple(sorted(lines, key=lambda each: not each.open)),
        protected_until=protected([case], on=clock.today()).get(case),
        last_offer_on=made.values_list("moved_on", flat=True).first(),
        may_come_to_offer=found.step >= FROM_STEP,
    )


def last_offers_line(actor: Actor, case: UUID) -> tuple[str, str] | None:
    """How last offers of a case stand in a few words, with a tone; None for who may not see them
    and where there is nothing to offer yet: before a summons, without any row."""
    if not may(actor, "legal.last_offers", case):
        return None
    with tenant(actor.municipality):
        until_on = protected([case], on=clock.today()).get(case)
        if until_on is not None:
            return _("ontruiming mag niet tot en met %s") % short_day(until_on), "green"
        if any(table._default_manager.filter(case=case).exists() for table in _TABLES):
            return "", ""
        step = Case.objects.filter(pk=case).values_list("step", flat=True).first() or 0
        return ("", "") if step >= _LINKED_FROM else None


def _moratoria(case: UUID) -> Iterator[OfferLine]:
    today = clock.today()
    for row in Moratorium.objects.filter(case=case).order_by("-made_on", "pk"):
        state, tone, last = str(MoratoriumState(row.state).label), "", None
        if row.state == MoratoriumState.GRANTED:
            grant = grant_of(row)
            last = until(grant)
            if protects(grant, on=today):
                state, tone = _("loopt"), "green"
            else:
                state = _(END_WORDS[MoratoriumEnd(row.end)]) if row.end else _("voorbij")
        title = _("Moratorium: %s") % _(TYPES[MoratoriumKind(row.kind)].title)
        is_open = row.state in AT_WORK and row.ended_on is None
        yield OfferLine(row.pk, "legal:moratorium", title, state, tone, last, is_open)


def _settlements(case: UUID, policy: LastOfferPolicy) -> Iterator[OfferLine]:
    rows = Settlement.objects.filter(case=case, recalled_at=None).order_by("-asked_on", "pk")
    for row in rows:
        known = followed(row)
        now, runs = phase(known, on=clock.today(), policy=policy), settlement_clock(known)
        is_open = row.ended_on is None and row.refused_on is None
        last = runs.until_on if runs else None
        title = _("Schuldsanering door de rechtbank")
        tone = "green" if is_open else ""
        yield OfferLine(row.pk, "legal:settlement", title, _(PHASE_WORDS[now]), tone, last, is_open)


def _requests(case: UUID) -> Iterator[OfferLine]:
    rows = BewindRequest.objects.filter(case=case)
    for row in rows.exclude(state=RequestProgress.GRANTED).order_by("-made_on", "pk"):
        is_open = row.state in (RequestProgress.DRAFT, RequestProgress.SENT)
        state = str(RequestProgress(row.state).label)
        title = _("Verzoek: %s") % _(BEWIND_WORDS[BewindKind.BY_COLLEGE])
        tone = "amber" if is_open else ""
        yield OfferLine(row.pk, "legal:bewind_list", title, state, tone, None, is_open)


def _bewinden(case: UUID, policy: LastOfferPolicy) -> Iterator[OfferLine]:
    rows = Bewind.objects.filter(case=case, recalled_at=None).order_by("-made_on", "pk")
    for row in rows:
        if row.begins_on is None:
            state, tone = _("wordt voorbereid"), "amber"
        else:
            stands = bewind_stands(row, policy)
            state = _(STEP_WORDS[stands.step]).rstrip(".")
            tone = "green" if row.ended_on is None else ""
        title = _(BEWIND_WORDS[BewindKind(row.kind)])
        title = title[:1].upper() + title[1:]
        is_open = row.ended_on is None
        last = row.ended_on or row.said_until
        yield OfferLine(row.pk, "legal:bewind", title, state, tone, last, is_open)
