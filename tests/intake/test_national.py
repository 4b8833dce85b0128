# SPDX-License-Identifier: EUPL-1.2
"""A file for the whole country is read once; each line finds its municipality or goes back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import CODE, MONDAY, browser_at, seated
from tests.intake.deliveries import Line, csv_of, line, lines

from woonzeker.access import clock
from woonzeker.access.actors import Actor, system, system_at
from woonzeker.access.desks import desk
from woonzeker.access.errors import NoDesk
from woonzeker.access.tenancy import tenant
from woonzeker.errors import NotFound, Refused
from woonzeker.intake import selectors, services
from woonzeker.intake.models import (
    ArrearsSignal,
    Delivery,
    DeliveryState,
    NationalDelivery,
    NationalLine,
    NationalPart,
)
from woonzeker.intake.rules import Astray, Routing, route
from woonzeker.intake.services import national as national_services
from woonzeker.intake.services import parts
from woonzeker.intake.services import storing as storing_batches
from woonzeker.organisations import services as organisations
from woonzeker.organisations.models import Partner

OTHER, FAR = "9998", "0363"
TABLE = f"van,tot,gemeentecode\n1234AA,1234ZZ,{CODE}\n2000AA,2099ZZ,{OTHER}\n3000AA,3999ZZ,{FAR}\n"


@pytest.fixture
def water(partner_factory: Callable[..., Partner]) -> Partner:
    """A partner with an agreement in two municipalities."""
    found = partner_factory("water", "Bron")
    lead = system(OTHER, "tests")
    organisations.establish(actor=lead, name="Duindorp", is_demo=True)
    organisations.agree(actor=lead, sector="water", name="Bron", from_on=date(2021, 1, 1))
    organisations.replace_routes(content=TABLE.encode(), source="proef")
    return found


@pytest.fixture
def at_desk(water: Partner) -> Actor:
    return seated(water)


def everywhere() -> list[Line]:
    """Two lines here, three there, and one of each kind that goes back."""
    return [
        *lines(1, 2),
        *(line(number, postcode="2011 AB") for number in range(3, 6)),
        line(6, postcode="3500 AA"),
        line(7, postcode="9000 ZZ"),
        line(8, postcode="straks"),
    ]


def taken(actor: Actor, rows: list[Line], name: str = "land.csv") -> NationalDelivery:
    made = services.receive_national(actor=actor, filename=name, content=csv_of(rows))
    return services.route_national(actor=actor, national=made.pk)


def signals(code: str) -> list[str]:
    with tenant(code):
        found = ArrearsSignal.objects.values_list("own_reference", flat=True)
        return sorted(found)


def seen(actor: Actor, found: NationalDelivery) -> selectors.NationalFile:
    return selectors.national_file(actor=actor, national=found.pk)


pytestmark = pytest.mark.django_db


def test_each_line_stands_where_its_postcode_lies(at_desk: Actor) -> None:
    file = seen(at_desk, taken(at_desk, everywhere()))
    assert (file.state, file.lines_read) == (DeliveryState.DONE, 8)
    assert [(part.place, part.lines, part.accepted) for part in file.parts] == [
        (OTHER, 3, 3), (CODE, 2, 2),
    ]  # fmt: skip
    assert signals(CODE) == ["W-1", "W-2"]
    assert signals(OTHER) == ["W-3", "W-4", "W-5"]


def test_what_no_municipality_can_have_goes_back_with_its_reason(at_desk: Actor) -> None:
    file = seen(at_desk, taken(at_desk, everywhere()))
    assert [each.number for each in file.lines] == [7, 8, 9]
    far, unknown, none = (each.sentence for each in file.lines)
    assert "gemeente 0363" in far
    assert "9000ZZ staat niet in de tabel" in unknown
    assert "niet te lezen" in none
    content = selectors.national_csv(actor=at_desk, national=file.id).decode("utf-8-sig")
    assert len(content.splitlines()) == 4
    assert "W-6" in content


def test_the_totals_add_up_to_the_lines_read(at_desk: Actor) -> None:
    file = seen(at_desk, taken(at_desk, [*everywhere(), line(1), line(2, bedrag="")]))
    assert file.accepted + file.duplicate + file.returned == file.lines_read == 10
    assert (file.accepted, file.duplicate, file.returned) == (5, 1, 4)


def test_the_same_file_again_doubles_nothing(at_desk: Actor) -> None:
    taken(at_desk, everywhere())
    file = seen(at_desk, taken(at_desk, everywhere()))
    assert (file.accepted, file.duplicate) == (0, 5)
    assert len(signals(CODE)) + len(signals(OTHER)) == 5


def test_routing_the_same_delivery_again_does_nothing(at_desk: Actor) -> None:
    found = taken(at_desk, everywhere())
    services.route_national(actor=at_desk, national=found.pk)
    with tenant(CODE):
        assert Delivery.objects.count() == 1
    with desk(at_desk.desk):
        assert (NationalPart.objects.count(), NationalLine.objects.count()) == (2, 3)


def test_the_lines_of_a_part_keep_the_numbers_of_the_file(at_desk: Actor) -> None:
    taken(at_desk, everywhere())
    with tenant(OTHER):
        found = ArrearsSignal.objects.order_by("line_number")
        assert list(found.values_list("line_number", flat=True)) == [4, 5, 6]


def test_cut_off_between_municipalities_it_goes_on(
    at_desk: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    taking = parts.receive_part

    def stumble(*, actor: Actor, part: Any) -> Delivery:
        if actor.municipality == CODE:
            raise RuntimeError("the lights go out")
        return taking(actor=actor, part=part)

    monkeypatch.setattr(national_services, "receive_part", stumble)
    made = services.receive_national(
        actor=at_desk, filename="land.csv", content=csv_of(everywhere())
    )
    with pytest.raises(RuntimeError):
        services.route_national(actor=at_desk, national=made.pk)
    assert (signals(CODE), len(signals(OTHER))) == ([], 3)
    assert seen(at_desk, made).state == DeliveryState.CHECKING
    monkeypatch.undo()
    services.route_national(actor=system_at(at_desk.desk, "job"), national=made.pk)
    assert (len(signals(CODE)), len(signals(OTHER))) == (2, 3)
    assert seen(at_desk, made).state == DeliveryState.DONE


def test_a_municipality_gets_all_its_lines_or_none(
    at_desk: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    storing = storing_batches.store_batch
    monkeypatch.setattr(parts, "BATCH", 1)

    def stumble(code: str, delivery: Any, start: int, batch: Any) -> int:
        if start == 2:
            raise RuntimeError("the disk is full")
        return int(storing(code, delivery, start, batch))

    monkeypatch.setattr(parts, "store_batch", stumble)
    with pytest.raises(RuntimeError):
        taken(at_desk, everywhere())
    assert signals(OTHER) == []
    with tenant(OTHER):
        assert Delivery.objects.count() == 0


def test_a_new_table_meanwhile_moves_no_line(
    at_desk: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = services.receive_national(
        actor=at_desk, filename="land.csv", content=csv_of(everywhere())
    )
    monkeypatch.setattr(national_services, "open_parts", _broken)
    with pytest.raises(RuntimeError):
        services.route_national(actor=at_desk, national=made.pk)
    monkeypatch.undo()
    other = f"van,tot,gemeentecode\n1000AA,9999ZZ,{CODE}\n".encode()
    organisations.replace_routes(content=other, source="nieuw")
    services.route_national(actor=at_desk, national=made.pk)
    assert (len(signals(CODE)), len(signals(OTHER))) == (2, 3)


def _broken(**_words: Any) -> Any:
    raise RuntimeError


def test_a_refusal_that_goes_back_leaves_no_cells(
    partner_factory: Callable[..., Partner],
) -> None:
    rent = seated(partner_factory("huur"), name="huub")
    organisations.replace_routes(content=TABLE.encode(), source="proef")
    efforts = {
        "contactpoging_op": "01-09-2026", "gewezen_op_hulp_op": "01-09-2026",
        "herinnering_op": "01-09-2026", "aanbod_delen_op": "02-09-2026", "reactie": "afwijzing",
    }  # fmt: skip
    taken(rent, [line(1, postcode="9000 ZZ", **efforts)])
    with desk(rent.desk):
        found = NationalLine.objects.get()
        assert (found.cells, found.reason) == ([], "no_ground")


def test_the_partner_is_asked_once_and_remembered(at_desk: Actor) -> None:
    rows = [{**each, "mijn ref": each["signaal_id"]} for each in everywhere()]
    for each in rows:
        each.pop("signaal_id")
    found = taken(at_desk, rows)
    assert found.state == DeliveryState.QUESTION
    services.answer_national(actor=at_desk, national=found.pk, columns={"mijn ref": "signaal_id"})
    services.route_national(actor=at_desk, national=found.pk)
    assert len(signals(CODE)) == 2
    later = taken(at_desk, [{**rows[0], "mijn ref": "W-99"}])
    assert later.state == DeliveryState.DONE
    assert "W-99" in signals(CODE)


def test_the_file_goes_when_every_line_has_its_place(at_desk: Actor) -> None:
    found = taken(at_desk, everywhere())
    with desk(at_desk.desk):
        kept = NationalDelivery.objects.get(pk=found.pk)
        assert kept.content is None
        assert all(part.numbers == [] for part in kept.parts.all())


def test_lines_that_went_back_are_forgotten_at_their_term(at_desk: Actor) -> None:
    taken(at_desk, everywhere())
    job = system_at(at_desk.desk, "tests")
    assert services.forget_national(actor=job) == 0
    with clock.standing_at(MONDAY + timedelta(days=91)):
        assert services.forget_national(actor=job) == 3


def test_a_file_that_cannot_be_read_is_used_by_nobody(at_desk: Actor) -> None:
    made = services.receive_national(actor=at_desk, filename="x.pdf", content=b"%PDF-1.7")
    assert services.route_national(actor=at_desk, national=made.pk).state == "unreadable"


def test_without_a_table_nothing_is_taken(partner_factory: Callable[..., Partner]) -> None:
    with pytest.raises(Refused, match="tabel"):
        taken(seated(partner_factory("water")), everywhere())


def test_another_partner_finds_nothing_of_it(
    at_desk: Actor, partner_factory: Callable[..., Partner]
) -> None:
    found = taken(at_desk, everywhere())
    other = seated(partner_factory("zorg", "Polis"), name="petra")
    with pytest.raises(NotFound):
        seen(other, found)
    browser = browser_at(other)
    for rest in ("", "/vragen", "/teruggegeven.csv"):
        assert browser.get(f"/partner/landelijk/{found.pk}{rest}").status_code == 404


def test_nobody_of_a_municipality_delivers_for_the_country(coordinator: Actor) -> None:
    with pytest.raises(NoDesk):
        services.receive_national(actor=coordinator, filename="x", content=b"x")


def test_the_page_shows_all_parts(at_desk: Actor) -> None:
    browser: Client = browser_at(at_desk)
    assert "Hele land" in browser.get("/partner/aanleveren").content.decode()
    file = SimpleUploadedFile("land.csv", csv_of(everywhere()))
    sent = browser.post("/partner/aanleveren", {"place": "land", "file": file})
    page = browser.get(sent.headers["Location"]).content.decode()
    assert all(word in page for word in ("Meerveld", "Duindorp", "8 regels gelezen"))
    assert "Bij geen gemeente" in page
    listed = browser.get("/partner/aanleveringen").content.decode()
    assert sent.headers["Location"] in listed
    assert "regels bij geen gemeente" in listed


def test_the_municipality_of_one_report_follows_from_its_postcode(at_desk: Actor) -> None:
    browser = browser_at(at_desk)
    sent = browser.post("/partner/aanleveren/formulier", line(4, postcode="2011 AB"))
    assert sent.headers["Location"].startswith(f"/partner/{OTHER}/")
    unknown = browser.post("/partner/aanleveren/formulier", line(5, postcode="9000 ZZ"))
    assert unknown.status_code == 422


codes = st.sampled_from([CODE, OTHER, FAR, None])


@given(codes, st.booleans())
def test_a_line_goes_to_one_place_or_back(code: str | None, composite: bool) -> None:
    routing = Routing({"1234AB": code}.get, {CODE, OTHER}, {FAR: "Ver"})
    raw = {"postcode_woonplaats": "1234 AB Meerveld"} if composite else {"postcode": "1234ab"}
    found = route(raw, routing)
    assert (found == code) == (code in {CODE, OTHER})
    assert isinstance(found, Astray) == (code not in {CODE, OTHER})
