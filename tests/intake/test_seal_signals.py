# SPDX-License-Identifier: EUPL-1.2
"""What a signal says of how to reach somebody is sealed with its own key, and a list survives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.conftest import CODE
from tests.intake.deliveries import csv_of, line, take_in

from woonzeker.access import keys
from woonzeker.access.actors import Actor
from woonzeker.access.models import SubjectKey
from woonzeker.access.sealing import SealBroken
from woonzeker.access.tenancy import tenant
from woonzeker.intake.models import ArrearsSignal, Delivery, SetAsideLine, SignalCorrection
from woonzeker.organisations.models import Partner

pytestmark = pytest.mark.django_db
NUMBERS = [f"06{12_300_000 + 7 * place}" for place in range(30)]


@pytest.fixture
def taken(coordinator: Actor, partner_factory: Callable[..., Partner]) -> Delivery:
    """Thirty signals, each with a telephone and half a number, and one line that went back."""
    rows = [line(n, telefoon=f"{phone} / 06-99 thuis") for n, phone in enumerate(NUMBERS, 1)]
    rows.append(line(31, bedrag="gratis", telefoon="0687654321"))
    return take_in(coordinator, partner_factory("water", "Bron"), csv_of(rows))


def test_every_signal_has_a_key_of_its_own(taken: Delivery) -> None:
    with tenant(CODE):
        subjects = set(SubjectKey.objects.values_list("subject", flat=True))
        assert set(ArrearsSignal.objects.values_list("pk", flat=True)) | {taken.pk} <= subjects
        assert len({bytes(each.wrapped) for each in SubjectKey.objects.all()}) == len(subjects)


def test_the_same_file_again_makes_no_keys(taken: Delivery, coordinator: Actor) -> None:
    rows = [line(n, telefoon=phone) for n, phone in enumerate(NUMBERS, 1)]
    again = take_in(coordinator, taken.partner, csv_of(rows))
    with tenant(CODE):
        keys_now = SubjectKey.objects.filter(subject__in=[taken.pk, again.pk]).count()
        rest = SubjectKey.objects.exclude(subject__in=[taken.pk, again.pk])
        assert keys_now == 2
        assert rest.filter(subject__in=ArrearsSignal.objects.values("pk")).count() == 30
        assert SetAsideLine.objects.filter(delivery=again).first().sentence.startswith("Signaal W-")


def test_a_list_reads_its_keys_in_one_go(taken: Delivery) -> None:
    with tenant(CODE), CaptureQueriesContext(connection) as asked:
        phones = [each.phones for each in ArrearsSignal.objects.order_by("line_number")]
    assert phones == [[phone] for phone in NUMBERS]
    assert len([each for each in asked if "SELECT" in each["sql"]]) <= 3  # and the municipality


def test_what_is_set_is_sealed_when_it_is_saved(taken: Delivery) -> None:
    with tenant(CODE):
        signal = ArrearsSignal.objects.first()
        assert signal is not None
        signal.phones = ["0201234567"]
        signal.save(update_fields=["told"])
        again = ArrearsSignal.objects.get(pk=signal.pk)
        assert (again.phones, again.emails, len(again.remarks)) == (["0201234567"], [], 1)
        assert b"0201234567" not in raw("told", again)


def test_a_sealed_text_of_another_signal_does_not_open(taken: Delivery) -> None:
    with tenant(CODE):
        one, two = ArrearsSignal.objects.order_by("line_number")[:2]
        write(one, raw("told", two))
    with tenant(CODE), pytest.raises(SealBroken):
        assert ArrearsSignal.objects.get(pk=one.pk).phones


def test_a_line_that_went_back_opens_for_no_other_line(taken: Delivery) -> None:
    with tenant(CODE):
        back = SetAsideLine.objects.get()
        assert "0687654321" in back.raw["cells"]
        other = SetAsideLine.objects.create(delivery=taken, number=99, outcome="returned")
        write(other, raw("told", back))
    with tenant(CODE), pytest.raises(SealBroken):
        assert SetAsideLine.objects.get(pk=other.pk).raw


def test_without_its_key_a_signal_stays_in_the_list_with_nothing_to_reach_by(
    taken: Delivery, coordinator: Actor, client_for: Callable[[Actor], Client]
) -> None:
    with tenant(CODE):
        gone = ArrearsSignal.objects.order_by("line_number")[4]
        keys.destroy([gone.pk])
    with tenant(CODE):
        phones = [each.phones for each in ArrearsSignal.objects.order_by("line_number")]
    assert phones == [[p] if at != 4 else [] for at, p in enumerate(NUMBERS)]
    page = client_for(coordinator).get(f"/aanleveringen/{taken.pk}/geaccepteerd")
    assert page.status_code == 200


def test_saving_what_was_erased_brings_nothing_back(taken: Delivery) -> None:
    with tenant(CODE):
        gone = ArrearsSignal.objects.first()
        assert gone is not None
        before = raw("told", gone)
        keys.destroy([gone.pk])
    with tenant(CODE):
        again = ArrearsSignal.objects.get(pk=gone.pk)
        assert again.phones == []
        again.save()
        again.refresh_from_db()
        again.save()
        assert raw("told", again) == before
        assert not SubjectKey.objects.filter(subject=gone.pk).exists()


def test_what_stood_before_a_correction_is_sealed(taken: Delivery) -> None:
    with tenant(CODE):
        signal = ArrearsSignal.objects.first()
        made = SignalCorrection.objects.create(
            signal=signal, corrected_at=taken.received_at, before={"surname": "Veenstra"}
        )
        assert SignalCorrection.objects.get().before == {"surname": "Veenstra"}
        assert b"Veenstra" not in raw("before_sealed", made)


def test_a_sealed_field_cannot_be_searched_or_written_past_its_row(taken: Delivery) -> None:
    with tenant(CODE):
        with pytest.raises(TypeError, match="sealed"):
            ArrearsSignal.objects.filter(told={"phones": []}).exists()
        with pytest.raises(TypeError, match="sealed"):
            ArrearsSignal.objects.update(told={})


def raw(column: str, row: Any) -> bytes:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {row._meta.db_table} WHERE id = %s", [row.pk])
        return bytes(cursor.fetchone()[0])


def write(row: Any, sealed: bytes) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {row._meta.db_table} SET told = %s WHERE id = %s", [sealed, row.pk])
