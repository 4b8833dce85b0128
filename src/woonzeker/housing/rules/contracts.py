# SPDX-License-Identifier: EUPL-1.2
"""Which contract a household gets, one in its own name first, and what counts as rehoused. Pure.

A permanent contract in one's own name is the norm (letter of the minister, 4 July 2023; Nationaal
Actieplan Dakloosheid). What is temporary is a roof for the day, but still homelessness (Als de
overheid niet thuis geeft, 24 January 2023): with it a case is not closed as rehoused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from woonzeker.housing.rules.roof import RoofPolicy
from woonzeker.law.calendar import add_months
from woonzeker.matching.linkage.wording import gettext_noop


class ContractKind(StrEnum):
    """On what somebody lives, the best one first."""

    OWN = "own"
    OWN_HOME = "own_home"
    WITH_TENANT = "with_tenant"
    OWN_TEMPORARY = "own_temporary"
    PROVIDER = "provider"
    MUNICIPALITY = "municipality"
    WITH_OTHERS = "with_others"
    PLACE = "place"


CONTRACT_WORDS: Mapping[ContractKind, str] = {
    ContractKind.OWN: gettext_noop("vast huurcontract op eigen naam"),
    ContractKind.OWN_HOME: gettext_noop("eigen woning"),
    ContractKind.WITH_TENANT: gettext_noop("als medehuurder op het contract"),
    ContractKind.OWN_TEMPORARY: gettext_noop("tijdelijk huurcontract op eigen naam"),
    ContractKind.PROVIDER: gettext_noop("contract op naam van een zorgaanbieder"),
    ContractKind.MUNICIPALITY: gettext_noop("contract op naam van de gemeente"),
    ContractKind.WITH_OTHERS: gettext_noop("inwonen bij anderen"),
    ContractKind.PLACE: gettext_noop("opvang, hotel of tijdelijke plek zonder huurcontract"),
}
#: what is a contract of one's own, for good
LASTING = frozenset({ContractKind.OWN, ContractKind.OWN_HOME, ContractKind.WITH_TENANT})
#: why something else than a lasting contract in one's own name is looked for: codes, no free words
WHY_NOT_OWN: Mapping[str, str] = {
    "none_yet": gettext_noop("er is nog geen woning met een vast contract"),
    "refused": gettext_noop("verhuurders weigeren nu een contract op eigen naam"),
    "own_wish": gettext_noop("het huishouden wil dit zelf"),
    "short_bridge": gettext_noop("het is een korte tijd tot de eigen woning klaar is"),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """The contract that is looked for; for another than a lasting one why, and until when.

    `own_by_on` is the day on which a contract in one's own name is there at the latest.
    """

    kind: ContractKind
    why_not_own: str = ""
    own_by_on: date | None = None


@dataclass(frozen=True, slots=True)
class Home:
    """Where a household lives now: on what contract, since and until when, and whether it fits.

    `until_on` is None without an end. `told_by` says who knows it; empty when nobody said so.
    """

    kind: ContractKind
    from_on: date
    until_on: date | None
    fits: bool
    registered: bool
    told_by: str


def wanted_refusal(wanted: Wanted, *, on: date) -> str:
    """Why this cannot be what is looked for, in Dutch; empty when it can."""
    if wanted.kind in LASTING:
        return ""
    if wanted.kind is ContractKind.PLACE:
        return gettext_noop("Een tijdelijke plek is geen contract om naar te zoeken.")
    if wanted.why_not_own not in WHY_NOT_OWN:
        return gettext_noop("Eigen naam gaat voor. Kies waarom dat nu niet kan.")
    if wanted.own_by_on is None or wanted.own_by_on <= on:
        return gettext_noop("Zeg voor welke dag er een contract op eigen naam is.")
    return ""


def suitable_place(home: Home | None, policy: RoofPolicy, *, on: date) -> bool:
    """The fact of that name, which closing a case as rehoused asks for."""
    return not not_rehoused(home, policy, on=on)


def not_rehoused(home: Home | None, policy: RoofPolicy, *, on: date) -> tuple[str, ...]:
    """Why a household is not suitably rehoused yet, in Dutch; empty when it is."""
    if home is None:
        return (gettext_noop("Er is nog geen woning vastgelegd."),)
    checks = (
        (gettext_noop("Schrijf op wie dit zei of liet zien."), not home.told_by.strip()),
        (gettext_noop("Het huishouden woont er nog niet."), home.from_on > on),
        (gettext_noop("Het huishouden woont er niet meer."), _is_over(home, on)),
        (gettext_noop("De woning past niet bij dit huishouden."), not home.fits),
        (gettext_noop("Het huishouden staat daar nog niet ingeschreven."), not home.registered),
    )
    return (*(words for words, so in checks if so), *_contract(home, policy))


def _contract(home: Home, policy: RoofPolicy) -> tuple[str, ...]:
    if home.kind in LASTING:
        return ()
    if home.kind is ContractKind.OWN_TEMPORARY:
        enough = add_months(home.from_on, policy.own_contract_months)
        if home.until_on is None or home.until_on >= enough:
            return ()
        return (gettext_noop("Het tijdelijke contract loopt te kort."),)
    if home.kind in (ContractKind.PROVIDER, ContractKind.MUNICIPALITY):
        return (gettext_noop("Het contract staat nog niet op eigen naam."),)
    return (gettext_noop("Dit is een tijdelijk dak, nog geen eigen plek."),)


def _is_over(home: Home, on: date) -> bool:
    return home.until_on is not None and home.until_on <= on
