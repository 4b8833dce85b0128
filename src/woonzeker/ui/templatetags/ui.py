# SPDX-License-Identifier: EUPL-1.2
"""Words and components for every page: `{% load ui %}`.

Filters: money, day, day_year, short_day, month, moment, number, masked, address, person_name,
or_shielded.
Tags: tag, when, term_chip, steps_bar, progress_bar, days_left.
Block tags: card, table, empty, alert, stack.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import template
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from woonzeker.ui import words

register = template.Library()

register.filter("money", words.money)
register.filter("day", words.day)
register.filter("day_year", words.day_year)
register.filter("short_day", words.short_day)
register.filter("month", words.month)
register.filter("moment", words.moment)
register.filter("number", words.number)
register.filter("masked", words.masked)
register.filter("address", words.address)
register.filter("person_name", words.person_name)
register.filter("or_shielded", words.or_shielded)


def _today(context: Context) -> date:
    """Today on the clock of the page; a page without one has forgotten its request."""
    today = context.get("today")
    if not isinstance(today, date):
        raise template.TemplateSyntaxError("the page has no 'today'; render it with a request")
    return today


@register.inclusion_tag("ui/components/tag.html", name="tag")
def tag(text: str, tone: str = "") -> dict[str, str]:
    """A label with words; tone is red, amber, green, blue or nothing."""
    return {"words": text, "tone": tone}


@register.simple_tag(takes_context=True)
def when(context: Context, value: date | datetime | None) -> str:
    """'over 3 dagen, dinsdag 24 november'."""
    return words.when(value, today=_today(context))


@register.inclusion_tag("ui/components/term_chip.html", takes_context=True)
def term_chip(
    context: Context, due_on: date | None, done_on: date | None = None, full: bool = True
) -> dict[str, object]:
    """What is left of a term, in words; green when done, red when (nearly) over."""
    term = words.term(due_on, done_on, today=_today(context))
    return {"term": term, "full": full}


@register.inclusion_tag("ui/components/steps_bar.html")
def steps_bar(step: int, names: Iterable[str] = ()) -> dict[str, object]:
    """The eleven steps as a thin bar; `names` are the eleven names in order."""
    names = list(names)
    return {
        "step": int(step),
        "total": words.STEPS,
        "segments": words.segments(int(step)),
        "names": names,
        "name": names[int(step) - 1] if names else "",
    }


@register.inclusion_tag("ui/components/progress.html")
def progress_bar(done: int, total: int, doing: str) -> dict[str, object]:
    """How far something is; `doing` says what it is doing now."""
    return {"done": done, "total": max(total, 1), "words": doing}


@register.inclusion_tag("ui/components/pagination.html", takes_context=True)
def pagination(context: Context, page: Any) -> dict[str, object]:
    """Links to the pages of a list; keeps the filters that stand in the address."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {"page": page, "numbers": list(numbers), "request": context.get("request")}


@register.inclusion_tag("ui/components/facts.html")
def facts(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    """A description list; pairs without a value are left out."""
    return {"pairs": [(key, value) for key, value in pairs if value not in (None, "")]}


@register.simple_block_tag
def card(content: str, title: str = "", tone: str = "", anchor: str = "") -> SafeString:
    """A white card with a heading; tone is next, red, amber, plain or nothing."""
    return _block("card", content=content, title=title, tone=tone, anchor=anchor)


@register.simple_block_tag
def table(content: str, caption: str, visible: bool = False, stack: bool = True) -> SafeString:
    """A table with its caption; on a phone each row stacks (give the cells a data-label)."""
    return _block("table", content=content, caption=caption, visible=visible, stack=stack)


@register.simple_block_tag
def empty(content: str, title: str) -> SafeString:
    """Nothing here: says why (title) and what to do (content)."""
    return _block("empty", content=content, title=title)


@register.simple_block_tag
def alert(content: str, tone: str = "info") -> SafeString:
    """A message on the page; tone is info, success, warning or error."""
    return _block("alert", content=content, tone=tone)


def _block(name: str, *, content: str, **values: object) -> SafeString:
    """A component around content that the template engine has already escaped."""
    inner = mark_safe(content)  # noqa: S308  # nosec B308 B703: rendered by the engine itself
    return render_to_string(f"ui/components/{name}.html", {"content": inner, **values})
