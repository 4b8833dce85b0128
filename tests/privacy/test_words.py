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
from tests.privacy.living_codes import LIVING
from tests.privacy.offer_codes import OFFER_CODES
from tests.privacy.safeguard_codes import SAFEGUARDED
from tests.privacy.test_overview import columns

from woonzeker.access.exports import KINDS
from woonzeker.cases.forms import WORK
from woonzeker.cases.models import CaseStatus
from woonzeker.cases.rules import GLASS_REASONS, Fate, Level
from woonzeker.cases.selectors import TASK_NAMES, TERM_NAMES
from woonzeker.feedback.rules.answers import BY_HAND, AnswerCode, Basis
from woonzeker.feedback.rules.consents import ASKED_HOW
from woonzeker.feedback.rules.policy import CONSENTED
from woonzeker.feedback.rules.releases import ATTEMPTS
from woonzeker.feedback.rules.telling import REOPENED
from woonzeker.help.rules import alarm, budget, grounds, landlord, referral, support, talk, worry
from woonzeker.help.rules.money import Every
from woonzeker.help.rules.schemes import national_schemes
from woonzeker.help.selectors.children import SOURCES
from woonzeker.help.selectors.support import CHANNELS as SUPPORT_CHANNELS
from woonzeker.housing.rules import contracts, ethos, goods, listing, rehousing, statement, urgency
from woonzeker.housing.rules.day import Topic
from woonzeker.housing.rules.goods_costs import CostKind
from woonzeker.housing.rules.goods_words import UNSALEABLE, WISH_WORDS
from woonzeker.housing.rules.known import Known
from woonzeker.housing.rules.waiting import PASSING
from woonzeker.housing.selectors import FACTS
from woonzeker.intake.rules.line import CHOICES
from woonzeker.legal import rules as court
from woonzeker.legal.rules import changed, costs, hearing, roads, safeguards, track
from woonzeker.legal.rules.tenure import Tenure
from woonzeker.legal.selectors import road_words
from woonzeker.matching.linkage.shapes import Ground
from woonzeker.matching.rules.verdicts import AuditChoice
from woonzeker.matching.services import Choice
from woonzeker.monitoring.rules.evictions import LANDLORDS
from woonzeker.monitoring.rules.sieve import Where
from woonzeker.organisations.models import Sector
from woonzeker.outreach.ladder import LadderStep
from woonzeker.outreach.letters import GAPS, LANGUAGES
from woonzeker.outreach.models import Channel, ContactOutcome
from woonzeker.outreach.rules import peers
from woonzeker.outreach.selectors.ladder_words import PART_WORDS
from woonzeker.outreach.selectors.leaks import KIND_WORDS, PUT_RIGHT_WORDS, VERDICT_WORDS
from woonzeker.outreach.selectors.messages import PROBLEM_WORDS
from woonzeker.outreach.selectors.printing import LEFT_OUT_WORDS, RETURN_WORDS
from woonzeker.planning.models import DROPPED
from woonzeker.planning.selectors.cautions import CAUTIONS
from woonzeker.privacy.models import FindingVerdict
from woonzeker.privacy.rules.overview import day_words, known_of_day, moment_words
from woonzeker.privacy.rules.requests import Done
from woonzeker.privacy.rules.shown import SHOWN
from woonzeker.privacy.rules.wording import AS_WRITTEN
from woonzeker.privacy.selectors.requests import CHANNELS
from woonzeker.privacy.selectors.values import value_of
from woonzeker.process import MOVES, REASONS, Exit, Stop
from woonzeker.process.reasons import WRONG_ENTRY, WRONG_MESSAGE

ON = "2026-11-02"
_HUNG = {"asked_on": ON, "starts_on": ON, "due_on": ON, "done_on": ON, "met_on": None}
_DOOR = {"name": "Bakker", "street": "Kade", "house_number": 1, "letter": "A", "addition": "2",
         "postcode": "1234AB", "city": "Meerveld"}  # fmt: skip
STEPS = [each.value for each in LadderStep]
STATUSES, EXITS = list(CaseStatus.values), [each.value for each in Exit]
_SCHEMES = [each.code for each in national_schemes()]

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
    ("planning.Visit", "outcome"): [*ContactOutcome.values, DROPPED],
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
    ("cases.MatchingPeriod", "result"): EXITS,
    ("cases.CaseMove", "code"): [move.code for move in MOVES],
    ("cases.CaseMove", "from_status"): STATUSES,
    ("cases.CaseMove", "to_status"): STATUSES,
    ("cases.CaseMove", "reason"): list(REASONS),
    ("monitoring.SieveRow", "status"): STATUSES,
    ("monitoring.SieveRow", "result"): EXITS,
    ("monitoring.SieveRow", "place"): [each.value for each in Where],
    ("monitoring.SieveRow", "sector"): list(Sector.values),
    ("monitoring.SieveRow", "landlord"): [kind for kind in LANDLORDS if kind],
    ("monitoring.SieveRow", "lanes"): [["arrears"]],
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
    ("feedback.ToldAnswer", "code"): [each.value for each in AnswerCode],
    ("feedback.ToldAnswer", "item"): sorted(each.value for each in CONSENTED),
    ("feedback.ToldAnswer", "basis"): [each.value for each in Basis],
    ("feedback.ToldAnswer", "reason"): [REOPENED],
    ("feedback.AnswerRelease", "code"): sorted(each.value for each in BY_HAND),
    ("feedback.AnswerRelease", "tried_how"): list(ATTEMPTS),
    ("feedback.AnswerRelease", "placed_in"): ["9999"],
    ("feedback.AnswerConsent", "item"): sorted(each.value for each in CONSENTED),
    ("feedback.AnswerConsent", "asked_how"): list(ASKED_HOW),
    ("feedback.CollectionPause", "basis"): ["ground", "consent"],
    ("cases.TermWarning", "level"): [each.value for each in Level],
    ("planning.DoorCaution", "kind"): list(CAUTIONS),
    ("outreach.ContactAttempt", "rung"): STEPS,
    ("outreach.ContactWish", "channels"): [[each] for each in Channel.values],
    ("outreach.ContactWish", "not_channels"): [[each] for each in Channel.values],
    ("outreach.ContactWish", "day_parts"): [[each] for each in PART_WORDS],
    ("outreach.ContactWish", "language"): list(LANGUAGES),
    ("outreach.ContactWish", "said_by"): ["resident", "worker", "no_help"],
    ("outreach.LadderDeviation", "proposed"): STEPS,
    ("outreach.LadderDeviation", "chosen"): STEPS,
    ("outreach.PeerRequest", "asked_for"): list(peers.ASKED_FOR),
    ("outreach.PeerRequest", "about"): [[each] for each in peers.KINDS],
    ("outreach.Letter", "language"): list(LANGUAGES),
    ("outreach.Letter", "address"): [["A. Bakker", "Kade 1", "1234 AB MEERVELD"]],
    ("outreach.Letter", "filled"): [{each: "Zo is het."} for each in GAPS if each != "code"],
    ("outreach.Letter", "reason"): [*LEFT_OUT_WORDS, *RETURN_WORDS],
    ("outreach.Message", "language"): list(LANGUAGES),
    ("outreach.Message", "problem"): list(PROBLEM_WORDS),
    **LIVING,
    ("legal.CourtConsent", "part"): [each.value for each in hearing.Part],
    ("legal.HearingPlan", "file"): [
        {"parts": ["contacts"], "rent": "paid", "rent_since": "2026-11-02", "on": "2026-11-02"}
    ],
    **SAFEGUARDED,
    ("cases.CaseSignOff", "what"): ["budget", *(f"stop_{each.value}" for each in Stop)],
    ("cases.CaseSignOff", "answer"): [
        "granted", "refused", "withdrawn", "signed", *safeguards.REFUSED_BECAUSE
    ],
    ("legal.CourtTrack", "ground"): [each.value for each in track.ClaimGround],
    ("legal.TrackFee", "fee"): [each.value for each in costs.Fee],
    ("legal.TrackFee", "recalled_why"): [*WRONG_ENTRY],
    ("legal.ChangedFact", "change"): [each.value for each in changed.Change],
    ("legal.ChangedFact", "answer"): [each.value for each in changed.Answer],
    ("legal.TrackEvent", "kind"): [each.value for each in track.Occurrence],
    ("legal.TrackEvent", "judgment"): [each.value for each in court.Judgment],
    ("legal.TrackEvent", "recalled_why"): [*WRONG_ENTRY, *WRONG_MESSAGE],
    **{
        (f"legal.{table}", "recalled_why"): [*WRONG_ENTRY]
        for table in ("RoadStep", "RoadFact", "RaisedPoint", "NuisanceReport", "TenureFinding")
    },
    ("legal.CaseRoad", "road"): [each.value for each in roads.Road],
    ("legal.CaseRoad", "begun"): [b.code for c in roads.COURSES.values() for b in c.begins],
    ("legal.CaseRoad", "began_by"): list(road_words.ROLE_WORDS),
    ("legal.CaseRoad", "ending"): [e.code for c in roads.COURSES.values() for e in c.ends],
    ("legal.RoadStep", "code"): [s.code for c in roads.COURSES.values() for s in c.steps],
    ("legal.RoadStep", "in_spite_of"): [["hulp aangeboden"]],
    ("legal.RoadStep", "open_safeguards"): [list(roads.SAFEGUARDS)],
    ("legal.RoadFact", "kind"): [each.value for each in roads.ROWS],
    ("legal.RoadFact", "code"): [
        code for kind in roads.FactKind for code in road_words.choices_of(kind)
    ],
    ("legal.RaisedPoint", "code"): [each.code for each in roads.POINTS],
    ("legal.RaisedPoint", "raised"): [each.value for each in roads.Raised],
    ("legal.NuisanceReport", "sort"): list(road_words.SORT_WORDS),
    ("legal.NuisanceReport", "reporter_role"): list(road_words.ROLE_WORDS),
    ("legal.TenureFinding", "answers"): [{"how": "pays", "long": "short"}],
    ("legal.TenureFinding", "looks_like"): [each.value for each in Tenure],
    **{
        (f"housing.{table}", "recalled_why"): [*WRONG_ENTRY]
        for table in (
            "ContractWanted", "PartStanding", "UrgencyStep", "RegisteredAt", "HomeFound",
            "WhereReading", "ListedName", "StatementStep",
        )
    },
    ("housing.ContractWanted", "kind"): [each.value for each in contracts.ContractKind],
    ("housing.ContractWanted", "why_not_own"): list(contracts.WHY_NOT_OWN),
    ("housing.HomeFound", "kind"): [each.value for each in contracts.ContractKind],
    ("housing.PartStanding", "part"): [each.value for each in rehousing.Part],
    ("housing.PartStanding", "standing"): [each.value for each in rehousing.Standing],
    ("housing.UrgencyStep", "category"): [each.value for each in urgency.Category],
    ("housing.UrgencyStep", "state"): [each.value for each in urgency.UrgencyState],
    ("housing.RegisteredAt", "kind"): ["home", "post"],
    ("housing.WhereReading", "where"): [each.value for each in ethos.Whereabouts],
    ("housing.ListedName", "source"): [each.value for each in listing.Source],
    ("housing.ListedName", "ground"): [each.value for each in listing.ListGround],
    ("housing.ListedName", "told"): ["yes", "no", "unknown"],
    ("housing.ListedName", "weighed"): ["yes", "no", "unknown"],
    ("housing.ListedName", "objection"): [each.value for each in listing.Objection],
    ("housing.StatementStep", "state"): [each.value for each in statement.StatementState],
    ("housing.StatementStep", "why"): [each.value for each in statement.Why],
    ("housing.StatementStep", "promises"): [[each.value for each in statement.Promise]],
    ("legal.CourtMessage", "about"): [{**_DOOR, "born_on": "1984-07-19", "phones": ["06"]}],
    ("housing.PassedOver", "reason"): list(PASSING),
    ("legal.WaitAnswer", "ground"): ["law", "consent"],
    **{("housing.EvictionPlan", fact): [each.value for each in Known] for fact in FACTS},
    ("housing.PlanItem", "topic"): [each.value for each in Topic],
    ("housing.GoodsItem", "kind"): [each.value for each in goods.ItemKind],
    ("housing.GoodsItem", "state"): [each.value for each in goods.ItemState],
    ("housing.GoodsItem", "wished"): list(WISH_WORDS),
    ("housing.GoodsItem", "unsaleable_why"): list(UNSALEABLE),
    ("housing.GoodsItem", "photo_type"): ["image/jpeg", "image/png"],
    ("housing.GoodsEvent", "act"): [each.value for each in goods.Act],
    ("housing.GoodsEvent", "unsaleable_why"): list(UNSALEABLE),
    ("housing.GoodsCost", "kind"): [each.value for each in CostKind],
    **OFFER_CODES,
    ("help.Conversation", "place"): list(talk.PLACES),
    ("help.Conversation", "areas"): [
        {area.code: {"stands": each, "words": "Het gaat."}}
        for area in talk.AREAS for each in talk.STANDS
    ],
    ("help.Conversation", "lives_here"): [{"adults": 2, "words": "Mijn zus en ik."}],
    ("help.ChildrenKnown", "source"): list(SOURCES),
    ("help.LandlordWrong", "kind"): list(landlord.WRONGS),
    ("help.LandlordWrong", "pointed_to"): [[each] for each in landlord.PLACES],
    ("help.LandlordWrong", "outcome"): list(landlord.OUTCOMES),
    ("help.Overview", "lines"): [
        {kind: [{"what": "Loon", "cents": 210_000, "rhythm": each.value}]}
        for kind in ("income", "costs") for each in Every
    ] + [{"reserves": [{"what": "Spaarrekening", "cents": 50_000}]}],
    ("help.Debt", "sector"): list(Sector.values),
    ("help.RightCheck", "scheme"): _SCHEMES,
    ("help.Arrangement", "ground"): list(grounds.PAID_ON_GROUNDS),
    ("help.Instalment", "heard_from"): list(grounds.HEARD_FROM),
    ("help.Payment", "heard_from"): list(grounds.HEARD_FROM),
    ("help.ArrangementChange", "kind"): list(grounds.CHANGES),
    ("help.BudgetRequest", "what_for"): list(budget.PURPOSES),
    ("help.BudgetRequest", "effect"): list(budget.EFFECTS),
    ("help.Referral", "kind"): list(referral.KINDS),
    ("help.Referral", "consent"): list(referral.CONSENT),
    ("help.SupportOffer", "channel"): list(SUPPORT_CHANNELS),
    ("help.SupportOffer", "reaction"): list(support.REACTIONS),
    ("help.OwnAlarm", "by"): list(alarm.BY),
    ("help.OwnAlarm", "channel"): list(alarm.CHANNELS),
    ("help.OwnAlarm", "about"): [
        {**_DOOR, "born": "1984-07-19", "phone": "0612345678", "email": "a@b.nl",
         "landlord_knows": each}
        for each in alarm.LANDLORD_KNOWS
    ],
    ("help.Worry", "about"): [_DOOR],
    ("help.Worry", "exception"): list(worry.EXCEPTIONS),
}  # fmt: skip
#: words of the paper that look like a code and are Dutch
DUTCH = {"apart", "bewind", "hotel", "moratorium",
         "open", "water", "warmte", "zorg", "huur", "energie", "signaal", "ontruiming", "hypotheek",
         "belasting", "overige", "incident", "partner", "later", "geen", "loopt", "reactie",
         "kinderen", "maand", "week", "jaar", "ochtend", "middag", "avond", "register", "school",
         "politie", "meldpunt", "advocaat", "contract",
         "huisarts", "buurtteam", "thuis", "goed", "postcode",
         "manager", "termijn", *(area.code for area in talk.AREAS), *worry.EXCEPTIONS, *GAPS,
         "kantoor", "college", "vonnis", *(each.code for each in national_schemes())}  # fmt: skip


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
