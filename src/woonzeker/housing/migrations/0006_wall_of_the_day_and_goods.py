# SPDX-License-Identifier: EUPL-1.2
"""The wall around the day and stored goods; the log and the inventory are never rewritten."""

from django.db import migrations

from woonzeker.access import wall

_WITHDRAWN = ("withdrawn_at", "withdrawn_by")


class Migration(migrations.Migration):

    dependencies = [("housing", "0005_the_day_and_goods")]

    operations = [
        wall.enclose(
            "housing_evictionplan",
            "housing_planitem",
            "housing_storedgoods",
            "housing_goodsitem",
            "housing_goodsevent",
            "housing_goodscost",
            "housing_goodssale",
            "housing_goodsrecovery",
        ),
        wall.refer("housing_evictionplan", "case_id", "cases_case"),
        wall.refer("housing_planitem", "plan_id", "housing_evictionplan"),
        wall.refer("housing_planitem", "case_id", "cases_case"),
        wall.refer("housing_storedgoods", "case_id", "cases_case"),
        wall.refer("housing_goodsitem", "goods_id", "housing_storedgoods"),
        wall.refer("housing_goodsitem", "case_id", "cases_case"),
        wall.refer("housing_goodsevent", "goods_id", "housing_storedgoods"),
        wall.refer("housing_goodscost", "goods_id", "housing_storedgoods"),
        wall.refer("housing_goodssale", "goods_id", "housing_storedgoods"),
        wall.refer("housing_goodsrecovery", "goods_id", "housing_storedgoods"),
        wall.as_written("housing_planitem"),
        wall.as_written(
            "housing_goodsitem",
            but=(
                "state", "asked_back_on", "wished", "unsaleable_why", "wished_by", "agreed_by",
                *_WITHDRAWN,
            ),
        ),
        wall.append_only("housing_goodsevent"),
        wall.as_written("housing_goodscost", but=_WITHDRAWN),
        wall.as_written("housing_goodssale", but=_WITHDRAWN),
        wall.as_written("housing_goodsrecovery", but=_WITHDRAWN),
    ]
