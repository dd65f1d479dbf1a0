"""The digest mail in a browser: chosen without scripts, tested through a real mail server by the own worker."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.site import DESKTOP, Site, open_browser, running_site
from tests.mailserver import PASSWORD, USER, certificate_in, mail_server


def test_it_is_chosen_and_tested(
    tmp_path_factory: pytest.TempPathFactory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = certificate_in(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    home = tmp_path_factory.mktemp("home")
    with (
        mail_server(certificate=certificate, sign_in=True) as post,
        running_site(home) as site,
        open_browser() as browser,
    ):
        site.mentee("init", "--name", "Sam Seeker", "--aspiration", "lead a team", "--address", USER)
        page = browser.new_context(viewport=DESKTOP, java_script_enabled=False).new_page()
        page.goto(site.link())
        choose(page, site, post.port)
        page.get_by_role("button", name="Send a test now").click()
        until_it_is_out(page)
        page.get_by_role("link", name="Back to the digest mail").click()
        expect(page.get_by_label("Password")).to_have_value("")
        assert PASSWORD not in page.content()
    assert [mail["Subject"] for mail in post.mails] == ["A test"]
    assert post.signed_in == [True]
    written = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert PASSWORD.encode() not in written


def choose(page: Page, site: Site, port: int) -> None:
    """Fill the page in, and keep it."""
    page.goto(site.base + "/settings/")
    page.get_by_role("link", name="Digest mail").click()
    page.get_by_label("Send me the day's few actions").check()
    expect(page.get_by_label(USER)).to_be_checked()
    page.get_by_label("Saturday").check()
    page.get_by_label("Mail server").fill("127.0.0.1")
    page.get_by_label("Encryption").select_option("starttls")
    page.get_by_label("Port").fill(str(port))
    page.get_by_label("User").fill(USER)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_text("Looked at next")).to_be_visible(timeout=30_000)
    expect(page.get_by_label("Saturday")).to_be_checked()
    expect(page.get_by_label("Sunday")).not_to_be_checked()


def until_it_is_out(page: Page) -> None:
    """Look again, as without scripts, until the worker has sent it."""
    for _ in range(60):
        if page.get_by_text("It is out").count():
            break
        page.wait_for_timeout(1000)
        page.reload()
    expect(page.get_by_text("Your mail server took it")).to_be_visible()
