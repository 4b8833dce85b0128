# SPDX-License-Identifier: EUPL-1.2
"""Reading CSV: every delimiter and encoding, and no quote that swallows a household."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.intake.corpus import HEADERS, ROWS, lines, refusal, table

from woonzeker.intake.formats import jail
from woonzeker.intake.formats.separated import find_delimiter, read_separated

ENCODINGS = ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"]


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_delimiter_in_every_encoding_gives_the_same_table(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    found = table(tmp_path, lines(delimiter).encode(encoding))
    assert found.headers == tuple(HEADERS)
    assert [list(row) for row in found.rows] == ROWS
    assert found.row_numbers == (2, 3)
    assert found.delimiter == delimiter


def test_lines_in_two_encodings_are_read_line_by_line_and_noted() -> None:
    content = "id;naam\n1;Zoë\n".encode() + "2;René\n".encode("cp1252")
    layout, about = jail.read_bytes(content)
    assert layout.rows == [(2, ["1", "Zoë"]), (3, ["2", "René"])]
    assert about["encoding"] == "mixed"
    assert layout.notes[0].lines == (2,)


def test_letters_that_were_mangled_before_are_noted_and_left_alone() -> None:
    layout, _ = jail.read_bytes("id;naam\n1;CoÃ¶peratie\n".encode())
    assert layout.rows[0][1] == ["1", "CoÃ¶peratie"]
    assert layout.notes[0].lines == (2,)


def test_an_unclosed_quote_costs_its_own_line_only() -> None:
    layout, _ = read_separated('id;naam;bedrag\n1;"Jan;12\n2;Zoë;13\n3;Piet;14\n')
    assert [number for number, _ in layout.rows] == [3, 4]
    assert [line.number for line in layout.damaged] == [2]
    assert "aanhalingsteken" in layout.damaged[0].sentence


def test_two_stray_quotes_that_fit_together_do_not_swallow_what_is_between() -> None:
    layout, _ = read_separated('id;naam;bedrag\n1;"Jan;12\n2;Zoë;13\n3;Piet";14\n')
    assert len(layout.rows) + len(layout.damaged) == 3


def test_a_line_break_inside_quotes_stays_one_line() -> None:
    layout, _ = read_separated('id;adres\r\n1;"Kerkstraat\n12"\r\n2;Plein 3\r\n')
    assert layout.rows == [(2, ["1", "Kerkstraat\n12"]), (4, ["2", "Plein 3"])]


def test_a_row_with_an_unquoted_delimiter_is_damaged_because_its_columns_shifted() -> None:
    layout, _ = read_separated("id,bedrag,naam\n1,12,50,Jansen\n2,13.50,Bakker\n")
    assert [line.number for line in layout.damaged] == [2]
    assert layout.rows == [(3, ["2", "13.50", "Bakker"])]


def test_a_row_without_its_last_empty_cells_is_filled_up_and_noted() -> None:
    layout, _ = read_separated("id;naam;email\n1;Jansen\n")
    assert layout.rows == [(2, ["1", "Jansen", ""])]
    assert layout.notes[0].lines == (2,)


def test_leading_zeros_survive_also_when_a_program_wrapped_them() -> None:
    layout, _ = read_separated("id;klant;naam\n0012;=\"00034\";'t Hof\n'0056;7;=cmd\n")
    assert [row for _, row in layout.rows] == [["0012", "00034", "'t Hof"], ["0056", "7", "=cmd"]]


def test_a_line_that_names_the_delimiter_is_obeyed() -> None:
    layout, delimiter = read_separated("sep=|\nid|naam, volledig\n1|Berg, J.\n")
    assert delimiter == "|"
    assert layout.rows == [(3, ["1", "Berg, J."])]


def test_titles_above_the_headings_are_passed_over_and_noted() -> None:
    layout, _ = read_separated("Achterstanden oktober\n\nid;naam;bedrag\n1;Jansen;12\n")
    assert layout.headers == ["id", "naam", "bedrag"]
    assert layout.notes[0].lines == (1,)


def test_headings_above_half_of_the_columns_are_still_the_headings() -> None:
    layout, _ = read_separated("id;naam;bedrag;;;\n1;Jansen;12;x;y;z\n2;Bakker;13;x;y;z\n")
    assert layout.headers == ["id", "naam", "bedrag", "kolom 4", "kolom 5", "kolom 6"]
    assert len(layout.rows) == 2


def test_decimal_commas_and_commas_in_names_are_no_delimiters() -> None:
    text = "id;bedrag;naam\n1;12,50;Berg, van der, J.P.\n2;13,50;Dam, van, A.\n"
    assert find_delimiter(text) == ";"


def test_a_column_without_a_heading_but_with_values_is_named_by_its_place() -> None:
    layout, _ = read_separated("id;;naam;\n1;x;Jansen;\n")
    assert layout.headers == ["id", "kolom 2", "naam"]


def test_names_keep_every_letter_and_lose_control_characters_only() -> None:
    layout, _ = read_separated("id;naam\n1;İpek\x07 \x00<3\n2;\u202eمحمد\n")
    assert [row[1] for _, row in layout.rows] == ["İpek <3", "\u202eمحمد"]


def test_a_file_without_headings_is_refused(tmp_path: Path) -> None:
    assert "kopregel" in refusal(tmp_path, b"1;2025-11-03;12,50\n2;2025-11-03;13,50\n")


def test_a_file_with_headings_only_is_an_empty_table(tmp_path: Path) -> None:
    found = table(tmp_path, b"id;naam\n")
    assert found.lines_read == 0
    assert found.notes


def test_a_name_that_promises_another_format_is_noted(tmp_path: Path) -> None:
    assert "xlsx" in table(tmp_path, lines().encode(), "signalen.xlsx").notes[0].sentence


@given(
    st.lists(
        st.lists(st.text(st.characters(blacklist_categories=("Cc", "Cs", "Zl", "Zp")), max_size=9),
                 min_size=2, max_size=2),
        max_size=8,
    ),
    st.sampled_from([";", ",", "\t", "|"]),
)  # fmt: skip
def test_whatever_a_csv_writer_writes_is_read_back_line_for_line(
    rows: list[list[str]], delimiter: str
) -> None:
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerows([["signaal", "naam", "plaats"], *[["x", *row] for row in rows]])
    layout, _ = read_separated(target.getvalue())
    assert len(layout.rows) + len(layout.damaged) == len(rows)


@given(st.text(max_size=300))
def test_any_text_at_all_gives_a_table_or_a_sentence(text: str) -> None:
    *_, last = jail.answer(text.encode("utf-8", "surrogatepass"))
    assert "headers" in last or "unreadable" in last


@given(st.binary(max_size=300))
def test_any_bytes_at_all_give_a_table_or_a_sentence(content: bytes) -> None:
    *_, last = jail.answer(content)
    assert "headers" in last or "unreadable" in last
