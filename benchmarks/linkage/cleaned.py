# SPDX-License-Identifier: EUPL-1.2
"""The cleaning that any careful analyst would do before joining, for the peers; on polars.

Not our engine's own cleaning: a peer has to make do with what is usual.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl

_PREFIXES = ("van de", "van der", "van den", "van het", "van t", "van", "de", "den", "der", "het",
             "ten", "ter", "te", "op de", "op den", "in t", "in", "uit den", "uit", "el", "al", "t",
             "d", "la", "le", "von", "du", "dos", "da", "v d", "vd", "v")  # fmt: skip
_PREFIX = r"^(?:" + "|".join(sorted(_PREFIXES, key=len, reverse=True)) + r") "
_BEHIND = r" (?:van|de|van de|van den|van der|den|der|ten|ter|te)$"
_TITLE = r"^(?:dhr|de heer|mevr|mevrouw|mw|fam|hr) "
_NUMBER_BEHIND = r"^(.*\D)\s+(\d+\s*[-/]?\s*\w*)$"
_PLAIN = {"ß": "ss", "ł": "l", "ı": "i", "ø": "o", "đ": "d", "æ": "ae"}
_ISO = r"^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})$"
_DUTCH = r"^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$"


def read(path: Path) -> pl.DataFrame:
    """A table of texts; empty is the empty text."""
    return pl.read_csv(path, infer_schema=False).fill_null("")


def people(register: Path, departed: Path | None) -> pl.DataFrame:
    """Residents, and departed people marked `gone`, with cleaned columns."""
    found = read(register).with_columns(gone=pl.lit(False))
    if departed is not None:
        found = pl.concat([found, read(departed).with_columns(gone=pl.lit(True))])
    return found.select(
        "person_id", "gone", own=surname("geslachtsnaam"), partner=surname("partner_naam"),
        given=plain("voornamen"), initials=initials("initialen"), born=born(),
        address=address(""), previous=address("vorig_"), pc4=postcode("postcode").str.slice(0, 4),
        number=number("huisnummer"), suffix=suffix(""), street=plain("straat"),
    )  # fmt: skip


def signals(path: Path) -> pl.DataFrame:
    """Signals with the same cleaned columns as far as they have them; `own` is the name used."""
    letters = initials("initialen").replace("", None)
    return number_apart(read(path)).select(
        "signal_id", own=surname("achternaam"), given=plain("voornamen"),
        initials=pl.coalesce(letters, initials("voornamen", names=True)),
        born=born(), address=address(""), pc4=postcode("postcode").str.slice(0, 4),
        number=number("huisnummer"), suffix=suffix(""), street=plain("straat"),
    )  # fmt: skip


def number_apart(frame: pl.DataFrame) -> pl.DataFrame:
    """Take the house number from behind the street where it has no column of its own."""
    behind = (pl.col("huisnummer") == "") & pl.col("straat").str.contains(_NUMBER_BEHIND)
    street, house = (pl.col("straat").str.extract(_NUMBER_BEHIND, part) for part in (1, 2))
    return frame.with_columns(
        straat=pl.when(behind).then(street).otherwise(pl.col("straat")),
        huisnummer=pl.when(behind).then(house).otherwise(pl.col("huisnummer")),
    )


def plain(column: str) -> pl.Expr:
    """Small letters and digits without diacritics, words apart by one space."""
    found = pl.col(column).str.to_lowercase()
    for sign, by in _PLAIN.items():
        found = found.str.replace_all(sign, by, literal=True)
    found = found.str.normalize("NFKD").str.replace_all(r"\p{M}", "")
    return found.str.replace_all(r"[^a-z0-9]+", " ").str.strip_chars()


def surname(column: str) -> pl.Expr:
    """A surname without title and prefixes, glued."""
    found = plain(column).str.replace(_TITLE, "")
    found = found.str.replace(_PREFIX, "").str.replace(_PREFIX, "").str.replace(_BEHIND, "")
    return found.str.replace_all(" ", "")


def initials(column: str, *, names: bool = False) -> pl.Expr:
    """First letters in small letters: `J.C.` and `JC` → `jc`; of names their first letters."""
    found = plain(column)
    return found.str.replace_all(r"(\w)\w* ?", "$1") if names else found.str.replace_all(" ", "")


def born() -> pl.Expr:
    """Year, month and day in eight digits; empty when it is not a whole date."""
    text = pl.col("geboortedatum").str.strip_chars()
    iso = pl.when(text.str.contains(_ISO)).then(text.str.replace(_ISO, "$1$2$3"))
    dutch = pl.when(text.str.contains(_DUTCH)).then(
        text.str.replace(_DUTCH, "$3")
        + text.str.replace(_DUTCH, "$2").str.zfill(2)
        + text.str.replace(_DUTCH, "$1").str.zfill(2)
    )
    found = pl.coalesce(iso, dutch, pl.lit(""))
    return pl.when(found.str.contains("00$|^....00")).then(pl.lit("")).otherwise(found)


def postcode(column: str) -> pl.Expr:
    """Four digits and two capitals, as written."""
    return pl.col(column).str.to_uppercase().str.replace_all(" ", "")


def number(column: str) -> pl.Expr:
    """The digits that a house number begins with."""
    return pl.col(column).str.extract(r"^\s*0*(\d+)", 1).fill_null("")


def suffix(before: str) -> pl.Expr:
    """All that follows the house number, in capitals without signs."""
    rest = pl.col(f"{before}huisnummer").str.replace(r"^\s*\d+", "")
    whole = rest + pl.col(f"{before}huisletter") + pl.col(f"{before}toevoeging")
    return whole.str.to_uppercase().str.replace_all(r"[^A-Z0-9]", "")


def address(before: str) -> pl.Expr:
    """Postcode and number glued; empty when one of them is missing."""
    code, house = postcode(f"{before}postcode"), number(f"{before}huisnummer")
    whole = code + "/" + house
    return pl.when((code == "") | (house == "")).then(pl.lit("")).otherwise(whole)
