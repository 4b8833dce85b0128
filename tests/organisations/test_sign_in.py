# SPDX-License-Identifier: EUPL-1.2
"""Who somebody is in a municipality follows from what they hold there today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from woonzeker.access import clock
from woonzeker.access.actors import Actor, system
from woonzeker.organisations.models import Agreement, Membership, Partner
from woonzeker.organisations.selectors import actor_for, actor_for_token
from woonzeker.organisations.services import issue_token, revoke_tokens


def test_a_role_gives_an_actor(outreach_worker: Actor) -> None:
    found = actor_for(user=outreach_worker.id, municipality="9999")
    assert found == outreach_worker


def test_an_ended_role_gives_none(outreach_worker: Actor) -> None:
    Membership.objects.update(until_on=date(2026, 11, 1))
    assert actor_for(user=outreach_worker.id, municipality="9999") is None


def test_another_municipality_gives_none(outreach_worker: Actor) -> None:
    assert actor_for(user=outreach_worker.id, municipality="0363") is None


def token_of(partner: Partner) -> str:
    agreement = Agreement.objects.get(partner=partner)
    return issue_token(actor=system("9999", "tests"), agreement=agreement.pk)


def test_a_token_stands_for_its_partner(partner_factory: Callable[..., Partner]) -> None:
    partner = partner_factory("water", "Bron")
    found = actor_for_token(token_of(partner))
    assert found is not None
    assert (found[0].kind, found[0].municipality, found[1]) == ("partner", "9999", partner)


def test_a_revoked_token_stands_for_nobody(partner_factory: Callable[..., Partner]) -> None:
    partner = partner_factory("water", "Bron")
    token = token_of(partner)
    revoke_tokens(
        actor=system("9999", "tests"), agreement=Agreement.objects.get(partner=partner).pk
    )
    assert actor_for_token(token) is None


def test_a_token_ends_with_the_agreement(partner_factory: Callable[..., Partner]) -> None:
    token = token_of(partner_factory("water", "Bron"))
    Agreement.objects.update(until_on=date(2026, 12, 31))
    with clock.standing_at(date(2027, 1, 1)):
        assert actor_for_token(token) is None
