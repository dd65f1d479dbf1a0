"""Secrets are sealed, bound to their owner and purpose, and a lost key is told in words."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import Settings

from mentee.settings import SettingError, secrets_key_setting
from mentee.store.models import SecretRow
from mentee.store.sealed import SecretError, forget_secret, has_secret, keep_secret, secret
from mentee.store.writes.everything import delete_everything
from tests.store.invented import new_owner

pytestmark = pytest.mark.django_db
PASSWORD = "sample-password-0123-ÿ"


@pytest.fixture(autouse=True)
def key(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home of each test's own; on a server the key is given."""
    settings.HOME = tmp_path
    if connection.vendor == "postgresql":
        monkeypatch.setenv("MENTEE_SECRETS_KEY", "k" * 40)


def test_it_works() -> None:
    owner = new_owner()
    assert (secret(owner, "mail"), has_secret(owner, "mail")) == ("", False)
    keep_secret(owner, "mail", "before")
    keep_secret(owner, "mail", PASSWORD)
    assert secret(owner, "mail") == PASSWORD
    assert has_secret(owner, "mail")
    forget_secret(owner, "mail")
    assert (secret(owner, "mail"), has_secret(owner, "mail")) == ("", False)


def test_what_is_kept_says_nothing_and_never_the_same_twice() -> None:
    owner = new_owner()
    sealed = set()
    for _ in range(2):
        keep_secret(owner, "mail", PASSWORD)
        sealed.add(bytes(SecretRow.objects.get(owner=owner).sealed))
    assert len(sealed) == 2
    assert not any(PASSWORD.encode() in one or b"sample" in one for one in sealed)


def test_a_row_moved_to_somebody_else_or_to_another_purpose_opens_nothing() -> None:
    owner, other = new_owner(), new_owner()
    keep_secret(owner, "mail", PASSWORD)
    assert secret(other, "mail") == ""
    SecretRow.objects.filter(owner=owner).update(owner=other)
    with pytest.raises(SecretError):
        secret(other, "mail")
    SecretRow.objects.filter(owner=other).update(owner=owner, purpose="calendar")
    with pytest.raises(SecretError):
        secret(owner, "calendar")


@pytest.mark.parametrize("damaged", [b"", b"\x01", b"\x01" + b"x" * 40, b"\x02" + b"x" * 40])
def test_damage_is_told_with_the_remedy(damaged: bytes) -> None:
    owner = new_owner()
    keep_secret(owner, "mail", PASSWORD)
    SecretRow.objects.filter(owner=owner).update(sealed=damaged)
    with pytest.raises(SecretError) as caught:
        secret(owner, "mail")
    assert "Type the password again" in caught.value.remedy


def test_a_lost_key_is_told_with_the_remedy_and_a_new_password_mends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MENTEE_DATABASE", raising=False)
    monkeypatch.delenv("MENTEE_SECRETS_KEY", raising=False)
    owner = new_owner()
    keep_secret(owner, "mail", PASSWORD)
    assert stat.S_IMODE((tmp_path / "secrets.key").stat().st_mode) == 0o600
    (tmp_path / "secrets.key").unlink()
    with pytest.raises(SecretError, match="cannot be opened any more"):
        secret(owner, "mail")
    keep_secret(owner, "mail", PASSWORD)
    assert secret(owner, "mail") == PASSWORD


def test_a_server_is_given_its_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    owner = new_owner()
    monkeypatch.setenv("MENTEE_DATABASE", "postgresql://db.example/mentee")
    monkeypatch.delenv("MENTEE_SECRETS_KEY", raising=False)
    with pytest.raises(SecretError) as caught:
        keep_secret(owner, "mail", PASSWORD)
    assert "MENTEE_SECRETS_KEY" in caught.value.remedy
    assert not list(tmp_path.iterdir())
    monkeypatch.setenv("MENTEE_SECRETS_KEY", "short")
    with pytest.raises(SettingError, match="too short"):
        secrets_key_setting(tmp_path)
    (tmp_path / "given").write_text("g" * 40)
    monkeypatch.delenv("MENTEE_SECRETS_KEY")
    monkeypatch.setenv("MENTEE_SECRETS_KEY_FILE", str(tmp_path / "given"))
    keep_secret(owner, "mail", PASSWORD)
    assert secret(owner, "mail") == PASSWORD


def test_deleting_everything_deletes_ones_own_alone() -> None:
    owner, other = new_owner(), new_owner()
    for one in (owner, other):
        keep_secret(one, "mail", PASSWORD)
    delete_everything(owner)
    assert (has_secret(owner, "mail"), has_secret(other, "mail")) == (False, True)
