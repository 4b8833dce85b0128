# SPDX-License-Identifier: EUPL-1.2
"""What is sealed opens for its subject, in its place and in its municipality, and nowhere else."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import CODE

from woonzeker.access import keys, sealing
from woonzeker.access.models import SubjectKey
from woonzeker.access.sealed import open_for, seal_for
from woonzeker.access.sealing import Erased, SealBroken
from woonzeker.access.tenancy import tenant

CONTENT = st.binary(max_size=2_000)
KEY = st.binary(min_size=32, max_size=32)


@given(CONTENT, KEY, st.text(max_size=80))
def test_what_is_sealed_opens_again(content: bytes, key: bytes, place: str) -> None:
    sealed = sealing.seal(content, key=key, place=place)
    assert sealing.unseal(sealed, key=key, place=place) == content
    assert len(content) < 8 or content not in sealed


@given(CONTENT, KEY, KEY, st.data())
def test_another_key_place_or_text_does_not_open(
    content: bytes, key: bytes, other: bytes, data: st.DataObject
) -> None:
    sealed = bytearray(sealing.seal(content, key=key, place="a|b|1"))
    at = data.draw(st.integers(0, len(sealed) - 1))
    changed = bytes([*sealed[:at], sealed[at] ^ 1, *sealed[at + 1 :]])
    tries = [(changed, key, "a|b|1"), (bytes(sealed), key, "a|b|2")]
    for text, with_key, place in [
        *tries,
        *([(bytes(sealed), other, "a|b|1")] if other != key else []),
    ]:
        with pytest.raises(SealBroken):
            sealing.unseal(text, key=with_key, place=place)


@given(st.lists(st.tuples(CONTENT, st.text(max_size=20)), max_size=20), KEY)
def test_many_at_once_are_sealed_as_each_by_itself(
    items: list[tuple[bytes, str]], key: bytes
) -> None:
    sealed = sealing.seal_all(items, key=key)
    opened = [
        sealing.unseal(each, key=key, place=place)
        for each, (_, place) in zip(sealed, items, strict=True)
    ]
    assert opened == [content for content, _ in items]
    assert len({each[:12] for each in sealed}) == len(sealed)


@given(st.integers(0, 2**63 - 1), st.integers(0, 2**63 - 1), KEY)
def test_a_blinded_number_is_another_one_of_63_bits(one: int, two: int, key: bytes) -> None:
    blind = sealing.blinded(one, key=key)
    assert 0 <= blind < 2**63
    assert (blind == sealing.blinded(two, key=key)) == (one == two)
    assert blind != sealing.blinded(one, key=bytes([key[0] ^ 1, *key[1:]]))


@pytest.mark.django_db
def test_two_subjects_cannot_open_each_other(municipality: str) -> None:
    jan, ann = uuid4(), uuid4()
    with tenant(CODE):
        sealed = seal_for(jan, "t|c|1", b"0612345678")
        seal_for(ann, "t|c|2", b"0687654321")
        assert open_for(jan, "t|c|1", sealed) == b"0612345678"
        with pytest.raises(SealBroken):
            open_for(ann, "t|c|1", sealed)


@pytest.mark.django_db
def test_a_key_opens_in_no_other_municipality(municipality: str) -> None:
    jan = uuid4()
    with tenant(CODE):
        sealed = seal_for(jan, "t|c|1", b"x")
        (row,) = SubjectKey.objects.all()
    with tenant("0001"):
        with pytest.raises(Erased):
            open_for(jan, "t|c|1", sealed)
        # and not when its row is carried over either
        SubjectKey.objects.create(subject=jan, wrapped=row.wrapped, wrapped_by=row.wrapped_by)
    with tenant("0001"), pytest.raises(SealBroken):
        open_for(jan, "t|c|1", sealed)


@pytest.mark.django_db
def test_a_key_of_one_subject_does_not_fit_the_row_of_another(municipality: str) -> None:
    jan, ann = uuid4(), uuid4()
    with tenant(CODE):
        keys.make([jan, ann])
        wrapped = SubjectKey.objects.get(subject=jan).wrapped
        SubjectKey.objects.filter(subject=ann).update(wrapped=wrapped)
    with tenant(CODE), pytest.raises(SealBroken):
        keys.key_of(ann)


@pytest.mark.django_db
def test_what_was_sealed_for_a_destroyed_key_never_opens(municipality: str) -> None:
    jan = uuid4()
    with tenant(CODE):
        sealed = seal_for(jan, "t|c|1", b"x")
        assert keys.destroy([jan, uuid4()]) == 1
        with pytest.raises(Erased, match="gewist"):
            open_for(jan, "t|c|1", sealed)
        seal_for(jan, "t|c|2", b"somebody who came back")
        with pytest.raises(SealBroken):
            open_for(jan, "t|c|1", sealed)


@pytest.mark.django_db
def test_a_key_that_was_undone_is_not_used_again(municipality: str) -> None:
    jan = uuid4()
    with tenant(CODE):
        try:
            with transaction.atomic():
                keys.key_for(jan)
                raise ValueError
        except ValueError:
            pass
        sealed = seal_for(jan, "t|c|1", b"x")
    with tenant(CODE):
        assert open_for(jan, "t|c|1", sealed) == b"x"


@pytest.mark.django_db
def test_keys_that_are_expected_are_read_at_once(
    municipality: str, django_assert_num_queries: object
) -> None:
    people = [uuid4() for _ in range(50)]
    with tenant(CODE):
        keys.make(people)
    with tenant(CODE):
        for each in people:
            keys.expect(each)
        assert _queries(lambda: [keys.key_of(each) for each in people]) == 1


@pytest.mark.django_db
def test_making_keys_gives_those_that_exist(municipality: str) -> None:
    jan, ann = uuid4(), uuid4()
    with tenant(CODE):
        first = keys.make([jan])
        assert keys.make([jan, ann])[jan] == first[jan]
        assert keys.make([jan], fresh=True) == first
        assert set(keys.opened([jan, ann, UUID(int=1)])) == {jan, ann}


def _queries(work: object) -> int:
    with connection.execute_wrapper(counted := _Count()):
        work()  # type: ignore[operator]
    return counted.number


class _Count:
    """Counts statements."""

    number = 0

    def __call__(self, execute: object, *about: object) -> object:
        self.number += 1
        return execute(*about)  # type: ignore[operator]
