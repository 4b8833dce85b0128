# SPDX-License-Identifier: EUPL-1.2
"""Django's settings, made from the one table in `environment`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from csp.constants import NONE, SELF

from woonzeker.settings.environment import read
from woonzeker.settings.logs import configuration

ENVIRONMENT = read(os.environ)
MODE: str = ENVIRONMENT["WOONZEKER_MODE"]
PACKAGE = Path(__file__).resolve().parent.parent


def database(url: str) -> dict[str, Any]:
    """Django's words for a postgresql:// address; `host` in the query names a socket folder."""
    parts = urlsplit(url)
    query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "DISABLE_SERVER_SIDE_CURSORS": True,
        "OPTIONS": query,
    }


DATABASES = {"default": database(ENVIRONMENT["DATABASE_URL"])}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"

SECRET_KEY = ENVIRONMENT["WOONZEKER_SECRET_KEY"]
DEBUG = False
ALLOWED_HOSTS = ENVIRONMENT["WOONZEKER_HOSTS"]
#: from whom the address of a visitor in X-Real-IP is believed
WOONZEKER_ADDRESS: str = ENVIRONMENT["WOONZEKER_ADDRESS"]
WOONZEKER_PROXIES = ENVIRONMENT["WOONZEKER_PROXIES"]
WOONZEKER_MODE = MODE
WOONZEKER_CLOCK = ENVIRONMENT["WOONZEKER_CLOCK"]
WOONZEKER_DATA_KEY = ENVIRONMENT["WOONZEKER_DATA_KEY"]
WOONZEKER_DATA_KEY_OLD = ENVIRONMENT["WOONZEKER_DATA_KEY_OLD"]
WOONZEKER_INDEX_KEY = ENVIRONMENT["WOONZEKER_INDEX_KEY"]
WOONZEKER_INDEX_KEY_OLD = ENVIRONMENT["WOONZEKER_INDEX_KEY_OLD"]
WOONZEKER_BACKUP_KEY = ENVIRONMENT["WOONZEKER_BACKUP_KEY"]
WOONZEKER_BACKUP_KEY_OLD = ENVIRONMENT["WOONZEKER_BACKUP_KEY_OLD"]
WOONZEKER_SIGNING_KEY = ENVIRONMENT["WOONZEKER_SIGNING_KEY"]
WOONZEKER_SIGNING_KEY_OLD = ENVIRONMENT["WOONZEKER_SIGNING_KEY_OLD"]
WOONZEKER_TOMBSTONES = ENVIRONMENT["WOONZEKER_TOMBSTONES"]
WOONZEKER_SECURITY_CONTACT = ENVIRONMENT["WOONZEKER_SECURITY_CONTACT"]
WOONZEKER_SECURITY_POLICY = ENVIRONMENT["WOONZEKER_SECURITY_POLICY"]
WOONZEKER_HOME = ENVIRONMENT["WOONZEKER_HOME"]
WOONZEKER_AUDIT_HEADS = ENVIRONMENT["WOONZEKER_AUDIT_HEADS"]
WOONZEKER_PROCESSING_REGISTER = ENVIRONMENT["WOONZEKER_PROCESSING_REGISTER"]
WOONZEKER_BRP_URL = ENVIRONMENT["WOONZEKER_BRP_URL"]
WOONZEKER_BRP_KEY = ENVIRONMENT["WOONZEKER_BRP_KEY"]
WOONZEKER_BRP_TOKEN = ENVIRONMENT["WOONZEKER_BRP_TOKEN"]
WOONZEKER_BRP_CERTIFICATE = ENVIRONMENT["WOONZEKER_BRP_CERTIFICATE"]
WOONZEKER_BRP_SECONDS = ENVIRONMENT["WOONZEKER_BRP_SECONDS"]
WOONZEKER_DDAS_CALLER = ENVIRONMENT["WOONZEKER_DDAS_CALLER"]
WOONZEKER_DDAS_SIGNING = ENVIRONMENT["WOONZEKER_DDAS_SIGNING"]
WOONZEKER_NAVIGATE_URL = ENVIRONMENT["WOONZEKER_NAVIGATE_URL"]
WOONZEKER_NOTIFY_URL = ENVIRONMENT["WOONZEKER_NOTIFY_URL"]
WOONZEKER_NOTIFY_KEY = ENVIRONMENT["WOONZEKER_NOTIFY_KEY"]
WOONZEKER_NOTIFY_EMAIL = ENVIRONMENT["WOONZEKER_NOTIFY_EMAIL"]
WOONZEKER_NOTIFY_TEXT = ENVIRONMENT["WOONZEKER_NOTIFY_TEXT"]
WOONZEKER_MAIL_URL = ENVIRONMENT["WOONZEKER_MAIL_URL"]
WOONZEKER_MAIL_FROM = ENVIRONMENT["WOONZEKER_MAIL_FROM"]
#: names of machines of partners to which an event may go
WOONZEKER_WEBHOOK_HOSTS = ENVIRONMENT["WOONZEKER_WEBHOOK_HOSTS"]
WOONZEKER_INBOX_URL = ENVIRONMENT["WOONZEKER_INBOX_URL"]
WOONZEKER_INBOX_CHECKED_BY = ENVIRONMENT["WOONZEKER_INBOX_CHECKED_BY"]
#: by the code of a municipality, how its people sign in there
WOONZEKER_OIDC = ENVIRONMENT["WOONZEKER_OIDC_FILE"]
#: where a landlord shows who they are; None when nobody is offered it
WOONZEKER_LANDLORD_OIDC = ENVIRONMENT["WOONZEKER_LANDLORD_OIDC_FILE"]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "procrastinate.contrib.django",
    "woonzeker.ui",
    "woonzeker.access",
    "woonzeker.accounts",
    "woonzeker.organisations",
    "woonzeker.landlords",
    "woonzeker.intake",
    "woonzeker.matching",
    "woonzeker.cases",
    "woonzeker.planning",
    "woonzeker.outreach",
    "woonzeker.help",
    "woonzeker.legal",
    "woonzeker.housing",
    "woonzeker.feedback",
    "woonzeker.monitoring",
    "woonzeker.privacy",
    "woonzeker.retention",
    "woonzeker.resident",
    "woonzeker.web",
    "woonzeker.api",
    "woonzeker.demo",
]

MIDDLEWARE = [
    "woonzeker.web.operations.ObserveMiddleware",
    "csp.middleware.CSPMiddleware",
    "woonzeker.api.middleware.ApiMiddleware",
    "woonzeker.web.edges.EdgeMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "woonzeker.web.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "woonzeker.web.middleware.ActorMiddleware",
]

ROOT_URLCONF = "woonzeker.web.urls"
WSGI_APPLICATION = "woonzeker.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "woonzeker.web.context.page",
                "woonzeker.demo.context.filling",
            ],
        },
    },
]

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "taal"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = Path(WOONZEKER_HOME) / "static"
#: with manifest storage each file is served under a name of its content, for a year
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if MODE == "test"
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = MODE == "test"
WHITENOISE_ALLOW_ALL_ORIGINS = False

PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
if MODE == "test":
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
PROCRASTINATE_IMPORT_PATHS = ["woonzeker.pipeline"]
LOGIN_URL = "/aanmelden"

SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_ENGINE = "django.contrib.sessions.backends.db"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "woonzeker.ui.views.form_expired"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_SSL_REDIRECT = False
if ENVIRONMENT["WOONZEKER_HTTPS"]:
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    LANGUAGE_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-sessie"
    CSRF_COOKIE_NAME = "__Host-csrf"
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz|metrics)$"]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "manifest-src": [NONE],
        "frame-src": [NONE],
        "worker-src": [NONE],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}

#: one byte over the 25 MB that a delivery may be, so that our own sentence is the one that is read
DATA_UPLOAD_MAX_MEMORY_SIZE = 26 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]

LOGGING = configuration(ENVIRONMENT["WOONZEKER_LOG_LEVEL"])
