# SPDX-License-Identifier: EUPL-1.2
"""What a colleague fills in for one answer, for what became of a home, and to ask a signature."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from woonzeker.access import clock
from woonzeker.legal.rules.safeguards import (
    CATALOGUE,
    KEPT_BY,
    NOBODY_BY,
    NOT_HEARD,
    RECALLED_BY,
    REFUSED_BECAUSE,
    SOURCES,
    Brings,
    Safeguard,
)
from woonzeker.legal.selectors.safeguards import channels, languages
from woonzeker.legal.services.safeguards import Said
from woonzeker.process import reason_words
from woonzeker.process.reasons import WRONG_ENTRY
from woonzeker.ui.forms import CHOOSE, Day, Form, offer, told

#: where each says what came with an answer
_FIELD = {
    Brings.CHANNEL: "channel",
    Brings.LANGUAGE: "language",
    Brings.REASON: "reason",
    Brings.ABOUT: "about",
    Brings.FREE_FROM: "free_from",
    Brings.WORDS: "words",
}
#: what help keeps stands on the day on which it is written down
_TODAY_ONLY = frozenset({Safeguard.CHILDREN_KNOWN, Safeguard.OCO_OFFERED})
_WORDS_ASKED = {
    Safeguard.INTEREST_WEIGHED: _("Wat is het belang van de kinderen, en hoe weegt het mee?"),
    Safeguard.CHILDREN_HEARD: _("Wat zeiden zij, of waarom is het niet gevraagd?"),
    Safeguard.FAMILY_CONSULTED: _("Wat wil het huishouden, en wat gebeurde daarmee?"),
    Safeguard.ROOT_CAUSE: _("Wat is de oorzaak, en wat gebeurt eraan?"),
    Safeguard.ALTERNATIVES: _("Waarom kan dit middel hier niet?"),
    Safeguard.NO_DISCRIMINATION: _("Waarmee is vergeleken, en wat kwam eruit?"),
}


class AnswerForm(Form):
    """One answer: how it is known and when, with only what this answer brings along."""

    about = forms.ChoiceField(label=_("Welk middel"), choices=())
    source = forms.ChoiceField(label=_("Hoe weet je dit?"), choices=())
    on = forms.DateField(label=_("Op welke dag was dat?"), widget=Day)
    channel = forms.ChoiceField(label=_("Op welke manier?"), choices=())
    language = forms.ChoiceField(label=_("In welke taal?"), choices=())
    reason = forms.ChoiceField(label=_("Waarom niet?"), choices=())
    free_from = forms.DateField(label=_("Vanaf welke dag is de plek er?"), widget=Day)
    words = forms.CharField(
        label=_("Schrijf op hoe dat zit"),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=4000,
        help_text=_("De bewoner kan dit lezen. Schrijf wat nodig is, en niet meer."),
    )

    def __init__(
        self,
        *args: Any,
        safeguard: Safeguard,
        answer: str,
        means: Sequence[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.safeguard, self.answer = safeguard, answer
        spec = CATALOGUE[safeguard]
        brings = spec.choices[answer].brings
        for need, name in _FIELD.items():
            if need not in brings:
                del self.fields[name]
        if safeguard in _TODAY_ONLY:
            del self.fields["on"]
        else:
            self.fields["on"].initial = clock.today()
        if len(spec.sources) == 1:
            del self.fields["source"]
        else:
            self._choose("source", [(code, _now(SOURCES[code])) for code in spec.sources])
        self._choose("channel", channels())
        self._choose("language", languages())
        self._choose("reason", told(NOT_HEARD))
        self._choose("about", means)
        if "words" in self.fields and safeguard in _WORDS_ASKED:
            self.fields["words"].label = _WORDS_ASKED[safeguard]

    def _choose(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        if name in self.fields:
            offer(self, name, [CHOOSE, *choices])

    def said(self) -> Said:
        """What was filled in."""
        given = self.cleaned_data
        return Said(
            answer=self.answer,
            source=given.get("source") or CATALOGUE[self.safeguard].sources[0],
            on=given.get("on") or clock.today(),
            channel=given.get("channel", ""),
            language=given.get("language", ""),
            about=given.get("about", ""),
            reason=given.get("reason", ""),
            free_from=given.get("free_from"),
            words=given.get("words", ""),
        )


#: a kind of fact → how it is known
_KNOWN_BY = {
    "kept": KEPT_BY,
    "nobody_left": NOBODY_BY,
    "recall_seen": RECALLED_BY,
    "home_lost": {code: reason_words(code) for code in WRONG_ENTRY},
}
#: what somebody says of now
_NOW = frozenset({"recall_seen", "home_lost"})


class FactForm(Form):
    """How it is known that a home was kept, or that nobody is left, and since when."""

    source = forms.ChoiceField(label=_("Hoe weet je dat?"), choices=(), widget=forms.RadioSelect)
    on = forms.DateField(label=_("Sinds welke dag?"), widget=Day)

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "source", told(_KNOWN_BY[kind]))
        self.fields["on"].initial = clock.today()
        if kind in _NOW:
            del self.fields["on"]


class AskForm(Form):
    """Before which manager a case is put."""

    user = forms.ChoiceField(label=_("Welke manager?"), choices=())

    def __init__(self, *args: Any, managers: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "user", [CHOOSE, *managers])


class SignForm(Form):
    """The mark of what somebody saw when they opened the page."""

    seen = forms.RegexField(regex=r"^[0-9a-f]{64}$", widget=forms.HiddenInput)


class RefuseForm(Form):
    """Why a manager does not sign."""

    why = forms.ChoiceField(label=_("Waarom teken je niet?"), choices=(), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = told(REFUSED_BECAUSE)
        offer(self, "why", known)
