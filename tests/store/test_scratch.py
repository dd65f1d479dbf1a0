"""Copies of the database to try things out on."""

from __future__ import annotations

import os
import time
from pathlib import Path

from mentee.store.scratch import sweep_trials


def test_what_a_killed_process_left_is_deleted_and_what_is_in_use_is_not(tmp_path: Path) -> None:
    left, used = tmp_path / "trial-left", tmp_path / "trial-used"
    long_ago = time.time() - 2 * 3600
    for folder in (left, used):
        folder.mkdir()
        (folder / "mentee.sqlite3").write_bytes(b"copy")
        os.utime(folder / "mentee.sqlite3", (long_ago, long_ago))
        os.utime(folder, (long_ago, long_ago))
    (used / "mentee.sqlite3-wal").write_bytes(b"written just now")
    (tmp_path / "mentee.sqlite3").write_bytes(b"the database itself")
    sweep_trials(tmp_path)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["mentee.sqlite3", "trial-used"]
