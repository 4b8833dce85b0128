# SPDX-License-Identifier: EUPL-1.2
"""A rent book at a landlord's own desk: what is written down, refused and remembered."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

import pytest
from tests.landlords.renting import books, paid, private, rented, sits, tenancy_of

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.desks import desk
from woonzeker.access.models import DeskLine
from woonzeker.errors import NotFound, NotPermitted, Refused
from woonzeker.landlords.models import (
    ArrangementState,
    ArrearsFile,
    Channel,
    Effort,
    PayRhythm,
    RentArrangement,
    RentPayment,
)
from woonzeker.landlords.rules.arrears import Next
from woonzeker.landlords.selectors.rent_view import BookView, book_view, offers
from woonzeker.landlords.selectors.rents import keeps_arrangement
from woonzeker.landlords.selectors.rents import rents as list_rents
from woonzeker.landlords.services import agreeing, rents
from woonzeker.organisations.models import Partner, PartnerKind

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 2)


@pytest.fixture
def landlord() -> Actor:
    return private()


@pytest.fixture
def book(landlord: Actor) -> UUID:
    return rented(landlord)


def seen(actor: Actor, book: UUID) -> BookView:
    return book_view(actor=actor, book=book)


def test_three_months_unpaid_are_three_rents(landlord: Actor, book: UUID) -> None:
    view = seen(landlord, book)
    assert (view.state.balance_cents, view.next) == (195_000, Next.MESSAGE)
    assert view.state.since == date(2026, 9, 1)


def test_what_came_in_lowers_it_and_one_period_is_nothing(landlord: Actor, book: UUID) -> None:
    paid(landlord, book, date(2026, 9, 1), date(2026, 10, 1))
    view = seen(landlord, book)
    assert (view.state.balance_cents, view.next) == (65_000, Next.NOTHING)
    assert view.lines[0].balance_cents == 65_000


def test_one_press_books_once(landlord: Actor, book: UUID) -> None:
    key = str(uuid4())
    for _ in range(2):
        rents.note_rent_payment(actor=landlord, book=book, on=TODAY, cents=65_000, form_key=key)
    assert seen(landlord, book).state.balance_cents == 130_000


def test_a_payment_can_be_taken_back_with_a_reason(landlord: Actor, book: UUID) -> None:
    paid(landlord, book, TODAY)
    [line] = [each for each in seen(landlord, book).lines if each.payment]
    assert line.payment is not None
    with pytest.raises(Refused, match="waarom"):
        rents.undo_rent_payment(actor=landlord, book=book, payment=line.payment, why=" ")
    rents.undo_rent_payment(actor=landlord, book=book, payment=line.payment, why="teruggeboekt")
    assert seen(landlord, book).state.balance_cents == 195_000


@pytest.mark.parametrize(
    ("on", "cents"), [(date(2026, 11, 3), 1), (date(2026, 8, 31), 1), (TODAY, 0)]
)
def test_what_cannot_have_come_in_is_refused(
    landlord: Actor, book: UUID, on: date, cents: int
) -> None:
    with pytest.raises(Refused):
        rents.note_rent_payment(actor=landlord, book=book, on=on, cents=cents)


def test_another_pay_day_and_rent_hold_from_their_day(landlord: Actor, book: UUID) -> None:
    rents.change_terms(
        actor=landlord, book=book, from_on=date(2026, 12, 1), rent_cents=70_000, pay_day=25
    )
    view = seen(landlord, book)
    assert (view.terms.cents, view.coming[0].day) == (65_000, 25)
    with clock.standing_at(date(2026, 12, 24)):
        assert seen(landlord, book).state.balance_cents == 195_000
    with clock.standing_at(date(2026, 12, 25)):
        assert seen(landlord, book).state.balance_cents == 265_000


def test_terms_that_cannot_be_are_refused(landlord: Actor, book: UUID) -> None:
    with pytest.raises(Refused, match="betaaldag"):
        rents.change_terms(
            actor=landlord, book=book, from_on=TODAY, rent_cents=1, rhythm=PayRhythm.WEEKLY,
            pay_day=8,
        )  # fmt: skip
    with pytest.raises(Refused, match="begin"):
        rents.change_terms(actor=landlord, book=book, from_on=date(2026, 8, 1), rent_cents=1)


def test_a_book_begins_once(landlord: Actor) -> None:
    tenancy = tenancy_of(landlord)
    begin = {"starts_on": TODAY, "opening_cents": -5_000, "rent_cents": 65_000}
    made = rents.begin_book(actor=landlord, tenancy=tenancy, **begin)  # type: ignore[arg-type]
    assert seen(landlord, made.pk).state.balance_cents < 65_000
    with pytest.raises(Refused, match="al bij"):
        rents.begin_book(actor=landlord, tenancy=tenancy, **begin)  # type: ignore[arg-type]


def test_a_friendly_word_comes_first_and_gets_a_week(landlord: Actor, book: UUID) -> None:
    agreeing.note_message(actor=landlord, book=book, channel=Channel.MESSAGE)
    assert seen(landlord, book).next is Next.WAIT
    with clock.standing_at(date(2026, 11, 9)):
        assert seen(landlord, book).next is Next.AGREE


def test_an_arrangement_out_of_three_is_kept_and_then_nothing_is_reported(
    landlord: Actor, book: UUID
) -> None:
    found = offers(actor=landlord, book=book, room_cents=20_000, day=25)
    assert len(found) == 3
    agreeing.agree_terms(
        actor=landlord, book=book, instalment_cents=found[-1].cents, day=25,
        first_on=TODAY, room_cents=20_000,
    )  # fmt: skip
    view = seen(landlord, book)
    assert (view.next, view.why_no_report) == (Next.ARRANGEMENT_RUNS, "arrangement")
    assert keeps_arrangement(actor=landlord, tenancy=view.tenancy)
    with pytest.raises(Refused, match="nagekomen"):
        agreeing.begin_report(actor=landlord, book=book)


def agreed(landlord: Actor, book: UUID, cents: int = 20_000) -> None:
    agreeing.agree_terms(actor=landlord, book=book, instalment_cents=cents, day=25, first_on=TODAY)


def test_a_late_one_is_asked_about_before_it_is_stopped(landlord: Actor, book: UUID) -> None:
    agreed(landlord, book)
    with clock.standing_at(date(2026, 12, 1)):
        view = seen(landlord, book)
        assert view.next is Next.ASK_KINDLY
        assert view.arrangement is not None
        assert view.arrangement.kept.late_cents == 20_000
        with pytest.raises(Refused, match="vriendelijk"):
            agreeing.end_terms(actor=landlord, book=book)
        agreeing.note_message(actor=landlord, book=book, channel=Channel.PHONE)
        agreeing.end_terms(actor=landlord, book=book)
        assert seen(landlord, book).arrangement is None


def test_all_paid_closes_the_arrangement(landlord: Actor, book: UUID) -> None:
    agreed(landlord, book)
    paid(landlord, book, TODAY, cents=195_000)
    with desk(landlord.desk):
        assert RentArrangement.objects.get().state == ArrangementState.KEPT


@pytest.mark.parametrize(
    ("cents", "room", "said"),
    [(20_001, 20_000, "missen"), (1_000, None, "drie jaar"), (0, None, "boven nul")],
)
def test_what_a_tenant_cannot_keep_is_not_agreed(
    landlord: Actor, book: UUID, cents: int, room: int | None, said: str
) -> None:
    with pytest.raises(Refused, match=said):
        agreeing.agree_terms(
            actor=landlord, book=book, instalment_cents=cents, day=25, first_on=TODAY,
            room_cents=room,
        )  # fmt: skip


def test_a_file_begins_with_the_day_the_amount_and_what_was_done(
    landlord: Actor, book: UUID
) -> None:
    agreeing.note_message(actor=landlord, book=book, channel=Channel.PHONE)
    agreeing.note_message(actor=landlord, book=book, channel=Channel.LETTER)
    file = agreeing.begin_report(actor=landlord, book=book)
    assert agreeing.begin_report(actor=landlord, book=book).pk == file.pk
    with desk(landlord.desk):
        row = ArrearsFile.objects.get()
        efforts = list(Effort.objects.values_list("kind", "channel", "made_on"))
    assert (row.arose_on, row.amount_cents) == (date(2026, 9, 1), 195_000)
    assert efforts == [("contact_try", "phone", TODAY)]


def test_what_is_said_later_joins_the_file(landlord: Actor, book: UUID) -> None:
    agreeing.begin_report(actor=landlord, book=book)
    agreeing.note_message(actor=landlord, book=book, channel=Channel.VISIT)
    with desk(landlord.desk):
        assert [each.channel for each in Effort.objects.all()] == ["visit"]


def test_within_one_period_nothing_is_reported(landlord: Actor, book: UUID) -> None:
    paid(landlord, book, date(2026, 9, 1), date(2026, 10, 1))
    with pytest.raises(Refused, match="hoogstens één termijn"):
        agreeing.begin_report(actor=landlord, book=book)


def test_a_discount_keeps_to_its_act_and_says_where_that_stands(
    landlord: Actor, book: UUID
) -> None:
    given = {"from_on": date(2026, 12, 1), "until_on": date(2027, 2, 28), "cents": 15_000}
    with pytest.raises(Refused, match="Wet tijdelijke huurkorting"):
        rents.give_discount(actor=landlord, book=book, asked_on=None, **given)  # type: ignore[arg-type]
    rents.give_discount(actor=landlord, book=book, asked_on=TODAY, **given)  # type: ignore[arg-type]
    with clock.standing_at(date(2026, 12, 1)):
        assert seen(landlord, book).state.balance_cents == 245_000
    with pytest.raises(Refused, match="loopt al"):
        rents.give_discount(actor=landlord, book=book, asked_on=TODAY, **given)  # type: ignore[arg-type]


def test_a_part_can_be_let_go_and_no_more_than_is_open(landlord: Actor, book: UUID) -> None:
    with pytest.raises(Refused, match="tot wat er openstaat"):
        rents.waive(actor=landlord, book=book, cents=195_001)
    rents.waive(actor=landlord, book=book, cents=95_000)
    assert seen(landlord, book).state.balance_cents == 100_000


def test_the_day_of_income_gives_a_tip(landlord: Actor, book: UUID) -> None:
    rents.say_income_day(actor=landlord, book=book, day=25)
    [first, *_] = seen(landlord, book).tips
    assert (first.tip, first.day) == ("move_pay_day", 25)


def test_the_list_has_what_to_do_on_top_and_finds_people(landlord: Actor, book: UUID) -> None:
    quiet = rented(landlord, huisnummer="14", achternaam="Jansen", **{"stand op": "02-11-2026"})
    whole = list_rents(actor=landlord)
    assert [each.book for each in whole.lines] == [book, quiet]
    assert (whole.behind, whole.open_cents) == (1, 195_000)
    only = list_rents(actor=landlord, only="achterstand")
    found = list_rents(actor=landlord, words="jans 14")
    assert [each.book for each in only.lines] == [book]
    assert [each.book for each in found.lines] == [quiet]


def test_a_page_of_the_list_shows_its_part(landlord: Actor, book: UUID) -> None:
    quiet = rented(landlord, huisnummer="14", **{"stand op": "02-11-2026"})
    second = list_rents(actor=landlord, page=2, a_page=1)
    assert ([each.book for each in second.lines], second.found) == ([quiet], 2)
    assert list_rents(actor=landlord, page=99, a_page=1).page == 2


def test_who_rents_without_a_book_is_on_the_list(landlord: Actor) -> None:
    tenancy = tenancy_of(landlord)
    [line] = list_rents(actor=landlord).lines
    assert (line.tenancy, line.book) == (tenancy, None)


def test_colleagues_see_the_same_and_others_nothing(landlord: Actor, book: UUID) -> None:
    partner = Partner.objects.get(pk=landlord.id)
    assert list_rents(actor=sits(partner, "collega")).lines[0].book == book
    other = private("Verhuurder Zwart", "zwart")
    assert list_rents(actor=other).lines == ()
    with pytest.raises(NotFound):
        seen(other, book)


def test_a_corporation_keeps_rent_too_and_a_bailiff_does_not() -> None:
    corporation = Partner.objects.create(sector="huur", name="Woonstichting")
    bailiff = Partner.objects.create(sector="overige", name="Deurwaarder", kind=PartnerKind.BAILIFF)
    assert list_rents(actor=sits(corporation, "c")).lines == ()
    with pytest.raises(NotPermitted):
        list_rents(actor=sits(bailiff, "b"))


def test_every_act_leaves_a_line_and_names_are_sealed(landlord: Actor, book: UUID) -> None:
    paid(landlord, book, TODAY)
    with desk(landlord.desk):
        codes = set(DeskLine.objects.values_list("code", flat=True))
        row = RentPayment.objects.create(
            book_id=book, on=TODAY, cents=1, came_from="hand", words="van Meneer"
        )
        kept = RentPayment.objects.filter(pk=row.pk).values_list("words", flat=True)[0]
    assert {"landlords.take_homes", "landlords.note_rent_payment"} <= codes
    assert b"Meneer" not in bytes(kept or b"")
    assert books(landlord) == {book}
