# SPDX-License-Identifier: EUPL-1.2
"""The parameters: whole, dated without overlap, cited, and shipped with the package."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from woonzeker import law
from woonzeker.law.reader import Citation

DOCS = Path(__file__).parents[2] / "docs"
ALL = [value for path in law.paths() for value in law.series(path)]
#: what the house cannot do without
NEEDED = {
    "wgs/aanbod", "wgs/eerste_gesprek", "wgs/eerste_gesprek_bedreigend", "wgs/beslissing",
    "bgs/persoonlijk_contact", "bgs/gewezen_op_hulp", "bgs/herinnering", "bgs/aanbod_delen",
    "lcv/venster_huur", "lcv/venster_energie", "lcv/venster_warmte", "lcv/venster_water",
    "lcv/venster_zorg", "lcv/venster_cak", "bik/staffel", "bik/minimum", "bik/maximum",
    "bik/terugkerend_maximum", "bw/veertiendagenbrief", "fw/moratorium", "wgs/breed_moratorium",
    "bw/tenuitvoerlegging", "bw/vonnis_praktijk", "rv/bevel_ontruiming", "rv/nieuwe_datum",
    "gdw/kennisgeving_ontruiming", "rv/opslag_inboedel", "atw/feestdagen", "atw/goede_vrijdag",
    "atw/gelijkgestelde_dagen", "rv/dagvaardingstermijn", "rv/verzet", "rv/hoger_beroep",
    "rv/hoger_beroep_kort_geding", "rv/executiegeschil", "bw/terme_de_grace",
}  # fmt: skip


def test_everything_that_is_needed_is_there() -> None:
    assert set(law.paths()) >= NEEDED


@pytest.mark.parametrize("value", ALL, ids=lambda value: f"{value.path}@{value.valid_from}")
def test_every_value_says_where_it_stands_and_where_it_was_read(value: law.Parameter) -> None:
    assert value.citation.act in law.acts()
    assert value.citation.article
    assert value.citation.source.startswith("https://")
    assert value.title
    assert value.unit


@pytest.mark.parametrize("path", law.paths())
def test_no_two_values_hold_on_one_day(path: str) -> None:
    rows = law.series(path)
    for earlier, later in pairwise(rows):
        assert earlier.valid_to is not None
        assert earlier.valid_to < later.valid_from


@pytest.mark.parametrize("path", law.paths())
def test_the_day_before_a_value_existed_there_is_none(path: str) -> None:
    first = law.series(path)[0].valid_from
    with pytest.raises(law.NotInForce):
        law.parameter(path, on=date.fromordinal(first.toordinal() - 1))
    assert law.parameter(path, on=first).valid_from == first


def test_what_was_not_read_is_never_called_verified() -> None:
    unread = law.sources()["niet-gelezen"][0]
    marks = {value.confidence for value in ALL if value.citation.source == unread}
    assert marks == {law.Confidence.UNVERIFIED}


def test_the_guide_is_no_source_of_law() -> None:
    assert law.parameter("wgs/aanbod", on=date(2026, 11, 2)).confidence is law.Confidence.SECONDARY


def test_a_number_is_asked_of_numbers_only() -> None:
    assert law.parameter("wgs/aanbod", on=date(2026, 11, 2)).number == 4
    with pytest.raises(law.MalformedParameter):
        _ = law.parameter("bik/btw", on=date(2026, 11, 2)).number


@pytest.mark.parametrize(
    ("citation", "said"),
    [
        (Citation("Wgs", "4", "1", ""), "Wgs art. 4 lid 1"),
        (Citation("Bgs", "2", "onder a", ""), "Bgs art. 2 onder a"),
        (Citation("Atw", "2", "", ""), "Atw art. 2"),
        (Citation("LCV", "venster", "", ""), "LCV (venster)"),
    ],
)
def test_a_citation_reads_as_lawyers_write_it(citation: Citation, said: str) -> None:
    assert str(citation) == said


def test_the_committed_page_is_what_the_parameters_say() -> None:
    assert (DOCS / "law.md").read_text("utf-8") == law.document()


def test_the_page_shows_every_value_and_every_doubt() -> None:
    page = law.document()
    assert all(f"| `{path}` |" in page for path in law.paths())
    doubts = sum(value.confidence is law.Confidence.UNVERIFIED for value in ALL)
    assert page.count("| niet geverifieerd |") == doubts + 1
