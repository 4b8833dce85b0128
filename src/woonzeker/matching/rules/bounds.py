# SPDX-License-Identifier: EUPL-1.2
"""How large or small the share of false links can be, given how many audits found wrong.

One-sided exact bounds of a binomial share (Clopper and Pearson, 1934), worked out from the
incomplete beta function, so that audits that stand for more links than others can be counted too.
"""

from __future__ import annotations

import math

CONFIDENCE = 0.95
#: halvings of the interval in which a bound is sought: far below what a page can show
_HALVINGS = 60
#: more audits than this nobody will ever need; stops the search for how many more
_MOST = 10_000_000
_TINY = 1e-300
_PRECISE = 1e-14


def upper_bound(wrong: float, audited: float, confidence: float = CONFIDENCE) -> float:
    """The share of false links that is at most there, said with this confidence.

    `wrong` of `audited` were found false; without any audit nothing is known and it is 1.
    """
    _check(wrong, audited)
    if wrong >= audited:
        return 1.0
    if wrong == 0:
        return -math.expm1(math.log1p(-confidence) / audited)
    return _share_at(confidence, wrong + 1, audited - wrong)


def lower_bound(wrong: float, audited: float, confidence: float = CONFIDENCE) -> float:
    """The share of false links that is at least there, said with this confidence."""
    _check(wrong, audited)
    if wrong == 0:
        return 0.0
    return _share_at(1 - confidence, wrong, audited - wrong + 1)


def within(share: float, wrong: float, audited: float, confidence: float = CONFIDENCE) -> bool:
    """Whether the upper bound stays at or under a share; quicker than the bound itself."""
    if wrong >= audited:
        return False
    return _beta(share, wrong + 1, audited - wrong) >= confidence


def audits_needed(wrong: int, audited: int, share: float) -> int:
    """How many more audits without an error bring the upper bound to the share, 0 when it is."""
    low, high = audited - 1, max(audited, 1)
    while not within(share, wrong, high) and high < _MOST:
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if within(share, wrong, middle) else (middle, high)
    return high - audited


def _check(wrong: float, audited: float) -> None:
    if not 0 <= wrong <= audited:
        raise ValueError("more wrong than audited")


def _share_at(probability: float, a: float, b: float) -> float:
    """The share at which the beta distribution reaches a probability."""
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if _beta(middle, a, b) < probability else (low, middle)
    return (low + high) / 2


def _beta(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function; for whole numbers the tail of a binomial."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    if x > (a + 1) / (a + b + 2):  # the fraction converges on the other side
        return 1 - _beta(1 - x, b, a)
    front = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    front += a * math.log(x) + b * math.log1p(-x)
    return math.exp(front) * _fraction(x, a, b) / a


def _fraction(x: float, a: float, b: float) -> float:
    """The continued fraction of the incomplete beta function, by the method of Lentz (1976)."""
    value, c, d = 2.0, 2.0, 1.0
    for step in range(1, 2_000):
        term = _term(step, x, a, b)
        d = 1 / _away(1 + term * d)
        c = _away(1 + term / c)
        value *= c * d
        if abs(c * d - 1) < _PRECISE:
            break
    return value - 1


def _term(step: int, x: float, a: float, b: float) -> float:
    m = step // 2
    if step % 2:
        return -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    return m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))


def _away(number: float) -> float:
    """The number, kept away from nought."""
    return number if abs(number) > _TINY else _TINY
