# SPDX-License-Identifier: EUPL-1.2
"""Setting the automatic threshold, refitting weights and switching to them: always by a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from woonzeker.access import audit, clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Role, writes
from woonzeker.errors import NotFound, Refused
from woonzeker.matching import rules
from woonzeker.matching.linkage import Weights
from woonzeker.matching.linkage.refitting import NEEDED, is_held_back, measure, moved, refit
from woonzeker.matching.linkage.weights import SHIPPED
from woonzeker.matching.models import ThresholdChange, WeightSet
from woonzeker.matching.selectors.evidence import evidence, labelled_decisions
from woonzeker.matching.selectors.threshold import share_alone
from woonzeker.matching.selectors.weighing import (
    last_threshold,
    strict_weights,
    weights_in_force,
)
from woonzeker.matching.services.reviewing import BASIS

MAY_SET = writes(DataClass.SIGNAL, DataClass.IDENTITY).by(Role.INTAKE_COORDINATOR)
#: hardly a sum of bits comes near this; a slip of the keyboard does
HIGHEST = 40.0


@action("matching.set_threshold", may_if=MAY_SET, basis=BASIS)
def set_threshold(*, actor: Actor, bits: float) -> ThresholdChange:
    """Link by itself from so many bits on; signals that come in after this are linked by it.

    Higher is always allowed, lower only as far as audits allow. Raises Refused with the reason.
    """
    _by_name(actor)
    _check(bits)
    return _change(actor, weights_in_force().version, bits)


@action("matching.try_threshold", may_if=MAY_SET, basis=BASIS)
def try_threshold(*, actor: Actor, bits: float) -> float:
    """The share linked without a person at a threshold that may be set, before it is; from 0 to 1.

    Raises Refused with the reason when it may not.
    """
    _by_name(actor)
    _check(bits)
    return share_alone(actor, bits)


def _check(bits: float) -> None:
    """Raise Refused, with the reason, for a threshold that may not be set now."""
    now = weights_in_force()
    if not 0 <= bits <= HIGHEST:
        raise Refused(_("Kies een drempel van 0 tot en met %s punten.") % f"{HIGHEST:.0f}")
    if bits == now.threshold:
        raise Refused(_("Dit is de drempel die al geldt."))
    judged = evidence(now.version).judged
    lowest = rules.permitted_from(judged, strict=strict_weights().threshold, now=now.threshold)
    if bits < min(now.threshold, lowest):
        raise Refused(_too_low(judged, min(now.threshold, lowest)))


def _too_low(judged: Sequence[rules.Judged], lowest: float) -> str:
    """Why a threshold is refused that is under the lowest that may be chosen."""
    points = number_format(rules.tenths_up(lowest), 1)
    if rules.until_proven(judged, lowest):
        return _(
            "Zo laag mag de drempel niet: lager dan %s punten mag pas als de steekproef bewijst "
            "dat het goed gaat."
        ) % points  # fmt: skip
    return _("Zo laag mag de drempel niet: de steekproef bewijst %s punten of meer.") % points


@action("matching.train_weights", may_if=MAY_SET, basis=BASIS)
def train_weights(*, actor: Actor) -> WeightSet:
    """Refit the weights on what people decided and keep them, not in force, beside the old ones.

    Raises Refused while fewer than 250 signals were decided.
    """
    decided = labelled_decisions()
    if len(decided) < NEEDED:
        raise Refused(
            _("Er zijn %(there)s beslissingen van mensen om van te leren; er zijn er %(needed)s "
              "nodig.") % {"there": len(decided), "needed": NEEDED}
        )  # fmt: skip
    audit.concerns(len(decided))
    old = weights_in_force()
    number = WeightSet.objects.filter(version__startswith="eigen-").count() + 1
    new = refit(decided, strict_weights(), version=f"eigen-{number}")
    held_back = [each for each in decided if is_held_back(each.name)]
    figures = {"against": old.version, "old": asdict(measure(held_back, old)),
               "new": asdict(measure(held_back, new)), "moved": moved(old, new)}  # fmt: skip
    return _keep(actor, new, labels=len(decided), held_back=figures)


@action("matching.switch_weights", may_if=MAY_SET, basis=BASIS)
def switch_weights(*, actor: Actor, version: str) -> WeightSet:
    """Weigh with another set from now on, its threshold back at the strict start.

    Where audits proved that start to let too much through, the last threshold of that set stays.
    `version` is a set that was refitted, or the shipped one to go back to. Raises NotFound for an
    unknown version, Refused when it is in force already or no person switches.
    """
    _by_name(actor)
    if version == weights_in_force().version:
        raise Refused(_("Deze gewichten gelden al."))
    chosen = WeightSet.objects.select_for_update().filter(version=version).first()
    if chosen is None and version == SHIPPED.version:
        chosen = _keep(actor, SHIPPED, labels=0, held_back={})
    if chosen is None:
        raise NotFound(_("Deze gewichten bestaan niet."))
    chosen.switched_at, chosen.switched_by = clock.now(), actor.id
    chosen.save(update_fields=["switched_at", "switched_by"])
    _change(actor, version, _start_of(chosen))
    return chosen


def _start_of(chosen: WeightSet) -> float:
    """Where a set begins: switching away and back opens no threshold that audits had closed."""
    strict, last = chosen.threshold, last_threshold(chosen.version)
    judged = evidence(chosen.version).judged
    if last is None or not rules.too_many_wrong(judged, strict):
        return strict
    return max(strict, last)


def _by_name(actor: Actor) -> None:
    if actor.kind != "user":
        raise Refused(_("Alleen een mens met een naam kan dit beslissen."))


def _change(actor: Actor, version: str, bits: float) -> ThresholdChange:
    found = rules.count_above(evidence(version).judged, bits)
    return ThresholdChange.objects.create(
        bits=bits,
        version=version,
        decided_at=clock.now(),
        decided_by=actor.id,
        audited=found.judged,
        wrong=found.wrong,
        upper_bound=found.upper,
    )


def _keep(
    actor: Actor, weights: Weights, *, labels: int, held_back: Mapping[str, object]
) -> WeightSet:
    return WeightSet.objects.create(
        version=weights.version,
        prior=weights.prior,
        bits=dict(weights.bits),
        threshold=weights.threshold,
        labels=labels,
        held_back=dict(held_back),
        made_at=clock.now(),
        made_by=actor.id,
    )
