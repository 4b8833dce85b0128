# SPDX-License-Identifier: EUPL-1.2
"""The days of a track, each with its rule: told, counted by law, or set by the municipality. Pure.

A day on which a rule was not law yet has no term: then that day is not shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from woonzeker.law import rv, terms
from woonzeker.law.calendar import dutch_date
from woonzeker.law.errors import NotInForce
from woonzeker.law.reader import Confidence, parameter
from woonzeker.legal.rules.kinds import Judgment
from woonzeker.legal.rules.track.events import Occurrence, Stage
from woonzeker.legal.rules.track.policy import TrackPolicy
from woonzeker.legal.rules.track.standing import Standing
from woonzeker.matching.linkage.wording import gettext_noop


class Origin(StrEnum):
    """Where a day comes from."""

    TOLD = "told"
    LAW = "law"
    POLICY = "policy"


@dataclass(frozen=True, slots=True)
class RuledDate:
    """One day with the rule behind it.

    `why` says in Dutch how the day came about and is never empty. `citation` and `confidence` are
    those of the law for a day that was counted by it; a told day has none.
    """

    code: str
    words: str
    on: date
    why: str
    origin: Origin
    citation: str = ""
    confidence: Confidence | None = None

    @property
    def sureness(self) -> str:
        """How sure the day is, as the screen says it."""
        if self.origin is Origin.LAW and self.confidence is not None:
            return self.confidence.dutch
        told = gettext_noop("zo gemeld")
        return told if self.origin is Origin.TOLD else gettext_noop("afspraak van de gemeente")


_KNOWN_LATER = (
    "De termijn begint pas als het vonnis aan de huurder zelf is uitgereikt, of als blijkt dat de"
    " huurder het kent. Dat weten we niet: dit is de veiligste dag. Ook daarna kan verzet nog op"
    " tijd zijn; vraag het een jurist."
)
_AT_EXECUTION = "Het vonnis is uitgevoerd; daar begint de termijn op zijn laatst (Rv art. 143)."
_AT_LONGEST = "Welke dag de rechter gaf is niet gemeld: dit is de langste termijn."


def dates_of(found: Standing, policy: TrackPolicy) -> tuple[RuledDate, ...]:
    """Every day of a track, oldest first."""
    every = (
        *_happened(found), *_of_court(found, policy), *_of_judgment(found, policy),
        *_of_remedies(found), *_of_eviction(found, policy), *_of_end(found),
    )  # fmt: skip
    return tuple(sorted(every, key=lambda each: each.on))


def _told(code: str, words: str, on: date | None) -> Iterator[RuledDate]:
    if on is not None:
        why = gettext_noop("Zo is het gemeld door deurwaarder, rechtbank of huishouden.")
        yield RuledDate(code, words, on, why, Origin.TOLD)


def _by_law(
    code: str, words: str, term: Callable[[date], terms.Deadline], start: date | None
) -> Iterator[RuledDate]:
    if start is None:
        return
    try:
        deadline = term(start)
    except NotInForce:
        return
    yield RuledDate(
        code, words, deadline.due_on, deadline.explanation, Origin.LAW, deadline.citation,
        sureness_of(deadline),
    )  # fmt: skip


def sureness_of(deadline: terms.Deadline) -> Confidence:
    """How sure a term is: as its least sure parameter."""
    order = list(Confidence)
    found = [parameter(path, on=deadline.starts_on).confidence for path in deadline.parameters]
    return max(found, key=order.index)


def _by_policy(
    code: str, words: str, start: date | None, count: int, *, back: bool = False
) -> Iterator[RuledDate]:
    """So many working days after or before a day, as the municipality wants it."""
    if start is None:
        return
    try:
        on = (
            terms.working_days_before(start, count)
            if back
            else terms.add_working_days(start, count)
        )
    except NotInForce:
        return
    side, length = "voor" if back else "na", "werkdag" if count == 1 else "werkdagen"
    why = f"De gemeente wil dit {count} {length} {side} {dutch_date(start)}."
    yield RuledDate(code, words, on, why, Origin.POLICY)


def _happened(found: Standing) -> Iterator[RuledDate]:
    """The days on which what was told happened."""
    for code, words, on in (
        ("announced", gettext_noop("Dagvaarding aangekondigd"), found.announced_known),
        ("summoned", gettext_noop("Dagvaarding uitgebracht"), found.summoned_on),
        ("heard", gettext_noop("Eerdere zitting"), found.heard_on),
        ("judgment", gettext_noop("Het vonnis"), found.judged_on),
        ("served", gettext_noop("Vonnis betekend"), found.served_on),
        ("objected", gettext_noop("Verzet gedaan"), found.objected_on),
        ("appealed", gettext_noop("Hoger beroep ingesteld"), found.appealed_on),
        ("noticed", gettext_noop("Ontruiming aangezegd"), found.notice_on),
        ("stayed", gettext_noop("Ontruiming geschorst"), found.stayed_on),
        ("cancelled", gettext_noop("Ontruiming ingetrokken"), found.cancelled_on),
        ("ended", gettext_noop("Betaald, geregeld of ingetrokken"), found.ended_on),
    ):
        yield from _told(code, words, on)


def _of_court(found: Standing, policy: TrackPolicy) -> Iterator[RuledDate]:
    yield from _told("summons_from", gettext_noop("Dagvaarden kan vanaf"), found.announced_for)
    yield from _by_policy(
        "contact", gettext_noop("Contact zoeken, uiterlijk"),
        found.summoned_known or found.announced_known, policy.contact_days,
    )  # fmt: skip
    if (hearing := found.hearing_on) is None:
        return
    yield from _told("hearing", gettext_noop("De zitting"), hearing)
    yield from _by_policy(
        "attendant", gettext_noop("Weten wie er naar de zitting gaat, uiterlijk"), hearing,
        policy.attendant_days, back=True,
    )  # fmt: skip
    yield from _by_policy(
        "file", gettext_noop("Het dossier voor de zitting klaar, uiterlijk"), hearing,
        policy.file_days, back=True,
    )  # fmt: skip
    words = gettext_noop("De uitkomst van de zitting vragen, uiterlijk")
    yield from _by_policy("outcome", words, hearing, policy.outcome_days)


def _of_judgment(found: Standing, policy: TrackPolicy) -> Iterator[RuledDate]:
    judged = found.judged_on
    if judged is None or found.ruling is None or not found.ruling.allows_eviction:
        return
    words = gettext_noop("Het laatste aanbod van hulp doen, uiterlijk")
    yield from _by_policy("offer", words, found.judged_known, policy.offer_days)
    doubtful = tuple(
        _by_law(
            "doubtful", gettext_noop("Daarna is ontruimen op dit vonnis in beginsel misbruik"),
            terms.enforcement_doubtful_after, judged,
        )
    )  # fmt: skip
    for each in doubtful:
        early = each.on - timedelta(days=policy.shelf_days)
        why = f"{policy.shelf_days} dagen voor {dutch_date(each.on)}: een jaar na het vonnis."
        words = gettext_noop("Naar het vonnis op de plank kijken, vanaf")
        yield RuledDate("shelf", words, early, why, Origin.POLICY)
        yield each
    yield from _by_law(
        "expires", gettext_noop("Daarna kan niemand dit vonnis meer uitvoeren"),
        terms.enforceable_until, judged,
    )  # fmt: skip


def _of_remedies(found: Standing) -> Iterator[RuledDate]:
    ruling, judged = found.ruling, found.judged_on
    if ruling is None or judged is None:
        return
    lost_case = ruling.judgment is not Judgment.REJECTED
    if lost_case and ruling.by_default is not False and found.objected_on is None:
        yield from _objection(found, judged)
    # who lost by default objects; a creditor whose claim was rejected can only appeal
    if (ruling.by_default is not True or not lost_case) and found.appealed_on is None:
        term = rv.appeal_in_short_until if ruling.in_short else rv.appeal_until
        words = gettext_noop("Hoger beroep kan tot en met")
        yield from _by_law("appeal", words, term, judged)


def _objection(found: Standing, judged: date) -> Iterator[RuledDate]:
    """Verzet: from the day it was handed over in person, else from the safest day with a doubt."""
    words = gettext_noop("Verzet kan tot en met")
    handed = found.handed_on if found.handed_on and found.handed_on >= judged else None
    if handed is not None:
        yield from _by_law("objection", words, rv.objection_until, handed)
        return
    carried_out = found.lost_on if found.lost is Occurrence.CARRIED_OUT else None
    for each in _by_law("objection", words, rv.objection_until, carried_out or judged):
        if carried_out is not None:
            yield replace(each, why=f"{each.why} {_AT_EXECUTION}")
        else:
            why = f"{each.why} {_KNOWN_LATER}"
            yield replace(each, why=why, confidence=Confidence.UNVERIFIED)


def _of_eviction(found: Standing, policy: TrackPolicy) -> Iterator[RuledDate]:
    yield from _respite(found)
    yield from _told("stay_ends", gettext_noop("De schorsing duurt tot en met"), found.stayed_until)
    if found.notice_on is not None:
        yield from _by_law(
            "obeyed_by", gettext_noop("Tot en met deze dag mag de deurwaarder niet ontruimen"),
            terms.eviction_order_met_by, found.ordered_on,
        )  # fmt: skip
        yield from _by_law(
            "talk", gettext_noop("Het eerste gesprek, uiterlijk"), terms.threatening_talk_due,
            found.notice_known_on,
        )  # fmt: skip
    if found.new_date_on is not None and found.eviction_on is not None:
        yield from _by_law(
            "new_date_told_by", gettext_noop("De nieuwe dag aanzeggen, uiterlijk"),
            terms.new_eviction_date_told_by, found.eviction_on,
        )  # fmt: skip
    yield from _told("eviction", gettext_noop("De ontruiming"), found.eviction_on)
    words = gettext_noop("De uitkomst van die dag vragen, uiterlijk")
    yield from _by_policy("eviction_asked", words, found.eviction_on, policy.outcome_days)


def _respite(found: Standing) -> Iterator[RuledDate]:
    words = gettext_noop("Betalen kan nog tot en met")
    if found.respite_until is not None:
        yield from _told("respite", words, found.respite_until)
        return
    for each in _by_law("respite", words, rv.respite_until, found.respite_on):
        yield replace(each, why=f"{each.why} {_AT_LONGEST}")


def _of_end(found: Standing) -> Iterator[RuledDate]:
    if found.furthest is not Stage.LOST:
        return
    yield from _told("lost", gettext_noop("De woning is verlaten"), found.lost_on)
    yield from _told("closed", gettext_noop("De woning is gesloten"), found.closed_on)
    if found.lost is Occurrence.CARRIED_OUT:
        yield from _by_law(
            "goods", gettext_noop("De spullen worden bewaard tot en met"), terms.goods_kept_until,
            found.lost_on,
        )  # fmt: skip
