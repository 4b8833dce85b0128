# SPDX-License-Identifier: EUPL-1.2
"""What is shown of a proof, on paper and on the public page: lines drawn from it and no others.

Who typed a code sees no name: `masked` leaves of people what is enough to lay the paper beside it.
Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from woonzeker.feedback.rules.contents import NO_REPORT, READ, RECEIVED, REPORT, UNREADABLE
from woonzeker.law import Confidence
from woonzeker.law.calendar import dutch_date

_HERE = ZoneInfo("Europe/Amsterdam")
TITLES: dict[str, str] = {
    RECEIVED: "Bewijs van ontvangst",
    READ: "Bewijs van verwerking",
    REPORT: "Verklaring van melding",
    NO_REPORT: "Verklaring dat er geen melding is",
}
_UNKNOWN = "niet bekend"
#: said once of a court whose practice nobody read at that court itself
UNCHECKED = "Deze praktijk is niet bij de rechtbank zelf nagekeken."


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with what stands under it: a word and what it is, line by line."""

    title: str
    lines: tuple[tuple[str, str], ...] = ()
    #: sentences in a list
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A proof as people read it."""

    title: str
    opening: tuple[str, ...]
    parts: tuple[Part, ...]


def shown(content: Mapping[str, Any], *, masked: bool = False) -> Shown:
    """What a proof says, in words; `masked` for who has its code and not the proof itself."""
    kind = str(content["soort"])
    parts = [part for each in _DRAWN[kind] if (part := each(content, masked)) is not None]
    title = TITLES[RECEIVED if _is_unreadable(content) else kind]
    return Shown(title, _OPENING[kind](content), (_about(content), *parts))


def _is_unreadable(content: Mapping[str, Any]) -> bool:
    """Whether it is about a file of which nobody could read a line: that came in, and no more."""
    return bool(content["soort"] == READ and content["aanlevering"]["stand"] == UNREADABLE)


def _about(content: Mapping[str, Any]) -> Part:
    return Part(
        "Over dit bewijs",
        (
            ("Gemeente", str(content["gemeente"]["naam"])),
            ("Gemaakt op", moment(content["gemaakt_op"])),
            ("Code", str(content["code"])),
        ),
    )


def _partner(content: Mapping[str, Any], _masked: bool) -> Part | None:
    partner = content["partner"]
    if partner is None:
        return Part("Over wie", (("Melder", "geen enkele partner van de gemeente"),))
    named = f"{partner['naam']} ({partner['soort']})"
    word = "Melder" if content["soort"] == NO_REPORT else "Partner"
    return Part("Over wie" if word == "Melder" else "Partner", ((word, named),))


def _delivery(content: Mapping[str, Any], _masked: bool) -> Part:
    about = content["aanlevering"]
    return Part(
        "Aanlevering",
        (
            ("Ontvangen op", moment(about["ontvangen_op"])),
            ("Bestand", str(about["bestand"])),
            ("Vingerafdruk (SHA-256)", str(about["sha256"])),
            ("Kenmerk", str(about["kenmerk"])),
            ("Stand", str(about["stand"])),
        ),
    )


def _counts(content: Mapping[str, Any], _masked: bool) -> Part | None:
    counts = content.get("tellingen")
    if counts is None or _is_unreadable(content):
        return None
    names = {
        "gelezen": "Regels gelezen",
        "geaccepteerd": "Geaccepteerd",
        "dubbel": "Dubbel",
        "teruggegeven": "Teruggegeven",
    }
    return Part("Wat er van de regels werd", tuple((names[k], str(counts[k])) for k in names))


def _who(content: Mapping[str, Any], masked: bool) -> Part:
    word = "huurder" if content["soort"] == REPORT else "inwoner"
    who = {name: str(value) for name, value in content[word].items()}
    if masked:
        who = {
            "naam": initials(who["naam"]),
            "geboren": "",
            "adres": "",
            "postcode": who["postcode"],
            "plaats": who["plaats"],
        }
    place = " ".join(filter(None, (who["postcode"], who["plaats"])))
    lines = [("Naam", who["naam"]), ("Geboren", born(who["geboren"])), ("Adres", who["adres"])]
    lines += [("Postcode en plaats", place)]
    return Part(word.capitalize(), tuple(line for line in lines if line[1]))


def _reports(content: Mapping[str, Any], _masked: bool) -> Part:
    lines = [
        (
            f"Melding {each['kenmerk']}",
            f"gemeld op {day(each['gemeld_op'])}, ontvangen op {day(each['ontvangen_op'])}, "
            f"achterstand {money(each['bedrag_cent'])}",
        )
        for each in content["meldingen"]
    ]
    return Part("Wat er gemeld is", tuple(lines))


def _efforts(content: Mapping[str, Any], _masked: bool) -> Part | None:
    lines = [
        (f"{each['letter']}. {each['wat']}", f"{day(each['op'])} ({each['bron']})")
        for each in content["inspanningen"]
    ]
    if not lines:
        return None
    return Part(
        "Wat de verhuurder vooraf deed (Bgs art. 2)",
        (*lines, ("Reactie op het aanbod", str(content["reactie"]))),
    )


def _court(content: Mapping[str, Any], _masked: bool) -> Part:
    court = content["rechtbank"]
    items = [_practice(each) for each in court["praktijk"]]
    if any(each["zekerheid"] != Confidence.VERIFIED.dutch for each in court["praktijk"]):
        items.append(UNCHECKED)
    summons = court["dagvaarding_op"]
    lines = [("Rechtbank", str(court["naam"]))]
    lines += [("Dagvaarding", day(summons))] if summons else []
    return Part("Wat de rechtbank vraagt", tuple(lines), tuple(items))


def _practice(each: Mapping[str, str]) -> str:
    """What a court asks and what it makes of this: no notes of whoever wrote the rule down."""
    return (
        f"{each['oordeel'].capitalize()}: {each['uitleg']} Praktijk: {each['regel']}; geldt vanaf "
        f"{day(each['geldt_vanaf'])}; {each['plaats']}, {each['bron']}."
    )


def _missing(content: Mapping[str, Any], _masked: bool) -> Part:
    missing = tuple(str(each) for each in content["ontbreekt"])
    return Part("Wat ontbreekt of aandacht vraagt", items=missing or ("Niets.",))


def _period(content: Mapping[str, Any], _masked: bool) -> Part:
    period = content["periode"]
    lines = (("Van", day(period["van"])), ("Tot en met", day(period["tot_en_met"])))
    return Part("Over welke tijd", lines)


_Drawer = Callable[[Mapping[str, Any], bool], "Part | None"]
_DRAWN: dict[str, tuple[_Drawer, ...]] = {
    RECEIVED: (_partner, _delivery),
    READ: (_partner, _delivery, _counts),
    REPORT: (_partner, _who, _reports, _efforts, _court, _missing),
    NO_REPORT: (_who, _period, _partner),
}
_OPENING: dict[str, Callable[[Mapping[str, Any]], tuple[str, ...]]] = {
    RECEIVED: lambda _c: ("De gemeente heeft deze aanlevering ontvangen.",),
    READ: lambda content: (_read_sentence(content),),
    REPORT: lambda _c: (
        "De gemeente verklaart dat zij deze melding ontving. Wat de verhuurder vooraf deed staat "
        "hier zoals de verhuurder het opgaf; de gemeente heeft dat niet onderzocht.",
    ),
    NO_REPORT: lambda _c: (
        "De gemeente verklaart dat zij in deze tijd over deze inwoner geen melding van een "
        "betalingsachterstand ontving van wie hieronder als melder staat.",
    ),
}


def _read_sentence(content: Mapping[str, Any]) -> str:
    if _is_unreadable(content):
        return (
            "De gemeente heeft deze aanlevering ontvangen, maar kon haar niet lezen. Er is niets "
            "mee gemeld."
        )
    if not content["tellingen"]["geaccepteerd"] + content["tellingen"]["dubbel"]:
        return (
            "De gemeente heeft deze aanlevering ontvangen en nagekeken. Er is geen enkel signaal "
            "uit aangenomen."
        )
    return "De gemeente heeft deze aanlevering ontvangen en verwerkt."


def initials(name: str) -> str:
    """The first letter of each part of a name: enough to compare, too little to learn it."""
    return " ".join(f"{each[0]}." for each in name.replace(".", " ").split())


def money(cents: int) -> str:
    """An amount as people write it: '€ 1.234,56'."""
    return "€ " + f"{cents / 100:,.2f}".translate(str.maketrans(",.", ".,"))


def day(text: str) -> str:
    """A day in words."""
    return dutch_date(date.fromisoformat(text)) if text else _UNKNOWN


def born(text: str) -> str:
    """A day of birth as it is known, parts of which may be 00."""
    year, _dash, rest = text.partition("-")
    month, _dash, number = rest.partition("-")
    return "-".join(part for part in (number, month, year) if part and part != "00")


def moment(text: str) -> str:
    """A moment in words, as the clock stood here."""
    at = datetime.fromisoformat(text).astimezone(_HERE)
    return f"{dutch_date(at.date())}, {at:%H:%M} uur"
