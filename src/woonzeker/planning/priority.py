# SPDX-License-Identifier: EUPL-1.2
"""How urgent a case is: a closed list of facts, and published rules that add points to them.

Nothing else can weigh: no name, origin, language, gender, neighbourhood or free text is a fact, and
a rule can only name a fact. Every condition points one way and every rule adds, so a household
never comes later because something got worse.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import cast

from woonzeker.errors import WoonzekerError

#: kinds of partners a rule may name; the values of `organisations.Sector`
KINDS = (
    "huur", "energie", "warmte", "water", "zorg", "cak", "hypotheek", "belasting", "overige",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorityFacts:
    """All that may weigh. Days are whole days from the day of scoring, negative once past."""

    partner_kinds: frozenset[str] = frozenset()
    partner_count: int = 0
    #: whole months that the worst arrears amount to; None when it cannot be told
    months_behind: int | None = None
    #: how much more than the same partner reported before, in percent; None without an earlier one
    growth_percent: int | None = None
    repeat_within_six_months: bool = False
    crisis: bool = False
    eviction_in_days: int | None = None
    shutoff_in_days: int | None = None
    #: children under eighteen at the address, as far as the register knows
    minors: int = 0
    step: int = 1
    #: until the nearest legal term of the case
    days_left: int | None = None
    resident_asked: bool = False
    #: a person of the team put it forward; the reason stands beside it and weighs nothing
    flagged: bool = False


class Way(StrEnum):
    """How a rule may look at a fact. One way each, so that worse never means later."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    CONTAINS = "contains"
    IS_TRUE = "is_true"


@dataclass(frozen=True, slots=True)
class FactSpec:
    """A fact as a rule sees it: the Dutch name, the one way to compare, and bounds of the limit."""

    label: str
    way: Way
    lowest: int = 0
    highest: int = 0
    say: Callable[[int], str] = str


def _counted(one: str, several: str) -> Callable[[int], str]:
    return lambda number: f"{number} {one if number == 1 else several}"


def _in_days(days: int) -> str:
    if days < 0:
        return "gisteren" if days == -1 else f"{-days} dagen geleden"
    near = {0: "vandaag", 1: "morgen"}
    return near.get(days, f"over {days} dagen")


FACTS: Mapping[str, FactSpec] = {
    "partner_kinds": FactSpec("soort partner", Way.CONTAINS),
    "partner_count": FactSpec(
        "aantal partners", Way.AT_LEAST, 1, 20, _counted("partner", "partners")
    ),
    "months_behind": FactSpec(
        "achterstand in maandbedragen",
        Way.AT_LEAST,
        1,
        60,
        _counted("maandbedrag", "maandbedragen"),
    ),
    "growth_percent": FactSpec("groei van de achterstand", Way.AT_LEAST, 1, 500, "{}%".format),
    "repeat_within_six_months": FactSpec("opnieuw gemeld binnen zes maanden", Way.IS_TRUE),
    "crisis": FactSpec("crisis", Way.IS_TRUE),
    "eviction_in_days": FactSpec("aangekondigde ontruiming", Way.AT_MOST, 0, 365, _in_days),
    "shutoff_in_days": FactSpec("aangekondigde afsluiting", Way.AT_MOST, 0, 365, _in_days),
    "minors": FactSpec("minderjarige kinderen", Way.AT_LEAST, 1, 20, _counted("kind", "kinderen")),
    "step": FactSpec("stap in de zeef", Way.AT_LEAST, 2, 11, "stap {}".format),
    "days_left": FactSpec("dagen tot het einde van de termijn", Way.AT_MOST, 0, 56, _in_days),
    "resident_asked": FactSpec("eigen verzoek van de inwoner", Way.IS_TRUE),
    "flagged": FactSpec("voorrang door een medewerker", Way.IS_TRUE),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One published rule: when the fact meets the limit, add the points and say the words."""

    code: str
    fact: str
    points: int
    words: str
    limit: int | str | None = None


@dataclass(frozen=True, slots=True)
class PriorityPolicy:
    """A municipality's rules as they hold from a day on.

    `monthly_cents` is the usual monthly amount per kind of partner, for arrears that came without
    the number of terms.
    """

    version: int
    valid_from: date
    rules: tuple[Rule, ...]
    monthly_cents: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one rule added, in words that a resident may read."""

    code: str
    words: str
    points: int


@dataclass(frozen=True, slots=True)
class Priority:
    """The sum, how it came about and by which version of the policy."""

    total: int
    contributions: tuple[Contribution, ...]
    policy_version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A case in the line: only this decides who comes first."""

    case: str
    total: int
    crisis: bool = False
    due_on: date | None = None


class PolicyInvalid(WoonzekerError):
    """Dit beleid voor de volgorde kan niet worden gebruikt."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__(" ".join(self.faults))


def place_in_line(standing: Standing) -> tuple[bool, int, date, str]:
    """Sort key: crisis first, then points, then the earliest term, then the opaque id."""
    return (
        not standing.crisis,
        -standing.total,
        standing.due_on or date.max,
        standing.case,
    )


def score(facts: PriorityFacts, policy: PriorityPolicy) -> Priority:
    """Add the points of every rule that holds, in the order of the policy.

    Of several rules about the same number only the heaviest counts (three partners, not two and
    three); rules about kinds of partners each count. Total in points, never negative.
    """
    heaviest: dict[str, Contribution] = {}
    for rule in policy.rules:
        if not _holds(rule, facts):
            continue
        said = _contribution(rule, facts)
        subject = f"{rule.fact}:{rule.limit}" if _way(rule) is Way.CONTAINS else rule.fact
        if subject not in heaviest or said.points > heaviest[subject].points:
            heaviest[subject] = said
    contributions = tuple(heaviest.values())
    return Priority(
        total=sum(contribution.points for contribution in contributions),
        contributions=contributions,
        policy_version=policy.version,
    )


def months_behind(
    kind: str, amount_cents: int, terms: float | None, policy: PriorityPolicy
) -> int | None:
    """Whole months that an amount stands for: the terms as reported, else the usual monthly amount.

    None when the partner gave no terms and the policy knows no usual amount for this kind.
    """
    if terms is not None:
        return int(terms)
    usual = policy.monthly_cents.get(kind)
    return amount_cents // usual if usual else None


def policy_from(data: Mapping[str, object]) -> PriorityPolicy:
    """Read a policy from plain data (YAML or JSON) and hold it against the bounds.

    Raises PolicyInvalid with every fault in Dutch: unknown facts, conditions the wrong way round,
    points outside 1 to 100, codes used twice.
    """
    faults: list[str] = []
    version, valid_from = _head(data, faults)
    raw = data.get("rules")
    raw_rules = raw if isinstance(raw, list) else []
    if not 1 <= len(raw_rules) <= _MOST_RULES:
        faults.append(f"Geef 1 tot {_MOST_RULES} regels.")
    rules = tuple(_rule(entry, faults) for entry in raw_rules)
    codes = [rule.code for rule in rules]
    faults += [f"De code '{code}' staat er twee keer." for code in _twice(codes)]
    monthly = _monthly(data.get("monthly_cents", {}), faults)
    if faults:
        raise PolicyInvalid(faults)
    return PriorityPolicy(version, valid_from, rules, monthly)


_MOST_RULES = 60
_MOST_POINTS = 100
_CODE = re.compile(r"[a-z][a-z0-9_]{2,39}")
_PLACEHOLDER = re.compile(r"\{[^}]*\}?|\}")


def _way(rule: Rule) -> Way:
    return FACTS[rule.fact].way


def _holds(rule: Rule, facts: PriorityFacts) -> bool:
    value = getattr(facts, rule.fact)
    way = _way(rule)
    if way is Way.IS_TRUE:
        return value is True
    if way is Way.CONTAINS:
        return rule.limit in value
    if value is None:
        return False
    limit = cast(int, rule.limit)
    return bool(value >= limit if way is Way.AT_LEAST else value <= limit)


def _contribution(rule: Rule, facts: PriorityFacts) -> Contribution:
    value = getattr(facts, rule.fact)
    said = FACTS[rule.fact].say(value) if isinstance(value, int) else str(rule.limit)
    return Contribution(rule.code, rule.words.replace("{value}", said), rule.points)


def _head(data: Mapping[str, object], faults: list[str]) -> tuple[int, date]:
    faults += [
        f"'{key}' hoort niet in dit beleid."
        for key in sorted(set(data) - {"version", "valid_from", "rules", "monthly_cents"})
    ]
    version, valid_from = data.get("version"), data.get("valid_from")
    if not _is_whole(version, 1, 10_000):
        faults.append("De versie is een heel getal vanaf 1.")
    if isinstance(valid_from, str):
        try:
            valid_from = date.fromisoformat(valid_from)
        except ValueError:
            valid_from = None
    if not isinstance(valid_from, date):
        faults.append("De ingangsdatum is een datum als 2026-01-01.")
        valid_from = date.min
    return (cast(int, version), valid_from)


def _rule(entry: object, faults: list[str]) -> Rule:
    given: Mapping[str, object] = entry if isinstance(entry, Mapping) else {}
    code, fact = str(given.get("code", "")), str(given.get("fact", ""))
    name = f"Regel '{code}'"
    if not _CODE.fullmatch(code):
        faults.append(f"{name}: de code is een woord van kleine letters, cijfers en _.")
    if not _is_whole(given.get("points"), 1, _MOST_POINTS):
        faults.append(f"{name}: de punten zijn een heel getal van 1 tot {_MOST_POINTS}.")
    words = str(given.get("words", ""))
    if not 1 <= len(words) <= 120 or set(_PLACEHOLDER.findall(words)) - {"{value}"}:
        faults.append(f"{name}: de woorden zijn één korte zin, met hoogstens {{value}} erin.")
    if fact not in FACTS:
        faults.append(f"{name}: '{fact}' mag niet meewegen. Kies uit {', '.join(FACTS)}.")
        return Rule(code, fact, 0, words)
    limit = _limit(given, fact, name, faults)
    return Rule(code, fact, cast(int, given.get("points")), words, limit)


def _limit(
    given: Mapping[str, object], fact: str, name: str, faults: list[str]
) -> int | str | None:
    spec = FACTS[fact]
    wanted = set() if spec.way is Way.IS_TRUE else {spec.way.value}
    if set(given) - {"code", "fact", "points", "words"} != wanted:
        how = f"precies '{spec.way.value}'" if wanted else "geen grens"
        faults.append(f"{name}: bij '{spec.label}' hoort {how}.")
        return None
    limit = given.get(spec.way.value)
    if spec.way is Way.CONTAINS and limit not in KINDS:
        faults.append(f"{name}: kies een soort partner uit {', '.join(KINDS)}.")
    bounded = spec.way in {Way.AT_LEAST, Way.AT_MOST}
    if bounded and not _is_whole(limit, spec.lowest, spec.highest):
        faults.append(f"{name}: de grens ligt tussen {spec.lowest} en {spec.highest}.")
    return cast("int | str | None", limit)


def _monthly(given: object, faults: list[str]) -> dict[str, int]:
    table: Mapping[str, object] = given if isinstance(given, Mapping) else {}
    wrong = [
        kind
        for kind, cents in table.items()
        if kind not in KINDS or not _is_whole(cents, 100, 1_000_000)
    ]
    if wrong or not isinstance(given, Mapping):
        faults.append("Een maandbedrag is een heel aantal centen bij een soort partner.")
        return {}
    return {kind: cast(int, cents) for kind, cents in table.items()}


def _is_whole(value: object, lowest: int, highest: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and lowest <= value <= highest


def _twice(codes: list[str]) -> list[str]:
    return sorted({code for code in codes if codes.count(code) > 1})
