"""What holds for every template and static file: no inline script or style, vendored files as published."""

from __future__ import annotations

import base64
import hashlib
import re
import tomllib
from pathlib import Path

import pytest

WEB = Path(__file__).resolve().parents[2] / "mentee" / "web"
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
INLINE = re.compile(
    r"""<style|<script(?![^>]*\bsrc=)|\sstyle\s*=|\son[a-z]+\s*=\s*["']|javascript:|hx-on""", re.IGNORECASE
)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(WEB / "templates")))
def test_no_template_needs_what_the_content_policy_refuses(path: Path) -> None:
    text = re.sub(r"{%.*?%}|{{.*?}}|{#.*?#}", "", path.read_text(), flags=re.DOTALL)
    assert not INLINE.search(text)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(WEB / "templates")))
def test_every_form_that_changes_something_carries_its_proof(path: Path) -> None:
    for form in re.findall(r"<form[^>]*method=\"post\".*?</form>", path.read_text(), flags=re.DOTALL):
        assert "csrf_token" in form


def test_vendored_files_are_as_published() -> None:
    listed = tomllib.loads((WEB / "static" / "vendor" / "VENDOR.toml").read_text())["file"]
    found = {
        str(path.relative_to(WEB / "static" / "vendor"))
        for path in (WEB / "static" / "vendor").rglob("*")
        if path.is_file() and path.name not in {"VENDOR.toml", "LICENSE"}
    }
    assert {entry["path"] for entry in listed} == found
    for entry in listed:
        path = WEB / "static" / "vendor" / entry["path"]
        digest = hashlib.sha384(path.read_bytes()).digest()
        assert entry["sha384"] == base64.b64encode(digest).decode(), entry["path"]
        assert (path.parent / "LICENSE").is_file()
        assert entry["name"]
        assert entry["version"] in entry["path"]
        assert entry["licence"]
        assert entry["package"]


def test_own_style_and_script_stay_small() -> None:
    lines = sum(len(path.read_text().splitlines()) for path in (WEB / "static" / "js").glob("*.js"))
    assert lines < 2500
    for path in [*(WEB / "static" / "css").glob("*.css"), *(WEB / "static" / "js").glob("*.js")]:
        assert len(path.read_text().splitlines()) <= 400, path.name
