"""Likely twins: found with evidence, never on an ordinary name alone, and without comparing all with all."""

from __future__ import annotations

import time
from itertools import combinations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from mentee.identity.compare import agreement
from mentee.identity.twins import Entry, Twin, candidates, label, site_label, twins


def entry(*names: str, at: str = "", host: str = "", box: str = "", profile: str = "") -> Entry:
    hosts, boxes = (frozenset([one] if one else []) for one in (host, box))
    return Entry(names, frozenset([at] if at else []), hosts, boxes, profile)


def found(*entries: Entry, known_with: dict[int, frozenset[int]] | None = None) -> list[Twin]:
    return twins(entries, known_with=known_with or {}, pairs=candidates(entries))


def test_name_and_organisation() -> None:
    (twin,) = found(entry("bob oak", at="acme"), entry("robert oak", at="acme"), entry("robert elm", at="acme"))
    assert (twin.a, twin.b) == (0, 1)
    assert twin.evidence == ("a short form of the same name: bob oak / robert oak", "both at acme")


def test_name_and_host() -> None:
    (twin,) = found(entry("ada oak", host="acme.example"), entry("ada m oak", host="acme.example"))
    assert "addresses at the same place: acme.example" in twin.evidence


def test_an_address_at_the_others_organisation() -> None:
    assert found(entry("ada oak", at="acme paper"), entry("a oak", host="mail.acmepaper.co.uk"))
    assert (label("acme paper"), site_label("mail.acmepaper.co.uk")) == ("acmepaper", "acmepaper")


def test_seen_with_the_same_people() -> None:
    pair = (entry("ada oak"), entry("a oak"), entry("ada oak"))
    assert found(*pair, known_with={0: frozenset({7, 8}), 1: frozenset({7, 8})})


def test_the_same_mailbox_name_elsewhere() -> None:
    assert found(
        entry("ada oak", box="ada.oak", host="gmail.com"), entry("ada oak", box="ada.oak", host="acme.example")
    )


def test_never_on_an_ordinary_name_alone() -> None:
    family = [entry(f"{given} smith") for given in ("jane", "jane", "john", "jack", "joan")]
    assert found(*family) == []
    assert found(entry("jane", host="gmail.com"), entry("jane", host="gmail.com")) == []
    assert found(entry("jane smith", host="gmail.com"), entry("j smith", host="gmail.com")) == []


def test_a_rare_whole_name_is_worth_a_question() -> None:
    (twin,) = found(entry("ada quillfeather"), entry("quillfeather ada"), entry("ben oak"))
    assert "nobody else has such a name" in twin.evidence
    assert twin.strength <= 0.6


def test_a_name_that_a_crowd_bears_is_no_evidence() -> None:
    known = {place: frozenset({97, 98, 99}) for place in range(80)}
    assert found(*[entry("trading", at="acme") for _ in range(60)], known_with=known) == []
    assert found(*[entry("trading desk", at="acme") for _ in range(30)], known_with=known) == []
    assert found(*[entry("trading", host=f"h{place}.example") for place in range(20)], known_with=known) == []
    here = [entry("jane smith", at=f"place {place}") for place in range(20)]
    assert len(found(*here, entry("jane smith", at="place 3"))) == 1


def test_many_with_an_initial_are_not_all_compared() -> None:
    entries = [entry("j smith", host=f"h{place}.example") for place in range(3000)]
    assert len(candidates([*entries, entry("jane smith", host="h7.example")])) < 1000


def test_two_profile_pages_speak_against_it() -> None:
    one, other = entry("ada oak", at="acme", profile="x/ada"), entry("ada oak", at="acme", profile="x/ada-2")
    assert found(one, other) == []


def test_the_strongest_comes_first() -> None:
    result = found(
        entry("ada oak", at="acme"),
        entry("a oak", at="acme"),
        entry("cal elm", at="birch"),
        entry("cal elm", at="birch"),
    )
    assert [(twin.a, twin.b) for twin in result] == [(2, 3), (0, 1)]


NAMES = st.sampled_from(
    ["bob oak", "robert oak", "b oak", "oak bob", "bobby q oak", "ada elm", "a elm", "ada", "elm ada"]
)


@given(st.lists(NAMES, max_size=8))
def test_no_pair_that_agrees_is_missed(names: list[str]) -> None:
    entries = [entry(name, at="acme") for name in names]
    all_pairs = {pair for pair in combinations(range(len(names)), 2) if agreement(*(names[place] for place in pair))}
    turned = {pair for pair in all_pairs if _only_turned(*(names[place] for place in pair))}
    assert all_pairs - turned <= candidates(entries)


def _only_turned(one: str, other: str) -> bool:
    """Pairs that agree only with one name's words turned and the given name short: too rare to look for."""
    return one.rsplit(maxsplit=1)[-1] != other.rsplit(maxsplit=1)[-1] and sorted(one.split()) != sorted(other.split())


def test_thirty_thousand_people_take_about_a_second() -> None:
    random = Random(1)
    given = ["ada", "bob", "robert", "jane", "john", "maria", "li", "wei", "anna", "peter", "j", "a"]
    entries = [
        entry(
            f"{random.choice(given)} fam{random.randrange(4000)}",
            at=f"firm{random.randrange(3000)}",
            host=f"firm{random.randrange(3000)}.example",
        )
        for _ in range(30_000)
    ]
    begun = time.process_time()
    found(*entries)
    assert time.process_time() - begun < 5  # a second on an idle core


def test_a_very_common_name_is_compared_only_within_a_place() -> None:
    many = [entry("jane smith", at=f"firm{number // 2}") for number in range(4000)]
    assert len(candidates(many)) == 2000


def test_where_chance_makes_all_namesakes_none_is_asked_about() -> None:
    random = Random(1)
    given, family = [f"given{i}" for i in range(30)], [f"fam{i}" for i in range(200)]
    entries = [entry(f"{random.choice(given)} {random.choice(family)}") for _ in range(3000)]
    assert len(found(*entries)) < 30
    again = [entry(f"{one} again{number}") for number, one in enumerate(given * 20)]
    assert len(found(*entries, *again, *again)) > 500
