# SPDX-License-Identifier: EUPL-1.2
"""Addresses of help, under the case they are about or under a word of their own."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "help"

#: the conversation, and who else helps
_TALK: list[URLPattern] = []
#: the money, and what is agreed
_MONEY: list[URLPattern] = []

urlpatterns = [*_TALK, *_MONEY]
