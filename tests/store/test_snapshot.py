"""Arrays kept beside the database: for one version, private, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from mentee.store import snapshot
from mentee.store.digests import digest, written
from mentee.store.models import User

OWNER = User(pk=77)


def kept() -> list[Path]:
    return sorted((Path(settings.HOME) / "snapshots").glob("77-*"))


@pytest.fixture(autouse=True)
def clean() -> None:
    for path in kept() if (Path(settings.HOME) / "snapshots").exists() else []:
        path.unlink()


def test_it_works() -> None:
    arrays = {"a": np.arange(5), "b": np.array([[1.5, np.nan]]), "c": np.zeros(0, np.int32)}
    snapshot.save(OWNER, 3, arrays)
    found = snapshot.load(OWNER, 3)
    assert found is not None
    assert set(found) == set(arrays)
    assert all(np.array_equal(found[name], arrays[name], equal_nan=name == "b") for name in arrays)


def test_only_the_version_asked_for_is_given_and_older_ones_go() -> None:
    snapshot.save(OWNER, 3, {"a": np.arange(5)})
    assert snapshot.load(OWNER, 4) is None
    snapshot.save(OWNER, 4, {"a": np.arange(6)})
    assert snapshot.load(OWNER, 3) is None
    assert len(kept()) == 1


def test_it_is_readable_by_the_user_alone() -> None:
    snapshot.save(OWNER, 3, {"a": np.arange(5)})
    assert kept()[0].stat().st_mode & 0o777 == 0o600


def test_a_damaged_file_is_as_none_and_goes() -> None:
    snapshot.save(OWNER, 3, {"a": np.arange(5)})
    kept()[0].write_bytes(kept()[0].read_bytes()[:40])
    assert snapshot.load(OWNER, 3) is None
    assert kept() == []


def test_objects_are_refused() -> None:
    with pytest.raises(ValueError, match="objects"):
        snapshot.save(OWNER, 3, {"a": np.array([{}], dtype=object)})
    assert kept() == []


@given(st.lists(st.text()))
def test_texts_come_back(texts: list[str]) -> None:
    assert snapshot.unpack("t", snapshot.pack("t", texts)) == texts


@given(st.text())
def test_a_written_digest_is_the_digest(key: str) -> None:
    number = digest(key)
    assert -(2**63) <= number < 2**63
    assert digest(written(number)) == number


def test_a_key_that_only_looks_like_a_digest_has_one_of_its_own() -> None:
    assert digest("digest:zzzzzzzzzzzzzzzz") != digest("digest:yyyyyyyyyyyyyyyy")
