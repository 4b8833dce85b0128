# SPDX-License-Identifier: EUPL-1.2
"""Forms in our own dress: label, hint and error stand together near the field."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates
from django.forms.utils import ErrorList
from django.forms.widgets import Input

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
    default_renderer = Renderer

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("error_class", Errors)
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            dress(field.widget)


class FilterForm(Form):
    """Filters that stand in the address, so that a link keeps them. Bind it to request.GET."""

    is_filter = True

    @property
    def more_are_set(self) -> bool:
        """Whether a filter behind the first one was chosen, so that a phone shows them all."""
        later = [field.name for field in self.visible_fields()][1:]
        return any(self.data.get(self.add_prefix(name)) for name in later)


def dress(widget: forms.Widget) -> None:
    """Give a widget the class of its NL Design System component."""
    for kind, css in CLASSES:
        if isinstance(widget, kind):
            widget.attrs["class"] = f"{css} {widget.attrs.get('class', '')}".strip()
            break
    if not widget.attrs.get("class"):
        widget.attrs.pop("class", None)
