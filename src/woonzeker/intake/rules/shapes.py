# SPDX-License-Identifier: EUPL-1.2
"""The values that the rules of intake take and give. All frozen, all plain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum


class ReturnReason(StrEnum):
    """Why a line goes back to the partner, in the words of the counts."""

    UNREADABLE = "unreadable"
    INCOMPLETE = "incomplete"
    NO_GROUND = "no_ground"
    LEGAL_PERSON = "legal_person"
    RUNNING_ARRANGEMENT = "running_arrangement"
    FORMER_CUSTOMER = "former_customer"


class NotTakenUp(StrEnum):
    """Why a signal that was taken in is not taken up."""

    BELOW_THRESHOLD = "below_threshold"
    OUTSIDE_WINDOW = "outside_window"
    REPEAT = "repeat"


@dataclass(frozen=True, slots=True)
class Reading:
    """How the amounts and dates of one file are to be read; settled once for the whole file."""

    #: "comma" (1.234,56), "point" (1,234.56) or "" when every amount reads in one way only
    amounts: str = ""
    #: a person said that three digits behind the decimal mark are decimals
    thousandths: bool = False
    #: "dmy" or "mdy"
    dates: str = "dmy"
    #: first year of the workbook's day numbers: 1900 or 1904
    epoch: int = 1900


@dataclass(frozen=True, slots=True)
class LocalGround:
    """A municipality's own dated ground to receive signals of a sector the law does not name."""

    sector: str
    valid_from: date
    #: last day on which it holds; None = until further notice
    valid_to: date | None
    source: str

    def holds_on(self, day: date) -> bool:
        """Whether the ground is in force on that day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class CheckContext:
    """What the rules must know besides the line: whose file it is, and since when it is here."""

    #: huur energie warmte water zorg cak hypotheek belasting overige
    sector: str
    #: day on which the delivery was received
    received_on: date
    reading: Reading = Reading()
    #: day of the partner's declaration that efforts a–d were made for every line; None = per line
    efforts_declared_on: date | None = None
    local_grounds: tuple[LocalGround, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a line, in Dutch, with the rule that says so."""

    reason: ReturnReason
    #: canonical column
    column: str
    #: what is wrong
    sentence: str
    #: which rule, in words
    rule: str
    #: where the rule stands: act and article, with an address where there is one
    source: str
    #: what the partner can do
    mend: str


@dataclass(frozen=True, slots=True)
class ReturnedLine:
    """A line that goes back. The first fault decides the reason; the rest is told as well."""

    faults: tuple[Fault, ...]
    #: False: there is no ground to keep any cell of this line; only count it
    store: bool = True

    @property
    def reason(self) -> ReturnReason:
        """The reason that the line is counted under."""
        return self.faults[0].reason

    @property
    def column(self) -> str:
        """Canonical column of the first fault."""
        return self.faults[0].column

    @property
    def sentence(self) -> str:
        """What is wrong: every fault, the deciding one first."""
        return " ".join(fault.sentence for fault in self.faults)

    @property
    def rule(self) -> str:
        """The rule behind the first fault."""
        return self.faults[0].rule

    @property
    def source(self) -> str:
        """Where that rule stands."""
        return self.faults[0].source

    @property
    def mend(self) -> str:
        """What the partner can do, for every fault once."""
        return " ".join(dict.fromkeys(fault.mend for fault in self.faults))


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedLine:
    """A line that is taken in. The fields are the columns of a stored signal."""

    own_reference: str
    #: first day of the month of `signalled_on`; part of the duplicate key
    period_on: date
    kind: str
    signalled_on: date
    arose_on: date | None = None
    amount_cents: int
    terms: Decimal | None = None
    customer_number: str = ""
    initials: str = ""
    given_names: str = ""
    prefix: str = ""
    surname: str = ""
    #: ISO, unknown parts as 00 (`1980-00-00`); empty when nothing is known
    born_on: str = ""
    street: str = ""
    house_number: int
    house_letter: str = ""
    house_addition: str = ""
    postcode: str = ""
    city: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    business_name: str = ""
    legal_form: str = ""
    contact_tried_on: date | None = None
    pointed_to_help_on: date | None = None
    reminded_on: date | None = None
    offered_to_share_on: date | None = None
    #: geen instemming afwijzing, or "" where nobody asks
    reaction: str = ""
    arrangement: str = ""
    crisis: bool = False
    warm_handover: bool = False
    end_of_supply_on: date | None = None
    eviction_on: date | None = None
    #: what the partner must still mend while help already starts (crisis reports only)
    defects: tuple[Fault, ...] = ()
    #: what was read but could not be used, such as half a telephone number; Dutch sentences
    remarks: tuple[str, ...] = ()

    @property
    def urgent(self) -> bool:
        """A crisis or an announced eviction."""
        return self.crisis or self.kind == "ontruiming"


@dataclass(frozen=True, slots=True)
class Window:
    """How old arrears are at the report: in days, both ends included, or in whole months.

    None = open. With `above_months` they are older than so many calendar months.
    """

    from_days: int | None = None
    to_days: int | None = None
    above_months: int | None = None


@dataclass(frozen=True, slots=True)
class TakeUpPolicy:
    """The municipality's dated choices about which signals it takes up. The default: all."""

    #: a signal below this amount is not taken up; None = no threshold
    threshold_cents: int | None = None
    #: by sector; a sector that is absent has no window
    windows: Mapping[str, Window] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EarlierSignal:
    """The latest earlier signal of the same partner about the same customer or person."""

    amount_cents: int
    #: False after the case ended, also when it ended because nobody could be reached
    case_running: bool
