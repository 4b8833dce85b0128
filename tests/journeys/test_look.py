# SPDX-License-Identifier: EUPL-1.2
"""Every page at 360 and 1280 pixels: nothing sticks out, no barrier is found, a picture is kept."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.conftest import opened
from tests.proving import FULL, SEED, some

WIDTHS = (360, 1280)
Open = Callable[..., Page]
AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text(encoding="utf-8")
#: who looks, the address, and the link that is followed (+ what comes after it)
PAGES = {
    "aanmelden": ("", "/aanmelden", ""),
    "eigen-pagina-deur": ("", "/mijn", ""),
    "mijn-account": ("coordinator", "/account", ""),
    "wachtwoord": ("coordinator", "/account/wachtwoord", ""),
    "andere-app": ("coordinator", "/account/app", ""),
    "telefoon": ("coordinator", "/account/telefoon", ""),
    "bewijs": ("coordinator", "/bewijs", ""),
    "stijl": ("", "/stijl", ""),
    "vandaag-coordinator": ("coordinator", "/", ""),
    "vandaag-huisbezoek": ("huisbezoek", "/", ""),
    "vandaag-manager": ("manager", "/?toon=huishoudens", ""),
    "zeef": ("manager", "/zeef?periode=alles", ""),
    "zeef-ontruimingen": ("manager", "/zeef/ontruimingen/2026", ""),
    "zeef-lijst": ("coordinator", "/zeef?periode=alles", "main td a[href^='/zeef/lijst']"),
    "zeef-ontruimingen-lijst": (
        "coordinator",
        "/zeef/ontruimingen/2026/lijst?tabel=definitions&regel=all",
        "",
    ),
    "verloren-woningen-lijst": ("coordinator", "/verantwoording/2026/lijst?wat=lost", ""),
    "zeef-raad": ("manager", "/zeef/raad/2025", ""),
    "zeef-gezakt": ("coordinator", "/zeef/lekken", ""),
    "nieuw": ("coordinator", "/vandaag/nieuw", ""),
    "komende-ontruimingen": ("coordinator", "/ontruimingen/komende", ""),
    "voorgelegd": ("manager", "/voorgelegd", ""),
    "lijst-wethouder": ("manager", "/ontruimingen/wethouder", ""),
    "verloren-woningen": ("manager", "/verantwoording", ""),
    "dreigend": ("coordinator", "/vandaag/dreigend", ""),
    "aanleveringen": ("coordinator", "/aanleveringen", ""),
    "inlezen": ("coordinator", "/aanleveringen/nieuw", ""),
    "aanlevering": ("coordinator", "/aanleveringen?status=done", "main tbody a"),
    "vragen": ("coordinator", "/aanleveringen", "main a[href$='/vragen']"),
    "teruggegeven": ("coordinator", "/aanleveringen", "main td a[href$='/teruggegeven']"),
    "sleutels": ("coordinator", "/aanleveringen/sleutels", ""),
    "beoordelen": ("coordinator", "/beoordelen", ""),
    "beoordeling": ("coordinator", "/beoordelen", "main a[href^='/beoordelen/']"),
    "beslist": ("coordinator", "/beoordelen/beslist", ""),
    "beslissing": ("coordinator", "/beoordelen/beslist", "main tbody a"),
    "gevraagd": ("coordinator", "/beoordelen/gevraagd", ""),
    "gevraagd-print": (
        "coordinator",
        "/beoordelen/gevraagd",
        "main a[href*='/gevraagd/']:not([href$=csv])",
    ),
    "antwoord": ("coordinator", "/beoordelen/gevraagd", "main a[href$='/antwoord']"),
    "steekproef": ("coordinator", "/beoordelen/steekproef", ""),
    "drempel": ("coordinator", "/beoordelen/drempel", ""),
    "register": ("coordinator", "/register", ""),
    "termijnen": ("coordinator", "/termijnen", ""),
    "termijnen-volgende-week": ("coordinator", "/termijnen?week=volgende", ""),
    "termijnen-manager": ("manager", "/termijnen", ""),
    "termijnen-schuldhulp": ("schuldhulp", "/termijnen", ""),
    "plekken": ("coordinator", "/plekken", ""),
    "plekken-regio": ("coordinator", "/plekken/regio", ""),
    "plekken-wachtlijst": ("coordinator", "/plekken/wachtlijst", ""),
    "plek-zoeken": ("ontruimingen", "/plekken/wachtlijst", "main a[href$='/plek-zoeken']"),
    "beleid-onderdak": ("coordinator", "/beleid/onderdak", ""),
    "zaken": ("coordinator", "/zaken", ""),
    "zaken-leeg": ("coordinator", "/zaken?zoek=bestaatniet", ""),
    "zaak": ("coordinator", "/zaken?status=open", "main table a"),
    "zaak-dreigend": ("coordinator", "/vandaag/dreigend", "main table a"),
    "zaak-afgesloten": ("coordinator", "/zaken?status=closed", "main table a"),
    "zaak-afsluiten": ("coordinator", "/zaken?status=open", "main table a + /afsluiten"),
    "taken": ("coordinator", "/zaken/taken", ""),
    "contact-zoeken": ("coordinator", "/zaken?status=open", "main table a + /contactladder"),
    "contactladder": ("coordinator", "/beleid/contactladder", ""),
    "contactladder-wijzigen": ("beheer", "/beleid/contactladder/gewoon", ""),
    "contactladder-weken": ("beheer", "/beleid/contactladder/weken", ""),
    "brieven-afspraken": ("beheer", "/beleid/brieven/afspraken", ""),
    "wegwijzer": ("coordinator", "/wegwijzer", ""),
    "wegwijzer-nieuw": ("coordinator", "/wegwijzer/nieuw", ""),
    "maatwerkbudget": ("coordinator", "/maatwerkbudget", ""),
    "maatwerkbudget-manager": ("manager", "/maatwerkbudget", ""),
    "maatwerkbudget-vragen": ("schuldhulp", "/zaken?status=open", "main table a + /maatwerkbudget"),
    "geld": ("schuldhulp", "/zaken?status=open", "main table a + /geld"),
    "geld-overzicht": ("schuldhulp", "/zaken?status=open", "main table a + /geld/overzicht"),
    "geld-rechten": ("schuldhulp", "/zaken?status=open", "main table a + /geld/rechten"),
    "geld-schuld": ("schuldhulp", "/zaken?status=open", "main table a + /geld/schuld"),
    "bezoek-vragen": ("coordinator", "/vandaag/dreigend", "main table a + /bezoek"),
    "veilig-aan-de-deur": ("coordinator", "/vandaag/dreigend", "main table a + /deur"),
    "voorrang": ("coordinator", "/vandaag/dreigend", "main table a + /voorrang"),
    "gesprek": ("huisbezoek", "/zaken?status=open", "main table a + /gesprek"),
    "wie-helpt": ("huisbezoek", "/zaken?status=open", "main table a + /hulp"),
    "hulpvraag": ("coordinator", "/hulpvraag", ""),
    "hulpvragen": ("coordinator", "/hulpvragen", ""),
    "hulp-vragen": ("", "/mijn/hulp-vragen", ""),
    "zorgen": ("coordinator", "/zorgen", ""),
    "zorg-nieuw": ("coordinator", "/zorgen/nieuw", ""),
    "zorg": ("coordinator", "/zorgen", "main table a"),
    "contact": ("huisbezoek", "/zaken?status=open", "main table a + /contact"),
    "zaak-brieven": ("huisbezoek", "/zaken?status=open", "main table a + /brieven"),
    "brieven-teksten": ("coordinator", "/beleid/brieven", ""),
    "brief-tekst": ("coordinator", "/beleid/brieven/first/nl", ""),
    "brief-vertaling": ("coordinator", "/beleid/brieven/first/ar", ""),
    "brief-schrijven": ("beheer", "/beleid/brieven/first/nl", ""),
    "looplijst-plannen": ("coordinator", "/looplijst", ""),
    "looplijst-week": ("coordinator", "/looplijst", "main a[href^='/looplijst/']"),
    "looplijst-print": ("coordinator", "/looplijst", "main a[href^='/looplijst/'] + /print"),
    "ervaringsdeskundigen": ("coordinator", "/ervaringsdeskundigen", ""),
    "bezoeken-en-uren": ("ervaring", "/ervaringsdeskundigen", ""),
    "ervaring-vragen": (
        "coordinator",
        "/vandaag/dreigend",
        "main table a + /ervaringsdeskundige",
    ),
    "overdragen": ("coordinator", "/zaken?status=open", "main table a + /overdragen"),
    "team": ("coordinator", "/team", ""),
    "team-collega": ("coordinator", "/team", "main table a"),
    "mijn-dag": ("huisbezoek", "/mijn-dag", ""),
    "bericht": ("huisbezoek", "/zaken?status=open", "main table a + /bericht"),
    "printrondes": ("coordinator", "/brieven/printronde", ""),
    "printronde": ("coordinator", "/brieven/printronde", "main table a"),
    "retour": ("coordinator", "/brieven/retour", ""),
    "koppelen": ("", "/koppelen", ""),
    "controle": ("", "/controle", ""),
    "controle-sleutel": ("", "/controle/sleutel", ""),
    "verhuurder-beginnen": ("", "/partner/verhuurder", ""),
    "bureau-corporatie": ("corporatie", "/partner", ""),
    "bureau-aanleveren": ("corporatie", "/partner/aanleveren", ""),
    "bureau-formulier": ("corporatie", "/partner/aanleveren/formulier", ""),
    "bureau-aangeleverd": ("corporatie", "/partner/aanleveringen", ""),
    "bureau-aanlevering": ("corporatie", "/partner/aanleveringen", "main table a"),
    "bureau-bewijs": ("corporatie", "/partner/aanleveringen", "main table a + /bewijs"),
    "bureau-signalen": ("corporatie", "/partner/signalen", ""),
    "bureau-collegas": ("corporatie", "/partner/collegas", ""),
    "bureau-account": ("corporatie", "/partner/account", ""),
    "bureau-deurwaarder": ("deurwaarder", "/partner", ""),
    "deurwaarder-berichten": ("deurwaarder", "/partner/berichten", ""),
    "deurwaarder-bericht": ("deurwaarder", "/partner/berichten/nieuw", ""),
    "deurwaarder-contact": ("deurwaarder", "/partner/in-contact-brengen", ""),
    "bureau-verhuurder": ("verhuurder", "/partner", ""),
    "verhuurder-huurders": ("verhuurder", "/partner/verhuurder/huurders", ""),
    "verhuurders": ("coordinator", "/verhuurders", ""),
    "berichten": ("coordinator", "/berichten", ""),
    "zaak-bericht": ("ontruimingen", "/zaken?status=open", "main table a + /berichten"),
    "zittingen": ("coordinator", "/zittingen", ""),
    "zittingen-agenda": ("coordinator", "/zittingen/agenda", ""),
    "zaak-gang": ("ontruimingen", "/zaken?status=open", "main table a + /gang"),
    "zaak-gang-nieuw": ("ontruimingen", "/zaken?status=open", "main table a + /gang/nieuw"),
    "gang-plank": ("coordinator", "/gang/plank", ""),
    "gang-hele": ("ontruimingen", "/gang/plank", "main a[href^='/gang/']"),
    "waarborgen": ("coordinator", "/ontruimingen/komende", "main a[href$='/waarborgen']"),
    "tekenen": ("manager", "/voorgelegd", "main a[href*='/tekenen/']"),
    "zitting": (
        "ontruimingen",
        "/zittingen",
        "main a[href^='/zittingen/']:not([href$=agenda])",
    ),
    "afspraken": ("schuldhulp", "/wonen-onder-voorwaarden", ""),
    "afspraak": ("schuldhulp", "/wonen-onder-voorwaarden", "main a[href*='/afspraken/']"),
    "spullen": ("ontruimingen", "/opgeslagen-spullen", "main a[href$='/spullen']"),
    "gang-beleid": ("beheer", "/beleid/gang", ""),
    "laatste-aanbod-beleid": ("beheer", "/beleid/laatste-aanbod", ""),
    "piket": ("teamleider", "/piket", ""),
    "berichten-beleid": ("beheer", "/beleid/berichten", ""),
    "terugkoppeling": ("coordinator", "/terugkoppeling", ""),
    "terugkoppeling-beleid": ("beheer", "/terugkoppeling/beleid", ""),
    "zaak-melder": ("coordinator", "/zaken?status=open", "main table a + /melder"),
    "andere-wegen": ("coordinator", "/zaken?status=open", "main table a + /wegen"),
    "hoe-woon-je-zaak": ("coordinator", "/zaken?status=open", "main table a + /wonen"),
    "hoe-woon-je": ("", "/hoe-woon-je", ""),
    "wonen-daarna": ("coordinator", "/zaken?status=open", "main table a + /wonen-daarna"),
    "nazorg-zaak": ("coordinator", "/nazorg", "main a[href$='/nazorg']"),
    "verhuurderslijst": (
        "coordinator",
        "/zaken?status=open",
        "main table a + /lijst-van-verhuurders",
    ),
    "nazorg": ("coordinator", "/nazorg", ""),
    "partners": ("coordinator", "/partners", ""),
    "partner": ("coordinator", "/partners", "main table a"),
    "postcodes": ("beheer", "/beleid/postcodes", ""),
    "landelijke-levering": ("beheer", "/landelijke-levering", ""),
    "niet-gevonden": ("coordinator", "/bestaat-niet", ""),
    "geen-toegang": ("manager", "/zaken", ""),
}
#: targets that a thumb must hit, but for links inside a sentence
TARGETS = """() => [...document.querySelectorAll('button, .utrecht-button, select, nav a, input')]
    .filter(each => each.offsetParent && each.type !== 'hidden' && !each.closest('label'))
    .map(each => [each.outerHTML.slice(0, 80), each.getBoundingClientRect().height])
    .filter(([, height]) => height > 0 && height < 43.5)
    .filter(([html]) => !/type="(checkbox|radio)"/.test(html))"""


def looked_at() -> list[tuple[str, int]]:
    """A quarter of the pages, on a phone or at a desk as the seed draws it; in a proof all, as
    both."""
    if FULL:
        return [(named, width) for named in PAGES for width in WIDTHS]
    dice = Random(SEED)
    return [(named, dice.choice(WIDTHS)) for named in some(PAGES, 4)]


@pytest.fixture(scope="module")
def looking(browser: Browser, site: str) -> Iterator[Open]:
    """One browser for each person and width, in which page after page is looked at."""
    pages: dict[tuple[str, int, bool], Page] = {}
    with opened(browser, site) as make:

        def look(username: str, *, start: str, width: int, may_fail: bool) -> Page:
            key = (username, width, may_fail)
            if key not in pages:
                pages[key] = make(username, start=start, width=width, may_fail=may_fail)
            else:
                pages[key].goto(start)
            return pages[key]

        yield look


@pytest.mark.parametrize(("named", "width"), looked_at())
def test_a_page_fits_and_has_no_barrier(
    looking: Open, pictures: Path, named: str, width: int
) -> None:
    page = go(looking, named, width)
    if os.environ.get("PICTURES"):
        page.screenshot(path=pictures / f"{named}-{width}.png", full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert barriers(page) == []
    assert page.evaluate(TARGETS) == []


def go(looking: Open, named: str, width: int) -> Page:
    """Open the page with this name, following the link that leads to it."""
    username, address, link = PAGES[named]
    may_fail = named in {"niet-gevonden", "geen-toegang"}
    page = looking(username, start=address, width=width, may_fail=may_fail)
    if link:
        first, _plus, after = link.partition(" + /")
        href = str(page.locator(first).first.get_attribute("href", timeout=5_000))
        page.goto(f"{href}/{after}" if after else href)
    page.evaluate("document.fonts.ready")
    return page


def barriers(page: Page) -> list[str]:
    """What axe finds: the rule and the first place where it is broken."""
    page.evaluate(AXE)
    found = page.evaluate("async () => (await axe.run({resultTypes: ['violations']})).violations")
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found]
