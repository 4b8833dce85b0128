# SPDX-License-Identifier: EUPL-1.2
"""Which PIN is too easy for a phone that is carried from door to door."""

from __future__ import annotations

PIN_DIGITS = range(6, 13)
PIN_TRIES = 5
_ROWS = ("01234567890123456789", "98765432109876543210")
#: ways over the keys that everybody knows
_KNOWN = frozenset({
    "147258", "147369", "159357", "159753", "258456", "258369", "321654", "456123", "741852",
    "789456", "963852", "852456", "112358", "314159", "271828",
})  # fmt: skip


def pin_is_digits(pin: str) -> bool:
    """Whether it is six to twelve plain digits."""
    return pin.isascii() and pin.isdigit() and len(pin) in PIN_DIGITS


def pin_is_easy(pin: str) -> bool:
    """Whether a finder tries it first: a row, a repetition, few digits or a known way of keys."""
    if len(set(pin)) < 3 or any(pin in row for row in _ROWS) or pin[:6] in _KNOWN:
        return True
    if pin == pin[::-1]:
        return True
    if all(pin[at] == pin[at + 1] for at in range(0, len(pin) - 1, 2)):
        return True
    repeated = any(pin == pin[:size] * (len(pin) // size) for size in range(1, len(pin) // 2 + 1))
    return repeated or _is_year(pin)


def _is_year(pin: str) -> bool:
    """A birth day and year, as in 140672 or 14061972."""
    day, month, year = pin[:2], pin[2:4], pin[4:]
    if not (1 <= int(day) <= 31 and 1 <= int(month) <= 12):
        return False
    return len(year) == 2 or (len(year) == 4 and year[:2] in {"19", "20"})
