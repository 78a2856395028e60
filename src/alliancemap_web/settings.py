"""Django's settings: safe as they stand, and changed only by the environment variables named here.

ALLIANCEMAP_DATA (folder for data), ALLIANCEMAP_DATABASE_URL (PostgreSQL instead of SQLite),
ALLIANCEMAP_DATABASE_POOL (connections a process keeps at most), ALLIANCEMAP_DATABASE_POOLER
(transaction: a pooler stands between), ALLIANCEMAP_REPLICA_URL (a copy to read from),
ALLIANCEMAP_COUNTS=shared (several processes use one SQLite file),
ALLIANCEMAP_HOSTS (names this server answers to, with commas), ALLIANCEMAP_EXAMPLES (folder of
the alliances to show), ALLIANCEMAP_BEHIND_HTTPS=1 (a proxy speaks HTTPS for us),
ALLIANCEMAP_SMTP_URL (the server that sends our mail; without it none is sent),
ALLIANCEMAP_SIGN_UP=closed (nobody can make an account any more; company: only by its sign-in),
ALLIANCEMAP_OIDC_ISSUER, _CLIENT_ID, _CLIENT_SECRET and _NAME (the company's own sign-in),
ALLIANCEMAP_WORKER=apart (background work is done by `alliancemap work` alone),
ALLIANCEMAP_HOOKS_INSIDE=1 (webhooks reach the network this server is in),
ALLIANCEMAP_LOG (text or json: each request has a line in the log), ALLIANCEMAP_METRICS (a token, or
an address of this machine, at which figures are given out), ALLIANCEMAP_DEBUG=1.
"""

import os
from pathlib import Path

from csp.constants import NONE, SELF

import alliancemap
from alliancemap_web.data_folder import default_data_folder, examples_folder, secret_key
from alliancemap_web.database import database, replica
from alliancemap_web.mail import mail
from alliancemap_web.operation.logs import log_settings
from alliancemap_web.operation.metrics import open_to
from alliancemap_web.people.company import company

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
    "django.contrib.staticfiles",
    "csp",
    "alliancemap_web",
    "alliancemap_web.alliances",
    "alliancemap_web.lounge",
    "alliancemap_web.people",
    "alliancemap_web.jobs",
    "alliancemap_web.logbook",
    "alliancemap_web.workspaces",
    "alliancemap_web.portfolio",
    "alliancemap_web.reviews",
    "alliancemap_web.comparison",
    "alliancemap_web.rounds",
    "alliancemap_web.decisions",
    "alliancemap_web.vocabulary",
    "alliancemap_web.contacts",
    "alliancemap_web.mirror",
    "alliancemap_web.meetings",
    "alliancemap_web.briefs",
    "alliancemap_web.finding",
    "alliancemap_web.exchange",
    "alliancemap_web.oversight",
    "alliancemap_web.api",
    "alliancemap_web.privacy",
    "alliancemap_web.operation",
    "alliancemap_web.several",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    # After our own, whose templates come before theirs.
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]
AUTH_USER_MODEL = "people.Person"
MIDDLEWARE = [
    "alliancemap_web.operation.watching.watched",
    "django.middleware.security.SecurityMiddleware",
    "alliancemap_web.headers.more_headers",
    "csp.middleware.CSPMiddleware",
    "servestatic.middleware.ServeStaticMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "alliancemap_web.letters.Letters",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # Last: it carries out the forms of a visit, each once.
    "alliancemap_web.sent_twice.OnlyOnce",
]
ROOT_URLCONF = "alliancemap_web.urls"
ASGI_APPLICATION = "alliancemap_web.asgi.application"
WSGI_APPLICATION = "alliancemap_web.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "alliancemap_web.templatetags.face",
                "alliancemap_web.templatetags.sentences",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "alliancemap_web.languages.language_context",
            ],
        },
    }
]

ON_POSTGRESQL = bool(os.environ.get("ALLIANCEMAP_DATABASE_URL"))
POOLING = (
    os.environ.get("ALLIANCEMAP_DATABASE_POOL"),
    os.environ.get("ALLIANCEMAP_DATABASE_POOLER"),
)
DATABASES = {"default": database(os.environ.get("ALLIANCEMAP_DATABASE_URL"), DATA_FOLDER, *POOLING)}
# A copy of the database that PostgreSQL keeps: what reads much reads there.
REPLICA = os.environ.get("ALLIANCEMAP_REPLICA_URL") if ON_POSTGRESQL else None
if REPLICA:
    DATABASES["replica"] = replica(REPLICA, DATA_FOLDER, *POOLING)
    DATABASE_ROUTERS = ["alliancemap_web.several.replica.Router"]
    MIDDLEWARE += ["alliancemap_web.several.reading.ReadFromReplica"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# What limits how often somebody may try to sign in is counted in this process where it is the only
# one, else in the database for all. Room for many: where a few hundred are held, as by default,
# whoever asks from as many addresses makes it forget how often they have guessed a password.
ONE_PROCESS = {
    "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
    "OPTIONS": {"MAX_ENTRIES": 100_000},
}
SHARED = {"BACKEND": "alliancemap_web.several.counts.SharedCounts"}
COUNTS_TOGETHER = ON_POSTGRESQL or os.environ.get("ALLIANCEMAP_COUNTS") == "shared"
CACHES = {"default": SHARED if COUNTS_TOGETHER else ONE_PROCESS}

# Work in the background waits in the database; `alliancemap serve` does it too, unless told not to.
TASKS = {"default": {"BACKEND": "alliancemap_web.jobs.backend.Queue"}}
HAS_WORKER = os.environ.get("ALLIANCEMAP_WORKER") != "apart"

# Webhooks go out into the world; into the network this server stands in only when told so.
HOOKS_INSIDE = os.environ.get("ALLIANCEMAP_HOOKS_INSIDE") == "1"

# Who signs in, and how. A sign-in lasts two weeks, used or not.
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "alliancemap_web.people.hashing.Argon2",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
# Length and what is known to be guessed, no rules of composition (NIST SP 800-63B-4, 3.1.1.2).
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email",)},
    },
    {"NAME": "alliancemap_web.people.passwords.ContextWords"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "work"
# Who may make an account: anybody, only whom the company's sign-in vouches for, or nobody.
HAS_SIGN_UP = os.environ.get("ALLIANCEMAP_SIGN_UP") not in {"closed", "company"}
HAS_COMPANY_SIGN_UP = os.environ.get("ALLIANCEMAP_SIGN_UP") != "closed"
SESSION_ENGINE = "alliancemap_web.people.kept"
SESSION_COOKIE_NAME = "__Host-alliancemap" if BEHIND_HTTPS else "alliancemap"
SESSION_COOKIE_AGE = 14 * 24 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = BEHIND_HTTPS

# Mail goes out only through a server that was named. With one, an address must be shown to be
# one's own before it opens an account, and a code sent there signs in; without one, neither.
HAS_MAIL = bool(os.environ.get("ALLIANCEMAP_SMTP_URL"))
globals().update(mail(os.environ.get("ALLIANCEMAP_SMTP_URL")))
ACCOUNT_ADAPTER = "alliancemap_web.people.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_VERIFICATION = "mandatory" if HAS_MAIL else "none"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = HAS_MAIL
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_ENABLED = HAS_MAIL
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = HAS_MAIL
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 600
ACCOUNT_RATE_LIMITS = {"signup": "30/10m/ip"}
ACCOUNT_FORMS = {
    "login": "alliancemap_web.people.forms.SignInForm",
    "signup": "alliancemap_web.people.forms.SignUpForm",
    "change_password": "alliancemap_web.people.forms.PasswordForm",
    "reauthenticate": "alliancemap_web.people.forms.ConfirmForm",
    "request_login_code": "alliancemap_web.people.forms.AskCodeForm",
    "confirm_login_code": "alliancemap_web.people.forms.CodeForm",
    "confirm_email_verification_code": "alliancemap_web.people.forms.AddressCodeForm",
    "reset_password": "alliancemap_web.people.forms.AskResetForm",
    "confirm_password_reset_code": "alliancemap_web.people.forms.ResetCodeForm",
    "reset_password_from_key": "alliancemap_web.people.forms.NewPasswordForm",
    "set_password": "alliancemap_web.people.forms.FirstPasswordForm",
}
# Behind a proxy the last address it names is the visitor's.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_HTTPS else 0
MFA_ADAPTER = "alliancemap_web.people.adapter.PasskeyAdapter"
# Recovery codes come with a code from an app, not with a passkey: our own actions make them.
MFA_SUPPORTED_TYPES = ["totp", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_FORMS = {
    "add_webauthn": "alliancemap_web.people.proof_forms.AddPasskeyForm",
    "login_webauthn": "alliancemap_web.people.proof_forms.PasskeySignInForm",
    "reauthenticate_webauthn": "alliancemap_web.people.proof_forms.PasskeyConfirmForm",
}
# The company's own sign-in, by OpenID Connect with PKCE; only the environment names its provider.
COMPANY = company(os.environ)
SOCIALACCOUNT_ADAPTER = "alliancemap_web.people.company_adapter.CompanyAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_REAUTHENTICATION_REQUIRED = True
SOCIALACCOUNT_REQUESTS_TIMEOUT = 5

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
        "object-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
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
CSRF_COOKIE_NAME = "__Host-csrftoken" if BEHIND_HTTPS else "csrftoken"
CSRF_FAILURE_VIEW = "alliancemap_web.errors.not_from_here"
if BEHIND_HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    CSRF_TRUSTED_ORIGINS = [f"https://{name}" for name in ALLOWED_HOSTS[3:]]

# A trial sends at most one field for each factor; nothing else is ever sent here.
DATA_UPLOAD_MAX_MEMORY_SIZE = 100_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200

LOGGING = log_settings(os.environ.get("ALLIANCEMAP_LOG"), DEBUG)
METRICS = open_to(os.environ.get("ALLIANCEMAP_METRICS"))
