# SPDX-License-Identifier: EUPL-1.2
"""What stands in a proof, in the words of the wire. Pure.

Amounts are whole cents, days and moments as ISO 8601. What is not here does not come out anywhere:
the paper and the public page are drawn from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from woonzeker.law.courts import Finding
from woonzeker.law.reporting import LETTERS, REACTIONS, Statement

#: what a proof is of
RECEIVED, READ, REPORT, NO_REPORT = "ontvangst", "verwerking", "melding", "geen_melding"
#: how a delivery stands of which nobody could read a line
UNREADABLE = "niet leesbaar"


@dataclass(frozen=True, slots=True)
class Head:
    """What every proof begins with."""

    code: str
    made_at: datetime
    municipality: str
    municipality_name: str
    #: address of the page on which it can be checked
    check_at: str


@dataclass(frozen=True, slots=True)
class Delivered:
    """What a receipt is about."""

    delivery: str
    partner: str
    sector: str
    received_at: datetime
    filename: str
    sha256: str
    state: str


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the lines."""

    read: int
    accepted: int
    duplicate: int
    returned: int


@dataclass(frozen=True, slots=True)
class Tenant:
    """A tenant as the partner told them, or a resident as somebody checked them."""

    name: str
    born_on: str
    address: str
    postcode: str
    city: str


@dataclass(frozen=True, slots=True)
class Period:
    """From a day up to and including another."""

    from_on: date
    until_on: date


def receipt(head: Head, about: Delivered, counts: Counts | None) -> dict[str, Any]:
    """A receipt; without counts it says only that the delivery came in."""
    content = {
        **_head(RECEIVED if counts is None else READ, head),
        "partner": {"naam": about.partner, "soort": about.sector},
        "aanlevering": {
            "kenmerk": about.delivery,
            "ontvangen_op": about.received_at.replace(microsecond=0).isoformat(),
            "bestand": about.filename,
            "sha256": about.sha256,
            "stand": about.state,
        },
    }
    if counts is not None:
        content["tellingen"] = {
            "gelezen": counts.read,
            "geaccepteerd": counts.accepted,
            "dubbel": counts.duplicate,
            "teruggegeven": counts.returned,
        }
    return content


def report(
    head: Head, partner: Mapping[str, str], tenant: Tenant, said: Statement
) -> dict[str, Any]:
    """A statement of report: what the landlord told, and what the court asks."""
    facts = said.facts
    return {
        **_head(REPORT, head),
        "partner": dict(partner),
        "huurder": _tenant(tenant),
        "meldingen": [
            {
                "kenmerk": each.reference,
                "gemeld_op": each.reported_on.isoformat(),
                "ontvangen_op": each.received_on.isoformat(),
                "bedrag_cent": each.amount_cents,
            }
            for each in facts.reports
        ],
        "inspanningen": [
            {
                "letter": each.letter,
                "wat": LETTERS[each.letter],
                "op": _day(each.done_on),
                "bron": each.told.value,
            }
            for each in facts.efforts
        ],
        "reactie": REACTIONS[facts.reaction],
        "rechtbank": {
            "naam": said.court,
            "dagvaarding_op": _day(facts.summons_on),
            "praktijk": [_practice(each) for each in said.findings],
        },
        "ontbreekt": list(said.missing),
    }


def no_report(
    head: Head, tenant: Tenant, period: Period, partner: Mapping[str, str] | None
) -> dict[str, Any]:
    """A statement that in a period nothing was reported, by one partner or at all."""
    return {
        **_head(NO_REPORT, head),
        "inwoner": _tenant(tenant),
        "periode": {"van": _day(period.from_on), "tot_en_met": _day(period.until_on)},
        "partner": dict(partner) if partner else None,
    }


def _head(kind: str, head: Head) -> dict[str, Any]:
    return {
        "soort": kind,
        "code": head.code,
        "gemaakt_op": head.made_at.isoformat(),
        "gemeente": {"code": head.municipality, "naam": head.municipality_name},
        "controle": head.check_at,
    }


def _tenant(tenant: Tenant) -> dict[str, str]:
    return {
        "naam": tenant.name,
        "geboren": tenant.born_on,
        "adres": tenant.address,
        "postcode": tenant.postcode,
        "plaats": tenant.city,
    }


def _practice(finding: Finding) -> dict[str, str]:
    practice = finding.practice
    return {
        "regel": practice.title,
        "plaats": str(practice.citation),
        "bron": practice.citation.source,
        "zekerheid": practice.confidence.dutch,
        "geldt_vanaf": practice.valid_from.isoformat(),
        "opmerking": practice.note,
        "oordeel": finding.judged.value,
        "uitleg": finding.sentence,
    }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
