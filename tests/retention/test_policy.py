# SPDX-License-Identifier: EUPL-1.2
"""Terms stay within their bounds, and what nobody decided is kept longest."""

from __future__ import annotations

import pytest

from woonzeker.errors import Refused
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import shipped_policy
from woonzeker.retention.rules import (
    CLASSES,
    HoldKind,
    KeptClass,
    SubjectFacts,
    holds_of,
    policy_from,
)


def test_the_shipped_terms_name_every_class_and_say_that_nobody_verified_them() -> None:
    shipped = shipped_policy(PolicyKind.RETENTION)
    assert set(shipped["classes"]) == set(KeptClass)
    assert shipped["confidence"] == "unverified"
    policy_from(shipped)


@pytest.mark.parametrize("kept", KeptClass)
def test_a_term_out_of_bounds_is_refused(kept: KeptClass) -> None:
    for days in (CLASSES[kept].least - 1, CLASSES[kept].most + 1):
        with pytest.raises(Refused, match=kept.value):
            policy_from({"classes": {kept.value: days}})


@pytest.mark.parametrize("days", ["90", 1.5, True, -1])
def test_only_a_whole_number_of_days_is_a_term(days: object) -> None:
    with pytest.raises(Refused):
        policy_from({"classes": {"returned_line": days}})


def test_a_class_that_does_not_exist_is_refused() -> None:
    with pytest.raises(Refused, match="everything"):
        policy_from({"classes": {"everything": 1}})


def test_what_nobody_decided_is_kept_as_long_as_is_allowed() -> None:
    policy = policy_from({"classes": {}})
    assert all(policy.term(kept).days == facts.most for kept, facts in CLASSES.items())


def test_every_hold_is_told_once_and_in_order() -> None:
    facts = SubjectFacts(running_case=True, open_leak=True, by_hand=(HoldKind.COURT,) * 2)
    assert holds_of(facts) == (HoldKind.RUNNING_CASE, HoldKind.DATA_LEAK, HoldKind.COURT)
    assert holds_of(SubjectFacts()) == ()
