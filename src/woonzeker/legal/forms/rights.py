# SPDX-License-Identifier: EUPL-1.2
"""The letter on rights before a hearing: for which claim, to whom and in which language."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from woonzeker.legal.selectors import SummonedLine
from woonzeker.outreach import letters
from woonzeker.outreach.models import LetterKind
from woonzeker.outreach.selectors import LetterChoices
from woonzeker.ui.forms import Form


class RightsLetterForm(Form):
    """Which hearing, who reads it, and how."""

    use_required_attribute = False

    court_track = forms.TypedChoiceField(label=_("Welke zitting"), coerce=UUID, choices=())
    person = forms.TypedChoiceField(label=_("Aan wie"), coerce=UUID, choices=())
    language = forms.ChoiceField(
        label=_("Taal"), choices=(),
        help_text=_("Alleen talen waarvan iemand de vertaling van deze brief heeft nagekeken."),
    )  # fmt: skip
    with_pictures = forms.BooleanField(
        label=_("Met plaatjes"), required=False,
        help_text=_("Laat dit aan als niemand weet welke taal zij lezen: dan telt de brief ook."),
    )  # fmt: skip
    by_hand = forms.BooleanField(
        label=_("Ik geef de brief zelf aan deze persoon"), required=False,
        help_text=_("Nodig als het adres niet is nagekeken."),
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        lines: tuple[SummonedLine, ...],
        choices: LetterChoices,
        **kwargs: Any,
    ) -> None:
        kwargs["initial"] = {"language": choices.language, "with_pictures": True}
        super().__init__(*args, **kwargs)
        sendable = choices.languages[LetterKind.SUMMONS_RIGHTS.value]
        offered = {
            "court_track": [(str(each.court_track), each.words) for each in lines],
            "person": list(choices.people),
            "language": [(code, letters.LANGUAGES[code]) for code in sendable],
        }
        for name, words in offered.items():
            self.fields[name].choices = words  # type: ignore[attr-defined]
