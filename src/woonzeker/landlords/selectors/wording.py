# SPDX-License-Identifier: EUPL-1.2
"""The steps, and what still lacks before a report may go, in plain words."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from woonzeker.landlords.rules import Step
from woonzeker.law.bgs import Lack

STEP_WORDS: dict[Step, str] = {
    Step.CONTACT: gettext_noop("Praat met uw huurder"),
    Step.LETTER: gettext_noop("Stuur een vriendelijke brief"),
    Step.ANSWER: gettext_noop("Wacht op antwoord"),
    Step.REPORT: gettext_noop("Meld het bij de gemeente"),
}

#: what comes next in a file, short, for a list
NEXT_WORDS: dict[Step, str] = {
    Step.CONTACT: gettext_noop("praat met uw huurder"),
    Step.HELP: gettext_noop("wijs op hulp"),
    Step.LETTER: gettext_noop("maak de brief"),
    Step.SEND_LETTER: gettext_noop("verstuur de brief"),
    Step.ANSWER: gettext_noop("wacht op antwoord"),
    Step.TOMORROW: gettext_noop("meld het morgen"),
    Step.REPORT: gettext_noop("u kunt melden"),
    Step.NO_REPORT: gettext_noop("spreek samen iets af"),
}

_TALK = gettext_noop("Bel uw huurder, ga langs of stuur een bericht, en schrijf het hier op.")
_HELP = gettext_noop("Zeg waar uw huurder gratis hulp krijgt, of zet het in de brief.")
_WRITE = gettext_noop("Maak de brief. De woorden die nodig zijn staan er al in.")
_OFFER = gettext_noop("Bied aan om de gegevens door te geven. Het staat in de brief.")
_TOMORROW = gettext_noop("Meld het morgen: wat u deed moet vóór de dag van de melding zijn.")
#: letter of the decree and what lacks → what that is, and what to do
LACKS: dict[tuple[str, Lack], tuple[str, str]] = {
    ("a", Lack.NOT_DONE): (gettext_noop("U heeft nog geen contact gezocht."), _TALK),
    ("b", Lack.NOT_DONE): (gettext_noop("U heeft nog niet op hulp gewezen."), _HELP),
    ("c", Lack.NOT_DONE): (gettext_noop("U heeft nog geen herinnering gestuurd."), _WRITE),
    ("d", Lack.NOT_DONE): (
        gettext_noop("U heeft nog niet aangeboden om gegevens door te geven."),
        _OFFER,
    ),
    ("a", Lack.NOT_BEFORE): (gettext_noop("U zocht vandaag pas contact."), _TOMORROW),
    ("b", Lack.NOT_BEFORE): (gettext_noop("U wees vandaag pas op hulp."), _TOMORROW),
    ("c", Lack.NOT_BEFORE): (gettext_noop("De herinnering ging vandaag pas weg."), _TOMORROW),
    ("d", Lack.NOT_BEFORE): (gettext_noop("Het aanbod ging vandaag pas weg."), _TOMORROW),
    ("d", Lack.NO_REACTION): (
        gettext_noop("U heeft nog niet opgeschreven wat uw huurder antwoordde."),
        gettext_noop("Wacht tot de dag in de brief. Kwam er geen antwoord, zeg dat dan hier."),
    ),
    ("d", Lack.REFUSED): (
        gettext_noop("Uw huurder wil niet dat u de gegevens doorgeeft."),
        gettext_noop("Dan mag u niet melden. Spreek samen af hoe de huur betaald wordt."),
    ),
}
