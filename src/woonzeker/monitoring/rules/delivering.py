# SPDX-License-Identifier: EUPL-1.2
"""From what is kept here to what the national model asks. Pure.

Amounts are rounded to whole euros, fifty cents upwards. Somebody is named by their BSN and nothing
else, or by postcode and house number; who can be named by neither is left out and counted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from woonzeker.monitoring.ddas import CONTACT_KINDS, DAY_PARTS, PARTNER_TYPES, RESULTS, STATUSES
from woonzeker.process import Exit

#: what was opened by mistake or linked to the wrong people is no household in any figure
MISTAKES = (Exit.OPENED_BY_MISTAKE.value, Exit.WRONGLY_LINKED.value)
_OPEN, _TAKEN_UP, _OTHER, _EVICTION = "open", "taken_up", "other", "ontruiming"


class SignalRow(NamedTuple):
    """A signal, as much of it as the delivery needs."""

    id: str
    crisis: bool
    kind: str
    warm_handover: bool
    amount_cents: int
    arose_on: date | None
    signalled_on: date
    result: str
    sector: str
    partner: str
    born_on: str
    postcode: str
    house_number: int
    house_letter: str
    house_addition: str
    person: str | None
    in_case: bool
    #: how its household's month ended; '' while it runs or when there is none
    ended: str


class CaseRow(NamedTuple):
    """The signals of one household in one matching period, and what was done for it."""

    result: str
    starts_on: date
    ends_on: date
    taken_up_on: date
    matched_on: date | None
    signals: Sequence[str]
    channels: Sequence[str]
    outcomes: Sequence[str]
    days: Sequence[date]
    parts: Sequence[str]


@dataclass(frozen=True, slots=True)
class Names:
    """How partners and people are named: types that were said of partners, and numbers."""

    types: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, str] = field(default_factory=dict)
    #: outcomes of an attempt at which somebody was spoken to
    reached: frozenset[str] = frozenset()


def whole_euros(cents: int) -> int:
    """Cents as whole euros, fifty cents upwards."""
    return (cents + 50) // 100


def type_of(sector: str, said: str = "") -> str:
    """The type of a partner: what was said of it, else what its kind says."""
    return said or PARTNER_TYPES[sector]


def status_of(result: str, ended: str, *, in_case: bool) -> str:
    """The status of a signal: what stands under a household is taken up.

    A household that was none is not delivered; its signals are 'not taken up'.
    """
    if ended in MISTAKES and result in {_OPEN, _TAKEN_UP}:
        return STATUSES[_OTHER]
    return STATUSES[_TAKEN_UP if in_case and result == _OPEN else result]


def client_of(row: SignalRow, number: str = "") -> dict[str, Any] | None:
    """Who a signal is about: a number alone, else an address; None when there is neither."""
    if number:
        return {"burgerservicenummer": number}
    if not row.postcode:
        return None
    client: dict[str, Any] = {"postcode": row.postcode, "huisnummer": str(row.house_number)}
    if addition := f"{row.house_letter}{row.house_addition}":
        client["huisnummertoevoeging"] = addition
    if is_a_day(row.born_on):
        client["geboortedatum"] = row.born_on
    return client


def is_a_day(text: str) -> bool:
    """Whether this is a whole day of the calendar: of 1980-00-00 the model wants nothing."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def signal_of(row: SignalRow, names: Names) -> dict[str, Any] | None:
    """A signal in the words of the model; None when nothing says who it is about."""
    client = client_of(row, names.numbers.get(row.person, "") if row.person else "")
    if client is None:
        return None
    made: dict[str, Any] = {
        "ID": row.id,
        "crisissignaal": row.crisis or row.kind == _EVICTION,
        "warmeOverdracht": row.warm_handover,
        "bedrag": whole_euros(row.amount_cents),
        "signaaldatum": row.signalled_on,
        "status": status_of(row.result, row.ended, in_case=row.in_case),
        "signaalpartner": {"type": type_of(row.sector, names.types.get(row.partner, ""))},
        "client": client,
    }
    if row.arose_on is not None:
        made["ontstaansdatum"] = row.arose_on
    return made


def case_of(row: CaseRow, names: Names, left_out: frozenset[str]) -> dict[str, Any] | None:
    """A household's month in the words of the model; None when none of its signals is given."""
    signals = [{"ID": each} for each in row.signals if each not in left_out]
    if not signals:
        return None
    made: dict[str, Any] = {
        "startdatumMatchingperiode": row.starts_on,
        "einddatumMatchingperiode": row.ends_on,
        "datumOpgepakt": row.taken_up_on,
        "vroegsignalen": signals,
        "contactpogingen": [
            _attempt(*each, names.reached)
            for each in zip(row.channels, row.outcomes, row.days, row.parts, strict=True)
        ],
    }
    if row.matched_on is not None:
        made["matchingsdatum"] = row.matched_on
    if word := RESULTS.get(row.result):
        made["resultaat"] = word
    return made


def _attempt(
    channel: str, outcome: str, day: date, part: str, reached: frozenset[str]
) -> dict[str, Any]:
    made: dict[str, Any] = {
        "soort": CONTACT_KINDS[channel],
        "bereikt": outcome in reached,
        "datum": day,
    }
    if part in DAY_PARTS:
        made["dagdeel"] = DAY_PARTS[part]
    return made
