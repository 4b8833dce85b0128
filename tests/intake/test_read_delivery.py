# SPDX-License-Identifier: EUPL-1.2
"""Reading a delivery: every line ends somewhere, and a signal is counted once."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable

import pytest
from django.db import connection
from tests.conftest import CODE, MONDAY
from tests.intake.deliveries import (
    counts,
    csv_of,
    line,
    lines,
    receive,
    send_back,
    signals,
    take_in,
)

from woonzeker.access import clock
from woonzeker.access.actors import Actor, system
from woonzeker.access.models import AuditLine
from woonzeker.access.sealing import SealBroken
from woonzeker.access.tenancy import tenant
from woonzeker.errors import NotFound, NotPermitted
from woonzeker.intake import services
from woonzeker.intake.errors import CutOff
from woonzeker.intake.formats import Unreadable
from woonzeker.intake.models import ArrearsSignal, Delivery, DeliveryState, RawFile, SetAsideLine
from woonzeker.intake.services import reading
from woonzeker.organisations import services as organisations
from woonzeker.organisations.models import Partner, PolicyKind
from woonzeker.organisations.services import shipped_policy

Partners = Callable[..., Partner]


@pytest.fixture
def bron(partner_factory: Partners) -> Partner:
    return partner_factory("water", "Bron")


def only_signal() -> ArrearsSignal:
    with tenant(CODE):
        return ArrearsSignal.objects.get()


def test_a_good_line_becomes_a_signal(coordinator: Actor, bron: Partner) -> None:
    delivery = take_in(coordinator, bron, csv_of([line(7)]))
    assert counts(delivery) == (1, 0, 0)
    signal = only_signal()
    assert (signal.own_reference, signal.amount_cents, signal.house_number) == ("W-7", 12345, 7)
    assert (signal.sector, signal.line_number, signal.result) == ("water", 2, "open")


def test_the_file_waits_sealed_as_it_came(coordinator: Actor, bron: Partner) -> None:
    content = csv_of(lines(1, 2))
    delivery = receive(coordinator, bron, content)
    assert delivery.state == DeliveryState.RECEIVED
    with tenant(CODE):
        raw = RawFile.objects.get(delivery=delivery)
        assert b"Veenstra" not in bytes(raw.content)
        assert raw.opened() == content


def test_a_sealed_file_opens_for_its_own_delivery_alone(coordinator: Actor, bron: Partner) -> None:
    first, second = (receive(coordinator, bron, csv_of([line(n)])) for n in (1, 2))
    with tenant(CODE):
        moved = RawFile.objects.get(delivery=first)
        moved.delivery = second
        with pytest.raises(SealBroken):
            moved.opened()


@pytest.mark.parametrize("content", [csv_of([line(1), line(2, bedrag="")]), b""])
def test_a_file_that_was_read_is_erased(coordinator: Actor, bron: Partner, content: bytes) -> None:
    delivery = take_in(coordinator, bron, content)
    with tenant(CODE):
        assert not RawFile.objects.exists()
    assert services.read_delivery(actor=coordinator, delivery=delivery.pk).state == delivery.state


def test_a_file_with_a_question_is_kept_until_the_answer(coordinator: Actor, bron: Partner) -> None:
    delivery = take_in(coordinator, bron, csv_of([line(1, bedrag="1.234")]))
    with tenant(CODE):
        assert RawFile.objects.get().opened()
    send_back(coordinator, delivery)
    with tenant(CODE):
        assert not RawFile.objects.exists()


def test_a_bad_line_goes_back_with_its_cells(coordinator: Actor, bron: Partner) -> None:
    delivery = take_in(coordinator, bron, csv_of([line(1), line(2, bedrag="gratis")]))
    assert counts(delivery) == (1, 0, 1)
    with tenant(CODE):
        back = SetAsideLine.objects.get()
    assert (back.number, back.reason, back.column) == (3, "unreadable", "bedrag")
    assert "gratis" in back.raw["cells"]
    assert back.mend


def test_of_a_tenant_who_refused_nothing_is_kept(
    coordinator: Actor, partner_factory: Partners
) -> None:
    rows = [line(1, achternaam="Zwijger", reactie="afwijzing")]
    delivery = take_in(coordinator, partner_factory(), csv_of(rows), efforts_declared_on=MONDAY)
    assert counts(delivery) == (0, 0, 1)
    with tenant(CODE):
        back = SetAsideLine.objects.get()
        assert not RawFile.objects.exists()
    assert (back.reason, back.raw) == ("no_ground", {})
    assert "Zwijger" not in back.sentence


def test_of_a_tenant_who_refused_nothing_is_kept_when_the_file_goes_back_whole(
    coordinator: Actor, partner_factory: Partners
) -> None:
    rows = [line(1, bedrag="1.234"), line(2, bedrag="1.234", reactie="afwijzing")]
    asked = take_in(coordinator, partner_factory(), csv_of(rows), efforts_declared_on=MONDAY)
    send_back(coordinator, asked)
    with tenant(CODE):
        kept = {each.number: each.raw for each in SetAsideLine.objects.all()}
        assert not RawFile.objects.exists()
    assert (bool(kept[2]), kept[3]) == (True, {})


def test_the_same_file_twice_counts_once(coordinator: Actor, bron: Partner) -> None:
    content = csv_of(lines(1, 5))
    take_in(coordinator, bron, content)
    assert counts(take_in(coordinator, bron, content)) == (0, 5, 0)
    assert signals() == 5


def test_a_resorted_file_counts_once(coordinator: Actor, bron: Partner) -> None:
    rows = lines(1, 9)
    take_in(coordinator, bron, csv_of(rows))
    random.Random(1).shuffle(rows)
    assert counts(take_in(coordinator, bron, csv_of(rows))) == (0, 9, 0)


def test_of_half_an_overlap_the_other_half_is_new(coordinator: Actor, bron: Partner) -> None:
    take_in(coordinator, bron, csv_of(lines(1, 6)))
    assert counts(take_in(coordinator, bron, csv_of(lines(4, 9)))) == (3, 3, 0)


def test_a_line_twice_in_one_file_counts_once(coordinator: Actor, bron: Partner) -> None:
    delivery = take_in(coordinator, bron, csv_of([line(1), line(1, bedrag="200,00")]))
    assert counts(delivery) == (1, 1, 0)
    assert only_signal().amount_cents == 20000


def test_one_number_for_two_doors_is_told_with_its_lines(coordinator: Actor, bron: Partner) -> None:
    rows = [line(1), line(2), line(3, signaal_id="W-1"), line(2)]
    delivery = take_in(coordinator, bron, csv_of(rows))
    assert counts(delivery) == (2, 2, 0)
    (note,) = delivery.notes
    assert "Eén nummer" in note["sentence"]
    assert note["lines"] == [2, 4]


def test_the_same_reference_in_another_month_is_new(coordinator: Actor, bron: Partner) -> None:
    take_in(coordinator, bron, csv_of([line(1)]))
    later = take_in(coordinator, bron, csv_of([line(1, signaaldatum="02-11-2026")]))
    assert counts(later) == (1, 0, 0)


def test_another_partner_may_use_the_same_reference(
    coordinator: Actor, bron: Partner, partner_factory: Partners
) -> None:
    take_in(coordinator, bron, csv_of([line(1)]))
    other = take_in(coordinator, partner_factory("water", "Duin"), csv_of([line(1)]))
    assert counts(other) == (1, 0, 0)


def test_reading_again_changes_nothing(coordinator: Actor, bron: Partner) -> None:
    delivery = take_in(coordinator, bron, csv_of(lines(1, 3)))
    again = services.read_delivery(actor=coordinator, delivery=delivery.pk)
    assert counts(again) == (3, 0, 0)


def test_after_a_kill_between_batches_reading_goes_on(
    coordinator: Actor, bron: Partner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "BATCH", 4)
    delivery = receive(coordinator, bron, csv_of([*lines(1, 9), line(10, bedrag="")]))
    die_after(2, monkeypatch)
    with pytest.raises(Killed):
        services.read_delivery(actor=coordinator, delivery=delivery.pk)
    monkeypatch.setattr(reading, "store_batch", STORE)
    with tenant(CODE):
        assert Delivery.objects.get().lines_done == 8
    assert counts(services.read_delivery(actor=coordinator, delivery=delivery.pk)) == (9, 0, 1)


def test_a_kill_before_the_end_is_written_loses_nothing(
    coordinator: Actor, bron: Partner, monkeypatch: pytest.MonkeyPatch
) -> None:
    delivery = receive(coordinator, bron, csv_of(lines(1, 3)))
    monkeypatch.setattr(reading, "finish_reading", killed)
    with pytest.raises(Killed):
        services.read_delivery(actor=coordinator, delivery=delivery.pk)
    monkeypatch.setattr(reading, "finish_reading", FINISH)
    assert counts(services.read_delivery(actor=coordinator, delivery=delivery.pk)) == (3, 0, 0)


def test_a_second_start_reads_as_the_first_did(
    coordinator: Actor, bron: Partner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "BATCH", 1)
    delivery = receive(coordinator, bron, csv_of([line(n, Roepnaam="Jo") for n in (1, 2)]))
    die_after(1, monkeypatch)
    with pytest.raises(Killed):
        services.read_delivery(actor=coordinator, delivery=delivery.pk)
    monkeypatch.setattr(reading, "store_batch", STORE)
    services.remember_columns(actor=coordinator, delivery=delivery, columns={"bedrag": ""})
    assert counts(services.read_delivery(actor=coordinator, delivery=delivery.pk)) == (2, 0, 0)


def test_a_file_half_stored_is_never_called_unreadable(
    coordinator: Actor, bron: Partner, monkeypatch: pytest.MonkeyPatch
) -> None:
    delivery = receive(coordinator, bron, csv_of(lines(1, 3)))
    with tenant(CODE):
        Delivery.objects.update(state=DeliveryState.CHECKING, lines_read=3)
    monkeypatch.setattr(reading, "read", lambda *_: Unreadable("Duurde te lang.", "Splits."))
    with pytest.raises(CutOff, match="Duurde te lang"):
        services.read_delivery(actor=coordinator, delivery=delivery.pk)


class Killed(BaseException):
    """kill -9, as far as the code can tell."""


STORE, FINISH = reading.store_batch, reading.finish_reading


def killed(**_: object) -> None:
    raise Killed


def die_after(batches: int, monkeypatch: pytest.MonkeyPatch) -> None:
    left = iter(range(batches))

    def store(*words: object) -> int:
        if next(left, None) is None:
            raise Killed
        return STORE(*words)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "store_batch", store)


def test_sent_twice_at_once_counts_once(own_database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "BATCH", 50)
    actor, rows = system(CODE, "tests"), lines(1, 400)
    made = []
    for _ in range(3):
        random.Random(len(made)).shuffle(rows)
        made.append(receive(actor, bron_of(actor), csv_of(rows)))
    at_once([lambda each=each: read_alone(actor, each) for each in made])
    assert signals() == 400
    with tenant(CODE):
        found = [counts(each) for each in Delivery.objects.all()]
    assert sum(accepted for accepted, _, _ in found) == 400


def test_two_workers_on_one_delivery_store_each_line_once(
    own_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "BATCH", 25)
    actor = system(CODE, "tests")
    delivery = receive(actor, bron_of(actor), csv_of(lines(1, 300)))
    at_once([lambda: read_alone(actor, delivery)] * 3)
    with tenant(CODE):
        delivery.refresh_from_db()
    assert counts(delivery) == (300, 0, 0)


def bron_of(actor: Actor) -> Partner:
    agreed = organisations.agree(actor=actor, sector="water", name="Bron", from_on=MONDAY)
    return agreed.partner


def read_alone(actor: Actor, delivery: Delivery) -> None:
    try:
        with clock.standing_at(MONDAY):
            services.read_delivery(actor=actor, delivery=delivery.pk)
    finally:
        connection.close()


def at_once(works: list[Callable[[], None]]) -> None:
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_an_unreadable_file_says_why(coordinator: Actor, bron: Partner) -> None:
    delivery = take_in(coordinator, bron, b"")
    assert delivery.state == DeliveryState.UNREADABLE
    assert delivery.problem
    assert counts(delivery) == (0, 0, 0)


def test_below_the_threshold_is_taken_in_but_not_taken_up(
    coordinator: Actor, bron: Partner
) -> None:
    decide(threshold_cents={"water": 20000})
    assert counts(take_in(coordinator, bron, csv_of([line(1)]))) == (1, 0, 0)
    assert only_signal().result == "below_threshold"


def test_arrears_of_a_week_fall_outside_the_window(coordinator: Actor, bron: Partner) -> None:
    take_in(coordinator, bron, csv_of([line(1, ontstaansdatum="24-09-2026")]))
    assert only_signal().result == "outside_window"


def test_a_crisis_is_never_filtered(coordinator: Actor, bron: Partner) -> None:
    decide(threshold_cents={"water": 20000})
    take_in(coordinator, bron, csv_of([line(1, crisis="ja", ontstaansdatum="24-09-2026")]))
    assert only_signal().result == "open"


def test_tax_needs_a_dated_ground_of_the_municipality(
    coordinator: Actor, partner_factory: Partners
) -> None:
    tax = partner_factory("belasting", "Gemeentekas")
    assert counts(take_in(coordinator, tax, csv_of([line(1)]))) == (0, 0, 1)
    decide(local_grounds={"belasting": {"from": "2026-01-01", "source": "Verordening 2025-88"}})
    assert counts(take_in(coordinator, tax, csv_of([line(1)]))) == (1, 0, 0)


def decide(**changes: object) -> None:
    organisations.decide_policy(
        actor=system(CODE, "tests"),
        kind=PolicyKind.INTAKE,
        data=shipped_policy(PolicyKind.INTAKE) | changes,
        valid_from=MONDAY,
    )


def test_reading_leaves_one_line_with_the_number_of_lines(
    coordinator: Actor, bron: Partner
) -> None:
    delivery = take_in(coordinator, bron, csv_of(lines(1, 3)))
    with tenant(CODE):
        done = AuditLine.objects.get(code="intake.finish_reading", subject=str(delivery.pk))
    assert (done.count, done.actor_id) == (3, coordinator.id)


def test_a_visitor_of_doors_reads_no_deliveries(
    coordinator: Actor, outreach_worker: Actor, bron: Partner
) -> None:
    delivery = receive(coordinator, bron, csv_of(lines(1, 1)))
    with pytest.raises(NotPermitted):
        services.read_delivery(actor=outreach_worker, delivery=delivery.pk)
    with pytest.raises(NotPermitted):
        receive(outreach_worker, bron, b"x")


def test_a_partner_delivers_for_itself_alone(bron: Partner, partner_factory: Partners) -> None:
    other = partner_factory("water", "Duin")
    actor = Actor(kind="partner", id=str(other.pk), municipality=CODE)
    with pytest.raises(NotFound):
        receive(actor, bron, csv_of(lines(1, 1)))


@pytest.mark.parametrize("text", ["O'Brien", "İnan", "Müller-Łódź", "<3", "=cmd", "עומר", "a\x00b"])
def test_a_name_survives_as_it_was_written(coordinator: Actor, bron: Partner, text: str) -> None:
    take_in(coordinator, bron, csv_of([line(1, achternaam=text)]))
    assert only_signal().surname == text.replace("\x00", "")
