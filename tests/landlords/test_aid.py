# SPDX-License-Identifier: EUPL-1.2
"""The steps of the reporting aid: what comes first, what is refused, and what goes where."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from tests.conftest import CODE, MONDAY
from tests.landlords.letting import (
    HOME,
    LEASE,
    PDF,
    answered,
    file_of,
    in_arrears,
    landlord,
    postcodes,
    ready,
    talked,
    wrote,
)

import woonzeker.pipeline
from woonzeker.access import clock, jobs
from woonzeker.access.actors import Actor
from woonzeker.access.desks import desk
from woonzeker.access.errors import NoDesk
from woonzeker.access.models import DeskKey, DeskLine
from woonzeker.access.tenancy import tenant
from woonzeker.accounts.models import User
from woonzeker.errors import NotFound, Refused
from woonzeker.intake.models import ArrearsSignal, Delivery
from woonzeker.landlords import selectors, services
from woonzeker.landlords.models import (
    CheckState,
    Effort,
    EffortKind,
    FileState,
    LandlordCheck,
    Proof,
    Reaction,
    Rental,
    SentLetter,
    Tenancy,
)
from woonzeker.landlords.rules import Step
from woonzeker.organisations.models import Agreement, Partner

pytestmark = pytest.mark.django_db
STAGES = (woonzeker.pipeline.deliver_report,)


@pytest.fixture
def ria(municipality: str) -> Actor:
    """A landlord in a municipality that works here."""
    postcodes()
    return landlord()


def step(actor: Actor, file: object) -> Step:
    return selectors.file(actor=actor, arrears=file).step  # type: ignore[arg-type]


def test_the_steps_come_in_the_order_that_the_law_and_kindness_ask(ria: Actor) -> None:
    file = in_arrears(ria)
    walked = [step(ria, file)]
    talked(ria, file)
    walked.append(step(ria, file))
    letter = services.make_reminder(actor=ria, arrears=file)
    walked.append(step(ria, file))
    services.letter_sent(actor=ria, own_letter=letter.pk, sent_on=MONDAY)
    walked.append(step(ria, file))
    with clock.standing_at(MONDAY + timedelta(days=18)):
        answered(ria, file)
        walked.append(step(ria, file))
    assert walked == [Step.CONTACT, Step.LETTER, Step.SEND_LETTER, Step.ANSWER, Step.REPORT]


def test_no_letter_goes_before_somebody_sought_contact(ria: Actor) -> None:
    file = in_arrears(ria)
    with pytest.raises(Refused, match="Zoek eerst zelf contact"):
        services.make_reminder(actor=ria, arrears=file)
    with pytest.raises(Refused, match="Zoek eerst zelf contact"):
        services.note_effort(
            actor=ria, arrears=file, kind=EffortKind.REMINDER, made_on=MONDAY, channel="mail"
        )


def test_one_letter_reminds_offers_and_points_to_help_for_nothing(ria: Actor) -> None:
    file = in_arrears(ria)
    talked(ria, file)
    letter = wrote(ria, file)
    kinds = {each.words.split(" (")[0] for each in selectors.file(actor=ria, arrears=file).efforts}
    assert kinds == {
        "persoonlijk contact gezocht", "op hulp gewezen", "schriftelijk herinnerd",
        "aangeboden gegevens door te geven",
    }  # fmt: skip
    assert letter.costs_cents == 0
    assert letter.until_on == MONDAY + timedelta(days=17)


def test_the_letter_is_kept_as_it_was_made(ria: Actor) -> None:
    file = in_arrears(ria)
    talked(ria, file)
    letter = wrote(ria, file)
    before = selectors.letter_paper(actor=ria, own_letter=letter.pk)
    services.correct_file(actor=ria, arrears=file, amount_cents=100, arose_on=date(2026, 9, 1))
    assert selectors.letter_paper(actor=ria, own_letter=letter.pk) == before
    assert before[1].startswith(b"%PDF-")


def test_a_letter_that_lay_too_long_is_made_anew(ria: Actor) -> None:
    file = in_arrears(ria)
    talked(ria, file)
    letter = services.make_reminder(actor=ria, arrears=file)
    late = MONDAY + timedelta(days=4)
    with clock.standing_at(late), pytest.raises(Refused, match="Maak de brief opnieuw"):
        services.letter_sent(actor=ria, own_letter=letter.pk, sent_on=late)


def test_no_answer_counts_only_once_the_time_in_the_letter_is_over(ria: Actor) -> None:
    file = in_arrears(ria)
    talked(ria, file)
    due = wrote(ria, file).until_on
    assert due is not None
    with clock.standing_at(due), pytest.raises(Refused, match="mag nog antwoorden"):
        answered(ria, file)
    with clock.standing_at(due + timedelta(days=1)):
        answered(ria, file)
        assert step(ria, file) is Step.REPORT


def test_a_refusal_ends_in_no_report(ria: Actor) -> None:
    file = in_arrears(ria)
    talked(ria, file)
    wrote(ria, file)
    with clock.standing_at(MONDAY + timedelta(days=2)):
        answered(ria, file, Reaction.REFUSED)
        assert step(ria, file) is Step.NO_REPORT
        with pytest.raises(Refused, match="wil niet dat u meldt"):
            services.send_report(actor=ria, arrears=file, shown=LEASE)
    assert not Partner.objects.get(pk=ria.id).agreements.exists()


def test_nothing_goes_before_the_steps_are_done(ria: Actor) -> None:
    file = in_arrears(ria)
    talked(ria, file)
    with pytest.raises(Refused, match="vandaag pas contact"):
        services.send_report(actor=ria, arrears=file, shown=LEASE)
    with tenant(CODE):
        assert LandlordCheck.objects.count() == Delivery.objects.count() == 0


def test_what_was_done_today_is_reported_tomorrow(ria: Actor) -> None:
    file = in_arrears(ria)
    talked(ria, file)
    wrote(ria, file)
    answered(ria, file, Reaction.AGREED)
    assert step(ria, file) is Step.TOMORROW
    with pytest.raises(Refused, match="Meld het morgen"):
        services.send_report(actor=ria, arrears=file, shown=LEASE)


def test_the_report_waits_until_somebody_saw_who_the_landlord_is(
    ria: Actor, coordinator: Actor
) -> None:
    file, later = ready(ria)
    with clock.standing_at(later), jobs.inline():
        services.send_report(actor=ria, arrears=file, shown=LEASE)
    assert file_of(ria, file).state == FileState.HELD
    with tenant(CODE):
        assert Delivery.objects.count() == 0
    with clock.standing_at(later + timedelta(days=1)), jobs.inline():
        [line] = selectors.checks(actor=coordinator)
        services.accept(actor=coordinator, landlord_check=line.id, contact="Marit, 14 0999")
    with tenant(CODE):
        signal = ArrearsSignal.objects.get()
        assert (signal.surname, signal.amount_cents, signal.signalled_on) == (
            "Verhoeven", 175100, later,
        )  # fmt: skip
        assert signal.partner_id == Partner.objects.get(pk=ria.id).pk
        assert (signal.contact_tried_on, signal.reaction) == (MONDAY, "geen")
        assert signal.defects == []
        assert signal.born_on == ""
    found = file_of(ria, file)
    assert (found.state, found.reported_on, found.delivery) == (
        FileState.SENT, later, signal.delivery_id,
    )  # fmt: skip


def test_the_next_report_about_the_same_home_goes_at_once(ria: Actor, coordinator: Actor) -> None:
    file, later = ready(ria)
    with clock.standing_at(later), jobs.inline():
        services.send_report(actor=ria, arrears=file, shown=LEASE)
        [line] = selectors.checks(actor=coordinator)
        services.accept(actor=coordinator, landlord_check=line.id, contact="Marit, 14 0999")
    second, _ = ready(ria)
    with clock.standing_at(later), jobs.inline():
        services.send_report(actor=ria, arrears=second, shown=services.Shown())
    assert file_of(ria, second).state == FileState.SENT


def test_a_refused_landlord_reads_why_and_shows_something_else(
    ria: Actor, coordinator: Actor
) -> None:
    file, later = ready(ria)
    with clock.standing_at(later), jobs.inline():
        services.send_report(actor=ria, arrears=file, shown=LEASE)
        [line] = selectors.checks(actor=coordinator)
        services.refuse(actor=coordinator, landlord_check=line.id, reason="Uw naam ontbreekt.")
        asked = file_of(ria, file).check_asked
        assert asked is not None
        answer = selectors.own_check(actor=ria.at(CODE), check=asked)
        assert answer is not None
        assert (answer.state, answer.reason) == (CheckState.REFUSED, "Uw naam ontbreekt.")
        services.send_report(actor=ria, arrears=file, shown=LEASE)
    assert len(selectors.checks(actor=coordinator)) == 1


def test_what_was_handed_in_is_gone_after_the_decision(ria: Actor, coordinator: Actor) -> None:
    file, later = ready(ria)
    with clock.standing_at(later):
        services.send_report(actor=ria, arrears=file, shown=LEASE)
    [line] = selectors.checks(actor=coordinator)
    kept = selectors.check_document(actor=coordinator, landlord_check=line.id)
    assert kept == ("application/pdf", PDF)
    services.accept(actor=coordinator, landlord_check=line.id, contact="Marit, 14 0999")
    with pytest.raises(NotFound):
        selectors.check_document(actor=coordinator, landlord_check=line.id)


def test_a_check_says_nothing_of_the_tenant(ria: Actor, coordinator: Actor) -> None:
    file, later = ready(ria)
    with clock.standing_at(later):
        services.send_report(actor=ria, arrears=file, shown=LEASE)
    [line] = selectors.checks(actor=coordinator)
    assert "Verhoeven" not in repr(line)
    assert "1751" not in repr(line)


def test_a_report_that_waits_can_be_taken_back(ria: Actor, coordinator: Actor) -> None:
    file, later = ready(ria)
    with clock.standing_at(later):
        services.send_report(actor=ria, arrears=file, shown=LEASE)
    services.take_report_back(actor=ria, arrears=file)
    assert selectors.checks(actor=coordinator) == ()
    assert file_of(ria, file).state == FileState.WORKING


def test_a_job_that_runs_twice_delivers_once(ria: Actor, coordinator: Actor) -> None:
    file, later = ready(ria)
    with clock.standing_at(later), jobs.inline():
        services.send_report(actor=ria, arrears=file, shown=LEASE)
        [line] = selectors.checks(actor=coordinator)
        services.accept(actor=coordinator, landlord_check=line.id, contact="Marit, 14 0999")
        woonzeker.pipeline.deliver_report(
            municipality=CODE, actor_kind="user", actor_id=coordinator.id,
            organisation=ria.id, arrears=str(file),
        )  # fmt: skip
    with tenant(CODE):
        assert Delivery.objects.count() == 1


def test_somebody_else_finds_nothing_of_it(ria: Actor) -> None:
    file = in_arrears(ria)
    other = landlord("Koos Prins")
    assert selectors.homes(actor=other) == ()
    with pytest.raises(NotFound):
        selectors.file(actor=other, arrears=file)
    with pytest.raises(NotFound):
        services.close_file(actor=other, arrears=file)


def test_a_municipality_reads_nothing_at_a_desk(ria: Actor, coordinator: Actor) -> None:
    file = in_arrears(ria)
    with pytest.raises(NoDesk):
        selectors.file(actor=coordinator, arrears=file)
    for model in (Rental, Tenancy, Effort, SentLetter, Proof):
        with tenant(CODE), pytest.raises(DatabaseError), transaction.atomic():
            model.objects.count()


def test_the_database_holds_no_word_of_a_tenant(ria: Actor) -> None:
    file = in_arrears(ria)
    talked(ria, file)
    with desk(ria.desk):
        kept = [bytes(row or b"") for row in Tenancy.objects.values_list("person", flat=True)]
        kept += [bytes(row or b"") for row in Rental.objects.values_list("address", flat=True)]
    assert not any(word in row for row in kept for word in (b"Verhoeven", b"Kade", b"0612"))


def test_a_proof_is_for_the_landlord_alone_and_is_what_it_says(ria: Actor) -> None:
    file = in_arrears(ria)
    talked(ria, file)
    [effort] = selectors.file(actor=ria, arrears=file).efforts
    kept = services.keep_proof(actor=ria, effort=effort.id, content=PDF)
    assert selectors.proof(actor=ria, own_proof=kept.pk) == ("application/pdf", PDF)
    for wrong in (b"", b"MZ\x90", b"%PDF-1.7 half", b"%PDF" + b"0" * (10 * 1024 * 1024)):
        with pytest.raises(Refused):
            services.keep_proof(actor=ria, effort=effort.id, content=wrong)


def test_the_last_letter_comes_last_and_alone_has_costs(ria: Actor) -> None:
    file = in_arrears(ria)
    talked(ria, file)
    with pytest.raises(Refused, match="is de laatste"):
        services.make_last_letter(actor=ria, arrears=file)
    wrote(ria, file)
    with pytest.raises(Refused, match="is de laatste"):
        services.make_last_letter(actor=ria, arrears=file)
    later = MONDAY + timedelta(days=18)
    with clock.standing_at(later):
        letter = services.make_last_letter(actor=ria, arrears=file)
        sent = services.letter_sent(actor=ria, own_letter=letter.pk, sent_on=later)
    assert letter.costs_cents == 26265  # 15% of € 1.751,00
    assert sent.until_on == later + timedelta(days=17)


def test_a_tenant_can_be_wiped(ria: Actor) -> None:
    file = in_arrears(ria)
    talked(ria, file)
    services.erase_tenancy(actor=ria, tenancy=file_of(ria, file).tenancy_id)
    with desk(ria.desk):
        assert Tenancy.objects.count() == Effort.objects.count() == 0
        assert Rental.objects.count() == 1


def test_who_leaves_takes_everything_along(ria: Actor, coordinator: Actor) -> None:
    file, later = ready(ria)
    with clock.standing_at(later):
        services.send_report(actor=ria, arrears=file, shown=LEASE)
        services.leave(actor=ria)
    with desk(ria.desk):
        assert Rental.objects.count() == DeskKey.objects.count() == 0
        assert DeskLine.objects.filter(code="landlords.leave").count() == 1
    assert selectors.checks(actor=coordinator) == ()
    assert not User.objects.filter(pk=ria.behind).exists()
    assert "Bakker" not in Partner.objects.get(pk=ria.id).name


def test_a_municipality_keeps_that_it_had_a_report_of_who_left(
    ria: Actor, coordinator: Actor
) -> None:
    file, later = ready(ria)
    with clock.standing_at(later), jobs.inline():
        services.send_report(actor=ria, arrears=file, shown=LEASE)
        [line] = selectors.checks(actor=coordinator)
        services.accept(actor=coordinator, landlord_check=line.id, contact="Marit, 14 0999")
    with clock.standing_at(later + timedelta(days=3)):
        services.leave(actor=ria)
    assert Partner.objects.get(pk=ria.id).name == "Ria Bakker"
    assert Agreement.objects.get(partner_id=ria.id).until_on == later + timedelta(days=2)


def test_elsewhere_one_reports_by_oneself(municipality: str) -> None:
    koos = landlord("Koos Prins")
    file, later = ready(koos)
    with clock.standing_at(later):
        assert not selectors.file(actor=koos, arrears=file).place.works_here
        with pytest.raises(Refused, match="werkt nog niet"):
            services.send_report(actor=koos, arrears=file, shown=LEASE)
        services.reported_elsewhere(actor=koos, arrears=file, on=later)
    assert file_of(koos, file).state == FileState.ELSEWHERE


def test_the_contact_that_was_agreed_is_shown(ria: Actor, coordinator: Actor) -> None:
    file, later = ready(ria)
    with clock.standing_at(later), jobs.inline():
        services.send_report(actor=ria, arrears=file, shown=LEASE)
        [line] = selectors.checks(actor=coordinator)
        services.accept(actor=coordinator, landlord_check=line.id, contact="Marit, 14 0999")
        assert selectors.file(actor=ria, arrears=file).contact == "Marit, 14 0999"


def test_a_home_of_which_nobody_knows_the_municipality_is_asked_about(municipality: str) -> None:
    koos = landlord("Koos Prins")
    rental = services.add_rental(actor=koos, home=HOME)
    assert rental.municipality_code == ""
    services.say_municipality(actor=koos, rental=rental.pk, code=CODE)
    assert selectors.rental(actor=koos, rental=rental.pk).place.name == "Meerveld"


def test_days_that_cannot_be_are_refused(ria: Actor) -> None:
    file = in_arrears(ria)
    for day in (MONDAY + timedelta(days=1), date(2026, 8, 31)):
        with pytest.raises(Refused):
            talked(ria, file, day)
