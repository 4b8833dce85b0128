# SPDX-License-Identifier: EUPL-1.2
"""What is agreed with a partner: with days and history, whom to ask, and the signed paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import CODE, MONDAY, client_of, person, seated

from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.errors import NotFound, NotPermitted, Refused
from woonzeker.organisations import selectors, services
from woonzeker.organisations.models import Agreement, AgreementTerms, Partner
from woonzeker.organisations.rules.agreements import (
    MOST_BYTES,
    Contact,
    Terms,
    fault_of_pdf,
    holding,
)
from woonzeker.organisations.services import Rentals

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n%%EOF\n"
HERE = Contact("Team meldingen", "14 0123", "meldingen@meerveld.example")
THERE = Contact("Mo Bakker", "010 1234567", "mo@haard.example")


def terms(on: date = MONDAY, **changes: object) -> Terms:
    words = {"kind": "national", "covenant": "LCV 2020", "contact": THERE, "contact_here": HERE}
    return Terms(valid_from=on, **{**words, **changes})  # type: ignore[arg-type]


@pytest.fixture
def agreed(partner_factory: Callable[..., Partner]) -> Agreement:
    return partner_factory("huur", "Haard").agreements.get()


def record(actor: Actor, agreed: Agreement, what: Terms) -> None:
    services.record_terms(actor=actor, agreement=agreed.pk, terms=what)


def page(actor: Actor, agreed: Agreement) -> selectors.AgreementPage:
    return selectors.agreement_page(actor=actor, agreement=agreed.pk)


def test_what_is_agreed_holds_from_its_day_and_the_past_stays(
    coordinator: Actor, agreed: Agreement
) -> None:
    record(coordinator, agreed, terms(date(2026, 1, 1), threshold_cents=10_000))
    record(coordinator, agreed, terms(date(2026, 10, 1), threshold_cents=None))
    record(coordinator, agreed, terms(MONDAY + timedelta(days=30), threshold_cents=5_000))
    found = page(coordinator, agreed)
    assert found.row.terms is not None
    assert found.row.terms.threshold_cents is None
    assert [each.threshold_cents for each in found.history] == [5_000, None, 10_000]


def test_what_holds_now_does_not_stand_among_the_past(
    coordinator: Actor, agreed: Agreement
) -> None:
    for day in (date(2026, 1, 1), date(2026, 10, 1)):
        record(coordinator, agreed, terms(day))
    assert [each.valid_from for each in page(coordinator, agreed).others] == [date(2026, 1, 1)]


def test_who_reports_by_the_law_alone_has_nothing_to_sign(
    coordinator: Actor, agreed: Agreement
) -> None:
    assert page(coordinator, agreed).row.lacks
    record(coordinator, agreed, terms(kind="law_alone", covenant=""))
    row = page(coordinator, agreed).row
    assert (row.has_to_sign, row.lacks) == (False, False)
    record(coordinator, agreed, terms())
    assert page(coordinator, agreed).row.lacks
    Partner.objects.filter(pk=agreed.partner_id).update(kind="landlord")
    assert not page(coordinator, agreed).row.lacks


def test_history_is_only_ever_added_to(coordinator: Actor, agreed: Agreement) -> None:
    record(coordinator, agreed, terms())
    with tenant(CODE):
        for change in (
            lambda: AgreementTerms.objects.update(covenant="x"),
            lambda: AgreementTerms.objects.all().delete(),
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                change()


def test_who_to_call_is_sealed_in_the_database(coordinator: Actor, agreed: Agreement) -> None:
    record(coordinator, agreed, terms())
    with tenant(CODE), connection.cursor() as cursor:
        cursor.execute("SELECT contact, contact_here FROM organisations_agreementterms")
        rows = cursor.fetchall()
    assert not [row for row in rows if b"Bakker" in bytes(row[0]) or b"Team" in bytes(row[1])]


def test_a_partner_sees_whom_to_call_here_and_no_other_agreement(
    coordinator: Actor, agreed: Agreement, partner_factory: Callable[..., Partner]
) -> None:
    record(coordinator, agreed, terms())
    landlord = seated(agreed.partner).at(CODE)
    assert selectors.contact_here(actor=landlord) == HERE
    other = seated(partner_factory("water", "Bron"), name="bron").at(CODE)
    assert selectors.contact_here(actor=other) == Contact()
    with pytest.raises(NotPermitted):
        selectors.agreement_register(actor=landlord)


def test_the_signed_paper_comes_back_as_it_went_in(coordinator: Actor, agreed: Agreement) -> None:
    kept = services.keep_signed(
        actor=coordinator, agreement=agreed.pk, filename="../afspraak.pdf", content=PDF,
        signed_on=MONDAY,
    )  # fmt: skip
    assert kept.filename == "afspraak.pdf"
    assert PDF not in bytes(kept.content)
    assert selectors.signed_agreement(actor=coordinator, signed=kept.pk)[1] == PDF
    assert page(coordinator, agreed).row.is_signed


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "no_pdf"), (b"PK\x03\x04 een zip", "no_pdf"), (b"%PDF-1.7 afgekapt", "no_pdf"),
        (PDF.replace(b"<<>>", b"<</S /JavaScript>>"), "active"),
        (PDF + b"x" * MOST_BYTES, "too_large"), (PDF, ""),
    ],
)  # fmt: skip
def test_only_a_pdf_that_does_nothing_is_an_agreement(content: bytes, fault: str) -> None:
    assert fault_of_pdf(content) == fault


def test_what_is_no_pdf_is_refused_whatever_its_name(coordinator: Actor, agreed: Agreement) -> None:
    with pytest.raises(Refused, match="geen PDF"):
        services.keep_signed(
            actor=coordinator, agreement=agreed.pk, filename="a.pdf", content=b"MZ",
            signed_on=MONDAY,
        )  # fmt: skip


def test_a_window_that_ends_before_it_begins_is_refused(
    coordinator: Actor, agreed: Agreement
) -> None:
    with pytest.raises(Refused):
        record(coordinator, agreed, terms(window_from_days=30, window_until_days=10))


def test_an_ended_agreement_gives_no_way_in_any_more(coordinator: Actor, agreed: Agreement) -> None:
    key = services.issue_token(actor=coordinator, agreement=agreed.pk)
    services.end_agreement(
        actor=coordinator, agreement=agreed.pk, until_on=MONDAY - timedelta(days=1)
    )
    assert selectors.actor_for_token(key) is None
    assert selectors.reporting_partner(coordinator, agreed.partner_id, on=MONDAY) is None


def test_an_agreement_cannot_end_in_the_past(coordinator: Actor, agreed: Agreement) -> None:
    with pytest.raises(Refused):
        services.end_agreement(
            actor=coordinator, agreement=agreed.pk, until_on=MONDAY - timedelta(days=9)
        )


def test_who_only_looks_changes_nothing(manager: Actor, agreed: Agreement) -> None:
    assert selectors.agreement_register(actor=manager)
    with pytest.raises(NotPermitted):
        record(manager, agreed, terms())
    with pytest.raises(NotPermitted):
        selectors.agreement_register(actor=person(Role.OUTREACH_WORKER))


def test_the_agreement_of_another_municipality_is_not_there(
    coordinator: Actor, agreed: Agreement
) -> None:
    elsewhere = Agreement.objects.exclude(municipality_id=CODE).first()
    with pytest.raises(NotFound):
        selectors.agreement_page(
            actor=coordinator, agreement=elsewhere.pk if elsewhere else agreed.partner_id
        )


def test_homes_that_are_counted_again_on_a_day_replace_what_was_said(coordinator: Actor) -> None:
    for number in (10, 12):
        services.count_rentals(
            actor=coordinator, counted_on=MONDAY, source="BAG",
            rentals=[Rentals("private", "1234", number)],
        )  # fmt: skip
    found = selectors.rentals_on(coordinator, on=MONDAY)
    assert [(each.area, each.number) for each in found] == [("1234", 12)]


def test_everything_is_done_on_pages(coordinator: Actor, municipality: str) -> None:
    browser = client_of(coordinator)
    made = browser.post(
        "/afspraken/nieuw", {"sector": "huur", "name": "Haard", "from_on": "2026-01-01"}
    )
    where = made["Location"]
    words = {"valid_from": "2026-11-02", "kind": "local", "contact_name": "Mo", "threshold": "100"}
    assert browser.post(f"{where}/voorwaarden", words).status_code == 302
    file = BytesIO(PDF)
    file.name = "afspraak.pdf"
    signed = {"file": file, "signed_on": "2026-10-01"}
    assert browser.post(f"{where}/getekend", signed).status_code == 302
    counted = {"counted_on": "2026-11-02", "number": "1200"}
    assert browser.post(f"{where}/contracten", counted).status_code == 302
    shown = browser.get(where).content.decode()
    for word in ("eigen convenant", "100,00", "Mo", "1.200", "afspraak.pdf"):
        assert word in shown
    assert "Haard" in browser.get("/afspraken").content.decode()
    assert browser.post(f"{where}/getekend", {"signed_on": "2026-10-01"}).status_code == 422
    assert browser.post(f"{where}/eindigen", {"until_on": "2020-01-01"}).status_code == 422


@given(st.lists(st.dates(date(2020, 1, 1), date(2030, 1, 1)), max_size=8), st.dates())
def test_the_version_that_holds_is_the_last_one_that_began(begun: list[date], on: date) -> None:
    found = holding([terms(day) for day in begun], on=on)
    before = [day for day in begun if day <= on]
    assert (found.valid_from if found else None) == max(before, default=None)
