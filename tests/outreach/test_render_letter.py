# SPDX-License-Identifier: EUPL-1.2
"""Letters on paper: one page, readable for everybody, the address where the window is."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader
from tests.outreach.lettering import ADDRESS, GAPS, letter, pages_of, words_on

from woonzeker.outreach import letters

WINDOW = {"left": 22, "right": 107, "top": 49, "bottom": 87}  # mm from the top left of the page


def places(pdf: bytes) -> dict[str, tuple[float, float]]:
    """Where each run of words starts, in mm from the top left."""
    found: dict[str, tuple[float, float]] = {}

    def keep(text: str, cm: list[float], tm: list[float], _font: Any, _size: float) -> None:
        if words := text.strip():
            x = cm[0] * tm[4] + cm[2] * tm[5] + cm[4]
            y = cm[1] * tm[4] + cm[3] * tm[5] + cm[5]
            found[words] = (x / 72 * 25.4, 297 - y / 72 * 25.4)

    PdfReader(BytesIO(pdf)).pages[0].extract_text(visitor_text=keep)
    return found


@pytest.mark.parametrize("language", letters.LANGUAGES)
@pytest.mark.parametrize("kind", letters.KINDS)
def test_every_letter_is_one_tagged_a4_page_with_pictures_too(kind: str, language: str) -> None:
    assert b"pdfuaid:part" in letters.render(letter(kind, language))
    made = letters.render(letter(kind, language, with_pictures=True))
    (page,) = pages_of(made)
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
    assert b"pdfuaid:part" in made
    assert b"/StructTreeRoot" in made


@pytest.mark.parametrize("language", letters.LANGUAGES)
@pytest.mark.parametrize("kind", letters.KINDS)
def test_a_translation_says_all_that_the_dutch_does(kind: str, language: str) -> None:
    dutch, words = letters.shipped(kind, "nl"), letters.shipped(kind, language)
    assert len(words.paragraphs) == len(dutch.paragraphs)
    assert letters.wrong_with(kind, words) == ()


def test_arabic_starts_at_the_right_and_a_number_in_it_reads_from_the_left() -> None:
    made = letters.render(letter("card", "ar"))
    (title,) = {round(y) for said, (_, y) in places(made).items() if "عن" in said}
    assert min(x for _, (x, y) in places(made).items() if round(y) == title) > 110
    assert words_on(made).count("14 0299") == 2


def test_the_same_letter_is_the_same_file() -> None:
    assert letters.render(letter()) == letters.render(letter())


def test_the_address_stands_in_the_window_and_nothing_else_does() -> None:
    inside = [
        words
        for words, (x, y) in places(letters.render(letter())).items()
        if WINDOW["left"] - 1 <= x <= WINDOW["right"] and WINDOW["top"] <= y <= WINDOW["bottom"]
    ]
    assert inside[-3:] == list(ADDRESS)
    assert inside[:-3] == ["Postbus 1, 1000 AA Meerveld · WZ-4H7K-2M9"]


def test_the_mark_and_the_page_number_stand_at_the_foot() -> None:
    assert words_on(letters.render(letter())).endswith("WZ-4H7K-2M9 · bladzijde 1 van 1")


def test_the_first_letter_says_who_reported_and_gives_the_code() -> None:
    words = words_on(letters.render(letter("first")))
    assert "Woonstichting De Eenhoorn" in words
    assert "K7M2-9PQR-3XWT" in words


@pytest.mark.parametrize("kind", ["card", "first_neutral", "reminder", "appointment"])
def test_a_neutral_letter_says_nothing_of_arrears(kind: str) -> None:
    words = words_on(letters.render(letter(kind))).lower()
    told = ("schuld", "achterstand", "achterloopt", "betalen", "de eenhoorn", "bron water")
    assert not [word for word in told if word in words]


def test_a_gap_that_nothing_fills_is_refused() -> None:
    without = {name: words for name, words in GAPS.items() if name != "melders"}
    with pytest.raises(letters.GapMissing, match="melders"):
        letters.render(letter(gaps=without))


def test_a_letter_of_more_than_a_page_is_refused() -> None:
    long = letters.Words("Lang", ("Dit is een zin die blijft komen. " * 200,), "Groet")
    with pytest.raises(letters.LetterTooLong):
        letters.render(letter(text=long))


def test_an_address_too_long_for_the_window_is_refused() -> None:
    with pytest.raises(letters.AddressTooLong):
        letters.render(letter(address_lines=("Een regel",) * 12))


def test_words_of_a_household_do_no_work_on_the_page() -> None:
    sly = "#panic('x') {code} $1$ *dik* <b>"
    words = words_on(letters.render(letter(gaps=GAPS | {"naam": sly})))
    assert sly in words


def test_a_name_that_no_typeface_draws_comes_out_all_the_same() -> None:
    made = letters.render(letter(address_lines=("王小明", *ADDRESS[1:])))
    assert len(pages_of(made)) == 1


def test_only_the_version_with_pictures_has_pictures() -> None:
    plain, pictured = letter("rights"), replace(letter("rights"), with_pictures=True)
    assert len(letters.render(pictured)) > len(letters.render(plain)) + 500
