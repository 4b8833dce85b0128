# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from woonzeker.api import views
from woonzeker.api.api import service

urlpatterns: list[URLPattern | URLResolver] = [
    path("koppelen", views.try_it, name="koppelen"),
    path("api/v1/", views.start, name="api_start"),
    path("api/v1/openapi.json", views.openapi, name="api_document"),
    path("api/v1/oauth/token", views.token, name="api_token"),
    path("api/v1/", service.urls),
    path("api/<path:rest>", views.nothing_here, name="api_nothing"),
]
