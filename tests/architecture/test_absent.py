# SPDX-License-Identifier: EUPL-1.2
"""What is not in the house cannot be attacked: each absence that we lean on is looked for."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from django.urls import get_resolver
from tests.architecture.house import nodes_of
from tests.web.test_edges import routes

from woonzeker.cli import sbom

SOURCE = Path(__file__).resolve().parents[2] / "src" / "woonzeker"
CARRIED = ("ui/static/ui/htmx/", "ui/static/ui/nldesign/")


@cache
def python() -> tuple[tuple[str, Path], ...]:
    """Every module of the program with its path."""
    return tuple((f.relative_to(SOURCE).as_posix(), f) for f in sorted(SOURCE.rglob("*.py")))


@cache
def texts(*endings: str) -> tuple[tuple[str, str], ...]:
    """Our own files with these endings; read once, as many look through the same."""
    files = [(file.relative_to(SOURCE).as_posix(), file) for file in sorted(SOURCE.rglob("*"))]
    return tuple(
        (inside, file.read_text(encoding="utf-8"))
        for inside, file in files
        if file.suffix in endings and not inside.startswith(CARRIED)
    )


@cache
def imported() -> frozenset[str]:
    """The first word of every module that the program imports."""
    found: set[str] = set()
    for _path, file in python():
        for node in nodes_of(file, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        for taken in nodes_of(file, ast.ImportFrom):
            if taken.module and not taken.level:
                found.add(taken.module.partition(".")[0])
    return frozenset(found)


@cache
def calls(file: Path) -> tuple[tuple[str, ast.Call], ...]:
    """Every call in a module with the name that is called, with its dots; written out once."""
    return tuple((ast.unparse(node.func), node) for node in nodes_of(file, ast.Call))


@cache
def installed() -> frozenset[str]:
    return frozenset(part.name for part in sbom.parts())


def test_no_directory_xpath_latex_java_or_cache_server_is_asked() -> None:
    absent = {"ldap", "ldap3", "lxml", "jpype", "pymemcache", "memcache", "redis", "pylibmc"}
    assert not imported() & absent
    assert not installed() & {*absent, "python-ldap", "django-redis", "jpype1"}
    assert [
        path for path, text in texts(".py") if re.search(r"pdflatex|xelatex|\.xpath\(", text)
    ] == []


def test_no_graph_query_and_no_websocket() -> None:
    absent = {"graphene", "strawberry", "ariadne", "channels", "websockets", "daphne", "uvicorn"}
    assert not (imported() | installed()) & absent
    assert not [each for each in routes(get_resolver()) if re.search(r"graphql|/ws\b", each)]


def test_no_speech_or_film_and_no_saml() -> None:
    absent = {"aiortc", "pysaml2", "saml2", "python3-saml", "onelogin", "djangosaml2"}
    assert not (imported() | installed()) & absent
    assert [path for path, text in texts(".js") if "RTCPeerConnection" in text] == []


#: what sends a message → the packages or modules that know it
SENDERS: dict[str, tuple[str, ...]] = {
    "smtplib": ("connections/mail/",),
    "notifications_python_client": ("connections/notify/",),
    # one module mails a code to who made an account by themselves; it holds no link
    "woonzeker.connections.mail": ("outreach/", "accounts/services/mailing.py"),
    "woonzeker.connections.notify": ("outreach/",),
}


def test_a_message_leaves_by_the_rooms_that_may_and_by_no_other() -> None:
    """So no link to an account is ever sent, and a code only to who began by themselves."""
    assert not imported() & {"aiosmtplib", "twilio", "messagebird"}
    strays = [
        f"{path} imports {name}"
        for path, file in python()
        for node in nodes_of(file, ast.Import, ast.ImportFrom)
        for name in _named(node)
        for sender, rooms in SENDERS.items()
        if (name == sender or name.startswith(f"{sender}."))
        and not path.startswith((*rooms, "connections/", "demo/", "cli/demo"))
    ]
    assert strays == []
    assert [
        path for path, text in texts(".py") if re.search(r"django\.core\.mail|send_mail\(", text)
    ] == []


def _named(node: ast.Import | ast.ImportFrom) -> list[str]:
    """The modules that a statement imports."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module] if node.module else []


def test_nobody_signs_in_here_for_another_program() -> None:
    absent = {
        "django-oauth-toolkit",
        "oauth2-provider",
        "oauth2_provider",
        "authlib",
        "oidc-provider",
    }
    assert not (imported() | installed()) & absent
    asked = [
        each
        for each in routes(get_resolver())
        if re.search(r"/(authorize|token|userinfo|jwks)", each)
    ]
    # the system of a partner comes for access for itself: nobody signs in, no browser is involved
    assert asked == ["/api/v1/oauth/token"]


def test_no_code_is_made_from_text() -> None:
    wrong = {"eval", "exec", "compile", "pickle.loads", "pickle.load", "marshal.loads",
             "yaml.unsafe_load", "yaml.full_load", "shelve.open", "jsonpickle.decode"}  # fmt: skip
    assert [
        (path, name) for path, file in python() for name, _ in calls(file) if name in wrong
    ] == []
    assert not imported() & {"pickle", "marshal", "shelve", "dill"}


def test_every_yaml_is_read_with_a_safe_loader() -> None:
    loaded = [
        (path, node) for path, file in python() for name, node in calls(file) if name == "yaml.load"
    ]
    unsafe = [path for path, node in loaded if not _named_safe(path, node)]
    assert unsafe == []


def _named_safe(path: str, node: ast.Call) -> bool:
    loader = next((ast.unparse(each.value) for each in node.keywords if each.arg == "Loader"), "")
    text = (SOURCE / path).read_text(encoding="utf-8")
    return "SafeLoader" in loader or bool(re.search(rf"{re.escape(loader)} = .*SafeLoader", text))


def test_no_shell_is_asked() -> None:
    wrong = {"os.system", "os.popen", "subprocess.getoutput", "subprocess.getstatusoutput"}
    found = [
        (path, name)
        for path, file in python()
        for name, node in calls(file)
        if name in wrong or any(k.arg == "shell" for k in node.keywords)
    ]
    assert found == []


def test_nothing_reaches_past_the_memory_of_python() -> None:
    assert not imported() & {"ctypes", "cffi", "mmap"}
    assert not [path for path in SOURCE.rglob("*") if path.suffix in {".c", ".pyx", ".so", ".rs"}]


#: Django escapes what stands in a page; these are the places that say otherwise, each with words
#: that are ours
SAFE = {
    "accounts/views/second_step.py": "a QR code drawn by ourselves, without words",
    "ui/templatetags/ui.py": "what the engine itself rendered, put in a card",
    "ui/templates/ui/forms/field.html": "explanations of fields, written by us",
}


def test_what_stands_in_a_page_is_escaped_by_the_engine() -> None:
    pattern = re.compile(r"mark_safe|\|safe\b|autoescape off|SafeString\(|safeseq")
    found = {path for path, text in texts(".py", ".html") if pattern.search(text)}
    assert found <= set(SAFE), found - set(SAFE)


def test_an_explanation_of_a_field_holds_nothing_that_somebody_typed() -> None:
    made = [
        path
        for path, file in python()
        if path.endswith("forms.py") or "/forms/" in path
        for node in nodes_of(file, ast.keyword)
        if node.arg == "help_text"
        and isinstance(node.value, ast.JoinedStr)
    ]  # fmt: skip
    assert made == []


def test_every_page_is_a_template_of_ours() -> None:
    wrong = {"Template", "engines.from_string", "Engine", "from_string", "template.Template"}
    assert [(path, n) for path, file in python() for n, _ in calls(file) if n in wrong] == []


def test_a_pattern_to_search_with_is_never_what_somebody_typed() -> None:
    """A pattern is a text of ours; what is put into one is a constant or goes through `escape`."""
    found = [
        f"{path}: {ast.unparse(node)[:80]}"
        for path, file in python()
        for name, node in calls(file)
        if name in {"re.compile", "re.match", "re.search", "re.fullmatch", "re.sub", "re.findall"}
        and node.args and isinstance(node.args[0], ast.JoinedStr) and not _constants(node.args[0])
    ]  # fmt: skip
    assert found == []


def _constants(text: ast.JoinedStr) -> bool:
    return all(
        re.fullmatch(r"_?[A-Z][A-Z_0-9]*|re\.escape\(.*\)", ast.unparse(each.value))
        for each in text.values
        if isinstance(each, ast.FormattedValue)
    )


#: words that are put into a statement: names of tables and columns, or pieces of ours
COMPOSED = ("settings/databases.py", "access/", "retention/", "privacy/", "cli/")


def test_a_statement_gets_its_values_as_parameters() -> None:
    found = [
        f"{path}: {ast.unparse(node.args[0])[:70]}"
        for path, file in python()
        for name, node in calls(file)
        if name.endswith((".execute", ".executemany", ".raw", "RawSQL")) and node.args
        and "/migrations/" not in path and not path.startswith(COMPOSED)
        and (isinstance(node.args[0], ast.JoinedStr) or (
            isinstance(node.args[0], ast.BinOp) and isinstance(node.args[0].op, ast.Mod)))
    ]  # fmt: skip
    assert found == []


def test_randomness_that_guards_something_comes_from_the_system() -> None:
    """`random` may shuffle waits and draw samples; no secret is made with it."""
    found = [
        path
        for path, file in python()
        for name, _ in calls(file)
        if name.startswith("random.") and re.search(r"accounts/|access/|organisations/", path)
    ]
    assert found == []


def test_only_approved_functions_guard_something() -> None:
    pattern = re.compile(r"hashlib\.(md5|sha1)\(|modes\.(ECB|CBC)|PKCS1v15|\bDES\b|RC4|Blowfish")
    assert [path for path, text in texts(".py") if pattern.search(text)] == []


@pytest.mark.parametrize(
    "word",
    ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function",
     "postMessage", "addEventListener(\"message\"", "sessionStorage", "indexedDB",
     "document.cookie", "__proto__", "Object.assign", "document.domain"],
)  # fmt: skip
def test_our_scripts_do_not(word: str) -> None:
    assert [path for path, text in texts(".js") if word in text] == []


def test_the_browser_keeps_a_choice_about_keys_and_presses_without_names() -> None:
    kept = {
        call
        for _path, text in texts(".js")
        for call in re.findall(r"localStorage\.setItem\(([^;]*)\);", text)
    }
    assert kept <= {'kept, toggle.checked ? "on" : "off"', "KEY, JSON.stringify(rows)"}


def test_a_press_that_waits_is_a_word_an_id_a_button_and_a_moment() -> None:
    [script] = [text for path, text in texts(".js") if path.endswith("web/day.js")]
    [row] = re.findall(r"const row = \{(.*?)\};", script, re.DOTALL)
    assert re.findall(r"(\w+):", row) == ["sent_key", "visit", "press", "at"]


def test_nothing_shows_the_files_of_a_folder() -> None:
    assert [
        path for path, text in texts(".py") if "show_indexes" in text or "autoindex" in text
    ] == []
    proxy = (SOURCE.parents[1] / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    assert "autoindex on" not in proxy
