"""Django's settings: one file, each value from a typed environment reader that refuses nonsense."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import platformdirs

SQLITE_BUSY_SECONDS = 20


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
    path = home / "secret.key"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(descriptor, "w") as file:
        file.write(key := secrets.token_urlsafe(48))
    return key


def database_setting(home: Path) -> dict[str, Any]:
    """SQLite in the home folder, or PostgreSQL where MENTEE_DATABASE is postgresql://user:password@host:port/name."""
    url = text_setting("MENTEE_DATABASE")
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": home / "mentee.sqlite3",
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


HOME = home_setting()
DEBUG = bool_setting("MENTEE_DEBUG")
SECRET_KEY = secret_setting(HOME)
DATABASES = {"default": database_setting(HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "mentee.store.apps.StoreConfig",
]
AUTH_USER_MODEL = "store.User"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
