# SPDX-License-Identifier: EUPL-1.2
"""Signalen aanleveren vanuit een eigen systeem: een voorbeeld in gewoon Python, zonder pakketten.

    export ADRES=https://gemeente.example NUMMER=wzc-… GEHEIM=wzs_…
    python aanleveren.py november.json [0599]

Het bestand is JSON: {"signalen": [{"signaal_id": "S-1", …}]}. De code van de gemeente is alleen
nodig voor wie in meer dan één gemeente levert.
"""

from __future__ import annotations

import base64
import json
import os
import sys
import time
import uuid
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

#: zo vaak opnieuw, met steeds meer tijd ertussen
POGINGEN = 6
#: dan is er nog niets gebeurd, of weten we het niet: hetzelfde verzoek mag opnieuw
OPNIEUW = {409, 429, 500, 502, 503, 504}


class Koppeling:
    """Eén systeem van een partner, in één gemeente."""

    def __init__(self, adres: str, nummer: str, geheim: str, gemeente: str = "") -> None:
        self.adres, self.nummer, self.geheim, self.gemeente = adres, nummer, geheim, gemeente
        self._toegang, self._tot = "", 0.0

    def lever_aan(self, signalen: list[dict[str, str]]) -> dict[str, Any]:
        """Lever signalen aan; geeft de stand en de tellingen."""
        inhoud = json.dumps({"signalen": signalen}).encode()
        # één kenmerk voor dit verzoek: het blijft hetzelfde als wij het opnieuw moeten sturen
        koppen = {"Content-Type": "application/json", "Idempotency-Key": str(uuid.uuid4())}
        return self._vraag("POST", "/api/v1/aanleveringen", inhoud, koppen)

    def wacht(self, aanlevering: dict[str, Any], tellen: float = 2.0) -> dict[str, Any]:
        """Een grote aanlevering wordt later gelezen: wacht tot de stand niet meer verandert."""
        while aanlevering["stand"] in {"ontvangen", "wordt_gecontroleerd"}:
            time.sleep(tellen)
            aanlevering = self._vraag("GET", f"/api/v1/aanleveringen/{aanlevering['id']}")
        return aanlevering

    def teruggegeven(self, aanlevering: dict[str, Any]) -> list[dict[str, Any]]:
        """De regels die teruggingen, met wat eraan te herstellen is."""
        pad = f"/api/v1/aanleveringen/{aanlevering['id']}/teruggegeven"
        regels: list[dict[str, Any]] = self._vraag("GET", pad)["regels"]
        return regels

    def _vraag(
        self,
        methode: str,
        pad: str,
        inhoud: bytes | None = None,
        koppen: dict[str, str] | None = None,
    ) -> dict[str, Any]:
        for poging in range(POGINGEN):
            wachten = 0.5 * 2**poging
            toegang = {"Authorization": f"Bearer {self._geldige_toegang()}"}
            try:
                return self._stuur(methode, pad, inhoud, {**(koppen or {}), **toegang})
            except HTTPError as fout:
                if fout.code not in OPNIEUW:
                    raise SystemExit(f"{fout.code}: {json.load(fout)['detail']}") from fout
                wachten = float(fout.headers.get("Retry-After") or wachten)
            except (OSError, HTTPException):
                pass  # geen antwoord: hetzelfde verzoek, met hetzelfde kenmerk, mag opnieuw
            time.sleep(wachten)
        raise SystemExit("De gemeente antwoordt niet. Probeer het later weer.")

    def _geldige_toegang(self) -> str:
        """Toegang duurt een uur; vraag op tijd nieuwe."""
        if time.monotonic() > self._tot:
            velden = {"grant_type": "client_credentials"}
            if self.gemeente:
                velden["scope"] = f"gemeente:{self.gemeente}"
            wie = base64.b64encode(f"{self.nummer}:{self.geheim}".encode()).decode()
            koppen = {"Authorization": f"Basic {wie}"}
            try:
                gekregen = self._stuur(
                    "POST", "/api/v1/oauth/token", urlencode(velden).encode(), koppen
                )
            except HTTPError as fout:
                raise SystemExit(f"{fout.code}: {fout.read().decode()}") from fout
            self._toegang = gekregen["access_token"]
            self._tot = time.monotonic() + gekregen["expires_in"] - 60
        return self._toegang

    def _stuur(
        self, methode: str, pad: str, inhoud: bytes | None, koppen: dict[str, str]
    ) -> dict[str, Any]:
        verzoek = Request(f"{self.adres}{pad}", inhoud, koppen, method=methode)
        with urlopen(verzoek, timeout=60) as antwoord:
            gezegd: dict[str, Any] = json.load(antwoord)
            return gezegd


def main(bestand: str, gemeente: str = "") -> None:
    """Lever een bestand aan en laat zien wat ervan werd."""
    koppeling = Koppeling(os.environ["ADRES"], os.environ["NUMMER"], os.environ["GEHEIM"], gemeente)
    signalen = json.loads(Path(bestand).read_text(encoding="utf-8"))["signalen"]
    gedaan = koppeling.wacht(koppeling.lever_aan(signalen))
    for naam in ("stand", "gelezen", "geaccepteerd", "dubbel", "teruggegeven"):
        print(f"{naam}: {gedaan[naam]}")
    for regel in koppeling.teruggegeven(gedaan):
        print(f"regel {regel['regel']}: {regel['uitleg']} {regel['herstel']}")


if __name__ == "__main__":
    main(*sys.argv[1:])
