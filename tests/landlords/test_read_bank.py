# SPDX-License-Identifier: EUPL-1.2
"""Rent out of a bank export: proposed, asked, booked once, and the rest forgotten."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from django.db import connection
from tests.landlords.renting import IBAN, OTHER, ing, private, rented

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.desks import desk
from woonzeker.errors import NotFound, Refused
from woonzeker.landlords.models import (
    BankProposal,
    BankReading,
    PayerAccount,
    RentPayment,
)
from woonzeker.landlords.selectors.bank import ReadingView, reading_view
from woonzeker.landlords.selectors.rent_view import book_view
from woonzeker.landlords.services.bank import (
    Answer,
    UnknownColumns,
    book_bank,
    drop_bank,
    read_bank,
)
from woonzeker.landlords.tasks import forget_everywhere

pytestmark = pytest.mark.django_db
RENT = ("20261002", "A DE VRIES", IBAN, "650,00", "huur oktober")
SHOP = ("20261003", "SUPERMARKT", OTHER, "-42,10", "boodschappen")
GIFT = ("20261004", "TANTE TRUUS", OTHER, "12,34", "gefeliciteerd")


@pytest.fixture
def landlord() -> Actor:
    return private()


@pytest.fixture
def book(landlord: Actor) -> UUID:
    return rented(landlord)


def read(landlord: Actor, content: bytes) -> ReadingView:
    made = read_bank(actor=landlord, content=content)
    return reading_view(actor=landlord, reading=made.pk)


def say_yes(landlord: Actor, view: ReadingView) -> int:
    answers = [Answer(each.id, UUID(each.choices[0][0])) for each in (*view.sure, *view.asked)]
    return book_bank(actor=landlord, reading=view.id, answers=answers)


def balance(landlord: Actor, book: UUID) -> int:
    return book_view(actor=landlord, book=book).state.balance_cents


def test_the_rent_is_found_and_the_rest_only_counted(landlord: Actor, book: UUID) -> None:
    view = read(landlord, ing(RENT, SHOP, GIFT))
    assert (view.bank, view.came_in, view.went_out, view.passed_over) == ("ING", 2, 1, 1)
    [line] = view.sure
    assert (line.cents, line.choices[0][0]) == (65_000, str(book))
    assert balance(landlord, book) == 195_000


def test_nothing_is_booked_before_somebody_says_yes(landlord: Actor, book: UUID) -> None:
    view = read(landlord, ing(RENT))
    assert say_yes(landlord, view) == 1
    assert balance(landlord, book) == 130_000
    with pytest.raises(Refused, match="al geboekt"):
        say_yes(landlord, view)


def test_the_same_export_twice_books_nothing_twice(landlord: Actor, book: UUID) -> None:
    say_yes(landlord, read(landlord, ing(RENT, GIFT)))
    again = read(landlord, ing(RENT, GIFT))
    assert (again.known, again.sure, again.asked) == (1, (), ())
    assert balance(landlord, book) == 130_000


def test_two_equal_payments_on_one_day_are_two(landlord: Actor, book: UUID) -> None:
    assert say_yes(landlord, read(landlord, ing(RENT, RENT))) == 2
    assert read(landlord, ing(RENT, RENT)).known == 2


def test_the_same_payment_in_xml_is_known(landlord: Actor, book: UUID) -> None:
    say_yes(landlord, read(landlord, ing(RENT)))
    xml = (
        '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt>'
        '<Ntry><Amt Ccy="EUR">650.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-10-02</Dt>'
        "</BookgDt><NtryDtls><TxDtls><RltdPties><Dbtr><Nm>A de Vries</Nm></Dbtr><DbtrAcct><Id>"
        f"<IBAN>{IBAN}</IBAN></Id></DbtrAcct></RltdPties></TxDtls></NtryDtls></Ntry></Stmt>"
        "</BkToCstmrStmt></Document>"
    )
    assert read(landlord, xml.encode()).known == 1


def test_an_account_is_known_after_the_first_time(landlord: Actor, book: UUID) -> None:
    asked = read(landlord, ing(("20261002", "J PIETERS", IBAN, "650,00", "huur"))).asked
    assert [each.why for each in asked] == ["amount"]
    say_yes(landlord, read(landlord, ing(("20261002", "J PIETERS", IBAN, "650,00", "huur"))))
    [line] = read(landlord, ing(("20261102", "J PIETERS", IBAN, "600,00", ""))).sure
    assert line.why == "iban"


def test_a_no_is_no_and_nothing_stays(landlord: Actor, book: UUID) -> None:
    view = read(landlord, ing(RENT))
    book_bank(actor=landlord, reading=view.id, answers=[Answer(view.sure[0].id, None)])
    with desk(landlord.desk):
        assert (BankProposal.objects.count(), RentPayment.objects.count()) == (0, 0)
        assert PayerAccount.objects.count() == 0


def test_who_drops_it_keeps_nothing(landlord: Actor, book: UUID) -> None:
    view = read(landlord, ing(RENT))
    drop_bank(actor=landlord, reading=view.id)
    with desk(landlord.desk):
        assert BankReading.objects.count() == 0
    with pytest.raises(NotFound):
        drop_bank(actor=landlord, reading=view.id)


def test_a_new_reading_forgets_what_nobody_answered(landlord: Actor, book: UUID) -> None:
    read(landlord, ing(RENT))
    read(landlord, ing(GIFT))
    with desk(landlord.desk):
        assert BankProposal.objects.count() == 0


def test_what_nobody_answers_is_forgotten_after_two_weeks(landlord: Actor, book: UUID) -> None:
    view = read(landlord, ing(RENT))
    with clock.standing_at(date(2026, 11, 15)):
        forget_everywhere(0)
        assert reading_view(actor=landlord, reading=view.id).sure
    with clock.standing_at(date(2026, 11, 18)):
        forget_everywhere(0)
        assert reading_view(actor=landlord, reading=view.id).sure == ()


def test_what_lies_before_the_book_is_not_proposed(landlord: Actor, book: UUID) -> None:
    early = ("20260815", "A DE VRIES", IBAN, "650,00", "huur augustus")
    assert read(landlord, ing(early)).sure == ()


def test_no_line_of_others_and_no_name_stands_in_the_tables(landlord: Actor, book: UUID) -> None:
    read(landlord, ing(RENT, GIFT))
    with desk(landlord.desk), connection.cursor() as cursor:
        for table in ("landlords_bankproposal", "landlords_bankreading"):
            cursor.execute(f"SELECT t::text FROM {table} t")
            text = " ".join(str(row[0]) for row in cursor.fetchall())
            assert "TRUUS" not in text
            assert "VRIES" not in text
            assert IBAN not in text


def test_columns_that_nobody_knows_are_chosen_once(landlord: Actor, book: UUID) -> None:
    strange = b"wanneer;hoeveel;wie\r\n02-10-2026;650,00;A de Vries\r\n"
    with pytest.raises(UnknownColumns) as unknown:
        read_bank(actor=landlord, content=strange)
    assert unknown.value.sheet.headers == ("wanneer", "hoeveel", "wie")
    with pytest.raises(Refused, match="datum"):
        read_bank(actor=landlord, content=strange, places={"name": 2})
    read_bank(actor=landlord, content=strange, places={"date": 0, "amount": 1, "name": 2})
    assert len(read(landlord, strange).sure) == 1


def test_a_file_without_headings_is_asked_about(landlord: Actor, book: UUID) -> None:
    bare = (
        b"123456789\tEUR\t20261002\t350,00\t1000,00\t20261002\t650,00\tSEPA IBAN: x Naam: Vries\n"
    )
    with pytest.raises(UnknownColumns) as unknown:
        read_bank(actor=landlord, content=bare * 2)
    assert unknown.value.sheet.headers[0] == "kolom 1"
    assert len(unknown.value.sheet.rows) == 2


@pytest.mark.parametrize("content", [b"\x00\x01", b"zomaar tekst", b"<x/>", b"PK\x03\x04\x00"])
def test_what_is_no_export_is_refused_with_what_to_do(
    landlord: Actor, book: UUID, content: bytes
) -> None:
    with pytest.raises(Refused, match=r"CAMT\.053"):
        read_bank(actor=landlord, content=content)


def test_another_desk_reads_its_own(landlord: Actor, book: UUID) -> None:
    view = read(landlord, ing(RENT))
    other = private("Verhuurder Zwart", "zwart")
    with pytest.raises(NotFound):
        reading_view(actor=other, reading=view.id)
    assert read(other, ing(RENT)).sure == ()
    assert date(2026, 10, 2) == view.sure[0].on
