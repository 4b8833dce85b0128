# SPDX-License-Identifier: EUPL-1.2
"""What changed since a judgment: a checklist for a lawyer who may ask to stay its execution. Pure.

It decides nothing and weighs nothing. It lays out what is new, what the judge did not know, what
was there already, and what nobody asked yet, each with the ground it may bear on (Rv art. 438).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from woonzeker.law import terms
from woonzeker.law.calendar import dutch_date
from woonzeker.law.errors import NotInForce
from woonzeker.law.reader import Confidence, Parameter, parameter
from woonzeker.legal.rules.track import Standing
from woonzeker.matching.linkage.wording import gettext_noop

RULE = "rv/executiegeschil"


class Change(StrEnum):
    """What may have changed, or may not have been known."""

    PAID = "paid"
    RENT_KEPT = "rent_kept"
    ARRANGED = "arranged"
    ACCEPTED = "accepted"
    INCOME = "income"
    DEBT_HELP = "debt_help"
    MORATORIUM = "moratorium"
    BEWIND = "bewind"
    CHILDREN = "children"
    ILLNESS = "illness"
    NO_PLACE = "no_place"
    CAUSE_GONE = "cause_gone"
    NOT_REPORTED = "not_reported"
    NOT_HEARD = "not_heard"
    OLD = "old"
    MISTAKE = "mistake"


class Bears(StrEnum):
    """The ground a change may bear on: a word of the parameter."""

    NEED = "noodtoestand_door_nieuwe_feiten"
    MISTAKE = "misslag_in_het_vonnis"
    ABUSE = "ander_misbruik_van_bevoegdheid"


BEARS: dict[Bears, str] = {
    Bears.NEED: gettext_noop("nood door wat er na het vonnis gebeurde of bleek"),
    Bears.MISTAKE: gettext_noop("een duidelijke fout in het vonnis"),
    Bears.ABUSE: gettext_noop("de vraag of uitvoeren in redelijkheid nog kan"),
}


@dataclass(frozen=True, slots=True)
class ChangeKind:
    """One question of the checklist: what, on what it bears, and which paper shows it.

    `by_resident`: only the household tells it, and only when it wants to.
    """

    question: str
    bears: Bears
    paper: str
    by_resident: bool = False


CHANGES: dict[Change, ChangeKind] = {
    Change.PAID: ChangeKind(
        gettext_noop("Is er betaald, of een deel?"), Bears.ABUSE, gettext_noop("bankafschrift")
    ),
    Change.RENT_KEPT: ChangeKind(
        gettext_noop("Wordt de huur van nu weer betaald?"), Bears.ABUSE,
        gettext_noop("bankafschrift of overzicht van de verhuurder"),
    ),
    Change.ARRANGED: ChangeKind(
        gettext_noop("Is er een regeling, of een voorstel dat op antwoord wacht?"), Bears.ABUSE,
        gettext_noop("de regeling of het voorstel"),
    ),
    Change.ACCEPTED: ChangeKind(
        gettext_noop("Nam de schuldeiser geld aan of sprak hij iets af, zonder voorbehoud?"),
        Bears.ABUSE, gettext_noop("de brief of het bericht van de schuldeiser"),
    ),
    Change.INCOME: ChangeKind(
        gettext_noop("Is er weer inkomen, of meer?"), Bears.NEED,
        gettext_noop("loonstrook of beschikking"), by_resident=True,
    ),
    Change.DEBT_HELP: ChangeKind(
        gettext_noop("Is er schuldhulp toegelaten of aangevraagd?"), Bears.NEED,
        gettext_noop("de beschikking of de bevestiging"), by_resident=True,
    ),
    Change.MORATORIUM: ChangeKind(
        gettext_noop("Is een moratorium gevraagd of gegeven?"), Bears.NEED,
        gettext_noop("het verzoek of de uitspraak"),
    ),
    Change.BEWIND: ChangeKind(
        gettext_noop("Is bewind gevraagd of uitgesproken?"), Bears.NEED,
        gettext_noop("het verzoek of de beschikking"), by_resident=True,
    ),
    Change.CHILDREN: ChangeKind(
        gettext_noop("Wonen er kinderen van wie de rechter niet wist, of kwam er een bij?"),
        Bears.NEED, gettext_noop("uittreksel of verklaring van school of arts"),
    ),
    Change.ILLNESS: ChangeKind(
        gettext_noop("Is iemand ernstig ziek of zwanger?"), Bears.NEED,
        gettext_noop("wat het huishouden zelf wil laten zien"), by_resident=True,
    ),
    Change.NO_PLACE: ChangeKind(
        gettext_noop("Is er geen plek om heen te gaan, of pas later?"), Bears.NEED,
        gettext_noop("verklaring van de gemeente"),
    ),
    Change.CAUSE_GONE: ChangeKind(
        gettext_noop("Is de oorzaak weg: de overlast gestopt, de onderhuurder vertrokken?"),
        Bears.ABUSE, gettext_noop("verklaring van wie erbij betrokken is"),
    ),
    Change.NOT_REPORTED: ChangeKind(
        gettext_noop("Bleek dat de achterstand niet of te laat was gemeld?"), Bears.MISTAKE,
        gettext_noop("verklaring dat er geen melding is"),
    ),
    Change.NOT_HEARD: ChangeKind(
        gettext_noop("Was het vonnis bij verstek?"), Bears.ABUSE, gettext_noop("het vonnis")
    ),
    Change.OLD: ChangeKind(
        gettext_noop("Is het vonnis ouder dan een jaar?"), Bears.ABUSE, gettext_noop("het vonnis")
    ),
    Change.MISTAKE: ChangeKind(
        gettext_noop("Staat er een duidelijke fout in het vonnis?"), Bears.MISTAKE,
        gettext_noop("het vonnis en het stuk dat het tegendeel laat zien"),
    ),
}  # fmt: skip


class Answer(StrEnum):
    """What is known of a change."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class KnownFact:
    """What was told of a change: since when, by whom (a code), and whether the judge knew it."""

    change: Change
    answer: Answer
    since_on: date | None = None
    source: str = ""
    judge_knew: bool | None = None


class Section(StrEnum):
    """In which part of the checklist something stands."""

    NEW = "new"
    NOT_KNOWN = "not_known"
    EARLIER = "earlier"
    OPEN = "open"
    NO = "no"


SECTION_WORDS: dict[Section, str] = {
    Section.NEW: gettext_noop("van na het vonnis"),
    Section.NOT_KNOWN: gettext_noop("de rechter wist dit niet"),
    Section.EARLIER: gettext_noop("was er al; de rechter kan het gewogen hebben"),
    Section.OPEN: gettext_noop("nog te vragen"),
    Section.NO: gettext_noop("nee"),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the checklist: in which part it stands, why, and the paper that shows it."""

    change: Change
    section: Section
    words: str
    why: str
    paper: str
    since_on: date | None
    source: str


@dataclass(frozen=True, slots=True)
class Checklist:
    """The checklist, what is new first; the rule it rests on and how sure that is.

    `interests`: a remedy is pending, so that a judge weighs the interests as well.
    """

    judged_on: date
    items: tuple[Item, ...]
    citation: str
    confidence: Confidence
    interests: bool

    @property
    def has_new(self) -> bool:
        """Whether there is anything new, or anything that the judge did not know."""
        return any(each.section in {Section.NEW, Section.NOT_KNOWN} for each in self.items)


def changed_since(found: Standing, facts: Iterable[KnownFact], today: date) -> Checklist | None:
    """What changed since the judgment of a track; None while there is none to be carried out."""
    if found.judged_on is None or not found.can_evict:
        return None
    try:
        rule = parameter(RULE, on=found.judged_on)
    except NotInForce:
        return None
    known = {each.change: each for each in facts} | _of_track(found, found.judged_on, today)
    items = [_item(each, known.get(each), found.judged_on) for each in _asked(rule)]
    pending = found.objected_on is not None or found.appealed_on is not None
    order = list(Section)
    items.sort(key=lambda item: order.index(item.section))
    return Checklist(found.judged_on, tuple(items), str(rule.citation), rule.confidence, pending)


def _asked(rule: Parameter) -> Iterator[Change]:
    """The questions that bear on a ground the rule knows."""
    return (change for change, kind in CHANGES.items() if kind.bears in rule.names)


def _of_track(found: Standing, judged_on: date, today: date) -> dict[Change, KnownFact]:
    """What the track itself tells."""
    told: dict[Change, KnownFact] = {}
    default = found.ruling.by_default if found.ruling else None
    if default is not None:
        answer = Answer.YES if default else Answer.NO
        told[Change.NOT_HEARD] = KnownFact(Change.NOT_HEARD, answer, judged_on, "track")
    try:
        year = terms.enforcement_doubtful_after(judged_on).due_on
    except NotInForce:
        return told
    old = today > year
    told[Change.OLD] = KnownFact(
        Change.OLD, Answer.YES if old else Answer.NO, year if old else None, "track"
    )
    return told


def _item(change: Change, fact: KnownFact | None, judged_on: date) -> Item:
    kind = _kind(fact, judged_on)
    about = CHANGES[change]
    why = f"Het gaat om {BEARS[about.bears]}."
    if kind is Section.OPEN:
        why += " Vraag het het huishouden; het hoeft niets te zeggen." if about.by_resident else ""
        why += " Sinds wanneer is nog niet bekend." if fact and fact.answer is Answer.YES else ""
    elif fact is not None and fact.since_on is not None:
        why += f" Sinds {dutch_date(fact.since_on)}."
    since, source = (fact.since_on, fact.source) if fact else (None, "")
    return Item(change, kind, about.question, why, about.paper, since, source)


def _kind(fact: KnownFact | None, judged_on: date) -> Section:
    if fact is None or fact.answer is Answer.UNKNOWN:
        return Section.OPEN
    if fact.answer is Answer.NO:
        return Section.NO
    if fact.judge_knew is False:
        return Section.NOT_KNOWN
    if fact.since_on is None:
        return Section.OPEN
    return Section.NEW if fact.since_on > judged_on else Section.EARLIER
