# SPDX-License-Identifier: EUPL-1.2
"""One way to say that a request failed (RFC 9457)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from woonzeker.api.schemas import Probleem

KIND = "application/problem+json"
TITLES = {
    400: "Onjuist verzoek",
    401: "Geen geldige sleutel",
    403: "Niet toegestaan",
    404: "Niet gevonden",
    405: "Deze methode bestaat hier niet",
    406: "Niet in deze vorm",
    409: "Kan nu niet",
    413: "Te groot",
    415: "Onbekend soort inhoud",
    422: "Niet te verwerken",
    429: "Te veel verzoeken",
    500: "Fout bij de gemeente",
    503: "Nu niet bereikbaar",
}
#: what is said when nobody said more
SENTENCES = {
    400: "Het verzoek is niet te lezen. Controleer hoe het is opgebouwd.",
    403: "Dit is niet toegestaan.",
    404: "Hier is niets. Begin bij /api/v1/openapi.json.",
    405: "Op dit adres bestaat deze methode niet. In de kop 'Allow' staat wat wel kan.",
    413: "Dit is te groot. Een aanlevering mag 25 MB zijn.",
    500: "Er ging bij ons iets mis. Probeer het over een paar minuten weer.",
}


def problem(request: HttpRequest, status: int, detail: str = "") -> HttpResponse:
    """The answer to a request that failed, as application/problem+json."""
    known = status if status in TITLES else (500 if status > 499 else 400)
    said = Probleem(
        title=TITLES[known],
        status=status,
        detail=detail or SENTENCES.get(known, TITLES[known]),
        instance=request.path,
    )
    response = HttpResponse(said.model_dump_json(), status=status, content_type=KIND)
    if status == 401:
        response["WWW-Authenticate"] = 'Bearer realm="woonzeker"'
    return response
