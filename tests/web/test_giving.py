"""Give back: introductions that could be made, needs, the ledger in two keys, and the progress note."""

from __future__ import annotations

from django.test import Client
from django.utils import timezone

from mentee.flows.steps.goals import add_goal, update_goal
from mentee.records.journey import Gave, Received
from mentee.store.models import User
from mentee.store.reads.journey import relationship
from mentee.web.contexts.giving import KEYS
from tests.web.relations import Cards, after, bring_in, converse, take_back, take_up, words


def test_it_teaches_the_first_step(browser: Client, answered: User) -> None:
    assert "First, somebody to give to" in words(browser, "/give-back/")


def test_each_kind_is_kept_and_taken_back(browser: Client, answered: User, cards: Cards) -> None:
    ada = bring_in(answered, cards)["Ada"]
    take_up(answered, ada)
    for kind in (*Gave, *Received):
        page = after(browser, "/give-back/entry/", person=ada, kind=kind.value, note="a note", next="/give-back/")
        (kept,) = relationship(answered, ada, now=timezone.now()).ledger
        assert (kept.kind, kept.note) == (kind, "a note")
        take_back(browser, page)
        assert not relationship(answered, ada, now=timezone.now()).ledger


def test_two_keys_mean_one_thing_each() -> None:
    for kinds in (Gave, Received):
        keys = [KEYS[kind] for kind in kinds]
        assert len(set(keys)) == len(keys)


def test_the_balance_is_shown_and_each_ledger_opens(browser: Client, answered: User, cards: Cards) -> None:
    people = bring_in(answered, cards)
    take_up(answered, people["Ada"])
    take_up(answered, people["Bo"])
    after(browser, "/give-back/entry/", person=people["Ada"], kind="suggestion", note="write the caveat first")
    page = words(browser, "/give-back/")
    assert "received 1, given 0" in page
    assert "Nothing noted this quarter with" in page
    assert "write the caveat first" in words(browser, f"/give-back/?person={people['Ada']}")


def test_a_need_is_kept_and_met(browser: Client, answered: User, cards: Cards) -> None:
    ada = bring_in(answered, cards)["Ada"]
    take_up(answered, ada)
    page = after(browser, "/give-back/need/", person=ada, need="somebody who tunes pianos")
    assert "somebody who tunes pianos" in page
    after(browser, "/give-back/met/", person=ada, need="somebody who tunes pianos")
    assert relationship(answered, ada, now=timezone.now()).needs[0].met is not None
    assert "<b>somebody who tunes pianos</b>" not in words(browser, "/give-back/")


def test_somebody_known_well_who_has_it_becomes_an_introduction(
    browser: Client, answered: User, cards: Cards
) -> None:
    people = bring_in(answered, cards)
    take_up(answered, people["Ada"])
    converse(answered, people["Bo"])
    after(browser, "/give-back/need/", person=people["Ada"], need="head of samples")
    page = words(browser, "/give-back/")
    assert "Bo Sample" in page
    assert "Ask both first: the words" in page


def test_what_is_missing_is_said_in_words(browser: Client, answered: User, cards: Cards) -> None:
    ada = bring_in(answered, cards)["Ada"]
    take_up(answered, ada)
    assert "What it was is missing" in after(browser, "/give-back/entry/", person=ada, kind="gold")
    assert "With whom?" in after(browser, "/give-back/entry/", person="", kind="thanks")
    assert 'class="toast warn"' in after(browser, "/give-back/need/", person=ada, need=" ")


def test_the_progress_note_tells_what_came_of_advice(browser: Client, answered: User, cards: Cards) -> None:
    ada = bring_in(answered, cards)["Ada"]
    converse(answered, ada)
    now = timezone.now()
    add_goal(answered, "lead one review", now=now, advice_from="Ada Example")
    update_goal(answered, "lead one review", now=now, tried="led two", outcome="both ended early")
    page = words(browser, f"/give-back/note/{ada}/")
    assert "Progress note to Ada Example" in page
    assert "lead one review" in page
    assert "mailto:ada@sample.example" in page


def test_nobody_writes_into_anothers_ledger(stranger: Client, answered: User, cards: Cards) -> None:
    ada = bring_in(answered, cards)["Ada"]
    take_up(answered, ada)
    assert stranger.get(f"/give-back/?person={ada}").status_code == 404
    assert stranger.get(f"/give-back/note/{ada}/").status_code == 404
    for deed in ("entry", "need", "met"):
        sent = {"person": ada, "kind": "thanks", "need": "x"}
        assert stranger.post(f"/give-back/{deed}/", sent).status_code == 404
    assert not relationship(answered, ada, now=timezone.now()).ledger


def test_the_queries_do_not_grow_with_the_relationships(
    browser: Client, answered: User, cards: Cards, django_assert_max_num_queries: object
) -> None:
    people = bring_in(answered, cards)
    for person in people.values():
        converse(answered, person)
    words(browser, "/give-back/")
    with django_assert_max_num_queries(48):  # type: ignore[operator]
        words(browser, "/give-back/")
