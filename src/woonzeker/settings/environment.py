# SPDX-License-Identifier: EUPL-1.2
"""The one table of settings: what each is for, what it may be, and what it is when not set.

Pure: reads a mapping (usually os.environ) and gives typed values, or says in one sentence what is
wrong. An unknown WOONZEKER_ name is an error, because a typing mistake would otherwise be silent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from woonzeker.errors import Misconfigured
from woonzeker.settings import refusals, values
from woonzeker.settings.landlord_provider import read_landlord_provider
from woonzeker.settings.machines import read_machines
from woonzeker.settings.providers import WrongProviders, read_providers
from woonzeker.settings.servers import inbox, mail_server

PREFIX = "WOONZEKER_"
#: this machine and the networks that nobody reaches from outside (RFC 1918, 4193 and 4291)
OWN_NETWORKS = "127.0.0.0/8,::1/128,10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,fc00::/7,fe80::/10"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. `default` is text as it would stand in the environment; None means required."""

    name: str
    read: Callable[[str], Any]
    default: str | None
    says: str
    example: str = ""


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "DATABASE_URL",
        values.postgres,
        None,
        "PostgreSQL (15 of nieuwer) met de beperkte rol van het programma",
        "postgresql://woonzeker_app:…@db/woonzeker",
    ),
    Setting(
        "DATABASE_OWNER_URL",
        lambda text: values.postgres(text) if text else "",
        "",
        "Zelfde database met de eigenaarsrol: alleen om te migreren, reservekopieën te maken en te "
        "wissen",
        "postgresql://woonzeker_owner:…@db/woonzeker",
    ),
    Setting("WOONZEKER_MODE", values.mode, "production", "production, demo of test"),
    Setting(
        "WOONZEKER_SECRET_KEY",
        values.secret,
        None,
        "Geheim voor sessies en formulieren, 50 tekens of meer",
    ),
    Setting(
        "WOONZEKER_DATA_KEY",
        values.key,
        None,
        "Sleutel om de sleutels van personen, signalen en zaken: 32 bytes in base64",
    ),
    Setting(
        "WOONZEKER_DATA_KEY_OLD",
        values.other_key,
        "",
        "De andere sleutel zolang je wisselt: wat zij inpakte gaat ook open",
    ),
    Setting(
        "WOONZEKER_INDEX_KEY",
        values.key,
        None,
        "Sleutel van de blinde index op BSN, telefoon en zoeksleutels: 32 bytes in base64",
    ),
    Setting(
        "WOONZEKER_INDEX_KEY_OLD",
        values.other_key,
        "",
        "De andere sleutel zolang je wisselt: zoeken gaat dan met beide",
    ),
    Setting(
        "WOONZEKER_BACKUP_KEY",
        values.other_key,
        "",
        "Sleutel van reservekopieën: 32 bytes in base64; alleen waar die gemaakt worden",
    ),
    Setting(
        "WOONZEKER_BACKUP_KEY_OLD",
        values.other_key,
        "",
        "De vorige sleutel van reservekopieën: wat zij sloot gaat ook open",
    ),
    Setting(
        "WOONZEKER_SIGNING_KEY",
        values.other_key,
        "",
        "Sleutel waarmee bewijzen ondertekend worden (Ed25519): 32 bytes in base64",
    ),
    Setting(
        "WOONZEKER_SIGNING_KEY_OLD",
        values.other_key,
        "",
        "De vorige sleutel van bewijzen, tot er één bewijs met de nieuwe gemaakt is",
    ),
    Setting(
        "WOONZEKER_TOMBSTONES",
        str,
        "",
        "Bestand met wie gewist is, buiten elke reservekopie; leeg: in WOONZEKER_HOME",
    ),
    Setting(
        "DATABASE_BACKUP_URL",
        lambda text: values.postgres(text) if text else "",
        "",
        "Zelfde database met de rol die alles mag lezen en niets schrijven: alleen om "
        "reservekopieën te maken",
        "postgresql://woonzeker_backup:…@db/woonzeker",
    ),
    Setting(
        "WOONZEKER_HOSTS", values.names, None, "Namen waaronder de site bereikbaar is, met komma's"
    ),
    Setting(
        "WOONZEKER_PROXIES",
        values.networks,
        OWN_NETWORKS,
        "Adressen of netwerken van je eigen proxy: alleen van daar geloven we het adres van een "
        "bezoeker in X-Real-IP",
        "10.0.0.7",
    ),
    Setting(
        "WOONZEKER_HTTPS", values.flag, "ja", "Of de site alleen via https bereikbaar is: ja of nee"
    ),
    Setting(
        "WOONZEKER_ADDRESS", values.address, "127.0.0.1:8000", "Adres en poort waarop gediend wordt"
    ),
    Setting("WOONZEKER_PROCESSES", values.number, "2", "Aantal processen voor pagina's"),
    Setting("WOONZEKER_THREADS", values.number, "4", "Aantal draden per proces"),
    Setting(
        "WOONZEKER_BRP_URL",
        values.https,
        "",
        "Adres van de BRP API Personen, zonder /personen erachter; leeg: geen BRP",
        "https://brp.example/haalcentraal/api/brp",
    ),
    Setting("WOONZEKER_BRP_KEY", str, "", "Sleutel van de BRP API (gaat mee als X-API-KEY)"),
    Setting("WOONZEKER_BRP_TOKEN", str, "", "Token van de BRP API (gaat mee als Bearer)"),
    Setting(
        "WOONZEKER_BRP_CERTIFICATE",
        str,
        "",
        "PEM-bestand met het certificaat en de sleutel waarmee de BRP ons kent",
    ),
    Setting(
        "WOONZEKER_BRP_SECONDS",
        values.number,
        "10",
        "Hoeveel seconden op één antwoord van de BRP wordt gewacht",
    ),
    Setting(
        "WOONZEKER_NOTIFY_URL",
        values.https,
        "",
        "Adres van NotifyNL, zonder /v2 erachter; leeg: geen NotifyNL",
        "https://api.notifynl.example",
    ),
    Setting("WOONZEKER_NOTIFY_KEY", str, "", "Sleutel van NotifyNL (API key)"),
    Setting(
        "WOONZEKER_NOTIFY_EMAIL",
        str,
        "",
        "Nummer van het sjabloon voor e-mail in NotifyNL, met ((onderwerp)) en ((tekst))",
    ),
    Setting(
        "WOONZEKER_NOTIFY_TEXT",
        str,
        "",
        "Nummer van het sjabloon voor sms in NotifyNL, met ((tekst))",
    ),
    Setting(
        "WOONZEKER_MAIL_URL",
        mail_server,
        "",
        "Mailserver: smtps:// of smtp:// (altijd versleuteld), of file:/// voor een map waarin "
        "alle mail blijft liggen (alleen oefengemeente); leeg: geen",
        "smtps://woonzeker:…@mail.gemeente.example",
    ),
    Setting(
        "WOONZEKER_MAIL_FROM",
        values.mail_address,
        "",
        "Adres waar e-mail vandaan komt",
        "vroegeropaf@gemeente.example",
    ),
    Setting(
        "WOONZEKER_INBOX_URL",
        inbox,
        "",
        "Postbus voor berichten van deurwaarders: imaps://, of file:/// in oefening; leeg: geen",
        "imaps://naam:…@mail.gemeente.example",
    ),
    Setting(
        "WOONZEKER_INBOX_CHECKED_BY",
        str,
        "",
        "Naam waaronder uw mailserver in Authentication-Results zegt dat hij de afzender nakeek",
        "mail.gemeente.example",
    ),
    Setting(
        "WOONZEKER_SECURITY_CONTACT",
        values.contact,
        "",
        "Waar iemand een zwakke plek meldt, voor security.txt: mailto: of https://",
        "mailto:beveiliging@gemeente.example",
    ),
    Setting(
        "WOONZEKER_SECURITY_POLICY",
        values.contact,
        "",
        "Pagina met uw beleid voor het melden van zwakke plekken, voor security.txt",
        "https://gemeente.example/kwetsbaarheid-melden",
    ),
    Setting(
        "WOONZEKER_OIDC_FILE",
        read_providers,
        "",
        "YAML-bestand met per gemeente haar eigen aanmelding (OpenID Connect); leeg: geen",
        "/etc/woonzeker/aanmelden.yaml",
    ),
    Setting(
        "WOONZEKER_DDAS_CALLER",
        str,
        "",
        "Naam (subject) in het certificaat waarmee het CBS de levering ophaalt; leeg: niemand",
        "CN=inway.cbs.example,O=CBS,C=NL",
    ),
    Setting(
        "WOONZEKER_DDAS_SIGNING",
        str,
        "",
        "PEM-bestand met sleutel en certificaten die een opgehaalde levering ondertekenen",
        "/etc/woonzeker/ddas.pem",
    ),
    Setting(
        "WOONZEKER_LANDLORD_OIDC_FILE",
        read_landlord_provider,
        "",
        "YAML-bestand met de aanmelding waarmee een verhuurder laat zien wie hij is; leeg: geen",
        "/etc/woonzeker/verhuurders.yaml",
    ),
    Setting(
        "WOONZEKER_NAVIGATE_URL",
        values.navigate,
        "geo:0,0?q={address}",
        "Waarmee een telefoon de weg naar een deur zoekt: geo: opent de eigen kaart van een "
        "Android-telefoon, maps:?q={address} die van een iPhone; alleen het adres gaat mee",
        "maps:?q={address}",
    ),
    Setting(
        "WOONZEKER_WEBHOOK_HOSTS",
        read_machines,
        "",
        "Systemen van partners die horen dat een antwoord wijzigde, bij naam; leeg: geen",
        "meldingen.partner.example",
    ),
    Setting("WOONZEKER_LOG_LEVEL", values.level, "INFO", "Hoeveel het logboek vertelt"),
    Setting(
        "WOONZEKER_CLOCK",
        values.day,
        "",
        "Dag waarop de klok stilstaat; het is er ochtend (alleen oefengemeente)",
        "2026-11-02",
    ),
    Setting(
        "WOONZEKER_DEMO_BRP",
        values.flag,
        "ja",
        "Of './run demo' zelf voor BRP speelt met de verzonnen inwoners: ja of nee",
    ),
    Setting(
        "WOONZEKER_AUDIT_HEADS",
        str,
        "",
        "Map voor de koppen van het logboek van handelingen, liefst op een andere machine; "
        "leeg: de map audit in WOONZEKER_HOME",
        "/mnt/koppen",
    ),
    Setting(
        "WOONZEKER_PROCESSING_REGISTER",
        str,
        "urn:woonzeker:verwerking:",
        "Begin van het adres van een verwerking in het register; naam en versie komen erachter",
        "https://register.gemeente.example/woonzeker/",
    ),
    Setting(
        "WOONZEKER_HOME",
        Path,
        ".data",
        "Map van de meegeleverde database en van tijdelijke bestanden",
    ),
)


def read(environ: Mapping[str, str]) -> dict[str, Any]:
    """Return every setting by name, typed; raises Misconfigured with all that is wrong at once."""
    known = {setting.name for setting in SETTINGS}
    wrong = [
        f"{name}: onbekende instelling"
        for name in sorted(environ)
        if name.startswith(PREFIX) and name not in known
    ]
    values: dict[str, Any] = {}
    for setting in SETTINGS:
        text = environ.get(setting.name, setting.default)
        if text is None:
            wrong.append(f"{setting.name}: ontbreekt ({setting.says})")
            continue
        try:
            values[setting.name] = setting.read(text)
        except WrongProviders as problem:
            wrong += [f"{setting.name}: {fault}" for fault in problem.faults]
        except ValueError as problem:
            wrong.append(f"{setting.name}: {problem}")
    wrong += refusals.faults(values)
    if wrong:
        raise Misconfigured("De instellingen kloppen niet.\n" + "\n".join(f"- {w}" for w in wrong))
    return values
