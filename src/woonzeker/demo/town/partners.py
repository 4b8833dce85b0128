# SPDX-License-Identifier: EUPL-1.2
"""The partners of the invented town and the look of the files they send."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from woonzeker.demo.town.figures import table

#: the common format of all sectors
COLUMNS = (
    "signaal_id", "soort", "signaaldatum", "ontstaansdatum", "bedrag", "termijnen", "klantnummer",
    "voorletters", "voornamen", "tussenvoegsel", "achternaam", "geboortedatum", "straat",
    "huisnummer", "huisletter", "toevoeging", "postcode", "woonplaats", "telefoon", "email",
    "bedrijfsnaam", "rechtsvorm", "contactpoging_op", "gewezen_op_hulp_op", "herinnering_op",
    "aanbod_delen_op", "reactie", "regeling", "crisis", "warme_overdracht", "einddatum_levering",
    "ontruimingsdatum", "klant_tot",
)  # fmt: skip
_FOR_EVERY_TYPE = (
    "signaal_id", "signaaldatum", "ontstaansdatum", "bedrag", "klantnummer", "voorletters",
    "voornamen", "tussenvoegsel", "achternaam", "geboortedatum", "straat", "huisnummer",
    "huisletter", "toevoeging", "postcode", "woonplaats", "telefoon", "email", "regeling",
    "klant_tot",
)  # fmt: skip
_KIND = ("soort", "crisis", "warme_overdracht")
_BUSINESS = ("bedrijfsnaam", "rechtsvorm")
_FOR_TYPE = {
    "huur": (
        *_KIND, "termijnen", "contactpoging_op", "gewezen_op_hulp_op", "herinnering_op",
        "aanbod_delen_op", "reactie", "ontruimingsdatum",
    ),
    "energie": (*_KIND, *_BUSINESS, "einddatum_levering"),
    "warmte": (*_KIND, *_BUSINESS, "einddatum_levering"),
    "water": (*_KIND, *_BUSINESS),
    "zorg": ("termijnen",),
    "cak": ("termijnen",),
}  # fmt: skip
_IN_THE_NAME = ("voorletters", "voornamen", "tussenvoegsel")
_IN_THE_NUMBER = ("huisletter", "toevoeging")


@dataclass(frozen=True, slots=True)
class Style:
    """How a partner's file looks.

    `number`: parts | glued (`12a-3hg`) | letter_apart (`12a` and an addition of its own).
    `name`: parts | whole (`Vries, J. de`) | initials_in_name (`J. de Vries`).
    `dates`: iso | dmy | serial.
    """

    format: str
    headings: str
    dates: str
    number: str
    name: str
    encoding: str = "utf-8"
    delimiter: str = ""
    decimal: str = ","
    thousands: str = ""
    euro: bool = False


@dataclass(frozen=True, slots=True)
class Partner:
    """One that reports arrears. `code` is unique and names its files: `<type>-<code>.<format>`."""

    code: str
    type: str
    name: str
    weight: float
    style: Style
    #: working days between its monthly run and the month's last working day
    ends: int
    large: bool = False
    #: first month it delivers, `2026-10`; empty: from the first month on
    first_month: str = ""
    headings: dict[str, str] = field(default_factory=dict, hash=False, compare=False)

    @property
    def columns(self) -> tuple[str, ...]:
        """The canonical columns that its files hold, in the order of the common format."""
        wanted = {*_FOR_EVERY_TYPE, *_FOR_TYPE.get(self.type, ())}
        if self.headings:
            wanted &= self.headings.keys()
        if self.style.name != "parts":
            wanted -= {*_IN_THE_NAME}
        if self.style.number == "glued":
            wanted -= {*_IN_THE_NUMBER}
        return tuple(column for column in COLUMNS if column in wanted)

    def writes(self, column: str) -> bool:
        """Whether its files have this column."""
        return column in self.columns

    @property
    def filename(self) -> str:
        """The name of its file in a month's folder."""
        return f"{self.type}-{self.code}.{self.style.format}"


@cache
def partners() -> tuple[Partner, ...]:
    """All forty, in the order of the table."""
    rows = table("partners")
    styles = {code: Style(**row) for code, row in rows["styles"].items()}
    return tuple(
        Partner(
            row["code"], row["type"], row["name"], row["weight"], styles[row["style"]],
            row["ends"], row.get("large", False), row.get("from", ""),
            rows["headings"][styles[row["style"]].headings],
        )
        for row in rows["partners"]
    )  # fmt: skip


@cache
def of_type(type_: str) -> tuple[Partner, ...]:
    """The partners of one type."""
    return tuple(one for one in partners() if one.type == type_)


@cache
def partner(code: str) -> Partner:
    """The partner with this code; KeyError when there is none."""
    return {one.code: one for one in partners()}[code]
