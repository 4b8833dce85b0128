# SPDX-License-Identifier: EUPL-1.2
"""The key outside the database can be changed, and what it wrapped opens all the while."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest
from tests.conftest import CODE

from woonzeker.access import keys, rotating
from woonzeker.access.actors import system
from woonzeker.access.models import AuditLine, SubjectKey
from woonzeker.access.sealed import open_for, seal_for
from woonzeker.access.sealing import SealBroken
from woonzeker.access.tenancy import tenant

pytestmark = pytest.mark.django_db
OLD, NEW, THIRD = b"d" * 32, b"n" * 32, b"t" * 32
PLACE = "t|c|1"
ACTOR = system(CODE, "keys")


@pytest.fixture
def sealed(municipality: str) -> dict[UUID, bytes]:
    """Something of twenty subjects, under the old key."""
    with tenant(CODE):
        return {
            who: seal_for(who, PLACE, str(who).encode()) for who in (uuid4() for _ in range(20))
        }


def turn(settings: Any, now: bytes, other: bytes = b"") -> None:
    settings.WOONZEKER_DATA_KEY, settings.WOONZEKER_DATA_KEY_OLD = now, other


def opens(sealed: dict[UUID, bytes]) -> bool:
    with tenant(CODE):
        return all(open_for(w, PLACE, each) == str(w).encode() for w, each in sealed.items())


def test_both_keys_open_before_during_and_after(sealed: dict[UUID, bytes], settings: Any) -> None:
    turn(settings, OLD, NEW)
    assert opens(sealed)
    turn(settings, NEW, OLD)
    assert opens(sealed)
    last = rotating.wrap_again(actor=ACTOR, most=7)
    assert opens(sealed)
    while last is not None:
        last = rotating.wrap_again(actor=ACTOR, most=7, after=last)
    turn(settings, NEW)
    assert opens(sealed)
    turn(settings, OLD)
    with pytest.raises(SealBroken):
        opens(sealed)


def test_cut_off_it_goes_on_where_it_was(sealed: dict[UUID, bytes], settings: Any) -> None:
    turn(settings, NEW, OLD)
    rotating.wrap_again(actor=ACTOR, most=7)
    with tenant(CODE):
        assert keys.counts() == keys.Counts(now=7, other=13)
    rotating.wrap_again(actor=ACTOR, most=100)
    with tenant(CODE):
        assert keys.counts() == keys.Counts(now=20)


def test_the_key_of_a_subject_itself_stays(sealed: dict[UUID, bytes], settings: Any) -> None:
    with tenant(CODE):
        before = keys.opened(sealed)
    turn(settings, NEW, OLD)
    rotating.wrap_again(actor=ACTOR)
    with tenant(CODE):
        assert keys.opened(sealed) == before


def test_a_key_that_neither_wrapped_is_counted_and_left(
    sealed: dict[UUID, bytes], settings: Any
) -> None:
    turn(settings, NEW, THIRD)
    with tenant(CODE):
        assert keys.counts() == keys.Counts(unknown=20)
    assert rotating.wrap_again(actor=ACTOR) is not None
    with tenant(CODE):
        assert keys.counts() == keys.Counts(unknown=20)
    turn(settings, OLD)
    assert opens(sealed)


def test_a_batch_is_one_line_in_the_log(sealed: dict[UUID, bytes], settings: Any) -> None:
    turn(settings, NEW, OLD)
    rotating.wrap_again(actor=ACTOR)
    with tenant(CODE):
        assert AuditLine.objects.get(code="access.wrap_again").count == 20


def test_a_lasting_key_outlives_a_change(municipality: str, settings: Any) -> None:
    with tenant(CODE):
        before = keys.lasting("pseudonyms")
    turn(settings, NEW, OLD)
    rotating.wrap_again(actor=ACTOR)
    turn(settings, NEW)
    with tenant(CODE):
        assert keys.lasting("pseudonyms") == before
        assert keys.lasting("something else") != before
        assert set(SubjectKey.objects.values_list("municipality", flat=True)) == {CODE}


def spoil(who: UUID) -> None:
    with tenant(CODE):
        SubjectKey.objects.filter(subject=who).update(wrapped=b"x" * 60)


def test_one_key_that_does_not_open_keeps_only_its_own_from_opening(
    sealed: dict[UUID, bytes],
) -> None:
    spoil(bad := next(iter(sealed)))
    with tenant(CODE):
        for who in sealed:
            keys.expect(who)
        good = [who for who in sealed if who != bad]
        assert all(open_for(who, PLACE, sealed[who]) == str(who).encode() for who in good)
        with pytest.raises(SealBroken):
            open_for(bad, PLACE, sealed[bad])


def test_one_key_that_does_not_open_is_passed_over_and_reported(
    sealed: dict[UUID, bytes], settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    spoil(next(iter(sealed)))
    turn(settings, NEW, OLD)
    last = rotating.wrap_again(actor=ACTOR)
    assert rotating.wrap_again(actor=ACTOR, after=last or 0) is None
    with tenant(CODE):
        assert keys.counts() == keys.Counts(now=19, other=1)
    assert "sleutels die geen van beide sleutels opent: 1" in caplog.text
