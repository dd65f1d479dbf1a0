"""Programs and calendars in Settings: a secret is shown once, a token shut out with a way back, one owner's alone."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone

from mentee.flows.sign_in import sign_out_everywhere
from mentee.flows.tokens import holder, let_in
from mentee.records.access import CALENDARS, PROGRAMS, Scope
from mentee.store.models import TokenRow, User
from mentee.store.reads.tokens import tokens
from mentee.web.views.tokens import PURPOSES
from tests.web.relations import words

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = "/settings/programs/"


def made(browser: Client, purpose: str, name: str = "My phone") -> str:
    """The page that shows a new secret."""
    answer = browser.post(PAGE, {"name": name, "for": purpose})
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    return answer.content.decode()


def shown(page: str) -> str:
    found = re.search(r'id="secret" value="([^"]+)"', page)
    assert found
    return found[1]


def undo(browser: Client, page: str) -> str:
    found = re.search(r'action="(/take-back/[^"]+)"', page)
    assert found
    return browser.post(found[1], {"next": PAGE}, follow=True).content.decode()


def test_a_calendar_is_let_in_and_its_address_is_shown_once(browser: Client, answered: User) -> None:
    page = made(browser, "calendar", "Family <b>")
    address = shown(page)
    assert address.startswith("http://127.0.0.1:8737/calendar/")
    assert f'href="webcal://127.0.0.1:8737{urlsplit(address).path}"' in page
    assert "from this machine alone" in page
    assert Client(HTTP_HOST="127.0.0.1:8737").get(urlsplit(address).path).status_code == 200
    later = words(browser, PAGE)
    assert address.split("/")[-1].removesuffix(".ics") not in later
    assert "Family &lt;b&gt;" in later
    assert "last used" in later
    assert "Programs and calendars" in words(browser, "/settings/")
    assert PAGE in words(browser, "/search/?q=calendar")


def test_what_the_net_can_reach_is_not_called_local(browser: Client, answered: User, settings: object) -> None:
    settings.ALLOWED_HOSTS = ["mentee.sample.example"]  # type: ignore[attr-defined]
    browser.defaults["HTTP_HOST"] = "mentee.sample.example"
    page = made(browser, "calendar")
    assert "from this machine alone" not in page
    assert 'href="webcal://mentee.sample.example/calendar/' in page


@pytest.mark.parametrize("purpose", [one.value for one in PURPOSES])
def test_every_purpose_opens_what_it_says_and_no_more(browser: Client, answered: User, purpose: str) -> None:
    page = made(browser, purpose)
    secret = shown(page).split("/")[-1].removesuffix(".ics")
    wanted = next(one.scopes for one in PURPOSES if one.value == purpose)
    found = holder(secret, now=timezone.now(), scopes=CALENDARS | PROGRAMS)
    assert found is not None
    assert frozenset(found.token.scopes) == wanted
    assert ("api/v1/log" in page, "api/v1/today" in page) == (Scope.LOG in wanted, Scope.READ in wanted)


@pytest.mark.parametrize("sent", [{"for": "calendar"}, {"name": "x"}, {"name": "x", "for": "everything"}])
def test_what_is_not_said_is_asked_for(browser: Client, answered: User, sent: dict[str, str]) -> None:
    answer = browser.post(PAGE, sent)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert tokens(answered) == []


def test_shut_out_it_opens_nothing_until_that_is_taken_back(browser: Client, answered: User) -> None:
    path = urlsplit(shown(made(browser, "calendar"))).path
    number, anybody = tokens(answered)[0].id, Client(HTTP_HOST="127.0.0.1:8737")
    page = browser.post(f"{PAGE}{number}/revoke/", follow=True).content.decode()
    assert "My phone is shut out" in page
    assert anybody.get(path).status_code == 404
    assert "Taken back" in undo(browser, page)
    assert anybody.get(path).status_code == 200


def test_all_are_shut_out_with_one_press_and_one_way_back(browser: Client, answered: User) -> None:
    made(browser, "calendar")
    made(browser, "read")
    page = browser.post(f"{PAGE}revoke/", follow=True).content.decode()
    assert "All 2 are shut out" in page
    assert tokens(answered) == []
    undo(browser, page)
    assert len(tokens(answered)) == 2


def test_of_another_owner_nothing_is_seen_or_shut_out(browser: Client, stranger: Client, answered: User) -> None:
    made(browser, "calendar", "Zenobia's calendar")
    number = tokens(answered)[0].id
    assert "Zenobia" not in words(stranger, PAGE)
    for path in (f"{PAGE}{number}/revoke/", f"{PAGE}revoke/", f"{PAGE}{10**30}/revoke/"):
        assert stranger.post(path).status_code == 404
    page = browser.post(f"{PAGE}{number}/revoke/", follow=True).content.decode()
    assert "no longer" in undo(stranger, page)
    assert tokens(answered) == []


def test_the_example_makes_none(browser: Client, answered: User) -> None:
    browser.post("/example/enter/")
    assert 'name="for"' not in words(browser, PAGE)
    browser.post(PAGE, {"name": "x", "for": "calendar"})
    assert not TokenRow.objects.exists()


def test_signing_out_everywhere_leaves_them_and_says_so(browser: Client, answered: User) -> None:
    secret = let_in(answered, "phone", [Scope.READ], now=timezone.now()).secret
    assert "Calendars and programs go on reading" in words(browser, "/settings/")
    sign_out_everywhere(answered)
    assert holder(secret, now=timezone.now(), scopes=PROGRAMS) is not None


def test_they_are_not_in_the_export_and_gone_with_everything(browser: Client, answered: User) -> None:
    from mentee.store.exports import export

    made(browser, "calendar", "Zenobia's calendar")
    assert "Zenobia" not in str(list(export(answered)))
    browser.post("/settings/data/erase/", {"typed": "delete everything"})
    assert not TokenRow.objects.exists()
