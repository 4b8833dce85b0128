# SPDX-License-Identifier: EUPL-1.2
"""A print run, from who is due to the post: made, judged, released by a second person, posted."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Min
from django.utils.translation import gettext as _

from woonzeker.access import audit, clock, jobs
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import only_system
from woonzeker.access.tenancy import current_municipality
from woonzeker.cases.models import CaseStatus
from woonzeker.errors import NotFound, NotPermitted, Refused
from woonzeker.outreach.checking import Fault, Finding, judge, read_all, same_words, window_words
from woonzeker.outreach.models import (
    Letter,
    LetterKind,
    LetterPage,
    LetterState,
    PrintRun,
    RunState,
)
from woonzeker.outreach.rules.printing import RUN_KINDS, may_next, post_refusal, too_old
from woonzeker.outreach.selectors.checked import against, letters_by_mark, resident_of, wanted_of
from woonzeker.outreach.selectors.printing import (
    BASIS,
    MAY_PRINT,
    MAY_RELEASE_RUN,
    register_hours,
)
from woonzeker.outreach.services.codes import digests_of, end_codes
from woonzeker.outreach.services.filling import fill
from woonzeker.outreach.services.letters import settle_posted, went_out

#: a run that waits for somebody: another of its kind would write to the same people
_UNDER_WAY = (RunState.MADE, RunState.CHECKED, RunState.STOPPED, RunState.RELEASED)
WITHDRAWN = "withdrawn"
#: letters that are settled in one transaction
_PART = 50
_MOVED = Fault.MOVED


@action("outreach.make_run", may_if=MAY_PRINT, basis=BASIS)
def make_run(*, actor: Actor, kind: str) -> PrintRun:
    """Begin a run of letters of a kind: who is due is looked up, asked about, drawn and judged.

    Raises Refused while a run of this kind waits for somebody.
    """
    if kind not in RUN_KINDS:
        raise Refused(_("Van zulke brieven is er geen printronde."))
    _one_at_a_time()
    if PrintRun.objects.filter(kind__in=_kinds(kind), state__in=_UNDER_WAY).exists():
        raise Refused(_("Er loopt nog een ronde met zulke brieven. Maak die eerst af."))
    made = PrintRun.objects.create(
        number=_next_number(), kind=LetterKind(kind), made_at=clock.now(), made_by=actor.id
    )
    jobs.defer("outreach.draw_run", actor=actor, print_run=str(made.pk))
    return made


@action("outreach.draw_run", may_if=only_system(), basis=BASIS, about="print_run")
def draw_run(*, actor: Actor, print_run: UUID, processes: int = 1) -> PrintRun:
    """Draw every letter of a run, each for one person, and have them judged.

    A run in which nobody gets a letter keeps no other away: it is over at once.
    """
    run = _locked(print_run)
    if run.state != RunState.MADE or Letter.objects.filter(run=run).exists():
        return run
    fill(run, actor=actor, processes=processes)
    letters = Letter.objects.filter(run=run, state=LetterState.MADE)
    run.register_checked_at = letters.aggregate(at=Min("person__checked_at"))["at"]
    audit.concerns(letters.count(), of={"case": letters.values_list("case", flat=True)})
    if letters.exists():
        _judge(run, processes)
    else:
        run.state = RunState.WITHDRAWN
        run.save(update_fields=["state"])
    return run


@action("outreach.drop_letters", may_if=MAY_PRINT, basis=BASIS, about="print_run")
def drop_letters(*, actor: Actor, print_run: UUID) -> PrintRun:
    """Take out the letters with which something is wrong, and have the others judged again."""
    run = _locked(print_run, "drop")
    why = {str(each["mark"]): str(each["fault"]) for each in run.findings}
    for letter in Letter.objects.filter(run=run, mark__in=why, state=LetterState.MADE):
        _leave_out(letter, why[letter.mark])
    _judge(run, 1)
    return run


@action("outreach.release_run", may_if=MAY_RELEASE_RUN, basis=BASIS, about="print_run")
def release_run(*, actor: Actor, print_run: UUID) -> PrintRun:
    """Let a run that was found good go to the printer; never by who made it.

    What the register says is looked at once more. Raises NotPermitted, and Refused when something
    changed since.
    """
    run = _locked(print_run, "release")
    if run.made_by == actor.id:
        raise NotPermitted(_("Een ander dan wie de ronde maakte geeft haar vrij."))
    if changed := _changed_since(run):
        run.state = RunState.STOPPED
        run.findings = [{"mark": each.mark, "fault": each.fault.value} for each in changed]
        run.save(update_fields=["state", "findings"])
        return run
    run.state, run.released_at, run.released_by = RunState.RELEASED, clock.now(), actor.id
    run.save(update_fields=["state", "released_at", "released_by"])
    return run


@action("outreach.take_run", may_if=MAY_PRINT, basis=BASIS, about="print_run")
def take_run(*, actor: Actor, print_run: UUID) -> dict[str, bytes]:
    """The finished letters of a released run, by mark, for who prints them.

    Raises Refused when the register was asked too long ago, or a file is not the one released.
    """
    run = _locked(print_run, "take")
    rows = Letter.objects.filter(run=run).exclude(state=LetterState.LEFT_OUT)
    pages = LetterPage.objects.filter(letter__in=rows).select_related("letter")
    files = {page.letter.mark: page.opened() for page in pages}
    if run.state == RunState.RELEASED:
        _refuse_old(run)
        if _changed_since(run) or len(files) != rows.count():
            raise Refused(_("Er is iets veranderd sinds de ronde is vrijgegeven. Trek haar in."))
    elif not files:
        raise Refused(_("De brieven zijn gewist: hun dagen zijn om."))
    sheets = read_all(files)
    if any(sheets[page.letter.mark].sha256 != page.letter.sha256 for page in pages):
        raise Refused(_("Een brief is niet meer zoals hij is vrijgegeven. Trek de ronde in."))
    audit.concerns(len(files), of={"case": [page.letter.case_id for page in pages]})
    return files


@action("outreach.post_run", may_if=MAY_PRINT, basis=BASIS, about="print_run")
def post_run(*, actor: Actor, print_run: UUID, on: date | None = None) -> PrintRun:
    """Say on which day (today) the letters of a run went on the post; every case hears it.

    What is out is out, also when somebody says so later: the register must have been asked in
    time for that day, today to the hour. Raises Refused for a day on which they cannot have gone.
    """
    run, day = _locked(print_run, "post"), on or clock.today()
    odd = post_refusal(
        day,
        today=clock.today(),
        released_on=_day(run.released_at) or day,
        good_until=_good_until(run),
    )
    if odd:
        raise Refused(_(odd))
    if day == clock.today():
        _refuse_old(run)  # of today the hours are known, and they count
    now = clock.now()
    # of an earlier day the hour is not known: noon is that day everywhere
    moment = now if day == clock.today() else datetime.combine(day, time(12), clock.AMSTERDAM)
    run.state, run.posted_at, run.posted_by = RunState.POSTED, moment, actor.id
    run.save(update_fields=["state", "posted_at", "posted_by"])
    jobs.defer("outreach.settle_run", actor=actor, print_run=str(run.pk))
    return run


@action("outreach.settle_run", may_if=only_system(), basis=BASIS, about="print_run")
def settle_run(*, actor: Actor, print_run: UUID) -> int:
    """Record on the next cases of a posted run that a letter went out; gives how many are left."""
    run = _locked(print_run)
    rows = Letter.objects.filter(run=run, state=LetterState.MADE).select_related("case", "person")
    part = list(rows.order_by("case__number", "mark")[:_PART])
    for letter in part if run.state == RunState.POSTED else []:
        _settle(letter, actor, by=run.posted_by)
    audit.concerns(len(part), of={"case": [letter.case_id for letter in part]})
    return rows.count()


@action("outreach.withdraw_run", may_if=MAY_PRINT, basis=BASIS, about="print_run")
def withdraw_run(*, actor: Actor, print_run: UUID) -> PrintRun:
    """Send none of the letters of a run: pages are erased and codes open nothing."""
    run = _locked(print_run, "withdraw")
    for letter in Letter.objects.filter(run=run, state=LetterState.MADE):
        _leave_out(letter, WITHDRAWN)
    run.state = RunState.WITHDRAWN
    run.save(update_fields=["state"])
    return run


def _day(moment: datetime | None) -> date | None:
    return moment.astimezone(clock.AMSTERDAM).date() if moment else None


def _good_until(run: PrintRun) -> date | None:
    """The last day on which the answer of the register is good enough for this run."""
    if run.register_checked_at is None:
        return None
    return _day(run.register_checked_at + timedelta(hours=register_hours(run.municipality)))


def _posted_on(letter: Letter) -> date | None:
    return _day(letter.run.posted_at) if letter.run else None


def _one_at_a_time() -> None:
    """Let a second run of this municipality wait with its number until the first has one."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext('outreach.make_run'), hashtext(%s))",
            [current_municipality()],
        )


def _next_number() -> str:
    """The number after the last one of this year, also when one between them is gone."""
    begin = f"PR-{clock.today().year}-"
    given = PrintRun.objects.filter(number__startswith=begin).values_list("number", flat=True)
    last = max((int(number.removeprefix(begin)) for number in given), default=0)
    return f"{begin}{last + 1:03}"


def _kinds(kind: str) -> tuple[str, ...]:
    """Kinds that go to the same people: a first letter is sealed or neutral."""
    return (LetterKind.FIRST, LetterKind.FIRST_NEUTRAL) if kind == "first" else (kind,)


def _locked(print_run: UUID, step: str = "") -> PrintRun:
    run = PrintRun.objects.select_for_update().filter(pk=print_run).first()
    if run is None:
        raise NotFound
    if step and not may_next(run.state, step):
        raise Refused(_("Dat kan niet meer: de ronde is %s.") % run.get_state_display())
    return run


def _judge(run: PrintRun, processes: int) -> None:
    """Read the finished files back and hold them against the tables as they are now."""
    hours, now = register_hours(run.municipality), clock.now()
    letters = letters_by_mark(run.pk)
    files = {mark: letter.printed.opened() for mark, letter in letters.items()}
    sheets = read_all(files, processes=processes)
    found = judge(sheets, wanted_of(run, now=now, hours=hours), digests=digests_of)
    run.findings = [{"mark": each.mark, "fault": each.fault.value} for each in found]
    run.state, run.checked_at = RunState.STOPPED if found else RunState.CHECKED, now
    run.save(update_fields=["findings", "state", "checked_at", "register_checked_at"])


def _changed_since(run: PrintRun) -> list[Finding]:
    """What the register says now against letters that were found good before."""
    now, hours = clock.now(), register_hours(run.municipality)
    rows = Letter.objects.filter(run=run, state=LetterState.MADE)
    found: list[Finding] = []
    for row in rows.select_related("person", "case__household"):
        faults = list(against(row, now=now, hours=hours))
        if row.person is not None and not faults:
            drawn = same_words(" ".join(row.address or []))
            faults = [] if drawn == window_words(resident_of(row.person)) else [_MOVED]
        found += [Finding(row.mark, fault) for fault in faults]
    return found


def _refuse_old(run: PrintRun) -> None:
    hours = register_hours(run.municipality)
    if run.register_checked_at and too_old(run.register_checked_at, clock.now(), hours=hours):
        raise Refused(
            _("Het register is langer dan %d uur geleden nagekeken. Trek de ronde in.") % hours
        )


def _leave_out(letter: Letter, why: str) -> None:
    letter.state, letter.reason = LetterState.LEFT_OUT, why[:30]
    letter.save(update_fields=["state", "reason"])
    LetterPage.objects.filter(letter=letter).delete()
    end_codes(letter=letter.pk)


def _settle(letter: Letter, actor: Actor, *, by: str) -> None:
    """One letter went out, and the case knows it once, however many people it is about.

    A case that was closed or of which somebody moved since only knows that the letter went out.
    """
    mates = Letter.objects.filter(run=letter.run_id, case=letter.case_id, state=LetterState.POSTED)
    if letter.case.status != CaseStatus.CLOSED and not mates.exists():
        try:
            with transaction.atomic():
                attempt = settle_posted(actor, letter, on=_posted_on(letter))
                attempt.tried_by = by
                attempt.save(update_fields=["tried_by"])
            return
        except Refused:
            pass
    went_out(letter, on=_posted_on(letter))
