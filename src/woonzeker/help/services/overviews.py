# SPDX-License-Identifier: EUPL-1.2
"""Keeping the financial overview of a household: each time a new version, none is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.errors import Refused
from woonzeker.help.models import Overview, RightCheck, RightState
from woonzeker.help.rules.money import Amount
from woonzeker.help.rules.money_rights import MAY_KEEP_MONEY
from woonzeker.help.selectors.rights import scheme_codes
from woonzeker.help.services.within_room import lock_money

BASIS = "Wgs art. 4 lid 1"


@dataclass(frozen=True, slots=True)
class Protected:
    """A beslagvrije voet in cents a month as an official tool gave it: when, and which tool."""

    cents: int
    on: date
    source: str
    #: worked out once more, with the income that is filled in now
    again: bool = False


@dataclass(frozen=True, slots=True)
class Filled:
    """What somebody filled in: lines of income, fixed costs and reserves, and what is protected."""

    income: Sequence[Amount] = ()
    costs: Sequence[Amount] = ()
    reserves: Sequence[Amount] = ()
    protected: Protected | None = None
    adults: int = 1


@action("help.save_overview", may_if=MAY_KEEP_MONEY, basis=BASIS, about="case")
def save_overview(*, actor: Actor, case: UUID, filled: Filled, version: int) -> Overview:
    """Keep an overview as a new version; `version` is the one that was looked at, 0 for none.

    Raises Refused when somebody saved another one meanwhile, and for a day that has yet to come.
    """
    lock_money(case)
    newest = Overview.objects.select_for_update().filter(case=case).order_by("-version").first()
    if (newest.version if newest else 0) != version:
        raise Refused(
            _("Iemand anders bewaarde net een nieuw overzicht. Kijk het na en vul opnieuw in.")
        )
    protected = filled.protected
    if protected is not None and protected.on > clock.today():
        raise Refused(_("De dag van de berekening moet nog komen."))
    return Overview.objects.create(
        case_id=case,
        version=version + 1,
        made_on=clock.today(),
        made_by=actor.id,
        lines=_lines(filled),
        protected_outdated=_outdated(newest, filled),
        protected_cents=protected.cents if protected else None,
        protected_on=protected.on if protected else None,
        protected_source=protected.source if protected else "",
        adults=filled.adults,
        saved_at=clock.now(),
    )


def _lines(filled: Filled) -> dict[str, list[dict[str, Any]]]:
    return {
        "income": [_line(each) for each in filled.income],
        "costs": [_line(each) for each in filled.costs],
        "reserves": [{"what": each.what, "cents": each.cents} for each in filled.reserves],
    }


def _outdated(before: Overview | None, filled: Filled) -> bool:
    """Whether what is protected stayed as it was while income or adults changed."""
    kept = filled.protected
    if before is None or kept is None or kept.again:
        return False
    was = (before.protected_cents, before.protected_on, before.protected_source)
    if was != (kept.cents, kept.on, kept.source):
        return False
    income = before.lines.get("income", [])
    changed = _sorted(income) != _sorted(_lines(filled)["income"])
    return before.protected_outdated or changed or before.adults != filled.adults


def _sorted(lines: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    return sorted(
        tuple(str(line.get(key)) for key in ("what", "cents", "rhythm")) for line in lines
    )


def _line(amount: Amount) -> dict[str, Any]:
    return {"what": amount.what, "cents": amount.cents, "rhythm": amount.every.value}


@action("help.check_rights", may_if=MAY_KEEP_MONEY, basis=BASIS, about="case")
def check_rights(*, actor: Actor, case: UUID, states: dict[str, RightState]) -> int:
    """Note of schemes whether the household uses them; gives how many changed.

    Raises Refused for a scheme that stands in no list.
    """
    if set(states) - scheme_codes():
        raise Refused(_("Deze regeling staat niet in de lijst."))
    known = dict(RightCheck.objects.filter(case=case).values_list("scheme", "state"))
    changed = {
        scheme: state
        for scheme, state in states.items()
        if known.get(scheme, RightState.UNKNOWN) != state
    }
    for scheme, state in changed.items():
        RightCheck.objects.update_or_create(
            case_id=case,
            scheme=scheme,
            defaults={
                "state": state,
                "checked_on": clock.today(),
                "checked_by": actor.id,
            },
        )
    return len(changed)
