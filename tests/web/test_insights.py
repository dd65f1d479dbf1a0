"""The Insights page: every drawing has its words and its table, and says what is missing."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from mentee.flows.steps.pursue import pursue
from mentee.records.facts import Contact, Fact
from mentee.records.keys import SELF
from mentee.store.models import User
from mentee.web.contexts.insights import along, nice
from tests.flows.test_insights import at
from tests.store.invented import bring, contact, mail, mail_key, meeting, person

ME = Contact("", (SELF,))


@pytest.fixture
def known(answered: User, settings: object, tmp_path: object) -> User:
    """Ada with letters and talks of late, Bo who was only written to."""
    settings.HOME = tmp_path  # type: ignore[attr-defined]
    now, day = timezone.now(), timedelta(days=1)
    ada, bo = contact("ada@works.example", "Ada Example"), contact("bo@else.example", "Bo <i>Sample")
    facts: list[Fact] = [
        person("Ada Example", mail_key("ada@works.example"), at="Invented Works"),
        person("Bo <i>Sample", mail_key("bo@else.example"), at="Elsewhere Ltd", title="Head of Data"),
        *(at(mail(f"a{k}", ME, ada), now - (3 * k + 1) * day) for k in range(4)),
        *(at(mail(f"r{k}", ada, ME), now - 3 * k * day) for k in range(4)),
        *(at(mail(f"b{k}", ME, bo), now - 5 * k * day) for k in range(6)),
        *(at(meeting(f"m{k}", ME, ada, minutes=600), now - 7 * (k + 1) * day) for k in range(9)),
    ]
    bring(answered, "world.csv", facts)
    return answered


def test_bars_stand_within_the_drawing_and_the_table_says_the_same(browser: Client, known: User) -> None:
    page = browser.get(reverse("insights"))
    contact = page.context["page"].contact
    assert all(
        piece.y >= 0 and piece.y + piece.height <= 100.01 and piece.x + piece.width <= 100 for piece in contact.pieces
    )
    assert sum(sum(row.counts) for row in contact.rows) == 4 + 4 + 6 + 9
    text = page.content.decode()
    assert text.count("<table") >= 2
    drawings = re.findall(r"<svg(?![^>]*(?:icon|mark))[^>]*>", text)
    assert len(drawings) > 8
    assert all("aria-label" in drawing or "aria-hidden" in drawing for drawing in drawings)


def test_a_span_can_be_chosen_and_nonsense_is_no_trouble(browser: Client, known: User) -> None:
    assert browser.get(reverse("insights"), {"months": "12"}).context["page"].span == 12
    assert browser.get(reverse("insights"), {"months": "-9"}).context["page"].span == 24


def test_it_says_who_is_missing_and_which_ties_lean(browser: Client, known: User) -> None:
    text = browser.get(reverse("insights")).content.decode()
    assert "You pursue nobody yet." in text
    assert "You wrote 6 times, they never" in text
    assert "Bo &lt;i&gt;Sample" in text
    pursue(known, "Ada Example", now=timezone.now())
    text = browser.get(reverse("insights")).content.decode()
    assert "Everything rests on Ada Example." in text
    assert "Among those you pursue, nobody is outside your organisation." in text
    assert "as long as it takes to a friend" in text


def test_scales_end_at_round_numbers_and_hours_by_their_root() -> None:
    assert [nice(number) for number in (0, 3, 21, 99, 101, 12_345)] == [4, 4, 30, 100, 200, 20_000]
    assert (along(0), along(62.5), along(10_000)) == (0.0, 50.0, 100.0)


def test_nothing_known_yet_is_told_with_the_next_step(browser: Client, answered: User) -> None:
    assert "Bring people in" in browser.get(reverse("insights")).content.decode()


def test_another_owner_sees_nothing_of_it(browser: Client, stranger: Client, known: User) -> None:
    assert b"Ada" in browser.get(reverse("insights")).content
    assert b"Ada" not in stranger.get(reverse("insights")).content


def test_the_page_takes_few_queries(
    browser: Client, known: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    browser.get(reverse("insights"))
    with django_assert_max_num_queries(6):
        browser.get(reverse("insights"))
