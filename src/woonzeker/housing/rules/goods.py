# SPDX-License-Identifier: EUPL-1.2
"""Goods that the municipality takes along and keeps after an eviction (Rv art. 556 lid 3). Pure.

Awb art. 5:29 and 5:30 hold alike: a record with an inventory, a copy for who had the goods, care,
return, and no sale before thirteen weeks after they were taken nor within two weeks after the
copy. A sale sooner because costs grow (art. 5:30 lid 2) does not exist here: nothing goes before
both clocks and a warning of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from woonzeker.housing.rules.roof import RoofPolicy
from woonzeker.law.awb import goods_copy_rests_until
from woonzeker.law.terms import Deadline, goods_kept_until
from woonzeker.matching.linkage.wording import gettext_noop


class Act(StrEnum):
    """What happens with stored goods; each is a line in the log."""

    TAKEN = "taken"
    LISTED = "listed"
    COPY_GIVEN = "copy_given"
    WARNED = "warned"
    ASKED_BACK = "asked_back"
    RETURNED = "returned"
    SET_APART = "set_apart"
    SOLD = "sold"
    GIVEN_AWAY = "given_away"
    DESTROYED = "destroyed"


class ItemKind(StrEnum):
    """What a line of the inventory is, as coarse as the clock and the care ask for."""

    PAPERS = "papers"
    MEDICINES = "medicines"
    AIDS = "aids"
    PHOTOS = "photos"
    KEEPSAKES = "keepsakes"
    ASHES = "ashes"
    DATA = "data"
    CHILDREN = "children"
    TOOLS = "tools"
    CLOTHES = "clothes"
    BEDDING = "bedding"
    FURNITURE = "furniture"
    APPLIANCES = "appliances"
    OTHER = "other"


KIND_WORDS: Mapping[ItemKind, str] = {
    ItemKind.PAPERS: gettext_noop("papieren en pasjes"),
    ItemKind.MEDICINES: gettext_noop("medicijnen"),
    ItemKind.AIDS: gettext_noop("medische hulpmiddelen"),
    ItemKind.PHOTOS: gettext_noop("foto's en albums"),
    ItemKind.KEEPSAKES: gettext_noop("spullen met een herinnering"),
    ItemKind.ASHES: gettext_noop("een urn"),
    ItemKind.DATA: gettext_noop("telefoons, computers en schijven"),
    ItemKind.CHILDREN: gettext_noop("spullen van kinderen"),
    ItemKind.TOOLS: gettext_noop("gereedschap en spullen voor werk"),
    ItemKind.CLOTHES: gettext_noop("kleding"),
    ItemKind.BEDDING: gettext_noop("bedden en beddengoed"),
    ItemKind.FURNITURE: gettext_noop("meubels"),
    ItemKind.APPLIANCES: gettext_noop("apparaten"),
    ItemKind.OTHER: gettext_noop("andere spullen"),
}
#: never sold, given away or destroyed, whatever the clock says: this program's own rule, because
#: no money brings these back. A municipality may add to it, never take from it
NEVER_GONE = frozenset(
    {
        ItemKind.PAPERS, ItemKind.MEDICINES, ItemKind.AIDS, ItemKind.PHOTOS, ItemKind.KEEPSAKES,
        ItemKind.ASHES, ItemKind.DATA,
    }
)  # fmt: skip
#: given back at once when asked, whatever anybody owes: nobody lives or works without them
AT_ONCE = NEVER_GONE | {ItemKind.CHILDREN, ItemKind.TOOLS, ItemKind.CLOTHES, ItemKind.BEDDING}


class ItemState(StrEnum):
    """Where a line of the inventory is now."""

    STORED = "stored"
    #: kept apart by the municipality after the rest is gone
    APART = "apart"
    RETURNED = "returned"
    SOLD = "sold"
    GIVEN_AWAY = "given_away"
    DESTROYED = "destroyed"


#: act → the state it leads to
LEADS_TO: Mapping[Act, ItemState] = {
    Act.RETURNED: ItemState.RETURNED,
    Act.SET_APART: ItemState.APART,
    Act.SOLD: ItemState.SOLD,
    Act.GIVEN_AWAY: ItemState.GIVEN_AWAY,
    Act.DESTROYED: ItemState.DESTROYED,
}
#: the owner loses what this happens to
_LOSES = frozenset({Act.SOLD, Act.GIVEN_AWAY, Act.DESTROYED})
_NEXT: Mapping[ItemState, frozenset[Act]] = {
    ItemState.STORED: frozenset(LEADS_TO),
    ItemState.APART: frozenset({Act.RETURNED}),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the inventory; `asked_back` while somebody waits for it to be returned."""

    kind: ItemKind
    state: ItemState = ItemState.STORED
    asked_back: bool = False


@dataclass(frozen=True, slots=True)
class Storage:
    """The goods of one eviction: the days of the record, its copy and the warning.

    The clock runs from the day on which the goods were taken along, whenever they were listed.
    """

    taken_on: date
    listed_on: date | None = None
    copy_given_on: date | None = None
    warned_on: date | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """How long nothing may go: every end that is known, and what has not begun to run yet.

    `free_from` is the first day on which goods may go; None as long as one clock does not run.
    """

    kept: Deadline
    copy_rests: Deadline | None
    warning_rests_until: date | None
    not_running: tuple[str, ...]

    @property
    def free_from(self) -> date | None:
        """The day after the last of the clocks."""
        if self.copy_rests is None or self.warning_rests_until is None:
            return None
        last = max(self.kept.due_on, self.copy_rests.due_on, self.warning_rests_until)
        return last + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to do with a line: by whom, and for what cannot be undone who agrees.

    `unsaleable` says that a sale was tried or makes no sense; before that nothing is given away or
    destroyed (Awb art. 5:30 lid 5).
    """

    act: Act
    by: str
    second: str = ""
    unsaleable: bool = False


def clock(storage: Storage, policy: RoofPolicy) -> Clock:
    """Every clock of these goods, as far as it runs."""
    copied, warned = storage.copy_given_on, storage.warned_on
    waits = [
        (storage.listed_on, gettext_noop("Er is nog geen lijst van de spullen.")),
        (copied, gettext_noop("Het huishouden heeft nog geen afschrift van de lijst.")),
        (warned, gettext_noop("Het huishouden is nog niet gewaarschuwd dat spullen weggaan.")),
    ]
    return Clock(
        goods_kept_until(storage.taken_on),
        None if copied is None else goods_copy_rests_until(copied),
        None if warned is None else warned + timedelta(days=policy.sale_warning_days),
        tuple(words for day, words in waits if day is None),
    )


def day_refusals(storage: Storage, *, on: date) -> tuple[str, ...]:
    """Which days of a record cannot be, in Dutch; empty when they follow each other."""
    days = (storage.taken_on, storage.listed_on, storage.copy_given_on)
    known = [day for day in days if day is not None]
    found = []
    if known != sorted(known):
        found.append(gettext_noop("Eerst meenemen, dan de lijst, dan het afschrift."))
    if storage.copy_given_on is not None and storage.listed_on is None:
        found.append(gettext_noop("Zonder lijst is er geen afschrift."))
    if storage.warned_on is not None and storage.warned_on < storage.taken_on:
        found.append(gettext_noop("Waarschuwen kan pas als de spullen zijn meegenomen."))
    if any(day > on for day in (*known, storage.warned_on or on)):
        found.append(gettext_noop("Deze dag moet nog komen."))
    return tuple(found)


def next_act(storage: Storage) -> Act | None:
    """What the municipality owes first; None when record, copy and warning are all done."""
    owed = (
        (storage.listed_on, Act.LISTED),
        (storage.copy_given_on, Act.COPY_GIVEN),
        (storage.warned_on, Act.WARNED),
    )
    return next((act for day, act in owed if day is None), None)


def refusals(
    item: Item,
    wish: Wish,
    storage: Storage,
    policy: RoofPolicy,
    *,
    on: date,
    added: frozenset[ItemKind] = frozenset(),
) -> tuple[str, ...]:
    """Why an act cannot be done with a line of the inventory on a day; empty when it can.

    `added` are the kinds that a municipality keeps for ever beside `NEVER_GONE`.
    """
    if wish.act not in _NEXT.get(item.state, frozenset()):
        return (gettext_noop("Dit kan niet met spullen die zo staan."),)
    if wish.act not in _LOSES:
        return ()
    found = list(_never(item, added))
    found += _too_soon(clock(storage, policy), on)
    found += _unsigned(wish)
    return tuple(found)


def after(item: Item, wish: Wish) -> Item:
    """The line after an act that was not refused."""
    return Item(item.kind, LEADS_TO[wish.act])


def may_wait_for_costs(item: Item) -> bool:
    """Whether a return may wait until costs are paid (Awb art. 5:29 lid 4 and 5, not certain here).

    Never for what people need every day. That it may is no advice: who had them evicted bears the
    costs.
    """
    return item.kind not in AT_ONCE


def open_items(items: Iterable[Item]) -> tuple[Item, ...]:
    """What is still with the municipality."""
    return tuple(each for each in items if each.state in (ItemState.STORED, ItemState.APART))


def _never(item: Item, added: frozenset[ItemKind]) -> Iterable[str]:
    if item.kind in NEVER_GONE | added:
        yield gettext_noop("Dit gaat nooit weg: bewaar het apart en geef het terug.")
    if item.asked_back:
        yield gettext_noop("Iemand vroeg dit terug: geef het eerst terug.")


def _too_soon(runs: Clock, on: date) -> Iterable[str]:
    yield from runs.not_running
    if on <= runs.kept.due_on:
        yield gettext_noop("De dertien weken bewaren zijn nog niet voorbij.")
    if runs.copy_rests is not None and on <= runs.copy_rests.due_on:
        yield gettext_noop("Het afschrift is nog te kort geleden gegeven.")
    if runs.warning_rests_until is not None and on <= runs.warning_rests_until:
        yield gettext_noop("De waarschuwing is nog te kort geleden gegeven.")


def _unsigned(wish: Wish) -> Iterable[str]:
    second = wish.second.strip()
    if not second or second == wish.by.strip():
        yield gettext_noop("Een tweede collega moet meetekenen: dit is niet terug te draaien.")
    if wish.act in (Act.GIVEN_AWAY, Act.DESTROYED) and not wish.unsaleable:
        yield gettext_noop("Leg eerst vast waarom verkopen niet kan.")
