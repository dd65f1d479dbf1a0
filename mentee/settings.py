"""Django's settings: one file, each value from a typed environment reader that refuses nonsense."""

from __future__ import annotations

import hashlib
import os
import secrets
import stat
import time
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import platformdirs

from mentee.local_zone import local_zone

SQLITE_BUSY_SECONDS = 20
LEAST_KEY = 32  # signs


class SettingError(Exception):
    """A setting that cannot be understood; the message names the variable and the remedy."""


def text_setting(name: str, default: str = "") -> str:
    """Value of the variable, or of the file that NAME_FILE names (for secrets)."""
    path = os.environ.get(f"{name}_FILE")
    if path:
        try:
            return Path(path).read_text().strip()
        except OSError as error:
            raise SettingError(f"{name}_FILE: cannot read {path} ({error.strerror}); name a readable file") from error
    return os.environ.get(name, default)


def bool_setting(name: str, *, default: bool = False) -> bool:
    """Value of a yes-or-no variable."""
    text = text_setting(name, str(default)).strip().lower()
    if text in {"1", "true", "yes", "on"}:
        return True
    if text in {"0", "false", "no", "off", ""}:
        return False
    raise SettingError(f"{name}: {text!r} is neither yes nor no; write true or false")


def home_setting() -> Path:
    """The folder that holds the database, made for the user alone where it is not there yet."""
    given = text_setting("MENTEE_HOME")
    home = Path(given).expanduser() if given else platformdirs.user_data_path("mentee", appauthor=False)
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise SettingError(
            f"MENTEE_HOME: cannot make {home} ({error.strerror}); name a folder you may write"
        ) from error
    return home


def secret_setting(home: Path) -> str:
    """The secret key: given, or on one person's own machine made once and kept beside the database."""
    given = text_setting("MENTEE_SECRET_KEY")
    if given:
        return given
    if text_setting("MENTEE_DATABASE"):
        raise SettingError("MENTEE_SECRET_KEY: a server needs one; set it, or MENTEE_SECRET_KEY_FILE")
    return kept_key(home / "secret.key")


def kept_key(path: Path) -> str:
    """The key in a file that only this user can read, made once: whoever comes second waits for the first's."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        for _ in range(100):
            if key := path.read_text().strip():
                return key
            time.sleep(0.01)  # another process has made the file this moment, and writes into it
        raise SettingError(f"{path} is empty; delete it, and a new key is made") from None
    with os.fdopen(descriptor, "w") as file:
        file.write(key := secrets.token_urlsafe(48))
    return key


def secrets_key_setting(home: Path) -> bytes:
    """The key (32 bytes) under which passwords are kept: given, or on one's own machine made once.

    Read only where a password is kept or needed, so that a server without any needs no such key.
    """
    given = text_setting("MENTEE_SECRETS_KEY")
    if not given and text_setting("MENTEE_DATABASE"):
        raise SettingError("MENTEE_SECRETS_KEY: a server needs one to keep passwords; set it, or its _FILE")
    if given and len(given) < LEAST_KEY:
        raise SettingError(f"MENTEE_SECRETS_KEY: too short; write at least {LEAST_KEY} random signs")
    return hashlib.sha256(f"mentee secrets {given or kept_key(home / 'secrets.key')}".encode()).digest()


def private_file(path: Path) -> Path:
    """The path, there from now on and readable by the user alone; what SQLite puts beside it takes after it."""
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise SettingError(
            f"MENTEE_HOME: cannot write {path} ({error.strerror}); name a folder of your own"
        ) from error
    for part in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        with suppress(OSError):  # not there, or on a disk that knows no such thing
            if stat.S_IMODE(part.stat().st_mode) & 0o077:
                part.chmod(0o600)
    return path


def database_setting(home: Path) -> dict[str, Any]:
    """SQLite in the home folder, or PostgreSQL where MENTEE_DATABASE is postgresql://user:password@host:port/name."""
    url = text_setting("MENTEE_DATABASE")
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": private_file(home / "mentee.sqlite3"),
            "OPTIONS": {
                "timeout": SQLITE_BUSY_SECONDS,
                "transaction_mode": "IMMEDIATE",
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
                    "PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=268435456;"
                ),
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"} or not parts.path.strip("/"):
        raise SettingError("MENTEE_DATABASE: write postgresql://user:password@host:port/name")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
        "CONN_MAX_AGE": 60,
    }


def mail_server_setting() -> dict[str, Any]:
    """The mail server that the operator names: host, port (0: the usual one), tls from the start, user and so on."""
    url, sender = text_setting("MENTEE_SMTP_URL"), text_setting("MENTEE_SMTP_FROM")
    if not url:
        return {}
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port = "", None
    if not host or parts.scheme not in {"smtp", "smtps"} or parts.path.strip("/") or parts.query or parts.fragment:
        raise SettingError("MENTEE_SMTP_URL: write smtps://user:password@host:port, or smtp:// for STARTTLS")
    if not sender or sender.count("@") != 1 or not sender.isascii() or any(sign.isspace() for sign in sender):
        raise SettingError("MENTEE_SMTP_FROM: say from which address mail comes, like today@mentee.example.org")
    return {
        "host": host,
        "port": port or 0,
        "tls": parts.scheme == "smtps",
        "user": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "sender": sender,
    }


def hosts_setting() -> list[str]:
    """Names under which the server may be asked: this machine's own, and those of MENTEE_HOSTS (with commas)."""
    hosts = [host.strip() for host in text_setting("MENTEE_HOSTS").split(",") if host.strip()]
    for host in hosts:
        if "*" in host or "/" in host:
            raise SettingError(
                f"MENTEE_HOSTS: {host!r} is no host name; write names with commas, like mentee.example.org"
            )
    return ["localhost", "127.0.0.1", "[::1]", *hosts]


def static_setting(folder: Path) -> str:
    """Address of the static files: it changes with them, so that browsers may keep each for good."""
    digest = hashlib.blake2b(digest_size=5)
    for path in sorted(folder.rglob("*")):
        state = path.stat()
        digest.update(f"{path.relative_to(folder)} {state.st_size} {state.st_mtime_ns}".encode())
    return f"/static/{digest.hexdigest()}/"


HOME = home_setting()
DEBUG = bool_setting("MENTEE_DEBUG")
SECRET_KEY = secret_setting(HOME)
DATABASES = {"default": database_setting(HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "mentee.store.apps.StoreConfig",
    "mentee.web.apps.WebConfig",
]
AUTH_USER_MODEL = "store.User"
USE_TZ = True
TIME_ZONE = local_zone()  # where nobody says another; moments are kept in UTC all the same
LANGUAGE_CODE = "en"

HTTPS = bool_setting("MENTEE_HTTPS")  # whether a proxy in front speaks https
ALLOWED_HOSTS = hosts_setting()
SHARED = bool(text_setting("MENTEE_DATABASE"))  # an organisation's server, whose operator says where mail goes
MAIL_SERVER = mail_server_setting()
ROOT_URLCONF = "mentee.urls"
WSGI_APPLICATION = "mentee.wsgi.application"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "mentee.web.middleware.private_answers",
    "csp.middleware.CSPMiddleware",
    "mentee.web.middleware.same_site_only",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "mentee.web.middleware.streamed_uploads",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "mentee.web.middleware.own_time_zone",
    "mentee.web.middleware.toasts_for_htmx",
    "mentee.web.middleware.errors_in_words",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [("django.template.loaders.cached.Loader", ["mentee.web.unindented.Loader"])],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "mentee.web.frame.frame",
            ],
            "builtins": ["mentee.web.templatetags.mentee"],
        },
    }
]
LOGIN_URL = "sign-in"
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "mentee_session", "mentee_csrf"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE, CSRF_COOKIE_SAMESITE = "Lax", "Strict"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS[3:]] if HTTPS else []
CSRF_FAILURE_VIEW = "mentee.web.views.refusals.csrf_refused"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

LOGGING = {  # what went wrong is told where mentee runs, and nowhere else
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"secrets": {"()": "mentee.web.logs.WithoutSecrets"}},
    "handlers": {"terminal": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["secrets"]}},
    "root": {"handlers": ["terminal"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.request": {"level": "ERROR"},  # refusals are told to who asked
        "django.security": {"level": "CRITICAL"},
    },
}

STATIC_URL = static_setting(Path(__file__).parent / "web" / "static")
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_MAX_AGE = 60 * 60 * 24 * 365
WHITENOISE_IMMUTABLE_FILE_TEST = "."  # every path: the address changes with the files

UPLOADS = HOME / "uploads"
UPLOAD_MAX_BYTES = 4 << 30
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 << 20  # fields of forms; files go to disk as they come
DATA_UPLOAD_MAX_NUMBER_FILES = 2000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # as many people may be ticked one by one
FILE_UPLOAD_HANDLERS = ["mentee.web.uploads.DiskUploadHandler"]
