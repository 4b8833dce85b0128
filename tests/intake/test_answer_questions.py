# SPDX-License-Identifier: EUPL-1.2
"""What a file does not say of itself is asked once and remembered for its partner."""

from __future__ import annotations

from collections.abc import Callable
from unittest.mock import Mock

import pytest
from tests.conftest import CODE, MONDAY
from tests.intake.deliveries import Line, counts, csv_of, line, send_back, take_in

from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.errors import NotFound
from woonzeker.intake import services
from woonzeker.intake.errors import NoOpenQuestion, WrongAnswer
from woonzeker.intake.models import ArrearsSignal, Delivery, DeliveryState
from woonzeker.intake.services import reading
from woonzeker.organisations.models import Partner


@pytest.fixture
def bron(partner_factory: Callable[..., Partner]) -> Partner:
    return partner_factory("water", "Bron")


def odd(number: int) -> Line:
    """A line whose amount stands under a heading that nobody knows."""
    cells = line(number)
    return {"Zwabber": cells.pop("bedrag"), **cells}


def answered(actor: Actor, delivery: Delivery, **words: dict[str, str]) -> Delivery:
    services.answer_questions(actor=actor, delivery=delivery.pk, **words)
    return services.read_delivery(actor=actor, delivery=delivery.pk)


def test_an_unknown_heading_of_a_needed_column_is_asked(coordinator: Actor, bron: Partner) -> None:
    delivery = take_in(coordinator, bron, csv_of([odd(1)]))
    assert (delivery.state, delivery.lines_read, delivery.lines_done) == ("question", 1, 0)
    (question,) = delivery.questions
    assert question["code"] == "columns"
    assert question["missing"] == ["bedrag"]
    assert question["preview"] == [list(odd(1).values())]


def test_after_the_answer_reading_goes_on(coordinator: Actor, bron: Partner) -> None:
    delivery = take_in(coordinator, bron, csv_of([odd(1)]))
    done = answered(coordinator, delivery, columns={"Zwabber": "bedrag"})
    assert counts(done) == (1, 0, 0)
    assert done.questions == []


def test_the_answer_is_remembered_for_the_partner(coordinator: Actor, bron: Partner) -> None:
    first = take_in(coordinator, bron, csv_of([odd(1)]))
    answered(coordinator, first, columns={"Zwabber": "bedrag"})
    assert counts(take_in(coordinator, bron, csv_of([odd(2)]))) == (1, 0, 0)


def test_another_partner_is_asked_again(
    coordinator: Actor, bron: Partner, partner_factory: Callable[..., Partner]
) -> None:
    first = take_in(coordinator, bron, csv_of([odd(1)]))
    answered(coordinator, first, columns={"Zwabber": "bedrag"})
    other = take_in(coordinator, partner_factory("water", "Duin"), csv_of([odd(1)]))
    assert other.state == DeliveryState.QUESTION


def test_an_ambiguous_amount_is_asked_and_never_guessed(coordinator: Actor, bron: Partner) -> None:
    delivery = take_in(coordinator, bron, csv_of([line(1, bedrag="1.234")]))
    assert [each["code"] for each in delivery.questions] == ["amounts"]
    done = answered(coordinator, delivery, answers={"amounts": "comma"})
    assert counts(done) == (1, 0, 0)
    with tenant(CODE):
        assert ArrearsSignal.objects.get().amount_cents == 123400


def test_an_answer_that_was_no_choice_is_refused(coordinator: Actor, bron: Partner) -> None:
    delivery = take_in(coordinator, bron, csv_of([line(1, bedrag="1.234")]))
    with pytest.raises(WrongAnswer):
        answered(coordinator, delivery, answers={"amounts": "beide"})
    with pytest.raises(WrongAnswer):
        answered(coordinator, delivery, columns={"bedrag": "schoenmaat"})


def test_a_question_is_answered_once(coordinator: Actor, bron: Partner) -> None:
    delivery = take_in(coordinator, bron, csv_of([odd(1)]))
    answered(coordinator, delivery, columns={"Zwabber": "bedrag"})
    with pytest.raises(NoOpenQuestion):
        answered(coordinator, delivery, columns={"Zwabber": "bedrag"})


def test_a_partner_does_not_answer_for_another(
    coordinator: Actor, bron: Partner, partner_factory: Callable[..., Partner]
) -> None:
    delivery = take_in(coordinator, bron, csv_of([odd(1)]))
    other = partner_factory("energie", "Anders")
    partner = Actor(kind="partner", id=str(other.pk), municipality=CODE)
    with pytest.raises(NotFound):
        answered(partner, delivery, columns={"Zwabber": "bedrag"})


def test_an_unanswered_file_goes_back_whole_with_its_question(
    coordinator: Actor, bron: Partner
) -> None:
    delivery = take_in(coordinator, bron, csv_of([line(n, bedrag="1.234") for n in (1, 2)]))
    done = send_back(coordinator, delivery)
    assert (done.state, counts(done)) == ("done", (0, 0, 2))
    with tenant(CODE):
        assert "1.234" in done.set_aside.all()[0].sentence


def test_sending_back_that_was_cut_off_goes_on_with_the_same_decision(
    coordinator: Actor, bron: Partner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "BATCH", 1)
    delivery = take_in(coordinator, bron, csv_of([line(n, bedrag="1.234") for n in (1, 2)]))
    decided = services.send_back(actor=coordinator, delivery=delivery.pk)
    with monkeypatch.context() as cut:
        cut.setattr(reading, "finish_reading", Mock(side_effect=MemoryError))
        with pytest.raises(MemoryError):
            services.read_delivery(actor=coordinator, delivery=decided.pk)
    done = services.read_delivery(actor=coordinator, delivery=decided.pk)
    assert (done.state, counts(done)) == ("done", (0, 0, 2))
    with pytest.raises(NoOpenQuestion):
        services.send_back(actor=coordinator, delivery=decided.pk)


def test_an_unknown_column_that_nobody_needs_is_named(coordinator: Actor, bron: Partner) -> None:
    delivery = take_in(coordinator, bron, csv_of([line(1) | {"Zwabber": "x"}]))
    assert counts(delivery) == (1, 0, 0)
    assert "Zwabber" in delivery.notes[0]["sentence"]


def test_what_is_absent_without_another_heading_is_said_per_line(
    coordinator: Actor, bron: Partner
) -> None:
    cells = line(1)
    del cells["bedrag"]
    delivery = take_in(coordinator, bron, csv_of([cells]))
    assert counts(delivery) == (0, 0, 1)
    assert "bedrag" in delivery.notes[0]["sentence"]


def test_a_landlords_crisis_is_heard_though_the_file_lacks_the_efforts(
    coordinator: Actor, partner_factory: Callable[..., Partner]
) -> None:
    rows = [line(1, crisis="ja"), line(2, crisis="nee")]
    assert counts(take_in(coordinator, partner_factory(), csv_of(rows))) == (1, 0, 1)
    with tenant(CODE):
        assert ArrearsSignal.objects.get().defects


def test_a_landlords_declaration_answers_for_every_line(
    coordinator: Actor, partner_factory: Callable[..., Partner]
) -> None:
    delivery = take_in(coordinator, partner_factory(), csv_of([{"Zwabber": "x", **line(1)}]))
    assert delivery.state == DeliveryState.QUESTION
    services.answer_questions(actor=coordinator, delivery=delivery.pk, efforts_declared_on=MONDAY)
    done = services.read_delivery(actor=coordinator, delivery=delivery.pk)
    assert counts(done) == (1, 0, 0)


def test_a_column_can_be_pointed_out_for_the_next_time(coordinator: Actor, bron: Partner) -> None:
    rows = [line(1) | {"Zwabber": "0612345678"}]
    first = take_in(coordinator, bron, csv_of(rows))
    services.remember_columns(actor=coordinator, delivery=first.pk, columns={"Zwabber": "telefoon"})
    rows[0]["signaal_id"] = "W-2"
    take_in(coordinator, bron, csv_of(rows))
    with tenant(CODE):
        assert ArrearsSignal.objects.get(own_reference="W-2").phones
