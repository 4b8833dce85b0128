# SPDX-License-Identifier: EUPL-1.2
"""What goes into the file for a hearing, and what the court need not know. Pure.

Chosen by the kind of fact, never by who it is about: some goes along always, some only when the
household said yes to that very thing, the rest never. The household or its lawyer may tell more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from woonzeker.legal.rules.track import ClaimGround
from woonzeker.matching.linkage.wording import gettext_noop


class Leaves(StrEnum):
    """Whether a kind of fact goes to the court."""

    ALWAYS = "always"
    CONSENT = "consent"
    NEVER = "never"


class Part(StrEnum):
    """A kind of fact that a case may hold."""

    EFFORTS = "efforts"
    REPORT = "report"
    PRACTICE = "practice"
    CONTACTS = "contacts"
    OFFER = "offer"
    CHILDREN = "children"
    ARRANGEMENT = "arrangement"
    CURRENT_RENT = "current_rent"
    COSTS = "costs"
    HELP = "help"
    DEBT_HELP = "debt_help"
    OVERVIEW = "overview"
    OWN_WORDS = "own_words"
    HEALTH = "health"
    NOTES = "notes"
    SAFETY = "safety"
    WORRIES = "worries"
    OTHER_CREDITORS = "other_creditors"
    BSN = "bsn"
    PRIORITY = "priority"
    EARLIER_CASES = "earlier_cases"
    ORDER = "order"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class PartRule:
    """A kind of fact: what of it goes along, whether it does, and why.

    `only` are the grounds on which it is asked for at all; empty: on every ground.
    """

    part: Part
    words: str
    leaves: Leaves
    why: str
    only: frozenset[ClaimGround] = frozenset()

    def asked_for(self, ground: ClaimGround) -> bool:
        """Whether a hearing on this ground asks for it."""
        return not self.only or ground in self.only


_ARREARS = frozenset({ClaimGround.ARREARS})
_WEIGHS = gettext_noop("De rechter weegt dit mee (BW art. 6:265 lid 1).")
_DUTY = gettext_noop("De rechter kijkt of er gemeld is.")
_NOT_NEEDED = gettext_noop("De rechter heeft dit niet nodig.")
_OWN = gettext_noop("Dit is van het huishouden: alleen als het dat wil.")
_WALL = gettext_noop("Hulp en handhaving blijven gescheiden.")


def _always(
    part: Part, words: str, why: str, only: frozenset[ClaimGround] = frozenset()
) -> PartRule:
    return PartRule(part, words, Leaves.ALWAYS, why, only)


PARTS: dict[Part, PartRule] = {
    each.part: each
    for each in (
        _always(Part.EFFORTS, gettext_noop("wat de schuldeiser vooraf deed, met dagen"), _DUTY,
                _ARREARS),
        _always(Part.REPORT, gettext_noop("het bewijs van de melding"), _DUTY, _ARREARS),
        _always(Part.PRACTICE, gettext_noop("wat deze rechtbank vraagt, met de bron"), _DUTY),
        _always(
            Part.CONTACTS,
            gettext_noop("wanneer en hoe contact is gezocht en of het lukte, zonder wat er is"
                         " gezegd"),
            _WEIGHS,
        ),
        _always(Part.OFFER, gettext_noop("dat en wanneer hulp is aangeboden"), _WEIGHS),
        _always(
            Part.CHILDREN, gettext_noop("of er kinderen wonen en hoeveel, zonder namen"),
            gettext_noop("De rechter moet nagaan of een ontruiming kinderen raakt."),
        ),
        _always(Part.ARRANGEMENT, gettext_noop("de regeling die is voorgesteld"), _WEIGHS,
                _ARREARS),
        _always(Part.CURRENT_RENT, gettext_noop("of de huur van nu wordt betaald"), _WEIGHS,
                _ARREARS),
        _always(Part.COSTS, gettext_noop("de kosten tot nu toe"), _WEIGHS, _ARREARS),
        PartRule(Part.HELP, gettext_noop("dat er hulp loopt, en sinds wanneer"), Leaves.CONSENT,
                 _OWN),
        PartRule(Part.DEBT_HELP, gettext_noop("schuldhulp, sanering, bewind of moratorium"),
                 Leaves.CONSENT, _OWN),
        PartRule(Part.OVERVIEW, gettext_noop("inkomen en vaste lasten"), Leaves.CONSENT, _OWN),
        PartRule(Part.OWN_WORDS, gettext_noop("het verhaal van het huishouden zelf"),
                 Leaves.CONSENT, _OWN),
        PartRule(Part.HEALTH, gettext_noop("gezondheid"), Leaves.NEVER,
                 gettext_noop("Alleen het huishouden of zijn advocaat vertelt dit, als het wil.")),
        PartRule(Part.NOTES, gettext_noop("aantekeningen"), Leaves.NEVER, _NOT_NEEDED),
        PartRule(Part.SAFETY, gettext_noop("veiligheid van medewerkers"), Leaves.NEVER,
                 _NOT_NEEDED),
        PartRule(Part.WORRIES, gettext_noop("zorgen van buren, school of vrijwilligers"),
                 Leaves.NEVER, gettext_noop("Wie zich zorgen maakt blijft onbekend.")),
        PartRule(Part.OTHER_CREDITORS, gettext_noop("schulden bij anderen"), Leaves.NEVER,
                 _NOT_NEEDED),
        PartRule(Part.BSN, gettext_noop("burgerservicenummer"), Leaves.NEVER, _NOT_NEEDED),
        PartRule(Part.PRIORITY, gettext_noop("voorrang op de werklijst"), Leaves.NEVER,
                 _NOT_NEEDED),
        PartRule(Part.EARLIER_CASES, gettext_noop("eerdere zaken"), Leaves.NEVER, _NOT_NEEDED),
        PartRule(Part.ORDER, gettext_noop("overlast, sluiting of handhaving"), Leaves.NEVER, _WALL),
        PartRule(Part.PLACE, gettext_noop("waar een plek is"), Leaves.NEVER,
                 gettext_noop("Dat er een plek is kan gezegd worden, het adres niet.")),
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CourtFile:
    """What goes along, what could when the household says yes, what is missing, what stays."""

    take: tuple[PartRule, ...]
    ask: tuple[PartRule, ...]
    missing: tuple[PartRule, ...]
    stays: tuple[PartRule, ...]

    @property
    def complete(self) -> bool:
        """Whether nothing is missing that always goes along."""
        return not self.missing


def court_file(
    there: Set[Part], *, ground: ClaimGround, consents: Set[Part] = frozenset()
) -> CourtFile:
    """The file for a hearing out of what a case holds; `consents`: to what the household said yes.

    A yes to what never leaves changes nothing.
    """
    asked = [each for each in PARTS.values() if each.asked_for(ground)]
    may = {each.part for each in asked if each.leaves is Leaves.ALWAYS}
    may |= {each.part for each in asked if each.leaves is Leaves.CONSENT and each.part in consents}
    return CourtFile(
        take=tuple(each for each in asked if each.part in may and each.part in there),
        ask=tuple(
            each for each in asked
            if each.leaves is Leaves.CONSENT and each.part in there and each.part not in consents
        ),
        missing=tuple(
            each for each in asked if each.leaves is Leaves.ALWAYS and each.part not in there
        ),
        stays=tuple(
            each for each in PARTS.values() if each.part in there and each.leaves is Leaves.NEVER
        ),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sought:
    """One time that contact was sought: day, channel and whether it was had; never what was said.

    The channel is a code of the contact ladder.
    """

    on: date
    channel: str
    reached: bool


@dataclass(frozen=True, slots=True)
class ContactHistory:
    """The history of contact for a court: oldest first, and how often by each channel."""

    lines: tuple[Sought, ...]
    tried: int
    reached: int
    by_channel: tuple[tuple[str, int], ...]


def contact_history(contacts: Iterable[Sought], *, until: date) -> ContactHistory:
    """The history up to and including a day."""
    lines = sorted((each for each in contacts if each.on <= until), key=lambda each: each.on)
    channels = Counter(each.channel for each in lines)
    return ContactHistory(
        tuple(lines), len(lines), sum(each.reached for each in lines),
        tuple(sorted(channels.items())),
    )  # fmt: skip
