# SPDX-License-Identifier: EUPL-1.2
"""Addresses of housing."""

from __future__ import annotations

from django.urls import URLPattern, path

from woonzeker.housing.views import day, goods, goods_item

app_name = "housing"

#: the day of an eviction
_DAY: list[URLPattern] = [
    path("zaken/<uuid:case>/ontruimingsdag", day.day, name="day"),
    path("zaken/<uuid:case>/ontruimingsdag/leiding", day.lead, name="day_lead"),
    path("zaken/<uuid:case>/ontruimingsdag/antwoord", day.answer, name="day_answer"),
    path("zaken/<uuid:case>/ontruimingsdag/blad.pdf", day.paper, name="day_paper"),
    path("zaken/<uuid:case>/ontruimingsdag/<slug:topic>", day.arrange, name="day_arrange"),
    path("zaken/<uuid:case>/ontruimingsdag/<slug:topic>/niet", day.not_arranged, name="day_not"),
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
    path("zaken/<uuid:case>/spullen", goods.goods, name="goods"),
    path("zaken/<uuid:case>/spullen/meegenomen", goods.store, name="store_goods"),
    path("zaken/<uuid:case>/spullen/lijst", goods.inventory, name="goods_list"),
    path("zaken/<uuid:case>/spullen/stap", goods.step, name="goods_step"),
    path("zaken/<uuid:case>/spullen/terug", goods.move, name="goods_move"),
    path("zaken/<uuid:case>/spullen/logboek", goods.undo, name="undo_goods"),
    path("zaken/<uuid:case>/spullen/kosten", goods.costs, name="goods_costs"),
    path("zaken/<uuid:case>/spullen/kosten/niet", goods.strike_amount, name="strike_amount"),
    path("zaken/<uuid:case>/spullen/<slug:paper>.pdf", goods.paper, name="goods_paper"),
]

urlpatterns = [*_DAY, *_GOODS]
