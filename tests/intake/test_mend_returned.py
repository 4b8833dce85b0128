# SPDX-License-Identifier: EUPL-1.2
"""A partner downloads its returned lines, mends them and sends them again."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from tests.conftest import CODE, MONDAY
from tests.intake.deliveries import Line, counts, csv_of, line, lines, signals, take_in

from woonzeker.access.actors import Actor
from woonzeker.access.models import AuditLine
from woonzeker.access.tenancy import tenant
from woonzeker.errors import NotPermitted
from woonzeker.intake.models import ArrearsSignal, Delivery, SetAsideLine
from woonzeker.intake.rules import citations
from woonzeker.intake.selectors import OWN_HEADINGS, reason_counts, returned_csv, returned_lines
from woonzeker.organisations.models import Partner


@pytest.fixture
def bron(partner_factory: Callable[..., Partner]) -> Partner:
    return partner_factory("water", "Bron")


def back(actor: Actor, delivery: Delivery) -> list[Line]:
    """The downloaded file as rows."""
    text = returned_csv(actor=actor, delivery=delivery.pk).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def test_the_file_has_the_headings_as_delivered_and_ours(coordinator: Actor, bron: Partner) -> None:
    rows = [{"Ref": "1", **line(1, bedrag="")}]
    delivery = take_in(coordinator, bron, csv_of(rows))
    assert list(back(coordinator, delivery)[0]) == [*rows[0], *OWN_HEADINGS]


def test_it_holds_exactly_the_returned_lines(coordinator: Actor, bron: Partner) -> None:
    delivery = take_in(coordinator, bron, csv_of([*lines(1, 3), line(4, bedrag=""), line(1)]))
    (row,) = back(coordinator, delivery)
    assert (row["signaal_id"], row["terug_regel"], row["terug_kolom"]) == ("W-4", "5", "bedrag")
    assert row["terug_waarom"]
    assert row["terug_herstellen"]


def test_a_file_that_cannot_be_read_goes_back_with_what_is_wrong(
    coordinator: Actor, bron: Partner
) -> None:
    delivery = take_in(coordinator, bron, b"")
    (row,) = back(coordinator, delivery)
    assert f"{row['terug_waarom']}\n{row['terug_herstellen']}" == delivery.problem
    assert row["terug_voorschrift"]
    assert row["terug_bron"]


def test_a_mended_file_is_taken_in(coordinator: Actor, bron: Partner) -> None:
    rows = [line(1), line(2, bedrag=""), line(3, huisnummer="")]
    first = take_in(coordinator, bron, csv_of(rows))
    mended = back(coordinator, first)
    mended[0]["bedrag"], mended[1]["huisnummer"] = "88,10", "3"
    assert counts(take_in(coordinator, bron, csv_of(mended))) == (2, 0, 0)
    assert signals() == 3


def test_a_file_mended_by_half_goes_back_without_growing(coordinator: Actor, bron: Partner) -> None:
    first = take_in(coordinator, bron, csv_of([line(1, bedrag=""), line(2, bedrag="")]))
    mended = back(coordinator, first)
    mended[0]["bedrag"] = "88,10"
    second = take_in(coordinator, bron, csv_of(mended))
    assert counts(second) == (1, 0, 1)
    assert list(back(coordinator, second)[0]) == list(mended[0])


@pytest.mark.parametrize(
    "text", ["+31612345678", "=1+1", "-5", "@x", "'=x", "|cmd", "O'Brien", "a,=1", "12,-", "a,'=1"]
)
def test_no_cell_runs_as_a_formula_and_each_comes_back_whole(
    coordinator: Actor, bron: Partner, text: str
) -> None:
    rows = [line(1, bedrag="", straat=text)]
    first = take_in(coordinator, bron, csv_of(rows))
    mended = back(coordinator, first)
    assert mended[0]["straat"][0] not in "=+-@|"
    mended[0]["bedrag"] = "10,00"
    take_in(coordinator, bron, csv_of(mended))
    with tenant(CODE):
        assert ArrearsSignal.objects.get().street == text


def test_of_a_refusal_only_the_refusal_comes_back(
    coordinator: Actor, partner_factory: Callable[..., Partner]
) -> None:
    landlord = partner_factory()
    rows = [line(1, achternaam="Zwijger", reactie="afwijzing")]
    first = take_in(coordinator, landlord, csv_of(rows), efforts_declared_on=MONDAY)
    (row,) = mended = back(coordinator, first)
    assert (row["signaal_id"], row["achternaam"], row["reactie"]) == ("", "", "afwijzing")
    again = take_in(coordinator, landlord, csv_of(mended), efforts_declared_on=MONDAY)
    with tenant(CODE):
        assert reason_counts(coordinator, again) == {"no_ground": 1}


def test_the_lines_on_the_page_can_be_of_one_reason(coordinator: Actor, bron: Partner) -> None:
    rows = [line(1, bedrag=""), line(2, bedrag="x"), line(3, regeling="loopt")]
    delivery = take_in(coordinator, bron, csv_of(rows))
    with tenant(CODE):
        seen = returned_lines(actor=coordinator, delivery=delivery.pk, reason="running_arrangement")
        assert [each.number for each in seen] == [4]


def test_who_downloads_is_on_record_with_the_number_of_lines(
    coordinator: Actor, bron: Partner
) -> None:
    delivery = take_in(coordinator, bron, csv_of([line(1, bedrag=""), line(2, bedrag="")]))
    back(coordinator, delivery)
    with tenant(CODE):
        seen = AuditLine.objects.get(code="intake.returned_csv")
    assert (seen.actor_id, seen.subject, seen.count) == (coordinator.id, str(delivery.pk), 2)


def test_a_manager_sees_counts_and_no_lines(
    coordinator: Actor, manager: Actor, bron: Partner
) -> None:
    delivery = take_in(coordinator, bron, csv_of([line(1, bedrag="")]))
    with tenant(CODE):
        assert reason_counts(manager, delivery) == {"incomplete": 1}
    with pytest.raises(NotPermitted):
        returned_csv(actor=manager, delivery=delivery.pk)


def test_every_rule_fits_where_it_is_kept() -> None:
    room = {name: SetAsideLine._meta.get_field(name).max_length or 0 for name in ("rule", "source")}
    told = [each for value in vars(citations).values() for each in citations_in(value)]
    assert len(told) > 10
    assert all(len(each.rule) <= room["rule"] for each in told)
    assert all(len(each.source) <= room["source"] for each in told)


def citations_in(value: object) -> list[citations.Citation]:
    values = value.values() if isinstance(value, dict) else [value]
    return [each for each in values if isinstance(each, citations.Citation)]
