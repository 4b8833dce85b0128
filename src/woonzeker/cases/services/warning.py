# SPDX-License-Identifier: EUPL-1.2
"""Telling people of terms that come near: who works on the case, then who leads, then who manages.

A term that is met, or whose case closed, warns nobody any more; what was told stays on record.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from woonzeker.access import audit, clock, reach
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Relation, Role, holds, only_system
from woonzeker.cases.models import CaseAssignment, CaseStatus, CaseTerm, TermWarning
from woonzeker.cases.rules import MAY_VISIT, Level, WatchPolicy, told_by, watch_policy_from
from woonzeker.cases.selectors.working import PEER, guarded_by
from woonzeker.errors import NotFound, Refused
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import decided

BASIS = "Wgs art. 4"
THREATENING = "threatening_talk"


@action("cases.warn_of_terms", may_if=only_system(), basis=BASIS)
def warn_of_terms(*, actor: Actor) -> int:
    """Warn whoever must know today of a term that ends; again warns nobody twice."""
    today = clock.today()
    policy = watch_policy_from(decided(actor.municipality, PolicyKind.WATCH, on=today))
    terms = list(_near(policy, today))
    known = set(TermWarning.objects.filter(term__in=terms).values_list("term_id", "level"))
    new = [
        TermWarning(
            term=term, case_id=term.case_id, level=level, warned_on=today, warned_at=clock.now()
        )
        for term, level in _owed(terms, policy, today)
        if (term.pk, level.value) not in known
    ]
    TermWarning.objects.bulk_create(new, batch_size=1000)
    audit.concerns(len(new))
    return len(new)


@action("cases.see_warning", may_if=MAY_VISIT, basis=BASIS, about="warning")
def see_warning(*, actor: Actor, warning: UUID) -> TermWarning:
    """Say that one saw a warning, for who works on the case or leads its team.

    Raises NotFound, and Refused for a warning that is meant for another.
    """
    found = TermWarning.objects.select_for_update().filter(pk=warning).first()
    if found is None:
        raise NotFound
    if not _is_for(actor, found):
        raise Refused(_("Deze waarschuwing is voor een ander."))
    if found.seen_at is None:
        found.seen_at, found.seen_by = clock.now(), actor.id
        found.save(update_fields=["seen_at", "seen_by"])
    return found


@action("cases.see_late_terms", may_if=holds(Role.MANAGER), basis=BASIS)
def see_late_terms(*, actor: Actor, until: datetime | None = None) -> int:
    """Say as a manager that one saw how many terms are at their end; gives how many.

    `until` is when the last of those was told that stood on the page: what came after it was not
    seen, and waits.
    """
    shown = Q(warned_at=None) | Q(warned_at__lte=until or clock.now())
    waiting = TermWarning.objects.filter(shown, level=Level.MANAGER, seen_at=None)
    seen = waiting.update(seen_at=clock.now(), seen_by=actor.id)
    audit.concerns(seen)
    return seen


def _near(policy: WatchPolicy, today: date) -> QuerySet[CaseTerm]:
    """Running terms of which anybody could have to know; each knows whether somebody works on it.

    Twice the working days, and a week, is never fewer days than those working days take.
    """
    longest = max(*policy.usual.values(), *policy.threatening.values())
    worked_on = CaseAssignment.objects.filter(
        Q(until_on=None) | Q(until_on__gte=today),
        case=OuterRef("case"),
        from_on__lte=today,
        ended_at=None,
    ).exclude(why=PEER)
    return (
        CaseTerm.objects.filter(met_on=None, due_on__lte=today + timedelta(days=2 * longest + 7))
        .exclude(case__status=CaseStatus.CLOSED)
        .annotate(has_worker=Exists(worked_on))
    )


def _owed(
    terms: list[CaseTerm], policy: WatchPolicy, today: date
) -> Iterator[tuple[CaseTerm, Level]]:
    """Each term with each level that must have been told; the sum is made once for a day."""
    told: dict[tuple[date, bool, bool], tuple[Level, ...]] = {}
    for term in terms:
        threatening, has_worker = term.kind == THREATENING, bool(getattr(term, "has_worker", False))
        alike = (term.due_on, threatening, has_worker)
        if alike not in told:
            told[alike] = told_by(
                term.due_on, on=today, threatening=threatening, has_worker=has_worker, policy=policy
            )
        yield from ((term, level) for level in told[alike])


def _is_for(actor: Actor, warning: TermWarning) -> bool:
    """Whether a warning is meant for this actor: the lead's are not the worker's to put away."""
    if warning.level == Level.WORKER:
        mine = guarded_by(actor.id, on=clock.today())
        return TermWarning.objects.filter(mine, pk=warning.pk).exists()
    stands = reach.relations(actor, "case", str(warning.case_id))
    leads = Role.TEAM_LEAD.value in actor.roles and Relation.TEAM in stands
    return warning.level == Level.LEAD and leads
