# SPDX-License-Identifier: EUPL-1.2
"""Inviting a private landlord to report: a neutral letter that says of no tenant anything. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from woonzeker.outreach.letters.content import LetterContent, Words

#: letters that are made at once
MOST = 200
KIND = "invitation"
_FULL = 4
#: to whom the example is written
EXAMPLE = "M. de Boer"
#: how a heading begins (outreach.letters.content)
HEADING = "## "

WORDS = Words(
    title="Verhuurt u een woning? Meld een huurachterstand op tijd",
    paragraphs=(
        "Beste {naam},",
        "U ontvangt deze brief omdat u in {gemeente} mogelijk een woning verhuurt. Wij schrijven "
        "aan meer verhuurders. Deze brief gaat niet over uw huurder.",
        "## Wat vraagt de wet?",
        "Betaalt een huurder de huur niet op tijd, dan meldt u dat aan de gemeente. Dat geldt ook "
        "als u één woning verhuurt. Vooraf zoekt u zelf contact, wijst u op hulp bij schulden, "
        "stuurt u een herinnering en biedt u aan de gegevens van de huurder te delen. Wijst de "
        "huurder dat af, dan meldt u niet. (Besluit gemeentelijke schuldhulpverlening, artikel 2.)",
        "## Waarom is dat goed voor u?",
        "Wij bieden de huurder vroeg hulp aan. Vaak komt de huur dan weer op gang. Gaat u toch "
        "naar de rechter, dan kan die vragen of u gemeld hebt.",
        "## Waar begint u?",
        "Ga naar {meldpagina}. Daar helpen wij u stap voor stap: van een vriendelijk bericht tot "
        "de melding, met een bewijs voor uzelf. Het kost niets.",
        "Verhuurt u geen woning? Dan hoeft u niets te doen. Uw adres bewaren wij niet.",
        "Vragen? Bel ons: {telefoon}, {openingstijden}. Of kijk op {website}.",
    ),
    closing="Met vriendelijke groet,\n{afzender}, {gemeente}",
)


@dataclass(frozen=True, slots=True)
class Landlord:
    """To whom a letter goes."""

    name: str
    lines: tuple[str, ...]


class Unreadable(ValueError):
    """A line without a name and an address; the argument is its number in the list."""


def read_landlords(text: str) -> tuple[Landlord, ...]:
    """A list 'naam;straat en huisnummer;postcode;plaats', one landlord a line.

    Raises Unreadable with the number of the first line that cannot be read, or one too many.
    """
    found: list[Landlord] = []
    for number, row in enumerate(text.splitlines(), 1):
        cells = [" ".join(each.replace('"', "").split()) for each in row.split(";")]
        if not any(cells) or (number == 1 and cells[0].lower() == "naam"):
            continue
        if len(cells) != _FULL or not all(cells) or len(found) == MOST:
            raise Unreadable(number)
        name, street, postcode, city = cells
        found.append(Landlord(name, (name, street, f"{postcode}  {city}")))
    return tuple(found)


def example(gaps: dict[str, str], words: Words = WORDS) -> tuple[tuple[bool, str], ...]:
    """The words as somebody would read them: whether it is a heading, and the text."""
    filled = [
        text.format(**{**gaps, "naam": EXAMPLE}) for text in (*words.paragraphs, words.closing)
    ]
    return tuple((text.startswith(HEADING), text.removeprefix(HEADING)) for text in filled)


def letter(
    to: Landlord, gaps: dict[str, str], *, mark: str, day: str, words: Words = WORDS
) -> LetterContent:
    """The letter to one landlord, ready to be drawn."""
    return LetterContent(
        kind=KIND,
        language="nl",
        with_pictures=False,
        address_lines=to.lines,
        mark=mark,
        date_words=day,
        gaps={**gaps, "naam": to.name},
        text=words,
    )
