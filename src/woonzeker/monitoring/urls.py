# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.urls import path

from woonzeker.monitoring import views

app_name = "monitoring"
urlpatterns = [
    path("afspraken/scorekaarten", views.scorecards, name="scorecards"),
    path("afspraken/<uuid:agreement>/scorekaart", views.scorecard, name="scorecard"),
    path("partner/scorekaart", views.own_scorecard, name="own_scorecard"),
    path("afspraken/dekking", views.coverage, name="coverage"),
    path("afspraken/uitnodigen", views.invite, name="invite"),
]
