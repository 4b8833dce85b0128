# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.urls import path

from woonzeker.intake import views

app_name = "intake"
urlpatterns = [
    path("aanleveringen", views.listing, name="listing"),
    path("aanleveringen/nieuw", views.upload, name="upload"),
    path("aanleveringen/voorbeeld.csv", views.example, name="example"),
    path("aanleveringen/sleutels", views.keys, name="keys"),
    path("aanleveringen/sleutels/<uuid:agreement>", views.issue_key, name="issue_key"),
    path(
        "aanleveringen/sleutels/<uuid:agreement>/intrekken", views.revoke_keys, name="revoke_keys"
    ),
    path(
        "aanleveringen/sleutels/<uuid:agreement>/koppeling", views.make_client, name="make_client"
    ),
    path(
        "aanleveringen/sleutels/<uuid:agreement>/koppeling/toelaten",
        views.admit_client,
        name="admit_client",
    ),
    path(
        "aanleveringen/sleutels/<uuid:agreement>/koppeling/intrekken",
        views.revoke_client,
        name="revoke_client",
    ),
    path("aanleveringen/<uuid:delivery>", views.delivery, name="delivery"),
    path("aanleveringen/<uuid:delivery>/vragen", views.questions, name="questions"),
    path("aanleveringen/<uuid:delivery>/terugsturen", views.send_back, name="send_back"),
    path("aanleveringen/<uuid:delivery>/kolommen", views.columns, name="columns"),
    path("aanleveringen/<uuid:delivery>/geaccepteerd", views.accepted, name="accepted"),
    path("aanleveringen/<uuid:delivery>/dubbel", views.duplicates, name="duplicates"),
    path("aanleveringen/<uuid:delivery>/teruggegeven", views.returned, name="returned"),
    path("aanleveringen/<uuid:delivery>/teruggegeven.csv", views.returned_csv, name="returned_csv"),
    path("partner/aanleveren", views.hand_in, name="hand_in"),
    path("partner/aanleveren/formulier", views.report, name="report"),
    path("partner/aanleveringen", views.own, name="own"),
    path("partner/landelijk/<uuid:national>", views.national, name="national"),
    path(
        "partner/landelijk/<uuid:national>/vragen",
        views.national_questions,
        name="national_questions",
    ),
    path(
        "partner/landelijk/<uuid:national>/teruggegeven.csv",
        views.national_csv,
        name="national_csv",
    ),
    path(
        "partner/<slug:place>/aanleveringen/<uuid:delivery>",
        views.own_delivery,
        name="own_delivery",
    ),
    path(
        "partner/<slug:place>/aanleveringen/<uuid:delivery>/vragen",
        views.own_questions,
        name="own_questions",
    ),
    path(
        "partner/<slug:place>/aanleveringen/<uuid:delivery>/teruggegeven.csv",
        views.own_returned_csv,
        name="own_returned_csv",
    ),
    path("partner/<slug:place>/regels/<uuid:line>", views.mend, name="mend"),
]
