"""What holds for every template and static file: no inline script or style, vendored files as published."""

from __future__ import annotations

import base64
import hashlib
import re
import tomllib
from pathlib import Path

import pytest
from django.test import Client

from mentee.web.unindented import unindented

WEB = Path(__file__).resolve().parents[2] / "mentee" / "web"
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
INLINE = re.compile(
    r"""<style|<script(?![^>]*\bsrc=)|\sstyle\s*=|\son[a-z]+\s*=\s*["']|javascript:|hx-on""", re.IGNORECASE
)

A_LINE = "one element or block tag a line; attributes may stand on lines of their own"
# A tag of Django cannot be broken: alone on its line it may be longer.
ONE_TAG = re.compile(r" *{%(?:(?!%}).)*%}")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(WEB / "templates")))
def test_no_template_needs_what_the_content_policy_refuses(path: Path) -> None:
    text = re.sub(r"{%.*?%}|{{.*?}}|{#.*?#}", "", path.read_text(), flags=re.DOTALL)
    assert not INLINE.search(text)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(WEB / "templates")))
def test_every_form_that_changes_something_carries_its_proof(path: Path) -> None:
    for form in re.findall(r"<form[^>]*method=\"post\".*?</form>", path.read_text(), flags=re.DOTALL):
        assert "csrf_token" in form


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(WEB / "templates")))
def test_every_template_can_be_read(path: Path) -> None:
    lines = path.read_text().splitlines()
    assert len(lines) <= 200, "take out a part that is a thought of its own, as _name.html"
    for number, line in enumerate(lines, start=1):
        if not ONE_TAG.fullmatch(line):
            assert len(line) <= 160, f"line {number} is hard to carry on: {A_LINE}"
        assert "\t" not in line, f"line {number}: indent by two spaces"
        assert line == line.rstrip(), f"line {number}: white space at the end"


def test_pages_are_sent_without_the_indentation_of_their_makers(browser: Client) -> None:
    sent = browser.get("/settings/").content.decode()
    assert "<section" in sent
    assert not re.search(r"^ +<", sent, flags=re.MULTILINE)


def test_white_space_that_is_shown_is_sent_as_it_stands() -> None:
    shown = '<pre tabindex="0"><code>one \\\n  two</code></pre>'
    assert unindented(f"<div>\n  <p>\n    words  apart\n\n  </p>\n  {shown}\n</div>\n") == (
        f"<div>\n<p>\nwords  apart\n\n</p>\n{shown}\n</div>\n"
    )


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
