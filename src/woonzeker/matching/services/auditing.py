# SPDX-License-Identifier: EUPL-1.2
"""Drawing automatic links to be judged afterwards, and what people say of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from woonzeker.access import audit, clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.errors import Conflict, NotFound, NotPermitted, Refused
from woonzeker.matching import rules
from woonzeker.matching.models import AuditDraw, AuditVerdict, Link, LinkResult
from woonzeker.matching.rules import AuditChoice, Standing
from woonzeker.matching.selectors.auditing import last_verdict_of
from woonzeker.matching.selectors.weighing import weights_in_force
from woonzeker.matching.services.reviewing import BASIS, MAY_REVIEW

#: a link that a new extract made comes into the lot as well, but not one of long ago
_RECENT = timedelta(days=31)
_SETTLED = (Standing.RIGHT, Standing.WRONG)


@action("matching.draw_audits", may_if=MAY_REVIEW, basis=BASIS)
def draw_audits(
    *, actor: Actor, delivery: UUID | None = None, links: Sequence[UUID] | None = None,
    more: int = 0,
) -> int:  # fmt: skip
    """Draw automatic links by lot to be judged afterwards; gives how many were drawn.

    Of one delivery at least a handful; of the `links` given those that the lot falls on; without
    either whatever the last month brought. `more` draws so many besides, of all that were never
    drawn. Asking again draws nothing twice.
    """
    weights = weights_in_force()
    found, plan = _automatic(weights.version), replace(rules.PLAN, least=more)
    if delivery is not None:
        found = found.filter(signal__delivery=delivery)
        had = AuditDraw.objects.filter(link__signal__delivery=delivery).count()
        plan = replace(plan, least=max(rules.PLAN.least - had, 0))
    elif links is not None:
        found = found.filter(pk__in=links)
    elif not more:
        found = found.filter(decided_on__gte=clock.today() - _RECENT)
    drawn = _drawn(found, weights.threshold, actor.municipality, plan)[: more or None]
    AuditDraw.objects.bulk_create(drawn, ignore_conflicts=True)
    audit.concerns(len(drawn))
    return len(drawn)


def _automatic(version: str) -> QuerySet[Link]:
    """Links that the rules made with these weights and that were never drawn."""
    return (
        Link.objects.filter(
            result=LinkResult.LINKED, decided_by="", version=version, audit=None
        )
        .select_related("signal__delivery")
        .only(
            "score", "version", "person_id", "signal__line_number", "signal__delivery__sha256",
        )
    )  # fmt: skip


def _drawn(
    found: Iterable[Link], threshold: float, seed: str, plan: rules.SamplePlan
) -> list[AuditDraw]:
    by_name = {f"{each.signal.delivery.sha256}/{each.signal.line_number}": each for each in found}
    eligible = [rules.Eligible(name, link.score) for name, link in by_name.items()]
    now = clock.now()
    return [
        AuditDraw(
            link=by_name[each.name],
            drawn_at=now,
            person_id=UUID(str(by_name[each.name].person_id)),
            score=by_name[each.name].score,
            version=by_name[each.name].version,
            reviewers=each.reviewers,
        )
        for each in rules.draw(eligible, threshold=threshold, seed=seed, plan=plan)
    ]


@action("matching.judge_audit", may_if=MAY_REVIEW, basis=BASIS, about="draw")
def judge_audit(*, actor: Actor, draw: UUID, verdict: AuditChoice) -> AuditVerdict:
    """Say of a drawn link whether it is right, wrong, or not to be said.

    Only a person can. Raises NotFound, or Conflict for who judged it before and for a link that
    needs no further look.
    """
    if actor.kind != "user":
        raise NotPermitted
    found = AuditDraw.objects.select_for_update().filter(pk=draw).first()
    if found is None:
        raise NotFound
    verdicts = list(found.verdicts.order_by("judged_at", "pk"))
    if any(each.judged_by == actor.id for each in verdicts):
        raise Conflict(
            _("Jij hebt deze koppeling al bekeken. Iemand anders kijkt een tweede keer.")
        )
    said = [AuditChoice(each.verdict) for each in verdicts]
    if rules.standing(said, found.reviewers) in _SETTLED:
        raise Conflict(_("Deze koppeling is al genoeg bekeken."))
    return AuditVerdict.objects.create(
        draw=found, judged_at=clock.now(), judged_by=actor.id, verdict=verdict.value
    )


@action("matching.retract_verdict", may_if=MAY_REVIEW, basis=BASIS, about="draw")
def retract_verdict(*, actor: Actor, draw: UUID) -> AuditDraw:
    """Take back the actor's own last verdict, as long as nobody judged the link after it.

    The line of audit stays. Raises NotFound, Refused with the reason.
    """
    found = AuditDraw.objects.select_for_update().filter(pk=draw).first()
    if found is None:
        raise NotFound
    mine = last_verdict_of(actor)
    if mine is None or mine.draw_id != found.pk:
        raise Refused(_("Je kunt alleen je laatste oordeel van vandaag terugnemen."))
    if found.verdicts.filter(judged_at__gt=mine.judged_at).exists():
        raise Refused(_("Iemand anders keek hier al na jou. Je oordeel blijft staan."))
    mine.delete()
    return found
