# SPDX-License-Identifier: EUPL-1.2
"""One value of a row in Dutch words, for who reads about themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.db.models import Model

from woonzeker.access.clock import AMSTERDAM
from woonzeker.access.exports import KINDS
from woonzeker.cases.models import Case, CaseStatus, CaseTerm, Household, MatchingPeriod
from woonzeker.cases.rules import GLASS_REASONS
from woonzeker.cases.selectors import TASK_NAMES, TERM_NAMES
from woonzeker.help.models import Arrangement, Debt, WayfinderEntry
from woonzeker.housing import models as housing
from woonzeker.housing.models import StoredGoods
from woonzeker.intake.models import ArrearsSignal, Delivery
from woonzeker.legal.models import (
    Bewind,
    BewindRequest,
    CaseRoad,
    CourtMessage,
    CourtTrack,
    Moratorium,
    Settlement,
    SignOff,
    TrackEvent,
)
from woonzeker.matching.models import AuditDraw, Link
from woonzeker.organisations.models import Partner, Sector
from woonzeker.outreach.models import Channel, ContactOutcome, Letter, PrintRun
from woonzeker.outreach.selectors import KIND_WORDS, PUT_RIGHT_WORDS, VERDICT_WORDS
from woonzeker.planning.models import DROPPED
from woonzeker.privacy.models import LeakFile
from woonzeker.privacy.rules.overview import day_words, known_of_day, moment_words
from woonzeker.privacy.rules.requests import Done
from woonzeker.privacy.rules.shown import SHOWN
from woonzeker.privacy.rules.wording import WORDS, words_for
from woonzeker.privacy.selectors.requests import CHANNELS, DONE_WORDS
from woonzeker.privacy.selectors.values_court import (
    COURT_SPECIAL,
    ground_words,
    kind_words,
    occurrence_words,
)
from woonzeker.privacy.selectors.values_goods import GOODS_SPECIAL
from woonzeker.privacy.selectors.values_help import HELP_SPECIAL, each_named, named
from woonzeker.privacy.selectors.values_living import LIVING_SPECIAL, breach_words, living_words
from woonzeker.privacy.selectors.values_offers import OFFER_SPECIAL
from woonzeker.privacy.selectors.values_places import PLACES_SPECIAL
from woonzeker.privacy.selectors.values_roads import ROADS_SPECIAL, lanes_named, road_named
from woonzeker.privacy.selectors.values_roof import ROOF_SPECIAL
from woonzeker.privacy.selectors.values_safeguards import SAFEGUARDS_SPECIAL, stop_words
from woonzeker.process import Exit, Step, find_move, reason_words
from woonzeker.process.errors import UnknownMove
from woonzeker.ui.words import money

#: how another row is named in the overview
_NAMED: dict[type[Model], Callable[[Any], str]] = {
    Partner: lambda row: str(row.name),
    Delivery: lambda row: moment_words(row.received_at.astimezone(AMSTERDAM)),
    ArrearsSignal: lambda row: f"{row.partner.name}, {day_words(row.signalled_on)}",
    Link: lambda row: value_of(row, "signal"),
    AuditDraw: lambda row: value_of(row.link, "signal"),
    Case: lambda row: str(row.number),
    MatchingPeriod: lambda row: f"zaak {row.case.number}, {day_words(row.starts_on)}",
    Household: lambda row: (
        f"{row.street} {row.house_number}{row.house_letter}{row.house_addition}, {row.city}"
    ),
    LeakFile: lambda row: str(row.leak.number),
    CaseTerm: lambda row: value_of(row, "kind"),
    PrintRun: lambda row: str(row.number),
    Letter: lambda row: f"{row.get_kind_display()}, {row.mark}",
    WayfinderEntry: lambda row: str(row.name),
    Debt: lambda row: str(row.creditor),
    CourtMessage: lambda row: f"{kind_words(row.kind)}, {day_words(row.received_on)}",
    housing.Agreement: living_words,
    housing.Breach: breach_words,
    CaseRoad: lambda row: road_named(row.road),
    CourtTrack: lambda row: ground_words(row.ground),
    Moratorium: lambda row: f"verzoek van {day_words(row.made_on)}",
    Settlement: lambda row: f"gevraagd op {day_words(row.asked_on)}",
    BewindRequest: lambda row: f"verzoek van {day_words(row.made_on)}",
    Bewind: lambda row: words_for("legal.Bewind", "kind", row.kind),
    StoredGoods: lambda row: f"spullen van {day_words(row.taken_on)}",
    SignOff: lambda row: f"{stop_words(row.stop)}, {day_words(row.on)}",
    TrackEvent: lambda row: f"{occurrence_words(row.kind)}, {day_words(row.on)}",
    Arrangement: lambda row: f"{row.get_kind_display()}, {day_words(row.made_on)}",
}


def value_of(row: Model, column: str) -> str:
    """What stands in a column, in words; empty when nothing does."""
    value = getattr(row, column)
    if value is None or value == "" or value == [] or value == {}:
        return ""
    if isinstance(value, Model):
        return next(words(value) for kind, words in _NAMED.items() if isinstance(value, kind))
    if (special := _SPECIAL.get((row._meta.label, column))) is not None:
        return special(value)
    if (row._meta.label, column) in WORDS:
        return words_for(row._meta.label, column, value)
    shown = getattr(row, f"get_{column}_display", None)
    if shown is not None and isinstance(value, str):
        return str(shown())
    if column.endswith("_cents"):
        return str(money(value))
    return plain_words(value)


def plain_words(value: Any) -> str:
    """Days, numbers, lists and the like as people write them."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, datetime):
        return moment_words(value.astimezone(AMSTERDAM))
    if isinstance(value, date):
        return day_words(value)
    if isinstance(value, time):
        return f"{value:%H.%M} uur"
    if isinstance(value, float | Decimal):
        return f"{value:.2f}".replace(".", ",")
    if isinstance(value, dict):
        return "; ".join(f"{name}: {plain_words(each)}" for name, each in value.items() if each)
    if isinstance(value, list | tuple):
        return "; ".join(filter(None, (plain_words(each) for each in value)))
    return str(value)


def _step(value: int) -> str:
    return str(Step(value).dutch)


def _move(value: str) -> str:
    try:
        return find_move(value).title
    except UnknownMove:
        return value


def _status(value: str) -> str:
    return str(CaseStatus(value).label)


def _result(value: str) -> str:
    return Exit(value).dutch if value in set(Exit) else value


def _sum(contributions: list[dict[str, Any]]) -> str:
    """What the points were for: one sentence for each reason."""
    return " ".join(
        f"{each['words'].strip('. ')}: {each['points']} punten." for each in contributions
    )


def _visit(code: str) -> str:
    return "ging niet door" if code == DROPPED else str(ContactOutcome(code).label)


def _told(told: Mapping[str, list[str]]) -> str:
    names = {"phones": "telefoon", "emails": "e-mail", "remarks": "wat wij niet konden lezen"}
    said = [(names.get(code, code), each) for code, each in told.items() if each]
    return "; ".join(f"{name}: {', '.join(map(str, each))}" for name, each in said)


def _reached(told: list[dict[str, str]]) -> str:
    """What reached the wrong household: day, way and what came of it."""
    return "; ".join(
        f"{known_of_day(each['on'])}, {Channel(each['channel']).label}: "
        f"{ContactOutcome(each['outcome']).label}"
        for each in told
    )


def _before(before: Mapping[str, Any]) -> str:
    """What stood in a signal before it was put right, under the labels of the signal."""
    labels = SHOWN["intake.ArrearsSignal"].columns
    said = [(labels.get(name, "nog iets"), _stood(name, each)) for name, each in before.items()]
    return "; ".join(f"{label}: {words}" for label, words in said)


def _stood(name: str, value: Any) -> str:
    if value in (None, "", [], {}):
        return "niets"
    if name.endswith("_cents"):
        return str(money(value))
    if words := WORDS.get(("intake.ArrearsSignal", name)):
        return words.get(value, value)
    return known_of_day(value) if isinstance(value, str) else plain_words(value)


def _done(done: list[dict[str, str]]) -> str:
    return " ".join(f"{DONE_WORDS[Done(e['code'])]} ({known_of_day(e['on'])})" for e in done)


def _hung(names: Mapping[str, Any]) -> Callable[[list[dict[str, Any]]], str]:
    """Tasks or terms that hung on a signal, each with its days."""
    return lambda rows: "; ".join(", ".join(_with_days(row, names)) for row in rows)


def _with_days(row: dict[str, Any], names: Mapping[str, Any]) -> Iterator[str]:
    yield str(names.get(row["kind"], row["kind"]))
    for column, said in _DAYS.items():
        if row.get(column):
            yield f"{said} {known_of_day(row[column])}"


_DAYS = {
    "asked_on": "gevraagd op",
    "starts_on": "vanaf",
    "due_on": "uiterlijk",
    "done_on": "gedaan op",
    "met_on": "gehaald op",
}
_SIGNAL = "intake.ArrearsSignal"
_SPECIAL: dict[tuple[str, str], Callable[[Any], str]] = {
    **HELP_SPECIAL,
    **COURT_SPECIAL,
    **OFFER_SPECIAL,
    **LIVING_SPECIAL,
    **ROADS_SPECIAL,
    **GOODS_SPECIAL,
    **SAFEGUARDS_SPECIAL,
    **PLACES_SPECIAL,
    **ROOF_SPECIAL,
    ("matching.Person", "born_on"): known_of_day,
    (_SIGNAL, "born_on"): known_of_day,
    (_SIGNAL, "period_on"): lambda day: known_of_day(f"{day:%Y-%m}-00"),
    (_SIGNAL, "terms"): lambda number: f"{number.normalize():f}".replace(".", ","),
    (_SIGNAL, "defects"): lambda faults: " ".join(each["sentence"] for each in faults),
    (_SIGNAL, "told"): _told,
    ("intake.SignalCorrection", "before"): _before,
    ("cases.Case", "step"): _step,
    ("cases.Case", "result"): _result,
    ("cases.Case", "lanes"): lanes_named,
    ("monitoring.SieveRow", "began"): _step,
    ("monitoring.SieveRow", "step"): _step,
    ("monitoring.SieveRow", "sank_from"): _step,
    ("monitoring.SieveRow", "status"): _status,
    ("monitoring.SieveRow", "result"): _result,
    ("monitoring.SieveRow", "sector"): named(dict(Sector.choices)),
    ("monitoring.SieveRow", "lanes"): lanes_named,
    ("cases.MatchingPeriod", "result"): _result,
    ("cases.CaseMove", "from_step"): _step,
    ("cases.CaseMove", "to_step"): _step,
    ("cases.CaseMove", "from_status"): _status,
    ("cases.CaseMove", "to_status"): _status,
    ("cases.EffortBooking", "step"): _step,
    ("cases.CaseMove", "code"): _move,
    ("cases.CaseMove", "reason"): reason_words,
    ("cases.CaseTerm", "kind"): named(TERM_NAMES),
    ("cases.CaseTask", "kind"): named(TASK_NAMES),
    ("cases.SignalRelease", "reason"): reason_words,
    ("cases.SignalRelease", "tasks"): _hung(TASK_NAMES),
    ("cases.SignalRelease", "terms"): _hung(TERM_NAMES),
    ("cases.BrokenGlass", "reason"): named(GLASS_REASONS),
    ("planning.PriorityScore", "contributions"): _sum,
    ("planning.Visit", "outcome"): _visit,
    ("outreach.DataLeak", "kinds"): each_named(KIND_WORDS),
    ("outreach.DataLeak", "told"): _reached,
    ("outreach.DataLeak", "put_right"): each_named(PUT_RIGHT_WORDS),
    ("outreach.DataLeak", "verdict"): named(VERDICT_WORDS),
    ("privacy.RightsRequest", "channel"): named(CHANNELS),
    ("privacy.RightsRequest", "done"): _done,
    ("access.Export", "code"): lambda code: str(KINDS[code].says) if code in KINDS else code,
}
