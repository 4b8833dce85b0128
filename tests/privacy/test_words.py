# SPDX-License-Identifier: EUPL-1.2
"""Who reads about themselves finds words: no code of the program, and days written one way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Field
from django.utils import translation
from tests.conftest import CODE
from tests.privacy.test_overview import columns

from woonzeker.access.exports import KINDS
from woonzeker.cases.forms import WORK
from woonzeker.cases.models import CaseStatus
from woonzeker.cases.rules import GLASS_REASONS, Fate
from woonzeker.cases.selectors import TASK_NAMES, TERM_NAMES
from woonzeker.intake.rules.line import CHOICES
from woonzeker.matching.linkage.shapes import Ground
from woonzeker.matching.rules.verdicts import AuditChoice
from woonzeker.matching.services import Choice
from woonzeker.outreach.models import ContactOutcome
from woonzeker.outreach.selectors.leaks import KIND_WORDS, PUT_RIGHT_WORDS, VERDICT_WORDS
from woonzeker.planning.models import DROPPED
from woonzeker.privacy.models import FindingVerdict
from woonzeker.privacy.rules.overview import day_words, known_of_day, moment_words
from woonzeker.privacy.rules.requests import Done
from woonzeker.privacy.rules.shown import SHOWN
from woonzeker.privacy.rules.wording import AS_WRITTEN
from woonzeker.privacy.selectors.requests import CHANNELS
from woonzeker.privacy.selectors.values import value_of
from woonzeker.process import MOVES, REASONS, Exit

ON = "2026-11-02"
_HUNG = {"asked_on": ON, "starts_on": ON, "due_on": ON, "done_on": ON, "met_on": None}
STATUSES, EXITS = list(CaseStatus.values), [each.value for each in Exit]

#: every code that the rooms keep in columns that bring no choices of their own
CODES: dict[tuple[str, str], list[Any]] = {
    ("privacy.LeakPerson", "kind"): ["person", "case", "signal"],
    ("privacy.RightsRequest", "channel"): list(CHANNELS),
    ("privacy.RightsRequest", "done"): [[{"code": each.value, "on": ON}] for each in Done],
    ("outreach.DataLeak", "kinds"): [[each] for each in KIND_WORDS],
    ("outreach.DataLeak", "told"): [
        [{"on": ON, "channel": "visit", "outcome": each}] for each in ContactOutcome.values
    ],
    ("outreach.DataLeak", "put_right"): [[each] for each in PUT_RIGHT_WORDS],
    ("outreach.DataLeak", "verdict"): list(VERDICT_WORDS),
    ("planning.WrittenOffer", "reason"): ["not_visited", "visited_late"],
    ("planning.Visit", "outcome"): [*ContactOutcome.values, DROPPED],
    ("planning.VisitRequest", "status"): ["open", "planned", "done", "withdrawn"],
    ("planning.CaseFlag", "kind"): ["manual", "own_request"],
    ("planning.PriorityScore", "contributions"): [
        [{"code": "kinderen", "words": "Er zijn kinderen", "points": 15}]
    ],
    ("cases.EffortBooking", "what"): [code for code, _words in WORK],
    ("cases.SignalRelease", "reason"): list(REASONS),
    ("cases.SignalRelease", "fate"): [each.value for each in Fate],
    ("cases.SignalRelease", "tasks"): [[{"kind": each, **_HUNG}] for each in TASK_NAMES],
    ("cases.SignalRelease", "terms"): [[{"kind": each, **_HUNG}] for each in TERM_NAMES],
    ("cases.CaseTask", "kind"): list(TASK_NAMES),
    ("cases.CaseTerm", "kind"): list(TERM_NAMES),
    ("cases.BrokenGlass", "reason"): list(GLASS_REASONS),
    ("cases.BrokenGlass", "verdict"): list(FindingVerdict.values),
    ("cases.CaseAssignment", "why"): ["handler", "visit", "lead"],
    ("cases.PeriodSignal", "came_as"): ["new", "joined", "reopened"],
    ("cases.MatchingPeriod", "result"): EXITS,
    ("cases.CaseMove", "code"): [move.code for move in MOVES],
    ("cases.CaseMove", "from_status"): STATUSES,
    ("cases.CaseMove", "to_status"): STATUSES,
    ("cases.CaseMove", "reason"): list(REASONS),
    ("cases.Case", "result"): EXITS,
    ("cases.Case", "lanes"): [["arrears"]],
    ("matching.AuditVerdict", "verdict"): [each.value for each in AuditChoice],
    ("matching.LinkDecision", "choice"): [each.value for each in Choice],
    ("matching.Link", "ground"): [each.value for each in Ground],
    ("matching.Link", "candidates"): [],  # reasons in words, tested with the overview
    ("intake.SignalCorrection", "before"): [
        {"surname": "Bakker", "amount_cents": 50_000, "arrangement": "niet_nagekomen"},
        {"born_on": "1984-07-19", "emails": [], "phones": ["0612345678"], "crisis": True},
    ],
    ("intake.ArrearsSignal", "born_on"): ["1984-07-19", "1984-07-00", "1984-00-00"],
    ("intake.ArrearsSignal", "reaction"): list(CHOICES["reactie"]),
    ("intake.ArrearsSignal", "arrangement"): list(CHOICES["regeling"]),
    ("intake.ArrearsSignal", "told"): [{"phones": ["0612345678"], "emails": ["a@b.nl"]}],
    ("intake.ArrearsSignal", "defects"): [
        [{"reason": "no_ground", "column": "reactie", "sentence": "De reactie ontbreekt."}]
    ],
    ("matching.Person", "name_use"): ["E", "P", "V", "N"],
    ("matching.Person", "gender"): ["M", "V", "O"],
    ("matching.Person", "born_on"): ["1984-07-19"],
    ("access.Export", "code"): list(KINDS),
}  # fmt: skip
#: words of the paper that look like a code and are Dutch
DUTCH = {"open", "water", "warmte", "zorg", "huur", "energie", "signaal", "ontruiming", "hypotheek",
         "belasting", "overige", "incident", "partner", "later", "geen", "loopt", "reactie",
         "kinderen"}  # fmt: skip


def fields() -> Iterator[tuple[str, str, Field[Any, Any]]]:
    """Every column that is shown and holds words or codes."""
    for model, column in columns():
        field = apps.get_model(model)._meta.get_field(column)
        worded = field.get_internal_type() in {"CharField", "TextField", "JSONField"}
        sealed = field.__class__.__module__.endswith("access.sealed")
        if column in SHOWN[model].columns and (worded or sealed):
            yield model, column, field


def every_code() -> list[tuple[str, str, Any]]:
    kept = [(m, c, code) for (m, c), codes in CODES.items() for code in codes]
    chosen = [(m, c, code) for m, c, field in fields() for code, _ in field.choices or ()]
    return [*kept, *chosen]


def words_of(model: str, column: str, value: Any) -> str:
    facts = {"municipality": CODE, column: value}
    if model == "matching.Person":
        facts["indexed_by"] = ""
    with translation.override("nl"):
        return value_of(apps.get_model(model)(**facts), column)


def test_every_column_with_codes_has_its_words() -> None:
    forgotten = [
        (model, column)
        for model, column, field in fields()
        if not field.choices
        and (model, column) not in CODES
        and column not in AS_WRITTEN.get(model, ())
    ]
    assert forgotten == []


def codes_in(value: Any) -> set[str]:
    """The codes that a value holds, however deep."""
    if isinstance(value, dict):
        return set(value) | {code for each in value.values() for code in codes_in(each)}
    if isinstance(value, list):
        return {code for each in value for code in codes_in(each)}
    return {value} if isinstance(value, str) and re.fullmatch(r"[a-z_]+", value) else set()


@pytest.mark.parametrize(("model", "column", "value"), every_code(), ids=str)
def test_no_code_of_a_choice_stands_on_the_paper(model: str, column: str, value: Any) -> None:
    said = words_of(model, column, value)
    assert said
    assert not re.search(r"[a-z]+_[a-z]+|[{}\[\]]|\d{4}-\d\d", said)
    english = {code for code in codes_in(value) if re.search(rf"\b{code}\b", said)}
    assert english <= DUTCH


def test_a_sum_of_points_is_said_in_sentences() -> None:
    said = words_of(
        "planning.PriorityScore", "contributions",
        [{"code": "x", "words": "Er zijn kinderen", "points": 15},
         {"code": "y", "words": "Twee partners.", "points": 10}],
    )  # fmt: skip
    assert said == "Er zijn kinderen: 15 punten. Twee partners: 10 punten."


def test_what_a_partner_told_has_dutch_names() -> None:
    said = words_of("intake.ArrearsSignal", "told", {"phones": ["06"], "emails": ["a@b.nl"]})
    assert said == "telefoon: 06; e-mail: a@b.nl"


def test_a_correction_says_what_stood_there_under_the_labels_of_the_signal() -> None:
    said = words_of(
        "intake.SignalCorrection", "before", {"born_on": "1984-07-19", "surname": "Bakker"}
    )
    assert said == "geboren: 19 juli 1984; achternaam: Bakker"


def test_a_day_is_written_one_way() -> None:
    assert day_words(date(1984, 7, 19)) == known_of_day("1984-07-19") == "19 juli 1984"
    assert moment_words(datetime(2026, 11, 2, 14, 5, tzinfo=UTC)) == "2 november 2026, 14.05 uur"


@pytest.mark.parametrize(
    ("kept", "said"),
    [("1984-07-00", "juli 1984"), ("1984-00-00", "1984"), ("0000-00-00", "niet bekend"),
     ("onleesbaar", "onleesbaar")],
)  # fmt: skip
def test_of_a_day_that_is_known_in_part_the_part_is_said(kept: str, said: str) -> None:
    assert known_of_day(kept) == said


def test_a_number_of_terms_has_no_zeros() -> None:
    assert words_of("intake.ArrearsSignal", "terms", Decimal("3.00")) == "3"
