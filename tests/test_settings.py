"""Settings are read from the environment or from files, and nonsense is refused with the remedy."""

from __future__ import annotations

import stat
import threading
from pathlib import Path

import pytest

from mentee.settings import (
    SQLITE_BUSY_SECONDS,
    SettingError,
    bool_setting,
    database_setting,
    home_setting,
    hosts_setting,
    kept_key,
    mail_server_setting,
    secret_setting,
    text_setting,
)


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MENTEE_DATABASE", "MENTEE_SECRET_KEY", "MENTEE_DEBUG", "MENTEE_HOSTS", "MENTEE_SMTP_URL"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(f"{name}_FILE", raising=False)


def test_it_works_without_any(tmp_path: Path) -> None:
    assert bool_setting("MENTEE_DEBUG") is False
    assert database_setting(tmp_path)["NAME"] == tmp_path / "mentee.sqlite3"
    assert "localhost" in hosts_setting()


def test_the_database_is_for_the_user_alone_in_a_folder_that_is_not(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    (tmp_path / "mentee.sqlite3-wal").touch(0o644)
    path = database_setting(tmp_path)["NAME"]
    path.write_bytes(b"kept")
    path.chmod(0o644)
    assert database_setting(tmp_path)["NAME"] == path
    assert path.read_bytes() == b"kept"
    assert [stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()] == [0o600, 0o600]


def test_a_value_may_stand_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "key").write_text("from a file\n")
    monkeypatch.setenv("MENTEE_SECRET_KEY_FILE", str(tmp_path / "key"))
    assert text_setting("MENTEE_SECRET_KEY") == "from a file"
    monkeypatch.setenv("MENTEE_SECRET_KEY_FILE", str(tmp_path / "nowhere"))
    with pytest.raises(SettingError, match="MENTEE_SECRET_KEY_FILE: cannot read"):
        text_setting("MENTEE_SECRET_KEY")


@pytest.mark.parametrize(("text", "value"), [("true", True), (" YES ", True), ("off", False), ("", False)])
def test_yes_and_no_have_many_words(monkeypatch: pytest.MonkeyPatch, text: str, value: bool) -> None:
    monkeypatch.setenv("MENTEE_DEBUG", text)
    assert bool_setting("MENTEE_DEBUG") is value


def test_neither_yes_nor_no_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MENTEE_DEBUG", "perhaps")
    with pytest.raises(SettingError, match="MENTEE_DEBUG: 'perhaps' is neither yes nor no"):
        bool_setting("MENTEE_DEBUG")


def test_a_server_is_told_by_its_address(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MENTEE_DATABASE", "postgresql://ada:p%40ss@db.example:5433/ment%20ee?sslmode=require")
    found = database_setting(tmp_path)
    assert (found["USER"], found["PASSWORD"], found["HOST"], found["PORT"]) == ("ada", "p@ss", "db.example", "5433")
    assert found["NAME"] == "ment ee"
    assert found["OPTIONS"] == {"sslmode": "require"}


@pytest.mark.parametrize("text", ["mysql://db/mentee", "postgresql://db", "db", "postgresql:///"])
def test_another_address_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str) -> None:
    monkeypatch.setenv("MENTEE_DATABASE", text)
    with pytest.raises(SettingError, match="MENTEE_DATABASE: write postgresql://"):
        database_setting(tmp_path)


def test_a_server_needs_a_secret_and_one_person_gets_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    made = secret_setting(tmp_path)
    assert len(made) > 40
    assert secret_setting(tmp_path) == made
    assert (tmp_path / "secret.key").stat().st_mode & 0o077 == 0
    monkeypatch.setenv("MENTEE_DATABASE", "postgresql://db.example/mentee")
    with pytest.raises(SettingError, match="MENTEE_SECRET_KEY: a server needs one"):
        secret_setting(tmp_path)


def test_the_home_is_made_for_the_user_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MENTEE_HOME", str(tmp_path / "a" / "home"))
    assert home_setting().stat().st_mode & 0o077 == 0
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("MENTEE_HOME", str(tmp_path / "file" / "home"))
    with pytest.raises(SettingError, match="MENTEE_HOME: cannot make"):
        home_setting()


def test_a_host_that_means_everybody_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MENTEE_HOSTS", "mentee.example.org, other.example.org")
    assert hosts_setting()[-2:] == ["mentee.example.org", "other.example.org"]
    monkeypatch.setenv("MENTEE_HOSTS", "*")
    with pytest.raises(SettingError, match="MENTEE_HOSTS"):
        hosts_setting()


@pytest.mark.django_db
def test_foreign_keys_hold_and_writers_wait() -> None:
    from django.db import connection

    if connection.vendor != "sqlite":
        pytest.skip("SQLite's own settings")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys")
        assert cursor.fetchone() == (1,)
        cursor.execute("PRAGMA busy_timeout")
        assert cursor.fetchone() == (SQLITE_BUSY_SECONDS * 1000,)


def test_whoever_comes_second_waits_for_the_key_of_the_first(tmp_path: Path) -> None:
    (tmp_path / "secrets.key").touch()
    threading.Timer(0.1, (tmp_path / "secrets.key").write_text, ["made by another process"]).start()
    assert kept_key(tmp_path / "secrets.key") == "made by another process"
    (tmp_path / "empty.key").touch()
    with pytest.raises(SettingError, match=r"empty.key is empty; delete it"):
        kept_key(tmp_path / "empty.key")


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("smtps://sam:p%40ss@smtp.sample.example", ("smtp.sample.example", 0, True, "sam", "p@ss")),
        ("smtp://smtp.sample.example:2587", ("smtp.sample.example", 2587, False, "", "")),
        ("smtp://[::1]:25", ("::1", 25, False, "", "")),
    ],
)
def test_the_operators_mail_server_is_read(
    monkeypatch: pytest.MonkeyPatch, url: str, found: tuple[str, int, bool, str, str]
) -> None:
    assert mail_server_setting() == {}
    monkeypatch.setenv("MENTEE_SMTP_URL", url)
    monkeypatch.setenv("MENTEE_SMTP_FROM", "today@sample.example")
    read = mail_server_setting()
    assert tuple(read[name] for name in ("host", "port", "tls", "user", "password")) == found
    assert read["sender"] == "today@sample.example"


@pytest.mark.parametrize(
    ("url", "sender", "words"),
    [
        ("smtp.sample.example", "today@sample.example", "MENTEE_SMTP_URL: write smtps"),
        ("https://smtp.sample.example", "today@sample.example", "MENTEE_SMTP_URL: write smtps"),
        ("smtps://smtp.sample.example:none", "today@sample.example", "MENTEE_SMTP_URL: write smtps"),
        ("smtps://smtp.sample.example/?from=x", "today@sample.example", "MENTEE_SMTP_URL: write smtps"),
        ("smtps://smtp.sample.example", "", "MENTEE_SMTP_FROM: say from which"),
        ("smtps://smtp.sample.example", "today@sample.example\nBcc: x", "MENTEE_SMTP_FROM: say from which"),
    ],
)
def test_a_mail_server_that_makes_no_sense_is_refused(
    monkeypatch: pytest.MonkeyPatch, url: str, sender: str, words: str
) -> None:
    monkeypatch.setenv("MENTEE_SMTP_URL", url)
    monkeypatch.setenv("MENTEE_SMTP_FROM", sender)
    with pytest.raises(SettingError, match=words):
        mail_server_setting()
