# SPDX-License-Identifier: EUPL-1.2
"""The tables of a year of evictions for one municipality, the published figures beside them. Pure.

Published figures are parameters with their source. Of a year without one the last before it stands
there, with its own year: a reader sees what was compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from woonzeker.law import series
from woonzeker.legal.rules import JUDGMENTS
from woonzeker.matching.linkage.wording import gettext_noop
from woonzeker.monitoring.rules.evictions import (
    DEFAULT_CODES,
    DEFINITIONS,
    DISSOLVES,
    LANDLORDS,
    NOT_LOST,
    OUT_OF_COURT,
    OUTCOMES,
    REASON_PATHS,
    After,
    Ending,
    Judged,
    Lost,
    Outcome,
    Reason,
    is_of_bailiffs,
    is_of_corporations,
)
from woonzeker.monitoring.rules.sieve import Children

_WHOLE = 100
CHILDREN_WORDS = {
    Children.YES: gettext_noop("met kinderen"),
    Children.NO: gettext_noop("zonder kinderen"),
    Children.UNKNOWN: gettext_noop("niet bekend of er kinderen wonen"),
}
#: of a judgment by default, or one at which somebody spoke for the household
DEFAULT_WORDS = {
    True: gettext_noop("bij verstek"),
    False: gettext_noop("er kwam iemand"),
    None: gettext_noop("niet bekend"),
}


class Asks(StrEnum):
    """What somebody must see beside the households themselves to open the list of a line."""

    NOTHING = "nothing"
    #: on which road a home was lost says nuisance, drugs or alleged fraud
    ORDER = "order"
    #: who let the home is known from who reported
    REPORT = "report"

    @classmethod
    def of(cls, table: str, line: str) -> Asks:
        """What the list of a line of a table asks."""
        if table in {"reasons", "grounds"}:
            return cls.ORDER
        return cls.REPORT if table == "landlords" or line == "aedes" else cls.NOTHING


@dataclass(frozen=True, slots=True)
class National:
    """A published figure: of which year, where it stands, how sure we are."""

    value: int
    unit: str
    year: int
    citation: str
    source: str
    confidence: str
    note: str = ""

    def __str__(self) -> str:
        number = f"{self.value:,}".replace(",", ".")
        unit = "%" if self.unit == "procent" else f" {self.unit}"
        return f"{number}{unit} in {self.year} ({self.citation}, {self.confidence})"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table: the own number, its share of the table in percents, and the country's.

    `cases` are the households that it counts, as far as they are known.
    """

    code: str
    words: str
    number: int
    share: int | None = None
    national: National | None = None
    cases: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class YearTable:
    """One table; `base` says of what the shares are, and how many those are."""

    code: str
    title: str
    base: str
    total: int
    lines: tuple[Line, ...]


def published_in(path: str, year: int) -> National | None:
    """The published figure of a year, or the last one before it; None when there is none."""
    known = [value for value in series(path) if value.valid_from.year <= year]
    if not known:
        return None
    last = known[-1]
    until = last.valid_to.year if last.valid_to else year
    return National(
        last.number,
        last.unit,
        min(until, year),
        str(last.citation),
        last.citation.source,
        last.confidence.dutch,
        last.note,
    )


def year_tables(
    lost: Iterable[Lost], judged: Iterable[Judged], *, year: int
) -> tuple[YearTable, ...]:
    """All tables of a year: homes lost by each definition, reasons, judgments, what became of
    them, children, and where people went."""
    gone = [each for each in lost if each.on.year == year]
    spoken = [each for each in judged if each.on.year == year]
    evicted = [each for each in gone if is_of_bailiffs(each)]
    return (
        _definitions(gone, year),
        _endings(gone, year),
        _reasons([each for each in gone if is_of_corporations(each)], year),
        _landlords(evicted, year),
        _judgments(spoken, year),
        _grounds(spoken),
        _defaults(spoken),
        _outcomes(spoken, gone, year),
        _children(evicted, year),
        _after("after", gettext_noop("alle huishoudens die hun woning kwijtraakten"), gone),
        _after(
            "after_children",
            gettext_noop("huishoudens met kinderen die hun woning kwijtraakten"),
            [each for each in gone if each.children is Children.YES],
        ),
    )


def _definitions(gone: Sequence[Lost], year: int) -> YearTable:
    lines = tuple(
        _line(
            each.code,
            each.title,
            (one for one in gone if each.counts(one)),
            published_in(each.path, year) if each.path else None,
        )
        for each in DEFINITIONS
    )
    return YearTable(
        "definitions", gettext_noop("Woning kwijtgeraakt, op drie manieren geteld"),
        gettext_noop("huishoudens; wie bij de corporaties telt, telt in elke regel"), len(gone),
        lines,
    )  # fmt: skip


def _endings(gone: Sequence[Lost], year: int) -> YearTable:
    return _divided(
        "endings", gettext_noop("Hoe de woning verloren ging"),
        gettext_noop("alle huishoudens die hun woning kwijtraakten"),
        [
            _line(
                way,
                way.dutch,
                (each for each in gone if each.ending is way),
                published_in("kadaster/executieverkopen", year) if way is Ending.SOLD else None,
            )
            for way in Ending
        ],
    )  # fmt: skip


def _reasons(evicted: Sequence[Lost], year: int) -> YearTable:
    lines = [
        _line(
            reason,
            reason.dutch,
            (each for each in evicted if each.reason is reason),
            _national_reason(reason, year),
        )
        for reason in Reason
    ]
    return _divided(
        "reasons", gettext_noop("Hoofdreden van ontruiming bij corporaties"),
        gettext_noop("ontruimingen zoals de corporaties tellen"), lines,
    )  # fmt: skip


def _landlords(evicted: Sequence[Lost], year: int) -> YearTable:
    lines = [
        _line(
            kind or "none",
            words,
            (each for each in evicted if each.landlord == kind),
            published_in(path, year) if path else None,
        )
        for kind, (words, path) in LANDLORDS.items()
    ]
    return _divided(
        "landlords", gettext_noop("Ontruimingen naar soort verhuurder"),
        gettext_noop("ontruimingen zoals de deurwaarders tellen"), lines,
    )  # fmt: skip


def _national_reason(reason: Reason, year: int) -> National | None:
    """The published share; of other reasons what is left of a hundred, if all are of one year."""
    if reason in REASON_PATHS:
        return published_in(REASON_PATHS[reason], year)
    known = [published_in(path, year) for path in REASON_PATHS.values()]
    shares = [each for each in known if each is not None]
    if len(shares) < len(known) or len({each.year for each in shares}) > 1:
        return None
    rest = _WHOLE - sum(each.value for each in shares)
    return replace(shares[0], value=rest, note=gettext_noop("berekend: wat overblijft"))


def _judgments(spoken: Sequence[Judged], year: int) -> YearTable:
    lines = [
        _line(
            kind,
            words,
            (each for each in spoken if each.kind is kind),
            published_in("aedes/vonnissen", year) if kind in DISSOLVES else None,
        )
        for kind, (_wire, words) in JUDGMENTS.items()
    ]
    return _divided(
        "judgments", gettext_noop("Vonnissen naar soort"), gettext_noop("alle vonnissen"), lines
    )


def _grounds(spoken: Sequence[Judged]) -> YearTable:
    ended = [each for each in spoken if each.kind in DISSOLVES]
    return _divided(
        "grounds", gettext_noop("Reden van ontbinding door de rechter"),
        gettext_noop("vonnissen die de huur beëindigen"),
        [_line(why, why.dutch, (each for each in ended if each.reason is why)) for why in Reason],
    )  # fmt: skip


def _defaults(spoken: Sequence[Judged]) -> YearTable:
    lines = [
        _line(DEFAULT_CODES[said], words, (each for each in spoken if each.by_default is said))
        for said, words in DEFAULT_WORDS.items()
    ]
    return _divided(
        "defaults", gettext_noop("Of er iemand op de zitting was"),
        gettext_noop("alle vonnissen"), lines,
    )  # fmt: skip


def _outcomes(spoken: Sequence[Judged], gone: Sequence[Lost], year: int) -> YearTable:
    """Shares are of the tenancies that ended, as the corporations say it; who kept the home, and
    of whom it is not known yet, stands below without a share."""
    ended = [each for each in spoken if each.kind in DISSOLVES]
    lines = [
        _line(way, words, _with(ended, way), published_in(path, year))
        for way, (words, path) in OUTCOMES.items()
    ]
    words, path = OUT_OF_COURT
    closed = [each for each in gone if each.ending is Ending.OUT_OF_COURT]
    lines.append(_line("out_of_court", words, closed, published_in(path, year)))
    made = _divided(
        "outcomes", gettext_noop("Wat er van een ontbinding kwam"),
        gettext_noop("huurovereenkomsten die eindigden"), lines,
    )  # fmt: skip
    rest = tuple(_line(way, words, _with(ended, way)) for way, words in NOT_LOST.items())
    return replace(made, lines=made.lines + rest)


def _with(ended: Sequence[Judged], way: Outcome) -> list[Judged]:
    return [each for each in ended if each.outcome is way]


def _children(evicted: Sequence[Lost], year: int) -> YearTable:
    lines = [
        _line(
            said,
            words,
            (each for each in evicted if each.children is said),
            published_in("aedes/met_kinderen", year) if said is Children.YES else None,
        )
        for said, words in CHILDREN_WORDS.items()
    ]
    return _divided(
        "children", gettext_noop("Kinderen bij een ontruiming"),
        gettext_noop("ontruimingen zoals de deurwaarders tellen"), lines,
    )  # fmt: skip


def _after(code: str, base: str, gone: Sequence[Lost]) -> YearTable:
    return _divided(
        code, gettext_noop("Waar mensen daarna waren; landelijk houdt niemand dit bij"), base,
        [
            _line(where, where.dutch, (each for each in gone if each.after is where))
            for where in After
        ],
    )  # fmt: skip


def _divided(code: str, title: str, base: str, lines: Sequence[Line]) -> YearTable:
    """A table whose lines together are its total, each with its share in whole percents."""
    total = sum(line.number for line in lines)
    shared = (
        replace(line, share=_percent(line.number, total) if total else None) for line in lines
    )
    return YearTable(code, title, base, total, tuple(shared))


def _line(
    code: str, words: str, counted: Iterable[Lost | Judged], national: National | None = None
) -> Line:
    """The line of these households or judgments."""
    each = list(counted)
    cases = frozenset(one.case for one in each if one.case is not None)
    return Line(code, words, len(each), national=national, cases=cases)


def _percent(part: int, whole: int) -> int:
    return (2 * _WHOLE * part + whole) // (2 * whole)
