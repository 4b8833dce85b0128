# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.urls import path

from woonzeker.accounts import views

app_name = "accounts"
urlpatterns = [
    path("aanmelden", views.sign_in, name="sign_in"),
    path("aanmelden/code", views.second_step, name="second_step"),
    path("aanmelden/mail", views.mail_step, name="mail_step"),
    path("aanmelden/mail/opnieuw", views.mail_again, name="mail_again"),
    path("aanmelden/app", views.set_up_app, name="set_up_app"),
    path("afmelden", views.sign_out, name="sign_out"),
    path("bewijs", views.prove, name="prove"),
    path("ontgrendelen", views.unlock, name="unlock"),
    path("account", views.own_account, name="own_account"),
    path("account/wachtwoord", views.change_password, name="change_password"),
    path("account/werknummer", views.change_work_phone, name="change_work_phone"),
    path("account/app", views.change_app, name="change_app"),
    path("account/herstelcodes", views.change_recovery_codes, name="change_recovery_codes"),
    path("account/sessies/einde", views.end_other_sessions, name="end_other_sessions"),
    path("account/sessies/<uuid:session>/einde", views.end_session, name="end_session"),
    path("account/telefoon", views.register_phone, name="register_phone"),
    path("account/telefoon/<uuid:phone>/einde", views.end_phone, name="end_phone"),
    path("partner/account", views.own_account, name="desk_account"),
    path("partner/account/wachtwoord", views.change_password, name="desk_password"),
    path("partner/account/app", views.change_app, name="desk_app"),
    path("partner/account/herstelcodes", views.change_recovery_codes, name="desk_codes"),
    path("partner/account/sessies/einde", views.end_other_sessions, name="desk_sessions"),
    path("partner/account/sessies/<uuid:session>/einde", views.end_session, name="desk_session"),
]
