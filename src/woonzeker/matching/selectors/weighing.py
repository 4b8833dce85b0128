# SPDX-License-Identifier: EUPL-1.2
"""Which weights and which threshold hold now for the municipality whose transaction this is.

What is read here holds nothing of any resident; the rooms' own services ask it before they decide.
"""

from __future__ import annotations

from dataclasses import replace

from woonzeker.matching.linkage import Weights
from woonzeker.matching.linkage.weights import SHIPPED
from woonzeker.matching.models import ThresholdChange, WeightSet


def weights_in_force() -> Weights:
    """The weights that a person switched to, or the shipped ones, with the threshold of now.

    When a new release ships other weights, a threshold that a person had raised stays as high.
    """
    strict = strict_weights()
    last = last_threshold(strict.version)
    if last is None:
        before = ThresholdChange.objects.order_by("-decided_at", "-pk")
        last = max(strict.threshold, before.values_list("bits", flat=True).first() or 0.0)
    return replace(strict, threshold=last)


def last_threshold(version: str) -> float | None:
    """The threshold that was last set for a version of the weights; None when none ever was."""
    changes = ThresholdChange.objects.filter(version=version).order_by("-decided_at", "-pk")
    return changes.values_list("bits", flat=True).first()


def strict_weights() -> Weights:
    """The weights in force with the threshold at which they began, before any audit."""
    switched = WeightSet.objects.exclude(switched_at=None).order_by("-switched_at").first()
    return SHIPPED if switched is None else weights_of(switched)


def weights_of(kept: WeightSet) -> Weights:
    """A set of weights as it decides; a level that came later weighs what is shipped for it."""
    return replace(
        SHIPPED,
        version=kept.version,
        prior=kept.prior,
        bits={**SHIPPED.bits, **kept.bits},
        threshold=kept.threshold,
    )
