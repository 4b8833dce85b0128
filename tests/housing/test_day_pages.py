# SPDX-License-Identifier: EUPL-1.2
"""The pages of the day and of stored goods: what they say, ask and hand out on paper."""

from __future__ import annotations

from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.conftest import CODE, client_of, person
from tests.housing.evicted import (
    FREE,
    TAKEN,
    announce,
    counsellor,
    household,
    leader,
    line,
    lines,
    stored,
    told,
)
from tests.proof.papers import words_of_paper
from tests.situations import let_work

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.models import Export
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.housing import services
from woonzeker.housing.models import StoredGoods
from woonzeker.housing.rules.day import Topic
from woonzeker.housing.rules.goods import Act, ItemKind
from woonzeker.housing.rules.goods_costs import CostKind

pytestmark = pytest.mark.django_db
JPEG = b"\xff\xd8\xff\xe0 een foto \xff\xd9"


@pytest.fixture
def case(municipality: str) -> Case:
    return household()


@pytest.fixture
def noor(case: Case) -> Actor:
    return leader(case)


@pytest.fixture
def browser(noor: Actor) -> Client:
    return client_of(noor)


@pytest.fixture
def announced(case: Case, noor: Actor) -> Case:
    announce(noor, case)
    return case


def said(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.content
    return unescape(answer.content.decode()).replace("\u00a0", " ")


def test_the_page_of_the_day_says_when_who_and_where_first(
    announced: Case, browser: Client
) -> None:
    page = said(browser, f"/zaken/{announced.pk}/ontruimingsdag")
    assert "over 19 werkdagen" in page
    assert "vrijdag 27 november 2026" in page
    assert page.index("nog niemand") < page.index("nog geen plek") < page.index("Wat nog mist")
    assert "Vraag of er huisdieren zijn." in page


def test_the_page_of_the_case_leads_there(announced: Case, browser: Client) -> None:
    page = said(browser, f"/zaken/{announced.pk}")
    assert "Rechtbank en dak" in page
    assert f"/zaken/{announced.pk}/ontruimingsdag" in page
    assert "nog geen plek" in page


def test_a_case_without_a_day_or_goods_has_no_line(case: Case, browser: Client) -> None:
    assert "ontruimingsdag" not in said(browser, f"/zaken/{case.pk}")


def test_somebody_takes_the_lead_and_a_wrong_form_keeps_what_was_typed(
    announced: Case, browser: Client
) -> None:
    address = f"/zaken/{announced.pk}/ontruimingsdag/leiding"
    wrong = browser.post(address, {"name": "Bas de Wit", "organisation": "", "user": ""})
    assert wrong.status_code == 422
    assert "Bas de Wit" in wrong.content.decode()
    browser.post(address, {"name": "Bas de Wit", "organisation": "Wijkteam", "user": ""})
    page = said(browser, f"/zaken/{announced.pk}/ontruimingsdag")
    assert "Bas de Wit, Wijkteam" in page


def test_each_line_has_its_button(announced: Case, browser: Client) -> None:
    address = f"/zaken/{announced.pk}/ontruimingsdag"
    browser.post(f"{address}/transport", {"by": "Joop", "note": "om half negen"})
    page = said(browser, address)
    assert "Wat klaar is (1)" in page
    assert "om half negen" in page
    browser.post(f"{address}/transport/niet")
    assert "Wat klaar is" not in said(browser, address)
    assert browser.get(f"{address}/onzin").status_code == 404


def test_a_question_is_answered_with_one_press(announced: Case) -> None:
    sam = client_of(counsellor(announced))
    address = f"/zaken/{announced.pk}/ontruimingsdag"
    assert "Vraag of er kinderen in huis zijn." in said(sam, address)
    sam.post(f"{address}/antwoord", {"fact": "children", "said": "yes", "source": "parent"})
    page = said(sam, address)
    assert "Vraag of er kinderen in huis zijn." not in page
    assert "waar de kinderen die dag zijn" in page


def test_on_the_day_a_solution_is_still_possible(case: Case, noor: Actor, browser: Client) -> None:
    announce(noor, case, TAKEN)
    assert "Een oplossing kan ook vandaag nog." in said(browser, f"/zaken/{case.pk}/ontruimingsdag")


def test_the_paper_of_the_day_is_one_sheet(announced: Case, noor: Actor, browser: Client) -> None:
    services.take_lead(actor=noor, case=announced.pk, name="Bas", organisation="Wijkteam")
    services.arrange_for_day(
        actor=noor, case=announced.pk, topic=Topic.STORAGE, by="Joop", note="loods 3"
    )
    answer = browser.get(f"/zaken/{announced.pk}/ontruimingsdag/blad.pdf")
    words = words_of_paper(answer.content)
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.count(b"/Type/Page\n") + answer.content.count(b"/Type /Page\n") <= 1
    for wanted in ("vrijdag 27 november", "Bas (Wijkteam)", "loods 3", "NOG GEEN PLEK"):
        assert wanted in words
    with tenant(CODE):
        assert Export.objects.get().code == "housing.day_paper"


def test_goods_are_listed_with_a_photo_from_a_phone(case: Case, browser: Client) -> None:
    address = f"/zaken/{case.pk}/spullen"
    assert "Er zijn spullen meegenomen" in said(browser, address)
    browser.post(f"{address}/meegenomen", {"taken_on": TAKEN, "where_kept": "loods 3"})
    photo = SimpleUploadedFile("f.jpg", JPEG, "image/jpeg")
    sent = {"kind": "tools", "words": "boormachine", "photo": photo}
    assert browser.post(f"{address}/lijst", sent).status_code == 302
    page = said(browser, f"{address}/lijst")
    assert "1. boormachine" in page
    with tenant(CODE):
        goods = StoredGoods.objects.get()
    shown = browser.get(f"/opgeslagen-spullen/{line(goods)}/foto")
    assert (shown["Content-Type"], shown.content) == ("image/jpeg", JPEG)
    assert shown["X-Content-Type-Options"] == "nosniff"


def test_what_is_wrong_with_a_line_is_said_and_kept(case: Case, noor: Actor) -> None:
    stored(noor, case)
    photo = SimpleUploadedFile("f.jpg", b"geen foto", "image/jpeg")
    sent = {"kind": "tools", "words": "boormachine", "photo": photo}
    answer = client_of(noor).post(f"/zaken/{case.pk}/spullen/lijst", sent)
    assert answer.status_code == 422
    assert "Kies een foto (jpg of png)." in answer.content.decode()
    assert "boormachine" in answer.content.decode()


def test_the_three_clocks_say_day_why_and_how_sure(
    case: Case, noor: Actor, browser: Client
) -> None:
    goods = stored(noor, case)
    page = said(browser, f"/zaken/{case.pk}/spullen")
    assert page.count("loopt nog niet") == 2
    assert "tot en met maandag 1 februari 2027" in page
    assert "Rv art. 556" in page
    told(noor, goods)
    with clock.standing_at(FREE):
        assert "Alle termijnen zijn voorbij" in said(browser, f"/zaken/{case.pk}/spullen")


def test_giving_back_is_always_possible(case: Case, noor: Actor, browser: Client) -> None:
    goods = stored(noor, case)
    sent = {"items": [str(line(goods))], "what": "back", "on": TAKEN}
    assert browser.post(f"/zaken/{case.pk}/spullen/terug", sent).status_code == 302
    assert lines(goods)[0].state == "returned"
    nothing = browser.post(f"/zaken/{case.pk}/spullen/terug", {"what": "back", "on": TAKEN})
    assert nothing.status_code == 422


def test_two_people_let_a_thing_go(case: Case, noor: Actor, browser: Client) -> None:
    goods = stored(noor, case)
    told(noor, goods)
    lead = person(Role.TEAM_LEAD, name="tess")
    address = f"/opgeslagen-spullen/{line(goods)}"
    with clock.standing_at(FREE):
        assert "Vraag een collega om te tekenen" in said(browser, address)
        browser.post(f"{address}/vragen", {"act": Act.SOLD.value, "unsaleable_why": ""})
        assert "Een ander moet tekenen" in said(browser, address)
        client_of(lead).post(f"{address}/tekenen", {"agrees": "yes"})
        browser.post(f"{address}/weg", {"on": FREE, "cents": "120,00"})
        page = said(browser, f"/zaken/{case.pk}/spullen/kosten")
    assert lines(goods)[0].state == "sold"
    assert "€ 120,00" in page


def test_before_the_clocks_end_nobody_is_offered_to_sell(
    case: Case, noor: Actor, browser: Client
) -> None:
    page = said(browser, f"/opgeslagen-spullen/{line(stored(noor, case))}")
    assert "De dertien weken bewaren zijn nog niet voorbij." in page
    assert "Vraag een collega om te tekenen" not in page


@pytest.mark.parametrize(
    ("paper", "wanted"),
    [
        ("lijst", ("Lijst van uw spullen", "een stuk: furniture", "loods 3", "art. 5:29")),
        ("waarschuwing", ("Haal uw spullen op", "tot en met", "drie jaar")),
        ("teruggave", ("Bewijs van teruggave", "ja / nee")),
        ("rekening", ("Te betalen", "500,00", "artikel 556")),
    ],
)
def test_papers_say_what_they_must_and_never_go_to_the_home_that_was_left(
    case: Case, noor: Actor, browser: Client, paper: str, wanted: tuple[str, ...]
) -> None:
    goods = stored(noor, case, ItemKind.FURNITURE, ItemKind.PHOTOS)
    services.enter_cost(
        actor=noor, stored_goods=goods.pk, kind=CostKind.TRANSPORT, cents=50_000, on=TAKEN
    )
    answer = browser.get(f"/zaken/{case.pk}/spullen/{paper}.pdf")
    words = words_of_paper(answer.content)
    for each in wanted:
        assert each in words
    assert "1234 AB" not in words


def test_the_bill_names_no_resident_and_none_of_the_goods(
    case: Case, noor: Actor, browser: Client
) -> None:
    stored(noor, case)
    words = words_of_paper(browser.get(f"/zaken/{case.pk}/spullen/rekening.pdf").content)
    assert "Nowak" not in words
    assert "een stuk" not in words


def test_who_sees_only_that_there_are_children_gets_no_photo_and_no_paper(
    case: Case, noor: Actor
) -> None:
    goods = stored(noor, case)
    worker = person(Role.OUTREACH_WORKER, name="eva")
    let_work(worker, case)
    browser = client_of(worker)
    assert browser.get(f"/zaken/{case.pk}/spullen").status_code == 200
    assert browser.get(f"/zaken/{case.pk}/spullen/lijst.pdf").status_code == 403
    assert browser.get(f"/opgeslagen-spullen/{line(goods)}/foto").status_code == 403
    assert "Nu: maak de lijst" in said(browser, f"/zaken/{case.pk}/spullen")


def test_the_list_of_all_goods_leads_to_each(case: Case, noor: Actor, browser: Client) -> None:
    stored(noor, case)
    page = said(browser, "/opgeslagen-spullen")
    assert "Maak de lijst van de spullen af" in page
    assert f"/zaken/{case.pk}/spullen" in page


def test_amounts_are_entered_and_taken_back(case: Case, noor: Actor, browser: Client) -> None:
    stored(noor, case)
    address = f"/zaken/{case.pk}/spullen/kosten"
    browser.post(address, {"kind": "storage", "cents": "75,00", "on": TAKEN})
    browser.post(address, {"recovery": "1", "cents": "25,00", "on": TAKEN})
    page = said(browser, address)
    assert "€ 50,00" in page
    amount = page.split('name="amount" value="')[1][:36]
    browser.post(f"{address}/niet", {"amount": amount})
    assert "€ 50,00" not in said(browser, address)
    assert browser.post(address, {"kind": "storage", "cents": "x", "on": ""}).status_code == 422
