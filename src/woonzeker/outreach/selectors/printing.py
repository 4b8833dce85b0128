# SPDX-License-Identifier: EUPL-1.2
"""Print runs as people handle them: counts, marks and findings. Nobody's name or door."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Role, Sight, holds, sees
from woonzeker.accounts.selectors import names_of
from woonzeker.errors import NotFound
from woonzeker.matching.selectors import RISK_WORDS
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import decided
from woonzeker.outreach.checking import FAULT_WORDS
from woonzeker.outreach.models import Letter, LetterKind, LetterPage, LetterState, PrintRun
from woonzeker.outreach.rules.printing import may_next, too_old

BASIS = "Wgs art. 3 lid 1 onder b; AVG art. 5 lid 1 onder d en f; AVG art. 32"
#: who may see all that stands in letters to anybody of the municipality makes and carries them
MAY_PRINT = sees(
    DataClass.IDENTITY, DataClass.ADDRESS, DataClass.SIGNAL, DataClass.PROCESS, least=Sight.FULL
).by(Role.INTAKE_COORDINATOR, Role.REVIEWER)
#: a run shows no resident: who leads a team may let it go as well
MAY_RELEASE_RUN = holds(Role.INTAKE_COORDINATOR, Role.REVIEWER, Role.TEAM_LEAD)
LEFT_OUT_WORDS: Mapping[str, str | Promise] = {
    **{risk.value: words for risk, words in RISK_WORDS.items()},
    **{fault.value: words for fault, words in FAULT_WORDS.items()},
    "wish": _("Het huishouden wil geen brieven."),
    "no_source": _("Over deze persoon meldde niemand een achterstand."),
    "does_not_fit": _("De brief of het adres past niet op het papier."),
    "withdrawn": _("De ronde is ingetrokken."),
}
#: why post came back, as it stands on an envelope
RETURN_WORDS: Mapping[str, Promise] = {
    "moved": _("verhuisd"),
    "unknown": _("onbekend op dit adres"),
    "refused": _("geweigerd"),
    "no_box": _("geen brievenbus of niet te bereiken"),
    "other": _("iets anders"),
}


@dataclass(frozen=True, slots=True)
class RunRow:
    """One run in the list."""

    id: UUID
    number: str
    kind: str
    state: str
    state_words: str
    made_at: datetime
    letters: int
    left_out: int


@dataclass(frozen=True, slots=True)
class RunView:
    """One run as a whole."""

    row: RunRow
    made_by: str
    released_by: str
    posted_by: str
    register_checked_at: datetime | None
    good_until: datetime | None
    too_old: bool
    checked_at: datetime | None
    released_at: datetime | None
    posted_at: datetime | None
    #: what the judge found, in words, with how many letters
    findings: tuple[tuple[str, int], ...]
    #: why letters stayed out, in words, with how many
    left_out: tuple[tuple[str, int], ...]
    #: how many came back
    returned: int
    mine: bool
    #: who, besides the one who looks, answered for it: who released or else made it
    other: str
    steps: frozenset[str]
    has_pages: bool


@look("outreach.print_runs", may_if=MAY_RELEASE_RUN, basis=BASIS)
def run_list(*, actor: Actor) -> list[RunRow]:
    """See the print runs, the newest first."""
    return [_row(run) for run in PrintRun.objects.order_by("-made_at")[:60]]


@look("outreach.print_run", may_if=MAY_RELEASE_RUN, basis=BASIS, about="print_run")
def run_view(*, actor: Actor, print_run: UUID) -> RunView:
    """See how far one run is, and what the judge found; no names. Raises NotFound."""
    run = PrintRun.objects.filter(pk=print_run).first()
    if run is None:
        raise NotFound
    names = names_of({run.made_by, run.released_by, run.posted_by} - {""})
    hours = register_hours(run.municipality)
    old = too_old(run.register_checked_at, clock.now(), hours=hours)
    checked = run.register_checked_at
    return RunView(
        row=_row(run),
        made_by=names.get(run.made_by, ""),
        released_by=names.get(run.released_by, ""),
        posted_by=names.get(run.posted_by, ""),
        register_checked_at=checked,
        good_until=checked + timedelta(hours=hours) if checked else None,
        too_old=old,
        checked_at=run.checked_at,
        released_at=run.released_at,
        posted_at=run.posted_at,
        findings=_counted(Counter(str(each["fault"]) for each in run.findings)),
        left_out=_counted(Counter(_left_out(run))),
        returned=Letter.objects.filter(run=run, state=LetterState.RETURNED).count(),
        mine=run.made_by == actor.id,
        other=run.released_by if run.released_by != actor.id else run.made_by,
        steps=frozenset(
            step
            for step in ("release", "drop", "take", "post", "withdraw")
            if may_next(run.state, step)
        ),
        has_pages=LetterPage.objects.filter(letter__run=run).exists(),
    )


@look("outreach.print_manifest", may_if=MAY_RELEASE_RUN, basis=BASIS, about="print_run")
def manifest_of(*, actor: Actor, print_run: UUID) -> list[dict[str, object]]:
    """See what is in the pile of a run: mark, pages and digest of each letter; no names."""
    rows = Letter.objects.filter(run=print_run).exclude(state=LetterState.LEFT_OUT)
    return [
        {"kenmerk": row.mark, "bladzijden": row.pages, "sha256": row.sha256}
        for row in rows.order_by("mark")
    ]


def register_hours(municipality: str) -> int:
    """For how many hours an answer of the register is good enough for a letter."""
    return int(decided(municipality, PolicyKind.LETTERS)["register_hours"])


def _row(run: PrintRun) -> RunRow:
    letters = Counter(Letter.objects.filter(run=run).values_list("state", flat=True))
    left_out = letters[LetterState.LEFT_OUT]
    return RunRow(
        id=run.pk,
        number=run.number,
        kind=str(LetterKind(run.kind).label),
        state=run.state,
        state_words=str(run.get_state_display()),
        made_at=run.made_at,
        letters=letters.total() - left_out,
        left_out=left_out,
    )


def _left_out(run: PrintRun) -> list[str]:
    rows = Letter.objects.filter(run=run, state=LetterState.LEFT_OUT)
    return list(rows.values_list("reason", flat=True))


def _counted(codes: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(
        (str(LEFT_OUT_WORDS.get(code, code)), often) for code, often in codes.most_common()
    )
