# SPDX-License-Identifier: EUPL-1.2
"""The pages around deliveries, through a browser that knows no script."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.conftest import CODE, person
from tests.intake.deliveries import Line, csv_of, line, lines, receive, take_in

from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.intake import services
from woonzeker.intake.models import ArrearsSignal, Delivery, DeliveryState
from woonzeker.organisations.models import Agreement, Partner, PartnerToken

URL = "/aanleveringen"


@pytest.fixture
def bron(partner_factory: Callable[..., Partner]) -> Partner:
    return partner_factory("water", "Bron")


@pytest.fixture
def desk(coordinator: Actor, client_for: Callable[[Actor], Client]) -> Client:
    return client_for(coordinator)


def text(client: Client, url: str, **query: str) -> str:
    answer = client.get(url, query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def upload(client: Client, content: bytes, name: str = "water-bron.csv", **more: Any) -> Any:
    return client.post(f"{URL}/nieuw", {"file": SimpleUploadedFile(name, content), **more})


def the_delivery() -> Delivery:
    with tenant(CODE):
        return Delivery.objects.get()


def odd(number: int) -> Line:
    cells = line(number)
    return {"Zwabber": cells.pop("bedrag"), **cells}


def test_an_empty_list_says_what_to_do(desk: Client) -> None:
    assert "nog niets geleverd" in text(desk, URL)


def test_the_list_shows_counts_and_silent_partners(
    desk: Client, coordinator: Actor, bron: Partner, partner_factory: Callable[..., Partner]
) -> None:
    partner_factory("zorg", "Zilver")
    take_in(coordinator, bron, csv_of(lines(1, 12)))
    page = text(desk, URL)
    assert 'data-label="Geaccepteerd">12<' in page
    assert page.index("Deze maand nog niets van") < page.rindex("Zilver")


def test_what_waits_for_an_answer_stands_first(
    desk: Client, coordinator: Actor, bron: Partner
) -> None:
    waiting = take_in(coordinator, bron, csv_of([odd(1)]))
    take_in(coordinator, bron, csv_of(lines(1, 2)))
    page = text(desk, URL)
    assert "Eerst beantwoorden" in page
    assert f"{URL}/{waiting.pk}/vragen" in page


def test_the_list_can_be_narrowed_by_its_address(
    desk: Client, coordinator: Actor, bron: Partner
) -> None:
    take_in(coordinator, bron, csv_of(lines(1, 2)))
    assert "1 gevonden" in text(desk, URL, status="done", partner=str(bron.pk), month="2026-11")
    assert "Geen aanlevering past" in text(desk, URL, status="question")
    assert "Geen aanlevering past" in text(desk, URL, month="2026-10")


def test_an_upload_finds_its_partner_by_name(desk: Client, bron: Partner) -> None:
    answer = upload(desk, csv_of(lines(1, 2)))
    made = the_delivery()
    assert answer.url == f"{URL}/{made.pk}"
    assert (made.partner_id, made.channel) == (bron.pk, "web")


def test_an_upload_of_a_chosen_partner(desk: Client, bron: Partner) -> None:
    upload(desk, csv_of(lines(1, 2)), name="lijst.csv", partner=str(bron.pk))
    assert the_delivery().partner_id == bron.pk


def test_a_declaration_goes_with_the_upload(
    desk: Client, partner_factory: Callable[..., Partner]
) -> None:
    landlord = partner_factory()
    day = "2026-11-01"
    upload(desk, csv_of([line(1)]), partner=str(landlord.pk), efforts_declared_on=day)
    assert str(the_delivery().efforts_declared_on) == day


@pytest.mark.parametrize(
    ("name", "more", "says"),
    [
        ("lijst.csv", {}, "zegt niet van wie"),
        ("huur-bron.csv", {}, "zegt niet van wie"),
        ("water-bron.csv", {"efforts_declared_on": "2027-01-01"}, "niet in de toekomst"),
        ("water-bron.csv", {"partner": "x"}, "keuze"),
    ],
)
def test_a_wrong_upload_says_what_to_mend(
    desk: Client, bron: Partner, name: str, more: dict[str, str], says: str
) -> None:
    answer = upload(desk, csv_of(lines(1, 1)), name=name, **more)
    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_a_file_that_is_too_large_is_refused_near_the_field(
    desk: Client, bron: Partner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("woonzeker.intake.forms.deliveries.MAX_BYTES", 10)
    answer = upload(desk, csv_of(lines(1, 1)))
    assert "groter dan 25 MB" in answer.content.decode()


def test_a_waiting_delivery_refreshes_itself_and_has_a_link(
    desk: Client, coordinator: Actor, bron: Partner
) -> None:
    made = receive(coordinator, bron, csv_of(lines(1, 2)))
    page = text(desk, f"{URL}/{made.pk}")
    assert 'hx-trigger="every 2s"' in page
    assert "Ververs" in page


def test_progress_is_told_in_lines(desk: Client, coordinator: Actor, bron: Partner) -> None:
    made = receive(coordinator, bron, csv_of(lines(1, 2)))
    with tenant(CODE):
        Delivery.objects.update(state=DeliveryState.CHECKING, lines_read=5000, lines_done=2000)
    assert "2.000 van 5.000 regels gecontroleerd" in text(desk, f"{URL}/{made.pk}")


def test_the_result_tells_the_three_counts_and_the_reasons(
    desk: Client, coordinator: Actor, bron: Partner
) -> None:
    rows = [*lines(1, 3), line(3), line(4, bedrag=""), line(5, regeling="loopt")]
    made = take_in(coordinator, bron, csv_of(rows))
    page = text(desk, f"{URL}/{made.pk}")
    assert "6 regels gelezen" in page
    for address in ("geaccepteerd", "dubbel", "teruggegeven", "teruggegeven?reden=incomplete"):
        assert f'{made.pk}/{address}"' in page
    assert "Lopende betalingsregeling" in page
    assert "hx-trigger" not in page


def test_an_unreadable_file_says_why_and_what_next(
    desk: Client, coordinator: Actor, bron: Partner
) -> None:
    made = take_in(coordinator, bron, b"%PDF-1.7 enzovoort")
    page = text(desk, f"{URL}/{made.pk}")
    assert "kan niet worden gelezen" in page
    assert "PDF" in page


def test_the_lines_behind_each_count_can_be_seen(
    desk: Client, coordinator: Actor, bron: Partner
) -> None:
    rows = [line(1), line(1), line(2, bedrag="")]
    made = take_in(coordinator, bron, csv_of(rows))
    assert "Veenstra" in text(desk, f"{URL}/{made.pk}/geaccepteerd")
    assert "meer dan één keer" in text(desk, f"{URL}/{made.pk}/dubbel")
    assert "ontbreekt" in text(desk, f"{URL}/{made.pk}/teruggegeven")
    assert "ontbreekt" in text(desk, f"{URL}/{made.pk}/teruggegeven", reden="incomplete")


def test_returned_lines_download_as_a_file(desk: Client, coordinator: Actor, bron: Partner) -> None:
    made = take_in(coordinator, bron, csv_of([line(1, bedrag="")]))
    answer = desk.get(f"{URL}/{made.pk}/teruggegeven.csv")
    assert answer["Content-Disposition"] == (
        'attachment; filename="teruggegeven-water-2026-11-02.csv"'
    )
    assert answer["Cache-Control"] == "no-store"


def test_columns_are_pointed_out_beside_the_first_lines(
    desk: Client, coordinator: Actor, bron: Partner
) -> None:
    made = take_in(coordinator, bron, csv_of([odd(1)]))
    page = text(desk, f"{URL}/{made.pk}/vragen")
    assert "123,45" in page
    answer = desk.post(f"{URL}/{made.pk}/vragen", {**chosen(made), "kolom_0": "bedrag"})
    assert answer.url == f"{URL}/{made.pk}"
    done = services.read_delivery(actor=coordinator, delivery=made.pk)
    assert (done.state, done.accepted) == ("done", 1)


def test_a_landlords_declaration_can_be_the_answer(
    desk: Client, coordinator: Actor, partner_factory: Callable[..., Partner]
) -> None:
    made = take_in(coordinator, partner_factory(), csv_of([{"Zwabber": "x", **line(1)}]))
    url = f"{URL}/{made.pk}/vragen"
    assert "dag van de verklaring" in text(desk, url)
    desk.post(url, {**chosen(made), "efforts_declared_on": "2026-11-01"})
    assert services.read_delivery(actor=coordinator, delivery=made.pk).accepted == 1


def chosen(made: Delivery) -> dict[str, str]:
    """What the page itself filled in for every heading after the first."""
    return {f"kolom_{n}": heading for n, heading in enumerate(made.headers) if n}


@pytest.mark.parametrize(("first", "says"), [("", "Nog niet aangewezen"), ("klantnummer", "twee")])
def test_a_wrong_choice_of_columns_says_so(
    desk: Client, coordinator: Actor, bron: Partner, first: str, says: str
) -> None:
    made = take_in(coordinator, bron, csv_of([odd(1)]))
    answer = desk.post(f"{URL}/{made.pk}/vragen", {**chosen(made), "kolom_0": first})
    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_a_question_about_amounts_is_answered_on_its_page(
    desk: Client, coordinator: Actor, bron: Partner
) -> None:
    made = take_in(coordinator, bron, csv_of([line(1, bedrag="1.234")]))
    url = f"{URL}/{made.pk}/vragen"
    assert "1.234" in text(desk, url)
    assert desk.post(url, {}).status_code == 422
    desk.post(url, {"amounts": "point"})
    services.read_delivery(actor=coordinator, delivery=made.pk)
    with tenant(CODE):
        assert ArrearsSignal.objects.get().amount_cents == 123


def test_a_file_with_a_question_can_go_back_whole(
    desk: Client, coordinator: Actor, bron: Partner
) -> None:
    made = take_in(coordinator, bron, csv_of([odd(1), odd(2)]))
    desk.post(f"{URL}/{made.pk}/terugsturen")
    assert "De regels gaan terug naar de partner" in text(desk, f"{URL}/{made.pk}")
    with tenant(CODE):
        assert not made.set_aside.exists()
    services.read_delivery(actor=coordinator, delivery=made.pk)
    assert "2 regels gaan terug" in text(desk, f"{URL}/{made.pk}/teruggegeven")


def test_extra_columns_are_pointed_out_for_the_next_file(
    desk: Client, coordinator: Actor, bron: Partner
) -> None:
    made = take_in(coordinator, bron, csv_of([{"Zwabber": "x", **line(1)}]))
    url = f"{URL}/{made.pk}/kolommen"
    assert url in text(desk, f"{URL}/{made.pk}")
    assert "Zwabber" in text(desk, url)
    desk.post(url, {**chosen(made), "kolom_0": "telefoon"})
    assert 'value="telefoon" selected' in text(desk, url)


def test_a_key_is_shown_once(desk: Client, bron: Partner) -> None:
    agreement = Agreement.objects.get(partner=bron)
    made = desk.post(f"{URL}/sleutels/{agreement.pk}").content.decode()
    key = made.split('value="wz_')[1].split('"')[0]
    page = text(desk, f"{URL}/sleutels")
    assert "1 geldige sleutel" in page
    assert key not in page


def test_keys_are_taken_back(desk: Client, bron: Partner) -> None:
    agreement = Agreement.objects.get(partner=bron)
    desk.post(f"{URL}/sleutels/{agreement.pk}")
    desk.post(f"{URL}/sleutels/{agreement.pk}/intrekken")
    assert PartnerToken.objects.get().revoked_at is not None


def test_the_example_for_partners_is_taken_in_itself(
    desk: Client, coordinator: Actor, partner_factory: Callable[..., Partner]
) -> None:
    content = desk.get(f"{URL}/voorbeeld.csv").content
    assert take_in(coordinator, partner_factory(), content).accepted == 1


@pytest.mark.parametrize("path", ["nieuw", "sleutels", ""])
def test_who_visits_doors_sees_no_deliveries(
    outreach_worker: Actor, client_for: Callable[[Actor], Client], path: str
) -> None:
    assert client_for(outreach_worker).get(f"{URL}/{path}".rstrip("/")).status_code == 403


def test_a_manager_sees_counts_without_links_to_people(
    coordinator: Actor, bron: Partner, client_for: Callable[[Actor], Client]
) -> None:
    made = take_in(coordinator, bron, csv_of([line(1), line(2, bedrag="")]))
    looker = client_for(person(Role.MANAGER))
    assert "teruggegeven.csv" not in text(looker, f"{URL}/{made.pk}")
    for address in ("geaccepteerd", "dubbel", "teruggegeven", "teruggegeven.csv", "vragen"):
        assert looker.get(f"{URL}/{made.pk}/{address}").status_code == 403


def test_without_signing_in_nothing_is_shown(municipality: str) -> None:
    for path in ("", "/nieuw", "/sleutels", "/voorbeeld.csv"):
        assert Client().get(f"{URL}{path}").url.startswith("/aanmelden")
