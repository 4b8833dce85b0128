# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.conf import settings
from django.urls import URLPattern, path

from woonzeker.ui import views

app_name = "ui"
urlpatterns: list[URLPattern] = []
if settings.WOONZEKER_MODE != "production":
    urlpatterns.append(path("stijl", views.style, name="style"))
