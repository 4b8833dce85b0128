# SPDX-License-Identifier: EUPL-1.2
"""The part of a case page that is about money: what runs, and the way in for who may."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from woonzeker.access.actions import look, may
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass
from woonzeker.access.veil import of
from woonzeker.cases.rules import MAY_SEE
from woonzeker.help.selectors.arrangements import arrangement_rows


@of(DataClass.FINANCES)
@dataclass(frozen=True, slots=True)
class MoneyCard:
    """What a case page says of money: arrangements that run, and how many of them are behind."""

    case: UUID
    running: int | None
    behind: int | None


@dataclass(frozen=True, slots=True)
class MoneyWays:
    """The card with what somebody may do about money here."""

    card: MoneyCard
    sees: bool
    may_begin: bool
    may_ask_budget: bool


@look("help.money_card", may_if=MAY_SEE, basis="Wgs art. 4 lid 1", about="case")
def money_card(*, actor: Actor, case: UUID) -> MoneyCard:
    """See whether arrangements run in a case, as far as one sees its finances."""
    rows = [row for row in arrangement_rows(case) if row.state in ("running", "paused")]
    return MoneyCard(case, len(rows), sum(bool(row.behind_cents) for row in rows))


def money_ways(actor: Actor, case: UUID) -> MoneyWays:
    """The card, with what the actor may do; None of it opens anything by itself."""
    sees = may(actor, "help.money", case)
    return MoneyWays(
        card=money_card(actor=actor, case=case),
        sees=sees,
        may_begin=not sees and may(actor, "cases.begin_arranging", case),
        may_ask_budget=may(actor, "help.ask_budget", case),
    )
