# SPDX-License-Identifier: EUPL-1.2
"""The papers of stored goods: list, warning, receipt and bill, in plain Dutch. Pure.

None of them is addressed to the home that was left: whoever writes hands in where it goes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from woonzeker.housing.rules.goods import KIND_WORDS, ItemKind
from woonzeker.housing.rules.goods_costs import COST_WORDS, Balance, Cost
from woonzeker.housing.rules.papers import Paper
from woonzeker.law.calendar import dutch_date

NARROW = "\u00a0"


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes, and where to call or come."""

    name: str
    address: str
    phone: str
    hours: str

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines above a letter."""
        return tuple(filter(None, (self.name, self.address, self.phone)))


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the inventory as it goes on paper."""

    number: int
    kind: ItemKind
    words: str
    never: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """Goods of one household: whose, since when, where, and the lines that are still there."""

    case: str
    people: tuple[str, ...]
    #: where a letter goes; never the home that was left
    to: tuple[str, ...]
    home: str
    taken_on: date
    where: str
    rows: tuple[Row, ...]


def inventory(kept: Kept, sender: Sender, *, kept_until: date, on: date) -> Paper:
    """The list of goods with what the household may do: the copy of Awb art. 5:29 lid 2."""
    return Paper(
        title="Lijst van uw spullen",
        sender=sender.lines,
        address=_address(kept),
        day=dutch_date(on),
        paragraphs=(
            f"De gemeente nam op {dutch_date(kept.taken_on)} spullen mee uit {kept.home}. Wij "
            "bewaren ze voor u. Op deze lijst staat wat wij hebben.",
            f"Uw spullen liggen hier: {kept.where}.",
            _fetch(sender),
            f"Wij bewaren alles in ieder geval tot en met {dutch_date(kept_until)}. Daarvoor gaat "
            "er niets weg. Daarna ook niet zonder dat wij u eerst waarschuwen.",
            "Papieren, medicijnen, foto's, aandenkens, telefoons en computers gaan nooit weg.",
            "De kosten zijn voor wie de woning liet ontruimen. Ophalen kost u niets.",
        ),
        table=_table(kept.rows),
        after=(
            "Mist u iets, of klopt er iets niet? Bel ons, dan zoeken wij het samen uit.",
        ),
        sign=("De gemeente", "Ontvangen door de bewoner"),
        foot=f"Zaak {kept.case}. Rv art. 556 lid 3; Awb art. 5:29.",
    )  # fmt: skip


def warning(kept: Kept, sender: Sender, *, until: date, on: date) -> Paper:
    """The warning before anything goes: until which day, where to fetch it, and that it is free."""
    return Paper(
        title="Haal uw spullen op",
        sender=sender.lines,
        address=_address(kept),
        day=dutch_date(on),
        paragraphs=(
            f"Wij bewaren spullen van u sinds {dutch_date(kept.taken_on)}.",
            f"Haal ze op. Dat kan tot en met {dutch_date(until)}. Tot die dag gaat er niets weg. "
            "Daarna kunnen wij spullen verkopen.",
            f"Uw spullen liggen hier: {kept.where}.",
            _fetch(sender),
            "Ophalen kost u niets. Lukt het u niet om te komen? Bel ons: wij denken mee over "
            "vervoer of een later moment. Zegt u dat u iets terug wilt, dan blijft het liggen.",
            "## Wat er gebeurt als wij niets horen",
            "Wij verkopen dan wat te verkopen is. De opbrengst blijft drie jaar van u, min kosten "
            "die niemand anders betaalde. Waar op de lijst bij staat 'gaat nooit weg' blijft.",
        ),
        table=_table(kept.rows),
        foot=f"Zaak {kept.case}. Rv art. 556 lid 3; Awb art. 5:30.",
    )


def receipt(kept: Kept, sender: Sender, *, on: date) -> Paper:
    """What is given back, to sign for."""
    return Paper(
        title="Bewijs van teruggave",
        sender=sender.lines,
        day=dutch_date(on),
        paragraphs=(
            f"De gemeente gaf deze spullen terug aan {_and(kept.people) or 'de bewoner'}. Zij "
            f"waren op {dutch_date(kept.taken_on)} meegenomen uit {kept.home}.",
            "Kruis samen aan wat terug is. Zet erbij wat ontbreekt of stuk is.",
        ),
        table=_table(kept.rows, tick=True),
        after=("Ontbreekt of stuk: ............................................................",),
        sign=("De gemeente", "De bewoner"),
        foot=f"Zaak {kept.case}. Rv art. 556 lid 3; Awb art. 5:29.",
    )


def bill(
    kept: Kept, sender: Sender, *, evictor: str, costs: Sequence[Cost], held: Balance, on: date
) -> Paper:
    """The costs, for who had the home evicted; it names no resident and none of the goods."""
    rows = [("Dag", "Waarvoor", "Bedrag")]
    rows += [(dutch_date(each.on), COST_WORDS[each.kind], euros(each.cents)) for each in costs]
    rows.append(("", "Samen", euros(held.costs_cents)))
    less = held.costs_cents - held.asked_back_cents
    if less:
        rows.append(("", "Al betaald of uit verkoop", f"- {euros(less)}"))
    rows.append(("", "Te betalen", euros(held.asked_back_cents)))
    return Paper(
        title="Kosten van afvoer en opslag na een ontruiming",
        sender=sender.lines,
        address=(evictor or "Aan wie de woning liet ontruimen",),
        day=dutch_date(on),
        paragraphs=(
            f"Op uw verzoek is {kept.home} ontruimd. De gemeente nam op "
            f"{dutch_date(kept.taken_on)} de spullen mee en sloeg ze op.",
            "De kosten daarvan zijn voor wie de woning liet ontruimen (Wetboek van Burgerlijke "
            "Rechtsvordering, artikel 556 lid 3). Breng ze niet bij de bewoner in rekening.",
        ),
        table=tuple(rows),
        after=(
            f"Noem bij betaling ons kenmerk: {kept.case}.",
            f"Vragen? Bel {sender.phone}, {sender.hours}." if sender.phone else "Vragen? Bel ons.",
        ),
        foot=f"Zaak {kept.case}. Rv art. 556 lid 3.",
    )  # fmt: skip


def euros(cents: int) -> str:
    """'€ 1.842,60'."""
    whole, rest = divmod(cents, 100)
    return f"€{NARROW}{whole:,}".replace(",", ".") + f",{rest:02d}"


def _address(kept: Kept) -> tuple[str, ...]:
    """Names and where it goes; without a known place it is handed over."""
    return (*kept.people, *(kept.to or ("persoonlijk te geven",)))


def _fetch(sender: Sender) -> str:
    when = f" ({sender.hours})" if sender.hours else ""
    call = f"Bel {sender.phone}{when}" if sender.phone else "Bel ons"
    return f"U kunt ze terugkrijgen. {call}, dan spreken wij af wanneer u ze ophaalt."


def _table(rows: Sequence[Row], *, tick: bool = False) -> tuple[tuple[str, ...], ...]:
    head = ("Nr.", "Wat", "Soort", "Terug" if tick else "")
    lines = tuple(
        (
            str(each.number),
            each.words,
            KIND_WORDS[each.kind],
            "ja / nee" if tick else "gaat nooit weg" if each.never else "",
        )
        for each in rows
    )
    return (head, *lines) if lines else ()


def _and(people: Sequence[str]) -> str:
    return " en ".join(filter(None, (", ".join(people[:-1]), *people[-1:])))
