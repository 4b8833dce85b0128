# SPDX-License-Identifier: EUPL-1.2
"""Names in one column, and telephone numbers that come in threes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonzeker.intake.rules import Name, split_emails, split_name, split_phones, split_prefix


@pytest.mark.parametrize(
    ("text", "initials", "given", "prefix", "surname"),
    [
        ("J.P. van der Berg", "J.P.", "", "van der", "Berg"),
        ("Berg, van der, J.P.", "J.P.", "", "van der", "Berg"),
        ("Berg, J.P. van der", "J.P.", "", "van der", "Berg"),
        ("van der Berg, J.P.", "J.P.", "", "van der", "Berg"),
        ("van der Berg, Jan", "", "Jan", "van der", "Berg"),
        ("Dhr. J.P. van 't Hof", "J.P.", "", "van 't", "Hof"),
        ("Mevrouw A. de Vries-Jansen", "A.", "", "de", "Vries-Jansen"),
        ("De heer en mevrouw Bakker", "", "", "", "Bakker"),
        ("Fam. Jansen", "", "", "", "Jansen"),
        ("Jan de Vries", "", "Jan", "de", "Vries"),
        ("Vries J.P.", "J.P.", "", "", "Vries"),
        ("JP Jansen", "JP", "", "", "Jansen"),
        ("Ch. d'Hont", "Ch.", "", "d'", "Hont"),
        ("Ben Jansen", "", "Ben", "", "Jansen"),
        ("O'Brien", "", "", "", "O'Brien"),
        ("Ş. Yılmaz", "Ş.", "", "", "Yılmaz"),
        ("محمد", "", "", "", "محمد"),
    ],
)
def test_a_whole_name_comes_apart(
    text: str, initials: str, given: str, prefix: str, surname: str
) -> None:
    assert split_name(text) == Name(initials, given, prefix, surname)


@pytest.mark.parametrize(
    "name", ["O'Brien", "=cmd", "<3", "İpek", "\u202eabc", "d'Hondt2", "🙂", "-", "A"]
)
def test_odd_names_are_kept_to_the_letter(name: str) -> None:
    assert split_name(name).surname.endswith(name.removeprefix("d'"))


@given(st.text(st.characters(blacklist_categories=("Cc", "Cs")), min_size=1, max_size=20))
def test_splitting_invents_no_letters(text: str) -> None:
    name = split_name(text)
    for part in (name.initials, name.given_names, name.prefix, name.surname):
        assert all(word in text for word in part.split())


@given(
    st.sampled_from(["van", "van der", "de", "'t", "in 't"]), st.sampled_from(["Berg", "Ruiter"])
)
def test_prefix_and_surname_come_apart_in_both_orders(prefix: str, surname: str) -> None:
    assert split_prefix(f"{prefix} {surname}") == (prefix, surname)
    assert split_prefix(f"{surname}, {prefix}") == (prefix, surname)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("06-12345678 / 020 1234567", ("0612345678", "0201234567")),
        ("0612345678/0612345678", ("0612345678",)),
        ("020/1234567", ("0201234567",)),
        ("612345678", ("0612345678",)),
        ("31612345678", ("0612345678",)),
        ("+31 (0)6 12345678", ("0612345678",)),
        ("0031612345678 of 020-1234567", ("0612345678", "0201234567")),
        ("tel. 06-12345678 (moeder)", ("0612345678",)),
        ("+49 30 1234567", ("+49301234567",)),
        ("", ()),
    ],
)
def test_telephone_numbers_come_apart_and_get_their_zero_back(
    text: str, numbers: tuple[str, ...]
) -> None:
    assert split_phones(text) == (numbers, ())


def test_what_is_no_number_or_address_is_told_apart() -> None:
    assert split_phones("06-12345678 / geen") == (("0612345678",), ("geen",))
    assert split_emails("a@b.nl; niks, c@d.nl") == (("a@b.nl", "c@d.nl"), ("niks",))
