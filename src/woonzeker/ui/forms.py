# SPDX-License-Identifier: EUPL-1.2
"""Forms in our own dress: label, hint and error stand together near the field."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates
from django.forms.utils import ErrorList
from django.forms.widgets import Input
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.FileInput, "wz-file"),
    (forms.Textarea, "utrecht-textarea utrecht-textarea--html-textarea"),
    (forms.RadioSelect, ""),
    (forms.CheckboxSelectMultiple, ""),
    (forms.CheckboxInput, "utrecht-checkbox"),
    (forms.Select, "utrecht-select utrecht-select--html-select"),
    (Input, "utrecht-textbox utrecht-textbox--html-input"),
)


class Renderer(DjangoTemplates):
    """Draws a field with `ui/forms/field.html` (setting FORM_RENDERER)."""

    field_template_name = "ui/forms/field.html"


RENDERER = Renderer()


class Errors(ErrorList):
    """The errors of one field, near that field."""

    template_name = "ui/forms/errors.html"


class Day(forms.DateInput):
    """A date that the browser helps to choose; typed as 2026-11-24 by older ones."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class Form(forms.Form):
    """The form that every form of a page extends."""

    is_filter = False
    #: one for all: each renderer reads the templates of fields anew
    default_renderer = RENDERER

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("error_class", Errors)
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            dress(field.widget)


class CalmForm(Form):
    """A form in which an empty box is not wrong before somebody had a chance to fill it."""

    use_required_attribute = False


#: the first line of a list in which nothing was chosen yet
CHOOSE: tuple[str, Any] = ("", _("maak een keuze"))


def told(words: Mapping[Any, str]) -> list[tuple[str, str]]:
    """Choices out of words that the rules keep, each in the language of who looks."""
    return [(str(code), gettext(said)) for code, said in words.items()]


def offer(form: forms.Form, name: str, choices: Iterable[Any]) -> None:
    """Give a field its choices when the form is made: they follow who looks, and from where."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(choices)


class FilterForm(Form):
    """Filters that stand in the address, so that a link keeps them. Bind it to request.GET.

    With a field to search with the form is sent instead: see `keep_searched` and `searched`.
    """

    is_filter = True

    @property
    def method(self) -> str:
        """How it is sent: what somebody searches with does not belong in an address."""
        return "post" if SEARCHED in self.fields else "get"

    @property
    def more_are_set(self) -> bool:
        """Whether a filter behind the first one was chosen, so that a phone shows them all."""
        later = [field.name for field in self.visible_fields()][1:]
        return any(self.data.get(self.add_prefix(name)) for name in later)


#: what somebody searches with: a name or an address, which an address bar must not keep
SEARCHED = "zoek"
_KEPT = "searched"
_MOST_KEPT = 20
_SIGN = "~"


def keep_searched(request: HttpRequest) -> HttpResponse:
    """Keep what was searched with in the session, and go on with a mark for it in the address."""
    words = request.POST.get(SEARCHED, "").strip()[:100]
    onward = request.POST.copy()
    for name in ("csrfmiddlewaretoken", SEARCHED, "page"):
        onward.pop(name, None)
    if words:
        mark = secrets.token_urlsafe(9)
        kept = [*request.session.get(_KEPT, []), [mark, words]]
        request.session[_KEPT] = kept[-_MOST_KEPT:]
        onward[SEARCHED] = f"{_SIGN}{mark}"
    for name in [name for name, value in onward.items() if not value]:
        onward.pop(name)
    return redirect(f"{request.path}?{onward.urlencode()}" if onward else request.path)


def searched(request: HttpRequest) -> QueryDict:
    """What stands in the address, with the words themselves instead of the mark for them."""
    asked = request.GET.copy()
    mark = request.GET.get(SEARCHED, "")
    if mark.startswith(_SIGN):
        kept = {f"{_SIGN}{each}": words for each, words in request.session.get(_KEPT, [])}
        asked[SEARCHED] = kept.get(mark, "")
    return asked


def dress(widget: forms.Widget) -> None:
    """Give a widget the class of its NL Design System component."""
    for kind, css in CLASSES:
        if isinstance(widget, kind):
            widget.attrs["class"] = f"{css} {widget.attrs.get('class', '')}".strip()
            break
    if not widget.attrs.get("class"):
        widget.attrs.pop("class", None)
