# SPDX-License-Identifier: EUPL-1.2
"""A proof is believed when every byte of it is as it was signed, and never otherwise."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.proving import many

from woonzeker.feedback.rules import codes
from woonzeker.feedback.rules.signing import LONGEST, Signer, canonical, read, signed, vouched

SIGNER, OTHER = Signer.of(bytes(range(32))), Signer.of(bytes(range(1, 33)))
CONTENT = {"soort": "ontvangst", "partner": {"naam": "Woonstichting Zuiderzée"}, "regels": [1, 2]}
PROOF = canonical(signed(CONTENT, SIGNER))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**50), 2**50) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)


def known(name: str) -> bytes | None:
    return SIGNER.public if name == SIGNER.name else None


def test_what_was_signed_is_read_back() -> None:
    assert read(PROOF, known) == CONTENT


@settings(max_examples=many(300, 10_000), deadline=None)
@given(st.dictionaries(st.text("abcdefgh", min_size=1, max_size=8), VALUES, max_size=5))
def test_whatever_is_signed_is_read_back(content: dict[str, Any]) -> None:
    whole = canonical(signed(content, SIGNER))
    assert read(whole, known) == content


@settings(max_examples=many(3_000, 100_000), deadline=None)
@given(st.integers(0, len(PROOF) - 1), st.integers(1, 255))
def test_any_altered_byte_is_refused(place: int, by: int) -> None:
    altered = bytearray(PROOF)
    altered[place] ^= by
    assert read(bytes(altered), known) is None


@pytest.mark.parametrize("place", range(len(PROOF)))
def test_a_byte_left_out_or_put_in_is_refused(place: int) -> None:
    assert read(PROOF[:place] + PROOF[place + 1 :], known) is None
    assert read(PROOF[:place] + b" " + PROOF[place:], known) is None


@pytest.mark.parametrize(
    "file",
    [
        b"", b"{}", b"[]", b"null", b"\xff\xfe", b"[" * 50_000, b"1" * 6_000, PROOF + b"\n",
        b" " * (LONGEST + 1), b'{"a":"\\ud800"}', PROOF * 2,
        json.dumps(json.loads(PROOF)).encode(), json.dumps(json.loads(PROOF), indent=1).encode(),
    ],
)  # fmt: skip
def test_what_is_no_proof_is_no_proof(file: bytes) -> None:
    assert read(file, known) is None


def test_the_signature_of_another_installation_is_refused() -> None:
    assert read(canonical(signed(CONTENT, OTHER)), known) is None
    forged = signed(CONTENT, OTHER) | {"sleutel": SIGNER.name}
    assert read(canonical(forged), known) is None


def test_a_field_that_is_no_text_is_refused() -> None:
    whole = signed(CONTENT, SIGNER)
    strange: tuple[Any, ...] = (None, 1, [], {}, "", "x")
    for name in whole:
        for value in strange:
            assert read(canonical(whole | {name: value}), known) is None


def test_a_key_of_before_needs_the_word_of_a_later_one() -> None:
    said = SIGNER.vouch(OTHER.public)
    assert vouched(OTHER.public, said, by=SIGNER.public)
    assert not vouched(OTHER.public, said, by=OTHER.public)
    assert not vouched(SIGNER.public, said, by=SIGNER.public)


def test_a_code_has_more_than_128_bits_and_is_read_as_people_type_it() -> None:
    assert codes.LENGTH * 5 >= 128
    code = codes.spelled(bytes(range(28)))
    typed = f"  {codes.grouped(code).lower().replace('-', ' – ')} "
    assert codes.normalised(typed) == code
    assert codes.normalised(code[:-1]) == ""
    assert codes.normalised(code[:-1] + "0") == ""
