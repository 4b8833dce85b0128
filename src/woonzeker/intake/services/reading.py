# SPDX-License-Identifier: EUPL-1.2
"""Reading a delivery: open it, ask what must be asked, check every line, store it in batches.

Reading takes many transactions, one for each batch of lines. It can be cut off anywhere and done
again: what was stored stays, and the same file gives the same lines in the same order.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from woonzeker.access import audit, jobs
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Role, writes
from woonzeker.access.tenancy import tenant
from woonzeker.intake.errors import CutOff, NoOpenQuestion, RawFileGone
from woonzeker.intake.formats import Table, Unreadable, read
from woonzeker.intake.models import Delivery, DeliveryState, RawFile
from woonzeker.intake.rules import (
    PASSED_OVER,
    ColumnMapping,
    Fault,
    Question,
    ReturnedLine,
    ReturnReason,
    fold,
    recognise,
    settle,
)
from woonzeker.intake.selectors import (
    OWN_HEADINGS,
    as_delivered,
    check_context,
    delivery_of,
    is_own,
    remembered_mapping,
    take_up_policy,
)
from woonzeker.intake.services.announcing import announce
from woonzeker.intake.services.checking import (
    Outcome,
    Plan,
    check_table,
    return_all,
    told_of_postcodes,
    told_twice,
)
from woonzeker.intake.services.storing import BATCH, store_batch
from woonzeker.organisations import selectors as organisations

_MAY = writes(DataClass.SIGNAL, partner=True).by(Role.INTAKE_COORDINATOR)
_BASIS = "Wgs art. 3 lid 1 onder b"
#: lines of the file that the page shows beside a question
_PREVIEW = 5


@dataclass(frozen=True, slots=True)
class Settled:
    """How a file is to be read, or what must be asked first."""

    plan: Plan
    questions: list[dict[str, object]]
    notes: list[dict[str, object]]
    answers: dict[str, dict[str, str]]


def read_delivery(*, actor: Actor, delivery: UUID | Delivery) -> Delivery:
    """Read a delivery as far as it goes: to its end, to a question, or to 'unreadable'.

    A delivery that was read already, or waits for an answer, is left as it is. Raises NotFound,
    NotPermitted, RawFileGone or CutOff.
    """
    key = delivery.pk if isinstance(delivery, Delivery) else delivery
    opened = open_delivery(actor=actor, delivery=key)
    if opened.state not in {DeliveryState.RECEIVED, DeliveryState.CHECKING}:
        return opened
    try:
        table = _table(actor, opened)
    except RawFileGone:
        return _closed_meanwhile(actor, key)
    if isinstance(table, Unreadable):
        return _cannot_read(actor, opened, table)
    with tenant(actor.municipality):
        settled = _settle(opened, table)
    if unanswered := opened.answers.get("unanswered"):
        _store(actor, opened, return_all(table, settled.plan, _unanswered(unanswered)))
        return finish_reading(actor=actor, delivery=key)
    if settled.questions:
        return _ask(actor, opened, table, settled)
    begun = _begin(actor, opened, table, settled)
    if begun.answers != settled.answers:  # another worker began first: read it as that one does
        with tenant(actor.municipality):
            settled = _settle(begun, table)
    outcomes = check_table(table, settled.plan, opened)
    if told := _told(actor, outcomes, settled.plan):
        _change(actor, begun, notes=[*settled.notes, *told])
    _store(actor, opened, outcomes)
    return finish_reading(actor=actor, delivery=key)


def _told(actor: Actor, outcomes: list[Outcome], plan: Plan) -> list[dict[str, object]]:
    """What a person should know of lines as they were checked."""
    here = organisations.routes(of=actor.municipality)

    def lies_here(postcode: str) -> bool:
        return not len(here) or here.code_of(postcode) is not None

    twice = told_twice(outcomes)
    return [*([twice] if twice else []), *told_of_postcodes(outcomes, plan.mapping, lies_here)]


@action(
    "intake.send_back",
    may_if=writes(DataClass.SIGNAL).by(Role.INTAKE_COORDINATOR),
    basis=_BASIS,
    about="delivery",
)
def send_back(*, actor: Actor, delivery: UUID | Delivery) -> Delivery:
    """Nobody can answer what a file asks: let every line go back, with the question.

    How the file is read is fixed here and the lines are written by a job, so that one that was cut
    off goes on with the same decision. Raises NoOpenQuestion when the delivery waits for nothing.
    """
    key = delivery_of(actor, delivery).pk
    found = Delivery.objects.select_for_update(of=("self",)).get(pk=key)
    if found.state != DeliveryState.QUESTION:
        raise NoOpenQuestion
    columns, answers = _answered(found)
    found.answers = {
        "columns": columns,
        "answers": answers,
        "unanswered": [question["sentence"] for question in found.questions],
    }
    found.questions, found.state = [], DeliveryState.CHECKING
    found.save(update_fields=["answers", "questions", "state"])
    jobs.defer("pipeline.take_in", actor=actor, delivery=str(found.pk))
    return found


@action("intake.open_delivery", may_if=_MAY, basis=_BASIS, about="delivery")
def open_delivery(*, actor: Actor, delivery: UUID) -> Delivery:
    """Open a delivery to read its lines."""
    return delivery_of(actor, delivery)


@action("intake.finish_reading", may_if=_MAY, basis=_BASIS, about="delivery")
def finish_reading(*, actor: Actor, delivery: UUID) -> Delivery:
    """Close a delivery of which every line was accepted, counted as duplicate or returned.

    The file goes: signals and returned lines carry what they need, and it names others as well.
    """
    delivery_of(actor, delivery)
    found = Delivery.objects.select_for_update(of=("self",)).get(pk=delivery)
    audit.concerns(found.lines_read)
    if found.state == DeliveryState.CHECKING and found.lines_done == found.lines_read:
        found.state = DeliveryState.DONE
        found.save(update_fields=["state"])
        RawFile.objects.filter(delivery=found).delete()
        announce(found)
    return found


def _closed_meanwhile(actor: Actor, delivery: UUID) -> Delivery:
    """A delivery that another worker finished, and whose file went; raises RawFileGone if not."""
    with tenant(actor.municipality):
        found = Delivery.objects.get(pk=delivery)
    if found.state in {DeliveryState.RECEIVED, DeliveryState.CHECKING}:
        raise RawFileGone
    return found


def _table(actor: Actor, delivery: Delivery) -> Table | Unreadable:
    """Read the file as it came, in a process of its own and outside any transaction of ours."""
    with tenant(actor.municipality):
        raw = RawFile.objects.filter(delivery=delivery).first()
        if raw is None:
            raise RawFileGone
    return table_of(raw.opened(), delivery.filename)


def table_of(content: bytes, filename: str) -> Table | Unreadable:
    """Read the bytes of a file in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="woonzeker-") as folder:
        path = Path(folder) / "aanlevering"
        path.write_bytes(content)
        return read(path, filename)


def _settle(delivery: Delivery, table: Table) -> Settled:
    """Recognise the columns and the way of writing, with what was answered before."""
    columns, answers = _answered(delivery)
    mapping = mapping_of(
        table, delivery.sector, columns, declared=delivery.efforts_declared_on is not None
    )
    reading, open_questions = settle(table, mapping, answers)
    plan = Plan(mapping, check_context(delivery, reading), take_up_policy(delivery))
    return Settled(
        plan,
        questions_about(mapping, open_questions),
        notes_about(table, mapping),
        {"columns": columns, "answers": answers},
    )


def mapping_of(
    table: Table, sector: str, columns: Mapping[str, str], *, declared: bool
) -> ColumnMapping:
    """Which column is which, with what a person pointed out and without our own headings."""
    own = {fold(heading): PASSED_OVER for heading in OWN_HEADINGS}
    return recognise(
        table.headers, sector=sector, remembered={**columns, **own}, efforts_declared=declared
    )


def _answered(delivery: Delivery) -> tuple[dict[str, str], dict[str, str]]:
    """Columns and choices of the partner, under those of this file.

    Once the lines are being stored only those of the file count: what is remembered may change.
    """
    columns, answers = delivery.answers.get("columns", {}), delivery.answers.get("answers", {})
    kept = remembered_mapping(delivery.partner_id)
    if kept is None or delivery.state == DeliveryState.CHECKING:
        return columns, answers
    return {**kept.columns, **columns}, {**kept.answers, **answers}


def questions_about(
    mapping: ColumnMapping, open_questions: tuple[Question, ...]
) -> list[dict[str, object]]:
    """What is asked: first which column is which, then how amounts and dates are written.

    A needed column is only asked for when some heading is still without a meaning; otherwise it
    is simply absent, and each line says so.
    """
    if mapping.missing_required and _unknown(mapping):
        missing = ", ".join(mapping.missing_required)
        sentence = f"In dit bestand is niet te vinden: {missing}. Welke kolom is dat?"
        return [
            {"code": "columns", "sentence": sentence, "missing": list(mapping.missing_required)}
        ]
    return [question.as_data() for question in open_questions]


def _unknown(mapping: ColumnMapping) -> list[str]:
    return [heading for heading in mapping.unknown if heading and not is_own(heading)]


def notes_about(table: Table, mapping: ColumnMapping) -> list[dict[str, object]]:
    """What a person should know: notes of the reader, and headings that were passed over."""
    notes: list[dict[str, object]] = [
        {"sentence": note.sentence, "lines": list(note.lines)} for note in table.notes
    ]
    if mapping.missing_required:
        missing = ", ".join(mapping.missing_required)
        notes.append({"sentence": f"In dit bestand ontbreekt: {missing}.", "lines": []})
    if unknown := _unknown(mapping):
        names = ", ".join(f"‘{heading}’" for heading in unknown)
        notes.append({"sentence": f"Niet gebruikte kolommen: {names}.", "lines": []})
    return notes


def _begin(actor: Actor, delivery: Delivery, table: Table, settled: Settled) -> Delivery:
    """Fix how the file is read, so that a second start reads it the same way."""
    return _change(
        actor,
        delivery,
        state=DeliveryState.CHECKING,
        lines_read=table.lines_read,
        headers=list(table.headers),
        answers=settled.answers,
        notes=settled.notes,
        questions=[],
    )


def _ask(actor: Actor, delivery: Delivery, table: Table, settled: Settled) -> Delivery:
    """Leave the file until somebody answers, with a preview of its first lines."""
    questions = with_preview(table, settled.questions)
    return _change(
        actor,
        delivery,
        state=DeliveryState.QUESTION,
        lines_read=table.lines_read,
        headers=list(table.headers),
        notes=settled.notes,
        questions=questions,
    )


def with_preview(table: Table, questions: list[dict[str, object]]) -> list[dict[str, object]]:
    """The questions, each with the first lines of the file beside it."""
    preview = [list(as_delivered(table.headers, row)) for row in table.rows[:_PREVIEW]]
    return [{**question, "preview": preview} for question in questions]


def _cannot_read(actor: Actor, delivery: Delivery, problem: Unreadable) -> Delivery:
    """A file that cannot be read at all: say what is wrong and how to mend it.

    When it could be read before (lines of it may be stored) the fault is with the machine, so the
    job must be tried again.
    """
    if delivery.state != DeliveryState.RECEIVED:
        raise CutOff(problem.sentence)
    told = f"{problem.sentence}\n{problem.how_to_mend}"
    with tenant(actor.municipality):
        found = _change(actor, delivery, state=DeliveryState.UNREADABLE, problem=told)
        if found.state == DeliveryState.UNREADABLE:
            RawFile.objects.filter(delivery=found).delete()
            announce(found)
    return found


def _change(actor: Actor, delivery: Delivery, **values: Any) -> Delivery:
    """Write these columns, unless somebody went on meanwhile; gives the delivery as it is now."""
    with tenant(actor.municipality):
        found = Delivery.objects.select_for_update(of=("self",)).get(pk=delivery.pk)
        if (found.state, found.answers) == (delivery.state, delivery.answers):
            for name, value in values.items():
                setattr(found, name, value)
            found.save(update_fields=list(values))
        return found


def _store(actor: Actor, delivery: Delivery, outcomes: list[Outcome]) -> None:
    """Store what is not stored yet, a batch at a time."""
    with tenant(actor.municipality):
        done = Delivery.objects.get(pk=delivery.pk).lines_done
    while done < len(outcomes):
        before, batch = done, outcomes[done : done + BATCH]
        done = store_batch(actor.municipality, delivery.pk, before, batch)
        if done == before:
            return  # somebody else closed this delivery


def _unanswered(questions: list[str]) -> ReturnedLine:
    """The verdict on every line of a file whose questions stay open."""
    sentence = " ".join(questions)
    return ReturnedLine(
        (
            Fault(
                ReturnReason.UNREADABLE,
                "",
                f"Het bestand is niet op één manier te lezen. {sentence}",
                "Een waarde of kolom die op twee manieren te lezen is, wordt nagevraagd.",
                "Aanleverformaat van de gemeente, kolommen en waarden",
                "Beantwoord de vraag, of pas het bestand aan en lever het opnieuw aan.",
            ),
        )
    )
