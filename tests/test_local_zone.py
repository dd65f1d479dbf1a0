"""The machine's own zone is found by name, and nonsense leads to the next place where it may be written."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from mentee.local_zone import local_zone


def test_what_tz_says_comes_first(tmp_path: Path) -> None:
    assert local_zone(given=":Pacific/Auckland", link=tmp_path / "none", written=tmp_path / "none") == (
        "Pacific/Auckland"
    )


@pytest.mark.parametrize(
    "given", ["", "Nowhere/Land", "../../etc/passwd", "/etc/localtime", "EST5EDT,M3.2.0,M11.1.0"]
)
def test_else_what_the_system_is_set_to(tmp_path: Path, given: str) -> None:
    zone = tmp_path / "zoneinfo" / "Asia" / "Kolkata"
    zone.parent.mkdir(parents=True)
    zone.touch()
    link = tmp_path / "localtime"
    link.symlink_to(zone)
    assert local_zone(given=given, link=link, written=tmp_path / "none") == "Asia/Kolkata"


def test_else_what_is_written(tmp_path: Path) -> None:
    written = tmp_path / "timezone"
    written.write_text("America/Lima\n")
    assert local_zone(given="", link=tmp_path / "none", written=written) == "America/Lima"


def test_where_nothing_is_said_there_is_a_zone_all_the_same(tmp_path: Path) -> None:
    assert ZoneInfo(local_zone(given="", link=tmp_path, written=tmp_path))
