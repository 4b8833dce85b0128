# SPDX-License-Identifier: EUPL-1.2
"""What was written down wrongly is put right; what went out stays as it went."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.test import Client
from tests.conftest import CODE, MONDAY, browser_at
from tests.landlords.letting import (
    HOME,
    LEASE,
    file_of,
    in_arrears,
    landlord,
    postcodes,
    ready,
    talked,
    wrote,
)
from tests.landlords.renting import private, rented, sits

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.desks import desk
from woonzeker.access.tenancy import tenant
from woonzeker.errors import NotFound, Refused
from woonzeker.landlords import selectors, services
from woonzeker.landlords.models import FileState, LandlordCheck, Rental, Tenancy
from woonzeker.landlords.rules import Home, TenantFacts
from woonzeker.landlords.selectors.rent_view import book_view
from woonzeker.organisations.models import Partner

pytestmark = pytest.mark.django_db
ROOT = "/partner/verhuurder"
OTHER = Home("Dorpsweg", 3, "", "bis", "9992CD", "Meerveld")


@pytest.fixture
def ria(municipality: str) -> Actor:
    postcodes()
    return landlord()


def right(actor: Actor, rental: UUID, home: Home = OTHER) -> None:
    services.correct_rental(actor=actor, rental=rental, home=home, self_contained=False)


def test_a_home_a_tenant_and_an_amount_are_put_right(ria: Actor) -> None:
    file = in_arrears(ria)
    view = selectors.file(actor=ria, arrears=file)
    right(ria, view.rental)
    mended = TenantFacts(surname="Verhoef", initials="J.", phones=("0687654321",))
    services.correct_tenancy(actor=ria, tenancy=view.tenancy, tenant=mended)
    services.correct_file(actor=ria, arrears=file, amount_cents=200_000, arose_on=date(2026, 8, 1))
    told = dict(selectors.file(actor=ria, arrears=file).told)
    assert told["Huurder"] == "J. Verhoef"
    assert told["Adres"] == "Dorpsweg 3 bis"
    assert told["Postcode en plaats"] == "9992 CD Meerveld"
    assert told["Achterstand"].endswith("2.000,00")
    assert not selectors.rental(actor=ria, rental=view.rental).self_contained


def test_another_postcode_may_be_another_municipality(ria: Actor) -> None:
    rental = services.add_rental(actor=ria, home=HOME)
    right(ria, rental.pk, Home("Laan", 1, "", "", "1234AB", "Elders"))
    assert selectors.rental(actor=ria, rental=rental.pk).place.code == ""
    right(ria, rental.pk, HOME)
    assert selectors.rental(actor=ria, rental=rental.pk).place.code == CODE


def test_a_letter_that_went_stays_and_one_that_did_not_is_made_anew(ria: Actor) -> None:
    file = in_arrears(ria)
    talked(ria, file)
    sent = wrote(ria, file)
    before = selectors.letter_paper(actor=ria, own_letter=sent.pk)
    waits = services.make_reminder(actor=ria, arrears=file)
    services.correct_file(actor=ria, arrears=file, amount_cents=100, arose_on=date(2026, 9, 1))
    assert selectors.letter_paper(actor=ria, own_letter=sent.pk) == before
    with pytest.raises(NotFound):
        selectors.letter_paper(actor=ria, own_letter=waits.pk)


def test_while_a_report_waits_it_is_taken_back_first(ria: Actor) -> None:
    file, later = ready(ria)
    with clock.standing_at(later):
        services.send_report(actor=ria, arrears=file, shown=LEASE)
        view = selectors.file(actor=ria, arrears=file)
        with pytest.raises(Refused, match="Neem die eerst terug"):
            right(ria, view.rental)
        with pytest.raises(Refused, match="Neem die eerst terug"):
            services.correct_tenancy(
                actor=ria, tenancy=view.tenancy, tenant=TenantFacts(surname="Ander")
            )
        with pytest.raises(Refused, match="al gemeld"):
            services.correct_file(actor=ria, arrears=file, amount_cents=1, arose_on=MONDAY)
        services.take_report_back(actor=ria, arrears=file)
        right(ria, view.rental)


def test_arrears_cannot_begin_after_something_was_done_about_them(ria: Actor) -> None:
    file = in_arrears(ria)
    talked(ria, file)
    for day in (MONDAY + timedelta(days=1), date(2027, 1, 1)):
        with pytest.raises(Refused):
            services.correct_file(actor=ria, arrears=file, amount_cents=1, arose_on=day)
    with pytest.raises(Refused, match="opgelost"):
        services.correct_file(actor=ria, arrears=file, amount_cents=0, arose_on=MONDAY)


def test_the_pages_show_what_stands_there_and_keep_what_is_put_right(ria: Actor) -> None:
    client, file = browser_at(ria), in_arrears(ria)
    view = selectors.file(actor=ria, arrears=file)
    home = f"{ROOT}/woning/{view.rental}/verbeteren"
    assert 'value="12a"' in client.get(home).content.decode()
    wrong = {"postcode": "99", "house": "1", "street": "Kade", "city": "Meerveld"}
    assert client.post(home, wrong).status_code == 422
    assert client.post(home, {**wrong, "postcode": "9993 AA"}).status_code == 302
    person = f"{ROOT}/huurder/{view.tenancy}/verbeteren"
    assert 'value="Verhoeven"' in client.get(person).content.decode()
    assert client.post(person, {"surname": "Verhoef", "phone": "0687654321"}).status_code == 302
    amount = f"{ROOT}/dossier/{file}/verbeteren"
    assert 'value="1751,00"' in client.get(amount).content.decode()
    client.post(amount, {"amount": "99", "arose_on": "2026-09-01"})
    page = client.get(f"{ROOT}/dossier/{file}").content.decode()
    assert "Verhoef" in page
    assert "99,00" in page


def test_the_rent_of_a_home_can_be_said_again(ria: Actor) -> None:
    client, file = browser_at(ria), in_arrears(ria)
    rental = selectors.file(actor=ria, arrears=file).rental
    at = f"{ROOT}/woning/{rental}/huur"
    assert 'value="875,50"' in client.get(at).content.decode()
    answer = client.post(at, {"rent": "150", "pay_rhythm": "weekly", "pay_day": "5"})
    assert answer.headers["Location"] == f"{ROOT}/huurders"
    assert selectors.rental(actor=ria, rental=rental).pay_rhythm == "weekly"


def test_a_home_is_written_down_once(ria: Actor) -> None:
    file = in_arrears(ria)
    typed = {"postcode": "9991 ab", "house": "12 A", "street": "Kadestraat", "city": "Meerveld"}
    answer = browser_at(ria).post(f"{ROOT}/woning", typed)
    assert answer.headers["Location"] == f"{ROOT}/huurders"
    with desk(ria.desk):
        assert Rental.objects.count() == 1
    assert file_of(ria, file).state == FileState.WORKING


def test_who_comes_with_arrears_that_stand_there_goes_to_those(ria: Actor) -> None:
    client, file = browser_at(ria), in_arrears(ria)
    tenancy = selectors.file(actor=ria, arrears=file).tenancy
    at = client.get(f"{ROOT}/huurder/{tenancy}/achterstand").headers["Location"]
    assert at == f"{ROOT}/dossier/{file}/verbeteren"


def test_a_corporation_puts_its_homes_and_books_right_too(municipality: str) -> None:
    corporation = Partner.objects.create(sector="huur", name="Woonstichting")
    actor = sits(corporation, "medewerker")
    book = rented(actor)
    view = book_view(actor=actor, book=book)
    right(actor, view.rental)
    services.correct_opening(actor=actor, book=book, opening_cents=-5_000)
    after = book_view(actor=actor, book=book)
    assert after.home == "Dorpsweg 3-bis"
    assert after.state.balance_cents == view.state.balance_cents - 5_000
    client = browser_at(actor)
    done = client.post(f"/partner/verhuur/huur/{book}/beginstand", {"opening_cents": "0"})
    assert done.status_code == 302
    assert book_view(actor=actor, book=book).state == view.state


def test_another_desk_puts_nothing_right(ria: Actor) -> None:
    file = in_arrears(ria)
    view = selectors.file(actor=ria, arrears=file)
    stranger: Client = browser_at(landlord("Koos Prins"))
    for part in (
        f"woning/{view.rental}/verbeteren", f"huurder/{view.tenancy}/verbeteren",
        f"dossier/{file}/verbeteren",
    ):  # fmt: skip
        assert stranger.get(f"{ROOT}/{part}").status_code == 404
    book = rented(private())
    with pytest.raises(NotFound):
        services.correct_opening(actor=ria, book=book, opening_cents=0)


def test_wiping_a_tenant_takes_back_what_waits_at_the_municipality(ria: Actor) -> None:
    file, later = ready(ria)
    with clock.standing_at(later):
        services.send_report(actor=ria, arrears=file, shown=LEASE)
        services.erase_tenancy(actor=ria, tenancy=file_of(ria, file).tenancy_id)
    with tenant(CODE):
        assert LandlordCheck.objects.count() == 0
    with desk(ria.desk):
        assert Tenancy.objects.count() == 0
