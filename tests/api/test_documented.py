"""The examples of docs/api.md, run as they stand against a server that runs."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mentee.api.urls import ENDPOINTS
from tests.e2e.site import Site, environment, running_site

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "api.md").read_text("utf-8")
EXAMPLES = re.findall(r"```sh\n(.*?)```\n```json\n(.*?)```", TEXT, re.DOTALL)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server over the example world."""
    home = tmp_path_factory.mktemp("home")
    build = [sys.executable, "-m", "mentee", "demo", "--json", "--keep", str(home)]
    subprocess.run(build, env=environment(home), check=True, capture_output=True)
    with running_site(home) as running:
        yield running


def missing(wanted: Any, answer: Any, place: str = "") -> list[str]:
    """Names that the documentation shows and the answer does not have."""
    if isinstance(wanted, dict):
        if not isinstance(answer, dict):
            return [place]
        lost = [f"{place}.{name}" for name in wanted if name not in answer]
        return lost + [
            one for name in wanted if name in answer for one in missing(wanted[name], answer[name], f"{place}.{name}")
        ]
    if isinstance(wanted, list) and wanted:
        if not isinstance(answer, list) or not answer:
            return [f"{place}[]"]
        return min((missing(wanted[0], one, f"{place}[]") for one in answer), key=len)
    return []


@pytest.mark.skipif(shutil.which("curl") is None, reason="no curl here")
def test_every_example_answers_as_it_is_documented(site: Site) -> None:
    made = site.json("tokens", "make", "My script", "--for", "read", "--for", "log")
    assert made["address"] == f"{site.base}/api/v1/"
    assert len(EXAMPLES) >= 5
    for command, wanted in EXAMPLES:
        done = subprocess.run(
            ["sh", "-euc", command],
            env={**environment(site.home), "MENTEE": site.base, "TOKEN": made["secret"]},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == 0, (command, done.stdout, done.stderr)
        assert missing(json.loads(wanted), json.loads(done.stdout)) == [], command
    encounters = site.json("sheet", "Ottoline")["relationship"]["encounters"]
    assert [one["notes"] for one in encounters].count("budgets") == 1  # the preview kept nothing


def test_what_is_missing_from_an_answer_is_found() -> None:
    assert missing({"a": [{"b": 1}], "c": {}}, {"a": [{"x": 1}], "c": 2}) == [".a[].b", ".c"]
    assert missing([{"a": 1}], []) == ["[]"]
    assert missing({"a": [{"b": 1}]}, {"a": [{"x": 1}, {"b": 2}], "more": 1}) == []


def test_every_endpoint_and_status_is_described() -> None:
    for method, route, _, scope, _, _ in ENDPOINTS:
        path = f"/api/v1/{re.sub('<[a-z]+:([a-z]+)>', lambda part: 'ID' if part[1] == 'person' else 'MARK', route)}"
        assert f"| `{method} {path}` | {scope} |" in TEXT
    sources = "".join((ROOT / "mentee" / "api" / name).read_text("utf-8") for name in ("answers.py", "endpoint.py"))
    statuses = set(re.findall(r"\((4\d\d|500),|, (4\d\d)\)", sources))
    assert {one for pair in statuses for one in pair if one} == set(re.findall(r"^\| (\d{3}) \|", TEXT, re.MULTILINE))
