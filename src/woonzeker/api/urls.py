# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from woonzeker.api.api import nothing_here, service

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/", service.urls),
    path("api/<path:rest>", nothing_here),
]
