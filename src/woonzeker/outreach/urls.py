# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.urls import path

from woonzeker.outreach import views

app_name = "outreach"
urlpatterns = [
    path("zaken/<uuid:case>/contact", views.record_contact, name="record_contact"),
    path("zaken/<uuid:case>/adres", views.check_address, name="check_address"),
    path("zaken/<uuid:case>/contactladder", views.seek, name="seek"),
    path("zaken/<uuid:case>/contactladder/anders", views.deviate, name="deviate"),
    path("zaken/<uuid:case>/contactladder/wens", views.record_wish, name="record_wish"),
    path("zaken/<uuid:case>/contactladder/wens/vervalt", views.end_wish, name="end_wish"),
    path("beleid/contactladder", views.ladders, name="ladders"),
    path("beleid/contactladder/weken", views.change_weeks, name="change_weeks"),
    path("beleid/contactladder/<slug:lane>", views.change_ladder, name="change_ladder"),
    path("zaken/<uuid:case>/ervaringsdeskundige", views.ask_peer, name="ask_peer"),
    path("ervaringsdeskundigen", views.peers, name="peers"),
    path("ervaringsdeskundigen/<uuid:peer_request>/kiezen", views.take, name="take_peer"),
    path("ervaringsdeskundigen/<uuid:peer_request>/teruggeven", views.give_back, name="give_back"),
    path(
        "ervaringsdeskundigen/<uuid:peer_request>/verslag", views.report_visit, name="peer_report"
    ),
    path("ervaringsdeskundigen/<uuid:peer_request>/intrekken", views.withdraw, name="withdraw"),
    path("ervaringsdeskundigen/uren", views.note_hours, name="note_hours"),
    path("ervaringsdeskundigen/uren.csv", views.hours_csv, name="hours_csv"),
    path(
        "ervaringsdeskundigen/uren/<uuid:peer_hours>/weg", views.strike_hours, name="strike_hours"
    ),
    path(
        "ervaringsdeskundigen/uren/<uuid:user>/akkoord", views.approve_hours, name="approve_hours"
    ),
    path("zaken/<uuid:case>/brieven", views.case_letters, name="case_letters"),
    path("brieven/<uuid:letter>", views.letter_page, name="letter_page"),
    path("brieven/<uuid:letter>/verstuurd", views.post_letter, name="post_letter"),
    path("brieven/<uuid:letter>/ingetrokken", views.withdraw_letter, name="withdraw_letter"),
    path("beleid/brieven", views.letter_texts, name="letter_texts"),
    path("beleid/brieven/afspraken", views.letter_policy, name="letter_policy"),
    path("beleid/brieven/<slug:sort>/<slug:language>", views.letter_text, name="letter_text"),
    path(
        "beleid/brieven/<slug:sort>/<slug:language>/voorbeeld",
        views.letter_preview,
        name="letter_preview",
    ),
    path(
        "beleid/brieven/<slug:sort>/<slug:language>/nagekeken",
        views.confirm_letter_text,
        name="confirm_letter_text",
    ),
    path("zaken/<uuid:case>/bericht", views.message, name="message"),
    path("brieven/printronde", views.print_runs, name="print_runs"),
    path("brieven/printronde/<uuid:print_run>", views.print_run, name="print_run"),
    path("brieven/printronde/<uuid:print_run>/vrijgeven", views.release_run, name="release_run"),
    path("brieven/printronde/<uuid:print_run>/eruit", views.drop_letters, name="drop_letters"),
    path("brieven/printronde/<uuid:print_run>/intrekken", views.withdraw_run, name="withdraw_run"),
    path("brieven/printronde/<uuid:print_run>/op-de-post", views.post_run, name="post_run"),
    path("brieven/printronde/<uuid:print_run>/bestanden", views.take_run, name="take_run"),
    path("brieven/printronde/<uuid:print_run>/manifest", views.manifest, name="manifest"),
    path("brieven/retour", views.returned, name="returned"),
    path("datalekken", views.leaks, name="leaks"),
    path("datalekken/<uuid:leak>", views.leak, name="leak"),
    path("datalekken/<uuid:leak>/beoordelen", views.assess, name="assess_leak"),
    path("datalekken/<uuid:leak>/gemeld", views.report, name="report_leak"),
    path("datalekken/<uuid:leak>/verteld", views.inform, name="inform_person"),
    path("datalekken/<uuid:leak>/afsluiten", views.close, name="close_leak"),
]
