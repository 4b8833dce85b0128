# SPDX-License-Identifier: EUPL-1.2
"""Referrals are followed until somebody confirmed, support is offered, landlords are watched."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from tests.conftest import CODE, MONDAY, person
from tests.help.talking import finish, running, to_do, worker

from woonzeker.access import clock
from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case, CaseTask
from woonzeker.cases.selectors import ways_to_close
from woonzeker.errors import NotFound, Refused
from woonzeker.help.models import ChildrenAnswer, Referral, SupportOffer
from woonzeker.help.rules.referral import News
from woonzeker.help.selectors import talk_card
from woonzeker.help.selectors.support import others_page
from woonzeker.help.services.children import note_children
from woonzeker.help.services.landlord import follow_wrong, note_wrong
from woonzeker.help.services.referral import refer, referral_news
from woonzeker.help.services.support import offer_support
from woonzeker.help.services.support_following import follow_support
from woonzeker.outreach.models import Letter, LetterKind, LetterState
from woonzeker.process import Exit

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(municipality: str) -> Case:
    return running()


@pytest.fixture
def walker(case: Case) -> Actor:
    return worker(Role.OUTREACH_WORKER, case)


def _refer(actor: Actor, case: Case, consent: str = "resident") -> Referral:
    return refer(actor=actor, case=case.pk, kind="schulden", to="Kredietbank", consent=consent)


def test_what_is_handed_over_is_asked_after(walker: Actor, case: Case) -> None:
    referral_news(actor=walker, referral=_refer(walker, case).pk, news=News.HANDED_OVER)
    assert to_do(case) == {"check_handover": MONDAY + timedelta(days=7)}


def test_when_somebody_confirms_it_the_task_is_done(walker: Actor, case: Case) -> None:
    made = _refer(walker, case)
    referral_news(actor=walker, referral=made.pk, news=News.HANDED_OVER)
    referral_news(actor=walker, referral=made.pk, news=News.CONFIRMED, confirmed_by="mw. De Wit")
    assert to_do(case) == {}


def test_of_two_handovers_one_still_waits(walker: Actor, case: Case) -> None:
    first, second = _refer(walker, case), _refer(walker, case)
    for each in (first, second):
        referral_news(actor=walker, referral=each.pk, news=News.HANDED_OVER)
    referral_news(actor=walker, referral=first.pk, news=News.CONFIRMED, confirmed_by="x")
    assert list(to_do(case)) == ["check_handover"]


def test_what_was_not_taken_up_comes_back(walker: Actor, case: Case) -> None:
    made = _refer(walker, case)
    referral_news(actor=walker, referral=made.pk, news=News.HANDED_OVER)
    referral_news(actor=walker, referral=made.pk, news=News.NOT_TAKEN_UP)
    assert to_do(case) == {"take_back": MONDAY + timedelta(days=3)}


def test_a_case_does_not_end_as_helped_by_others_before_they_say_so(
    walker: Actor, case: Case
) -> None:
    finish(walker, case, opening="goed")
    made = _refer(walker, case)
    referral_news(actor=walker, referral=made.pk, news=News.HANDED_OVER)
    with pytest.raises(Refused, match="Kredietbank"):
        cases.close_case(actor=walker, case=case.pk, result=Exit.FOLLOW_UP_FINANCIAL)
    referral_news(actor=walker, referral=made.pk, news=News.CONFIRMED, confirmed_by="x")
    ended = cases.close_case(actor=walker, case=case.pk, result=Exit.FOLLOW_UP_FINANCIAL)
    assert ended.closed_on == MONDAY


@pytest.mark.parametrize("news", [(), (News.HANDED_OVER,), (News.HANDED_OVER, News.NOT_TAKEN_UP)])
@pytest.mark.parametrize(
    "result", [Exit.FOLLOW_UP, Exit.FOLLOW_UP_OTHER, Exit.OTHER_SUPPORT, Exit.KNOWN_TO_DEBT_HELP]
)
def test_no_end_says_that_others_help_while_nobody_confirmed(
    result: Exit, news: tuple[News, ...], walker: Actor, case: Case
) -> None:
    finish(walker, case, opening="goed")
    made = _refer(walker, case)
    for each in news:
        referral_news(actor=walker, referral=made.pk, news=each)
    reason = "social_work" if result is Exit.OTHER_SUPPORT else ""
    with pytest.raises(Refused, match="Kredietbank"):
        cases.round_off(actor=walker, case=case.pk, result=result, reason=reason)


def test_the_task_to_ask_after_cannot_be_ticked_off(walker: Actor, case: Case) -> None:
    referral_news(actor=walker, referral=_refer(walker, case).pk, news=News.HANDED_OVER)
    with tenant(CODE):
        task = CaseTask.objects.get()
    with pytest.raises(Refused, match="overdracht"):
        cases.finish_task(actor=walker, task=task.pk)


def test_without_consent_a_colleague_hands_over(walker: Actor, case: Case) -> None:
    made = _refer(walker, case, consent="without")
    assert made.consent_on is None
    with pytest.raises(Refused):
        referral_news(actor=walker, referral=made.pk, news=News.HANDED_OVER)
    other = worker(Role.DEBT_COUNSELLOR, case)
    assert referral_news(actor=other, referral=made.pk, news=News.HANDED_OVER).handed_over_on


def test_a_referral_needs_a_name(walker: Actor, case: Case) -> None:
    with pytest.raises(Refused):
        refer(actor=walker, case=case.pk, kind="schulden", to=" ", consent="resident")


def test_a_referral_that_is_not_there_is_not_found(walker: Actor) -> None:
    with pytest.raises(NotFound):
        referral_news(actor=walker, referral=uuid4(), news=News.DECLINED)


def test_support_offered_by_two_ways_is_enough_and_off_the_list(walker: Actor, case: Case) -> None:
    finish(walker, case, opening="goed")
    offer_support(actor=walker, case=case.pk, channel="visit")
    assert "offer_support" in to_do(case)
    offer_support(actor=walker, case=case.pk, channel="letter", reaction="does_not_want")
    assert "offer_support" not in to_do(case)
    assert others_page(actor=walker, case=case.pk).watch.enough


def test_who_wants_support_is_brought_to_it(walker: Actor, case: Case) -> None:
    offer_support(actor=walker, case=case.pk, channel="visit", reaction="wants")
    assert to_do(case) == {"connect_support": MONDAY + timedelta(days=7)}


def test_support_is_offered_by_a_way_that_exists(walker: Actor, case: Case) -> None:
    with pytest.raises(Refused):
        offer_support(actor=walker, case=case.pk, channel="duif")


def test_changed_locks_are_asked_after_within_two_working_days(walker: Actor, case: Case) -> None:
    note_wrong(actor=walker, case=case.pk, kind="locks", pointed_to=["politie"])
    assert to_do(case) == {"follow_landlord": MONDAY + timedelta(days=2)}


def test_as_long_as_it_goes_on_somebody_asks_again(walker: Actor, case: Case) -> None:
    made = note_wrong(actor=walker, case=case.pk, kind="too_much", pointed_to=["huurcommissie"])
    later = MONDAY + timedelta(days=14)
    with clock.standing_at(later):
        follow_wrong(actor=walker, wrong=made.pk, outcome="goes_on")
    assert to_do(case) == {"follow_landlord": later + timedelta(days=14)}


def test_when_it_stopped_nobody_asks_any_more(walker: Actor, case: Case) -> None:
    made = note_wrong(actor=walker, case=case.pk, kind="locks", pointed_to=["politie"])
    assert follow_wrong(actor=walker, wrong=made.pk, outcome="stopped").done_on == MONDAY
    assert to_do(case) == {}
    with pytest.raises(Refused):
        follow_wrong(actor=walker, wrong=made.pk, outcome="goes_on")


def test_the_newest_word_on_children_counts(walker: Actor, case: Case) -> None:
    note_children(actor=walker, case=case.pk, answer=ChildrenAnswer.UNKNOWN, source="other")
    note_children(actor=walker, case=case.pk, answer=ChildrenAnswer.YES, source="parent", count=2)
    assert talk_card(actor=walker, case=case.pk).children.code == "yes"


def test_a_worker_sees_that_there_are_children_and_a_counsellor_how_many(
    walker: Actor, case: Case
) -> None:
    note_children(actor=walker, case=case.pk, answer=ChildrenAnswer.YES, source="parent", count=2)
    counsellor = worker(Role.DEBT_COUNSELLOR, case)
    seen = [talk_card(actor=actor, case=case.pk).children for actor in (walker, counsellor)]
    assert [(each.code, each.count) for each in seen] == [("yes", None), ("yes", 2)]


def test_a_number_of_children_goes_with_children(walker: Actor, case: Case) -> None:
    with pytest.raises(Refused):
        note_children(actor=walker, case=case.pk, answer=ChildrenAnswer.NO, source="seen", count=1)


def test_a_card_tells_what_waits(walker: Actor, case: Case) -> None:
    _refer(walker, case)
    note_wrong(actor=walker, case=case.pk, kind="locks", pointed_to=["politie"])
    card = talk_card(actor=walker, case=case.pk)
    assert (card.awaited, card.wrongs, card.watch.offers) == (("Kredietbank",), 1, 0)


def test_a_team_lead_does_not_read_the_words(case: Case, walker: Actor) -> None:
    refer(actor=walker, case=case.pk, kind="schulden", to="Kredietbank", consent="resident",
          words="leent van zijn broer")  # fmt: skip
    lead = person(Role.TEAM_LEAD)
    assert others_page(actor=lead, case=case.pk).referrals[0].note.text == ""


def _letter(case: Case, kind: str, state: str, mark: str) -> None:
    Letter.objects.create(
        case=case, kind=kind, state=state, mark=mark, language="nl", address_key="x",
        made_at=clock.now(), made_by="tests", posted_on=MONDAY,
    )  # fmt: skip


def test_a_letter_about_rights_that_went_out_is_an_offer_of_support(case: Case) -> None:
    with tenant(CODE):
        _letter(case, LetterKind.RIGHTS, LetterState.POSTED, "A1")
        _letter(case, LetterKind.RIGHTS, LetterState.RETURNED, "A2")
        _letter(case, LetterKind.FIRST, LetterState.POSTED, "A3")
    morning = system(CODE, "morning")
    assert follow_support(actor=morning) == 1
    assert follow_support(actor=morning) == 0
    with tenant(CODE):
        made = SupportOffer.objects.get(case=case)
    assert (made.channel, made.offered_on, made.reaction) == ("letter", MONDAY, "no_answer")


def test_only_a_letter_that_came_back_offers_nothing(case: Case) -> None:
    with tenant(CODE):
        _letter(case, LetterKind.RIGHTS, LetterState.RETURNED, "A1")
    assert follow_support(actor=system(CODE, "morning")) == 0


def test_the_page_to_close_offers_no_end_that_would_be_refused(walker: Actor, case: Case) -> None:
    finish(walker, case, opening="goed")
    referral_news(actor=walker, referral=_refer(walker, case).pk, news=News.HANDED_OVER)
    found = {each.name: each for each in ways_to_close(actor=walker, case=case.pk)}
    ending = found["Vervolghulp en/of verwijzing financieel"]
    assert ending.choices == ()
    assert "Kredietbank heeft de overdracht nog niet bevestigd" in ending.why_not
