# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the national delivery, of scorecards, of who is missing and of the sieve."""

from __future__ import annotations

from django.urls import URLPattern, path

from woonzeker.monitoring import api, views

app_name = "monitoring"

urlpatterns: list[URLPattern] = [
    path("landelijke-levering", views.national, name="national"),
    path("landelijke-levering/organisatie", views.organisation, name="organisation"),
    path("landelijke-levering/<slug:period>/ddas", views.ddas, name="ddas"),
    path("landelijke-levering/<slug:period>/cijfers", views.figures, name="figures"),
    path("landelijke-levering/<slug:period>/tellingen", views.counts, name="counts"),
    path(
        "landelijke-levering/<slug:period>/onvolledig/<slug:word>",
        views.incomplete,
        name="incomplete",
    ),
    path("api/ddas/v1/gegevens", api.gegevens, name="gegevens"),
    path("afspraken/scorekaarten", views.scorecards, name="scorecards"),
    path("afspraken/<uuid:agreement>/scorekaart", views.scorecard, name="scorecard"),
    path("partner/scorekaart", views.own_scorecard, name="own_scorecard"),
    path("afspraken/dekking", views.coverage, name="coverage"),
    path("afspraken/uitnodigen", views.invite, name="invite"),
    path("zeef", views.sieve, name="sieve"),
    path("zeef/bestand", views.sieve_file, name="sieve_file"),
    path("zeef/lijst", views.sieve_list, name="sieve_list"),
    path("zeef/lekken", views.leaks, name="leaks"),
    path("zeef/ontruimingen/<slug:year>", views.evictions, name="evictions"),
    path("zeef/ontruimingen/<slug:year>/bestand", views.evictions_file, name="evictions_file"),
    path("zeef/ontruimingen/<slug:year>/lijst", views.eviction_list, name="eviction_list"),
    path("zeef/raad/<slug:year>", views.year, name="year"),
    path("zeef/raad/<slug:year>/bestand", views.year_file, name="year_file"),
]
