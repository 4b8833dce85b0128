# SPDX-License-Identifier: EUPL-1.2
"""Reopening the decision whose signal it is, with everything that hung on it, in one go."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.cases import services as cases
from woonzeker.cases.rules import Fate
from woonzeker.cases.selectors import repeats_of
from woonzeker.errors import NotFound
from woonzeker.matching import services as matching
from woonzeker.matching.models import Link
from woonzeker.outreach import services as outreach
from woonzeker.planning import services as planning
from woonzeker.planning.services import Withdrawn

_FATES = {
    Fate.CLOSES: "case_closed",
    Fate.AS_BEFORE: "case_as_before",
    Fate.GOES_ON: "case_goes_on",
}


@dataclass(frozen=True, slots=True)
class Reopened:
    """What was put right: the case that the signal left and what became of it, what fell away,
    the later reports of the same debt that went the same way, and the leak when there was one."""

    link: UUID
    signal: UUID
    case: UUID | None
    number: str
    fate: Fate | None
    tasks_withdrawn: tuple[str, ...]
    withdrawn: Withdrawn
    leak: UUID | None
    leak_number: str
    repeats: tuple[UUID, ...] = ()


@action(
    "web.reopen_link", may_if=matching.MAY_REOPEN, basis="AVG art. 5 lid 1 onder d", about="link"
)
def reopen_link(*, actor: Actor, link: UUID, reason: str) -> Reopened:
    """Put a decided link back to review and put right all that hung on it, whole or not at all.

    `reason` is a value of matching's ReopenReason. The signal keeps the day on which it was
    reported, so its terms go on counting. Raises NotFound, and Refused for a link that is in
    review already or a reason that is none.
    """
    found = _locked(link)
    # a repeat of what was taken up for the wrong person was taken for theirs just as well
    later = repeats_of(actor=actor, signal=found.signal_id, linked_to=found.person_id)
    done = _put_right(actor, found, reason)
    for each in later:
        _put_right(actor, _locked(each), reason)
    return replace(done, repeats=later)


def _locked(link: UUID) -> Link:
    rows = Link.objects.select_for_update(of=("self",)).select_related("signal")
    found = rows.filter(pk=link).first()
    if found is None:
        raise NotFound
    return found


def _put_right(actor: Actor, link: Link, reason: str) -> Reopened:
    """Reopen one link: in review, out of its case, off the list, and a leak where one was."""
    signal, person = link.signal_id, link.person_id
    matching.reopen(actor=actor, link=link.pk, reason_code=reason)
    released = cases.release_signal(actor=actor, signal=signal, reason=reason, linked_to=person)
    withdrawn = Withdrawn()
    if released.case is not None:
        withdrawn = planning.put_right(actor=actor, case=released.case)
    leak = outreach.open_leak(
        actor=actor,
        signal=signal,
        case=released.case,
        went_to=person,
        reason=reason,
        since=released.since,
        letters_on=released.letters_on,
        put_right=_codes(released, withdrawn),
    )
    return Reopened(
        link=link.pk,
        signal=signal,
        case=released.case,
        number=released.number,
        fate=released.fate,
        tasks_withdrawn=released.tasks_withdrawn,
        withdrawn=withdrawn,
        leak=leak.pk if leak else None,
        leak_number=leak.number if leak else "",
    )


def _codes(released: cases.Released, withdrawn: Withdrawn) -> list[str]:
    """What was done at once, for the record of a leak."""
    codes = ["signal_released"]
    if released.fate is not None:
        codes.append(_FATES[released.fate])
    if withdrawn.offers or "written_offer" in released.tasks_withdrawn:
        codes.append("letters_withdrawn")
    if withdrawn.visits_removed or withdrawn.visits_dropped or withdrawn.requests:
        codes.append("visits_withdrawn")
    return codes
