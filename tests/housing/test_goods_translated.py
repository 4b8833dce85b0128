# SPDX-License-Identifier: EUPL-1.2
"""The warning before stored goods go, in every language in which the house writes letters."""

from __future__ import annotations

from datetime import date

import pytest
from tests.conftest import client_of
from tests.housing.evicted import household, leader, stored, told
from tests.proof.papers import words_of_paper

from woonzeker.housing.rules.goods_papers import Kept, Sender
from woonzeker.housing.rules.goods_translated import UNCONFIRMED, WORDS, translated_warning
from woonzeker.housing.rules.papers import render
from woonzeker.outreach.letters import LANGUAGES

SENDER = Sender("Gemeente Meerveld", "Plein 1", "0123 456789", "9-17 uur")


def test_it_is_there_in_every_language_of_letters() -> None:
    assert {"nl", *WORDS} == set(LANGUAGES)


@pytest.mark.parametrize("language", sorted(WORDS))
def test_it_says_until_when_where_and_whom_to_call_and_that_nobody_checked_it(
    language: str,
) -> None:
    kept = Kept("Z-1", ("A. de Wit",), (), "Iepenlaan 1", date(2026, 11, 2), "loods 3", ())
    paper = translated_warning(kept, SENDER, language, since="2-11", until="1-2", day="3-11")
    said = " ".join(paper.paragraphs)
    assert all(each in said for each in ("2-11", "1-2", "loods 3", "0123 456789"))
    assert "%" not in said
    assert UNCONFIRMED in paper.foot
    assert render(paper, on=date(2026, 11, 3)).startswith(b"%PDF")


@pytest.mark.django_db
def test_who_keeps_the_goods_prints_it_in_the_language_of_the_household(municipality: str) -> None:
    case = household()
    noor = leader(case)
    goods = stored(noor, case)
    told(noor, goods)
    browser = client_of(noor)
    at = f"/zaken/{case.pk}/spullen/waarschuwing.pdf"
    assert "loods 3" in words_of_paper(browser.get(f"{at}?taal=pl").content)
    assert browser.get(f"{at}?taal=xx").status_code == 404
    assert browser.get(f"/zaken/{case.pk}/spullen/lijst.pdf?taal=pl").status_code == 404
