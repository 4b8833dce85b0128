# SPDX-License-Identifier: EUPL-1.2
"""Goods that the municipality keeps after an eviction: the inventory, its log and the money."""

from __future__ import annotations

from django.db import models

from woonzeker.access.models import TenantModel
from woonzeker.access.sealed import SealedBytes, SealedRow, SealedText
from woonzeker.cases.models import Case
from woonzeker.housing.rules.goods import NEVER_GONE, ItemState

_GONE = [ItemState.SOLD.value, ItemState.GIVEN_AWAY.value, ItemState.DESTROYED.value]


class StoredGoods(SealedRow, TenantModel):
    """The goods of one eviction: the days of the record, where they are, and when all was over."""

    case = models.ForeignKey(Case, models.PROTECT, db_constraint=False, related_name="stored_goods")
    taken_on = models.DateField()
    listed_on = models.DateField(null=True)
    copy_given_on = models.DateField(null=True)
    warned_on = models.DateField(null=True)
    where_kept = SealedText(subject="case_id", default="", db_column="where_kept_sealed", null=True)
    #: the day on which nothing was left with the municipality
    closed_on = models.DateField(null=True)
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=64)
    #: entered by mistake: nothing was taken along
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "case"],
                condition=models.Q(closed_on=None, withdrawn_at=None),
                name="stored_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(listed_on=None) | models.Q(listed_on__gte=models.F("taken_on")),
                name="goods_taken_then_listed",
            ),
            models.CheckConstraint(
                condition=models.Q(copy_given_on=None)
                | models.Q(copy_given_on__gte=models.F("listed_on"), listed_on__isnull=False),
                name="goods_listed_then_copied",
            ),
            models.CheckConstraint(
                condition=models.Q(warned_on=None) | models.Q(warned_on__gte=models.F("taken_on")),
                name="goods_taken_then_warned",
            ),
        ]


class GoodsItem(SealedRow, TenantModel):
    """One line of the inventory: what it is, how it was called, where it is now.

    What money cannot bring back is never sold, given away or destroyed: the database refuses it.
    `wished` is an act that cannot be undone, for which one colleague asks and another signs.
    """

    goods = models.ForeignKey(
        StoredGoods, models.PROTECT, db_constraint=False, related_name="items"
    )
    case = models.ForeignKey(Case, models.PROTECT, db_constraint=False, related_name="+")
    number = models.PositiveIntegerField()
    #: a code of housing.rules.goods.ItemKind
    kind = models.CharField(max_length=10)
    words = SealedText(subject="case_id", default="", db_column="words_sealed", null=True)
    #: a code of housing.rules.goods.ItemState
    state = models.CharField(max_length=10, default=ItemState.STORED.value)
    asked_back_on = models.DateField(null=True)
    photo = SealedBytes(subject="case_id", db_column="photo_sealed", null=True)
    photo_type = models.CharField(max_length=20, blank=True)
    #: a code of housing.rules.goods.Act, why selling is no use, who asks and who signed
    wished = models.CharField(max_length=10, blank=True)
    unsaleable_why = models.CharField(max_length=12, blank=True)
    wished_by = models.CharField(max_length=64, blank=True)
    agreed_by = models.CharField(max_length=64, blank=True)
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=64)
    #: a line that was never there
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "goods", "number"], name="goods_number_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(
                    state__in=_GONE, kind__in=sorted(each.value for each in NEVER_GONE)
                ),
                name="goods_never_gone",
            ),
            models.CheckConstraint(
                condition=models.Q(agreed_by="") | ~models.Q(agreed_by=models.F("wished_by")),
                name="goods_signed_by_another",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=_GONE) | ~models.Q(agreed_by=""),
                name="goods_gone_signed",
            ),
        ]


class GoodsEvent(TenantModel):
    """One line of the log: what was done with the goods or one line of them, when and by whom.

    Rows are only ever added: codes, days and opaque ids. `undoes` takes an earlier line back.
    """

    goods = models.ForeignKey(
        StoredGoods, models.PROTECT, db_constraint=False, related_name="events"
    )
    #: opaque id of the line of the inventory; empty when it is about all of them
    item = models.UUIDField(null=True)
    #: a code of housing.rules.goods.Act
    act = models.CharField(max_length=10)
    done_on = models.DateField()
    done_by = models.CharField(max_length=64)
    second_by = models.CharField(max_length=64, blank=True)
    unsaleable_why = models.CharField(max_length=12, blank=True)
    undoes = models.UUIDField(null=True)
    noted_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["municipality", "goods", "noted_at"], name="goods_log"),
        ]


class _Amount(TenantModel):
    """An amount in whole cents on a day; entered by mistake it is withdrawn, never changed."""

    goods = models.ForeignKey(StoredGoods, models.PROTECT, db_constraint=False, related_name="+")
    cents = models.PositiveBigIntegerField()
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=64)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=64, blank=True)

    class Meta:
        abstract = True


class GoodsCost(_Amount):
    """What the municipality paid for carrying, keeping, listing or selling."""

    #: a code of housing.rules.goods_costs.CostKind
    kind = models.CharField(max_length=10)
    paid_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(cents__gt=0), name="goods_cost_positive"),
        ]


class GoodsSale(_Amount):
    """What the sale of one line brought in."""

    #: opaque id of the line of the inventory
    item = models.UUIDField()
    sold_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(cents__gt=0), name="goods_sale_positive"),
        ]


class GoodsRecovery(_Amount):
    """What came back from who had the home evicted."""

    received_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(cents__gt=0), name="goods_recovery_positive"),
        ]
