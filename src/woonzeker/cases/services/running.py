# SPDX-License-Identifier: EUPL-1.2
"""The legal terms that run for a case: started, met, and ended with the case."""

from __future__ import annotations

from datetime import date

from woonzeker.cases.models import Case, CaseTerm
from woonzeker.law import terms


def start_term(case: Case, kind: str, deadline: terms.Deadline) -> None:
    """Let a term run for a case from its day; the same term of the same day runs once."""
    term = CaseTerm(
        case=case,
        kind=kind,
        starts_on=deadline.starts_on,
        due_on=deadline.due_on,
        explanation=deadline.explanation,
        citation=deadline.citation,
    )
    CaseTerm.objects.bulk_create([term], ignore_conflicts=True)


def threaten(case: Case, on: date) -> None:
    """A home or a supply is at stake from a day on: the clock of three working days runs.

    A clock that runs already is the one to keep: it is the earlier one.
    """
    if not CaseTerm.objects.filter(case=case, kind="threatening_talk", met_on=None).exists():
        start_term(case, "threatening_talk", terms.threatening_talk_due(on))
    if not case.threatening:
        case.threatening = True
        case.save(update_fields=["threatening"])


def end_terms(case: Case, on: date) -> None:
    """A case closes: what was not due yet is no longer asked, what was missed counts as late."""
    running = CaseTerm.objects.filter(case=case, met_on=None)
    running.filter(due_on__gte=on).delete()
    running.update(met_on=on)
