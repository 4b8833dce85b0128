# SPDX-License-Identifier: EUPL-1.2
"""The words of the two letters to a tenant. In plain Dutch, because a tenant reads them.

The reminder holds what the decree asks of letters c and d at once: that rent is unpaid, that there
is help, and the offer to pass on contact data and the amount, with the day until which the tenant
may say no. The last letter holds what BW 6:96 lid 6 asks before costs may be charged.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody who helps with money worries, and how to reach them."""

    name: str
    what: str = ""
    phone: str = ""
    website: str = ""

    @property
    def line(self) -> str:
        """In one line."""
        reach = ", ".join(each for each in (self.phone, self.website) if each)
        said = f"{self.name}: {self.what}" if self.what else self.name
        return f"{said} ({reach})" if reach else said


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """What fills a letter; amounts and days are words already."""

    landlord: str
    reach: tuple[str, ...]
    tenant: str
    home: tuple[str, str]
    amount: str
    since: str
    made: str
    until: str
    municipality: str
    helpers: tuple[Helper, ...]
    costs: str = ""
    days: int = 0


@dataclass(frozen=True, slots=True)
class LetterWords:
    """A letter ready to be drawn: paragraphs, '## ' for a heading, '- ' for a line of a list."""

    title: str
    address: tuple[str, ...]
    sender: tuple[str, ...]
    day: str
    paragraphs: tuple[str, ...]
    closing: tuple[str, ...]


def reminder(facts: LetterFacts) -> LetterWords:
    """The friendly letter: what is open, that there is help, and what may go to the municipality.

    It costs nothing.
    """
    place = f"de gemeente {facts.municipality}" if facts.municipality else "uw gemeente"
    return _letter(
        facts,
        "Herinnering: de huur is nog niet betaald",
        (
            f"Ik heb nog niet alle huur van {facts.home[0]} gekregen. Het gaat om {facts.amount}. "
            f"De achterstand is er sinds {facts.since}.",
            "Wilt u dit bedrag betalen? Lukt dat niet in één keer? Laat het mij dan weten. Samen "
            "spreken wij iets af dat u kunt volhouden. Deze brief kost u niets.",
            *_help(facts),
            "## Ik bied aan om uw gegevens door te geven aan de gemeente",
            f"Ik kan uw contactgegevens en het bedrag van de achterstand doorgeven aan {place}. "
            "Meer geef ik niet door. De gemeente neemt dan contact met u op om te kijken hoe zij "
            "kan helpen. Dat is gratis, en u beslist zelf of u hulp wilt.",
            f"Wilt u dit, of juist niet? Laat het mij weten, uiterlijk op {facts.until}. Zegt u "
            "nee, dan geef ik uw gegevens niet door. Hoor ik niets, dan moet ik ze doorgeven. Dat "
            "staat in artikel 2 van het Besluit gemeentelijke schuldhulpverlening.",
        ),
    )


def fourteen_days(facts: LetterFacts) -> LetterWords:
    """The last letter: the days to pay without costs, and how high the costs are after that."""
    return _letter(
        facts,
        "Laatste brief voordat er kosten bij komen",
        (
            f"Ik heb de huur van {facts.home[0]} nog steeds niet helemaal gekregen. Het gaat om "
            f"{facts.amount}. De achterstand is er sinds {facts.since}.",
            f"Betaal dit bedrag binnen {facts.days} dagen. Die {facts.days} dagen beginnen op de "
            "dag nadat u deze brief heeft gekregen. Betaalt u op tijd, dan komen er geen kosten "
            "bij.",
            f"Betaalt u niet op tijd? Dan moet u ook {facts.costs} aan incassokosten betalen. "
            "Dat is wat de wet hoogstens toestaat (artikel 6:96 van het Burgerlijk Wetboek en "
            "artikel 2 van het Besluit vergoeding voor buitengerechtelijke incassokosten).",
            "Kunt u niet alles in één keer betalen? Laat het mij weten voordat de tijd om is. "
            "Spreken wij iets af en houdt u zich daaraan, dan reken ik geen kosten.",
            *_help(facts),
        ),
    )


def _help(facts: LetterFacts) -> tuple[str, ...]:
    return (
        "## Hulp als u geldzorgen heeft",
        "Kunt u meer rekeningen niet betalen? De gemeente helpt u gratis om uit de schulden te "
        "komen. Dat heet schuldhulpverlening. Hier kunt u terecht:",
        *(f"- {each.line}" for each in facts.helpers),
    )


def _letter(facts: LetterFacts, title: str, paragraphs: tuple[str, ...]) -> LetterWords:
    return LetterWords(
        title=title,
        address=(facts.tenant, *facts.home),
        sender=(facts.landlord, *facts.reach),
        day=facts.made,
        paragraphs=(f"Beste {facts.tenant},", *paragraphs),
        closing=("Met vriendelijke groet,", facts.landlord, *facts.reach),
    )
