"""Signing in: by a link, once, from this machine's own names only."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from mentee.flows.sign_in import new_link, sign_in, sign_out_everywhere
from mentee.store.models import SignInLink, User

HOST = "127.0.0.1:8737"


def path_of(owner: User) -> str:
    """The path of a new link."""
    return new_link(owner, now=timezone.now(), base=f"http://{HOST}").removeprefix(f"http://{HOST}")


def anyone() -> Client:
    """A browser that nobody has signed in."""
    return Client(HTTP_HOST=HOST)


def test_a_link_signs_in_and_leads_a_newcomer_to_the_questions(owner: User) -> None:
    browser = anyone()
    assert browser.get(path_of(owner)).status_code == 302
    assert browser.get("/", follow=True).redirect_chain[-1][0] == "/welcome/"


def test_a_link_works_once(owner: User) -> None:
    path = path_of(owner)
    anyone().get(path)
    second = anyone()
    assert second.get(path).status_code == 403
    assert second.get("/").headers["Location"].startswith("/sign-in/")


def test_a_link_grows_old(owner: User) -> None:
    now = timezone.now()
    token = new_link(owner, now=now, base="http://x").split("/")[-2]
    assert sign_in(token, now=now + timedelta(minutes=16)) is None
    assert sign_in(token, now=now + timedelta(minutes=14)) == owner


def test_a_browser_that_looks_ahead_does_not_use_the_link_up(owner: User) -> None:
    path, browser = path_of(owner), anyone()
    assert browser.get(path, headers={"sec-purpose": "prefetch"}).status_code == 204
    assert browser.get(path).status_code == 302


def test_the_token_itself_is_not_kept(owner: User) -> None:
    token = path_of(owner).split("/")[-2]
    assert token not in str(SignInLink.objects.values_list())


def test_signing_out_everywhere_ends_sessions_and_links(browser: Client, owner: User) -> None:
    path = path_of(owner)
    sign_out_everywhere(owner)
    assert browser.get("/settings/").status_code == 302
    assert anyone().get(path).status_code == 403


@pytest.mark.parametrize(
    "path", ["/", "/welcome/", "/sources/", "/settings/", "/jobs/", "/search/?q=a", "/duplicates/"]
)
def test_every_page_wants_somebody_signed_in(owner: User, path: str) -> None:
    assert anyone().get(path).headers["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "192.168.0.9"])
def test_another_host_name_is_refused(owner: User, host: str) -> None:
    assert Client(HTTP_HOST=host).get("/sign-in/").status_code == 400


def test_another_site_cannot_make_the_browser_act(browser: Client) -> None:
    for headers in (
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"},
        {"sec-fetch-site": "same-site", "sec-fetch-mode": "cors"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "null"},
    ):
        assert browser.post("/sign-out/", headers=headers).status_code == 403
    assert browser.get("/settings/").status_code == 200


def test_another_site_cannot_embed_or_probe_pages(browser: Client) -> None:
    probe = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image"}
    frame = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe"}
    followed = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    assert browser.get("/settings/", headers=probe).status_code == 403
    assert browser.get("/settings/", headers=frame).status_code == 403
    assert browser.get("/settings/", headers=followed).status_code == 200


def test_a_form_needs_its_proof(owner: User) -> None:
    strict = Client(HTTP_HOST=HOST, enforce_csrf_checks=True)
    strict.force_login(owner)
    assert strict.post("/sign-out/").status_code == 403
    assert strict.get("/settings/").status_code == 200


def test_answers_say_what_browsers_may_do_with_them(browser: Client) -> None:
    headers = browser.get("/settings/").headers
    policy = headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_the_session_cookie_is_out_of_scripts_reach(owner: User) -> None:
    browser = anyone()
    browser.get(path_of(owner))
    cookie = browser.cookies["mentee_session"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_the_service_worker_and_manifest_are_there_for_everybody(owner: User) -> None:
    worker = anyone().get("/service-worker.js")
    assert worker.headers["Content-Type"].startswith("text/javascript")
    assert b"/static/" in worker.content
    assert anyone().get("/manifest.webmanifest").json()["display"] == "standalone"
