# SPDX-License-Identifier: EUPL-1.2
"""What a right is, and the rights that hold for many ways of living. Pure.

A right points to a parameter of the law, so that its place and how sure we are come along.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from woonzeker.law.calendar import dutch_length
from woonzeker.law.reader import Confidence, Parameter, parameter
from woonzeker.matching.linkage.wording import gettext_noop


class Judge(StrEnum):
    """Whether a judge comes before somebody must leave."""

    NEEDED = "needed"
    MAYBE = "maybe"
    FAST = "fast"
    NOT_TO_SELL = "not_to_sell"

    @property
    def words(self) -> str:
        """What it means for the resident."""
        return {
            "needed": gettext_noop("Zonder rechter hoef je er niet uit."),
            "maybe": gettext_noop("Ga niet weg voordat een jurist heeft gekeken."),
            "fast": gettext_noop("Een rechter beslist, maar dat kan binnen een paar dagen."),
            "not_to_sell": gettext_noop(
                "De bank heeft geen rechter nodig om te verkopen. Jij kunt er wel een vragen."
            ),
        }[self.value]


@dataclass(frozen=True, slots=True)
class Right:
    """One right: a sentence, and the parameter it rests on.

    `{length}` in the sentence stands for the value of that parameter.
    """

    code: str
    says: str
    path: str


@dataclass(frozen=True, slots=True)
class ShownRight:
    """A right as it is shown: with where it stands, what was read there, and how sure we are."""

    code: str
    says: str
    citation: str
    source: str
    confidence: Confidence
    note: str


@dataclass(frozen=True, slots=True)
class Holding:
    """What goes with a way of living.

    `rights` protect against an end; `ended_by` says who can end it and how long before; `judge`
    whether a judge comes before; `reporting` whether arrears must be reported to the municipality;
    `do_now` is what to do, the first thing first.
    """

    title: str
    rights: tuple[Right, ...]
    ended_by: Right
    judge: Judge
    reporting: Right
    do_now: tuple[str, ...]


def shown(right: Right, *, on: date) -> ShownRight:
    """A right with its source on a day; raises NotInForce for a day before its rule is known."""
    rule = parameter(right.path, on=on)
    cited = rule.citation
    says = right.says.format(length=length_of(rule))
    return ShownRight(right.code, says, str(cited), cited.source, rule.confidence, rule.note)


def length_of(rule: Parameter) -> str:
    """A length of time as people say it: 'zes weken', 'drie tot zes maanden'; empty for words."""
    if isinstance(rule.value, Mapping):
        least = dutch_length(rule.value["from"], rule.unit).partition(" ")[0]
        return f"{least} tot {dutch_length(rule.value['to'], rule.unit)}"
    if isinstance(rule.value, int) and not isinstance(rule.value, bool):
        return dutch_length(rule.value, rule.unit)
    return ""


NOT_WITHOUT_JUDGMENT = Right(
    "not_without_judgment",
    gettext_noop("Niemand mag je er zelf uitzetten of het slot vervangen."),
    "bw/ontruimen_zonder_vonnis",
)
BY_COURT_ALONE = Right(
    "by_court_alone",
    gettext_noop("Alleen een rechter kan je huurcontract ontbinden."),
    "bw/ontbinding_door_rechter",
)
GROUND_NEEDED = Right(
    "ground_needed",
    gettext_noop("De verhuurder heeft een reden uit de wet nodig. Nee zeggen mag."),
    "bw/opzeggronden",
)
MAYBE_RENT = Right(
    "maybe_rent",
    gettext_noop("Betaal je om hier te wonen, dan kan het huur zijn, wat er ook op papier staat."),
    "bw/huur_bestanddelen",
)
SILENCE = Right(
    "silence_is_no_consent",
    gettext_noop("Bij een opzegging heb je {length} voor een antwoord. Zwijgen is geen ja."),
    "bw/opzegging_antwoord",
)
NOTICE_BY_LANDLORD = Right(
    "notice_by_landlord",
    gettext_noop("De verhuurder, met een opzegtermijn van {length}."),
    "bw/opzegtermijn_verhuurder",
)
REPORTS = Right(
    "landlord_reports",
    gettext_noop("De verhuurder moet achterstand bij de gemeente melden."),
    "bgs/gegevens",
)
REPORTS_IF_RENT = Right(
    "reports_if_rent",
    gettext_noop("Als het huur is, moet wie verhuurt achterstand bij de gemeente melden."),
    "bgs/gegevens",
)
REPORTS_BETWEEN = Right(
    "between_reports",
    gettext_noop("Ook wie tussen jou en de eigenaar zit, moet achterstand melden."),
    "bgs/melden_bij_tussenverhuur",
)
PRESSED = Right(
    "pressed",
    gettext_noop("Word je onder druk gezet, dan kun je dat melden bij de gemeente."),
    "wgv/meldpunt",
)

STAY = gettext_noop("Ga niet weg, geef geen sleutel af en teken niets.")
LAWYER = gettext_noop("Bel het Juridisch Loket of een advocaat.")
KEEP = gettext_noop("Bewaar bewijs van betalen, en foto's van papieren en berichten.")
PAY_ON = gettext_noop("Betaal door, per bank, ook als er ruzie is.")
REGISTER = gettext_noop("Schrijf je in op dit adres, of vraag een postadres.")
PLACE = gettext_noop("Vraag nu al om een plek, voor het geval dat.")
ARREARS = gettext_noop("Vraag hulp bij achterstand: de gemeente maakt een regeling mee.")
