# SPDX-License-Identifier: EUPL-1.2
"""The permission matrix: deny by default, and nobody sees everything."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonzeker.access.actions import REGISTER
from woonzeker.access.actors import Actor, system
from woonzeker.access.matrix import BREAKS_GLASS, GRANTS, may_write, sight
from woonzeker.access.policy import (
    DataClass,
    MayIf,
    Relation,
    Role,
    Sight,
    holds,
    only_system,
    sees,
    writes,
)
from woonzeker.cli.docs import load_every_act

RESIDENTS = [each for each in DataClass if each not in {DataClass.FIGURES, DataClass.LOGS,
                                                        DataClass.USERS}]  # fmt: skip
ROLES = st.sets(st.sampled_from(Role), max_size=4)
RELATIONS = st.sets(st.sampled_from(Relation), max_size=4)


def somebody(*roles: Role) -> Actor:
    return Actor("user", "u", "9999", frozenset(role.value for role in roles))


def level(role: Role, data: DataClass, relation: Relation) -> Sight:
    return sight(frozenset({role.value}), data, frozenset({relation}))


def test_every_role_and_class_is_in_the_table() -> None:
    assert {role for role, _data, _relation in GRANTS} == set(Role)
    assert {data for _role, data, _relation in GRANTS} == set(DataClass)


def test_no_role_sees_every_class_everywhere() -> None:
    for role in Role:
        seen = [data for data in RESIDENTS if level(role, data, Relation.ANYWHERE) >= Sight.LIMITED]
        assert len(seen) <= 5, role


@pytest.mark.parametrize(
    "role", [Role.MANAGER, Role.STATISTICIAN, Role.FUNCTIONAL_ADMIN, Role.PRIVACY_OFFICER]
)
def test_who_counts_configures_or_watches_sees_nobody(role: Role) -> None:
    assert all(level(role, data, Relation.ANYWHERE) <= Sight.COUNT for data in RESIDENTS)


@pytest.mark.parametrize(
    ("role", "data", "relation", "seen"),
    [
        (Role.OUTREACH_WORKER, DataClass.IDENTITY, Relation.ASSIGNED, Sight.FULL),
        (Role.OUTREACH_WORKER, DataClass.IDENTITY, Relation.TEAM, Sight.NONE),
        (Role.OUTREACH_WORKER, DataClass.FINANCES, Relation.ASSIGNED, Sight.NONE),
        (Role.OUTREACH_WORKER, DataClass.FINANCES, Relation.ARRANGING, Sight.FULL),
        (Role.PEER_EXPERT, DataClass.SIGNAL, Relation.ASSIGNED, Sight.NONE),
        (Role.PEER_EXPERT, DataClass.HOUSEHOLD, Relation.ASSIGNED, Sight.FLAG),
        (Role.TEAM_LEAD, DataClass.IDENTITY, Relation.TEAM, Sight.MASKED),
        (Role.DEBT_COUNSELLOR, DataClass.HEALTH, Relation.ASSIGNED, Sight.LIMITED),
        (Role.PUBLIC_ORDER_OFFICER, DataClass.PROCESS, Relation.ASSIGNED, Sight.NONE),
        (Role.PUBLIC_ORDER_OFFICER, DataClass.HOUSEHOLD, Relation.ASSIGNED, Sight.NONE),
        (Role.PUBLIC_ORDER_OFFICER, DataClass.FINANCES, Relation.ASSIGNED, Sight.NONE),
        (Role.PARTNER_USER, DataClass.ADDRESS, Relation.OWN_ORGANISATION, Sight.NONE),
        (Role.PARTNER_USER, DataClass.PROCESS, Relation.OWN_ORGANISATION, Sight.LIMITED),
        (Role.BAILIFF, DataClass.SIGNAL, Relation.OWN_ORGANISATION, Sight.MASKED),
        (Role.PRIVACY_OFFICER, DataClass.HEALTH, Relation.BROKEN_GLASS, Sight.FULL),
        (Role.RESIDENT, DataClass.LOGS, Relation.SELF, Sight.LIMITED),
    ],
)
def test_a_cell_of_the_matrix(role: Role, data: DataClass, relation: Relation, seen: Sight) -> None:
    assert level(role, data, relation) is seen


def test_breaking_glass_gives_no_more_than_ones_own_case_would() -> None:
    for role, data in itertools.product(BREAKS_GLASS - {Role.PRIVACY_OFFICER}, DataClass):
        own = max(level(role, data, each) for each in (Relation.ASSIGNED, Relation.ARRANGING))
        assert level(role, data, Relation.BROKEN_GLASS) <= own


def test_an_external_peer_expert_cannot_break_glass() -> None:
    assert Role.PEER_EXPERT not in BREAKS_GLASS


@given(ROLES, RELATIONS, st.sampled_from(DataClass), st.sampled_from(Role))
def test_another_role_never_takes_sight_away(
    roles: set[Role], relations: set[Relation], data: DataClass, more: Role
) -> None:
    held = frozenset(role.value for role in roles)
    near = frozenset(relations)
    assert sight(held | {more.value}, data, near) >= sight(held, data, near)
    assert may_write(held | {more.value}, data, near) >= may_write(held, data, near)


@given(ROLES, st.sampled_from(DataClass))
def test_without_a_relation_nothing_is_seen_or_written(roles: set[Role], data: DataClass) -> None:
    held = frozenset(role.value for role in roles)
    assert sight(held, data, frozenset()) is Sight.NONE
    assert not may_write(held, data, frozenset())


@given(ROLES, RELATIONS, st.sampled_from(DataClass))
def test_what_is_within_is_what_may(
    roles: set[Role], relations: set[Relation], data: DataClass
) -> None:
    actor, may_if = somebody(*roles), sees(data)
    for relation in relations:
        assert may_if(actor, frozenset({relation})) == (relation in may_if.within(actor))


def test_a_condition_without_anything_is_for_the_system_alone() -> None:
    assert not only_system()(somebody(*Role))
    assert only_system()(system("9999", "job"))
    assert not MayIf().ever(somebody(*Role))


def test_by_narrows_and_never_widens() -> None:
    narrowed = writes(DataClass.PROCESS).by(Role.TEAM_LEAD)
    team = frozenset({Relation.TEAM})
    assert narrowed(somebody(Role.TEAM_LEAD), team)
    assert not narrowed(somebody(Role.INTAKE_COORDINATOR))
    assert not narrowed(somebody(Role.MANAGER, Role.STATISTICIAN), team)


def test_a_partner_acts_only_where_it_is_named() -> None:
    partner = Actor("partner", "p", "9999")
    assert holds(Role.INTAKE_COORDINATOR, partner=True)(partner)
    assert not holds(Role.INTAKE_COORDINATOR)(partner)


def test_no_act_opens_to_every_role() -> None:
    load_every_act()
    allowed = {"web.begin_work"}
    for code, act in REGISTER.items():
        if code.startswith(("tests.", "accounts.")) or code in allowed:
            continue
        assert not all(act.may_if.ever(somebody(role)) for role in Role), code
