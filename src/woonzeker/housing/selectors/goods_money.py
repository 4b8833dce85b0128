# SPDX-License-Identifier: EUPL-1.2
"""How the money of stored goods stands: what was paid, what came back, what is the owner's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import audit
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass
from woonzeker.access.veil import of
from woonzeker.cases.models import Case
from woonzeker.errors import NotFound
from woonzeker.housing.models import GoodsCost, GoodsItem, GoodsRecovery, GoodsSale, StoredGoods
from woonzeker.housing.rules.goods_costs import (
    COST_WORDS,
    Balance,
    Cost,
    CostKind,
    Sale,
    balance,
    may_use_writ,
)
from woonzeker.housing.selectors.goods import BASIS, MAY_SEE_GOODS, goods_of
from woonzeker.law.reader import Confidence


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class AmountLine:
    """One amount, in cents; `of` says in which list it stands, empty when it goes with a sale."""

    id: UUID
    of: str
    words: str
    cents: int
    on: date


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class MoneyView:
    """The costs of stored goods, what a sale brought in and what came back, in cents."""

    case: UUID
    number: str
    goods: UUID | None
    costs: tuple[AmountLine, ...]
    sales: tuple[AmountLine, ...]
    recovered: tuple[AmountLine, ...]
    costs_cents: int
    recovered_cents: int
    asked_back_cents: int
    owner_cents: int
    owner_until: date | None
    owner_why: str
    owner_citation: str
    #: the rule that lets the municipality collect by writ, and whether it was checked
    writ: str
    writ_verified: bool | None


@look("housing.goods_money", may_if=MAY_SEE_GOODS, basis=BASIS, about="case")
def money_page(*, actor: Actor, case: UUID) -> MoneyView:
    """See what keeping the goods of a household costs, and what belongs to the owner."""
    found = Case.objects.filter(pk=case).first()
    if found is None:
        raise NotFound
    audit.concerns(found.people.count())
    goods = goods_of(case)
    held = balance_of(goods)
    until = held.owner_until
    writ = may_use_writ(goods.taken_on) if goods else None
    return MoneyView(
        case=case,
        number=found.number,
        goods=goods.pk if goods else None,
        costs=_costs(goods),
        sales=_sales(goods),
        recovered=_recovered(goods),
        costs_cents=held.costs_cents,
        recovered_cents=held.recovered_cents,
        asked_back_cents=held.asked_back_cents,
        owner_cents=held.owner_cents,
        owner_until=until.due_on if until else None,
        owner_why=until.explanation if until else "",
        owner_citation=until.citation if until else "",
        writ=str(writ.citation) if writ else "",
        writ_verified=writ.confidence is Confidence.VERIFIED if writ else None,
    )


def balance_of(goods: StoredGoods | None) -> Balance:
    """The balance of what stands; nothing without goods."""
    if goods is None:
        return balance((), (), recovered_cents=0)
    costs = GoodsCost.objects.filter(goods=goods, withdrawn_at=None)
    sales = GoodsSale.objects.filter(goods=goods, withdrawn_at=None)
    back = GoodsRecovery.objects.filter(goods=goods, withdrawn_at=None)
    return balance(
        [Cost(CostKind(row.kind), row.cents, row.paid_on) for row in costs],
        [Sale(row.cents, row.sold_on) for row in sales],
        recovered_cents=sum(back.values_list("cents", flat=True)),
    )


def _costs(goods: StoredGoods | None) -> tuple[AmountLine, ...]:
    rows = GoodsCost.objects.filter(goods=goods, withdrawn_at=None) if goods else ()
    found = sorted(rows, key=lambda row: (row.paid_on, row.noted_at))
    return tuple(
        AmountLine(row.pk, "cost", _(COST_WORDS[CostKind(row.kind)]), row.cents, row.paid_on)
        for row in found
    )


def _sales(goods: StoredGoods | None) -> tuple[AmountLine, ...]:
    if goods is None:
        return ()
    rows = GoodsSale.objects.filter(goods=goods, withdrawn_at=None).order_by("sold_on", "noted_at")
    words = {item.pk: str(item.words) for item in GoodsItem.objects.filter(goods=goods)}
    return tuple(
        AmountLine(row.pk, "", words.get(row.item, ""), row.cents, row.sold_on) for row in rows
    )


def _recovered(goods: StoredGoods | None) -> tuple[AmountLine, ...]:
    rows = GoodsRecovery.objects.filter(goods=goods, withdrawn_at=None) if goods else ()
    found = sorted(rows, key=lambda row: (row.received_on, row.noted_at))
    words = _("van wie liet ontruimen")
    return tuple(AmountLine(row.pk, "recovery", words, row.cents, row.received_on) for row in found)
