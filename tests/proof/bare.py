# SPDX-License-Identifier: EUPL-1.2
"""A row of whatever kind, with something in each field that must be filled."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from django.db import models
from tests.conftest import MONDAY

from woonzeker.access import clock
from woonzeker.cases.models import BrokenGlass
from woonzeker.cases.rules import GLASS_REASONS
from woonzeker.privacy.models import Finding
from woonzeker.retention.models import RetentionRun
from woonzeker.retention.rules import KeptClass

_numbers = count(1)


def bare(model: type[models.Model], known: dict[type[models.Model], UUID]) -> UUID:
    """A row of a kind with something in each field that must be filled."""
    given: dict[str, Any] = {}
    for each in model._meta.concrete_fields:
        if each.has_default() or each.null or each.blank or each.primary_key:
            continue
        target = each.related_model
        if isinstance(each, models.ForeignKey) and isinstance(target, type):
            given[each.attname] = known.get(target) or bare(target, known)
        else:
            given[each.attname] = _filling(each)
    if model is BrokenGlass:
        given["reason"] = next(iter(GLASS_REASONS))
    if model is RetentionRun:
        given["kept"] = KeptClass.TRY.value
    if model is Finding:
        given |= {
            "reasons": [{"code": "own_name", "weight": 3, "facts": {"per_100_000": 3}}],
            "lines": [1],
        }
    return UUID(str(model._default_manager.create(**given).pk))


def _filling(each: models.Field[Any, Any]) -> object:
    """Something that a field of this type can hold."""
    if each.choices:
        return next(value for value, _ in each.flatchoices if value)
    kinds: tuple[tuple[type[models.Field[Any, Any]], object], ...] = (
        (models.UUIDField, uuid4()),
        (models.DateTimeField, clock.now()),
        (models.DateField, MONDAY - timedelta(days=next(_numbers))),
        (models.CharField, f"x{next(_numbers)}"[: each.max_length or 9]),
        (models.TextField, "x"),
        (models.BooleanField, False),
        (models.IntegerField, 1),
        (models.BinaryField, b"x"),
        (models.JSONField, []),
    )
    return next((value for kind, value in kinds if isinstance(each, kind)), "x")
