# SPDX-License-Identifier: EUPL-1.2
"""What columns of the day and of stored goods hold, in words for who reads about themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from woonzeker.housing.rules.day import TOPICS, Topic
from woonzeker.housing.rules.goods import KIND_WORDS, Act, ItemKind, ItemState
from woonzeker.housing.rules.goods_costs import COST_WORDS, CostKind
from woonzeker.housing.rules.goods_words import ACT_WORDS, STATE_WORDS, UNSALEABLE, WISH_WORDS
from woonzeker.ui.words import money

_TOPIC_WORDS = {each: about.title for each, about in TOPICS.items()}


def _coded(kind: Callable[[str], Any], words: Mapping[Any, str]) -> Callable[[str], str]:
    """The words of a code; one of an older release as it stands."""
    return lambda code: words[kind(code)] if code in {str(each) for each in words} else code


_CENTS = ("housing.GoodsCost", "housing.GoodsSale", "housing.GoodsRecovery")
#: (table, column) → how it is said
GOODS_SPECIAL: dict[tuple[str, str], Callable[[Any], str]] = {
    ("housing.PlanItem", "topic"): _coded(Topic, _TOPIC_WORDS),
    ("housing.GoodsItem", "kind"): _coded(ItemKind, KIND_WORDS),
    ("housing.GoodsItem", "state"): _coded(ItemState, STATE_WORDS),
    ("housing.GoodsItem", "wished"): _coded(Act, WISH_WORDS),
    ("housing.GoodsItem", "unsaleable_why"): _coded(str, UNSALEABLE),
    ("housing.GoodsEvent", "act"): _coded(Act, ACT_WORDS),
    ("housing.GoodsEvent", "unsaleable_why"): _coded(str, UNSALEABLE),
    ("housing.GoodsCost", "kind"): _coded(CostKind, COST_WORDS),
    **{(table, "cents"): lambda cents: str(money(cents)) for table in _CENTS},
}
