# SPDX-License-Identifier: EUPL-1.2
"""A small drawing of a tour: where the doors lie from each other, without a map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from woonzeker.planning.places import Place

_WIDTH, _HEIGHT, _EDGE = 330, 150, 24
#: doors nearer than this share one dot, so that their numbers can be read
_TOO_NEAR = 26
_LETTER, _ROUND = 8, 22


@dataclass(frozen=True, slots=True)
class Dot:
    """A numbered dot in the drawing; `numbers` are the doors that it stands for, in order."""

    x: int
    y: int
    numbers: tuple[int, ...]

    @property
    def label(self) -> str:
        """'4', '4–6' or '1, 11–12'."""
        runs: list[list[int]] = []
        for number in self.numbers:
            if runs and number == runs[-1][-1] + 1:
                runs[-1].append(number)
            else:
                runs.append([number])
        return ", ".join(str(r[0]) if len(r) == 1 else f"{r[0]}–{r[-1]}" for r in runs)

    @property
    def wide(self) -> int:
        """How wide the dot is, to hold its label."""
        return max(_ROUND, _LETTER * len(self.label) + 8)

    @property
    def half(self) -> int:
        """Half of that."""
        return self.wide // 2


@dataclass(frozen=True, slots=True)
class Sketch:
    """Dots, and the way past them in the order of the tour, in a drawing of `width` by `height`."""

    width: int
    height: int
    dots: tuple[Dot, ...]
    line: str


def sketch(doors: Sequence[tuple[int, Place | None]]) -> Sketch | None:
    """Draw numbered doors to scale, north up; None with fewer than two known places."""
    known = [(number, place) for number, place in doors if place is not None]
    if len({place for _, place in known}) < 2:
        return None
    dots: list[Dot] = []
    way: list[int] = []
    for (number, _), (x, y) in zip(known, _scaled([place for _, place in known]), strict=True):
        at = next((i for i, dot in enumerate(dots) if _near(dot, x, y)), len(dots))
        if at == len(dots):
            dots.append(Dot(x, y, (number,)))
        else:
            dots[at] = replace(dots[at], numbers=(*dots[at].numbers, number))
        way.append(at)
    line = " ".join(f"{dots[at].x},{dots[at].y}" for at in way)
    return Sketch(_WIDTH, _HEIGHT, tuple(dots), line)


def _scaled(places: Sequence[Place]) -> list[tuple[int, int]]:
    left, low = min(p.x for p in places), min(p.y for p in places)
    wide, high = max(p.x for p in places) - left, max(p.y for p in places) - low
    scale = min((_WIDTH - 2 * _EDGE) / max(wide, 1), (_HEIGHT - 2 * _EDGE) / max(high, 1))
    aside, above = (_WIDTH - wide * scale) / 2, (_HEIGHT - high * scale) / 2
    return [
        (round(aside + (p.x - left) * scale), round(_HEIGHT - above - (p.y - low) * scale))
        for p in places
    ]


def _near(dot: Dot, x: int, y: int) -> bool:
    return abs(dot.x - x) < _TOO_NEAR and abs(dot.y - y) < _TOO_NEAR
