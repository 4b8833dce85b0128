# SPDX-License-Identifier: EUPL-1.2
"""What columns about the other roads hold, in words for who reads about themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from woonzeker.legal.rules import roads, tenure
from woonzeker.legal.selectors import road_words
from woonzeker.privacy.rules.wording import WORDS
from woonzeker.privacy.selectors.values_help import each_named
from woonzeker.process import reason_words

_TABLES = ("RoadStep", "RoadFact", "RaisedPoint", "NuisanceReport", "TenureFinding")
_COURSES = roads.COURSES.values()


def _from(words: Mapping[Any, str]) -> Callable[[Any], str]:
    """The words of a code; one of an older release as it stands."""
    known = {str(code): said for code, said in words.items()}
    return lambda code: known.get(str(code), str(code))


road_named = _from({course.road: course.title for course in _COURSES})
#: a lane of a case is a road, or arrears
lanes_named = each_named(
    {**WORDS["cases.Case", "lanes"], **{each.road.value: each.title for each in _COURSES}}
)
_STEPS = {step.code: step.title for course in _COURSES for step in course.steps}
_FACT_CODES = {
    code: words for kind in roads.FactKind for code, words in road_words.choices_of(kind).items()
}


def _answers(given: Mapping[str, str]) -> str:
    said = []
    for ask, code in given.items():
        question = tenure.QUESTIONS[tenure.Ask(ask)]
        words = dict(question.options).get(code, "").replace("{length}", "een tijd")
        said.append(f"{question.words} {words}")
    return "; ".join(said)


def _why(code: str) -> str:
    return reason_words(code) if code else ""


def _safeguards(codes: list[str]) -> str:
    return str(len(codes))


#: (table, column) → how it is said
ROADS_SPECIAL: dict[tuple[str, str], Callable[[Any], str]] = {
    **{(f"legal.{table}", "recalled_why"): _why for table in _TABLES},
    ("legal.CaseRoad", "road"): road_named,
    ("legal.CaseRoad", "begun"): _from(
        {each.code: each.title for course in _COURSES for each in course.begins}
    ),
    ("legal.CaseRoad", "began_by"): _from(road_words.ROLE_WORDS),
    ("legal.CaseRoad", "ending"): _from(
        {each.code: each.title for course in _COURSES for each in (*course.ends, roads.MISTAKE)}
    ),
    ("legal.RoadStep", "code"): _from(_STEPS),
    ("legal.RoadStep", "in_spite_of"): lambda titles: "; ".join(titles),
    ("legal.RoadStep", "open_safeguards"): _safeguards,
    ("legal.RoadFact", "kind"): _from({kind: row.title for kind, row in roads.ROWS.items()}),
    ("legal.RoadFact", "code"): _from(_FACT_CODES),
    ("legal.RaisedPoint", "code"): _from({each.code: each.ask for each in roads.POINTS}),
    ("legal.RaisedPoint", "raised"): _from(
        {"raised": "naar voren gebracht", "not_wanted": "niet genoemd",
         "does_not_apply": "niet van toepassing"}
    ),
    ("legal.NuisanceReport", "sort"): _from(road_words.SORT_WORDS),
    ("legal.NuisanceReport", "reporter_role"): _from(road_words.ROLE_WORDS),
    ("legal.TenureFinding", "answers"): _answers,
    ("legal.TenureFinding", "looks_like"): _from(
        {each: each_holding.title for each, each_holding in tenure.HOLDINGS.items()}
        | {"unknown": "nog niet duidelijk"}
    ),
}  # fmt: skip
