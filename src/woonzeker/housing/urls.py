# SPDX-License-Identifier: EUPL-1.2
"""Addresses of housing."""

from __future__ import annotations

from django.urls import URLPattern, path

from woonzeker.housing.views import lists, roof

app_name = "housing"

_CASE = "zaken/<uuid:case>"
#: a roof after it, and aftercare
_ROOF: list[URLPattern] = [
    path(f"{_CASE}/wonen-daarna", roof.roof, name="roof"),
    path(f"{_CASE}/wonen-daarna/contract", roof.want_contract, name="want_contract"),
    path(f"{_CASE}/wonen-daarna/onderdeel", roof.note_part, name="note_part"),
    path(f"{_CASE}/wonen-daarna/urgentie", roof.move_urgency, name="move_urgency"),
    path(f"{_CASE}/wonen-daarna/inschrijving", roof.note_registration, name="note_registration"),
    path(f"{_CASE}/wonen-daarna/uitschrijving", roof.end_registration, name="end_registration"),
    path(f"{_CASE}/wonen-daarna/woning", roof.home_found, name="home_found"),
    path(f"{_CASE}/wonen-daarna/terug", roof.recall, name="recall_note"),
    path(f"{_CASE}/nazorg", roof.aftercare, name="aftercare"),
    path(f"{_CASE}/nazorg/waar", roof.note_where, name="note_where"),
    path("nazorg", roof.aftercare_list, name="aftercare_list"),
]
#: what landlords keep against somebody
_LISTS: list[URLPattern] = [
    path(f"{_CASE}/lijst-van-verhuurders", lists.lists, name="lists"),
    path(f"{_CASE}/lijst-van-verhuurders/lijst", lists.note_listing, name="note_listing"),
    path(f"{_CASE}/lijst-van-verhuurders/bezwaar", lists.move_listing, name="move_listing"),
    path(f"{_CASE}/lijst-van-verhuurders/brief", lists.letter, name="listing_letter"),
    path(f"{_CASE}/lijst-van-verhuurders/verklaring", lists.note_statement, name="note_statement"),
    path(f"{_CASE}/lijst-van-verhuurders/stap", lists.move_statement, name="move_statement"),
]

urlpatterns: list[URLPattern] = [*_ROOF, *_LISTS]
