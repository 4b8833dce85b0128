# SPDX-License-Identifier: EUPL-1.2
"""Everything about a person in one document: whole, theirs alone, and with who looked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.apps import apps
from tests.conftest import CODE, MONDAY, person
from tests.privacy.town import asked, household, looked
from tests.situations import let_work

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.models import AuditLine, Export
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.cases.services import break_glass
from woonzeker.errors import NotPermitted, Refused
from woonzeker.intake.models import ArrearsSignal, Delivery, SetAsideLine
from woonzeker.matching.models import Person
from woonzeker.outreach.models import Channel, ContactOutcome
from woonzeker.outreach.services import record_contact
from woonzeker.planning.models import Visit, WorkList
from woonzeker.planning.services import score_cases
from woonzeker.privacy.models import RequestAnswer
from woonzeker.privacy.rules.holdings import HOLDINGS
from woonzeker.privacy.rules.overview import Overview, as_json, as_words
from woonzeker.privacy.rules.paper import render
from woonzeker.privacy.rules.shown import COUNTED, DRAWN_TOGETHER, PARTS, SHOWN, kept_back
from woonzeker.privacy.selectors import overview
from woonzeker.privacy.services import answer_request

pytestmark = pytest.mark.usefixtures("municipality")
#: what a code looks like, an opaque id included, a day as machines write it, and what is English
CODES = re.compile(
    r"[a-z]+_[a-z]+|[{}]|\d{4}-\d\d-|\d-\d+-\d{4}|\b(handler|visit|letter|closed|waiting|offer"
    r"|decision|accepted|sent|arrears|linked|new|joined|right|single|access|desk)\b"
)
SYSTEM_COLUMNS = DRAWN_TOGETHER | COUNTED


def columns() -> Iterator[tuple[str, str]]:
    for holding in HOLDINGS:
        if holding.model not in SYSTEM_COLUMNS:
            for field in apps.get_model(holding.model)._meta.concrete_fields:
                yield holding.model, field.name


def test_every_column_is_shown_or_kept_back_with_a_reason() -> None:
    forgotten = [
        (model, column)
        for model, column in columns()
        if column not in SHOWN[model].columns and not kept_back(column)
    ]
    assert forgotten == []


def test_every_column_that_is_shown_exists() -> None:
    wrong = [
        (model, column)
        for model, shown in SHOWN.items()
        for column in shown.columns
        if not hasattr(apps.get_model(model), column)
    ]
    assert wrong == []


def test_every_table_has_its_words_and_its_part() -> None:
    assert {each.model for each in HOLDINGS} == set(SHOWN)
    assert {each.section for each in HOLDINGS} <= set(PARTS)


@pytest.fixture
def somebody() -> Person:
    """Somebody in the register with a housemate and a case."""
    someone, _case = household(surname="Bakker", initials="T.")
    household(surname="Medebewoner", initials="Q.")
    return someone


def words(document: Overview) -> str:
    return json.dumps(as_json(document), ensure_ascii=False)


def sent_of(document: Overview) -> list[str]:
    chapter = next(each for each in document.chapters if each.code == "sent")
    return [dict(line.facts)["Wat"] for line in chapter.lines]


def made(actor: Actor, somebody: Person) -> Overview:
    return overview(actor=actor, rights_request=asked(actor, person=somebody).pk)


@pytest.fixture(autouse=True)
def number(monkeypatch: pytest.MonkeyPatch) -> None:
    """People of these tests have no sealed number."""
    monkeypatch.setattr(
        "woonzeker.privacy.selectors.everything.bsn_of", lambda **_asked: "999990019"
    )


def test_it_holds_the_register_the_signal_and_the_case(
    privacy_officer: Actor, somebody: Person
) -> None:
    text = words(made(privacy_officer, somebody))
    for each in ("Bakker", "Bron", "500,00", "999990019", "Iepenlaan", "2026-0"):
        assert each in text


def test_nothing_of_who_lives_there_too_is_in_it(privacy_officer: Actor, somebody: Person) -> None:
    text = words(made(privacy_officer, somebody))
    assert "Medebewoner" not in text
    assert "Q." not in text


def test_it_says_who_looked_by_role_and_not_by_name(
    privacy_officer: Actor, somebody: Person
) -> None:
    with tenant(CODE):
        case = Case.objects.first()
    assert case is not None
    looked(person(Role.REVIEWER, name="Nieuwsgierige Aap"), case.pk)
    document = made(privacy_officer, somebody)
    chapter = next(each for each in document.chapters if each.code == "looked")
    seen = [dict(line.facts) for line in chapter.lines]
    assert any(
        each["Wie"] == "beoordelaar koppelingen" and each["Organisatie"] == "gemeente Meerveld"
        for each in seen
    )
    assert "Nieuwsgierige" not in words(document)


def test_what_the_program_opened_for_somebody_is_not_said_to_be_unseen(
    privacy_officer: Actor, somebody: Person
) -> None:
    with tenant(CODE):
        AuditLine.objects.create(
            actor_kind="system", actor_id="privacy:7", kind="look", code="matching.bsn_of",
            subject=str(somebody.pk), at=clock.now(),
        )  # fmt: skip
    document = made(privacy_officer, somebody)
    chapter = next(each for each in document.chapters if each.code == "looked")
    assert "een medewerker" in {dict(line.facts)["Wie"] for line in chapter.lines}


def test_it_says_what_was_sent_and_when(privacy_officer: Actor, somebody: Person) -> None:
    worker = person(Role.OUTREACH_WORKER)
    with tenant(CODE):
        case = Case.objects.get(people__person=somebody)
    let_work(worker, case)
    record_contact(actor=worker, case=case.pk, channel=Channel.LETTER, outcome=ContactOutcome.SENT)
    document = made(privacy_officer, somebody)
    sent = next(each for each in document.chapters if each.code == "sent")
    assert [dict(line.facts)["Wat"] for line in sent.lines] == ["brief"]


def test_it_says_that_a_list_on_which_they_stood_left_the_house(
    privacy_officer: Actor, somebody: Person
) -> None:
    with tenant(CODE):
        case = Case.objects.get(people__person=somebody)
        week = WorkList.objects.create(
            team_id=uuid4(), week_on=MONDAY, planned_at=clock.now(), planned_by="x"
        )
        Visit.objects.create(
            work_list=week, case=case, worker_id="x", worker_name="x", day_on=MONDAY,
            day_part="avond", position=1, minutes=30, why="x",
        )  # fmt: skip
        for subject in (week.pk, uuid4()):
            Export.objects.create(
                asked_by="x", code="planning.sheet", subject=str(subject), people=30,
                taken_at=clock.now(),
            )  # fmt: skip
    sent = next(each for each in made(privacy_officer, somebody).chapters if each.code == "sent")
    assert [dict(line.facts)["Aan wie"] for line in sent.lines] == [
        "een medewerker, op papier of als bestand"
    ]


def test_a_file_of_returned_lines_is_named_only_when_their_own_line_was_in_it(
    privacy_officer: Actor, somebody: Person
) -> None:
    with tenant(CODE):
        signal = ArrearsSignal.objects.get(link__person=somebody)
        Delivery.objects.update(headers=["signaal_id", "bedrag"])
        line = SetAsideLine.objects.create(
            delivery=signal.delivery, number=9, outcome="returned", reason="incomplete",
            sentence="?", raw={"cells": ["van een ander", "12"]},
        )  # fmt: skip
        Export.objects.create(
            asked_by="x", code="intake.returned", subject=str(signal.delivery_id), people=1,
            taken_at=clock.now(),
        )  # fmt: skip
    assert sent_of(made(privacy_officer, somebody)) == []
    with tenant(CODE):
        line.raw = {"cells": [signal.own_reference, "12"]}
        line.save()
    assert len(sent_of(made(privacy_officer, somebody))) == 1


def test_it_says_who_took_access_in_an_emergency(privacy_officer: Actor, somebody: Person) -> None:
    with tenant(CODE):
        case = Case.objects.get(people__person=somebody)
    break_glass(
        actor=person(Role.OUTREACH_WORKER), number=case.number, reason="danger",
        words="Iemand belde over gevaar thuis.",
    )  # fmt: skip
    assert "Iemand belde over gevaar thuis." in words(made(privacy_officer, somebody))


def test_no_code_of_the_program_stands_in_it(
    privacy_officer: Actor, somebody: Person, coordinator: Actor
) -> None:
    worker = person(Role.OUTREACH_WORKER)
    with tenant(CODE):
        case = Case.objects.get(people__person=somebody)
    let_work(worker, case)
    for channel, outcome in (("letter", "sent"), ("visit", "accepted")):
        record_contact(
            actor=worker, case=case.pk, channel=Channel(channel), outcome=ContactOutcome(outcome),
            day_part="middag" if channel == "visit" else "",
        )  # fmt: skip
    score_cases(actor=coordinator, on=MONDAY)
    paper = as_words(made(privacy_officer, somebody))
    said = [
        words
        for chapter in paper["chapters"]
        for line in chapter["lines"]
        for _label, words in line["facts"]
    ]
    assert [words for words in said if re.search(CODES, words)] == []


def test_no_colleague_is_named_in_it(privacy_officer: Actor, somebody: Person) -> None:
    text = words(made(privacy_officer, somebody))
    assert privacy_officer.id not in text
    assert "Privacy_Officer" not in text


def test_it_says_nothing_before_it_is_known_who_asks(privacy_officer: Actor) -> None:
    with pytest.raises(Refused, match="vaststaat"):
        overview(actor=privacy_officer, rights_request=asked(privacy_officer).pk)


def test_after_the_answer_it_is_closed_again(privacy_officer: Actor, somebody: Person) -> None:
    request = asked(privacy_officer, person=somebody)
    answer_request(
        actor=privacy_officer, rights_request=request.pk, answer=RequestAnswer.REFUSED, words="Nee."
    )
    with pytest.raises(Refused, match="tot het antwoord"):
        overview(actor=privacy_officer, rights_request=request.pk)


def test_who_does_not_handle_requests_makes_none(privacy_officer: Actor, somebody: Person) -> None:
    request = asked(privacy_officer, person=somebody)
    with pytest.raises(NotPermitted):
        overview(actor=person(Role.MANAGER), rights_request=request.pk)


def test_the_paper_is_tagged_and_says_the_rights(privacy_officer: Actor, somebody: Person) -> None:
    document = made(privacy_officer, somebody)
    paper = render(document)
    assert paper.startswith(b"%PDF")
    assert b"/MarkInfo" in paper
    assert b"pdfuaid" in paper
    assert paper == render(document)
    assert any("AVG art. 21" in each for each in document.closing)


def test_a_score_opens_its_sum(
    privacy_officer: Actor, somebody: Person, coordinator: Actor
) -> None:
    score_cases(actor=coordinator, on=MONDAY)
    text = words(made(privacy_officer, somebody))
    assert re.search(r"punten", text)
