# SPDX-License-Identifier: EUPL-1.2
"""A case past the vonnis of which every safeguard is met and two people signed."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from tests.conftest import CODE
from tests.legal.safeguarding import MANAGER, WORKER

from woonzeker.access import clock
from woonzeker.access.actors import system
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.legal.models import SignOff
from woonzeker.legal.rules.safeguards import (
    Level,
    Safeguard,
    ladder,
    seen_now,
)
from woonzeker.legal.selectors.safeguards import record_of
from woonzeker.legal.services.safeguards import Said, answer_safeguard
from woonzeker.process import Stop

#: who writes the answers down: neither of the two who sign
AUTHOR = system(CODE, "author")
#: an answer that is good enough, but for offers and lighter means
GOOD: dict[Safeguard, dict[str, str]] = {
    Safeguard.CHILDREN_KNOWN: {"answer": "yes", "source": "parent"},
    Safeguard.INTEREST_WEIGHED: {"answer": "weighed", "source": "file", "words": "gewogen"},
    Safeguard.CHILDREN_HEARD: {"answer": "heard", "source": "school", "words": "gehoord"},
    Safeguard.FAMILY_CONSULTED: {"answer": "consulted", "source": "talk", "words": "overlegd"},
    Safeguard.INFORMED: {"answer": "explained", "source": "talk", "channel": "visit"},
    Safeguard.LEGAL_HELP: {"answer": "pointed", "source": "talk", "channel": "visit"},
    Safeguard.ROOT_CAUSE: {"answer": "help_runs", "source": "talk", "words": "schuldhulp"},
    Safeguard.NO_DISCRIMINATION: {"answer": "same", "source": "file", "words": "vergeleken"},
    Safeguard.PLACE: {"answer": "family_place", "source": "booking"},
}


def say(
    case: Case, safeguard: Safeguard, answer: str, source: str = "talk", **more: object
) -> None:
    """One answer of today, written down by the author."""
    said = Said(answer=answer, source=source, on=clock.today(), **more)  # type: ignore[arg-type]
    answer_safeguard(actor=AUTHOR, case=case.pk, safeguard=safeguard, said=said)


def whole_answers(
    case: Case, *, without: Safeguard | None = None, place: date | None = None
) -> None:
    """Answer every safeguard well today, but for one; the place is there from `place` (today)."""
    for safeguard, said in GOOD.items():
        if safeguard not in {without, Safeguard.PLACE}:
            say(case, safeguard, **said)
    if without is not Safeguard.OCO_OFFERED:
        say(case, Safeguard.OCO_OFFERED, "no_answer", channel="letter", source="letter")
        say(case, Safeguard.OCO_OFFERED, "does_not_want", channel="visit")
    if without is not Safeguard.PLACE:
        free_from = place or clock.today()
        say(case, Safeguard.PLACE, free_from=free_from, **GOOD[Safeguard.PLACE])
    if without is not Safeguard.ALTERNATIVES:
        with tenant(CODE):
            grounds = record_of(case).situation.grounds
        for means in ladder(grounds):
            say(case, Safeguard.ALTERNATIVES, "tried", about=means)


def signed(case: Case, *stops: Stop) -> None:
    """Two people sign for what lies there now; for every stop when none is named."""
    with tenant(CODE):
        seen = seen_now(record_of(case), on=clock.today())
        SignOff.objects.bulk_create(
            SignOff(
                case=case, by=who, level=level, stop=stop, seen=seen, on=clock.today(),
                signed_at=clock.now(),
            )
            for stop in stops or tuple(Stop)
            for who, level in ((WORKER, Level.WORK), (MANAGER, Level.MANAGEMENT))
        )  # fmt: skip


def whole_file(case: Case | UUID, *stops: Stop) -> Case:
    """Answer and sign everything today, so that the case may be closed or the eviction named."""
    with tenant(CODE):
        found = Case.objects.get(pk=case if isinstance(case, UUID) else case.pk)
    whole_answers(found)
    signed(found, *stops)
    return found


__all__ = ["AUTHOR", "say", "signed", "whole_answers", "whole_file"]
