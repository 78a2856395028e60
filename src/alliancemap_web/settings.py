"""Django's settings: safe as they stand, and changed only by the environment variables named here.

ALLIANCEMAP_DATA (folder for data), ALLIANCEMAP_DATABASE_URL (PostgreSQL instead of SQLite),
ALLIANCEMAP_HOSTS (names this server answers to, with commas), ALLIANCEMAP_EXAMPLES (folder of
the alliances to show), ALLIANCEMAP_BEHIND_HTTPS=1 (a proxy speaks HTTPS for us),
ALLIANCEMAP_DEBUG=1.
"""

import os
from pathlib import Path

from csp.constants import NONE, SELF

import alliancemap
from alliancemap_web.data_folder import default_data_folder, examples_folder, secret_key
from alliancemap_web.database import database

DATA_FOLDER = default_data_folder()
EXAMPLES_FOLDER = examples_folder()
DEBUG = os.environ.get("ALLIANCEMAP_DEBUG") == "1"
BEHIND_HTTPS = os.environ.get("ALLIANCEMAP_BEHIND_HTTPS") == "1"

SECRET_KEY = secret_key(DATA_FOLDER)
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
ALLOWED_HOSTS += [
    name.strip() for name in os.environ.get("ALLIANCEMAP_HOSTS", "").split(",") if name.strip()
]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "csp",
    "alliancemap_web",
    "alliancemap_web.alliances",
    "alliancemap_web.lounge",
    "alliancemap_web.people",
    # After our own, whose templates come before theirs.
    "allauth",
    "allauth.account",
    "allauth.mfa",
]
AUTH_USER_MODEL = "people.Person"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "alliancemap_web.headers.more_headers",
    "csp.middleware.CSPMiddleware",
    "servestatic.middleware.ServeStaticMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "alliancemap_web.urls"
ASGI_APPLICATION = "alliancemap_web.asgi.application"
WSGI_APPLICATION = "alliancemap_web.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["alliancemap_web.templatetags.face"],
            "context_processors": [
                "django.template.context_processors.request",
                "alliancemap_web.languages.language_context",
            ],
        },
    }
]

DATABASES = {"default": database(os.environ.get("ALLIANCEMAP_DATABASE_URL"), DATA_FOLDER)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# Every sentence comes from the library's words; Django's own catalogues lend the months' names.
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("fr", "Français")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = DATA_FOLDER / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "servestatic.storage.CompressedManifestStaticFilesStorage"},
}
# The letters of the map and of the pages are the same files, kept in the library.
STATICFILES_DIRS = [("fonts", Path(alliancemap.__file__).parent / "fonts")]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_SECURE = BEHIND_HTTPS
CSRF_FAILURE_VIEW = "alliancemap_web.errors.not_from_here"
if BEHIND_HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000
    CSRF_TRUSTED_ORIGINS = [f"https://{name}" for name in ALLOWED_HOSTS[3:]]

# A trial sends at most one field for each factor; nothing else is ever sent here.
DATA_UPLOAD_MAX_MEMORY_SIZE = 100_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"terminal": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["terminal"], "level": "WARNING"},
    # What a browser asks for and does not get is the browser's matter, not the terminal's.
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "ERROR"},
        # Django would write a traceback for each request to a name this server does not go by.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}
