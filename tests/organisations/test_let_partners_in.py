# SPDX-License-Identifier: EUPL-1.2
"""Somebody of a partner comes in by two people of the municipality, and only to the portal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from tests.conftest import CODE, browser_at, client_of, person, seated
from tests.organisations.conftest import LEAD

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.accounts.models import Invitation, InvitationState, User
from woonzeker.errors import NotFound, NotPermitted, Refused
from woonzeker.organisations import selectors, services
from woonzeker.organisations.models import Agreement, Membership, Partner, PartnerSeat

pytestmark = pytest.mark.django_db
PHRASE = "vier tuinkabouters fietsen"


@pytest.fixture
def water(partner_factory: Callable[..., Partner]) -> Partner:
    return partner_factory("water", "Bron")


@pytest.fixture
def keeper(water: Partner) -> Actor:
    """Somebody of the partner who lets in colleagues."""
    actor = seated(water)
    PartnerSeat.objects.update(keeps_seats=True)
    return actor


def asked(coordinator: Actor, partner: Partner, **more: bool) -> Invitation:
    return services.invite_to_seat(
        actor=coordinator, partner=partner.pk, username="s.visser", name="S. Visser", **more
    )


def test_the_link_gives_a_seat_and_no_role(
    coordinator: Actor, privacy_officer: Actor, water: Partner
) -> None:
    found = asked(coordinator, water, keeps_seats=True)
    token = services.release_seat(actor=privacy_officer, invitation=found.pk)
    user = services.accept(token=token, password=PHRASE)
    seat = PartnerSeat.objects.get(user=user)
    assert (seat.partner_id, seat.role, seat.keeps_seats) == (water.pk, "partner_user", True)
    assert not Membership.objects.filter(user=user).exists()
    assert services.accept(token=token, password=PHRASE) is None


def test_who_asks_does_not_release(coordinator: Actor, water: Partner) -> None:
    found = asked(coordinator, water)
    with pytest.raises(Refused):
        services.release_seat(actor=coordinator, invitation=found.pk)


def test_nobody_else_of_the_municipality_lets_partners_in(
    coordinator: Actor, outreach_worker: Actor, water: Partner
) -> None:
    with pytest.raises(NotPermitted):
        asked(outreach_worker, water)
    with pytest.raises(NotPermitted):
        services.release_seat(actor=outreach_worker, invitation=asked(coordinator, water).pk)


def test_a_partner_without_agreement_here_is_absent(coordinator: Actor) -> None:
    other = Partner.objects.create(sector="zorg", name="Elders")
    with pytest.raises(NotFound):
        asked(coordinator, other)


def test_a_link_of_a_partner_stands_not_among_those_of_colleagues(
    coordinator: Actor, admin: Actor, water: Partner
) -> None:
    found = asked(coordinator, water)
    assert selectors.invitations(actor=admin) == ()
    with pytest.raises(NotFound):
        services.release_invitation(actor=admin, invitation=found.pk)


def test_the_pages_of_the_municipality_ask_release_and_end(
    coordinator: Actor, privacy_officer: Actor, water: Partner
) -> None:
    place = f"/partners/{water.pk}"
    asks = client_of(coordinator)
    assert "Bron" in asks.get("/partners").content.decode()
    sent = asks.post(place, {"name": "S. Visser", "username": "S.Visser", "keeps_seats": "on"})
    assert sent.status_code == 302
    found = Invitation.objects.get()
    page = client_of(privacy_officer).post(f"{place}/uitnodigingen/{found.pk}/vrijgeven")
    assert "/uitnodiging/" in page.content.decode()
    found.refresh_from_db()
    assert found.state == InvitationState.SENT
    user = User.objects.create(username="w", name="W")
    seat = services.give_seat(actor=LEAD, user=user.pk, partner=water.pk, from_on=date(2026, 1, 1))
    assert "W" in asks.get(place).content.decode()
    assert asks.post(f"{place}/{seat.pk}/beeindigen").status_code == 302
    assert selectors.partner_actor(user=user.pk, partner=str(water.pk)) is None


def test_after_signing_in_somebody_of_a_partner_is_at_the_desk(
    coordinator: Actor, privacy_officer: Actor, water: Partner
) -> None:
    token = services.release_seat(actor=privacy_officer, invitation=asked(coordinator, water).pk)
    user = services.accept(token=token, password=PHRASE)
    assert user is not None
    client = browser_at(Actor("partner", str(water.pk), "", behind=str(user.pk)))
    session = client.session
    del session["partner"]
    session.save()
    response = client.get("/", follow=True)
    assert response.redirect_chain[-1][0] == "/partner"
    assert "Signalen aanleveren" in response.content.decode()


def test_a_keeper_asks_for_a_colleague_and_the_municipality_releases(
    coordinator: Actor, keeper: Actor, water: Partner
) -> None:
    page = browser_at(keeper).post(
        "/partner/collegas", {"name": "K. Bos", "username": "k.bos", "place": CODE}
    )
    assert page.status_code == 302, page.content.decode()
    found = Invitation.objects.get()
    assert (found.municipality_code, found.partner_id, found.keeps_seats) == (
        CODE, water.pk, False,
    )  # fmt: skip
    assert services.release_seat(actor=coordinator, invitation=found.pk)


def test_who_keeps_no_seats_asks_for_nobody(water: Partner) -> None:
    plain = seated(water)
    with pytest.raises(NotPermitted):
        services.invite_colleague(actor=plain, place=CODE, username="k.bos", name="K. Bos")
    assert "uitnodigen" not in browser_at(plain).get("/partner/collegas").content.decode()


def test_a_keeper_asks_only_where_there_is_an_agreement(keeper: Actor) -> None:
    with pytest.raises(NotFound):
        services.invite_colleague(actor=keeper, place="0363", username="k.bos", name="K. Bos")


def test_a_keeper_ends_a_colleague_but_not_themselves(keeper: Actor, water: Partner) -> None:
    colleague = seated(water, name="karin")
    seats = {str(each.user_id): each.pk for each in PartnerSeat.objects.all()}
    browser = browser_at(keeper)
    browser.post(f"/partner/collegas/{seats[colleague.behind]}/beeindigen")
    assert selectors.partner_actor(user=colleague.behind, partner=colleague.id) is None
    with pytest.raises(Refused):
        services.end_colleague(actor=keeper, seat=seats[keeper.behind])


def test_a_keeper_ends_nobody_of_another_partner(
    keeper: Actor, partner_factory: Callable[..., Partner]
) -> None:
    other = seated(partner_factory("zorg", "Polis"), name="petra")
    with pytest.raises(NotFound):
        services.end_colleague(actor=keeper, seat=PartnerSeat.objects.get(user_id=other.behind).pk)


def test_who_lost_the_app_begins_again_with_a_link(
    coordinator: Actor, privacy_officer: Actor, water: Partner
) -> None:
    lost = seated(water, name="sjaak")
    seat = PartnerSeat.objects.get()
    waits = services.start_seat_again(actor=coordinator, seat=seat.pk)
    user = User.objects.get(pk=lost.behind)
    assert not user.has_usable_password()
    token = services.release_seat(actor=privacy_officer, invitation=waits)
    assert services.accept(token=token, password=PHRASE) == user
    assert PartnerSeat.objects.count() == 1


@pytest.mark.parametrize(
    ("kind", "role"),
    [("creditor", "partner_user"), ("landlord", "private_landlord"), ("bailiff", "bailiff"),
     ("court", "bailiff")],
)  # fmt: skip
@pytest.mark.parametrize("asks", ["municipality", "partner"])
def test_a_colleague_is_let_in_at_every_kind_of_partner(
    coordinator: Actor, privacy_officer: Actor, water: Partner, kind: str, role: str, asks: str
) -> None:
    Partner.objects.filter(pk=water.pk).update(kind=kind)
    if asks == "municipality":
        found = asked(coordinator, water)
    else:
        keeps = seated(water)
        PartnerSeat.objects.update(keeps_seats=True)
        page = browser_at(keeps).post(
            "/partner/collegas", {"name": "S. Visser", "username": "s.visser", "place": CODE}
        )
        assert page.status_code == 302, page.content.decode()
        found = Invitation.objects.get()
    token = services.release_seat(actor=privacy_officer, invitation=found.pk)
    user = services.accept(token=token, password=PHRASE)
    assert PartnerSeat.objects.get(user=user).role == role
    assert user is not None
    at_desk = browser_at(Actor("partner", str(water.pk), "", behind=str(user.pk)))
    assert at_desk.get("/partner", follow=True).status_code == 200


def ended(water: Partner) -> None:
    Agreement.objects.filter(partner=water).update(until_on=clock.today() - timedelta(days=1))


def test_after_the_last_agreement_nobody_new_comes_in(coordinator: Actor, water: Partner) -> None:
    here = seated(water)
    ended(water)
    with pytest.raises(NotFound):
        asked(coordinator, water)
    seat = PartnerSeat.objects.get()
    with pytest.raises(NotFound):
        services.start_seat_again(actor=coordinator, seat=seat.pk)
    page = client_of(coordinator).get(f"/partners/{water.pk}").content.decode()
    assert "De afspraak is voorbij" in page
    assert 'name="username"' not in page
    services.end_seat(actor=coordinator, seat=seat.pk)
    assert selectors.partner_actor(user=here.behind, partner=here.id) is None


def test_a_link_that_was_not_used_before_the_agreement_ended_opens_nothing(
    client: Client, coordinator: Actor, privacy_officer: Actor, water: Partner
) -> None:
    token = services.release_seat(actor=privacy_officer, invitation=asked(coordinator, water).pk)
    ended(water)
    answer = client.post(f"/uitnodiging/{token}", {"password": PHRASE})
    assert answer.status_code == 404
    assert not User.objects.filter(username="s.visser").exists()


def test_who_asks_for_a_partner_withdraws_no_link_of_others(
    admin: Actor, coordinator: Actor, keeper: Actor, water: Partner
) -> None:
    staff = services.invite(
        actor=admin, username="s.visser", name="S. Visser", roles=[Role.REVIEWER]
    )
    mine = asked(coordinator, water)
    services.invite_colleague(actor=keeper, place=CODE, username="s.visser", name="S. Visser")
    staff.refresh_from_db()
    mine.refresh_from_db()
    assert (staff.state, mine.state) == (InvitationState.ASKED, InvitationState.WITHDRAWN)
    services.invite(actor=admin, username="s.visser", name="S. Visser", roles=[Role.REVIEWER])
    assert Invitation.objects.filter(state=InvitationState.ASKED, partner_id=water.pk).count() == 1


def test_a_partner_reads_u_on_the_page_of_its_invitation(
    client: Client, coordinator: Actor, privacy_officer: Actor, water: Partner
) -> None:
    token = services.release_seat(actor=privacy_officer, invitation=asked(coordinator, water).pk)
    page = client.get(f"/uitnodiging/{token}").content.decode()
    assert "wz-of-partner" in page
    client.post(f"/uitnodiging/{token}", {"password": PHRASE})
    assert "wz-of-partner" in client.get("/aanmelden/app").content.decode()


def test_nobody_takes_over_an_account_that_opens_more(coordinator: Actor, water: Partner) -> None:
    colleague = person(Role.OUTREACH_WORKER, name="dubbel")
    seat = services.give_seat(
        actor=LEAD, user=User.objects.get(pk=colleague.id).pk, partner=water.pk,
        from_on=date(2026, 1, 1),
    )  # fmt: skip
    with pytest.raises(Refused):
        services.start_seat_again(actor=coordinator, seat=seat.pk)


def test_an_admin_takes_over_no_account_that_opens_a_partner(admin: Actor, water: Partner) -> None:
    colleague = person(Role.OUTREACH_WORKER, name="dubbel")
    user = User.objects.get(pk=colleague.id)
    services.give_seat(actor=LEAD, user=user.pk, partner=water.pk, from_on=date(2026, 1, 1))
    with pytest.raises(Refused):
        services.start_again(actor=admin, user=user.pk)


def test_an_account_of_a_partner_that_nobody_uses_goes_off(water: Partner) -> None:
    unused = seated(water)
    User.objects.update(created_at=clock.real() - timedelta(days=200))
    off = services.switch_off_unused(actor=LEAD)
    assert [str(each.pk) for each in off] == [unused.behind]


def test_a_stranger_finds_no_page_of_a_partner(client: Client, water: Partner) -> None:
    for path in ("/partner", "/partner/collegas", "/partners", f"/partners/{water.pk}"):
        assert client.get(path).status_code == 302
