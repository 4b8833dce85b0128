# SPDX-License-Identifier: EUPL-1.2
"""The file for a court in words: a section for each part that there is something of. Pure.

A court reads Dutch, so these words are not translated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from woonzeker.law.calendar import dutch_date
from woonzeker.law.reader import Confidence
from woonzeker.legal.rules.hearing.dossier import Part
from woonzeker.legal.rules.hearing.facts import CourtFacts, Dated, MoneyLine, Proposed

Row = tuple[str, ...]
_UNKNOWN = "dag niet bekend"
#: a channel of the contact ladder, as a court reads it
CHANNELS: Mapping[str, str] = {
    "letter": "brief",
    "card": "kaartje",
    "phone": "telefoon",
    "message": "sms of app",
    "email": "e-mail",
    "visit": "huisbezoek",
    "elsewhere": "afspraak op locatie",
}


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the file: sentences, and a table with its head."""

    part: Part
    title: str
    sentences: tuple[str, ...] = ()
    head: Row = ()
    rows: tuple[Row, ...] = ()
    #: where it stands and how sure it is, in small print
    notes: tuple[str, ...] = ()


def sections_of(facts: CourtFacts) -> dict[Part, Section]:
    """The sections of what there is, in the order of the file."""
    made = {part: draw(facts) for part, draw in _DRAWN.items()}
    return {part: section for part, section in made.items() if section is not None}


def _efforts(facts: CourtFacts) -> Section | None:
    if not facts.efforts:
        return None
    return Section(
        Part.EFFORTS, "Wat de schuldeiser vooraf deed",
        ("Zo meldde de schuldeiser het zelf, bij de achterstand.",), *_dated(facts.efforts),
    )  # fmt: skip


def _report(facts: CourtFacts) -> Section | None:
    if facts.no_report:
        return Section(
            Part.REPORT, "De melding bij de gemeente", (facts.no_report,),
            notes=(facts.no_report_source,) if facts.no_report_source else (),
        )  # fmt: skip
    if not facts.reports:
        return None
    return Section(
        Part.REPORT, "De melding bij de gemeente",
        ("De gemeente ontving deze meldingen van de achterstand.",),
        ("Melder", "Kenmerk", "Ontvangen"),
        tuple((each.by, each.reference, dutch_date(each.received_on)) for each in facts.reports),
    )  # fmt: skip


def _practice(facts: CourtFacts) -> Section | None:
    found = facts.practice
    if found is None or not found.lines:
        return None
    second: tuple[str, ...] = ()
    if found.second is not None:
        second = (f"{found.second.words}: {dutch_date(found.second.on)}. {found.second.why}",)
    return Section(
        Part.PRACTICE, "Wat de rechtbank vraagt", (f"Dit lazen wij over {found.court}.", *second),
        ("Wat", "Gegeven", "Bron"),
        tuple((each.title, each.value, f"{each.citation} ({each.sureness})")
              for each in found.lines),
    )  # fmt: skip


def _contacts(facts: CourtFacts) -> Section | None:
    found = facts.contacts
    if found is None or not found.lines:
        return None
    ways = ", ".join(f"{CHANNELS.get(way, way)} {number}" for way, number in found.by_channel)
    return Section(
        Part.CONTACTS, "Wanneer wij contact zochten",
        (f"Wij zochten {_times(found.tried)} contact en hadden dat {_times(found.reached)}.",
         f"Langs welke weg: {ways}."),
        ("Dag", "Hoe", "Contact"),
        tuple((dutch_date(each.on), CHANNELS.get(each.channel, each.channel),
               "ja" if each.reached else "nee") for each in found.lines),
        ("Wat er is gezegd staat hier niet in.",),
    )  # fmt: skip


def _offer(facts: CourtFacts) -> Section | None:
    if not facts.offers:
        return None
    return Section(Part.OFFER, "Welke hulp wij aanboden", (), *_dated(facts.offers))


def _children(facts: CourtFacts) -> Section | None:
    found = facts.children
    if found is None:
        return None
    if not found.live:
        said = "Er wonen geen kinderen, voor zover wij weten."
    elif found.count:
        said = "Er woont 1 kind." if found.count == 1 else f"Er wonen {found.count} kinderen."
    else:
        said = "Er wonen kinderen."
    return Section(Part.CHILDREN, "Kinderen", (said, f"Gevraagd op {dutch_date(found.asked_on)}."))


def _arrangement(facts: CourtFacts) -> Section | None:
    if not facts.arrangements:
        return None
    return Section(
        Part.ARRANGEMENT, "De regeling die is voorgesteld",
        tuple(_proposal(each) for each in facts.arrangements),
    )  # fmt: skip


def _proposal(each: Proposed) -> str:
    answer = "De schuldeiser heeft nog niet geantwoord."
    if each.agreed_on:
        answer = f"De schuldeiser zei ja op {dutch_date(each.agreed_on)}."
    elif each.refused_on:
        answer = f"De schuldeiser zei nee op {dutch_date(each.refused_on)}."
    times = f"in {each.instalments} keer, " if each.instalments else ""
    return (
        f"Op {dutch_date(each.made_on)} is voorgesteld {euros(each.total_cents)} te betalen {times}"
        f"{euros(each.instalment_cents)} {each.every}, te beginnen op {dutch_date(each.first_on)}."
        f" {answer}"
    )


def _rent(facts: CourtFacts) -> Section | None:
    found = facts.rent
    if found is None:
        return None
    said = "De huur van nu wordt betaald" if found.paid else "De huur van nu wordt niet betaald"
    since = f", sinds {dutch_date(found.since)}" if found.since else ""
    asked = f"Nagevraagd op {dutch_date(found.said_on)}."
    return Section(Part.CURRENT_RENT, "De huur van nu", (f"{said}{since}.", asked))


def _costs(facts: CourtFacts) -> Section | None:
    found = facts.costs
    if found is None or not found.lines:
        return None
    at_least = "Samen ten minste" if found.at_least else "Samen"
    rows = [
        (each.words, "niet bekend" if each.cents is None else euros(each.cents),
         "; ".join(filter(None, ("ten hoogste" if each.at_most else "", each.note))))
        for each in found.lines
    ]  # fmt: skip
    return Section(
        Part.COSTS, "De kosten tot nu toe", (), ("Wat", "Bedrag", ""),
        (*rows, (at_least, euros(found.total_cents), "")),
        tuple(dict.fromkeys(_law_of(each.citation, each.confidence) for each in found.lines
                            if each.citation)),
    )  # fmt: skip


def _help(facts: CourtFacts) -> Section | None:
    return _of_dated(Part.HELP, "Er loopt hulp", facts.help)


def _debt_help(facts: CourtFacts) -> Section | None:
    return _of_dated(Part.DEBT_HELP, "Schuldhulp", facts.debt_help)


def _of_dated(part: Part, title: str, lines: Sequence[Dated]) -> Section | None:
    return Section(part, title, (), *_dated(lines)) if lines else None


def _overview(facts: CourtFacts) -> Section | None:
    found = facts.overview
    if found is None:
        return None
    rows = (*_money("inkomen", found.income), *_money("vaste lasten", found.costs))
    return Section(
        Part.OVERVIEW, "Inkomen en vaste lasten", (f"Gemaakt op {dutch_date(found.made_on)}.",),
        ("Soort", "Wat", "Bedrag", "Hoe vaak"), rows,
    )  # fmt: skip


def _own_words(facts: CourtFacts) -> Section | None:
    found = facts.own_words
    if found is None:
        return None
    told = f"Verteld op {dutch_date(found.on)}."
    return Section(Part.OWN_WORDS, "Wat het huishouden zelf vertelt", (found.words, told))


_DRAWN: Mapping[Part, Callable[[CourtFacts], Section | None]] = {
    Part.EFFORTS: _efforts,
    Part.REPORT: _report,
    Part.PRACTICE: _practice,
    Part.CONTACTS: _contacts,
    Part.OFFER: _offer,
    Part.CHILDREN: _children,
    Part.ARRANGEMENT: _arrangement,
    Part.CURRENT_RENT: _rent,
    Part.COSTS: _costs,
    Part.HELP: _help,
    Part.DEBT_HELP: _debt_help,
    Part.OVERVIEW: _overview,
    Part.OWN_WORDS: _own_words,
}


def euros(cents: int) -> str:
    """Whole cents as euros: '€ 1.842,60'."""
    whole, rest = divmod(abs(cents), 100)
    sign = "-" if cents < 0 else ""
    return f"€\u202f{sign}{f'{whole:,}'.replace(',', '.')},{rest:02d}"


def _times(number: int) -> str:
    return "1 keer" if number == 1 else f"{number} keer"


def _dated(lines: Iterable[Dated]) -> tuple[Row, tuple[Row, ...]]:
    return ("Wat", "Dag"), tuple((each.words, _day(each.on)) for each in lines)


def _day(on: date | None) -> str:
    return dutch_date(on) if on else _UNKNOWN


def _money(kind: str, lines: Iterable[MoneyLine]) -> tuple[Row, ...]:
    return tuple((kind, each.what, euros(each.cents), each.every) for each in lines)


def _law_of(citation: str, confidence: Confidence | None) -> str:
    sure = f" ({confidence.dutch})" if confidence else ""
    return f"{citation}{sure}"
