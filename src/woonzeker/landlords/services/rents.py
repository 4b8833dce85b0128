# SPDX-License-Identifier: EUPL-1.2
"""Keeping a rent book: what was agreed from when, what came in, and what was let go of."""

from __future__ import annotations

import hashlib
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.desk_acts import desk_action
from woonzeker.errors import NotFound, Refused
from woonzeker.landlords.models import (
    ArrangementState,
    CameFrom,
    PayRhythm,
    RentArrangement,
    RentBook,
    RentDiscount,
    RentPayment,
    RentTerms,
    Tenancy,
)
from woonzeker.landlords.rules.ledger import BadTerms, Rhythm, Terms
from woonzeker.landlords.rules.tips import DiscountAsked, Unfit, discount_rules, unfit
from woonzeker.landlords.selectors.rent_rows import KEEPS_RENT
from woonzeker.landlords.selectors.rent_view import open_book

#: carrying out the tenancy
BASIS = "AVG art. 6 lid 1 onder b"


@desk_action("landlords.begin_book", may_if=KEEPS_RENT, basis=BASIS, about="tenancy")
def begin_book(
    *,
    actor: Actor,
    tenancy: UUID,
    starts_on: date,
    opening_cents: int,
    rent_cents: int,
    rhythm: PayRhythm = PayRhythm.MONTHLY,
    pay_day: int = 1,
) -> RentBook:
    """Begin to follow the rent of a tenancy, with what stood open on the first day."""
    if not Tenancy.objects.filter(pk=tenancy).exists():
        raise NotFound
    if RentBook.objects.filter(tenancy=tenancy).exists():
        raise Refused(_("U houdt de huur van deze huurder al bij. Zoek hem op in de lijst."))
    _refuse_terms(starts_on, rent_cents, rhythm, pay_day)
    book = RentBook.objects.create(
        tenancy_id=tenancy, starts_on=starts_on, opening_cents=opening_cents
    )
    RentTerms.objects.create(
        book=book, from_on=starts_on, rent_cents=rent_cents, rhythm=rhythm, pay_day=pay_day,
        noted_by=actor.behind,
    )  # fmt: skip
    return book


@desk_action("landlords.change_terms", may_if=KEEPS_RENT, basis=BASIS, about="book")
def change_terms(
    *,
    actor: Actor,
    book: UUID,
    from_on: date,
    rent_cents: int,
    rhythm: PayRhythm = PayRhythm.MONTHLY,
    pay_day: int = 1,
) -> RentTerms:
    """Another rent, rhythm or day of paying from a day on; what was before stays as it was."""
    found = book_of(book)
    if from_on < found.starts_on:
        raise Refused(_("Kies een dag na het begin van dit huurboek."))
    _refuse_terms(from_on, rent_cents, rhythm, pay_day)
    row, _made = RentTerms.objects.update_or_create(
        book=found,
        from_on=from_on,
        defaults={
            "rent_cents": rent_cents, "rhythm": rhythm, "pay_day": pay_day,
            "noted_by": actor.behind, "noted_at": clock.now(),
        },
    )  # fmt: skip
    return row


def _refuse_terms(from_on: date, cents: int, rhythm: str, day: int) -> None:
    try:
        Terms(from_on, cents, Rhythm(rhythm), day)
    except BadTerms:
        raise Refused(
            _(
                "Vul een huur boven nul in. De betaaldag is 1 tot en met 31, of bij weken 1 "
                "(maandag) tot en met 7 (zondag)."
            )
        ) from None


@desk_action("landlords.say_income_day", may_if=KEEPS_RENT, basis=BASIS, about="book")
def say_income_day(*, actor: Actor, book: UUID, day: int | None) -> RentBook:
    """Note on which day of the month the tenant says to be paid."""
    found = book_of(book)
    if day is not None and not 1 <= day <= 31:
        raise Refused(_("Kies een dag van 1 tot en met 31."))
    found.income_day = day
    found.save(update_fields=["income_day"])
    return found


@desk_action("landlords.note_rent_payment", may_if=KEEPS_RENT, basis=BASIS, about="book")
def note_rent_payment(
    *, actor: Actor, book: UUID, on: date, cents: int, words: str = "", form_key: str = ""
) -> RentPayment:
    """Book what came in; `form_key` is of the form, so that one press books once."""
    found = book_of(book)
    _refuse_entry(found, on, cents)
    key = hashlib.sha256(f"form|{form_key}".encode()).hexdigest() if form_key else ""
    if key and (known := RentPayment.objects.filter(key=key).first()):
        return known
    row = RentPayment.objects.create(
        book=found, on=on, cents=cents, came_from=CameFrom.HAND, key=key, words=words.strip(),
        noted_by=actor.behind,
    )  # fmt: skip
    settle(found)
    return row


@desk_action("landlords.undo_rent_payment", may_if=KEEPS_RENT, basis=BASIS, about="book")
def undo_rent_payment(*, actor: Actor, book: UUID, payment: UUID, why: str) -> RentPayment:
    """Take back what did not come in after all; the line stays, with the reason."""
    found = book_of(book)
    row = RentPayment.objects.filter(pk=payment, book=found, undone_on=None).first()
    if row is None:
        raise NotFound
    if not why.strip():
        raise Refused(_("Schrijf waarom u dit terugdraait, bijvoorbeeld: teruggeboekt."))
    row.undone_on, row.undone_why = clock.today(), why.strip()
    row.save(update_fields=["undone_on", "undone_why"])
    return row


@desk_action("landlords.waive", may_if=KEEPS_RENT, basis=BASIS, about="book")
def waive(*, actor: Actor, book: UUID, cents: int, words: str = "") -> RentPayment:
    """Let go of a part of what stands open; never more than that."""
    found, today = book_of(book), clock.today()
    owed = open_book(book, on=today).state.balance_cents
    if not 0 < cents <= max(0, owed):
        raise Refused(_("Kwijtschelden kan tot wat er openstaat. Kies een lager bedrag."))
    row = RentPayment.objects.create(
        book=found, on=today, cents=cents, came_from=CameFrom.WAIVED, words=words.strip(),
        noted_by=actor.behind,
    )  # fmt: skip
    settle(found)
    return row


@desk_action("landlords.give_discount", may_if=KEEPS_RENT, basis=BASIS, about="book")
def give_discount(
    *, actor: Actor, book: UUID, from_on: date, until_on: date, cents: int, asked_on: date | None
) -> RentDiscount:
    """Lower the rent for some time, as the tenant asked in writing."""
    found, one = book_of(book), open_book(book, on=clock.today())
    asked = DiscountAsked(
        from_on, until_on, cents, one.book.terms_on(from_on).cents, asked_on,
        self_contained=found.tenancy.rental.self_contained,
    )  # fmt: skip
    if (why := unfit(asked)) is not None or asked_on is None:
        raise Refused(why_unfit(why or Unfit.NO_REQUEST, from_on))
    if any(each.from_on <= until_on and from_on <= each.until_on for each in one.book.discounts):
        raise Refused(_("In deze tijd loopt al een korting. Kies een andere tijd."))
    return RentDiscount.objects.create(
        book=found, from_on=from_on, until_on=until_on, cents=cents, asked_on=asked_on,
        noted_by=actor.behind,
    )  # fmt: skip


@desk_action("landlords.tenant_leaves", may_if=KEEPS_RENT, basis=BASIS, about="book")
def tenant_leaves(*, actor: Actor, book: UUID, until_on: date | None) -> Tenancy:
    """Note the last day of a tenancy: after it no rent is charged; None when nobody leaves."""
    found = book_of(book)
    tenancy = found.tenancy
    if until_on is not None and until_on < found.starts_on:
        raise Refused(_("Deze dag ligt voor het begin van het huurboek. Kies een latere dag."))
    tenancy.until_on = until_on
    tenancy.save(update_fields=["until_on"])
    return tenancy


def why_unfit(why: Unfit, on: date) -> str:
    """What is wrong with a discount, with where it stands and how sure we are."""
    rules = discount_rules(on)
    says = {
        Unfit.BACKWARDS: _("De laatste dag ligt voor de eerste. Draai ze om."),
        Unfit.NO_REQUEST: _(
            "Uw huurder vraagt er eerst zelf schriftelijk om. Vul de dag van dat verzoek in; die "
            "ligt niet na het begin van de korting."
        ),
        Unfit.ROOM: _("Dit kan alleen bij een zelfstandige woning, niet bij een kamer."),
        Unfit.TOO_SHORT: _("De korting duurt minstens %(months)d maand.")
        % {"months": rules.shortest},
        Unfit.TOO_LONG: _(
            "De korting duurt hoogstens %(months)d maanden. Langer betekent: de huur is "
            "blijvend lager."
        )
        % {"months": rules.longest},
        Unfit.TOO_MUCH: _("De korting is meer dan nul en hoogstens de huur."),
    }
    return f"{says[why]} ({rules.citation}, {rules.confidence.dutch})"


def settle(book: RentBook) -> None:
    """Close an arrangement of which everything came in."""
    one = open_book(book.pk, on=clock.today())
    if one.arrangement is not None and one.kept is not None and one.kept.done:
        RentArrangement.objects.filter(pk=one.arrangement.pk).update(
            state=ArrangementState.KEPT, ended_on=clock.today()
        )


def book_of(pk: UUID) -> RentBook:
    """A book of this desk, kept from others while it changes. Raises NotFound."""
    found = (
        RentBook.objects.select_for_update(of=("self",))
        .select_related("tenancy__rental")
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise NotFound
    return found


def _refuse_entry(book: RentBook, on: date, cents: int) -> None:
    if cents <= 0:
        raise Refused(_("Vul een bedrag boven nul in."))
    if on > clock.today():
        raise Refused(_("Deze dag moet nog komen. Kies de dag waarop het geld binnenkwam."))
    if on < book.starts_on:
        raise Refused(
            _("Deze dag ligt voor het begin van het huurboek; dat zit al in de beginstand.")
        )
