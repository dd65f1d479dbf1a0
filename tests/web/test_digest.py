"""The page of the digest mail: chosen, tested, turned off, its password never shown, and its owner's alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from mentee.flows.digest.choose import PURPOSE
from mentee.flows.digest.due import ask_where_due
from mentee.flows.setup import Answers, answer
from mentee.store.models import DigestRow, User
from mentee.store.reads.digest import digest_choice, digest_state
from mentee.store.reads.jobs import jobs
from mentee.store.sealed import secret
from tests.mailserver import PASSWORD, USER, Post, free_port, mail_server
from tests.web.relations import Cards, after, bring_in, converse, words

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = "/settings/digest/"


@pytest.fixture(autouse=True)
def alone(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One person's own machine, also where the tests run on a server's database."""
    settings.HOME = tmp_path
    settings.SHARED, settings.MAIL_SERVER = False, {}
    if connection.vendor == "postgresql":
        monkeypatch.setenv("MENTEE_SECRETS_KEY", "k" * 40)


@pytest.fixture
def sam(owner: User, cards: Cards) -> User:
    """The owner, whose address is known, and who has somebody to thank."""
    answer(owner, Answers(name="Sam Seeker", aspiration="lead a team", addresses=[USER]), now=timezone.now())
    converse(owner, bring_in(owner, cards, "Bo Sample")["Bo"])
    return owner


@pytest.fixture
def post() -> Iterator[Post]:
    """A mail server that asks for a password."""
    with mail_server(sign_in=True) as running:
        yield running


def form(port: object, **more: object) -> dict[str, object]:
    said: dict[str, object] = {
        "on": "on", "to": [USER], "weekdays": list("0123456"), "hour": "6", "host": "127.0.0.1", "port": port,
        "security": "none", "user": USER, "password": PASSWORD,
    }  # fmt: skip
    return {**said, **more}


def test_it_is_off_until_it_is_turned_on(browser: Client, sam: User, post: Post, do_jobs: Callable[[], int]) -> None:
    page = words(browser, PAGE)
    assert "Bo Sample" in page, "the page shows what the mail would say"
    assert not digest_choice(sam).on
    browser.cookies["zone"] = "Asia/Tokyo"
    assert "Kept." in after(browser, PAGE, **form(post.port))
    assert (digest_choice(sam).hour, digest_choice(sam).zone, digest_choice(sam).to) == (6, "Asia/Tokyo", (USER,))
    DigestRow.objects.filter(owner=sam).update(next_at=timezone.now())
    DigestRow.objects.filter(owner=sam).update(said={**DigestRow.objects.get(owner=sam).said, "hour": 0})
    ask_where_due(now=timezone.now())
    do_jobs()
    (mail,) = post.mails
    assert "Bo Sample" in mail.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    page = words(browser, PAGE)
    assert "Sent last" in page
    assert "Looked at next" in page
    assert not jobs(sam), "the work of every morning is no work that was asked for"


def test_the_password_is_never_shown_and_stays_where_it_is_left_empty(browser: Client, sam: User, post: Post) -> None:
    page = after(browser, PAGE, **form(post.port))
    assert PASSWORD not in page
    assert "One is kept, sealed" in page
    after(browser, PAGE, **form(post.port, password="", hour="9"))
    assert secret(sam, PURPOSE) == PASSWORD
    assert PASSWORD not in words(browser, PAGE)
    refused = browser.post(PAGE, form(post.port, hour="99"))
    assert refused.status_code == 422
    assert PASSWORD not in refused.content.decode()


def test_a_test_mail_tells_whether_all_is_well(
    browser: Client, sam: User, post: Post, do_jobs: Callable[[], int]
) -> None:
    after(browser, PAGE, **form(post.port))
    address = browser.post(f"{PAGE}test/").headers["Location"]
    assert browser.post(f"{PAGE}test/").headers["Location"] == address, "one at a time"
    do_jobs()
    assert "Your mail server took it" in words(browser, address)
    (mail,) = post.mails
    assert (mail["Subject"], post.to) == ("A test", [[USER]])
    assert digest_state(sam).handed is None, "the mail of the day is still to come"
    after(browser, PAGE, **form(post.port, password="wrong"))
    address = browser.post(f"{PAGE}test/").headers["Location"]
    do_jobs()
    page = words(browser, address)
    assert "refuses the user or the password" in page
    assert "Back to the digest mail" in page


def test_what_went_wrong_is_told_on_the_page(browser: Client, sam: User, do_jobs: Callable[[], int]) -> None:
    after(browser, PAGE, **form(free_port(), hour="0"))
    DigestRow.objects.filter(owner=sam).update(next_at=timezone.now())
    ask_where_due(now=timezone.now())
    do_jobs()
    page = words(browser, PAGE)
    assert "cannot be reached" in page
    assert "Is this machine online" in page


def test_it_is_turned_off(browser: Client, sam: User, post: Post) -> None:
    after(browser, PAGE, **form(post.port))
    assert "No mail is sent from now on" in after(browser, f"{PAGE}off/")
    assert (digest_choice(sam).on, digest_state(sam).next_at) == (False, None)
    assert digest_choice(sam).host == "127.0.0.1"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"to": ["eve@elsewhere.example"]}, "eve@elsewhere.example"),
        ({"to": []}, "it needs an address"),
        ({"host": "smtp.sample.example"}, "this machine only"),
        ({"port": "0"}, "greater than or equal to 1"),
        ({"security": "else"}, "else"),
        ({"weekdays": ["9"]}, "9"),
    ],
)
def test_what_makes_no_sense_is_said_and_nothing_is_kept(
    browser: Client, sam: User, post: Post, wrong: dict[str, object], said: str
) -> None:
    answer_ = browser.post(PAGE, form(wrong.pop("port", post.port), **wrong))
    assert answer_.status_code == 422
    assert said in answer_.content.decode()
    assert not digest_choice(sam).on


def test_each_sees_their_own_alone(browser: Client, stranger: Client, sam: User, other: User, post: Post) -> None:
    after(browser, PAGE, **form(post.port))
    page = words(stranger, PAGE)
    assert USER not in page
    assert "does not know an address of yours" in page
    assert stranger.post(PAGE, form(post.port)).status_code == 422
    after(stranger, f"{PAGE}off/")
    assert digest_choice(sam).on
    assert "no address to go to" in after(stranger, f"{PAGE}test/")


def test_nothing_is_sent_from_an_example(browser: Client, sam: User, post: Post, do_jobs: Callable[[], int]) -> None:
    after(browser, "/example/enter/")
    page = words(browser, PAGE)
    assert "Nothing is sent from an example world" in page
    assert browser.post(PAGE, form(post.port, to=[])).status_code == 422
    assert "Nothing is sent from an example world" in after(browser, f"{PAGE}test/")
    do_jobs()
    assert not post.mails


def test_on_a_shared_server_no_mail_server_is_asked_for(browser: Client, sam: User, settings: Settings) -> None:
    settings.SHARED = True
    page = words(browser, PAGE)
    assert 'name="host"' not in page
    assert 'name="password"' not in page
