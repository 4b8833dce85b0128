# SPDX-License-Identifier: EUPL-1.2
"""From the vonnis on nothing ends and no eviction is unavoidable past an open safeguard."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.cases.running import again, begun, make
from tests.conftest import CODE, MONDAY
from tests.situations import LEAD, linked_signal, resident

from woonzeker.access import clock
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, CaseTask
from woonzeker.cases.selectors import possible_moves
from woonzeker.cases.services import take_up
from woonzeker.errors import Refused

LATER = MONDAY + timedelta(days=30)

pytestmark = pytest.mark.usefixtures("municipality")


def condemned() -> Case:
    """A case of which the vonnis was given."""
    return make(begun(resident()), "contact_reached", "vonnis_given")


@pytest.mark.parametrize("move", ["close_paid", "close_help_declined", "eviction_unavoidable"])
def test_who_has_nobody_to_tell_of_the_safeguards_is_refused(move: str) -> None:
    case = condemned()
    with pytest.raises(Refused, match="kinderen"):
        make(case, move)
    assert again(case).status == "open"


def test_no_way_to_close_is_offered() -> None:
    found = possible_moves(actor=LEAD, case=condemned().pk)
    assert [each.code for each in found.closings if each.stop] == []
    assert "eviction_unavoidable" not in {each.code for each in found.moves}


def test_a_new_family_is_let_in_and_the_one_before_stays_in_sight() -> None:
    case = condemned()
    with tenant(CODE):
        person = case.people.get().person
        person.departed_on = date(2026, 11, 20)
        person.save()
    linked_signal(resident(), partner="Zeker", sector="zorg")
    with clock.standing_at(LATER):
        assert take_up(actor=LEAD, on=LATER).new == 1
    with tenant(CODE):
        rows = list(Case.objects.order_by("number").values_list("status", "household__address_key"))
    assert [status for status, _key in rows] == ["open", "open"]
    assert rows[0][1].startswith("vertrokken:")
    with tenant(CODE):
        assert CaseTask.objects.filter(case=case, kind="find_who_left", done_on=None).exists()
    assert rows[1][1] == person.address_key
