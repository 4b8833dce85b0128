# SPDX-License-Identifier: EUPL-1.2
"""Seeds for training and seeds for measuring: two ranges without a common number.

Weights are never measured on the rows they were trained on; who asks for the wrong kind is refused.
"""

from __future__ import annotations

TRAINING = range(1, 1_000)
MEASURING = range(1_000, 2_000)


class WrongSeed(ValueError):
    """The seed is not meant for what is asked of it."""


def for_training(seed: int) -> int:
    """The seed itself when it may train. Raises WrongSeed."""
    if seed not in TRAINING:
        raise WrongSeed(f"{seed} is no training seed ({TRAINING.start}-{TRAINING.stop - 1})")
    return seed


def for_measuring(seed: int) -> int:
    """The seed itself when it may measure. Raises WrongSeed."""
    if seed not in MEASURING:
        raise WrongSeed(f"{seed} is no measuring seed ({MEASURING.start}-{MEASURING.stop - 1})")
    return seed
