# SPDX-License-Identifier: EUPL-1.2
"""The ways in which a case ends, each with the words of the national statistics (DDAS v1.2)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ExitKind(StrEnum):
    """The six exits that stand open at every step, and the endings that are not an exit."""

    PAID = "paid"
    ARRANGEMENT = "arrangement"
    HELP_ACCEPTED = "help_accepted"
    MOVED = "moved"
    DECEASED = "deceased"
    KNOWN_TO_DEBT_HELP = "known_to_debt_help"
    OTHER = "other"

    @property
    def dutch(self) -> str:
        """The name on the screen."""
        return _KINDS[self]


class Exit(StrEnum):
    """How a case was closed. The value is stored with the case."""

    PAID = "paid"
    ARRANGEMENT = "arrangement"
    ADVICE = "advice"
    FOLLOW_UP = "follow_up"
    FOLLOW_UP_FINANCIAL = "follow_up_financial"
    FOLLOW_UP_OTHER = "follow_up_other"
    MOVED_OWN_WILL = "moved_own_will"
    MOVED_UNDER_PRESSURE = "moved_under_pressure"
    KEY_HANDED_IN = "key_handed_in"
    MOVED_UNKNOWN = "moved_unknown"
    DECEASED = "deceased"
    KNOWN_TO_DEBT_HELP = "known_to_debt_help"
    OTHER_SUPPORT = "other_support"
    HELP_DECLINED = "help_declined"
    NO_CONTACT = "no_contact"
    NO_REACTION = "no_reaction"
    REFERRED_WITHOUT_CONTACT = "referred_without_contact"
    REHOUSED = "rehoused"
    REPEATED = "repeated"
    UNJUSTIFIED = "unjustified"
    NOT_TAKEN_UP = "not_taken_up"
    OPENED_BY_MISTAKE = "opened_by_mistake"
    WRONGLY_LINKED = "wrongly_linked"

    @property
    def dutch(self) -> str:
        """The result on the screen."""
        return _FACTS[self].dutch

    @property
    def kind(self) -> ExitKind:
        """Which of the six exits this is, or `OTHER`."""
        return _FACTS[self].kind

    @property
    def ddas(self) -> str | None:
        """EnumEindresultaat of the DDAS exchange model v1.2; None when that model has no word."""
        return _FACTS[self].ddas


@dataclass(frozen=True, slots=True)
class _Facts:
    dutch: str
    kind: ExitKind
    ddas: str | None


_KINDS: dict[ExitKind, str] = {
    ExitKind.PAID: "betaald",
    ExitKind.ARRANGEMENT: "betalingsregeling",
    ExitKind.HELP_ACCEPTED: "hulp aanvaard",
    ExitKind.MOVED: "verhuisd",
    ExitKind.DECEASED: "overleden",
    ExitKind.KNOWN_TO_DEBT_HELP: "bekend bij schuldhulp",
    ExitKind.OTHER: "anders",
}

_FOLLOW_UP = "Vervolghulp en/of verwijzing"
_SOLVED = "Inwoner heeft zelf al betaald/betalingsregeling getroffen"
_LEFT = "Persoon is geen inwoner (meer) in de gemeente"
_OTHER_REASON = "Niet opgepakt: andere reden"

_FACTS: dict[Exit, _Facts] = {
    Exit.PAID: _Facts("betaald", ExitKind.PAID, _SOLVED),
    Exit.ARRANGEMENT: _Facts("betalingsregeling getroffen", ExitKind.ARRANGEMENT, _SOLVED),
    Exit.ADVICE: _Facts(
        "geholpen met advies of een snelle oplossing",
        ExitKind.HELP_ACCEPTED,
        "(Budget)advies en/of quick fix",
    ),
    Exit.FOLLOW_UP: _Facts(
        "vervolghulp bij geld en iets anders", ExitKind.HELP_ACCEPTED, _FOLLOW_UP
    ),
    Exit.FOLLOW_UP_FINANCIAL: _Facts(
        "vervolghulp bij geld", ExitKind.HELP_ACCEPTED, f"{_FOLLOW_UP} financieel"
    ),
    Exit.FOLLOW_UP_OTHER: _Facts(
        "andere vervolghulp", ExitKind.HELP_ACCEPTED, f"{_FOLLOW_UP} niet financieel"
    ),
    Exit.MOVED_OWN_WILL: _Facts("verhuisd, eigen keuze", ExitKind.MOVED, _LEFT),
    Exit.MOVED_UNDER_PRESSURE: _Facts("verhuisd onder druk", ExitKind.MOVED, _LEFT),
    Exit.KEY_HANDED_IN: _Facts("sleutel ingeleverd", ExitKind.MOVED, _LEFT),
    Exit.MOVED_UNKNOWN: _Facts("vertrokken, onbekend waarheen", ExitKind.MOVED, _OTHER_REASON),
    Exit.DECEASED: _Facts("overleden", ExitKind.DECEASED, "Inwoner is overleden"),
    Exit.KNOWN_TO_DEBT_HELP: _Facts(
        "al bekend bij schuldhulpverlening",
        ExitKind.KNOWN_TO_DEBT_HELP,
        "Inwoner al bekend bij schuldhulpverlening",
    ),
    Exit.OTHER_SUPPORT: _Facts(
        "krijgt al andere hulp", ExitKind.OTHER, "Inwoner heeft al een ander lopend traject"
    ),
    Exit.HELP_DECLINED: _Facts(
        "wil geen hulp",
        ExitKind.OTHER,
        "Inwoner regelt het zelf/hoeft geen hulp vanuit vroegsignalering",
    ),
    Exit.NO_CONTACT: _Facts(
        "geen contact gekregen", ExitKind.OTHER, "Definitief geen contact kunnen krijgen"
    ),
    Exit.NO_REACTION: _Facts(
        "geen reactie meer na contact", ExitKind.OTHER, "Geen reactie na eerder contact"
    ),
    Exit.REFERRED_WITHOUT_CONTACT: _Facts(
        "doorverwezen zonder contact", ExitKind.OTHER, "Verwijzing zonder tussenkomst inwoner"
    ),
    Exit.REHOUSED: _Facts("passend herhuisvest", ExitKind.OTHER, None),
    Exit.REPEATED: _Facts(
        "herhaalde melding, niet hoger", ExitKind.OTHER, "Niet opgepakt: herhaalde melding"
    ),
    Exit.UNJUSTIFIED: _Facts(
        "onterecht signaal", ExitKind.OTHER, "Niet opgepakt: onterecht signaal"
    ),
    Exit.NOT_TAKEN_UP: _Facts("niet opgepakt, andere reden", ExitKind.OTHER, _OTHER_REASON),
    Exit.OPENED_BY_MISTAKE: _Facts("ten onrechte geopend", ExitKind.OTHER, None),
    Exit.WRONGLY_LINKED: _Facts("verkeerd gekoppeld", ExitKind.OTHER, None),
}
