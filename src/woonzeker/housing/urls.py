# SPDX-License-Identifier: EUPL-1.2
"""Addresses of housing."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "housing"
urlpatterns: list[URLPattern] = []
