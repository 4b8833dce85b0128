# SPDX-License-Identifier: EUPL-1.2
"""Data leaks: opened when a wrong link proves to have reached somebody, closed when all is done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import current_municipality
from woonzeker.cases.rules import MAY_RELEASE
from woonzeker.errors import NotFound, Refused
from woonzeker.law.avg import breach_report_due, is_reported_late
from woonzeker.outreach.models import DataLeak, LeakKind
from woonzeker.outreach.rules import (
    DataKind,
    LeakState,
    Verdict,
    kinds_shared,
    missing_to_close,
    state_of,
)
from woonzeker.outreach.selectors.leaks import (
    MAY_HANDLE,
    Told,
    facts_of,
    letter_on,
    person_of,
    told,
)

BASIS = "AVG art. 33"


@action("outreach.open_leak", may_if=MAY_RELEASE, basis="AVG art. 33 lid 5", about="signal")
def open_leak(
    *,
    actor: Actor,
    signal: UUID,
    case: UUID | None,
    went_to: UUID | None,
    reason: str,
    since: date | None,
    letters_on: Sequence[date] = (),
    put_right: Sequence[str] = (),
) -> DataLeak | None:
    """Open a leak when something about a signal reached the wrong household; None when nothing did.

    `since` is the day from which its case knew the signal, `letters_on` are days on which a letter
    went out for the signal itself, `put_right` codes of what was done at once.
    """
    found = [letter_on(day) for day in letters_on]
    if case is not None and since is not None:
        found += told(case, since)
    if not found:
        return None
    found.sort(key=lambda each: (each.on, each.channel))
    now = clock.now()
    return DataLeak.objects.create(
        number=_next_number(now),
        signal_id=signal,
        case_id=case,
        went_to=went_to,
        kinds=_kinds(kinds_shared(each.outcome for each in found)),
        told=[_words(each) for each in found],
        first_told_on=found[0].on,
        reason=reason,
        found_at=now,
        found_by=actor.id,
        report_due_at=breach_report_due(now).due_at,
        put_right=list(put_right),
    )


@action("outreach.note_leak", may_if=MAY_HANDLE, basis="AVG art. 33 lid 5")
def note_leak(
    *, actor: Actor, kind: LeakKind, what: str, happened_on: date | None, known_at: datetime
) -> DataLeak:
    """Open a leak that a person found: post gone wrong, a phone lost, a colleague who looked.

    The term counts from `known_at`. Raises Refused without words, for a moment to come, and for
    the kind that only a reopened link makes.
    """
    words, now = " ".join(what.split()), clock.now()
    if not words:
        raise Refused("Schrijf op wat er gebeurde.")
    if known_at > now or (happened_on and happened_on > clock.today()):
        raise Refused("Dat moment moet nog komen.")
    if kind is LeakKind.WRONG_LINK:
        raise Refused("Maak het signaal los bij de zaak: dan komt het datalek vanzelf hier.")
    return DataLeak.objects.create(
        number=_next_number(now),
        kind=kind.value,
        what=words,
        happened_on=happened_on,
        found_at=now,
        found_by=actor.id,
        known_at=known_at,
        report_due_at=breach_report_due(known_at).due_at,
    )


@action("outreach.assess_leak", may_if=MAY_HANDLE, basis=BASIS, about="leak")
def assess_leak(
    *,
    actor: Actor,
    leak: UUID,
    verdict: Verdict,
    reason: str,
    kinds: Iterable[DataKind],
    inform: bool = False,
    known_at: datetime | None = None,
) -> DataLeak:
    """Decide whether a leak is reported and whether the person is told; only a person decides.

    `known_at` is when somebody of the municipality knew of it, if that was before it was found
    here: the term counts from then. An earlier verdict is kept beside the new one. Raises Refused
    without a reason, for the system, for a leak that is closed, and for a verdict not to report
    what was reported already.
    """
    words = " ".join(reason.split())
    if actor.kind != "user":
        raise Refused("Of een datalek gemeld wordt, beslist een mens.")
    if not words:
        raise Refused("Geef een reden: wie later kijkt moet het kunnen begrijpen.")
    found = _open(leak)
    if found.reported_at is not None and verdict is not Verdict.REPORT:
        raise Refused("Dit datalek is al gemeld. Laat het bij de toezichthouder intrekken.")
    if known_at is not None and known_at > found.found_at:
        raise Refused("Dat moment ligt na het ontdekken.")
    if found.verdict:
        found.earlier_verdicts = [*found.earlier_verdicts, _as_was(found)]
    found.verdict, found.verdict_reason = verdict.value, words
    found.kinds = _kinds(kinds)
    found.inform = inform and verdict is not Verdict.NO_LEAK
    found.known_at = known_at
    found.report_due_at = breach_report_due(known_at or found.found_at).due_at
    found.assessed_at, found.assessed_by = clock.now(), actor.id
    return _kept(found)


@action("outreach.report_leak", may_if=MAY_HANDLE, basis="AVG art. 33 lid 1", about="leak")
def report_leak(
    *, actor: Actor, leak: UUID, reference: str, at: datetime | None = None, late_reason: str = ""
) -> DataLeak:
    """Note that a leak was reported to the supervisor, when, and under which reference.

    Raises Refused when nobody decided to report it, for a moment that has yet to come or was
    before the leak was found, and for a late report without the reason of its delay.
    """
    found, moment = _open(leak), at or clock.now()
    if found.verdict != Verdict.REPORT:
        raise Refused("Beslis eerst dat dit datalek gemeld wordt.")
    known_at = found.known_at or found.found_at
    if not known_at.replace(second=0, microsecond=0) <= moment <= clock.now():
        raise Refused("Melden kan niet voor het ontdekken en niet in de toekomst zijn gebeurd.")
    if is_reported_late(known_at, moment) and not late_reason.strip():
        raise Refused("De 72 uur zijn om. Zeg waarom het later werd: dat hoort bij de melding.")
    found.reported_at, found.reported_by = moment, actor.id
    found.report_reference, found.late_reason = reference.strip()[:60], late_reason.strip()
    return _kept(found)


@action("outreach.inform_person", may_if=MAY_HANDLE, basis="AVG art. 34 lid 1", about="leak")
def inform_person(*, actor: Actor, leak: UUID, on: date) -> DataLeak:
    """Note on which day the person whose data it is was told. Raises Refused for a day to come."""
    found = _open(leak)
    if on > clock.today():
        raise Refused("Kies een dag die al geweest is.")
    found.informed_on = on
    return _kept(found)


@action("outreach.close_leak", may_if=MAY_HANDLE, basis="AVG art. 33 lid 5", about="leak")
def close_leak(*, actor: Actor, leak: UUID, measures: str) -> DataLeak:
    """Close a leak of which all is done, with what was done against the next one.

    Raises Refused with what is missing.
    """
    found = _open(leak)
    if missing := missing_to_close(facts_of(found)):
        raise Refused(missing)
    if not measures.strip():
        raise Refused("Schrijf op wat er gedaan is om dit te voorkomen.")
    found.measures = measures.strip()
    found.closed_at, found.closed_by = clock.now(), actor.id
    return _kept(found)


def _open(leak: UUID) -> DataLeak:
    """The leak, locked; raises NotFound, and Refused when it is closed."""
    found = DataLeak.objects.select_for_update().filter(pk=leak).first()
    if found is None:
        raise NotFound
    if state_of(facts_of(found)) is LeakState.CLOSED:
        raise Refused("Dit datalek is al afgesloten.")
    return found


def _kept(leak: DataLeak) -> DataLeak:
    """Save a leak; by now it may be known whose data it is."""
    if leak.about is None:
        leak.about = person_of(leak)
    leak.save()
    return leak


def _kinds(kinds: Iterable[DataKind]) -> list[str]:
    wanted = set(kinds)
    return [kind.value for kind in DataKind if kind in wanted]


def _words(each: Told) -> dict[str, str]:
    return {"on": each.on.isoformat(), "channel": each.channel, "outcome": each.outcome}


def _as_was(leak: DataLeak) -> dict[str, str]:
    at = leak.assessed_at or leak.found_at
    return {
        "verdict": leak.verdict,
        "reason": leak.verdict_reason,
        "at": at.isoformat(),
        "by": leak.assessed_by,
    }


def _next_number(now: datetime) -> str:
    """The number of a new leak; only one transaction at a time gives them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext('outreach.leak'), hashtext(%s))",
            [current_municipality()],
        )
    year = f"DL-{now.year}-"
    numbers = DataLeak.objects.filter(number__startswith=year).order_by("-number")
    last = numbers.values_list("number", flat=True).first()
    return f"{year}{int(last[len(year) :]) + 1 if last else 1:04d}"
