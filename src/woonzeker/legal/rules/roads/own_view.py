# SPDX-License-Identifier: EUPL-1.2
"""The resident's own paper before a mayor decides: what to say, with room for own words. Pure.

It helps to give a view on the intention to close a home (Awb art. 4:8). Only the points that the
resident wants to bring forward stand on it; the words are written by hand, and are kept nowhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from woonzeker.law.calendar import dutch_date
from woonzeker.legal.rules.pack import Pack, PackPart
from woonzeker.legal.rules.roads.closing import POINTS, Raised

LINE, BLANK = "_" * 86, "_" * 40
#: code of a point → what it is about, what to say, and what one's own words can be about
SAYS: Mapping[str, tuple[str, str, str]] = {
    "power": (
        "De wet", "Ik begrijp niet goed waarom dit volgens de wet mag. Leg mij dat uit.",
        "wat ik niet begrijp in de brief",
    ),
    "warning_first": (
        "Eerst een waarschuwing", "Ik vraag u eerst een waarschuwing te geven.",
        "of ik eerder een waarschuwing kreeg, en wanneer",
    ),
    "lighter_means": (
        "Iets lichters",
        "Ik vraag u iets lichters te kiezen dan sluiten. Dat kan een afspraak zijn, een"
        " waarschuwing, of een boete als het opnieuw gebeurt.",
        "welke afspraak ik kan maken",
    ),
    "help_runs": (
        "Hulp", "Er is hulp, of die begint nu.", "wie helpt, en sinds wanneer",
    ),
    "time_passed": (
        "Hoelang geleden", "Het is al een tijd geleden en nu is het rustig.",
        "sinds wanneer het rustig is",
    ),
    "duration": (
        "Korter", "Ik vraag u de woning korter te sluiten.",
        "waarom elke week telt",
    ),
    "own_part": (
        "Mijn rol", "Over mijn eigen rol wil ik dit zeggen.",
        "alleen wat ik zelf kwijt wil",
    ),
    "housemates": (
        "Wie hier wonen", "Hier wonen mensen die niets hebben gedaan.",
        "wie hier wonen en hoe oud zij zijn",
    ),
    "children": (
        "Kinderen", "Hier wonen kinderen. Hun belang moet u zwaar laten wegen.",
        "hoe oud zij zijn, naar welke school zij gaan, en welke zorg zij krijgen",
    ),
    "tie_to_home": (
        "Deze woning", "Wij kunnen niet zomaar in een andere woning wonen.",
        "wat er in deze woning is aangepast, of waarom ik hier moet wonen",
    ),
    "place": (
        "Waar we heen gaan", "Ik vraag u niet te sluiten zolang wij geen plek hebben.",
        "of er een plek is, en vanaf welke dag",
    ),
    "return": (
        "Terug naar huis", "Wij willen na de sluiting terug naar onze woning.",
        "wat er misgaat als dat niet kan",
    ),
    "lease_at_risk": (
        "Ons huurcontract",
        "Door een sluiting kunnen wij ons huurcontract kwijtraken. Dan zijn wij dakloos.",
        "wat dat voor mij en mijn gezin betekent",
    ),
}  # fmt: skip


def own_view(
    raised: Mapping[str, Raised], *, municipality: str, until_on: date | None, on: date
) -> Pack:
    """The paper with a part for each point that is brought forward, in the order of the court."""
    parts = [
        PackPart(title=about, words=(says, f"In mijn woorden ({hint}):", LINE, LINE))
        for about, says, hint in (
            SAYS[point.code] for point in POINTS if raised.get(point.code) is Raised.RAISED
        )
    ]
    ask = (
        "Ik vraag u de woning niet te sluiten. Doet u het toch? Schrijf dan op waarom iets"
        " lichters niet kan, en waar wij vanaf die dag wonen.",
        "Ik wil dit ook zelf aan u vertellen. Een advocaat kan meekomen.",
        "Datum en handtekening: " + BLANK,
    )
    return Pack(
        title="Mijn reactie voordat u beslist",
        court=f"de burgemeester van {municipality}",
        municipality="",
        made_on=on,
        about=(
            ("Mijn naam", BLANK),
            ("Mijn adres", BLANK),
            ("Waar dit over gaat", "uw brief dat u mijn woning wilt sluiten"),
            ("Ik kan reageren tot en met", dutch_date(until_on) if until_on else BLANK),
        ),
        parts=(*parts, PackPart(title="Wat ik vraag", words=ask)),
    )
