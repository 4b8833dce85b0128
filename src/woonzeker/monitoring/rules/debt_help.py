# SPDX-License-Identifier: EUPL-1.2
"""What is known here of somebody who went to debt help, in the words of the model. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from woonzeker.monitoring.ddas.shv import DEBT_KINDS, EXIT_REASONS
from woonzeker.monitoring.rules.delivering import whole_euros

_MOST_CLIENTS = 2


@dataclass(frozen=True, slots=True)
class Owed:
    """One debt: of which kind of partner, how much, noted when, and to whom.

    `creditor` is the name of an organisation that reports here; '' for anybody else. `private`
    says whether the creditor is a private person; None when nobody knows.
    """

    sector: str
    cents: int
    noted_on: date
    creditor: str = ""
    private: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpedCase:
    """A household that was brought to debt help and is helped there."""

    people: Sequence[UUID]
    postcode: str
    house_number: int
    addition: str
    asked_on: date
    confirmed_on: date
    threatening: bool
    result: str
    closed_on: date | None
    debts: Sequence[Owed] = ()
    #: from and until when an arrangement with creditors runs; None when there is none
    arranged_on: date | None = None
    arranged_until: date | None = None
    #: from and until when creditors wait with collecting, because it was asked and they said so
    pauses: Sequence[tuple[date, date]] = ()


def traject_of(
    case: HelpedCase, municipality: str, numbers: Mapping[UUID, str]
) -> dict[str, Any] | None:
    """A household in the words of the model; None when nothing says who they are."""
    clients: list[dict[str, Any]] = [
        {"burgerservicenummer": numbers[each]} for each in case.people if each in numbers
    ]
    if not clients and case.postcode:
        clients = [_at(case)]
    if not clients:
        return None
    return {
        "gemeentecode": municipality,
        "startdatum": case.confirmed_on,
        "aanmelding": {
            "startdatum": case.asked_on,
            "einddatum": case.confirmed_on,
            "crisisinterventie": case.threatening,
        },
        "client": clients[:_MOST_CLIENTS],
        **_money(case),
        **_end(case),
    }


def more_people(case: HelpedCase) -> bool:
    """Whether there are more people than the model has room for."""
    return len(case.people) > _MOST_CLIENTS


def _at(case: HelpedCase) -> dict[str, Any]:
    at = {"postcode": case.postcode, "huisnummer": str(case.house_number)}
    return at | ({"huisnummertoevoeging": case.addition} if case.addition else {})


def _money(case: HelpedCase) -> dict[str, Any]:
    made: dict[str, Any] = {}
    if case.debts:
        made["schulden"] = [
            {
                "bedrag": whole_euros(each.cents),
                "peildatum": each.noted_on,
                "schuldsoort": DEBT_KINDS.get(each.sector, "Overig"),
                "schuldeiser": _creditor(each),
            }
            for each in case.debts
        ]
        made["totaalSchuldbedragBijAanvangSchuld"] = whole_euros(
            sum(each.cents for each in case.debts)
        )
    if case.arranged_on is not None:
        made["oplossing"] = {"soort": "Betalingsregeling", "startdatum": case.arranged_on}
        if case.arranged_until is not None:
            made["oplossing"]["einddatum"] = case.arranged_until
    if case.pauses:
        made["voorlopigeVoorzieningen"] = [
            {"startdatum": since, "einddatum": until} for since, until in case.pauses
        ]
    return made


def _creditor(debt: Owed) -> dict[str, Any]:
    """An organisation by name, in both fields that version 1.0 has for it; a person never."""
    made: dict[str, Any] = {"naam": debt.creditor, "Naam": debt.creditor} if debt.creditor else {}
    return made if debt.private is None else made | {"privepersoon": debt.private}


def _end(case: HelpedCase) -> dict[str, Any]:
    """Only what ends debt help too: somebody died or left. Our own case closes much earlier."""
    reason = EXIT_REASONS.get(case.result)
    if reason is None or case.closed_on is None:
        return {}
    return {"einddatum": case.closed_on, "uitstroom": {"datum": case.closed_on, "reden": reason}}
