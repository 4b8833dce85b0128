# SPDX-License-Identifier: EUPL-1.2
"""Data leaks as people handle them: the list with its terms, one leak, and what was told to whom.

No names: who may see the case finds them there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from woonzeker.access import audit, clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role, holds
from woonzeker.access.tenancy import tenant
from woonzeker.accounts.selectors import names_of
from woonzeker.cases.models import PeriodSignal
from woonzeker.cases.rules import MAY_RELEASE
from woonzeker.errors import NotFound, NotPermitted
from woonzeker.outreach.models import (
    Channel,
    ContactAttempt,
    ContactOutcome,
    DataLeak,
    LeakKind,
)
from woonzeker.outreach.rules import LeakFacts, LeakState, hours_left, state_of, telling_outcomes
from woonzeker.planning.models import WrittenOffer
from woonzeker.process import reason_words

MAY_HANDLE = holds(Role.INTAKE_COORDINATOR, Role.PRIVACY_OFFICER)
BASIS = "AVG art. 33"
KIND_WORDS: Mapping[str, Promise] = {
    "name": _("naam"),
    "address": _("adres"),
    "arrears": _("dat er een achterstand is"),
    "partner": _("bij welke partner"),
    "amount": _("het bedrag"),
}
VERDICT_WORDS: Mapping[str, Promise] = {
    "report": _("Melden bij de Autoriteit Persoonsgegevens"),
    "no_report": _("Niet melden: een risico is niet waarschijnlijk"),
    "no_leak": _("Geen datalek: er is niets bij een ander terechtgekomen"),
}
STATE_WORDS: Mapping[LeakState, Promise] = {
    LeakState.TO_ASSESS: _("te beoordelen"),
    LeakState.TO_REPORT: _("nog melden"),
    LeakState.TO_INFORM: _("nog vertellen aan wie het betreft"),
    LeakState.TO_CLOSE: _("nog afsluiten"),
    LeakState.CLOSED: _("afgesloten"),
}
PUT_RIGHT_WORDS: Mapping[str, Promise] = {
    "signal_released": _("Het signaal ging terug naar beoordelen."),
    "case_closed": _("De zaak is afgesloten als verkeerd gekoppeld."),
    "case_as_before": _("De zaak is weer afgesloten zoals zij was."),
    "case_goes_on": _("De zaak loopt door zonder dit signaal."),
    "letters_withdrawn": _("Brieven die nog niet weg waren, zijn ingetrokken."),
    "visits_withdrawn": _("Bezoeken die nog moesten komen, zijn vervallen."),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One time that something reached the wrong household, in codes."""

    on: date
    channel: str
    outcome: str

    @property
    def words(self) -> str:
        """The way and what came of it, on the screen."""
        channel, outcome = str(Channel(self.channel).label), ContactOutcome(self.outcome).label
        return f"{channel.capitalize()}: {outcome}"


@dataclass(frozen=True, slots=True)
class OpenLeaks:
    """How many leaks are not closed, and when the first term ends that a report may still meet."""

    count: int
    first_due_at: datetime | None


@dataclass(frozen=True, slots=True)
class LeakRow:
    """One leak in the list. `hours` until the end of the term to report, when that still runs."""

    id: UUID
    number: str
    found_at: datetime
    due_at: datetime
    hours: int | None
    state: LeakState
    state_words: Promise
    kind_words: str
    channels: tuple[str, ...]
    first_told_on: date | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What somebody decided about a leak, when, and why."""

    words: Promise
    reason: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class LeakView:
    """One leak as a whole."""

    row: LeakRow
    found_by: str
    kind: LeakKind
    #: what happened, in the words of who noted it; empty when the program found it
    what: str
    happened_on: date | None
    reason: str
    told: tuple[Told, ...]
    kinds: tuple[str, ...]
    kind_words: tuple[Promise, ...]
    put_right: tuple[Promise, ...]
    #: the case of the household it went to, and the one of whom it is about once that is known
    case: UUID | None
    right_case: UUID | None
    person_known: bool
    verdict: Verdict | None
    verdict_code: str
    earlier: tuple[Verdict, ...]
    #: when somebody of the municipality knew, if that was before it was found here
    known_at: datetime | None
    inform: bool
    informed_on: date | None
    reported_at: datetime | None
    report_reference: str
    late_reason: str
    measures: str
    closed_at: datetime | None


def open_leaks(*, actor: Actor) -> OpenLeaks:
    """How many leaks of the actor's municipality are open. Raises NotPermitted."""
    if not MAY_HANDLE(actor):
        raise NotPermitted
    with tenant(actor.municipality):
        rows = [_row(leak) for leak in DataLeak.objects.filter(closed_at=None)]
    running = [row.due_at for row in rows if row.hours is not None]
    return OpenLeaks(len(rows), min(running, default=None))


@look("outreach.leaks", may_if=MAY_HANDLE, basis=BASIS)
def leak_list(*, actor: Actor) -> list[LeakRow]:
    """Every leak: what is open first, by the end of its term; then the newest."""
    rows = [_row(leak) for leak in DataLeak.objects.order_by("-found_at")]
    audit.concerns(len(rows), of={"leak": [row.id for row in rows]})
    return sorted(rows, key=lambda row: (row.state is LeakState.CLOSED, _due(row)))


def _due(row: LeakRow) -> float:
    moment = row.due_at.timestamp()
    return -moment if row.state is LeakState.CLOSED else moment


@look("outreach.leak", may_if=MAY_HANDLE, basis=BASIS, about="leak")
def leak_view(*, actor: Actor, leak: UUID) -> LeakView:
    """One leak: what, when, how found, decided and done; raises NotFound."""
    found = DataLeak.objects.select_related("signal__link").filter(pk=leak).first()
    if found is None:
        raise NotFound
    who = {found.found_by, found.assessed_by, *(each["by"] for each in found.earlier_verdicts)}
    names = names_of(who - {""})
    now = (
        PeriodSignal.objects.filter(signal=found.signal_id).select_related("period").first()
        if found.signal_id
        else None
    )
    return LeakView(
        row=_row(found),
        found_by=names.get(found.found_by, ""),
        kind=LeakKind(found.kind),
        what=found.what,
        happened_on=found.happened_on,
        reason=reason_words(found.reason) if found.reason else "",
        told=tuple(_told(found)),
        kinds=tuple(found.kinds),
        kind_words=tuple(KIND_WORDS[kind] for kind in KIND_WORDS if kind in found.kinds),
        put_right=tuple(
            PUT_RIGHT_WORDS[code] for code in PUT_RIGHT_WORDS if code in found.put_right
        ),
        case=found.case_id,
        right_case=now.period.case_id if now else None,
        person_known=found.about is not None or person_of(found) is not None,
        verdict=_verdict(found, names) if found.verdict else None,
        verdict_code=found.verdict,
        earlier=tuple(_earlier(found, names)),
        known_at=found.known_at,
        inform=found.inform,
        informed_on=found.informed_on,
        reported_at=found.reported_at,
        report_reference=found.report_reference,
        late_reason=found.late_reason,
        measures=found.measures,
        closed_at=found.closed_at,
    )


@look("outreach.told", may_if=MAY_RELEASE, basis="AVG art. 5 lid 1 onder d", about="case")
def told_since(*, actor: Actor, case: UUID, since: date) -> list[Told]:
    """See what was written to or said with the household of a case since a day, oldest first."""
    return told(case, since)


def told(case: UUID, since: date) -> list[Told]:
    """Each time that something was told. A building block: nobody looks here."""
    attempts = ContactAttempt.objects.filter(
        case=case, tried_on__gte=since, outcome__in=telling_outcomes()
    )
    found = [Told(each.tried_on, each.channel, each.outcome) for each in attempts]
    letters = {each.on for each in found if each.channel == Channel.LETTER}
    offers = WrittenOffer.objects.filter(case=case, sent_on__gte=since)
    found += [
        letter_on(sent_on)
        for sent_on in offers.values_list("sent_on", flat=True)
        if sent_on is not None and sent_on not in letters
    ]
    return sorted(found, key=lambda each: (each.on, each.channel, each.outcome))


def letter_on(day: date) -> Told:
    """A letter that went out on a day."""
    return Told(day, Channel.LETTER.value, ContactOutcome.SENT.value)


def facts_of(leak: DataLeak) -> LeakFacts:
    """A leak as the rules see it."""
    return LeakFacts(
        verdict=leak.verdict,
        inform=leak.inform,
        reported_at=leak.reported_at,
        informed_on=leak.informed_on,
        closed_at=leak.closed_at,
    )


def _row(leak: DataLeak) -> LeakRow:
    state = state_of(facts_of(leak))
    runs = state in (LeakState.TO_ASSESS, LeakState.TO_REPORT)
    return LeakRow(
        id=leak.pk,
        number=leak.number,
        found_at=leak.found_at,
        due_at=leak.report_due_at,
        hours=hours_left(leak.report_due_at, clock.now()) if runs else None,
        state=state,
        state_words=STATE_WORDS[state],
        kind_words=str(LeakKind(leak.kind).label),
        channels=tuple(dict.fromkeys(str(Channel(each["channel"]).label) for each in leak.told)),
        first_told_on=leak.first_told_on or leak.happened_on,
    )


def person_of(leak: DataLeak) -> UUID | None:
    """Opaque id of whose data it is, once the signal found its person; None as long as not."""
    if leak.signal is None:
        return None
    link = getattr(leak.signal, "link", None)
    return link.person_id if link else None


def _told(leak: DataLeak) -> Iterable[Told]:
    for each in leak.told:
        yield Told(date.fromisoformat(each["on"]), each["channel"], each["outcome"])


def _verdict(leak: DataLeak, names: Mapping[str, str]) -> Verdict:
    at = leak.assessed_at or leak.found_at
    by = names.get(leak.assessed_by, "")
    return Verdict(VERDICT_WORDS[leak.verdict], leak.verdict_reason, at, by)


def _earlier(leak: DataLeak, names: Mapping[str, str]) -> Iterable[Verdict]:
    for each in leak.earlier_verdicts:
        at = datetime.fromisoformat(each["at"])
        yield Verdict(VERDICT_WORDS[each["verdict"]], each["reason"], at, names.get(each["by"], ""))
