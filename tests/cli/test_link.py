# SPDX-License-Identifier: EUPL-1.2
"""`./run link`: files in, links and clusters out, and a sentence when something is wrong."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from woonzeker.cli import link
from woonzeker.errors import WoonzekerError
from woonzeker.matching.linkage.files import read_signals
from woonzeker.matching.linkage.sheets import read_sheet

Run = Callable[..., list[list[str]]]
REGISTER = """\
person_id,bsn,initialen,voornamen,tussenvoegsel,geslachtsnaam,partner_tussenvoegsel,partner_naam,\
naamgebruik,geslacht,geboortedatum,postcode,huisnummer,huisletter,toevoeging,straat,woonplaats,\
datum_vestiging_adres,vorig_postcode,vorig_huisnummer,vorig_huisletter,vorig_toevoeging,\
vorig_straat,vorig_woonplaats
P1,,J.P.,Jan Piet,van den,Berg,,,E,M,1980-12-31,3551AB,12,,,Kerkstraat,Utrecht,,,,,,,
P2,,A.,Anna,,Bakker,,,E,V,1981-05-06,3551AB,12,,,Kerkstraat,Utrecht,,,,,,,
P3,,M.,Maria,,Jansen,,,E,V,1990-04-03,3551AC,14,,,Dorpsstraat,Utrecht,,,,,,,
"""
DEPARTED = """\
person_id,initialen,geslachtsnaam,geboortedatum,postcode,huisnummer
V1,T.,Vertrek,1975-06-07,3551AD,16
"""
SIGNALS = """\
signal_id,initialen,voornamen,tussenvoegsel,achternaam,geboortedatum,postcode,huisnummer,\
huisletter,toevoeging,straat,woonplaats,telefoon,email,bedrag,sector
S1,J.P.,,v.d.,Berg,31-12-1980,3551 AB,12,,,,,06-12345679,,100,energie
S2,A.,,,Bakker,6 mei 1981,3551AB,12,,,,,,,100,water
S3,Z.,,,Nergens,,1000AA,1,,,,,,,100,water
S4,Z.,,,Nergens,,1000AA,1,,,,,,,100,zorg
S5,T.,,,Vertrek,07-06-1975,3551AD,16,,,,,,,100,zorg
S6,,,,Jansen,,3551AC,14,,,,,06-87654329,,100,zorg
"""
MONTH = """\
bsn;voorletters;voornamen;tussenvoegsel;geslachtsnaam;geboortedatum;postcode;huisnummer
123456782;A.;Anna;;Bakker;19810506;3551AB;12
;J.P.;Jan Piet;van den;Berg;19801231;3551AB;12
"""


@pytest.fixture
def linked(tmp_path: Path) -> Run:
    """Link files with these contents; gives the lines of links and, behind them, of clusters."""

    def run(
        *words: str, register: str = REGISTER, signals: str = SIGNALS, departed: str = ""
    ) -> list[list[str]]:
        given = {"register": register, "signals": signals, "departed": departed}
        for name, text in given.items():
            (tmp_path / name).write_text(text, encoding="utf-8", newline="")
        used = [each for name, text in given.items() if text
                for each in (f"--{name}", str(tmp_path / name))]  # fmt: skip
        out = ["--out", str(tmp_path / "out"), "--clusters", str(tmp_path / "clusters")]
        assert link.run([*used, *out, "--on", "2026-11-02", *words]) == 0
        texts = [(tmp_path / name).read_text(encoding="utf-8") for name in ("out", "clusters")]
        return [line for text in texts for line in csv.reader(text.splitlines())]

    return run


def test_every_signal_gets_its_best_candidate_and_decision(linked: Run) -> None:
    lines = linked(departed=DEPARTED)
    assert lines[0] == ["signal_id", "person_id", "score", "decision"]
    assert [(who, what) for _, who, _, what in lines[1:7]] == [
        ("P1", "linked"), ("P2", "linked"), ("", "none"), ("", "none"), ("", "none"),
        ("P3", "review"),
    ]  # fmt: skip


def test_partners_with_other_names_are_two_persons_of_one_household(linked: Run) -> None:
    clusters = linked()[7:]
    assert clusters[0] == ["signal_id", "cluster_id", "household_id"]
    assert clusters[1:5] == [
        ["S1", "S1", "S1"], ["S2", "S2", "S1"], ["S3", "S3", "S3"], ["S4", "S3", "S3"],
    ]  # fmt: skip


def test_the_register_of_the_month_command_is_read_as_well(linked: Run) -> None:
    found = linked(register=MONTH)[1:3]
    assert [(each[1], each[3]) for each in found] == [("3", "linked"), ("2", "linked")]


@pytest.mark.parametrize("tail", [",,,,,,,,,,,,,,,\n", "   \n", "\n"])
def test_lines_with_nothing_in_them_are_passed_over(linked: Run, tail: str) -> None:
    assert linked(signals=SIGNALS + tail) == linked()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16", "utf-16-be"])
def test_every_encoding_gives_the_same_cells(encoding: str) -> None:
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    content = mark + "naam;plaats\nÇelik;Sint-Annaparochië\n".encode(encoding)
    sheet = read_sheet(content, known=("naam", "plaats"), others={}, required=("naam",))
    assert list(sheet.rows()) == [(2, {"naam": "Çelik", "plaats": "Sint-Annaparochië"})]


def test_several_numbers_and_addresses_in_one_cell_are_taken_apart() -> None:
    cells = '06-12345679; 020/1234567,"a@b.nl, c@d.nl"'
    (signal,) = read_signals(f"signal_id,achternaam,telefoon,email\nS1,Vos,{cells}\n".encode())
    assert [each.strip() for each in signal.phones] == ["06-12345679", "020/1234567"]
    assert signal.emails == ("a@b.nl", "c@d.nl")


def test_what_is_explained_is_what_was_written(
    linked: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    """A telephone that nobody lent says nothing, though the candidate was lent another one."""
    known = "S7,M.,,,Jansen,1990-04-03,3551AC,14,,,,,06-55512399,,100,zorg\n"
    score = float(linked("--explain", "S6", signals=SIGNALS + known)[6][2])
    says = capsys.readouterr().out
    assert says.startswith("Signaal S6: voor een mens.")
    assert f"Beste: {score:+.1f} punten" in says


def test_a_link_to_who_left_is_explained_as_no_resident(
    linked: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    linked("--explain", "S5", departed=DEPARTED)
    assert capsys.readouterr().out.startswith("Signaal S5: niemand, want geen inwoner.")


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"register": SIGNALS}, "Register: In dit bestand ontbreekt de kolom person_id."),
        ({"signals": REGISTER}, "Signalen: In dit bestand ontbreekt de kolom signal_id"),
        ({"departed": REGISTER}, "Vertrokken: Op regel 2 staat 'P1' al eerder"),
        ({"signals": SIGNALS + SIGNALS.splitlines()[1]}, "Signalen: Op regel 8 staat 'S1' al"),
        ({"signals": SIGNALS + "S9,J.,,,Vos,,,,,,,,,,,,x\n"}, "Op regel 8 staan meer velden"),
    ],
)
def test_a_file_that_is_not_right_is_named_with_its_line(
    linked: Run, given: dict[str, str], says: str
) -> None:
    with pytest.raises(WoonzekerError) as problem:
        linked(**given)
    assert says in problem.value.sentence


@pytest.mark.parametrize("again", ["register", "signals", "clusters"])
def test_nothing_that_is_read_is_written_over(linked: Run, tmp_path: Path, again: str) -> None:
    linked()
    files = [f"--{name}={tmp_path / name}" for name in ("register", "signals", "clusters")]
    with pytest.raises(WoonzekerError, match="wordt al gebruikt"):
        link.run([*files, f"--out={tmp_path / again}"])


def test_an_unknown_signal_to_explain_is_told_before_anything_is_written(
    linked: Run, tmp_path: Path
) -> None:
    with pytest.raises(WoonzekerError, match="staat niet bij de signalen"):
        linked("--explain", "S99")
    assert not (tmp_path / "out").exists()
