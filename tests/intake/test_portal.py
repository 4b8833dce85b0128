# SPDX-License-Identifier: EUPL-1.2
"""A partner delivers in its own portal, sees its counts, answers, mends, and sends again."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from django.contrib.staticfiles import finders
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.conftest import CODE, browser_at, client_of, seated
from tests.intake.deliveries import Line, counts, csv_of, line, lines, take_in

from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.intake import selectors
from woonzeker.intake.models import Delivery, SetAsideLine
from woonzeker.intake.views.portal import EXAMPLES
from woonzeker.organisations.models import Partner

pytestmark = pytest.mark.django_db


@pytest.fixture
def water(partner_factory: Callable[..., Partner]) -> Partner:
    return partner_factory("water", "Bron")


@pytest.fixture
def desk(water: Partner) -> Actor:
    return seated(water)


@pytest.fixture
def browser(desk: Actor) -> Client:
    return browser_at(desk)


def hand_in(browser: Client, rows: list[Line], **more: str) -> str:
    """Deliver a file; gives the address that follows."""
    return sent(browser, csv_of(rows), **more)


def sent(browser: Client, content: bytes, **more: str) -> str:
    file = SimpleUploadedFile("water.csv", content)
    response = browser.post("/partner/aanleveren", {"place": CODE, "file": file, **more})
    assert response.status_code == 302, response.content.decode()
    return str(response.headers["Location"])


def only_line() -> SetAsideLine:
    with tenant(CODE):
        return SetAsideLine.objects.get(outcome="returned")


def newest() -> Delivery:
    with tenant(CODE):
        return Delivery.objects.order_by("-received_at", "-pk").latest("received_at")


def test_a_file_is_read_at_once_and_shows_its_three_counts(browser: Client) -> None:
    page = browser.get(hand_in(browser, [*lines(1, 3), line(1), line(4, bedrag="")]))
    text = page.content.decode()
    assert page.status_code == 200
    assert "5 regels gelezen" in text
    assert counts(newest()) == (3, 1, 1)
    assert newest().channel == "portal"


def test_the_list_shows_the_newest_first_with_what_can_be_mended(browser: Client) -> None:
    hand_in(browser, [line(4, bedrag="")])
    text = browser.get("/partner/aanleveringen").content.decode()
    assert "1 regel te herstellen" in text
    assert "1 regel" in browser.get("/partner").content.decode()


def test_what_went_back_is_downloaded(browser: Client) -> None:
    address = hand_in(browser, [line(4, bedrag="")])
    page = browser.get(f"{address}/teruggegeven.csv")
    assert page.status_code == 200
    assert "terug_waarom" in page.content.decode("utf-8-sig")


def test_a_line_is_mended_and_sent_again(browser: Client) -> None:
    hand_in(browser, [line(4, bedrag="geen idee")])
    address = f"/partner/{CODE}/regels/{only_line().pk}"
    page = browser.get(address).content.decode()
    assert 'value="Veenstra"' in page
    assert only_line().sentence.split("‘")[0].strip() in page
    response = browser.post(address, line(4, bedrag="99,50"))
    assert response.status_code == 302
    sent_again = only_line().sent_again
    assert sent_again is not None
    with tenant(CODE):
        again = Delivery.objects.get(pk=sent_again)
    assert counts(again) == (1, 0, 0)
    assert "te herstellen" not in browser.get("/partner").content.decode()


def test_a_line_is_sent_again_once(browser: Client, desk: Actor) -> None:
    hand_in(browser, [line(4, bedrag="")])
    address = f"/partner/{CODE}/regels/{only_line().pk}"
    browser.post(address, line(4, bedrag="99,50"))
    response = browser.post(address, line(4, bedrag="10,00"))
    assert response.status_code == 302
    assert len(selectors.own_deliveries(actor=desk)) == 2


def test_a_mended_line_that_is_still_wrong_was_never_sent(browser: Client, desk: Actor) -> None:
    hand_in(browser, [line(4, bedrag="")])
    response = browser.post(f"/partner/{CODE}/regels/{only_line().pk}", line(4, bedrag="niets"))
    assert response.status_code == 422
    page = response.content.decode()
    assert "Herstel regel 2" in page
    assert "kolom bedrag" in page.lower()
    assert only_line().sent_again is None
    assert len(selectors.own_deliveries(actor=desk)) == 1


def test_what_is_wrong_stands_first_and_the_rest_is_folded(browser: Client) -> None:
    hand_in(browser, [line(4, bedrag="geen idee", regeling="geen")])
    page = browser.get(f"/partner/{CODE}/regels/{only_line().pk}").content.decode()
    first, _fold, rest = page.partition('<details class="wz-why">')
    assert 'name="bedrag"' in first
    assert 'name="achternaam"' not in first
    assert 'name="achternaam"' in rest
    arrangement = rest.partition('name="regeling"')[2].partition("</select>")[0]
    assert arrangement.count(">geen<") == 1
    assert "selected" in arrangement.partition(">geen<")[0]


def test_after_a_mended_line_comes_the_next_and_then_the_file(browser: Client) -> None:
    where = hand_in(browser, [line(4, bedrag=""), line(5, bedrag="")])
    with tenant(CODE):
        one, two = SetAsideLine.objects.filter(outcome="returned").order_by("number")
    onward = browser.post(f"/partner/{CODE}/regels/{one.pk}", line(4, bedrag="9,50"), follow=True)
    assert onward.redirect_chain[-1][0] == f"/partner/{CODE}/regels/{two.pk}"
    assert "Nog 1 regel te gaan" in onward.content.decode()
    last = browser.post(f"/partner/{CODE}/regels/{two.pk}", line(5, bedrag="8,50"), follow=True)
    assert last.redirect_chain[-1][0] == where
    assert "Regel 3 is hersteld" in last.content.decode()
    assert "water.csv, regel 3 hersteld" in browser.get("/partner/aanleveringen").content.decode()


def test_a_line_of_a_file_that_was_delivered_twice_waits_once(browser: Client, desk: Actor) -> None:
    hand_in(browser, [line(4, bedrag=""), line(5, bedrag="")])
    with tenant(CODE):
        one = SetAsideLine.objects.filter(outcome="returned").earliest("number")
    browser.post(f"/partner/{CODE}/regels/{one.pk}", line(4, bedrag="9,50"))
    hand_in(browser, [line(4, bedrag=""), line(5, bedrag="")])
    assert sum(each.to_mend for each in selectors.own_deliveries(actor=desk)) == 1


def test_one_report_by_form_goes_through_the_same_checks(browser: Client) -> None:
    good = browser.post("/partner/aanleveren/formulier", {**line(7), "place": CODE})
    assert good.headers["Location"].startswith(f"/partner/{CODE}/aanleveringen/")
    assert counts(newest()) == (1, 0, 0)
    wrong = browser.post("/partner/aanleveren/formulier", {**line(8, bedrag="veel"), "place": CODE})
    page = wrong.content.decode()
    assert wrong.status_code == 422
    assert 'value="veel"' in page
    assert "kolom bedrag" in page.lower()
    assert newest().filename == "signaal W-7"


def test_of_a_tenant_who_said_no_nothing_is_sent(partner_factory: Callable[..., Partner]) -> None:
    actor = seated(partner_factory())
    said = {**line(1, reactie="afwijzing"), "place": CODE, "contactpoging_op": "2026-10-01",
            "gewezen_op_hulp_op": "2026-10-01", "herinnering_op": "2026-10-02",
            "aanbod_delen_op": "2026-10-03"}  # fmt: skip
    answer = browser_at(actor).post("/partner/aanleveren/formulier", said)
    assert answer.status_code == 422
    assert "mag" in answer.content.decode()
    assert selectors.own_deliveries(actor=actor) == ()


def test_a_report_without_what_is_needed_is_no_delivery(browser: Client, desk: Actor) -> None:
    response = browser.post("/partner/aanleveren/formulier", {"place": CODE})
    assert response.status_code == 422
    assert selectors.own_deliveries(actor=desk) == ()


@pytest.mark.parametrize("sector", ["huur", "water"])
def test_the_example_is_a_file_of_which_every_line_is_taken(
    partner_factory: Callable[..., Partner], sector: str
) -> None:
    browser = browser_at(seated(partner_factory(sector)))
    page = browser.get("/partner/aanleveren").content.decode()
    name = EXAMPLES.get(sector, EXAMPLES[""])
    assert name.partition("/")[2].partition(".")[0] in page
    found = finders.find(name)
    assert isinstance(found, str)
    sent(browser, Path(found).read_bytes())
    assert counts(newest()) == (2, 0, 0)


def test_a_landlord_is_asked_the_four_steps(partner_factory: Callable[..., Partner]) -> None:
    browser = browser_at(seated(partner_factory("huur"), name="huub"))
    page = browser.get("/partner/aanleveren/formulier").content.decode()
    assert all(f'name="{name}"' in page for name in ("contactpoging_op", "reactie"))
    assert 'name="efforts_declared_on"' in browser.get("/partner/aanleveren").content.decode()


def test_a_partner_says_itself_which_column_is_which(browser: Client) -> None:
    row = {**line(1), "mijn ref": "W-1"}
    row.pop("signaal_id")
    address = hand_in(browser, [row])
    assert "vraag over uw bestand" in browser.get(address).content.decode()
    headings = list(row)
    known = {"mijn ref": "signaal_id"}
    given = {f"kolom_{at}": known.get(name, name) for at, name in enumerate(headings)}
    response = browser.post(f"{address}/vragen", given)
    assert response.status_code == 302, response.content.decode()
    assert counts(newest()) == (1, 0, 0)
    again = {**row, "mijn ref": "W-2"}
    hand_in(browser, [again])
    assert counts(newest()) == (1, 0, 0)


def test_a_column_that_was_recognised_by_its_place_stays_so_in_the_question(
    browser: Client,
) -> None:
    rows = [{"Nr" if name == "huisnummer" else name: value for name, value in line(1).items()}]
    rows = [{"Verschuldigd deel": row.pop("bedrag"), **row} for row in rows]
    names = list(rows[0])
    names.insert(names.index("straat") + 1, names.pop(names.index("Nr")))
    where = hand_in(browser, [{name: row[name] for name in names} for row in rows])
    page = browser.get(f"{where}/vragen").content.decode()
    asked = {name: CHOSEN.search(part) for name, part in selects(page).items()}
    chosen = {name: found[1] for name, found in asked.items() if found}
    assert "huisnummer" in chosen.values()
    chosen[f"kolom_{names.index('Verschuldigd deel')}"] = "bedrag"
    answered = browser.post(f"{where}/vragen", chosen)
    assert answered.status_code == 302, answered.content.decode()
    assert counts(newest()) == (1, 0, 0)


CHOSEN = re.compile(r'<option value="(\w+)" selected')


def selects(page: str) -> dict[str, str]:
    """The choices on a page, by name."""
    found = re.findall(r'<select[^>]*name="(kolom_\d+)".*?</select>', page, re.DOTALL)
    parts = re.findall(r'<select[^>]*name="kolom_\d+".*?</select>', page, re.DOTALL)
    return dict(zip(found, parts, strict=True))


def test_an_amount_that_reads_two_ways_is_asked(browser: Client) -> None:
    address = hand_in(browser, [line(1, bedrag="1.234")])
    assert "1.234" in browser.get(f"{address}/vragen").content.decode()
    browser.post(f"{address}/vragen", {"amounts": "comma"})
    assert counts(newest()) == (1, 0, 0)


def test_what_cannot_be_read_says_so(browser: Client) -> None:
    page = browser.get(sent(browser, b"%PDF-1.7 nee"))
    assert "kan niet worden gelezen" in page.content.decode()


def test_another_partner_finds_nothing_of_it(
    browser: Client, water: Partner, partner_factory: Callable[..., Partner]
) -> None:
    address = hand_in(browser, [line(4, bedrag="")])
    mend = f"/partner/{CODE}/regels/{only_line().pk}"
    other = browser_at(seated(partner_factory("zorg", "Polis"), name="petra"))
    for path in (address, f"{address}/vragen", f"{address}/teruggegeven.csv", mend):
        assert other.get(path).status_code == 404, path
    assert other.post(mend, line(4)).status_code == 404
    assert address not in other.get("/partner/aanleveringen").content.decode()


def test_a_municipality_without_agreement_is_absent(browser: Client) -> None:
    assert browser.get(f"/partner/0363/aanleveringen/{uuid4()}").status_code == 404
    file = SimpleUploadedFile("water.csv", csv_of(lines(1, 1)))
    response = browser.post("/partner/aanleveren", {"place": "0363", "file": file})
    assert response.status_code == 422


def test_who_works_at_the_municipality_has_no_portal(coordinator: Actor) -> None:
    client = client_of(coordinator)
    for path in ("/partner", "/partner/aanleveren", "/partner/aanleveringen"):
        assert client.get(path).status_code == 302


def test_a_partner_opens_no_page_of_a_municipality(browser: Client) -> None:
    for path in ("/", "/aanleveringen", "/zaken", "/gebruikers", "/partners"):
        assert browser.get(path).status_code == 302


def test_a_bailiff_delivers_no_signals(partner_factory: Callable[..., Partner]) -> None:
    bailiff = partner_factory("overige", "Deurwaarders Meer")
    Partner.objects.filter(pk=bailiff.pk).update(kind="bailiff")
    browser = browser_at(seated(Partner.objects.get(pk=bailiff.pk), name="dirk"))
    assert browser.get("/partner").status_code == 200
    assert browser.get("/partner/aanleveren").status_code == 403
    assert "Signalen aanleveren" not in browser.get("/partner").content.decode()


def test_a_delivery_by_others_for_the_partner_is_its_own_too(
    browser: Client, coordinator: Actor, water: Partner
) -> None:
    made = take_in(coordinator, water, csv_of(lines(1, 2)))
    assert browser.get(f"/partner/{CODE}/aanleveringen/{made.pk}").status_code == 200
