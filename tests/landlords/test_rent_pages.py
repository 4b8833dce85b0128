# SPDX-License-Identifier: EUPL-1.2
"""The pages of the rent book: what they say first, and what they take."""

from __future__ import annotations

from datetime import date
from html import unescape
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook
from tests.conftest import browser_at
from tests.landlords.renting import (
    HEADERS,
    books,
    home,
    ing,
    paid,
    people,
    private,
    rented,
    sits,
    tenancy_of,
)

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.landlords.services import correct_opening
from woonzeker.organisations.models import Partner

pytestmark = pytest.mark.django_db
LIST = "/partner/verhuur/huur"
BANK = "/partner/verhuur/bank"
HOMES = "/partner/verhuur/inlezen"


@pytest.fixture
def landlord() -> Actor:
    return private()


@pytest.fixture
def client(landlord: Actor) -> Client:
    return browser_at(landlord)


@pytest.fixture
def book(landlord: Actor) -> UUID:
    return rented(landlord)


def said(answer: Any, status: int = 200) -> str:
    assert answer.status_code == status, answer.content.decode()[:2000]
    return unescape(answer.content.decode()).replace("\u00a0", " ")


def file(content: bytes, name: str = "bank.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_an_empty_list_says_what_to_do(client: Client) -> None:
    page = said(client.get(LIST))
    assert "U heeft nog geen huurders ingevoerd." in page
    assert HOMES in page


PICTURE = b"\x89PNG\r\n\x1a\n" + b"0" * 99
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600


@pytest.mark.parametrize(
    "content",
    [PICTURE, OLD_OFFICE, b"%PDF-1.7 brief", b'{"woningen": []}', b"[[[", b"<?xml version='1.0'?>",
     b"PK\x03\x04 half", b"een\ntwee\n"],
)  # fmt: skip
def test_a_wrong_file_of_homes_gets_words_for_homes(client: Client, content: bytes) -> None:
    page = said(client.post(HOMES, {"file": file(content, "woningen")}), 422)
    seen = page.partition("<main")[2].casefold()
    assert seen
    assert not [word for word in ("signa", "json", "lever het") if word in seen]


def test_a_picture_is_said_to_be_no_list_of_homes(client: Client) -> None:
    page = said(client.post(HOMES, {"file": file(PICTURE, "foto.png")}), 422)
    assert "Dit is een afbeelding, geen lijst met woningen." in page
    assert "Sla het op als .xlsx, .ods of .csv en kies het opnieuw." in page


def test_paid_ahead_is_said_in_words(client: Client, landlord: Actor, book: UUID) -> None:
    paid(landlord, book, date(2026, 9, 2), cents=260_000)
    page = said(client.get(LIST))
    assert "€ 650,00 vooruit" in page
    assert "€ -" not in page


def test_many_terms_behind_is_another_colour_and_another_advice(
    client: Client, landlord: Actor, book: UUID
) -> None:
    some = said(client.get(LIST))
    assert "3 termijnen open" in some
    assert "en wijs op hulp" not in some
    correct_opening(actor=landlord, book=book, opening_cents=260_000)
    much = said(client.get(LIST))
    assert "7 termijnen open" in much
    assert "stuur een vriendelijk bericht, en wijs op hulp" in much
    assert some.count("wz-tag--red") + 1 == much.count("wz-tag--red")


def test_the_list_says_who_is_behind(client: Client, book: UUID) -> None:
    page = said(client.get(LIST))
    assert "1 huurder heeft meer dan één termijn open, samen € 1.950,00." in page
    assert "stuur een vriendelijk bericht" in page


@pytest.mark.parametrize(
    ("sector", "kind", "shown"),
    [("huur", "creditor", True), ("energie", "creditor", False), ("zorg", "creditor", False),
     ("overige", "bailiff", False)],
)  # fmt: skip
def test_only_who_lets_homes_has_rent_in_the_menu(sector: str, kind: str, shown: bool) -> None:
    partner = Partner.objects.create(sector=sector, name=f"Partner {sector}", kind=kind)
    page = said(browser_at(sits(partner, f"in-{sector}")).get("/partner"))
    assert (f'href="{LIST}"' in page) == shown


def test_a_private_landlord_lands_on_the_tenants_with_rent_in_the_menu(client: Client) -> None:
    page = said(client.get("/partner", follow=True))
    assert "Uw huurders" in page
    assert f'href="{LIST}"' in page


def test_the_list_can_be_searched_without_a_name_in_the_address(client: Client, book: UUID) -> None:
    answer = client.post(LIST, {"zoek": "vries"})
    assert answer.status_code == 302
    assert "vries" not in answer["Location"]
    assert "1 gevonden" in said(client.get(answer["Location"]))
    assert "Geen huurder past hierbij." in said(client.get(f"{LIST}?alleen=regeling"))
    assert "1 gevonden" in said(client.get(f"{LIST}?alleen=achterstand"))


def test_the_page_says_the_one_thing_to_do(client: Client, landlord: Actor, book: UUID) -> None:
    page = said(client.get(f"{LIST}/{book}"))
    assert "Er staat € 1.950,00 open, sinds 1 sep 2026." in page
    assert "Wijs op gratis hulp" in page
    paid(landlord, book, date(2026, 9, 1), date(2026, 10, 1))
    quiet = said(client.get(f"{LIST}/{book}"))
    assert "U hoeft niets te doen" in quiet
    assert "Wijs op gratis hulp" not in quiet


def test_a_payment_is_booked_and_taken_back(client: Client, book: UUID) -> None:
    paying = {"cents": "650,00", "on": "2026-11-02", "form_key": ""}
    page = said(client.post(f"{LIST}/{book}/betaling", paying, follow=True))
    assert "De betaling staat in het huurboek." in page
    payment = page.split('name="payment"')[1].split('value="')[1].split('"')[0]
    back = {"payment": payment, "why": "teruggeboekt"}
    assert "teruggedraaid" in said(client.post(f"{LIST}/{book}/terug", back, follow=True))


def test_what_is_wrong_is_said_near_the_field(client: Client, book: UUID) -> None:
    wrong = {"cents": "veel", "on": "2026-11-02"}
    page = said(client.post(f"{LIST}/{book}/betaling", wrong), 422)
    assert "Typ een bedrag, bijvoorbeeld 650,00." in page
    late = {"cents": "1", "on": "2026-11-03"}
    assert "Deze dag moet nog komen." in said(client.post(f"{LIST}/{book}/betaling", late), 422)


def test_the_agreement_changes_from_a_day_on(client: Client, book: UUID) -> None:
    terms = {"from_on": "2026-12-01", "rent": "700", "rhythm": "monthly", "pay_day": "25"}
    page = said(client.post(f"{LIST}/{book}/afspraak", terms, follow=True))
    assert "Vanaf 1 dec 2026" in page
    assert "elke maand op dag 25" in page
    day = said(client.post(f"{LIST}/{book}/inkomensdag", {"day": "25"}, follow=True))
    assert "Kies dag 25 als betaaldag" in day


def test_after_the_last_day_no_rent_is_added(client: Client, book: UUID) -> None:
    early = said(client.post(f"{LIST}/{book}/vertrek", {"until_on": "2026-08-01"}), 422)
    assert "voor het begin van het huurboek" in early
    page = said(client.post(f"{LIST}/{book}/vertrek", {"until_on": "2026-11-15"}, follow=True))
    assert "15 nov 2026" in page
    assert "€ 325,00" in page
    with clock.standing_at(date(2027, 3, 1)):
        assert "€ 1.625,00" in said(client.get(LIST))


def test_discount_and_waiver_say_their_rules(client: Client, book: UUID) -> None:
    less = {"cents": "100", "from_on": "2026-12-01", "until_on": "2027-01-31"}
    page = said(client.post(f"{LIST}/{book}/korting", less), 422)
    assert "Uw huurder vraagt er eerst zelf schriftelijk om." in page
    assert "Wet tijdelijke huurkorting (verzoek" in page or "(duur)" in page
    done = {**less, "asked_on": "2026-11-01"}
    assert "De korting is opgeschreven." in said(
        client.post(f"{LIST}/{book}/korting", done, follow=True)
    )
    assert "kwijtgescholden" in said(
        client.post(f"{LIST}/{book}/kwijt", {"cents": "100"}, follow=True)
    )


def test_the_friendly_words_are_there_to_copy(client: Client, book: UUID) -> None:
    page = said(client.get(f"{LIST}/{book}/bericht"))
    assert "Hallo A. de Vries, er staat nog € 1.950,00 huur open." in page
    assert "Er komen geen kosten bij." in page
    sent = {"channel": "message", "sent_on": "2026-11-02"}
    after = said(client.post(f"{LIST}/{book}/bericht", sent, follow=True))
    assert "Wacht op antwoord" in after
    ahead = {"channel": "message", "sent_on": "2026-11-03"}
    assert "moet nog komen" in said(client.post(f"{LIST}/{book}/bericht", ahead), 422)


def test_three_proposals_and_an_agreement(client: Client, book: UUID) -> None:
    asked = {"room": "150,00", "turns": "", "day": "25", "first_on": "2026-11-02"}
    page = said(client.post(f"{LIST}/{book}/regeling", asked))
    assert page.count("Dit spreken we af") == 3
    assert "€ 150,00 per keer, 13 keer" in page
    chosen = {"instalment": "15000", "room": "15000", "day": "25", "first_on": "2026-11-02"}
    after = said(client.post(f"{LIST}/{book}/regeling/akkoord", chosen, follow=True))
    assert "De regeling loopt goed" in after
    assert "melden is niet nodig" in after
    stopped = said(client.post(f"{LIST}/{book}/regeling/stop", follow=True))
    assert "De regeling is gestopt." in stopped


def test_what_does_not_fit_points_to_help(client: Client, book: UUID) -> None:
    little = {"room": "10", "turns": "", "day": "25", "first_on": "2026-11-02"}
    page = said(client.post(f"{LIST}/{book}/regeling", little))
    assert "Wijs op gratis hulp van de gemeente" in page
    nothing = {"room": "", "turns": "", "day": "25", "first_on": "2026-11-02"}
    assert "Vul een bedrag in" in said(client.post(f"{LIST}/{book}/regeling", nothing), 422)
    more = {"instalment": "2", "room": "1", "day": "25", "first_on": "2026-11-02"}
    after = said(client.post(f"{LIST}/{book}/regeling/akkoord", more, follow=True))
    assert "meer dan uw huurder zegt te kunnen missen" in after


def test_a_book_begins_for_who_is_there_already(client: Client, landlord: Actor) -> None:
    tenancy = tenancy_of(landlord)
    assert "Huur bijhouden" in said(client.get(LIST))
    address = f"{LIST}/bijhouden/{tenancy}"
    assert "650,00" in said(client.get(address))
    begin = {"starts_on": "2026-11-01", "opening": "100,00", "rent": "650", "rhythm": "monthly",
             "pay_day": "1"}  # fmt: skip
    assert "U houdt de huur nu bij." in said(client.post(address, begin, follow=True))
    assert "al bij" in said(client.post(address, begin), 422)


RENT = ("20261002", "A DE VRIES", "NL91ABNA0417164300", "650,00", "huur oktober")
ASKED = ("20261003", "J JANSEN", "NL20INGB0001234567", "650,00", "voor mijn zus")


def test_a_bank_file_is_read_answered_and_booked(client: Client, book: UUID) -> None:
    page = said(client.post(BANK, {"file": file(ing(RENT, ASKED))}, follow=True))
    assert "Dit past. Haal weg wat niet klopt." in page
    assert "alleen het bedrag klopt" in page.casefold()
    names = [part.split('"')[0] for part in page.split('name="line_')[1:]]
    address = page.split('formaction="')[1].split("/niets")[0]
    answers = {f"line_{name}": "on" if f'type="checkbox" name="line_{name}' in page else str(book)
               for name in names}  # fmt: skip
    assert "2 betalingen geboekt." in said(client.post(address, answers, follow=True))
    assert "Dit is al geboekt." in said(client.get(address))
    again = said(client.post(BANK, {"file": file(ing(RENT, ASKED))}, follow=True))
    assert "Er zit geen nieuwe huur in dit bestand." in again


def test_unknown_columns_are_chosen(client: Client, book: UUID) -> None:
    strange = b"wanneer;hoeveel;wie\r\n02-10-2026;650,00;A de Vries\r\n"
    page = said(client.post(BANK, {"file": file(strange)}), 422)
    assert "Welke kolom is welke?" in page
    assert "wanneer (02-10-2026)" in page
    chosen = {"date": "0", "amount": "1", "name": "2", "file": file(strange)}
    after = said(client.post(f"{BANK}/kolommen", chosen, follow=True))
    assert "Dit past." in after
    assert "Kies eerst een bestand." in said(client.post(f"{BANK}/kolommen", {"date": "0"}), 422)


def test_nothing_can_be_booked_at_all(client: Client, book: UUID) -> None:
    page = said(client.post(BANK, {"file": file(ing(RENT))}, follow=True))
    address = page.split('formaction="')[1].split('"')[0]
    assert "niets bewaard" in said(client.post(address, follow=True))
    wrong = said(client.post(BANK, {"file": file(b"\x00", "x.csv")}), 422)
    assert "kunnen we niet lezen" in wrong


def sheet(*rows: tuple[str, ...]) -> bytes:
    return "\r\n".join(";".join(row) for row in (HEADERS, *rows)).encode()


def test_many_homes_come_in_one_file(client: Client, landlord: Actor) -> None:
    rows = [home(huisnummer=str(number), achternaam=f"Bos{number}") for number in range(1, 31)]
    page = said(client.post(HOMES, {"file": file(sheet(*rows), "woningen.csv")}, follow=True))
    assert "30 woningen ingelezen." in page
    assert (people(landlord), len(books(landlord))) == (30, 30)
    again = said(client.post(HOMES, {"file": file(sheet(*rows[:2]), "woningen.csv")}, follow=True))
    assert "Al bekend en overgeslagen: 2." in again


def test_a_workbook_comes_in_too(client: Client, landlord: Actor) -> None:
    workbook, content = Workbook(), BytesIO()
    page = workbook.create_sheet("woningen", 0)
    page.append(HEADERS)
    page.append(home())
    workbook.save(content)
    sent = {"file": file(content.getvalue(), "woningen.xlsx")}
    assert "1 woning ingelezen." in said(client.post(HOMES, sent, follow=True))


def test_one_fault_and_nothing_comes_in(client: Client, landlord: Actor) -> None:
    rows = [home(), home(huisnummer="13", postcode="fout"), home(huisnummer="x")]
    page = said(client.post(HOMES, {"file": file(sheet(*rows), "woningen.csv")}), 422)
    assert "Er is niets ingelezen." in page
    assert "Regel 3" in page
    assert "Regel 4" in page
    assert people(landlord) == 0


def test_a_file_without_its_columns_says_which(client: Client) -> None:
    sent = {"file": file(b"straat;huur\r\nDorpsweg;650\r\n", "woningen.csv")}
    assert "huisnummer, postcode, plaats, achternaam" in said(client.post(HOMES, sent), 422)


def test_the_example_comes_back_in(client: Client, landlord: Actor) -> None:
    example = client.get(f"{HOMES}/voorbeeld")
    assert "attachment" in example["Content-Disposition"]
    sent = {"file": file(example.content, "woningen.csv")}
    assert "1 woning ingelezen." in said(client.post(HOMES, sent, follow=True))


@pytest.mark.parametrize("rest", ["", "/bericht", "/regeling"])
def test_another_desk_finds_nothing(book: UUID, rest: str) -> None:
    other = browser_at(private("Verhuurder Zwart", "zwart"))
    assert other.get(f"{LIST}/{book}{rest}").status_code == 404


def test_who_is_late_with_an_arrangement_is_asked_kindly(client: Client, book: UUID) -> None:
    chosen = {"instalment": "15000", "room": "", "day": "25", "first_on": "2026-11-02"}
    client.post(f"{LIST}/{book}/regeling/akkoord", chosen)
    with clock.standing_at(date(2026, 12, 1)):
        assert "Vraag hoe het gaat" in said(client.get(f"{LIST}/{book}"))
        assert "Van onze afspraak zag ik € 150,00" in said(client.get(f"{LIST}/{book}/bericht"))
        early = said(client.post(f"{LIST}/{book}/regeling/stop", follow=True))
        assert "Vraag eerst vriendelijk" in early
