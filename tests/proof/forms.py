# SPDX-License-Identifier: EUPL-1.2
"""The forms that somebody really gets, filled in as somebody would: read from the pages themselves.

What is asked once, in words, is given here: a form that needs more than a first choice and a day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

#: what goes into a field for words; it stands out wherever it is written
WORD = "gestolen-veld"
#: what goes into an empty field of a kind
TYPED = {"date": "2026-11-02", "datetime-local": "2026-11-02T08:00", "number": "1"}
#: what goes into a field by its name, when any words will not do
NAMED = {
    "postcode": "6211AB", "house_number": "12", "first_letter": "q", "surname": "Reiger",
    "user": "", "address": "", "cost": "", "late_reason": "x",
    "last_on": "2026-11-30", "username": "nieuw.iemand", "until_on": "2026-11-20",
    "due_on": "2026-11-20", "valid_from": "2026-12-01",
    "number": "2026-00004", "reference": "2026-00001",
}  # fmt: skip


@dataclass(slots=True)
class Sheet:
    """One form on a page: where it goes, how, and what stands in it."""

    action: str
    method: str
    values: dict[str, list[str]] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)


class _Reader(HTMLParser):
    """Reads the forms of a page; a field outside a form is passed over."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[Sheet] = []
        self.open: Sheet | None = None
        self.select = ""
        self.area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a form, or put a field in the one that is open."""
        given = {key: value or "" for key, value in attrs}
        if tag == "form":
            self.open = Sheet(given.get("action", ""), given.get("method", "get").lower())
            self.sheets.append(self.open)
        if self.open is None:
            return
        if tag == "select":
            self.select = given.get("name", "")
            self.open.values.setdefault(self.select, [])
        if tag == "option":
            self._choose(given)
        if tag == "textarea" and given.get("name"):
            self.open.values[given["name"]] = [WORD]
        if tag in {"input", "button"} and given.get("name"):
            self._put(self.open, tag, given)

    def _choose(self, given: dict[str, str]) -> None:
        """The option that stands chosen, otherwise the first that says something."""
        held = self.open.values[self.select] if self.open and self.select else []
        if given.get("value") and ("selected" in given or not held):
            held[:] = [given["value"]]

    @staticmethod
    def _put(sheet: Sheet, tag: str, given: dict[str, str]) -> None:
        name, kind, value = given["name"], given.get("type", "text"), given.get("value", "")
        if kind == "file":
            sheet.files.add(name)
        elif tag == "button" or kind in {"radio", "checkbox"}:
            sheet.values.setdefault(name, [value or "on"])
        else:
            sheet.values[name] = [value or NAMED.get(name, TYPED.get(kind, WORD))]

    def handle_endtag(self, tag: str) -> None:
        """Close a form or a list of choices."""
        if tag == "form":
            self.open = None
        if tag == "select":
            self.select = ""


def sheets(page: str) -> Iterator[Sheet]:
    """The forms on a page that are sent to change something."""
    reader = _Reader()
    reader.feed(page)
    for each in reader.sheets:
        if each.method == "post":
            each.action = re.sub(r"[?#].*", "", each.action)
            yield each
