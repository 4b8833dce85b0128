# SPDX-License-Identifier: EUPL-1.2
"""Reading JSON: a list of signals, or an object that holds one."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonzeker.intake.formats import jail
from woonzeker.intake.formats.errors import CannotRead
from woonzeker.intake.formats.objects import read_objects


@pytest.mark.parametrize("wrap", ["{}", '{{"versie": 1, "signalen": {}}}'])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_list_is_read_bare_or_under_signalen_in_every_encoding(wrap: str, encoding: str) -> None:
    text = wrap.format('[{"signaal_id": "007", "achternaam": "Zoë"}]')
    layout, about = jail.read_bytes(text.encode(encoding))
    assert about["kind"] == "json"
    assert layout.rows == [(1, ["007", "Zoë"])]


def test_columns_come_in_order_of_first_appearance_and_absent_ones_are_empty() -> None:
    layout = read_objects('[{"a": "1", "b": "2"}, {"c": "3", "a": "4"}]')
    assert layout.headers == ["a", "b", "c"]
    assert layout.rows == [(1, ["1", "2", ""]), (2, ["4", "", "3"])]


def test_values_of_every_kind_become_text_without_loss() -> None:
    text = '[{"a": 612.50, "b": 1.234, "c": true, "d": null, "e": ["06", "020"], "f": 12e3}]'
    assert read_objects(text).rows == [(1, ["612.5", "1.2340", "ja", "", "06 / 020", "12e3"])]


def test_what_is_no_signal_or_says_a_field_twice_is_a_damaged_line() -> None:
    layout = read_objects('[{"a": "1", "b": "2"}, 5, {"a": "1", "a": "2"}]')
    assert [line.number for line in layout.damaged] == [2, 3]
    assert [number for number, _ in layout.rows] == [1]


def test_a_half_character_is_replaced_because_no_database_takes_it() -> None:
    assert read_objects('[{"a": "1", "b": "x\\ud800"}]').rows == [(1, ["1", "x\ufffd"])]


@pytest.mark.parametrize("text", ['{"a": []}', "[1", '{"signalen": {}}', "[" * 90_000])
def test_json_of_another_shape_gets_a_sentence(text: str) -> None:
    with pytest.raises(CannotRead):
        read_objects(text)


@given(st.lists(st.dictionaries(st.sampled_from("abcd"), st.text(max_size=5) | st.integers())))
def test_every_object_with_a_value_is_a_row(signals: list[dict[str, object]]) -> None:
    layout = read_objects(json.dumps([{"id": "x", "naam": "y", **each} for each in signals]))
    assert len(layout.rows) == len(signals)
