# SPDX-License-Identifier: EUPL-1.2
"""Taking people out: counted, within a day's quota, and above a number with a colleague."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import count, islice

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest
from django.test import RequestFactory, override_settings
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import CODE, MONDAY, person

from woonzeker.access import exports
from woonzeker.access.actors import Actor, system
from woonzeker.access.exports import SecondPersonNeeded, needs_second
from woonzeker.access.models import AuditLine, Export
from woonzeker.access.policy import Role
from woonzeker.access.requests import set_actor
from woonzeker.access.tenancy import tenant
from woonzeker.accounts.models import User
from woonzeker.errors import NotFound, NotPermitted, Refused
from woonzeker.organisations import services as organisations
from woonzeker.organisations.models import Membership

pytestmark = pytest.mark.django_db
KIND = exports.Kind("tests.file", "lijst", "start", "")


@pytest.fixture(autouse=True)
def inside(municipality: str) -> Iterator[None]:
    """Each test happens inside one municipality."""
    with tenant(CODE):
        yield


@pytest.fixture
def taker() -> Actor:
    """Somebody who visits."""
    return person(Role.OUTREACH_WORKER)


@pytest.fixture
def lead() -> Actor:
    """Somebody who may decide about what colleagues take out."""
    return person(Role.TEAM_LEAD, Role.OUTREACH_WORKER, name="lead")


def take(actor: Actor, people: int, subject: str = "a") -> Export | None:
    of = range(people)
    return exports.take(actor=actor, kind=KIND, subject=subject, people=people, of=of)


def asked(actor: Actor, people: int, subject: str = "a", reason: str = "ronde") -> Export:
    with pytest.raises(SecondPersonNeeded) as needed:
        take(actor, people, subject)
    return exports.ask(actor=actor, token=needed.value.token(), reason=reason)


def age(export: Export, **by: int) -> None:
    """Let a row be older than it is."""
    for name in ("asked_at", "approved_at", "taken_at"):
        if (value := getattr(export, name)) is not None:
            setattr(export, name, value - timedelta(**by))
    export.save()


def test_fifty_people_leave_without_a_question_and_are_counted(taker: Actor) -> None:
    take(taker, 50)
    assert exports.taken_today(taker) == 50


def test_fifty_one_people_ask_for_a_colleague(taker: Actor) -> None:
    with pytest.raises(SecondPersonNeeded, match="51 mensen"):
        take(taker, 51)
    assert not Export.objects.exists()


def test_many_small_files_meet_the_quota_of_the_day(taker: Actor) -> None:
    for number in range(4):
        take(taker, 50, f"file {number}")
    with pytest.raises(SecondPersonNeeded):
        take(taker, 1, "one more")


def test_yesterday_does_not_count(taker: Actor) -> None:
    for number in range(4):
        made = take(taker, 50, f"file {number}")
        assert made is not None
        age(made, days=1)
    assert take(taker, 50) is not None


def test_the_quota_of_one_is_not_that_of_another(taker: Actor, lead: Actor) -> None:
    for number in range(4):
        take(taker, 50, f"file {number}")
    assert take(lead, 50) is not None


def test_saving_a_file_again_at_once_is_the_same_giving(taker: Actor) -> None:
    take(taker, 20)
    take(taker, 20)
    assert exports.taken_today(taker) == 20


def test_the_same_list_with_others_on_it_is_another_giving(taker: Actor) -> None:
    for of in (range(20), range(5, 25), range(24, 4, -1)):
        exports.take(actor=taker, kind=KIND, subject="a", people=20, of=of)
    assert exports.taken_today(taker) == 40


def test_who_fell_off_an_agreed_list_makes_no_room_for_others(taker: Actor, lead: Actor) -> None:
    exports.approve(actor=lead, export=str(asked(taker, 87).pk))
    assert take(taker, 87) is not None
    with pytest.raises(SecondPersonNeeded):
        exports.take(actor=taker, kind=KIND, subject="a", people=87, of=range(900, 987))


def test_the_same_file_later_counts_again(taker: Actor) -> None:
    first = take(taker, 20)
    assert first is not None
    age(first, minutes=11)
    take(taker, 20)
    assert exports.taken_today(taker) == 40


def test_an_agreed_file_is_given_once(taker: Actor, lead: Actor) -> None:
    request = asked(taker, 87)
    exports.approve(actor=lead, export=str(request.pk))
    given_now = take(taker, 87)
    assert given_now is not None
    age(given_now, minutes=11)
    with pytest.raises(SecondPersonNeeded):
        take(taker, 87)


def test_an_agreed_file_does_not_eat_the_quota(taker: Actor, lead: Actor) -> None:
    exports.approve(actor=lead, export=str(asked(taker, 300).pk))
    take(taker, 300)
    assert take(taker, 50, "another") is not None


@pytest.mark.parametrize(("subject", "people"), [("another", 87), ("a", 88)])
def test_a_yes_holds_for_that_file_and_no_more_people(
    taker: Actor, lead: Actor, subject: str, people: int
) -> None:
    exports.approve(actor=lead, export=str(asked(taker, 87).pk))
    with pytest.raises(SecondPersonNeeded):
        take(taker, people, subject)


def test_a_yes_passes_after_some_hours(taker: Actor, lead: Actor) -> None:
    age(exports.approve(actor=lead, export=str(asked(taker, 87).pk)), hours=9)
    with pytest.raises(SecondPersonNeeded):
        take(taker, 87)


def test_a_yes_to_one_is_no_yes_to_another(taker: Actor, lead: Actor) -> None:
    exports.approve(actor=lead, export=str(asked(taker, 87).pk))
    with pytest.raises(SecondPersonNeeded):
        take(person(Role.OUTREACH_WORKER, name="third"), 87)


def test_nobody_agrees_to_their_own_file(lead: Actor) -> None:
    request = asked(lead, 87)
    with pytest.raises(NotPermitted):
        exports.approve(actor=lead, export=str(request.pk))


def test_who_may_not_decide_does_not(taker: Actor) -> None:
    request = asked(taker, 87)
    with pytest.raises(NotPermitted):
        exports.approve(actor=person(Role.OUTREACH_WORKER, name="b"), export=str(request.pk))


@pytest.fixture
def elsewhere(municipality: str) -> Actor:
    """Somebody who leads a team that the taker is not in."""
    user = User.objects.create(username="zuid", name="Zuid")
    team = organisations.add_team(actor=system(CODE, "tests"), name="Zuid").pk
    organisations.give_role(
        actor=system(CODE, "tests"), user=user.pk, role=Role.TEAM_LEAD, from_on=MONDAY, team=team
    )
    return Actor("user", str(user.pk), CODE, frozenset({Role.TEAM_LEAD.value}))


def test_who_leads_another_team_does_not_decide(taker: Actor, elsewhere: Actor) -> None:
    request = asked(taker, 87)
    for decide in (exports.approve, exports.refuse):
        with pytest.raises(NotPermitted):
            decide(actor=elsewhere, export=str(request.pk))
    request.refresh_from_db()
    assert (request.approved_at, request.refused_at) == (None, None)


def test_a_question_stands_before_who_leads_the_team_and_the_privacy_officer(
    taker: Actor, lead: Actor, elsewhere: Actor, privacy_officer: Actor
) -> None:
    request = asked(taker, 87)
    before = [
        [each.export for each in exports.to_decide(actor=actor)]
        for actor in (lead, privacy_officer, elsewhere)
    ]
    assert before == [[request], [request], []]


def test_the_privacy_officer_decides_about_every_team(
    elsewhere: Actor, privacy_officer: Actor
) -> None:
    request = asked(elsewhere, 87)
    assert exports.approve(actor=privacy_officer, export=str(request.pk)).approved_at


def test_a_lead_who_is_privacy_officer_as_well_does_not_decide_about_oneself() -> None:
    both = person(Role.TEAM_LEAD, Role.PRIVACY_OFFICER)
    request = asked(both, 87)
    assert exports.to_decide(actor=both) == []
    with pytest.raises(NotPermitted, match="eigen vraag"):
        exports.refuse(actor=both, export=str(request.pk))


def test_who_left_the_team_is_no_longer_answered_by_its_lead(taker: Actor, lead: Actor) -> None:
    request = asked(taker, 87)
    Membership.objects.filter(user_id=taker.id).update(until_on=MONDAY - timedelta(days=1))
    with pytest.raises(NotPermitted):
        exports.approve(actor=lead, export=str(request.pk))


def test_a_refused_file_does_not_leave(taker: Actor, lead: Actor) -> None:
    exports.refuse(actor=lead, export=str(asked(taker, 87).pk))
    with pytest.raises(SecondPersonNeeded):
        take(taker, 87)


def test_what_was_decided_stays_decided(taker: Actor, lead: Actor) -> None:
    request = exports.refuse(actor=lead, export=str(asked(taker, 87).pk))
    with pytest.raises(Refused):
        exports.approve(actor=lead, export=str(request.pk))


def test_what_is_not_there_cannot_be_agreed_to(lead: Actor) -> None:
    with pytest.raises(NotFound):
        exports.approve(actor=lead, export="00000000-0000-0000-0000-000000000000")


def test_a_reason_is_needed(taker: Actor) -> None:
    with pytest.raises(Refused, match="waarvoor"):
        asked(taker, 87, reason=" ")


def test_who_asks_cannot_ask_for_another_file(taker: Actor) -> None:
    token = SecondPersonNeeded("tests.file", "a", 87).token()
    with pytest.raises(Refused):
        exports.ask(actor=taker, token=f"x{token[1:]}", reason="ronde")


def test_asking_twice_is_one_question(taker: Actor, lead: Actor) -> None:
    assert asked(taker, 87).pk == asked(taker, 87).pk
    assert len(exports.to_decide(actor=lead)) == 1


def test_my_own_question_is_not_before_me(lead: Actor) -> None:
    asked(lead, 87)
    assert exports.to_decide(actor=lead) == []
    assert [each.state for each in exports.mine(actor=lead)] == ["waits"]


def test_the_audit_line_has_the_number_and_no_reason(taker: Actor) -> None:
    take(taker, 20)
    line = AuditLine.objects.get(code="exports.take")
    assert (line.subject, line.count) == ("a", 20)


def test_the_system_and_an_empty_file_take_nothing_out(taker: Actor) -> None:
    assert take(system(CODE, "tests"), 900) is None
    assert take(taker, 0) is None


def test_a_partner_gets_its_own_lines_back_and_it_is_recorded() -> None:
    partner = Actor(kind="partner", id="p", municipality=CODE, roles=frozenset())
    assert take(partner, 900) is not None


def test_who_sees_no_people_takes_none_out(manager: Actor) -> None:
    with pytest.raises(NotPermitted):
        take(manager, 1)


@given(st.lists(st.integers(1, 400), max_size=30))
def test_nobody_takes_more_than_a_day_alone_in_whatever_pieces(pieces: list[int]) -> None:
    out = 0
    for people in pieces:
        if not needs_second(people, out, alone=50, a_day=200):
            assert people <= 50
            out += people
    assert out <= 200


_residents = count()


def leaf(actor: Actor, people: int, shown: Iterable[int] = ()) -> HttpRequest:
    """Show a page of a list to somebody: people who were not shown before, or these."""
    request = RequestFactory().get("/zaken")
    request.session = SessionStore()  # type: ignore[assignment]
    request._messages = FallbackStorage(request)  # type: ignore[attr-defined]
    set_actor(request, actor)
    exports.leaf_through(request, shown or list(islice(_residents, people)))
    return request


def warned(request: HttpRequest) -> list[str]:
    return [str(each) for each in get_messages(request)]


def test_leafing_is_warned_about_once(taker: Actor) -> None:
    assert warned(leaf(taker, 1000)) == []
    assert "1025 mensen in lijsten" in warned(leaf(taker, 25))[0]
    assert warned(leaf(taker, 25)) == []


def test_leafing_stops_until_a_colleague_agrees(taker: Actor, lead: Actor) -> None:
    leaf(taker, 3000)
    with pytest.raises(SecondPersonNeeded) as stopped:
        leaf(taker, 25)
    asked_now = exports.ask(actor=taker, token=stopped.value.token(), reason="controle")
    exports.approve(actor=lead, export=str(asked_now.pk))
    assert leaf(taker, 25)


def test_leafing_on_after_a_yes_that_is_used_up_can_be_asked_again(
    taker: Actor, lead: Actor
) -> None:
    leaf(taker, 3000)
    asked = []
    for _ in range(2):
        with pytest.raises(SecondPersonNeeded) as stopped:
            leaf(taker, 2999)
        asked.append(exports.ask(actor=taker, token=stopped.value.token(), reason="controle"))
        exports.approve(actor=lead, export=str(asked[-1].pk))
        assert leaf(taker, 1)
    assert asked[0] != asked[1]


def test_who_was_shown_already_today_counts_no_second_time(taker: Actor) -> None:
    for _ in range(100):
        leaf(taker, 0, range(-50, 0))
    leaf(taker, 0, range(-51, 0))
    assert Export.objects.get().people == 51


def test_what_yesterday_saw_is_not_kept(taker: Actor) -> None:
    leaf(taker, 9)
    age(Export.objects.get(), days=1)
    leaf(taker, 2)
    kept = {each.people: len(bytes(each.seen)) for each in Export.objects.all()}
    assert kept == {9: 0, 2: 8}


def test_without_the_key_of_the_program_nobody_is_found_in_what_was_shown(
    taker: Actor,
) -> None:
    leaf(taker, 0, [1])
    with override_settings(SECRET_KEY="another"):
        leaf(taker, 0, [1])
    assert Export.objects.get().people == 2


def test_leafing_is_no_export(taker: Actor) -> None:
    leaf(taker, 900)
    assert exports.taken_today(taker) == 0


def test_leafing_begins_anew_each_day(taker: Actor) -> None:
    leaf(taker, 3000)
    age(Export.objects.get(), days=1)
    assert leaf(taker, 25)
