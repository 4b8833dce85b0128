# SPDX-License-Identifier: EUPL-1.2
"""Filling a print run: who is due, what the register says of them, and a page for each."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.cases.models import Case
from woonzeker.matching import selectors as registered
from woonzeker.matching import services as matching
from woonzeker.matching.models import Person
from woonzeker.outreach import letters
from woonzeker.outreach.models import Letter, LetterKind, LetterState, PrintRun
from woonzeker.outreach.rules import TELLS_SOURCE
from woonzeker.outreach.rules.printing import too_old
from woonzeker.outreach.selectors.due import due_for
from woonzeker.outreach.selectors.printing import register_hours
from woonzeker.outreach.selectors.wished import Wished, wished_of
from woonzeker.outreach.services.codes import end_codes
from woonzeker.outreach.services.drawing_up import (
    Desk,
    LetterOrder,
    Prepared,
    desk_of,
    draw_mark,
    keep,
    partners_who_reported,
    prepare,
)

#: fewer letters than this are drawn here: starting others would take longer
_WORTH_IT = 40
_CHUNK = 10


def fill(run: PrintRun, *, actor: Actor, processes: int = 1) -> None:
    """Make the letters of a run; who cannot get one stands beside them with the reason."""
    desk = desk_of(actor)
    due = due_for(run.kind, on=desk.on)
    if run.kind == LetterKind.FIRST and desk.policy.neutral:
        run.kind = LetterKind.FIRST_NEUTRAL
        run.save(update_fields=["kind"])
    ids = {person.pk for each in due for person in each.people}
    matching.check_before_letter(actor=actor, people=ids, address_key="")
    fresh = {person.pk: person for person in Person.objects.filter(pk__in=ids)}
    wishes = wished_of([each.case for each in due])
    ready: list[Prepared] = []
    for each in due:
        wish = wishes.get(each.case.pk)
        for person in each.people:
            order = _order(run, each.case, fresh[person.pk], wish, desk)
            if why := _against(order, actor, wish):
                _beside(order, why, actor)
            else:
                ready.append(prepare(order, by=run.made_by, desk=desk))
    _draw(ready, processes)


def _draw(ready: Sequence[Prepared], processes: int) -> None:
    """Draw and keep every page; a letter that does not fit stays out, and its code with it."""
    pages = _pages([each.content for each in ready], processes)
    for prepared, page in zip(ready, pages, strict=True):
        if page:
            keep(prepared, page)
        else:
            letter = prepared.letter
            letter.state, letter.reason, letter.pages = LetterState.LEFT_OUT, "does_not_fit", 0
            letter.save(update_fields=["state", "reason", "pages"])
            end_codes(letter=letter.pk)


def _pages(contents: Sequence[letters.LetterContent], processes: int) -> list[bytes]:
    """The page of each letter, empty when it does not fit; drawn side by side when many."""
    if processes > 1 and len(contents) >= _WORTH_IT:
        try:
            with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as others:
                return list(others.map(letters.page_or_nothing, contents, chunksize=_CHUNK))
        except BrokenProcessPool:
            pass  # the machine took the others away: it is slower alone, and no less right
    return [letters.page_or_nothing(each) for each in contents]


def _order(
    run: PrintRun, case: Case, person: Person, wish: Wished | None, desk: Desk
) -> LetterOrder:
    """The letter in the language they read best, when its translation was confirmed."""
    language = (wish.language if wish else "") or "nl"
    if (run.kind, language) not in desk.texts or not desk.text(run.kind, language).may_be_sent:
        language = "nl"
    pictures = bool(wish and wish.with_pictures)
    return LetterOrder(case, person, run.kind, language, pictures, run=run)


def _against(order: LetterOrder, actor: Actor, wish: Wished | None) -> str:
    """Why this person gets no letter in a run, as a code; empty when they do."""
    known = registered.letter_check(
        actor, [order.person], address_key=order.case.household.address_key
    )
    hours = register_hours(order.case.municipality)
    if known.risk is not None:
        return known.risk.value
    if too_old(order.person.checked_at, clock.now(), hours=hours):
        return registered.LetterRisk.NOT_CHECKED.value
    if wish and "letter" in wish.not_channels:
        return "wish"
    tells = order.kind in TELLS_SOURCE
    return "no_source" if tells and not partners_who_reported(order.case, order.person) else ""


def _beside(order: LetterOrder, why: str, actor: Actor) -> None:
    """Keep that somebody got no letter in this run, and why."""
    Letter.objects.create(
        run=order.run, case=order.case, person=order.person, kind=LetterKind(order.kind),
        language=order.language, state=LetterState.LEFT_OUT, reason=why, mark=draw_mark(),
        address_key=order.case.household.address_key, made_at=clock.now(),
        made_by=order.run.made_by if order.run else actor.id,
    )  # fmt: skip
