# SPDX-License-Identifier: EUPL-1.2
"""One tree of the program at work for `benchmarks/pages.py`: asked on stdin, answers on stdout.

Runs with the working folder of the tree that is measured, so that its own pages are. Lines in:
`fill CASES`, `sign-in`, `get PAGE NUMBER`; each answer is one line of JSON.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import time
from typing import Any

import django

from benchmarks import pages_fill
from woonzeker.settings import databases

#: name → who looks and at what; {} stands for the id of a case
PAGES = {
    "list, first page": ("coordinator", "/zaken"),
    "list, filtered": ("coordinator", "/zaken?status=open&soort=huur"),
    "list, page 50": ("coordinator", "/zaken?page=50"),
    "case": ("coordinator", "/zaken/{}"),
    "own list, first page": ("outreach_worker", "/zaken"),
    "own list, filtered": ("outreach_worker", "/zaken?status=open&soort=huur"),
    "own case": ("outreach_worker", "/zaken/{}"),
    "my day": ("outreach_worker", "/mijn-dag"),
    "sieve": ("manager", "/zeef"),
    "sieve, all years": ("manager", "/zeef?periode=alles"),
    "sieve, filtered": ("manager", "/zeef?periode=alles&sector=huur&kinderen=yes&eerder=eerst"),
    "sieve, of a lane": ("manager", "/zeef?periode=alles&weg=arrears"),
    "sieve, a list": ("coordinator", "/zeef/lijst?periode=alles&stap=4&wat=hier&plek=in"),
    "sieve, unseen": ("coordinator", "/zeef/lekken"),
    "evictions": ("manager", "/zeef/ontruimingen/2026"),
}
PEOPLE = ("intake_coordinator", "outreach_worker", "manager")


class Work:
    """The browsers of these people, and the cases they open in turn."""

    def __init__(self) -> None:
        self.turn = 0
        self.cases: list[str] = []
        self.browsers: dict[str, Any] = {}

    def fill(self, cases: str) -> dict[str, Any]:
        """Fill an empty database, with these people in it."""
        started = time.perf_counter()
        owner = os.environ["DATABASE_OWNER_URL"]
        with _clock():
            _tests().establish()
            people = [self._person(role) for role in PEOPLE]
        pages_fill.fill(owner, int(cases))
        pages_fill.assign(owner, people[1])
        pages_fill.walk(owner, people[1])
        _telephones(_first_cases())
        return {"seconds": round(time.perf_counter() - started, 1)}

    def _person(self, role: str) -> str:
        policy = importlib.import_module("woonzeker.access.policy")
        more = [policy.Role("team_lead")] if role == "intake_coordinator" else []
        return str(_tests().person(policy.Role(role), *more, name=role).id)

    def sign_in(self) -> dict[str, Any]:
        """Sign all in and find the cases that will be opened."""
        importlib.import_module("woonzeker.cli.serve").collect_static()
        _leaf_on()
        actors = importlib.import_module("woonzeker.organisations.selectors")
        users = importlib.import_module("woonzeker.accounts.models").User
        with _clock():
            for name in PEOPLE:
                user = users.objects.get(username=name)
                actor = actors.actor_for(user=user.pk, municipality=pages_fill.CODE)
                browser = _tests().client_of(actor)
                browser.defaults["SERVER_NAME"] = "localhost"
                self.browsers[name.removeprefix("intake_")] = browser
        self.cases = _first_cases()
        return {"cases": len(self.cases)}

    def get(self, page: str, number: str) -> dict[str, Any]:
        """Ask for a page so many times; milliseconds of each and the queries of the last."""
        who, address = PAGES[page]
        times = []
        with _clock():
            for _ in range(int(number)):
                self.turn += 1
                case = self.cases[self.turn % len(self.cases)]
                started = time.perf_counter()
                answer = self.browsers[who].get(address.format(case))
                times.append((time.perf_counter() - started) * 1000)
                if answer.status_code != 200:
                    where = answer.headers.get("Location", "")
                    return {"ms": [], "queries": 0, "status": f"{answer.status_code} {where}"}
            queries = _queries(self.browsers[who], address.format(case))
        return {"ms": times, "queries": queries}


def _queries(browser: Any, address: str) -> int:
    tools = importlib.import_module("django.test.utils")
    connection = importlib.import_module("django.db").connection
    with tools.CaptureQueriesContext(connection) as asked:
        browser.get(address)
    return len(asked)


def _tests() -> Any:
    return importlib.import_module("tests.conftest")


def _clock() -> Any:
    return importlib.import_module("woonzeker.access.clock").standing_at(_tests().MONDAY)


def _first_cases() -> list[str]:
    """The open cases that the outreach worker has; without assignments the same ones."""
    tenancy = importlib.import_module("woonzeker.access.tenancy")
    case = importlib.import_module("woonzeker.cases.models").Case
    with tenancy.tenant(pages_fill.CODE):
        found = case.objects.filter(status="open").order_by("number")
        return [str(each) for each in found.values_list("pk", flat=True)[: pages_fill.OWN_CASES]]


def _leaf_on() -> None:
    """Nobody leafs through lists as often as a measurement: let it not ask for a colleague."""
    policies = importlib.import_module("woonzeker.organisations.models").LocalPolicy
    for policy in policies.objects.filter(kind="access"):
        policy.data |= {"lists_people_warned": 10**9, "lists_people_a_day": 10**9}
        policy.save()


def _telephones(cases: list[str]) -> None:
    """Numbers for the cases that are opened, kept the way this program keeps them."""
    tenancy = importlib.import_module("woonzeker.access.tenancy")
    signals = importlib.import_module("woonzeker.intake.models").ArrearsSignal
    with tenancy.tenant(pages_fill.CODE):
        for signal in signals.objects.filter(in_period__period__case__in=cases):
            signal.phones = ["0612345678"]
            signal.save()


def main() -> None:
    """Do what each line asks until there are no more."""
    out = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what the program itself prints is no answer
    if sys.argv[1:] == ["name"]:
        print(json.dumps({"schema": databases.schema_name()}), file=out, flush=True)
        return
    if sys.argv[1:] == ["template"]:
        owner, app = os.environ["DATABASE_OWNER_URL"], os.environ["DATABASE_URL"]
        print(json.dumps({"template": databases.template(owner, app)}), file=out, flush=True)
        return
    django.setup()
    work = Work()
    words = {"fill": work.fill, "sign-in": work.sign_in, "get": work.get}
    for line in sys.stdin:
        word, *rest = json.loads(line)
        print(json.dumps(words[word](*rest)), file=out, flush=True)


if __name__ == "__main__":
    main()
