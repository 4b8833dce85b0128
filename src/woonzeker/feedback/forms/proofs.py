# SPDX-License-Identifier: EUPL-1.2
"""What somebody sends about proofs: a code or file to check, a court and days, a time."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from woonzeker.access import clock
from woonzeker.feedback.rules.codes import normalised
from woonzeker.feedback.rules.signing import LONGEST
from woonzeker.feedback.selectors import Asked
from woonzeker.feedback.services import NoReport
from woonzeker.law.courts import COURTS
from woonzeker.law.reporting import LETTERS
from woonzeker.organisations.models import Partner
from woonzeker.ui.forms import Day, Form, offer

#: what a PDF begins with
_PDF = b"%PDF"
#: of each effort the question that a landlord understands
_EFFORTS = {
    "a": gettext_lazy("Op welke dag probeerde u de huurder zelf te spreken?"),
    "b": gettext_lazy("Op welke dag wees u op schuldhulp?"),
    "c": gettext_lazy("Op welke dag stuurde u een schriftelijke herinnering?"),
    "d": gettext_lazy("Op welke dag bood u aan de contactgegevens te delen?"),
}


class CheckForm(Form):
    """A code typed over from paper, or the file itself."""

    #: one of the two is needed, so that neither says that it may stay empty
    is_guide = True

    code = forms.CharField(
        label=gettext_lazy("Code van het bewijs"),
        help_text=gettext_lazy("Zeven groepen van vier tekens. Streepjes mag u weglaten."),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    file = forms.FileField(
        label=gettext_lazy("Of het bestand (JSON)"),
        help_text=gettext_lazy("Alleen het bestand dat bij het bewijs hoort, onveranderd."),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
    )

    def clean(self) -> dict[str, Any]:
        """One of the two is needed; a file that no proof can be is not read."""
        cleaned = super().clean() or {}
        file: UploadedFile[bytes] | None = cleaned.get("file")
        code = cleaned.get("code", "").strip()
        if file is None and not code:
            self.add_error("code", _("Typ de code over van het bewijs, of kies het bestand."))
        elif file is None and not normalised(code):
            self.add_error(
                "code",
                _("Een code heeft 28 tekens: zeven groepen van vier. Kijk of u alles overtypte."),
            )
        if file is not None:
            self._check_file(file)
        return cleaned

    def _check_file(self, file: UploadedFile[bytes]) -> None:
        start = file.read(len(_PDF))
        file.seek(0)
        if start == _PDF:
            self.add_error(
                "file",
                _("Dit is de PDF. Typ de code over die erop staat, of kies het JSON-bestand."),
            )
        elif (file.size or 0) > LONGEST:
            self.add_error("file", _("Dit bestand is te groot voor een bewijs."))


class ReportForm(Form):
    """For which court a statement of report is made, and the days of efforts not told before."""

    court = forms.ChoiceField(
        label=gettext_lazy("Naar welke rechtbank gaat het?"),
        choices=[(code, name) for code, name in COURTS.items()],
        required=False,
    )
    summons_on = forms.DateField(
        label=gettext_lazy("Dag van de dagvaarding"),
        help_text=gettext_lazy("Nog niet bekend? Laat dit leeg."),
        widget=Day,
        required=False,
    )

    def __init__(self, *args: Any, unknown: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for letter in unknown:
            field = forms.DateField(label=_EFFORTS[letter], widget=Day(), required=False)
            field.help_text = gettext_lazy(
                "Dit gaf u niet op bij de melding. Het komt erop te staan als later toegevoegd."
            )
            field.widget.attrs["class"] = self.fields["summons_on"].widget.attrs.get("class", "")
            self.fields[f"effort_{letter}"] = field

    def clean(self) -> dict[str, Any]:
        """An effort cannot have been made on a day that is still to come."""
        cleaned = super().clean() or {}
        for letter in LETTERS:
            day = cleaned.get(f"effort_{letter}")
            if day is not None and day > clock.today():
                self.add_error(f"effort_{letter}", _("Deze dag moet nog komen."))
        return cleaned

    def asked(self) -> Asked:
        """What was filled in."""
        later = {letter: self.cleaned_data.get(f"effort_{letter}") for letter in LETTERS}
        return Asked(
            court=self.cleaned_data["court"],
            summons_on=self.cleaned_data["summons_on"],
            later=later,
        )


class NoReportForm(Form):
    """About whom, over which time and of which partner nothing was reported."""

    person = forms.ChoiceField(label=gettext_lazy("Over wie?"))
    partner = forms.ChoiceField(
        label=gettext_lazy("Geen melding van wie?"),
        required=False,
    )
    from_on = forms.DateField(label=gettext_lazy("Vanaf"), widget=Day)
    until_on = forms.DateField(label=gettext_lazy("Tot en met"), widget=Day)
    known = forms.BooleanField(
        label=gettext_lazy("Ik heb nagekeken dat deze persoon het zelf vraagt"),
        error_messages={"required": gettext_lazy("Kijk eerst na wie het vraagt.")},
    )

    def __init__(
        self,
        *args: Any,
        people: Iterable[tuple[UUID, str]],
        partners: Iterable[Partner],
        named: Collection[UUID] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "person", [(str(key), name) for key, name in people])
        offer(
            self,
            "partner",
            [
                ("", _("van geen enkele partner")),
                *_by_sector(partners, named),
            ],
        )

    def asked(self) -> NoReport:
        """What was filled in."""
        partner = self.cleaned_data["partner"]
        return NoReport(
            person=UUID(self.cleaned_data["person"]),
            from_on=self.cleaned_data["from_on"],
            until_on=self.cleaned_data["until_on"],
            partner=UUID(partner) if partner else None,
        )


def _by_sector(
    partners: Iterable[Partner], named: Collection[UUID]
) -> list[tuple[str, list[tuple[str, str]]]]:
    """Whom a message names first; then by kind and name, so that typing a name finds it."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for each in sorted(partners, key=lambda one: (one.sector, one.name.casefold())):
        here = each.pk in named
        kind = _("Genoemd in een bericht") if here else str(each.get_sector_display())
        groups.setdefault(kind, []).append((str(each.pk), each.name))
    return sorted(groups.items(), key=lambda group: group[0] != _("Genoemd in een bericht"))
