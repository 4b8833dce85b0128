# SPDX-License-Identifier: EUPL-1.2
"""Time that a court can give: the kinds of moratorium, who may ask, what the pack lacks. Pure.

The pack is the request of art. 284 Fw with the provision of art. 287b in it, to the rechtbank; the
debtor asks, the college only within a request of its own (art. 284 lid 4). Of the other kinds the
text was not read: they are shown with that doubt, and a lawyer looks first. What follows after a
court said yes: `moratorium_course`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from woonzeker.law.calendar import dutch_date
from woonzeker.law.reader import Confidence, Parameter, parameter
from woonzeker.legal.rules.lacking import Lack, lack
from woonzeker.matching.linkage.wording import gettext_noop


class MoratoriumKind(StrEnum):
    """A way in which a court gives time."""

    PROVISION = "provision_287b"
    URGENT = "urgent_287_4"
    STAY = "stay_305"
    BROAD = "broad_wgs_5"


class Asker(StrEnum):
    """Who asks a court."""

    DEBTOR = "schuldenaar"
    #: the college within its own request for debt settlement
    COLLEGE_284 = "college_284_lid_4"
    COLLEGE = "college"


ASKER_WORDS: dict[Asker, str] = {
    Asker.DEBTOR: gettext_noop("de inwoner zelf"),
    Asker.COLLEGE_284: gettext_noop("het college, binnen een eigen verzoek (art. 284 lid 4 Fw)"),
    Asker.COLLEGE: gettext_noop("het college"),
}


@dataclass(frozen=True, slots=True)
class MoratoriumType:
    """One kind: its name, which court, who may ask, the parameter it stands on, who it is for.

    `longest` is the parameter of its length; empty where no length was found.
    """

    kind: MoratoriumKind
    title: str
    court: str
    askers: frozenset[Asker]
    path: str
    longest: str
    use: str

    def rule(self, *, on: date) -> Parameter:
        """The law it stands on, with how sure that is."""
        return parameter(self.path, on=on)


_RECHTBANK = gettext_noop("rechtbank (insolventiekamer)")
_DEBTOR = frozenset({Asker.DEBTOR})
TYPES: dict[MoratoriumKind, MoratoriumType] = {
    each.kind: each
    for each in (
        MoratoriumType(
            MoratoriumKind.PROVISION, gettext_noop("voorziening in een bedreigende situatie"),
            _RECHTBANK, frozenset({Asker.DEBTOR, Asker.COLLEGE_284}),
            "fw/moratorium", "fw/moratorium",
            gettext_noop("De gewone weg, samen met een verzoek om schuldsanering."),
        ),
        MoratoriumType(
            MoratoriumKind.URGENT, gettext_noop("voorlopige voorziening bij spoed"),
            _RECHTBANK, _DEBTOR, "fw/spoed", "",
            gettext_noop("Zelden gebruikt. Vraag een advocaat."),
        ),
        MoratoriumType(
            MoratoriumKind.STAY, gettext_noop("vonnis opgeschort tijdens schuldsanering"),
            _RECHTBANK, _DEBTOR, "fw/opschorting", "fw/schuldsanering",
            gettext_noop("Alleen als de schuldsanering loopt en de lopende huur betaald wordt."),
        ),
        MoratoriumType(
            MoratoriumKind.BROAD, gettext_noop("brede afkoelingsperiode"),
            _RECHTBANK, frozenset({Asker.COLLEGE}), "wgs/breed_moratorium", "wgs/breed_moratorium",
            gettext_noop("Het college vraagt rust bij alle schuldeisers."),
        ),
    )
}  # fmt: skip


class RentKeptBy(StrEnum):
    """What makes that the current rent goes on being paid."""

    SELF = "self"
    PAID_ON = "paid_on"
    INCOME_MANAGEMENT = "income_management"
    BEWIND = "bewind"


@dataclass(frozen=True, slots=True)
class CurrentRent:
    """The current rent, or the bill of what is cut off: paid from and through which month (first
    days), and how it goes on."""

    paid_from: date | None = None
    paid_through: date | None = None
    kept_by: RentKeptBy | None = None

    def is_current(self, on: date) -> bool:
        """Whether the rent of the month of a day is paid."""
        return self.paid_through is not None and self.paid_through >= on.replace(day=1)

    def months(self) -> int:
        """For how many months on end it is paid; 0 when it is not known."""
        if self.paid_from is None or self.paid_through is None:
            return 0
        years = self.paid_through.year - self.paid_from.year
        return max(0, 12 * years + self.paid_through.month - self.paid_from.month + 1)


@dataclass(frozen=True, slots=True)
class Application:
    """A request in the making: which, who asks, what threatens and when, and what is there.

    `threat` is a code of `fw/moratorium_bedreigend`; `papers` are codes of PAPERS;
    `lawyer_on`: the day on which a lawyer looked at it.
    """

    kind: MoratoriumKind
    asker: Asker
    threat: str = ""
    threat_on: date | None = None
    rent: CurrentRent = field(default_factory=CurrentRent)
    papers: frozenset[str] = frozenset()
    resident_signed_on: date | None = None
    lawyer_on: date | None = None
    seized: bool = False
    settlement_on: date | None = None


_COUNSELLOR = gettext_noop("De schuldhulpverlener")
_RESIDENT = gettext_noop("De inwoner, met hulp")
_WORKER = gettext_noop("Wie de zaak doet")
#: code of a paper → what it is, and who can get it
PAPERS: dict[str, tuple[str, str]] = {
    "verzoek_284": (gettext_noop("het verzoek om schuldsanering (art. 284 Fw)"), _COUNSELLOR),
    "verzoek_287b": (gettext_noop("het verzoek om de voorziening (art. 287b Fw)"), _COUNSELLOR),
    "verklaring_minnelijk": (
        gettext_noop("de verklaring dat een regeling niet of nog niet lukt"), _COUNSELLOR
    ),
    "schuldenlijst": (gettext_noop("de lijst van alle schulden"), _COUNSELLOR),
    "inkomsten_en_uitgaven": (gettext_noop("het overzicht van inkomsten en uitgaven"), _RESIDENT),
    "vonnis": (gettext_noop("het vonnis, of de aankondiging van wat dreigt"), _WORKER),
    "aanzegging": (gettext_noop("de brief met de dag waarop het gebeurt"), _WORKER),
    "bewijs_lopende_huur": (
        gettext_noop("het bewijs dat de lopende huur of rekening betaald is"), _RESIDENT
    ),
}  # fmt: skip
#: the code of a threat to the home itself; of another threat it is that bill that must be paid
HOME = "gedwongen_ontruiming"
_RENT = (
    gettext_noop("de huur van deze maand is betaald"),
    gettext_noop("hoe de huur van de komende maanden betaald wordt"),
)
_SUPPLY = (
    gettext_noop("de rekening van deze maand is betaald"),
    gettext_noop("hoe de rekening van de komende maanden betaald wordt"),
)


@dataclass(frozen=True, slots=True)
class Readiness:
    """What a request lacks, in the order in which to do it, and what to know beside that."""

    lacks: tuple[Lack, ...]
    notes: tuple[Lack, ...]

    @property
    def ready(self) -> bool:
        """Whether it can go to the court."""
        return not self.lacks


def readiness(application: Application, *, on: date) -> Readiness:
    """Hold a request against what the law and the court ask, as far as we know it."""
    return Readiness(tuple(_lacks(application, on)), tuple(_notes(application, on)))


def _lacks(made: Application, on: date) -> Iterator[Lack]:
    kind = TYPES[made.kind]
    if made.asker not in kind.askers:
        yield lack(
            "asker", gettext_noop("wie dit vraagt mag het niet vragen; kies wie het wel mag"),
            _WORKER, _asker_rule(kind, on),
        )  # fmt: skip
    yield from _threat(made, on)
    yield from _rent(made, on)
    yield from _papers(made, on)
    if made.asker is Asker.DEBTOR and not _by(made.resident_signed_on, on):
        yield lack(
            "signed", gettext_noop("de handtekening van de inwoner"), _RESIDENT, kind.rule(on=on)
        )
    if _is_doubtful(kind, on) and not _by(made.lawyer_on, on):
        yield lack(
            "lawyer", gettext_noop("een jurist die dit verzoek naliep"),
            gettext_noop("Een jurist of advocaat"), kind.rule(on=on),
        )  # fmt: skip


def _asker_rule(kind: MoratoriumType, on: date) -> Parameter:
    if kind.kind is MoratoriumKind.PROVISION:
        return parameter("fw/moratorium_vragers", on=on)
    return kind.rule(on=on)


def _threat(made: Application, on: date) -> Iterator[Lack]:
    if made.kind is MoratoriumKind.STAY:
        if not _by(made.settlement_on, on):
            yield lack(
                "settlement", gettext_noop("een schuldsanering die al loopt"),
                _COUNSELLOR, TYPES[made.kind].rule(on=on),
            )  # fmt: skip
        return
    if made.kind is not MoratoriumKind.PROVISION:
        return
    rule = parameter("fw/moratorium_bedreigend", on=on)
    if made.threat not in rule.names:
        yield lack(
            "threat",
            gettext_noop("een situatie die de wet bedreigend noemt; stadsverwarming staat er niet"),
            _WORKER, rule,
        )  # fmt: skip
    if made.threat_on is None:
        yield lack("threat_on", gettext_noop("de dag waarop het dreigt"), _WORKER, rule)


def _rent(made: Application, on: date) -> Iterator[Lack]:
    rule = parameter("fw/moratorium_lopende_huur", on=on)
    words, ahead = _SUPPLY if made.threat and made.threat != HOME else _RENT
    if not made.rent.is_current(on):
        yield lack("rent", words, _RESIDENT, rule)
    if made.rent.kept_by is None:
        yield lack("rent_ahead", ahead, _COUNSELLOR, rule)


def _papers(made: Application, on: date) -> Iterator[Lack]:
    if made.kind is not MoratoriumKind.PROVISION:
        return
    rule = parameter("fw/moratorium_stukken", on=on)
    for code in rule.names:
        if code not in made.papers:
            words, who = PAPERS[code]
            yield lack(f"paper_{code}", words, who, rule)


def _notes(made: Application, on: date) -> Iterator[Lack]:
    """What does not hold a request up, and must be known."""
    if made.seized and made.kind is MoratoriumKind.PROVISION:
        yield lack(
            "seized", gettext_noop("beslag dat er al ligt blijft liggen"), _COUNSELLOR,
            parameter("fw/moratorium_beslag", on=on),
        )  # fmt: skip
    if made.threat_on is not None and made.threat_on <= on:
        yield lack(
            "day_passed", gettext_noop("de dag is er al of is voorbij: bel nu de griffie"),
            _WORKER, TYPES[made.kind].rule(on=on),
        )  # fmt: skip
    if made.rent.months():
        since = dutch_date(made.rent.paid_from or on)
        words = f"Er is betaald vanaf {since}."
        rule = parameter("fw/moratorium_lopende_huur", on=on)
        yield lack("rent_since", words, _COUNSELLOR, rule)


def _is_doubtful(kind: MoratoriumType, on: date) -> bool:
    return kind.rule(on=on).confidence is Confidence.UNVERIFIED


def _by(day: date | None, on: date) -> bool:
    return day is not None and day <= on
