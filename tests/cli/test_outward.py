# SPDX-License-Identifier: EUPL-1.2
"""A running program may call what its settings name, and nothing else."""

from __future__ import annotations

from types import SimpleNamespace

from django.test import override_settings

from woonzeker.cli import outward


def test_the_brp_and_the_sign_ins_may_be_called() -> None:
    sign_in = SimpleNamespace(issuer="https://aanmelden.example/stad", hosts=("keys.example",))
    with override_settings(
        WOONZEKER_BRP_URL="https://brp.example/haalcentraal", WOONZEKER_OIDC={"9999": sign_in}
    ):
        places = outward.places().places
    assert {("brp.example", 443), ("aanmelden.example", 443), ("keys.example", 443)} <= places


def test_without_them_nothing_but_the_database_is_left() -> None:
    with override_settings(WOONZEKER_BRP_URL="", WOONZEKER_OIDC={}):
        found = outward.places()
    assert len(found.places) + len(found.folders) == 1
