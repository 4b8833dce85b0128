# SPDX-License-Identifier: EUPL-1.2
"""What the statistics office would ask about, known before anything is sent. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lack:
    """One kind of thing that is not complete: what it is, what it does, and where it can be mended.

    `left_out` says that the delivery goes without it. `list` says that there is a list behind the
    count: of signals, or of cases.
    """

    code: str
    words: str
    mend: str
    left_out: bool = False
    list: str = ""


def gettext_noop(words: str) -> str:
    """The words as they are; the name is what the catalogues of other languages look for."""
    return words


LACKS: tuple[Lack, ...] = (
    Lack(
        "no_identity",
        gettext_noop("Signalen zonder persoon en zonder postcode"),
        gettext_noop("Koppel het signaal, of vraag de partner om het adres."),
        left_out=True,
        list="signals",
    ),
    Lack(
        "mistaken_case",
        gettext_noop("Huishoudens die ten onrechte zijn geopend of verkeerd gekoppeld"),
        gettext_noop("Deze tellen landelijk niet mee. Er is niets te doen."),
        left_out=True,
        list="cases",
    ),
    Lack(
        "undecided",
        gettext_noop("Signalen die nog niet zijn opgepakt"),
        gettext_noop("Beoordeel van wie het signaal is, of wijs het af met een reden."),
        list="signals",
    ),
    Lack(
        "no_number",
        gettext_noop("Signalen die met een adres gaan en niet met een persoon"),
        gettext_noop("Koppel het signaal aan een inwoner."),
        list="signals",
    ),
    Lack(
        "no_arose",
        gettext_noop("Signalen zonder de dag waarop de achterstand ontstond"),
        gettext_noop("Vraag de partner om deze kolom."),
        list="signals",
    ),
    Lack(
        "no_result",
        gettext_noop("Huishoudens zonder resultaat, terwijl hun periode voorbij is"),
        gettext_noop("Rond de zaak af als er niets meer te doen is."),
        list="cases",
    ),
    Lack(
        "period_open",
        gettext_noop("Huishoudens van wie de periode nog loopt"),
        gettext_noop("Wacht met leveren tot de maand voorbij is."),
        list="cases",
    ),
    Lack(
        "no_word",
        gettext_noop("Huishoudens met een resultaat dat landelijk geen woord heeft"),
        gettext_noop("Zij gaan mee zonder resultaat. Er is niets te doen."),
        list="cases",
    ),
    Lack(
        "no_attempt",
        gettext_noop("Afgeronde huishoudens zonder contactpoging"),
        gettext_noop("Leg vast hoe contact is gezocht."),
        list="cases",
    ),
    Lack(
        "no_day_part",
        gettext_noop("Contactpogingen aan de deur of per telefoon zonder dagdeel"),
        gettext_noop("Kies bij een poging ochtend, middag of avond."),
        list="cases",
    ),
    Lack(
        "no_organisation",
        gettext_noop("Naam, KvK-nummer of contactpersoon van de aanleverende organisatie"),
        gettext_noop("De functioneel beheerder vult dit in."),
    ),
)


def lacks_behind(code: str) -> Lack | None:
    """The kind of lack that this code stands for, if there is a list behind it."""
    return next((each for each in LACKS if each.code == code and each.list), None)
