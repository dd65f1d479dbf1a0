"""Deeds on people: joining and splitting restore exactly, doubts are remembered, people are found however written."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentee.flows.own_words import put_inside, put_tags
from mentee.records.facts import Channel, Key, KeyKind, Relation, RelationKind
from mentee.records.journey import Direction
from mentee.store import models
from mentee.store.reads.doubts import count_open, open_doubts
from mentee.store.reads.page import person_page
from mentee.store.reads.people import find_person, likeness, people, shown
from mentee.store.writes.people import (
    Verdict,
    add_person,
    answer_doubt,
    delete_person,
    merge_people,
    people_of,
    set_name,
)
from mentee.store.writes.splits import split_merge
from tests.store.invented import (
    NOW,
    bring,
    contact,
    gathering,
    mail,
    mail_key,
    meeting,
    new_owner,
    person,
    picture,
    post,
    row_of,
)
from tests.store.test_imports import ADA, BEN, ME

pytestmark = pytest.mark.django_db
NAMES = ("ada", "ben", "cal", "dot", "eva")


def town() -> models.User:
    owner = new_owner()
    people = [contact(f"{name}@{name}.example", f"{name.title()} {name.title()}son") for name in NAMES]
    bring(owner, "a", [mail(str(n), people[n], people[(n + 1) % 5], ME, day=n) for n in range(5)])
    return owner


def without_doubts(owner: models.User) -> dict[str, list[str]]:
    return {table: rows for table, rows in picture(owner).items() if table not in ("doubt", "merge")}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    pairs=st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=5),
    order=st.randoms(use_true_random=False),
)
def test_splitting_what_was_joined_restores_everything(
    pairs: list[tuple[str, str]],
    order: st.randoms,  # type: ignore[valid-type]
) -> None:
    owner = town()
    before = without_doubts(owner)
    deeds = []
    for one, other in pairs:
        a, b = (row_of(owner, f"{name}@{name}.example").pk for name in (one, other))
        if a != b:
            deeds.append(merge_people(owner, a, b, reason="said so", now=NOW))
    order.shuffle(deeds)  # type: ignore[attr-defined]
    for deed in deeds:
        split_merge(owner, deed, now=NOW)
    assert without_doubts(owner) == before


def test_joined_people_are_one_and_facts_stay_where_they_were() -> None:
    owner = town()
    ada, ben = row_of(owner, "ada@ada.example"), row_of(owner, "ben@ben.example")
    merge_people(owner, ben.pk, ada.pk, reason="a nickname", now=NOW)
    assert shown(owner, ben.pk) == ada.pk
    page = person_page(owner, ben.pk, now=NOW.timestamp())
    assert {key.value for key in page.keys} == {"ada@ada.example", "ben@ben.example"}
    assert page.joined[0].by_user
    assert models.Participant.objects.filter(person=ben).exists()
    with pytest.raises(ValueError, match="already"):
        merge_people(owner, ada.pk, ben.pk, reason="again", now=NOW)


def test_what_was_split_is_not_joined_again_by_a_file() -> None:
    owner = new_owner()
    page = Key(KeyKind.URL, "linkedin.com/in/ada-oak")
    both = person("Ada Oak", page, mail_key("ada@acme.example"))
    bring(owner, "a", [both])
    deed = models.Merge.objects.get(owner=owner)
    split_merge(owner, deed.pk, now=NOW)
    bring(owner, "b", [both])
    assert models.Person.objects.filter(owner=owner, root=None, is_seeker=False).count() == 2
    with pytest.raises(LookupError):
        split_merge(owner, deed.pk, now=NOW)


def test_splitting_one_of_three_joinings_makes_two_people_and_says_what_else_went() -> None:
    owner = new_owner()
    page = Key(KeyKind.URL, "linkedin.com/in/ada-oak")
    ada, oak = mail_key("ada@acme.example"), mail_key("oak@home.example")
    for file, keys in (("a", (ada, oak)), ("b", (oak, page)), ("c", (page, oak)), ("d", (ada, page))):
        bring(owner, file, [person("Ada Oak", *keys)])
    deed = models.Merge.objects.get(owner=owner, source__file="a")
    split = split_merge(owner, deed.pk, now=NOW)
    assert row_of(owner, "ada@acme.example").pk != row_of(owner, "oak@home.example").pk
    assert {split.one.keys, split.other.keys} == {
        ("ada@acme.example",),
        ("oak@home.example", "linkedin.com/in/ada-oak"),
    }
    assert [{one, other} for one, other, _ in split.also] == [{"ada@acme.example", "linkedin.com/in/ada-oak"}]
    bring(owner, "e", [person("Ada Oak", ada, page)])
    assert row_of(owner, "ada@acme.example").pk != row_of(owner, "oak@home.example").pk


def test_the_users_own_joining_outweighs_what_files_say() -> None:
    owner = new_owner()
    ada, oak, bo = (mail_key(f"{name}@acme.example") for name in ("ada", "oak", "bo"))
    bring(owner, "alone", [person("Bo Oak", bo), person("Ada Oak", ada)])
    merge_people(owner, row_of(owner, bo.value).pk, row_of(owner, ada.value).pk, reason="I know her", now=NOW)
    bring(owner, "a", [person("Ada Oak", ada, oak)])
    for file in ("b", "c", "d"):
        bring(owner, file, [person("Ada Oak", oak, bo)])
    split_merge(owner, models.Merge.objects.get(owner=owner, source__file="a").pk, now=NOW)
    assert row_of(owner, "ada@acme.example").pk == row_of(owner, "bo@acme.example").pk
    assert row_of(owner, "ada@acme.example").pk != row_of(owner, "oak@acme.example").pk


def twins_owner() -> models.User:
    owner = new_owner()
    bring(
        owner,
        "a",
        [
            person("Robert Oak", Key(KeyKind.URL, "linkedin.com/in/robert-oak"), at="Acme Ltd", title="Cook"),
            mail("1", contact("bob.oak@acme.example", "Bob Oak"), ME),
        ],
    )
    return owner


def test_a_likely_twin_waits_with_its_evidence_and_is_joined_on_the_users_word() -> None:
    owner = twins_owner()
    (doubt,) = open_doubts(owner)
    assert {doubt.a.name, doubt.b.name} == {"Robert Oak", "Bob Oak"}
    assert any("acme" in text for text in doubt.evidence)
    assert count_open(owner) == 1
    answer_doubt(owner, doubt.id, "same", now=NOW)
    assert open_doubts(owner) == []
    assert shown(owner, doubt.a.id) == shown(owner, doubt.b.id)


def test_different_is_never_asked_again_and_skipped_comes_last() -> None:
    owner = twins_owner()
    (doubt,) = open_doubts(owner)
    answer_doubt(owner, doubt.id, "skipped", now=NOW)
    assert [one.id for one in open_doubts(owner)] == [doubt.id]
    answer_doubt(owner, doubt.id, "different", now=NOW)
    bring(owner, "b", [mail("2", contact("bob.oak@acme.example", "Bob Oak"), ME)])
    assert open_doubts(owner) == []
    with pytest.raises(LookupError):
        answer_doubt(new_owner(), doubt.id, "same", now=NOW)


@pytest.mark.parametrize(("verdict", "left"), [("different", 0), ("skipped", 1)])
def test_another_answer_takes_apart_what_the_first_had_joined(verdict: Verdict, left: int) -> None:
    owner = twins_owner()
    (doubt,) = open_doubts(owner)
    answer_doubt(owner, doubt.id, "same", now=NOW)
    answer_doubt(owner, doubt.id, verdict, now=NOW)
    assert shown(owner, doubt.a.id) != shown(owner, doubt.b.id)
    assert len(open_doubts(owner)) == left
    answer_doubt(owner, doubt.id, "same", now=NOW)
    assert shown(owner, doubt.a.id) == shown(owner, doubt.b.id)


def test_a_joining_by_answer_can_be_split_and_is_then_different() -> None:
    owner = twins_owner()
    (doubt,) = open_doubts(owner)
    answer_doubt(owner, doubt.id, "same", now=NOW)
    split_merge(owner, models.Merge.objects.get(owner=owner, source=None).pk, now=NOW)
    assert open_doubts(owner) == []
    assert shown(owner, doubt.a.id) != shown(owner, doubt.b.id)


@pytest.mark.parametrize(
    "text",
    ["José Núñez", "nunez jose", "Nunez, José", "jose nunes", "Núñez", "jose@birch.example", "JOSE@BIRCH.EXAMPLE"],
)
def test_people_are_found_however_they_are_written(text: str) -> None:
    owner = new_owner()
    bring(owner, "a", [mail("1", contact("jose@birch.example", "José Núñez"), ADA), mail("2", BEN, ADA)])
    found = find_person(owner, text)
    assert found[0].name == "José Núñez"
    assert len(found) == 1


def test_an_exact_name_or_key_is_certain() -> None:
    owner = new_owner()
    bring(owner, "a", [mail("1", ADA, contact("ann@acme.example", "Ann Oak"), ME)])
    found = find_person(owner, "Oak, Ada")
    assert found[0].score == 1.0
    assert all(match.score < 0.9 for match in found[1:])
    assert find_person(owner, f"#{found[0].id}")[0].name == "Ada Oak"
    assert find_person(owner, "nobody at all") == []
    assert find_person(owner, "") == []


@given(st.text(alphabet="abc ", max_size=12), st.text(alphabet="abc ", max_size=12))
def test_likeness_is_a_share(one: str, other: str) -> None:
    assert 0.0 <= likeness(one, other) <= 1.0


def test_a_page_has_everything_with_its_source_in_few_queries() -> None:
    owner = new_owner()
    boss = Relation(RelationKind.REPORTS_TO, contact("ben@birch.example", "Ben Birch"))
    bring(
        owner,
        "people.csv",
        [
            person(
                "Ada Oak", mail_key("ada@acme.example"), at="Acme", title="Engineer", headline="Builds",
                skills=("tea",), notes="met in May", relations=(boss,), tags=("friend",),
            )
        ],
    )  # fmt: skip
    facts = [mail("1", ADA, ME), mail("2", ME, ADA, BEN, day=2), meeting("m", ADA, ME, day=3)]
    bring(owner, "box", [*facts, gathering("g", ADA, ME, topic="On oaks"), post("p", ADA, "Old oaks")])
    with CaptureQueriesContext(connection) as queries:
        page = person_page(owner, row_of(owner, "ada@acme.example").pk, now=NOW.timestamp(), limit=2)
    assert len(queries) < 25
    assert (page.name, page.headline, page.notes) == ("Ada Oak", "Builds", "met in May")
    assert page.names[0].files == ("people.csv", "box")
    assert page.skills[0].text == "tea"
    assert page.positions[0][0].organisation == "Acme"
    assert (page.relations[0].name, page.relations[0].forward) == ("Ben Birch", True)
    assert page.gatherings[0].with_seeker
    assert page.gatherings[0].topics == ("On oaks",)
    assert page.posts[0].title == "Old oaks"
    assert page.files == ("people.csv", "box")
    assert [(one.channel, one.direction) for one in page.timeline] == [
        (Channel.MEETING, Direction.BOTH),
        (Channel.MAIL, Direction.SENT),
    ]
    assert page.more is not None
    rest = person_page(owner, page.id, now=NOW.timestamp(), before=page.more, limit=2)
    assert [one.direction for one in rest.timeline] == [Direction.RECEIVED]
    assert rest.more is None


def test_lists_turn_pages_and_know_inside_and_text() -> None:
    owner = new_owner()
    everybody = [contact(f"p{n:02}@acme.example", f"Pia P{chr(97 + n)}") for n in range(25)]
    bring(owner, "a", [mail(str(n), one, ME) for n, one in enumerate(everybody)])
    put_inside(owner, [row_of(owner, "p03@acme.example").pk], True, now=NOW)
    first = people(owner, limit=10)
    folded = models.Person.objects.get(pk=first[-1].id).folded
    second = people(owner, after=(folded, first[-1].id), limit=10)
    assert [line.name for line in first + second] == [f"Pia P{chr(97 + n)}" for n in range(20)]
    assert [line.name for line in people(owner, inside=True)] == ["Pia Pd"]
    assert len(people(owner, inside=False, limit=100)) == 24
    assert [line.name for line in people(owner, text="p07@")] == ["Pia Ph"]
    assert people(owner, text="100%_!") == []
    assert (first[0].interactions, first[0].last is not None) == (1, True)


def test_every_page_together_is_everybody_once() -> None:
    owner = new_owner()
    named = [contact(f"p{n}@acme.example", f"Pia P{chr(97 + n % 5)}") for n in range(11)]
    nameless = [contact(f"x{n}@acme.example") for n in range(7)]
    bring(owner, "a", [mail(str(n), one, ME) for n, one in enumerate([*nameless, *named])])
    seen: list[int] = []
    after: tuple[str, int] | None = None
    while page := people(owner, after=after, limit=4):
        seen += [line.id for line in page]
        after = (models.Person.objects.get(pk=seen[-1]).folded, seen[-1])
    assert len(seen) == len(set(seen)) == 18
    assert models.Person.objects.get(pk=seen[-1]).folded == ""


def test_the_users_word_wins_and_can_be_taken_back() -> None:
    owner = town()
    ada = row_of(owner, "ada@ada.example").pk
    set_name(owner, ada, "Auntie Ada")
    put_tags(owner, ada, ["family", "family", " "], now=NOW)
    page = person_page(owner, ada, now=0)
    assert (page.name, [tag.text for tag in page.tags]) == ("Auntie Ada", ["family"])
    set_name(owner, ada, "")
    assert person_page(owner, ada, now=0).name == "Ada Adason"
    put_inside(owner, [ada], True, now=NOW)
    assert person_page(owner, ada, now=0).inside
    put_inside(owner, [ada], None, now=NOW)
    assert not person_page(owner, ada, now=0).inside


def test_people_can_be_told_by_hand() -> None:
    owner = new_owner()
    first = add_person(owner, person("Ada Oak", headline="Builds"), now=NOW)
    assert add_person(owner, person("Ada Oak", notes="tall"), now=NOW) == first
    with pytest.raises(ValueError, match="name or an address"):
        add_person(owner, person(""), now=NOW)
    named = people_of(owner, [ADA, contact("no-reply@acme.example")], now=NOW)
    assert list(named.values()) == [row_of(owner, "ada@acme.example").pk, None]
    delete_person(owner, first)
    assert find_person(owner, f"#{first}") == []
