# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.urls import path

from woonzeker.organisations import views

app_name = "organisations"
urlpatterns = [
    path("gebruikers", views.people, name="people"),
    path("gebruikers/uitnodigen", views.invite, name="invite"),
    path("gebruikers/uitnodigingen/<uuid:invitation>/intrekken", views.withdraw, name="withdraw"),
    path("gebruikers/uitnodigingen/<uuid:invitation>/vrijgeven", views.release, name="release"),
    path("gebruikers/<uuid:user>", views.person, name="person"),
    path("gebruikers/<uuid:user>/rol", views.give_role, name="give_role"),
    path(
        "gebruikers/<uuid:user>/rol/<uuid:membership>/beeindigen", views.end_role, name="end_role"
    ),
    path("gebruikers/<uuid:user>/uitzetten", views.disable, name="disable"),
    path("gebruikers/<uuid:user>/aanzetten", views.enable, name="enable"),
    path("gebruikers/<uuid:user>/sessies", views.end_sessions, name="end_sessions"),
    path("gebruikers/<uuid:user>/opnieuw", views.start_again, name="start_again"),
    path("gebruikers/<uuid:user>/binnenlaten", views.let_in, name="let_in"),
    path("afspraken", views.agreements, name="agreements"),
    path("afspraken/nieuw", views.agree, name="agree"),
    path("afspraken/getekend/<uuid:signed>.pdf", views.signed, name="signed"),
    path("afspraken/<uuid:agreement>", views.agreement, name="agreement"),
    path("afspraken/<uuid:agreement>/voorwaarden", views.record_terms, name="record_terms"),
    path("afspraken/<uuid:agreement>/getekend", views.keep_signed, name="keep_signed"),
    path("afspraken/<uuid:agreement>/contracten", views.count_contracts, name="count_contracts"),
    path("afspraken/<uuid:agreement>/eindigen", views.end_agreement, name="end_agreement"),
    path("beleid/hulp", views.numbers, {"kind": "help"}, name="help_policy"),
    path("beleid/gang", views.numbers, {"kind": "track"}, name="track_policy"),
    path("beleid/waarschuwen", views.numbers, {"kind": "watch"}, name="watch_policy"),
    path(
        "beleid/laatste-aanbod",
        views.numbers,
        {"kind": "last_offers"},
        name="last_offers_policy",
    ),
    path(
        "beleid/zitting-en-ontruiming",
        views.numbers,
        {"kind": "escalation"},
        name="escalation_policy",
    ),
    path("beleid/postcodes", views.routes, name="routes"),
    path("partners", views.partners, name="partners"),
    path("partners/<uuid:partner>", views.partner, name="partner"),
    path(
        "partners/<uuid:partner>/uitnodigingen/<uuid:invitation>/vrijgeven",
        views.release_seat,
        name="release_seat",
    ),
    path(
        "partners/<uuid:partner>/uitnodigingen/<uuid:invitation>/intrekken",
        views.withdraw_seat,
        name="withdraw_seat",
    ),
    path("partners/<uuid:partner>/<uuid:seat>/beeindigen", views.end_seat, name="end_seat"),
    path(
        "partners/<uuid:partner>/<uuid:seat>/opnieuw",
        views.start_seat_again,
        name="start_seat_again",
    ),
    path("partner/collegas", views.colleagues, name="colleagues"),
    path("partner/collegas/<uuid:seat>/beeindigen", views.end_colleague, name="end_colleague"),
    path("uitnodiging/<slug:token>", views.accept, name="accept"),
    path("aanmelden/gemeente/<slug:code>", views.begin, name="begin"),
    path("aanmelden/gemeente/<slug:code>/terug", views.back, name="back"),
    path("aanmelden/gemeente/<slug:code>/uit", views.signed_out, name="signed_out"),
]
