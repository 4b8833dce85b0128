# SPDX-License-Identifier: EUPL-1.2
"""Components and problem pages: what they show, and what they never contain."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django import forms
from django.contrib.staticfiles import finders
from django.template import Context, Template, TemplateSyntaxError
from django.test import Client, RequestFactory

import woonzeker
from woonzeker.ui import views
from woonzeker.ui.forms import FilterForm, Form

ROOT = Path(woonzeker.__file__).parent
TEMPLATES = sorted(ROOT.glob("*/templates/**/*.html"))


def shown(source: str, **values: object) -> str:
    return Template("{% load ui %}" + source).render(Context(values))


@pytest.mark.django_db
def test_every_component_stands_on_one_page(client: Client) -> None:
    page = client.get("/stijl").content.decode()
    assert page.count("utrecht-heading-2") > 8
    assert "Er zijn nog 2 dingen die niet kloppen." in page


def test_a_card_does_not_let_strange_words_become_markup() -> None:
    page = shown("{% card title=name %}{{ name }}{% endcard %}", name="<b>K. & Z.</b>")
    assert "<b>" not in page
    assert page.count("&lt;b&gt;K. &amp; Z.&lt;/b&gt;") == 2


def test_an_error_after_a_question_has_no_colon() -> None:
    class Asked(Form):
        who = forms.CharField(label="Wie is het?")
        when = forms.CharField(label="Dag")

    page = shown('{% include "ui/components/form_errors.html" %}', form=Asked({}))
    assert "Wie is het?</a> Dit" in page
    assert "Dag</a>: Dit" in page


def test_a_term_without_a_clock_is_a_mistake_of_ours() -> None:
    with pytest.raises(TemplateSyntaxError, match="today"):
        shown("{% when day %}")


def test_a_filter_form_does_not_say_that_a_filter_may_be_left_out() -> None:
    assert "hoeft niet" not in str(views.ExampleFilter()["search"].as_field_group())
    assert issubclass(views.ExampleFilter, FilterForm)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_page_needs_a_style_or_script_of_its_own(template: Path) -> None:
    source = template.read_text(encoding="utf-8")
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", source)
    assert not re.search(r"<script(?! src=\"{% static)", source)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_page_asks_another_host_for_anything(template: Path) -> None:
    assert not re.search(r"(src|href|action)=\"https?:", template.read_text(encoding="utf-8"))


def test_the_style_sheets_ask_no_other_host_for_anything() -> None:
    sheets = list((ROOT / "ui/static/ui").rglob("*.css"))
    assert sheets
    for sheet in sheets:
        assert not re.search(r"url\(\s*['\"]?(https?:)?//", sheet.read_text(encoding="utf-8"))


def test_a_select_shows_its_arrow_also_in_colours_of_the_browser() -> None:
    sheet = Path(str(finders.find("ui/components.css"))).read_text(encoding="utf-8")
    arrow = sheet.split(".utrecht-select--html-select:not([multiple], [size]) {")
    assert "linear-gradient" in arrow[1].split("}")[0]
    assert "forced-colors: active" in arrow[1]
    assert "appearance: auto" in arrow[2].split("}")[0]


def test_every_font_that_a_style_sheet_names_is_here() -> None:
    theme = Path(str(finders.find("ui/theme.css"))).read_text(encoding="utf-8")
    for name in re.findall(r'url\("([^"]+)"\)', theme):
        assert finders.find(f"ui/{name}"), name


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("view", "status", "words"),
    [
        (views.not_permitted, 403, "wie jouw rollen beheert"),
        (views.not_found, 404, "zoek het huishouden"),
        (views.form_expired, 403, "niets opgeslagen"),
        (views.broken, 500, "niets opgeslagen"),
    ],
)
def test_a_problem_says_how_to_go_on(view: object, status: int, words: str) -> None:
    response = view(RequestFactory().get("/"))  # type: ignore[operator]
    assert response.status_code == status
    assert words in response.content.decode()
