# SPDX-License-Identifier: EUPL-1.2
"""The table of postcodes is replaced as a whole or not at all, and says what is wrong with it."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import client_of

from woonzeker.access.actors import Actor
from woonzeker.errors import NotPermitted
from woonzeker.organisations import services
from woonzeker.organisations.models import PostcodeRange
from woonzeker.organisations.rules import Range, Routes, read_routes
from woonzeker.organisations.selectors import municipality_of_postcode, route_table

TABLE = "van,tot,gemeentecode\n1000AA,1099ZZ,0363\n1234AB,1234AB,9999\n"


def mistakes(text: str) -> list[str]:
    return [str(each) for each in read_routes(text)[1]]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("1000A,1099ZZ,0363", "Regel 2: '1000A' is geen postcode zoals 1234AB."),
        ("0999AA,1099ZZ,0363", "Regel 2: '0999AA' is geen postcode zoals 1234AB."),
        ("1000AA,1099ZZ,363", "Regel 2: '363' is geen gemeentecode van vier cijfers."),
        ("1099ZZ,1000AA,0363", "Regel 2: 1000AA komt vóór 1099ZZ; zet de laagste voorop."),
        ("1000AA,1099ZZ", "Regel 2: er staan 2 waarden; het zijn er 3."),
    ],
)
def test_a_wrong_line_is_told_with_its_number(line: str, says: str) -> None:
    assert mistakes(f"van,tot,gemeentecode\n{line}\n") == [says]


def test_an_overlap_is_told_with_both_lines() -> None:
    text = TABLE + "1050AA,1050ZZ,9999\n"
    assert mistakes(text) == ["Regel 4: deze postcodes staan ook al op regel 2."]


def test_other_headings_and_an_empty_table_are_no_table() -> None:
    assert mistakes("a,b,c\n") == ["Regel 1: de koppen moeten zijn: van,tot,gemeentecode."]
    assert mistakes("van;tot;gemeentecode\n") == [
        "Regel 1: onder de koppen staat geen enkele regel."
    ]


def test_spaces_small_letters_and_semicolons_are_fine() -> None:
    found, wrong = read_routes("\ufeffvan;tot;gemeentecode\n1000 aa;1099 zz;0363\n\n")
    assert (found, wrong) == ([Range("1000AA", "1099ZZ", "0363")], [])


letters = st.sampled_from("ABCDEGHJKLMNPRSTVWXZ")
postcodes = st.builds(lambda four, a, b: f"{four}{a}{b}", st.integers(1000, 1030), letters, letters)


@given(st.sets(postcodes, min_size=2, max_size=24), postcodes)
def test_a_postcode_is_found_where_looking_one_by_one_finds_it(ends: set[str], asked: str) -> None:
    paired = sorted(ends)[: len(ends) // 2 * 2]
    ranges = [
        Range(first, last, f"{at:04}")
        for at, (first, last) in enumerate(zip(paired[::2], paired[1::2], strict=True))
    ]
    slow = next((each.code for each in ranges if each.first <= asked <= each.last), None)
    assert Routes(ranges).code_of(asked) == slow


@pytest.mark.django_db
def test_a_wrong_table_changes_nothing(admin: Actor) -> None:
    services.import_routes(actor=admin, content=TABLE.encode(), source="proef")
    with pytest.raises(services.WrongRoutes, match="Regel 2"):
        services.import_routes(actor=admin, content=(TABLE + "x,y,z\n").encode()[:30], source="x")
    with pytest.raises(services.WrongRoutes, match="UTF-8"):
        services.import_routes(actor=admin, content=b"\xff\xfe\xff", source="x")
    assert (municipality_of_postcode("1012 ab"), route_table().source) == ("0363", "proef")


@pytest.mark.django_db
def test_a_new_table_replaces_the_whole_one(admin: Actor) -> None:
    services.import_routes(actor=admin, content=TABLE.encode(), source="proef")
    other = b"van,tot,gemeentecode\n2000AA,2000ZZ,0392\n"
    assert services.import_routes(actor=admin, content=other, source="nieuw") == 1
    assert municipality_of_postcode("1012AB") is None
    assert list(PostcodeRange.objects.values_list("municipality_code", flat=True)) == ["0392"]


@pytest.mark.django_db
def test_only_the_functional_admin_replaces_it(coordinator: Actor) -> None:
    with pytest.raises(NotPermitted):
        services.import_routes(actor=coordinator, content=TABLE.encode(), source="proef")


@pytest.mark.django_db
def test_the_page_replaces_and_looks_up(admin: Actor) -> None:
    client = client_of(admin)
    assert "nog geen tabel" in client.get("/beleid/postcodes").content.decode()
    file = SimpleUploadedFile("tabel.csv", TABLE.encode())
    assert client.post("/beleid/postcodes", {"file": file, "source": "BAG"}).status_code == 302
    page = client.get("/beleid/postcodes?postcode=1234ab").content.decode()
    assert "gemeente 9999" in page
    assert "Meerveld" in page
    wrong = SimpleUploadedFile("tabel.csv", b"van,tot,gemeentecode\n1,2,3\n")
    refused = client.post("/beleid/postcodes", {"file": wrong, "source": "BAG"})
    assert "Regel 2" in refused.content.decode()
