# SPDX-License-Identifier: EUPL-1.2
"""The copies of a signal that its delivery still holds: the file as it came, and lines set aside.

They are sealed for the delivery and hang on nobody, so the key of the erased does not close them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import keys
from woonzeker.intake.models import ArrearsSignal, Delivery, DeliveryState, RawFile, SetAsideLine

_DONE = (DeliveryState.DONE, DeliveryState.UNREADABLE)


@dataclass(frozen=True, slots=True)
class _Known:
    """By what a partner's line is known to be about the erased; as `_plain` writes it."""

    customers: frozenset[str]
    #: surname, house number, and the street or postcode
    addresses: frozenset[tuple[str, str, str]]

    def is_in(self, cells: Iterable[object]) -> bool:
        """Whether a line is about them."""
        words = {_plain(each) for each in cells}
        numbers = words | {_leading(word) for word in words}
        return bool(words & self.customers) or any(
            {surname, where} <= words and house in numbers
            for surname, house, where in self.addresses
        )


def drop_copies(signals: Iterable[UUID], *, everywhere: bool) -> dict[str, int]:
    """Remove what deliveries still hold of these signals; table → rows.

    `everywhere` looks at all deliveries of the partners, not only at those that brought the
    signals. A file goes as a whole: it names others as well, and cannot be read in part. A delivery
    that was not read to its end waits for a new file.
    """
    found = list(ArrearsSignal.objects.filter(pk__in=list(signals)))
    holding = {each.delivery_id for each in found}
    near = Delivery.objects.filter(pk__in=holding)
    if everywhere:
        near = Delivery.objects.filter(partner__in={each.partner_id for each in found})
    lines = SetAsideLine.objects.filter(delivery__in=near)
    known = _known(found)
    about = [(each.pk, each.delivery_id) for each in lines.iterator() if _is_about(each, known)]
    holding |= {delivery for _line, delivery in about}
    gone, _tables = SetAsideLine.objects.filter(pk__in=[line for line, _at in about]).delete()
    files, _tables = RawFile.objects.filter(delivery__in=holding).delete()
    _stop_reading(holding)
    destroyed = keys.destroy(_empty(holding))
    counts = {"intake_setasideline": gone, "intake_rawfile": files, "access_subjectkey": destroyed}
    return {table: number for table, number in counts.items() if number}


def _known(signals: Iterable[ArrearsSignal]) -> _Known:
    customers = set[str]()
    addresses = set[tuple[str, str, str]]()
    for each in signals:
        customers.update(_plain(said) for said in (each.customer_number, each.own_reference))
        addresses.update(
            (_plain(each.surname), str(each.house_number), _plain(where))
            for where in (each.street, each.postcode)
            if where and each.surname
        )
    return _Known(frozenset(customers - {""}), frozenset(addresses))


def _is_about(line: SetAsideLine, known: _Known) -> bool:
    return known.is_in(line.raw.get("cells", []))


def _plain(cell: object) -> str:
    """Without spaces, points and capitals: 1234 AB is 1234ab."""
    return "".join(sign for sign in str(cell).casefold() if sign.isalnum())


def _leading(word: str) -> str:
    """The number that a word begins with: 12 of 12a."""
    return word[: len(word) - len(word.lstrip("0123456789"))]


def _stop_reading(deliveries: Iterable[UUID]) -> None:
    """Say of deliveries whose file went before its end that they need a new one."""
    waiting = Delivery.objects.filter(pk__in=list(deliveries)).exclude(state__in=_DONE)
    for each in waiting.select_for_update(of=("self",)):
        each.state, each.questions = DeliveryState.UNREADABLE, []
        each.problem = _("Iemand uit dit bestand is gewist. Lever de andere regels opnieuw aan.")
        each.save(update_fields=["state", "questions", "problem"])


def _empty(deliveries: set[UUID]) -> Iterator[UUID]:
    """Deliveries of which no line is left: their key may go."""
    used = set(
        SetAsideLine.objects.filter(delivery__in=deliveries).values_list("delivery_id", flat=True)
    )
    yield from deliveries - used
