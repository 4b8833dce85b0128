# SPDX-License-Identifier: EUPL-1.2
"""The conversation: a guide that is saved half done and finished when it is."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from woonzeker.access import clock, reach
from woonzeker.access.actions import may
from woonzeker.access.actors import Actor
from woonzeker.access.requests import actor_of
from woonzeker.errors import NotPermitted, Refused
from woonzeker.help.forms.talk import TalkForm, filled, talk_initial
from woonzeker.help.rules.talk import Said, Words, joined
from woonzeker.help.selectors.talk import OwnTalk, talk_page
from woonzeker.help.services.talk import MAY_NOTE_HEALTH, TalkMoved, finish_talk, save_talk

#: parts of the day by the hour at which they begin, the latest first
_PARTS = ((18, "avond"), (12, "middag"), (0, "ochtend"))


@require_http_methods(["GET", "HEAD", "POST"])
def talk(request: HttpRequest, case: UUID) -> HttpResponse:
    """The guide; saving keeps it open, finishing makes it part of the story of the case."""
    actor = actor_of(request)
    if not may(actor, "help.save_talk", case):
        raise NotPermitted
    health = MAY_NOTE_HEALTH(actor, reach.relations(actor, "case", str(case)))
    if request.method != "POST":
        return _page(request, actor, case, None, health)
    form = TalkForm(request.POST, health=health)
    if not form.is_valid():
        return _page(request, actor, case, form, health, status=422)
    try:
        done = _keep(request, actor, case, form)
    except TalkMoved as moved:
        messages.warning(request, moved.sentence)
        return _page(request, actor, case, _joined(actor, case, form, health), health, status=409)
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return _page(request, actor, case, form, health, status=422)
    if done:
        messages.success(request, _("Het gesprek staat bij de zaak."))
        return redirect("case", case=case)
    messages.success(request, _("Bewaard. Je kunt later verder."))
    return redirect("help:talk", case=case)


def _keep(request: HttpRequest, actor: Actor, case: UUID, form: TalkForm) -> bool:
    """Save or finish; whether it was finished."""
    given = form.cleaned_data
    said: dict[str, Any] = {
        "words": form.words(),
        "held_on": given["held_on"],
        "place": given["place"],
        "version": given["version"],
    }
    if request.POST.get("doe") != "klaar":
        save_talk(actor=actor, case=case, **said)
        return False
    part = given["day_part"] or _part_now(given["held_on"])
    finish_talk(actor=actor, case=case, wish=given["wish"], day_part=part, **said)
    return True


def _part_now(held_on: date) -> str:
    """The part of the day in Amsterdam of a talk of today; of another day nobody knows it."""
    if held_on != clock.today():
        return ""
    hour = clock.now().astimezone(clock.AMSTERDAM).hour
    return next(name for begins, name in _PARTS if hour >= begins)


def _joined(actor: Actor, case: UUID, form: TalkForm, health: bool) -> TalkForm:
    """The form with both texts, of here and of elsewhere, and the version that stands now."""
    saved = talk_page(actor=actor, case=case).mine
    words = joined(_words(saved), form.words())
    given = {name: form.cleaned_data[name] for name in ("held_on", "place", "day_part", "wish")}
    return TalkForm(initial={**filled(words), **given, "version": saved.version}, health=health)


def _words(saved: OwnTalk) -> Words:
    kept = saved.words
    codes = {name.removesuffix("_words") for name in kept if name.endswith("_words")} - {"own"}
    return Words(
        opening=kept.get("opening", ""),
        own_words=kept.get("own_words", ""),
        wants=kept.get("wants", ""),
        lives_here=kept.get("lives_here", ""),
        adults=kept.get("adults"),
        areas={
            code: Said(kept.get(f"{code}_stands", ""), kept.get(f"{code}_words", ""))
            for code in sorted(codes)
        },
    )


def _page(
    request: HttpRequest,
    actor: Actor,
    case: UUID,
    form: TalkForm | None,
    health: bool,
    *,
    status: int = 200,
) -> HttpResponse:
    page = talk_page(actor=actor, case=case)
    if form is None:
        kept = {**page.mine.words, "held_on": page.mine.held_on, "place": page.mine.place or None}
        begin = {**talk_initial(kept, clock.today()), "version": page.mine.version}
        form = TalkForm(initial=begin, health=health)
    context = {"page": page, "form": form, "health": health}
    return render(request, "help/talk.html", context, status=status)
