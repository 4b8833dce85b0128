# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.urls import path

from woonzeker.accounts import views

app_name = "accounts"
urlpatterns = [
    path("aanmelden", views.sign_in, name="sign_in"),
    path("afmelden", views.sign_out, name="sign_out"),
]
