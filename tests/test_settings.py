"""Settings: typed readers that refuse nonsense, secrets from files, a home for the user alone."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from mentee import settings
from mentee.settings import SettingError


def test_a_yes_or_no_is_one_or_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("X", "On")
    assert settings.bool_setting("X")
    monkeypatch.setenv("X", "perhaps")
    with pytest.raises(SettingError, match="X: 'perhaps'"):
        settings.bool_setting("X")


def test_a_value_may_stand_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("quiet\n")
    monkeypatch.setenv("X_FILE", str(tmp_path / "secret"))
    assert settings.text_setting("X") == "quiet"
    monkeypatch.setenv("X_FILE", str(tmp_path / "missing"))
    with pytest.raises(SettingError, match="X_FILE"):
        settings.text_setting("X")


def test_a_server_needs_a_secret_and_one_machine_makes_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("MENTEE_SECRET_KEY", raising=False)
    monkeypatch.delenv("MENTEE_DATABASE", raising=False)
    key = settings.secret_setting(tmp_path)
    assert len(key) > 40
    assert settings.secret_setting(tmp_path) == key
    assert stat.S_IMODE((tmp_path / "secret.key").stat().st_mode) == 0o600
    monkeypatch.setenv("MENTEE_DATABASE", "postgresql://x/y")
    with pytest.raises(SettingError, match="SECRET_KEY"):
        settings.secret_setting(tmp_path)


def test_the_database_is_sqlite_beside_or_postgresql(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("MENTEE_DATABASE", raising=False)
    assert settings.database_setting(tmp_path)["NAME"] == tmp_path / "mentee.sqlite3"
    monkeypatch.setenv("MENTEE_DATABASE", "postgresql://ann:p%40ss@db:5433/mentee?sslmode=require")
    found = settings.database_setting(tmp_path)
    assert (found["NAME"], found["USER"], found["PASSWORD"]) == ("mentee", "ann", "p@ss")
    assert (found["HOST"], found["PORT"], found["OPTIONS"]) == ("db", "5433", {"sslmode": "require"})
    monkeypatch.setenv("MENTEE_DATABASE", "mysql://db/mentee")
    with pytest.raises(SettingError, match="postgresql"):
        settings.database_setting(tmp_path)


def test_a_home_that_cannot_be_made_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("MENTEE_HOME", str(tmp_path / "file" / "below"))
    with pytest.raises(SettingError, match="MENTEE_HOME"):
        settings.home_setting()


@pytest.mark.django_db
def test_foreign_keys_hold_and_writers_wait() -> None:
    from django.db import connection

    if connection.vendor != "sqlite":
        pytest.skip("SQLite's own settings")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys")
        assert cursor.fetchone() == (1,)
        cursor.execute("PRAGMA busy_timeout")
        assert cursor.fetchone() == (settings.SQLITE_BUSY_SECONDS * 1000,)
