# SPDX-License-Identifier: EUPL-1.2
"""The sixteen results of the national exchange model (DDAS v1.2), and how each is told apart. Pure.

Beside each stands what it means and the one question that separates it from the result that looks
most like it: two workers who saw the same write down the same.
"""

from __future__ import annotations

from dataclasses import dataclass

from woonzeker.process.exits import Exit


@dataclass(frozen=True, slots=True)
class Result:
    """One result: its name in the model, what it means, and the question at its border.

    `exits` are our own ways to end that count as it, `beside` is the result that looks most like
    it. Without a name in the model it does not count in the national figures.
    """

    ddas: str
    means: str
    asks: str
    exits: tuple[Exit, ...]
    beside: Exit | None = None


def gettext_noop(words: str) -> str:
    """The words as they are; the name is what the catalogues of other languages look for."""
    return words


RESULTS: tuple[Result, ...] = (
    Result(
        gettext_noop("Inwoner heeft zelf al betaald/betalingsregeling getroffen"),
        gettext_noop(
            "De inwoner heeft zelf betaald of zelf een regeling getroffen, zonder hulp van jou."
        ),
        gettext_noop("Kwam het er door jouw hulp? Kies dan '(Budget)advies en/of quick fix'."),
        (Exit.PAID, Exit.ARRANGEMENT),
        Exit.ADVICE,
    ),
    Result(
        gettext_noop("Inwoner regelt het zelf/hoeft geen hulp vanuit vroegsignalering"),
        gettext_noop("Je sprak iemand, en die zei zelf dat hulp niet nodig of niet gewenst is."),
        gettext_noop(
            "Gaf je in dat gesprek raad waarmee het kan lukken? Kies dan '(Budget)advies en/of "
            "quick fix'."
        ),
        (Exit.HELP_DECLINED,),
        Exit.ADVICE,
    ),
    Result(
        gettext_noop("(Budget)advies en/of quick fix"),
        gettext_noop(
            "Met jouw raad of een snelle oplossing kan de inwoner het zelf oplossen, binnen 30 "
            "dagen nadat die hulp aannam."
        ),
        gettext_noop(
            "Duurt het langer dan 30 dagen, of helpt een ander verder? Kies dan vervolghulp."
        ),
        (Exit.ADVICE,),
        Exit.FOLLOW_UP_FINANCIAL,
    ),
    Result(
        gettext_noop("Vervolghulp en/of verwijzing financieel"),
        gettext_noop(
            "Er komt langere hulp bij geld, van de gemeente of van een ander: schuldhulp, "
            "budgethulp of bewind."
        ),
        gettext_noop(
            "Kan de inwoner het binnen 30 dagen zelf? Kies dan '(Budget)advies en/of quick fix'."
        ),
        (Exit.FOLLOW_UP_FINANCIAL,),
        Exit.ADVICE,
    ),
    Result(
        gettext_noop("Vervolghulp en/of verwijzing niet financieel"),
        gettext_noop(
            "Er komt langere hulp bij iets anders dan geld: gezondheid, opvoeden, werk of wonen."
        ),
        gettext_noop("Hoort er ook hulp bij geld bij? Kies dan 'Vervolghulp en/of verwijzing'."),
        (Exit.FOLLOW_UP_OTHER,),
        Exit.FOLLOW_UP,
    ),
    Result(
        gettext_noop("Vervolghulp en/of verwijzing"),
        gettext_noop("Er komt langere hulp, bij geld en bij iets anders."),
        gettext_noop("Gaat het maar over een van de twee? Kies dan die."),
        (Exit.FOLLOW_UP,),
        Exit.FOLLOW_UP_FINANCIAL,
    ),
    Result(
        gettext_noop("Verwijzing zonder tussenkomst inwoner"),
        gettext_noop(
            "Je vroeg een ander om te helpen zonder dat de inwoner meedeed, uit zorg om "
            "veiligheid of gezondheid. Dit is een uitzondering."
        ),
        gettext_noop("Wist de inwoner ervan en was het goed? Dan is het gewone vervolghulp."),
        (Exit.REFERRED_WITHOUT_CONTACT,),
        Exit.FOLLOW_UP_OTHER,
    ),
    Result(
        gettext_noop("Inwoner al bekend bij schuldhulpverlening"),
        gettext_noop(
            "Het huishouden krijgt al schuldhulp van of namens de gemeente. De "
            "schuldhulpverlener praat met de inwoner en de schuldeiser. Dreigt er iets, dan "
            "blijft de zaak open."
        ),
        gettext_noop(
            "Helpt er iemand anders dan de schuldhulp? Kies dan 'Inwoner heeft al een ander "
            "lopend traject'."
        ),
        (Exit.KNOWN_TO_DEBT_HELP,),
        Exit.OTHER_SUPPORT,
    ),
    Result(
        gettext_noop("Inwoner heeft al een ander lopend traject"),
        gettext_noop("Een andere hulpverlener helpt al, en neemt ook deze achterstand op zich."),
        gettext_noop(
            "Is het een bewindvoerder? Die doet zaken namens de inwoner en telt niet als "
            "hulpverlener. Zoek dan contact met de bewindvoerder."
        ),
        (Exit.OTHER_SUPPORT,),
        Exit.KNOWN_TO_DEBT_HELP,
    ),
    Result(
        gettext_noop("Geen reactie na eerder contact"),
        gettext_noop("Er was contact, en daarna kwam er niets meer, ook niet na vaker proberen."),
        gettext_noop("Zei iemand dat hulp niet nodig is? Kies dan 'Inwoner regelt het zelf'."),
        (Exit.NO_REACTION,),
        Exit.HELP_DECLINED,
    ),
    Result(
        gettext_noop("Definitief geen contact kunnen krijgen"),
        gettext_noop(
            "Je zocht contact op alle manieren van de ladder en sprak niemand. De zaak gaat "
            "niet dicht: zij wacht, en je ziet haar staan tot het volgende signaal."
        ),
        gettext_noop(
            "Sprak je ooit iemand, ook kort aan de deur? Kies dan 'Geen reactie na eerder contact'."
        ),
        (Exit.NO_CONTACT,),
        Exit.NO_REACTION,
    ),
    Result(
        gettext_noop("Persoon is geen inwoner (meer) in de gemeente"),
        gettext_noop(
            "De persoon woont in een andere gemeente. De partner hoort dat. Draag het "
            "huishouden over aan die gemeente: bel, of mail beveiligd."
        ),
        gettext_noop(
            "Verhuisde de persoon binnen de gemeente? Sluit dan niet af. Weet niemand waarheen?"
            " Kies dan 'vertrokken, onbekend waarheen'."
        ),
        (Exit.MOVED_OWN_WILL, Exit.MOVED_UNDER_PRESSURE, Exit.KEY_HANDED_IN),
        Exit.MOVED_UNKNOWN,
    ),
    Result(
        gettext_noop("Inwoner is overleden"),
        gettext_noop("De persoon is overleden. Ook als je daarna met familie sprak."),
        gettext_noop(
            "Wonen er nog anderen? De zaak blijft dan open, met een taak om te kijken hoe het gaat."
        ),
        (Exit.DECEASED,),
    ),
    Result(
        gettext_noop("Niet opgepakt: herhaalde melding"),
        gettext_noop(
            "Dezelfde partner meldde dezelfde achterstand kort daarvoor ook al, en het bedrag "
            "is niet hoger geworden."
        ),
        gettext_noop("Is het bedrag hoger dan de vorige keer? Dan moet je het signaal oppakken."),
        (Exit.REPEATED,),
        Exit.UNJUSTIFIED,
    ),
    Result(
        gettext_noop("Niet opgepakt: onterecht signaal"),
        gettext_noop(
            "Het signaal had niet mogen komen: het bedrag is lager dan de drempel, of de "
            "achterstand is te kort of te oud."
        ),
        gettext_noop(
            "Klopt het signaal wel, maar kun je er om iets anders niet mee verder? Kies dan "
            "'Niet opgepakt: andere reden'."
        ),
        (Exit.UNJUSTIFIED,),
        Exit.NOT_TAKEN_UP,
    ),
    Result(
        gettext_noop("Niet opgepakt: andere reden"),
        gettext_noop(
            "Je kon het signaal niet oppakken, om een reden die hieronder staat. De partner "
            "hoort alleen dat het niet is opgepakt, nooit waarom."
        ),
        gettext_noop(
            "Zocht je al contact en kwam er niets? Kies dan 'Definitief geen contact kunnen "
            "krijgen'."
        ),
        (Exit.NOT_TAKEN_UP, Exit.MOVED_UNKNOWN),
        Exit.NO_CONTACT,
    ),
)
#: endings of our own that the model has no word for: they count in no national figure
APART = Result(
    "",
    gettext_noop("Deze uitkomsten tellen niet mee in de landelijke cijfers."),
    gettext_noop("Was het huishouden terecht in beeld? Kies dan een van de uitkomsten hierboven."),
    (Exit.REHOUSED, Exit.OPENED_BY_MISTAKE),
)
_BY_EXIT = {each: result for result in (*RESULTS, APART) for each in result.exits}


def result_of(way: Exit) -> Result | None:
    """The result that an ending counts as; None for one that nobody chooses by hand."""
    return _BY_EXIT.get(way)
