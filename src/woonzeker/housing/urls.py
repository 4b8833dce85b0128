# SPDX-License-Identifier: EUPL-1.2
"""Addresses of housing."""

from __future__ import annotations

from django.urls import URLPattern, path

from woonzeker.housing.views import living, living_breach

app_name = "housing"

#: living on under conditions
_ONE = "zaken/<uuid:case>/afspraken/<uuid:living>"
_BREACH = f"{_ONE}/hulp/<uuid:living_breach>"
_LIVING: list[URLPattern] = [
    path("wonen-onder-voorwaarden", living.livings, name="livings"),
    path("zaken/<uuid:case>/afspraken/nieuw", living.draft, name="draft_living"),
    path(_ONE, living.living, name="living"),
    path(f"{_ONE}/uitleg", living.explain, name="explain_living"),
    path(f"{_ONE}/bewind", living.own_bewind, name="own_bewind"),
    path(f"{_ONE}/tekenen", living.sign, name="sign_living"),
    path(f"{_ONE}/terugnemen", living.recall, name="recall_living"),
    path(f"{_ONE}/maand", living.look, name="look_at_condition"),
    path(f"{_ONE}/eigen-contract", living.own_step, name="own_step"),
    path(f"{_ONE}/eigen-contract/terug", living.recall_own_step, name="recall_own_step"),
    path(f"{_ONE}/einde", living.end, name="end_living"),
    path(f"{_BREACH}/begonnen", living_breach.help_begun, name="help_begun"),
    path(f"{_BREACH}/nee", living_breach.help_refused, name="help_refused"),
    path(f"{_BREACH}/hersteld", living_breach.repaired, name="breach_repaired"),
    path(f"{_BREACH}/verteld", living_breach.resident_told, name="resident_told"),
    path(f"{_BREACH}/terug", living_breach.recall_step, name="recall_breach_step"),
    path(f"{_BREACH}/ander", living_breach.tell_party, name="tell_party"),
]

urlpatterns: list[URLPattern] = [*_LIVING]
