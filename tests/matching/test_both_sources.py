# SPDX-License-Identifier: EUPL-1.2
"""The extract and the BRP give the same decisions, except where the BRP knows less; and never
somebody else."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.connections.brp.contract import faults_in_answer, faults_in_question
from tests.matching.people import ON
from tests.matching.registered import answering, choose_brp, impatient
from tests.proving import many

from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.connections.brp import LINK, BrpPerson, Client, Login
from woonzeker.demo.brp import people_of
from woonzeker.demo.town import Town
from woonzeker.intake.models import ArrearsSignal
from woonzeker.matching import services
from woonzeker.matching.models import Link

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("impatient")]
__all__ = ["impatient"]
RESIDENTS = many(400, 3_000)
EVERY = 12
Row = dict[str, str]
#: kind of signal → what of the register stands in it
KINDS: dict[str, Callable[[Row], dict[str, Any]]] = {
    "as registered": lambda _: {},
    "without date of birth": lambda _: {"born_on": ""},
    "misspelt": lambda row: {"surname": row["geslachtsnaam"].replace("e", "", 1)},
    "with the partner's name": lambda row: (
        {"surname": row["partner_naam"], "prefix": row["partner_tussenvoegsel"]}
        if row["partner_naam"] else {}
    ),
    "from the address before": lambda row: (
        {"postcode": row["vorig_postcode"], "house_number": int(row["vorig_huisnummer"]),
         "house_letter": row["vorig_huisletter"], "house_addition": row["vorig_toevoeging"],
         "street": row["vorig_straat"]} if row["vorig_postcode"] else {}
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The extract of a small town."""
    path = tmp_path_factory.mktemp("town") / "register.csv"
    path.write_bytes(Town(RESIDENTS).register())
    return path


@pytest.fixture
def rows(town: Path) -> list[Row]:
    """A sample of its grown-up people: residents, departed and dead."""
    every = list(csv.DictReader(io.StringIO(town.read_text("utf-8"))))
    return [row for row in every if row["geboortedatum"] < "2000"][::EVERY]


def make(signalled: Callable[..., ArrearsSignal], row: Row, kind: str) -> None:
    facts = {
        "initials": row["voorletters"], "prefix": row["tussenvoegsel"],
        "surname": row["geslachtsnaam"], "born_on": row["geboortedatum"],
        "postcode": row["postcode"], "house_number": int(row["huisnummer"]),
        "house_letter": row["huisletter"], "house_addition": row["toevoeging"],
        "street": row["straat"], "city": row["woonplaats"],
    }  # fmt: skip
    signalled(**{**facts, **KINDS[kind](row)})


def decisions(lead: Actor) -> Iterator[tuple[str, str]]:
    """Result and person of each signal in order, after linking from the source of now."""
    while services.link_signals(actor=lead, on=ON) != services.LinkCounts():
        pass
    with tenant(lead.municipality):
        links = list(Link.objects.order_by("signal__line_number"))
        Link.objects.all().delete()
    yield from ((str(link.result), str(link.person_id or "")) for link in links)


def test_the_sources_differ_only_where_the_brp_knows_less(
    town: Path, rows: list[Row], signalled: Callable[..., ArrearsSignal], lead: Actor, settings: Any
) -> None:
    made = [(kind, row) for kind in KINDS for row in rows]
    for kind, row in made:
        make(signalled, row, kind)
    services.import_register(actor=lead, on=ON, path=town)
    before = list(decisions(lead))
    with answering(settings, tuple(people_of(town))) as brp:
        choose_brp(lead.municipality)
        after = list(decisions(lead))
        assert [
            faults_in_question(each) for each in brp.questions if faults_in_question(each)
        ] == []
    other = [
        (kind, old, new, bool(row["vertrokken_op"]))
        for (kind, row), old, new in zip(made, before, after, strict=True)
        if old != new
    ]
    assert [each for each in other if each[1][1] and each[2][1]] == []  # never somebody else
    explained = Counter(kind for kind, _, _, left in other if not left)
    assert set(explained) <= {"from the address before"}
    assert len(other) < len(made) / 3


def test_every_person_of_the_town_keeps_to_the_contract(town: Path, settings: Any) -> None:
    people: tuple[BrpPerson, ...] = tuple(people_of(town))
    with answering(settings, people) as brp:
        with Client(Login(brp.url)) as client:
            from_brp = list(client.look_up([each.number for each in people], LINK))
        assert [each for answer in brp.answers for each in faults_in_answer(200, answer.body)] == []
    assert len(from_brp) == len(people)
