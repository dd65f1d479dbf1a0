"""The page of one person: everything known, the timeline in parts, and what the user says of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from mentee.flows.landscape.memory import forget
from mentee.store.models import User
from mentee.store.reads.own_words import inside_said, own_tags, own_words
from mentee.store.reads.people import find_person
from tests.store.invented import bring, gathering, mail_key, post
from tests.store.invented import person as card
from tests.web.people import CLEO, people_of, toasts

QUERIES = 80


@pytest.fixture(autouse=True)
def own_home(settings: object, tmp_path: Path) -> None:
    """What is kept of a test's world stays with it."""
    settings.HOME = tmp_path  # type: ignore[attr-defined]
    forget()


@pytest.fixture
def people(owner: User) -> dict[str, int]:
    return people_of(owner)


def page_of(person: int) -> str:
    return reverse("person", args=[person])


def test_it_works(browser: Client, people: dict[str, int]) -> None:
    page = browser.get(page_of(people["ada"])).content.decode()
    for words in ("Ada Oak", "Head of Data Science", "Invented Works", "Where you stand", "statistics", "Data fair"):
        assert words in page, words
    assert "people.csv" in page
    assert "from-ada" in page
    assert "The eight steps" in page


def test_everybody_has_a_page(browser: Client, people: dict[str, int]) -> None:
    for person in people.values():
        assert browser.get(page_of(person)).status_code == 200


def test_the_seeker_has_a_page_too(browser: Client, owner: User, people: dict[str, int]) -> None:
    from mentee.store.owners import seeker_row

    page = browser.get(page_of(seeker_row(owner))).content.decode()
    assert "Sam Seeker" in page
    assert "Pursue" not in page


def test_nobody_of_that_number_and_nobody_of_somebody_else(
    browser: Client, stranger: Client, people: dict[str, int]
) -> None:
    assert browser.get(page_of(999_999)).status_code == 404
    for name in ("person", "reflect", "person-twin", "ways"):
        assert stranger.get(reverse(name, args=[people["ada"]])).status_code == 404, name
    for what in ("tags", "side", "notes", "name", "tie"):
        assert stranger.post(reverse("person-say", args=[people["ada"], what]), {"tags": "x"}).status_code == 404
    assert stranger.post(reverse("person-join", args=[people["ada"]]), {"twin": people["ben"]}).status_code == 404


def test_the_timeline_goes_on_where_it_ended(browser: Client, people: dict[str, int]) -> None:
    part = browser.get(page_of(people["ada"])).context["part"]
    seen = [entry.met.key for entry in part.entries]
    while part.more:
        part = browser.get(f"{page_of(people['ada'])}?{part.more}").context["part"]
        seen += [entry.met.key for entry in part.entries]
    assert len(seen) == len(set(seen)) == 30


def test_the_timeline_shows_one_direction_or_channel(browser: Client, people: dict[str, int]) -> None:
    address = page_of(people["ada"])
    sent = browser.get(f"{address}?direction=sent").context["part"].entries
    received = browser.get(f"{address}?direction=received").context["part"].entries
    assert {entry.met.direction.value for entry in sent} == {"sent"}
    assert {entry.met.direction.value for entry in received} == {"received"}
    assert not browser.get(f"{address}?direction=both").context["part"].entries
    assert not browser.get(f"{address}?channel=call").context["part"].entries
    assert browser.get(f"{address}?channel=smoke&before=1;drop").status_code == 200


def test_a_part_of_the_timeline_comes_alone(browser: Client, people: dict[str, int]) -> None:
    address = page_of(people["ada"])
    more = browser.get(address).context["part"].more
    part = browser.get(f"{address}?{more}", HTTP_HX_REQUEST="true", HTTP_HX_TARGET="timeline-more").content.decode()
    assert part.lstrip().startswith("<li")
    whole = browser.get(
        f"{address}?direction=sent", HTTP_HX_REQUEST="true", HTTP_HX_TARGET="timeline"
    ).content.decode()
    assert whole.lstrip().startswith('<div id="timeline"')


def test_tags_are_kept_and_taken_back(browser: Client, owner: User, people: dict[str, int]) -> None:
    ada = people["ada"]
    browser.post(reverse("person-say", args=[ada, "tags"]), {"tags": "wise, Wise, kind"})
    assert [tag.casefold() for tag in own_tags(owner, [ada])[ada]] == ["wise", "kind"]
    browser.post(reverse("person-say", args=[ada, "tags"]), {"tags": ""})
    _, back = toasts(browser, page_of(ada))
    browser.post(back[-1])
    assert [tag.casefold() for tag in own_tags(owner, [ada])[ada]] == ["wise", "kind"]


def test_inside_notes_and_name_are_kept_and_taken_back(browser: Client, owner: User, people: dict[str, int]) -> None:
    ben = people["ben"]
    says = {"side": {"side": "inside"}, "notes": {"notes": "met in May"}, "name": {"name": "Benny"}}
    for what, sent in says.items():
        browser.post(reverse("person-say", args=[ben, what]), sent)
    page, back = toasts(browser, page_of(ben))
    assert inside_said(owner, [ben]) == {ben: True}
    assert "met in May" in page
    assert "<h1>Benny</h1>" in page
    for address in back:
        browser.post(address)
    assert inside_said(owner, [ben]) == {ben: None}
    assert own_words(owner, ben).notes == ""
    assert "<h1>Ben Birch</h1>" in browser.get(page_of(ben)).content.decode()


def test_the_own_word_on_a_tie_wins_and_is_taken_back(browser: Client, people: dict[str, int]) -> None:
    before = browser.get(page_of(people["dora"])).context["page"].view.tie.strength
    browser.post(reverse("person-say", args=[people["dora"], "tie"]), {"strength": "0.95"})
    _, ways = toasts(browser, page_of(people["dora"]))
    assert browser.get(page_of(people["dora"])).context["page"].view.tie.strength > 0.9
    browser.post(ways[0])
    assert browser.get(page_of(people["dora"])).context["page"].view.tie.strength == pytest.approx(before)


@pytest.mark.parametrize(
    ("what", "sent"),
    [
        ("side", {"side": "upside"}),
        ("tie", {"strength": "lots"}),
        ("tie", {"strength": "7"}),
        ("notes", {"notes": "x" * 20_001}),
    ],
)
def test_nonsense_changes_nothing_and_is_said(
    browser: Client, people: dict[str, int], what: str, sent: dict[str, str]
) -> None:
    browser.post(reverse("person-say", args=[people["ada"], what]), sent)
    page, back = toasts(browser, page_of(people["ada"]))
    assert "toast warn" in page
    assert not back


def test_two_entries_become_one_and_part_again(browser: Client, owner: User, people: dict[str, int]) -> None:
    bring(owner, "more.csv", [card("Ada Marple", mail_key("marple@sample.example"))])
    twin = find_person(owner, "marple@sample.example")[0].id
    found = browser.get(reverse("person-twin", args=[people["ada"]]), {"twin": "marple"}).content.decode()
    assert f'value="{twin}"' in found
    browser.post(reverse("person-join", args=[people["ada"]]), {"twin": twin})
    page, _ = toasts(browser, page_of(people["ada"]))
    assert "marple@sample.example" in page
    assert "Joined from 2 entries" in page
    assert browser.get(page_of(max(twin, people["ada"]))).status_code == 302
    joining = browser.get(page_of(people["ada"])).context["page"].view.page.joined[0].id
    browser.post(reverse("joining-split", args=[joining]))
    said, _ = toasts(browser, page_of(people["ada"]))
    assert "two people again" in said
    assert "marple@sample.example" not in browser.get(page_of(people["ada"])).content.decode()


def test_joining_is_taken_back_by_its_toast(browser: Client, people: dict[str, int]) -> None:
    browser.post(reverse("person-join", args=[people["ada"]]), {"twin": people["dora"]})
    _, back = toasts(browser, page_of(people["ada"]))
    browser.post(back[0])
    assert "Ada Oak" in browser.get(page_of(people["ada"])).content.decode()
    assert "Dora Dogwood" in browser.get(page_of(people["dora"])).content.decode()


def test_a_way_back_serves_only_its_owner(
    browser: Client, stranger: Client, owner: User, people: dict[str, int]
) -> None:
    browser.post(reverse("person-say", args=[people["ada"], "tags"]), {"tags": "wise"})
    _, back = toasts(browser, page_of(people["ada"]))
    stranger.post(back[0])
    assert own_tags(owner, [people["ada"]])[people["ada"]] == ("wise",)
    browser.post("/take-back/forged/")
    assert own_tags(owner, [people["ada"]])[people["ada"]] == ("wise",)


def test_what_sources_say_is_shown_as_text(browser: Client, owner: User, people: dict[str, int]) -> None:
    bring(
        owner, "odd.csv", [card("<script>alert(1)</script>", mail_key("odd@sample.example"), headline="<b>bold</b>")]
    )
    odd = find_person(owner, "odd@sample.example")[0].id
    for address in (page_of(odd), reverse("ways", args=[odd]), "/people/?q=odd"):
        page = browser.get(address).content.decode()
        assert "<script>alert" not in page
        assert "<b>bold" not in page


def test_the_number_of_queries_is_bounded(
    browser: Client, people: dict[str, int], django_assert_max_num_queries: Callable[..., object]
) -> None:
    browser.get(page_of(people["ada"]))
    with django_assert_max_num_queries(QUERIES):  # type: ignore[attr-defined]
        browser.get(page_of(people["ada"]))
    with django_assert_max_num_queries(QUERIES):  # type: ignore[attr-defined]
        browser.get(reverse("ways", args=[people["cleo"]]))


def test_a_talk_to_come_is_not_told_as_given(browser: Client, owner: User, people: dict[str, int]) -> None:
    soon, late = timezone.now() + timedelta(days=9), timezone.now() - timedelta(days=9)
    for key, at, title in (("soon", soon, "What comes next"), ("late", late, "What came before")):
        talk = replace(gathering(key, CLEO, title=f"{key} fair", topic=title), starts=at, ends=None)
        bring(owner, f"{key}.xml", [talk, replace(post(key, CLEO, title), at=at)])
    text = " ".join(browser.get(page_of(people["cleo"])).content.decode().split())
    assert "speaks on What comes next" in text
    assert "spoke on What came before" in text
    published = text.split("<h3>Published</h3>")[1].split("</ul>")[0]
    assert "What came before" in published
    assert "What comes next" not in published
