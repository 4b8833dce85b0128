# SPDX-License-Identifier: EUPL-1.2
"""Letters that were printed, came back and wait; a single one; messages; the code of a resident."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings

from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, CasePerson
from woonzeker.demo.accounts import Practice
from woonzeker.demo.stories.stage import Stage, managed, told
from woonzeker.outreach import services as outreach
from woonzeker.outreach.models import AccessCode, Letter, LetterKind, LetterState
from woonzeker.outreach.rules import PROPOSALS
from woonzeker.outreach.rules.printing import may_next
from woonzeker.outreach.selectors import messages as sent
from woonzeker.outreach.services import codes

#: with this code and the day of birth of its reader anybody opens a practice page of a resident
PRACTICE_CODE = "MEER-VELD-2226"


def practise(stage: Stage, case: Case) -> None:
    """Give somebody of a household the code with which everybody can open a page of a resident."""
    whose = CasePerson.objects.filter(case=case, person__died_on=None, person__departed_on=None)
    person = whose.order_by("person__born_on").values_list("person", flat=True).last()
    if person is not None:
        with stage.on(stage.today):
            _open_again(stage.practice, case.pk, person)


def own_page(practice: Practice) -> str:
    """The day of birth that belongs to the practice code ('1985-03-12'); '' when there is none.

    Whoever practised before may have ended the code: it opens the page again from now.
    """
    with tenant(practice.lead.municipality):
        known = AccessCode.objects.filter(digest__in=codes.digests_of(PRACTICE_CODE))
        code = known.select_related("person").first()
        if code is None:
            return ""
        _open_again(practice, code.case_id, code.person_id)
        return code.person.born_on


def _open_again(practice: Practice, case: UUID, person: UUID) -> None:
    outreach.practise_code(actor=practice.lead, case=case, person=person, code=PRACTICE_CODE)


def first_run(stage: Stage) -> None:
    """First letters to whom they are due: made, released by another, printed and posted."""
    asker = stage.practice.coordinator
    with stage.on(stage.today):
        run = outreach.make_run(actor=asker, kind="first")
    with stage.on(stage.today):
        run.refresh_from_db()
        if run.state == "stopped":
            outreach.drop_letters(actor=asker, print_run=run.pk)
            run.refresh_from_db()
        if not may_next(run.state, "release"):
            return
        outreach.release_run(actor=stage.people["teamleider"], print_run=run.pk)
        outreach.take_run(actor=asker, print_run=run.pk)
        outreach.post_run(actor=asker, print_run=run.pk)


def returned(stage: Stage) -> None:
    """Two of the first letters came back."""
    posted = Letter.objects.filter(state=LetterState.POSTED, case__status="open").exclude(run=None)
    for why, letter in zip(("moved", "unknown"), posted.order_by("case__number")[3:], strict=False):
        with stage.on(stage.ago(6)):
            outreach.book_return(actor=stage.practice.coordinator, mark=letter.mark, why=why)


def single(stage: Stage) -> None:
    """One letter by hand: an appointment, in a household that said yes to one."""
    case = stage.take(stage.helped())
    row = CasePerson.objects.filter(case=case).first() if case else None
    if case is None or row is None:
        return
    mine = stage.practice.worker
    with stage.on(stage.ago(3)):
        stage.give(case.pk, mine)
        managed(lambda: _write(stage, case, row.person_id))


def _write(stage: Stage, case: Case, person: UUID) -> None:
    made = outreach.make_letter(
        actor=stage.practice.worker, case=case.pk, person=person, kind="appointment",
        own=told("appointment"),
    )  # fmt: skip
    outreach.post_letter(actor=stage.practice.worker, letter=made.pk)


def messages(stage: Stage) -> None:
    """A text message and an e-mail to places that partners gave; nothing leaves the machine."""
    ways = {"message": settings.WOONZEKER_NOTIFY_URL, "email": settings.WOONZEKER_MAIL_URL}
    policy = {"sender": "Team Vroeg erop af", "phone": "14 0XX", "opening_hours": "9 tot 17 uur"}
    text = PROPOSALS["reminder"].format(**policy)
    for channel in [each for each, line in ways.items() if line]:
        for case in stage.unreached().exclude(pk__in=stage.taken):
            to = next((place for way, place in sent.places_of(case.pk) if way == channel), "")
            if to:
                stage.taken.add(case.pk)
                with stage.on(stage.ago(3)):
                    outreach.write_message(
                        actor=stage.practice.coordinator, case=case.pk, channel=channel, to=to,
                        given_by="partner", kind=LetterKind.REMINDER, text=text,
                    )  # fmt: skip
                break
    with stage.on(stage.ago(3)):
        outreach.follow_messages(actor=stage.system("follow"))


def next_run(stage: Stage) -> None:
    """First letters to new households wait for a second person."""
    with stage.on(stage.today):
        outreach.make_run(actor=stage.practice.coordinator, kind="first")
