# SPDX-License-Identifier: EUPL-1.2
"""An e-mail or text message: to which place, what for, and which words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from woonzeker.outreach.models import LetterKind
from woonzeker.outreach.rules import PROPOSALS
from woonzeker.outreach.selectors.messages import MessageForm as Places
from woonzeker.ui.forms import CalmForm, offer


class MessageForm(CalmForm):
    """To which place a message goes, what it is for, and what it says."""

    #: an empty box is not wrong before somebody had a chance to fill it

    place = forms.ChoiceField(label=_("Naar wie"), widget=forms.RadioSelect)
    own_place = forms.CharField(
        label=_("Nummer of e-mailadres dat de inwoner zelf gaf"), max_length=120, required=False
    )
    kind = forms.TypedChoiceField(
        label=_("Waarvoor"),
        choices=[(kind, LetterKind(kind).label) for kind in PROPOSALS],
        coerce=LetterKind,
    )
    text = forms.CharField(
        label=_("Wat je schrijft"),
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Zonder bedragen, namen van partners of een burgerservicenummer."),
    )

    def __init__(self, *words: Any, seen: Places, kind: str, **named: Any) -> None:
        chosen = kind if kind in seen.words else next(iter(seen.words))
        named["initial"] = {"kind": chosen, "text": seen.words[chosen]}
        super().__init__(*words, **named)
        self._channels = seen.channels
        usable = [each for each in seen.places if each.channel in seen.channels]
        own = [("own", _("een ander, dat de inwoner zelf gaf"))]
        shown = [(f"{each.channel}:{each.to}", each.to) for each in usable]
        offer(self, "place", shown + own)
        if not shown:
            self.initial["place"] = "own"

    @property
    def kinds(self) -> list[tuple[str, str]]:
        """The kinds of messages, to begin one of them with its own words."""
        return [(kind, str(LetterKind(kind).label)) for kind in PROPOSALS]

    def said(self) -> dict[str, Any]:
        """The words of the act: channel, place, who gave it, kind and text."""
        words = self.cleaned_data
        channel, _colon, to = words["place"].partition(":")
        given_by = "partner"
        if words["place"] == "own":
            to, given_by = words["own_place"], "resident"
            channel = "email" if "@" in to else "message"
        return {
            "channel": channel, "to": to, "given_by": given_by, "kind": words["kind"],
            "text": words["text"],
        }  # fmt: skip
