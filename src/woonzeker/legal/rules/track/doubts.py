# SPDX-License-Identifier: EUPL-1.2
"""What on a track does not fit the law or the other events: for a lawyer to look at. Pure.

A doubt never stops anything and never says that somebody acted against the law: it says what was
told, what the rule is, and how sure that rule is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from woonzeker.law import rv, terms
from woonzeker.law.calendar import dutch_date
from woonzeker.law.errors import NotInForce
from woonzeker.law.reader import Confidence, parameter
from woonzeker.legal.rules.track.dates import sureness_of
from woonzeker.legal.rules.track.events import ClaimGround, Occurrence
from woonzeker.legal.rules.track.standing import Standing
from woonzeker.matching.linkage.wording import gettext_noop


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to look at: what was told, and the rule with its place and how sure it is.

    A doubt about the order of events alone rests on no law: then `citation` is empty.
    """

    code: str
    words: str
    citation: str = ""
    confidence: Confidence | None = None


def doubts_about(found: Standing, ground: ClaimGround, today: date) -> tuple[Doubt, ...]:
    """Everything about a track that a lawyer should look at."""
    return (
        *_of_summons(found), *_of_notice(found), *_of_service(found), *_of_remedy(found),
        *_of_age(found, today), *_of_closure(found, ground), *_of_order(found),
    )  # fmt: skip


def _of_summons(found: Standing) -> Iterator[Doubt]:
    served, told_for = found.summoned_on, found.summoned_for
    if served is None or told_for is None:
        return
    try:
        first, why = rv.hearing_not_before(served)
        sure = sureness_of(rv.summons_term_until(served))
    except NotInForce:
        return
    if told_for < first:
        citation = str(parameter("rv/dagvaardingstermijn", on=served).citation)
        words = f"De zitting is kort na de dagvaarding. {why}"
        yield Doubt("summons_short", words, citation, sure)


def _of_notice(found: Standing) -> Iterator[Doubt]:
    if found.notice_on is None or found.lost in (Occurrence.KEY, Occurrence.LEFT):
        return
    if found.ruling is None or not found.ruling.allows_eviction:
        words = gettext_noop("De ontruiming is aangezegd, maar een vonnis dat dat toestaat is hier"
                             " niet bekend. Vraag de deurwaarder op welk vonnis.")  # fmt: skip
        yield Doubt("no_judgment", words)
    day = found.eviction_on
    if day is None:
        return
    try:
        if found.ordered_on is not None:
            yield from _too_soon(terms.eviction_order_met_by(found.ordered_on), day)
        if found.new_date_on is not None:
            yield from _told_late(terms.new_eviction_date_told_by(day), found.new_date_on)
    except NotInForce:
        return


def _too_soon(order: terms.Deadline, day: date) -> Iterator[Doubt]:
    if day <= order.due_on:
        words = f"De ontruiming is binnen de termijn van het bevel. {order.explanation}"
        yield Doubt("order_short", words, order.citation, sureness_of(order))


def _told_late(deadline: terms.Deadline, told_on: date) -> Iterator[Doubt]:
    if told_on > deadline.due_on:
        words = (
            f"De nieuwe dag is aangezegd op {dutch_date(told_on)}; de regel zegt: uiterlijk op"
            f" {dutch_date(deadline.due_on)}. {deadline.explanation}"
        )
        yield Doubt("new_date_late", words, deadline.citation, sureness_of(deadline))


#: the remedy → its rule, and its words
_SUSPENDS = {
    "objected_on": ("rv/schorsing_verzet", "verzet"),
    "appealed_on": ("rv/schorsing_hoger_beroep", "hoger beroep"),
}


def _of_service(found: Standing) -> Iterator[Doubt]:
    if found.served_on is not None and found.ruling is None and found.lost is None:
        words = gettext_noop("Er is een vonnis betekend, maar wat de rechter besliste is hier niet"
                             " bekend. Vraag de deurwaarder wat erin staat.")  # fmt: skip
        yield Doubt("served_unknown", words)


def _of_remedy(found: Standing) -> Iterator[Doubt]:
    """An eviction that is announced while a remedy is pending."""
    at_once = found.ruling.at_once if found.ruling else None
    if found.eviction_on is None or at_once is True:
        return
    for name, (path, remedy) in _SUSPENDS.items():
        since = getattr(found, name)
        if since is None:
            continue
        try:
            rule = parameter(path, on=since)
        except NotInForce:
            continue
        known = "is niet" if at_once is False else "is misschien niet"
        words = (
            f"Er loopt {remedy} sinds {dutch_date(since)} en het vonnis {known} uitvoerbaar bij"
            " voorraad. Dan mag het in beginsel nog niet worden uitgevoerd."
        )
        yield Doubt("suspended", words, str(rule.citation), rule.confidence)


def _of_age(found: Standing, today: date) -> Iterator[Doubt]:
    """A judgment of long ago on which somebody is about to be evicted, or was."""
    if found.judged_on is None or found.ruling is None or not found.ruling.allows_eviction:
        return
    acted = found.lost_on if found.lost is Occurrence.CARRIED_OUT else found.eviction_on
    day = acted or today
    for code, term, words in (
        ("expired", terms.enforceable_until, "Dit vonnis kan niet meer worden uitgevoerd."),
        ("old", terms.enforcement_doubtful_after,
         "Het vonnis is ouder dan een jaar. Ontruimen is dan in beginsel misbruik, met"
         " uitzonderingen: vraag het een jurist."),
    ):  # fmt: skip
        try:
            deadline = term(found.judged_on)
        except NotInForce:
            continue
        if day > deadline.due_on:
            said = f"{words} {deadline.explanation}"
            yield Doubt(code, said, deadline.citation, sureness_of(deadline))
            return


def _of_closure(found: Standing, ground: ClaimGround) -> Iterator[Doubt]:
    """A dissolution out of court follows only the actual closure of the home."""
    if found.lost is not Occurrence.OUT_OF_COURT or found.lost_on is None:
        return
    closed = found.closed_on
    if ground is ClaimGround.CLOSURE and closed is not None and closed <= found.lost_on:
        return
    try:
        rule = parameter("bw/ontbinding_na_sluiting", on=found.lost_on)
    except NotInForce:
        return
    if ground is not ClaimGround.CLOSURE:
        words = "Buiten de rechter om ontbinden kan alleen na een sluiting, niet op deze grond."
    elif closed is None:
        words = "De dag waarop de woning echt dicht ging is niet bekend. Een plan is te weinig."
    else:
        words = f"De huur is ontbonden voordat de woning dicht was ({dutch_date(closed)})."
    yield Doubt("not_closed", words, str(rule.citation), rule.confidence)


def _of_order(found: Standing) -> Iterator[Doubt]:
    if found.ended is not None and found.lost is None and found.notice_on is not None:
        words = gettext_noop("Er is betaald of een regeling, maar de ontruiming is niet"
                             " ingetrokken. Laat de deurwaarder dat bevestigen.")  # fmt: skip
        yield Doubt("not_cancelled", words)
    if found.lost is Occurrence.CARRIED_OUT and found.stayed_on is not None:
        words = gettext_noop("De woning is ontruimd, en het einde van de schorsing is niet gemeld.")
        yield Doubt("carried_out_while_stayed", words)
    if found.lost is Occurrence.CARRIED_OUT and found.notice_on is None:
        words = gettext_noop("De woning is ontruimd zonder dat hier een aanzegging bekend is.")
        yield Doubt("no_notice", words)
    if found.after_end:
        words = gettext_noop("Er kwam nog een bericht nadat de woning verlaten was. Klopt dat?")
        yield Doubt("after_end", words)
    if found.to_come:
        words = gettext_noop("Er staat iets dat gebeurd zou zijn op een dag die nog moet komen.")
        yield Doubt("to_come", words)
