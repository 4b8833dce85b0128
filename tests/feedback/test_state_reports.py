# SPDX-License-Identifier: EUPL-1.2
"""The statement of report for a court: what was told, what was done before, what is missing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.conftest import CODE, browser_at, seated
from tests.proof.papers import words_of_paper
from tests.situations import linked_signal, resident

from woonzeker.access.actors import Actor
from woonzeker.access.models import SubjectKey
from woonzeker.access.tenancy import tenant
from woonzeker.errors import NotFound
from woonzeker.feedback import selectors, services
from woonzeker.feedback.rules.showing import UNCHECKED
from woonzeker.feedback.rules.signing import read
from woonzeker.feedback.selectors import Asked
from woonzeker.intake.models import ArrearsSignal
from woonzeker.law.courts import COURTS
from woonzeker.law.reporting import LETTERS
from woonzeker.organisations.models import Partner

pytestmark = pytest.mark.django_db
BEFORE = date(2026, 10, 1)
EFFORTS = dict.fromkeys(
    ("contact_tried_on", "pointed_to_help_on", "reminded_on", "offered_to_share_on"), BEFORE
)


def reported(**facts: Any) -> ArrearsSignal:
    words: dict[str, Any] = {
        "partner": "Huis & Haard", "sector": "huur", "initials": "T.", "surname": "Told",
        "street": "Iepenlaan", "postcode": "1234AB", "city": "Meerveld", "reaction": "geen",
        "customer_number": "K-7",
    }  # fmt: skip
    person = resident(surname="Register", street="Elders", born_on="1970-01-01")
    return linked_signal(person, **{**words, **facts})


@pytest.fixture
def signal(municipality: str) -> ArrearsSignal:
    return reported(**EFFORTS)


def at_desk(signal: ArrearsSignal, name: str = "sjaak") -> Actor:
    return seated(Partner.objects.get(pk=signal.partner_id), name=name)


def made(signal: ArrearsSignal, asked: Asked | None = None) -> tuple[Actor, selectors.Proof]:
    actor = at_desk(signal).at(CODE)
    row = services.state_report(actor=actor, signal=signal.pk, asked=asked or Asked())
    return actor, selectors.own_statement(actor=actor, statement=row.pk)


def content(proof: selectors.Proof) -> dict[str, Any]:
    found = read(proof.file, selectors.public_key)
    assert found is not None
    return found


def test_it_says_what_was_reported_when_and_what_was_done_before(signal: ArrearsSignal) -> None:
    said = content(made(signal)[1])
    assert [each["gemeld_op"] for each in said["meldingen"]] == ["2026-11-02"]
    assert [(each["letter"], each["op"]) for each in said["inspanningen"]] == [
        (letter, "2026-10-01") for letter in "abcd"
    ]
    assert said["ontbreekt"] == []


def test_it_says_of_the_tenant_only_what_the_landlord_told(signal: ArrearsSignal) -> None:
    said = content(made(signal)[1])
    assert said["huurder"]["naam"] == "T. Told"
    whole = str(said)
    assert not [each for each in ("Register", "Elders", "1970", "Nowak") if each in whole]


def test_earlier_reports_of_the_same_tenant_stand_in_it(signal: ArrearsSignal) -> None:
    reported(signalled_on=date(2026, 9, 1), period_on=date(2026, 9, 1), amount_cents=12_345)
    reported(partner="Ander", signalled_on=date(2026, 8, 1), period_on=date(2026, 8, 1))
    said = content(made(signal)[1])
    assert [each["gemeld_op"] for each in said["meldingen"]] == ["2026-09-01", "2026-11-02"]


def test_what_is_missing_is_said_plainly(municipality: str) -> None:
    said = content(made(reported(reaction=""))[1])
    assert len(said["ontbreekt"]) == 5
    assert all(each.startswith("Onder ") for each in said["ontbreekt"])


def test_a_day_that_is_added_later_is_said_to_be_added_later(municipality: str) -> None:
    asked = Asked(later={"a": BEFORE})
    said = content(made(reported(), asked)[1])
    assert said["inspanningen"][0]["bron"] == "later door de verhuurder toegevoegd"


def test_the_practice_of_the_court_stands_in_it_with_its_source(signal: ArrearsSignal) -> None:
    asked = Asked(court="rotterdam", summons_on=date(2026, 11, 20))
    court = content(made(signal, asked)[1])["rechtbank"]
    assert court["naam"] == "rechtbank Rotterdam"
    assert {each["oordeel"] for each in court["praktijk"]} == {"in orde", "ontbreekt"}
    assert all(each["bron"].startswith("https://") for each in court["praktijk"])
    assert all(each["zekerheid"] and each["geldt_vanaf"] for each in court["praktijk"])


def test_another_partner_has_no_such_signal(signal: ArrearsSignal) -> None:
    other = at_desk(reported(partner="Ander"), name="ander").at(CODE)
    with pytest.raises(NotFound):
        services.state_report(actor=other, signal=signal.pk, asked=Asked())
    row = services.state_report(actor=at_desk(signal).at(CODE), signal=signal.pk, asked=Asked())
    with pytest.raises(NotFound):
        selectors.own_statement(actor=other, statement=row.pk)


def test_the_paper_says_what_the_proof_says(signal: ArrearsSignal) -> None:
    proof = made(signal)[1]
    paper = words_of_paper(proof.paper())
    assert b"pdfuaid" in proof.paper()
    for word in ("Told", "€ 500,00", proof.code, "Kantonrechter"):
        assert word in paper


def test_the_page_of_a_landlord_shows_what_lacks_and_makes_the_statement(
    signal: ArrearsSignal,
) -> None:
    browser = browser_at(at_desk(signal))
    page = f"/partner/{CODE}/signalen/{signal.pk}/verklaring"
    asked = {"court": "rotterdam", "summons_on": "2026-11-20"}
    look = browser.post(page, {**asked, "kijk": "ja"}).content.decode()
    assert "minder dan 2 maanden" in look
    answer = browser.post(page, {**asked, "maak": "ja"}, follow=True)
    assert "Bewaar als PDF" in answer.content.decode()
    where = answer.redirect_chain[-1][0]
    assert browser.get(f"{where}.pdf").content.startswith(b"%PDF")
    assert read(browser.get(f"{where}.json").content, selectors.public_key)


def test_an_effort_that_is_still_to_come_is_not_taken(municipality: str) -> None:
    signal = reported()
    page = f"/partner/{CODE}/signalen/{signal.pk}/verklaring"
    answer = browser_at(at_desk(signal)).post(page, {"effort_a": "2026-11-03", "maak": "ja"})
    assert answer.status_code == 422
    assert "moet nog komen" in answer.content.decode()


def test_who_types_the_code_sees_no_whole_name_and_no_address(signal: ArrearsSignal) -> None:
    proof = made(signal)[1]
    shown = services.check_code(typed=proof.code, address="192.0.2.1")
    assert shown is not None
    assert "T. T." in str(shown)
    assert "Told" not in str(shown)
    assert "Iepenlaan" not in str(shown)


def test_what_was_erased_can_no_longer_be_checked(signal: ArrearsSignal) -> None:
    proof = made(signal)[1]
    forget(signal)
    assert services.check_code(typed=proof.code, address="192.0.2.1") is None


def forget(signal: ArrearsSignal) -> None:
    with tenant(CODE):
        SubjectKey.objects.filter(subject=signal.pk).delete()


@pytest.mark.parametrize("court", COURTS)
def test_the_paper_tells_the_practice_and_once_that_nobody_asked_the_court(
    signal: ArrearsSignal, court: str
) -> None:
    paper = " ".join(words_of_paper(made(signal, Asked(court=court))[1].paper()).split())
    assert paper.count("niet bij de rechtbank zelf nagekeken") == 1
    for note in ("niet geverifieerd", "gelezen in", "niet gelezen", "Bgs genomen"):
        assert note not in paper
    assert "in orde: De achterstand" not in paper.replace("In orde", "in orde")


def test_with_a_day_of_summons_the_report_is_said_to_come_before_it(signal: ArrearsSignal) -> None:
    asked = Asked(summons_on=date(2026, 11, 20))
    paper = " ".join(words_of_paper(made(signal, asked)[1].paper()).split())
    assert "vóór de dagvaarding" in paper


def test_the_page_says_the_efforts_in_words_and_what_was_made_before(
    signal: ArrearsSignal,
) -> None:
    browser = browser_at(at_desk(signal))
    page = f"/partner/{CODE}/signalen/{signal.pk}/verklaring"
    before = browser.get(page).content.decode()
    for words in LETTERS.values():
        assert words in before
    assert "Eerder gemaakt" not in before
    assert "niet geverifieerd" not in before
    assert UNCHECKED in before
    where = browser.post(page, {"maak": "ja"}).headers["Location"]
    after = browser.get(page).content.decode()
    assert "Eerder gemaakt" in after
    assert f'href="{where}"' in after
