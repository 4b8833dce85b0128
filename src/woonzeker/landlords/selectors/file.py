# SPDX-License-Identifier: EUPL-1.2
"""One file of arrears: what was done, what comes next, and what the report would say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.desk_acts import desk_look
from woonzeker.errors import NotFound
from woonzeker.landlords.models import (
    ArrearsFile,
    Channel,
    Effort,
    EffortKind,
    FileState,
    LetterKind,
    Proof,
    Reaction,
    SentLetter,
)
from woonzeker.landlords.rules import (
    STEPS,
    Deeds,
    Helper,
    Home,
    Owed,
    Step,
    costs_of_letter,
    lacks,
    next_step,
    ready_on,
)
from woonzeker.landlords.rules import answer_due_on as reply_until
from woonzeker.landlords.selectors.desk import MAY
from woonzeker.landlords.selectors.places import Place, contact_of, helpers_in, place_of
from woonzeker.landlords.selectors.reports import report_of, told_words
from woonzeker.landlords.selectors.rows import deeds_of, home_of, name_of
from woonzeker.landlords.selectors.wording import LACKS, STEP_WORDS


@dataclass(frozen=True, slots=True)
class StepLine:
    """One of the steps: done, now or later."""

    step: Step
    words: str
    state: str
    on: date | None


@dataclass(frozen=True, slots=True)
class EffortLine:
    """Something that was done, with what shows it."""

    id: UUID
    words: str
    on: date
    said: str
    proofs: tuple[tuple[UUID, str], ...]


@dataclass(frozen=True, slots=True)
class LetterLine:
    """A letter as it was made."""

    id: UUID
    kind: str
    words: str
    made_on: date
    sent_on: date | None
    until_on: date | None
    costs_cents: int


@dataclass(frozen=True, slots=True)
class Lacking:
    """What the decree asks that is not there, and what to do about it."""

    letter: str
    words: str
    to_do: str
    source: str


@dataclass(frozen=True, slots=True)
class FileView:
    """A file as its landlord sees it."""

    id: UUID
    tenancy: UUID
    tenant: str
    rental: UUID
    home: Home
    place: Place
    contact: str
    helpers: tuple[Helper, ...]
    amount_cents: int
    arose_on: date
    state: str
    state_words: str
    step: Step
    steps: tuple[StepLine, ...]
    efforts: tuple[EffortLine, ...]
    letters: tuple[LetterLine, ...]
    lacking: tuple[Lacking, ...]
    ready_on: date | None
    answer_due_on: date | None
    answer_words: str
    reported_on: date | None
    delivery: UUID | None
    check_asked: UUID | None
    #: exactly what the municipality gets, each with its name in words
    told: tuple[tuple[str, str], ...]
    #: what the last letter may announce
    costs_cents: int
    #: the rent of one term, when it is known
    term_cents: int | None
    #: the day on which it was solved
    closed_on: date | None = None

    @property
    def waiting_letter(self) -> LetterLine | None:
        """The letter of which nobody said yet on which day it went."""
        return next((each for each in self.letters if each.sent_on is None), None)

    @property
    def works(self) -> bool:
        """Whether what was written down may still be changed."""
        return self.state in {FileState.WORKING, FileState.REFUSED, FileState.ELSEWHERE}

    @property
    def may_close(self) -> bool:
        """Whether it can be said to be solved: also of what a municipality has already."""
        return self.works or self.state == FileState.SENT

    @property
    def silence_counts(self) -> bool:
        """Whether the time to answer is over."""
        return self.answer_due_on is not None and self.answer_due_on < clock.today()

    @property
    def may_warn(self) -> bool:
        """Whether the last letter may be made: the reminder went out and its time is over."""
        made = any(each.kind == LetterKind.FOURTEEN_DAYS for each in self.letters)
        due, closed = self.answer_due_on, self.state == FileState.CLOSED
        return not made and due is not None and due < clock.today() and not closed

    @property
    def within_a_term(self) -> bool:
        """Whether no more than one term is unpaid: then waiting is wiser than writing."""
        return self.term_cents is not None and self.amount_cents <= self.term_cents


@desk_look("landlords.file", may_if=MAY, about="arrears")
def file(*, actor: Actor, arrears: UUID) -> FileView:
    """One file of arrears. Raises NotFound."""
    found = (
        ArrearsFile.objects.select_related("tenancy__rental")
        .prefetch_related("efforts", "letters")
        .filter(pk=arrears)
        .first()
    )
    if found is None:
        raise NotFound
    return _view(actor, found)


@desk_look("landlords.letter_paper", may_if=MAY, about="own_letter")
def letter_paper(*, actor: Actor, own_letter: UUID) -> tuple[str, bytes]:
    """A letter exactly as it was made, with its kind. Raises NotFound."""
    found = SentLetter.objects.filter(pk=own_letter).first()
    if found is None:
        raise NotFound
    return found.kind, found.content


@desk_look("landlords.proof", may_if=MAY, about="own_proof")
def proof(*, actor: Actor, own_proof: UUID) -> tuple[str, bytes]:
    """What somebody kept to show an effort, with its kind. Raises NotFound."""
    found = Proof.objects.filter(pk=own_proof).first()
    if found is None:
        raise NotFound
    return found.media_type, found.content


def answer_due_on(row: ArrearsFile) -> date | None:
    """The day until which the tenant may answer the last offer; None before there was one.

    It stands in our letter; for a letter that the landlord wrote it is reckoned in the same way.
    """
    offers = [each for each in row.efforts.all() if each.kind == EffortKind.OFFER_TO_SHARE]
    if not offers:
        return None
    in_letter = {each.pk: each.until_on for each in row.letters.all()}
    days = place_of(row.tenancy.rental.municipality_code).reply_days
    return max(
        (each.letter and in_letter.get(each.letter)) or reply_until(each.made_on, days=days)
        for each in offers
    )


def last_costs(row: ArrearsFile, *, on: date) -> int:
    """What a last letter of a day may announce, beside those that went to this tenant before."""
    went = SentLetter.objects.filter(
        kind=LetterKind.FOURTEEN_DAYS, file__tenancy=row.tenancy_id, sent_on__isnull=False
    ).exclude(file=row)
    term = row.tenancy.rental.rent_cents or None
    earlier = [
        (Owed(each.file.amount_cents, term), each.sent_on)
        for each in went.select_related("file")
        if each.sent_on
    ]
    return costs_of_letter(Owed(row.amount_cents, term), last=True, on=on, earlier=earlier)


def _view(actor: Actor, row: ArrearsFile) -> FileView:
    today, rental = clock.today(), row.tenancy.rental
    place, deeds = place_of(rental.municipality_code), deeds_of(row)
    step = next_step(deeds, today=today)
    return FileView(
        id=row.pk,
        tenancy=row.tenancy_id,
        tenant=name_of(row.tenancy),
        rental=rental.pk,
        home=home_of(rental),
        place=place,
        contact=contact_of(actor, place),
        helpers=helpers_in(place),
        amount_cents=row.amount_cents,
        arose_on=row.arose_on,
        state=row.state,
        state_words=str(FileState(row.state).label),
        step=step,
        steps=_steps(row, deeds, step),
        efforts=_efforts(row),
        letters=_letters(row),
        lacking=_lacking(deeds, today),
        ready_on=ready_on(deeds),
        answer_due_on=answer_due_on(row),
        answer_words=str(Reaction(deeds.answer.value).label) if deeds.answer else "",
        reported_on=row.reported_on,
        delivery=row.delivery,
        check_asked=row.check_asked,
        told=told_words(row.report or report_of(row)),
        costs_cents=last_costs(row, on=today),
        term_cents=rental.rent_cents or None,
        closed_on=row.closed_on,
    )


def _steps(row: ArrearsFile, deeds: Deeds, step: Step) -> tuple[StepLine, ...]:
    done = {
        Step.CONTACT: deeds.contact_tried_on,
        Step.LETTER: _all_written(deeds),
        Step.ANSWER: deeds.answered_on,
        Step.REPORT: row.reported_on or _pressed_on(row),
    }
    now = _AS_SHOWN.get(step, step)
    return tuple(
        StepLine(
            each,
            _(STEP_WORDS[each]),
            "done" if done[each] else "now" if each is now else "later",
            done[each],
        )
        for each in STEPS
    )


#: steps that a landlord sees as a part of another
_AS_SHOWN = {
    Step.HELP: Step.LETTER,
    Step.SEND_LETTER: Step.LETTER,
    Step.TOMORROW: Step.REPORT,
}


def _pressed_on(row: ArrearsFile) -> date | None:
    """The day of a report that waits until somebody saw who the landlord is."""
    said = row.report.get("signaaldatum", "") if row.report else ""
    return date.fromisoformat(said) if said else None


def _all_written(deeds: Deeds) -> date | None:
    """The day on which the last of what stands in the letter was done; None while one lacks."""
    days = (deeds.pointed_to_help_on, deeds.reminded_on, deeds.offered_on)
    done = [day for day in days if day is not None]
    return max(done) if len(done) == len(days) else None


def _efforts(row: ArrearsFile) -> tuple[EffortLine, ...]:
    proofs: dict[UUID, list[tuple[UUID, str]]] = {}
    kept = Proof.objects.filter(effort__file=row).values_list("effort_id", "pk", "media_type")
    for effort, pk, kind in kept:
        proofs.setdefault(effort, []).append((pk, kind))
    rows = sorted(row.efforts.all(), key=lambda each: (each.made_on, each.noted_at))
    return tuple(
        EffortLine(
            id=each.pk,
            words=_effort_words(each),
            on=each.made_on,
            said=each.words,
            proofs=tuple(proofs.get(each.pk, ())),
        )
        for each in rows
    )


def _effort_words(row: Effort) -> str:
    words = str(EffortKind(row.kind).label)
    if row.kind == EffortKind.RESPONSE:
        return f"{words}: {Reaction(row.answer).label}"
    return f"{words} ({Channel(row.channel).label})" if row.channel else words


def _letters(row: ArrearsFile) -> tuple[LetterLine, ...]:
    return tuple(
        LetterLine(
            id=each.pk,
            kind=each.kind,
            words=str(LetterKind(each.kind).label),
            made_on=each.made_on,
            sent_on=each.sent_on,
            until_on=each.until_on,
            costs_cents=each.costs_cents,
        )
        for each in sorted(row.letters.all(), key=lambda letter: (letter.made_on, letter.pk))
    )


def _lacking(deeds: Deeds, today: date) -> tuple[Lacking, ...]:
    found = []
    for each in lacks(deeds, on=today):
        words, to_do = LACKS[each.letter, each.lack]
        found.append(Lacking(each.letter, _(words), _(to_do), str(each.citation)))
    return tuple(found)
