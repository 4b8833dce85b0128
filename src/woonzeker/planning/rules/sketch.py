# SPDX-License-Identifier: EUPL-1.2
"""A small drawing of a tour: where the doors lie from each other, without a map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from woonzeker.planning.places import Place

_WIDTH, _HEIGHT, _EDGE = 330, 150, 20
#: doors nearer than this share one dot, so that their numbers can be read
_TOO_NEAR = 22


@dataclass(frozen=True, slots=True)
class Dot:
    """A numbered dot in the drawing; `numbers` are the doors that it stands for."""

    x: int
    y: int
    numbers: tuple[int, ...]

    @property
    def label(self) -> str:
        """'4' or '4–6'."""
        first, last = self.numbers[0], self.numbers[-1]
        return str(first) if first == last else f"{first}–{last}"


@dataclass(frozen=True, slots=True)
class Sketch:
    """Dots in the order of the tour, in a drawing of `width` by `height`."""

    width: int
    height: int
    dots: tuple[Dot, ...]

    @property
    def line(self) -> str:
        """The way from dot to dot, as SVG points."""
        return " ".join(f"{dot.x},{dot.y}" for dot in self.dots)


def sketch(doors: Sequence[tuple[int, Place | None]]) -> Sketch | None:
    """Draw numbered doors to scale, north up; None with fewer than two known places."""
    known = [(number, place) for number, place in doors if place is not None]
    if len({place for _, place in known}) < 2:
        return None
    left, low = min(p.x for _, p in known), min(p.y for _, p in known)
    wide = max(p.x for _, p in known) - left
    high = max(p.y for _, p in known) - low
    scale = min(
        (_WIDTH - 2 * _EDGE) / max(wide, 1),
        (_HEIGHT - 2 * _EDGE) / max(high, 1),
    )
    aside, above = (_WIDTH - wide * scale) / 2, (_HEIGHT - high * scale) / 2
    dots: list[Dot] = []
    for number, place in known:
        x = round(aside + (place.x - left) * scale)
        y = round(_HEIGHT - above - (place.y - low) * scale)
        if dots and abs(dots[-1].x - x) + abs(dots[-1].y - y) < _TOO_NEAR:
            dots[-1] = Dot(dots[-1].x, dots[-1].y, (*dots[-1].numbers, number))
        else:
            dots.append(Dot(x, y, (number,)))
    return Sketch(_WIDTH, _HEIGHT, tuple(dots))
