# SPDX-License-Identifier: EUPL-1.2
"""Addresses of housing."""

from __future__ import annotations

from django.urls import URLPattern, path

from woonzeker.housing.views import (
    day,
    goods,
    goods_item,
    lists,
    living,
    living_breach,
    places,
    roof,
    roof_policy,
    stays,
)

app_name = "housing"

#: living on under conditions
_ONE = "zaken/<uuid:case>/afspraken/<uuid:living>"
_BREACH = f"{_ONE}/hulp/<uuid:living_breach>"
_LIVING: list[URLPattern] = [
    path("wonen-onder-voorwaarden", living.livings, name="livings"),
    path("zaken/<uuid:case>/afspraken/nieuw", living.draft, name="draft_living"),
    path(_ONE, living.living, name="living"),
    path(f"{_ONE}/brief", living.letter, name="living_letter"),
    path(f"{_ONE}/uitleg", living.explain, name="explain_living"),
    path(f"{_ONE}/bewind", living.own_bewind, name="own_bewind"),
    path(f"{_ONE}/tekenen", living.sign, name="sign_living"),
    path(f"{_ONE}/terugnemen", living.recall, name="recall_living"),
    path(f"{_ONE}/maand", living.look, name="look_at_condition"),
    path(f"{_ONE}/eigen-contract", living.own_step, name="own_step"),
    path(f"{_ONE}/eigen-contract/terug", living.recall_own_step, name="recall_own_step"),
    path(f"{_ONE}/einde", living.end, name="end_living"),
    path(f"{_BREACH}/begonnen", living_breach.help_begun, name="help_begun"),
    path(f"{_BREACH}/nee", living_breach.help_refused, name="help_refused"),
    path(f"{_BREACH}/hersteld", living_breach.repaired, name="breach_repaired"),
    path(f"{_BREACH}/verteld", living_breach.resident_told, name="resident_told"),
    path(f"{_BREACH}/terug", living_breach.recall_step, name="recall_breach_step"),
    path(f"{_BREACH}/ander", living_breach.tell_party, name="tell_party"),
]


#: places that a region shares, and a place for one household
_PLACES: list[URLPattern] = [
    path("plekken", places.places, name="places"),
    path("plekken/nieuw", places.add_place, name="add_place"),
    path("plekken/wachtlijst", places.waiting, name="waiting"),
    path("plekken/regio", places.region, name="region"),
    path("plekken/regio/begin", places.begin_region, name="begin_region"),
    path("plekken/regio/<uuid:region>/toelaten", places.let_in, name="let_into_region"),
    path("plekken/regio/<uuid:region>/wachtlijst", places.share, name="share_waiting"),
    path("plekken/regio/<uuid:region>/weg", places.leave, name="leave_region"),
    path("plekken/<uuid:region_place>", places.place, name="place"),
    path("plekken/<uuid:region_place>/dicht", places.close_place, name="close_place"),
    path("zaken/<uuid:case>/plek-zoeken", stays.find_place, name="find_place"),
    path("zaken/<uuid:case>/plek-zoeken/boeken", stays.book, name="book"),
    path("zaken/<uuid:case>/plek/<uuid:stay>/vertrek", stays.end_stay, name="end_stay"),
    path("zaken/<uuid:case>/plek/<uuid:stay>/terug", stays.cancel_stay, name="cancel_stay"),
    path("zaken/<uuid:case>/wachten", stays.wait, name="wait"),
    path("zaken/<uuid:case>/wachten/weg", stays.leave_waiting, name="leave_waiting"),
    path("beleid/onderdak", roof_policy.roof_policy, name="roof_policy"),
]

_CASE = "zaken/<uuid:case>"
#: the day of an eviction
_DAY: list[URLPattern] = [
    path(f"{_CASE}/ontruimingsdag", day.day, name="day"),
    path(f"{_CASE}/ontruimingsdag/leiding", day.lead, name="day_lead"),
    path(f"{_CASE}/ontruimingsdag/antwoord", day.answer, name="day_answer"),
    path(f"{_CASE}/ontruimingsdag/blad.pdf", day.paper, name="day_paper"),
    path(f"{_CASE}/ontruimingsdag/<slug:topic>", day.arrange, name="day_arrange"),
    path(f"{_CASE}/ontruimingsdag/<slug:topic>/niet", day.not_arranged, name="day_not"),
]
#: goods that the municipality keeps
_GOODS: list[URLPattern] = [
    path("opgeslagen-spullen", goods.ripe, name="goods_ripe"),
    path("opgeslagen-spullen/<uuid:goods_item>", goods_item.item, name="goods_item"),
    path("opgeslagen-spullen/<uuid:goods_item>/foto", goods_item.photo, name="goods_photo"),
    path("opgeslagen-spullen/<uuid:goods_item>/niet", goods_item.strike, name="strike_goods_item"),
    path("opgeslagen-spullen/<uuid:goods_item>/vragen", goods_item.wish, name="wish_goods_gone"),
    path("opgeslagen-spullen/<uuid:goods_item>/tekenen", goods_item.sign, name="sign_goods_gone"),
    path("opgeslagen-spullen/<uuid:goods_item>/weg", goods_item.gone, name="goods_gone"),
    path(f"{_CASE}/spullen", goods.goods, name="goods"),
    path(f"{_CASE}/spullen/meegenomen", goods.store, name="store_goods"),
    path(f"{_CASE}/spullen/lijst", goods.inventory, name="goods_list"),
    path(f"{_CASE}/spullen/stap", goods.step, name="goods_step"),
    path(f"{_CASE}/spullen/terug", goods.move, name="goods_move"),
    path(f"{_CASE}/spullen/logboek", goods.undo, name="undo_goods"),
    path(f"{_CASE}/spullen/kosten", goods.costs, name="goods_costs"),
    path(f"{_CASE}/spullen/kosten/niet", goods.strike_amount, name="strike_amount"),
    path(f"{_CASE}/spullen/<slug:paper>.pdf", goods.paper, name="goods_paper"),
]
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

urlpatterns: list[URLPattern] = [*_LIVING, *_DAY, *_GOODS, *_PLACES, *_ROOF, *_LISTS]
