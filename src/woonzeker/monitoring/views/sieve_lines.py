# SPDX-License-Identifier: EUPL-1.2
"""The sieve as lines of a page: each number with the address of the list behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from woonzeker.access.actors import Actor
from woonzeker.monitoring.rules.flow import OUT_TO, Drawing, Kind, Stage, drawing_of
from woonzeker.monitoring.rules.sieve import Where
from woonzeker.monitoring.rules.sieve_asked import GONE, STILL_HERE, Behind
from woonzeker.monitoring.rules.sieve_counts import Chosen, Level, Sieve
from woonzeker.monitoring.rules.sieve_periods import ALL, Span
from woonzeker.monitoring.selectors import may_list
from woonzeker.process import Step
from woonzeker.ui.words import day_year, number

#: room between a shape and its words, and from its top to their foot
_BESIDE, _FOOT = 6, 12


@dataclass(frozen=True, slots=True)
class Number:
    """A number, and the address of its list; empty for who may not open it."""

    value: int
    url: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """One place of households, in words, with its number."""

    words: str
    number: Number


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of the sieve."""

    step: int
    title: str
    came: Number
    began: Number
    inside: tuple[Way, ...]
    left: tuple[Way, ...]
    onward: Number
    median: int | None


@dataclass(frozen=True, slots=True)
class Label:
    """Words in the drawing."""

    x: int
    y: int
    words: str
    kind: str


#: what makes the address of a list: of a step, which number, which place
Address = Callable[[Step | None, Behind, str], str]


def addresses(asked: Mapping[str, str], *, open_to: bool) -> Address:
    """How the address of a list is made from what was chosen; empty ones when there is none."""

    def address(step: Step | None, behind: Behind, place: str) -> str:
        if not open_to:
            return ""
        more = {"stap": str(step.value) if step else "", "wat": behind.value, "plek": place}
        words = {name: value for name, value in {**asked, **more}.items() if value}
        return f"{reverse('monitoring:sieve_list')}?{urlencode(words)}"

    return address


def leaks(asked: Mapping[str, str], value: int, actor: Actor, chosen: Chosen) -> Number:
    """Who sank a step without contact; the list is of the same choice as the number."""
    if not may_list(actor, chosen):
        return Number(value)
    more = f"?{urlencode(asked)}" if asked else f"?{urlencode({'periode': chosen.from_on.year})}"
    return Number(value, f"{reverse('monitoring:leaks')}{more}")


def words_of(span: Span) -> str:
    """Some days as they stand in a sentence, in the language of who reads."""
    if span.code == ALL:
        return _("in alle jaren")
    if span.title == span.code and span.code:
        return _("in %s") % span.title
    if span.title:
        quarter, _of, year = span.title.partition("e kwartaal van ")
        return _("in het %(quarter)se kwartaal van %(year)s") % {"quarter": quarter, "year": year}
    return _("van %(first)s tot en met %(last)s") % {
        "first": day_year(span.from_on),
        "last": day_year(span.to_on),
    }


def step_lines(sieve: Sieve, medians: Mapping[Step, int], to: Address) -> list[StepLine]:
    """A line for each step to which anybody came."""
    return [_line(level, medians, to) for level in sieve.levels if level.began + level.from_above]


def ways_out(sieve: Sieve, to: Address) -> list[Way]:
    """How households left, the most first, and how many are still in it."""
    left = sorted(sieve.left.items(), key=lambda each: (-each[1], each[0]))
    return [_way(None, where, number, to) for where, number in left]


def still_inside(sieve: Sieve, to: Address) -> Number:
    """Who is in the sieve now."""
    return _number(sieve.inside, to(None, Behind.HERE, STILL_HERE))


def gone(sieve: Sieve, to: Address) -> Number:
    """Who left it."""
    return _number(sum(sieve.left.values()), to(None, Behind.HERE, GONE))


def entered(sieve: Sieve, to: Address) -> Number:
    """Who ever came in."""
    return _number(sieve.entered, to(None, Behind.HERE, ""))


def mistakes(sieve: Sieve, to: Address) -> Number:
    """Who never belonged in it."""
    return _number(sieve.mistakes, to(None, Behind.HERE, Where.MISTAKE.value))


def drawn(stages: Iterable[Stage]) -> tuple[Drawing, list[Label]] | None:
    """The drawing of the steps to which anybody came, with its words; None without anybody."""
    found = [stage for stage in stages if stage.came]
    if not found:
        return None
    drawing = drawing_of(found)
    labels = [
        Label(0, heading.y, f"{_numbered(stage)}: {number(stage.came)}", "heading")
        for heading, stage in zip(drawing.headings, drawing.stages, strict=True)
    ]
    for shape in drawing.shapes:
        if shape.kind in {Kind.STAYS, Kind.LEAVES}:
            words = f"{number(shape.number)} {_short(shape.words)}"
            labels.append(Label(OUT_TO + _BESIDE, shape.y + _FOOT, words, "side"))
        elif shape.kind is Kind.ENTRY:
            words = _("+ %(number)s") % {"number": number(shape.number)}
            labels.append(Label(0, shape.y + _FOOT, words, "side"))
    return drawing, labels


def _line(level: Level, medians: Mapping[Step, int], to: Address) -> StepLine:
    step = level.step
    came = level.began + level.from_above
    return StepLine(
        step.value,
        _(step.dutch),
        _number(came, to(step, Behind.CAME, "")),
        _number(level.began, to(step, Behind.BEGAN, "")),
        tuple(_way(step, where, number, to) for where, number in level.inside.items()),
        tuple(_way(step, where, number, to) for where, number in level.left.items()),
        _number(level.onward, to(step, Behind.ONWARD, "")),
        medians.get(step),
    )


def _way(step: Step | None, where: Where, number: int, to: Address) -> Way:
    return Way(_(where.dutch), _number(number, to(step, Behind.HERE, where.value)))


def _number(value: int, url: str) -> Number:
    """Nobody has no list."""
    return Number(value, url if value else "")


def _numbered(stage: Stage) -> str:
    title = _(stage.title)
    return (
        f"{stage.code}. {title}" if stage.code.isdecimal() and stage.title[:4] != "stap" else title
    )


def _short(words: str) -> str:
    """What fits beside a shape: the table says the rest."""
    return _(words).partition(":")[0].partition(",")[0]
