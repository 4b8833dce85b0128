# SPDX-License-Identifier: EUPL-1.2
"""The page of stored goods, of one line of them, and the list of what asks for something."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import audit, clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import Relation
from woonzeker.access.policy import DataClass
from woonzeker.access.tenancy import current_municipality
from woonzeker.access.veil import Of, of
from woonzeker.accounts.selectors import names_of
from woonzeker.cases.models import Case
from woonzeker.cases.selectors import relations_of_cases, within_reach
from woonzeker.errors import NotFound
from woonzeker.housing.models import GoodsEvent, GoodsItem, StoredGoods
from woonzeker.housing.rules import goods as rules
from woonzeker.housing.rules.goods import Act, ItemKind, ItemState, Storage, Wish
from woonzeker.housing.rules.goods_words import (
    ACT_WORDS,
    OWED_WORDS,
    STATE_WORDS,
    UNSALEABLE,
    WISH_WORDS,
)
from woonzeker.housing.selectors.goods import (
    BASIS,
    MAY_SEE_GOODS,
    MAY_SEE_PHOTO,
    WITH_US,
    goods_of,
    storage_of,
    why_not,
)
from woonzeker.housing.selectors.shared import roof_policies, roof_policy
from woonzeker.law.reader import Confidence, parameter
from woonzeker.law.terms import Deadline
from woonzeker.ui.words import address


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class ClockLine:
    """One clock: until which day nothing may go, why, where that stands and how sure it is.

    Without a day it does not run yet, and `explanation` says what it waits for.
    """

    title: str
    until_on: date | None
    explanation: str
    citation: str
    verified: bool | None
    over: bool | None


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class ItemLine:
    """One line of the inventory, and what stands in the way of letting it go."""

    id: UUID
    number: int
    kind: str
    kind_words: str
    words: str
    state: str
    state_words: str
    never: bool
    at_once: bool
    asked_back_on: date | None
    has_photo: bool
    with_us: bool
    wished: str
    wished_words: str
    unsaleable_words: str
    wished_by: str
    #: whether the one who looks asked for it: another must sign
    own_wish: bool | None
    agreed_by: str
    #: why it may not be sold now; empty when it may
    refusals: tuple[str, ...]


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class EventLine:
    """One line of the log."""

    id: UUID
    title: str
    item: str
    done_on: date
    by: str
    second: str
    why: str
    undone: bool
    may_undo: bool


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class GoodsView:
    """The goods of one household: what is owed first, the clocks, the inventory and the log."""

    case: UUID
    number: str
    address: Annotated[str, Of(DataClass.ADDRESS)]
    secret: bool
    goods: UUID | None
    taken_on: date | None
    listed_on: date | None
    copy_given_on: date | None
    warned_on: date | None
    closed_on: date | None
    where_kept: str
    #: a code of rules.goods.Act: what the municipality owes first
    next_act: str
    free_from: date | None
    may_go: bool | None
    clocks: tuple[ClockLine, ...]
    items: tuple[ItemLine, ...]
    events: tuple[EventLine, ...]

    @property
    def here(self) -> tuple[ItemLine, ...]:
        """What is still with the municipality."""
        return tuple(each for each in self.items if each.with_us)

    @property
    def gone(self) -> tuple[ItemLine, ...]:
        """What is no longer there."""
        return tuple(each for each in self.items if not each.with_us)

    @property
    def waiting(self) -> tuple[ItemLine, ...]:
        """What somebody asked for that cannot be undone, and still lies there."""
        return tuple(each for each in self.here if each.wished)


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class LineView:
    """One line of an inventory with its case, and whether anything may go already."""

    case: UUID
    number: str
    line: ItemLine
    #: no more may be added to or taken from the list
    finished: bool | None
    free_from: date | None
    may_go: bool | None


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class RipeLine:
    """Goods of a household that ask for something: an act that is owed, or they may go."""

    case: UUID
    relations: frozenset[Relation]
    secret: bool
    number: str
    address: Annotated[str, Of(DataClass.ADDRESS)]
    taken_on: date
    next_act: str
    next_words: str
    free_from: date | None
    may_go: bool
    asked_back: int
    lines: int


@look("housing.goods", may_if=MAY_SEE_GOODS, basis=BASIS, about="case")
def goods_page(*, actor: Actor, case: UUID) -> GoodsView:
    """See the goods of a household that the municipality keeps, and until when nothing goes."""
    found = Case.objects.select_related("household").filter(pk=case).first()
    if found is None:
        raise NotFound
    people = [row.person for row in found.people.select_related("person")]
    audit.concerns(len(people))
    goods = goods_of(case)
    said: dict[str, Any] = {
        "case": case, "number": found.number, "address": address(found.household),
        "secret": any(person.secret for person in people),
    }  # fmt: skip
    if goods is None:
        return GoodsView(
            **said, goods=None, taken_on=None, listed_on=None, copy_given_on=None,
            warned_on=None, closed_on=None, where_kept="", next_act="", free_from=None,
            may_go=None, clocks=(), items=(), events=(),
        )  # fmt: skip
    storage, today = storage_of(goods), clock.today()
    runs = rules.clock(storage, roof_policy(current_municipality()))
    items = list(goods.items.filter(withdrawn_at=None).defer("photo").order_by("number"))
    return GoodsView(
        **said,
        goods=goods.pk,
        taken_on=goods.taken_on,
        listed_on=goods.listed_on,
        copy_given_on=goods.copy_given_on,
        warned_on=goods.warned_on,
        closed_on=goods.closed_on,
        where_kept=str(goods.where_kept),
        next_act=rules.next_act(storage) or "",
        free_from=runs.free_from,
        may_go=runs.free_from is not None and runs.free_from <= today,
        clocks=_clocks(storage, runs, today),
        items=tuple(_items(actor, items, storage)),
        events=tuple(_log(goods, items)),
    )


@look("housing.goods_ripe", may_if=MAY_SEE_GOODS, basis=BASIS)
def goods_ripe(*, actor: Actor) -> tuple[RipeLine, ...]:
    """See which stored goods ask for something, the longest kept first."""
    reach = within_reach(Case.objects.all(), actor, MAY_SEE_GOODS)
    rows = list(
        StoredGoods.objects.filter(case__in=reach, closed_on=None, withdrawn_at=None)
        .select_related("case__household")
        .order_by("taken_on", "case__number")
    )
    stands = relations_of_cases(actor, {row.case_id for row in rows})
    found = tuple(_ripe(row, stands[row.case_id]) for row in rows)
    audit.concerns(len(found), of={"case": [row.case for row in found]})
    return found


@look("housing.goods_line", may_if=MAY_SEE_GOODS, basis=BASIS, about="goods_item")
def goods_line(*, actor: Actor, goods_item: UUID) -> LineView:
    """See one line of an inventory, and what stands in the way of letting it go."""
    row = GoodsItem.objects.filter(pk=goods_item, withdrawn_at=None).defer("photo").first()
    if row is None:
        raise NotFound
    goods = StoredGoods.objects.select_related("case").get(pk=row.goods_id)
    storage, today = storage_of(goods), clock.today()
    free = rules.clock(storage, roof_policy(current_municipality())).free_from
    (line,) = _items(actor, [row], storage)
    return LineView(
        case=goods.case_id,
        number=goods.case.number,
        line=line,
        finished=goods.listed_on is not None,
        free_from=free,
        may_go=free is not None and free <= today,
    )


@look("housing.goods_photo", may_if=MAY_SEE_PHOTO, basis=BASIS, about="goods_item")
def goods_photo(*, actor: Actor, goods_item: UUID) -> tuple[str, bytes]:
    """The photo of one line of an inventory, and its kind; raises NotFound."""
    found = GoodsItem.objects.filter(pk=goods_item, withdrawn_at=None).first()
    if found is None or not found.photo_type or not found.photo:
        raise NotFound
    return found.photo_type, bytes(found.photo)


def _clocks(storage: Storage, runs: rules.Clock, today: date) -> tuple[ClockLine, ...]:
    kept = _legal(_("Dertien weken bewaren"), runs.kept, today)
    if runs.copy_rests is None:
        copied = _waits(_("Na het afschrift van de lijst"), storage)
    else:
        copied = _legal(_("Na het afschrift van de lijst"), runs.copy_rests, today)
    title, until = _("Na de waarschuwing"), runs.warning_rests_until
    if until is None:
        return kept, copied, _waits(title, storage, warning=True)
    days = roof_policy(current_municipality()).sale_warning_days
    said = _("%d dagen na de waarschuwing: dat besloot de gemeente.") % days
    return kept, copied, ClockLine(title, until, said, "", None, today > until)


def _legal(title: str, deadline: Deadline, today: date) -> ClockLine:
    held = [parameter(path, on=deadline.starts_on) for path in deadline.parameters]
    sure = all(each.confidence is Confidence.VERIFIED for each in held)
    return ClockLine(
        title, deadline.due_on, deadline.explanation, deadline.citation, sure,
        today > deadline.due_on,
    )  # fmt: skip


def _waits(title: str, storage: Storage, *, warning: bool = False) -> ClockLine:
    if warning:
        said = _("Loopt nog niet: het huishouden is nog niet gewaarschuwd.")
    elif storage.listed_on is None:
        said = _("Loopt nog niet: er is nog geen lijst.")
    else:
        said = _("Loopt nog niet: het huishouden heeft nog geen afschrift.")
    return ClockLine(title, None, said, "", None, False)


def _items(actor: Actor, rows: Iterable[GoodsItem], storage: Storage) -> Iterable[ItemLine]:
    found = list(rows)
    names = names_of({row.wished_by for row in found} | {row.agreed_by for row in found})
    added = roof_policies(current_municipality())[1].kept_kinds
    for row in found:
        kind = ItemKind(row.kind)
        yield ItemLine(
            id=row.pk,
            number=row.number,
            kind=row.kind,
            kind_words=_(rules.KIND_WORDS[kind]),
            words=str(row.words),
            state=row.state,
            state_words=_(STATE_WORDS[ItemState(row.state)]),
            never=kind in rules.NEVER_GONE | added,
            at_once=kind in rules.AT_ONCE,
            asked_back_on=row.asked_back_on,
            has_photo=bool(row.photo_type),
            with_us=row.state in WITH_US,
            wished=row.wished,
            wished_words=_(WISH_WORDS[Act(row.wished)]) if row.wished else "",
            unsaleable_words=_(UNSALEABLE[row.unsaleable_why]) if row.unsaleable_why else "",
            wished_by=names.get(row.wished_by, ""),
            own_wish=row.wished_by == actor.id,
            agreed_by=names.get(row.agreed_by, ""),
            refusals=tuple(
                _(each) for each in why_not(row, Wish(Act.SOLD, "one", "another"), storage)
            ),
        )


def _log(goods: StoredGoods, items: Iterable[GoodsItem]) -> Iterable[EventLine]:
    rows = list(GoodsEvent.objects.filter(goods=goods).order_by("-noted_at", "-pk"))
    undone = {row.undoes for row in rows if row.undoes}
    names = names_of({row.done_by for row in rows} | {row.second_by for row in rows})
    numbers = {row.pk: str(row.number) for row in items}
    for row in rows:
        said = _(ACT_WORDS[Act(row.act)])
        yield EventLine(
            id=row.pk,
            title=_("Teruggenomen: %s") % said if row.undoes else said,
            item=numbers.get(row.item, "") if row.item else "",
            done_on=row.done_on,
            by=names.get(row.done_by, ""),
            second=names.get(row.second_by, ""),
            why=_(UNSALEABLE[row.unsaleable_why]) if row.unsaleable_why else "",
            undone=row.pk in undone,
            may_undo=row.undoes is None and row.pk not in undone,
        )


def _ripe(row: StoredGoods, relations: frozenset[Relation]) -> RipeLine:
    storage, today = storage_of(row), clock.today()
    free = rules.clock(storage, roof_policy(current_municipality())).free_from
    owed = rules.next_act(storage)
    here = row.items.filter(withdrawn_at=None, state__in=WITH_US)
    return RipeLine(
        case=row.case_id,
        relations=relations,
        secret=row.case.people.filter(person__secret=True).exists(),
        number=row.case.number,
        address=address(row.case.household),
        taken_on=row.taken_on,
        next_act=owed.value if owed else "",
        next_words=_(OWED_WORDS[owed]) if owed else "",
        free_from=free,
        may_go=free is not None and free <= today,
        asked_back=here.exclude(asked_back_on=None).count(),
        lines=here.count(),
    )
