"""The seeker's ties: what counts, what does not, and that the reasons add up."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from mentee.network.events import Events
from mentee.network.ties import Ratings, Ties, seeker_ties
from mentee.network.weights import DAY, TieWeights
from mentee.records.facts import Channel, Role
from tests.network.worlds import ME, NOW, Fact, events, letter, meeting, some_facts

WEIGHTS = TieWeights()
PEOPLE = 6


def ties(*facts: Fact, weights: TieWeights = WEIGHTS, now: float = NOW, people: int = PEOPLE) -> Ties:
    return seeker_ties(events(facts), me=ME, now=now, weights=weights, people=people)


def test_it_works() -> None:
    found = ties(letter(10, ME, 1), letter(9, 1, ME), meeting(3, ME, 1))
    parts = found.parts(1)
    assert (parts.sent, parts.received, parts.together) == (1, 1, 1)
    assert parts.span_days == pytest.approx(7)
    assert parts.reciprocity == 1.0
    assert parts.one_to_one_share == 1.0
    assert 0 < parts.strength < 1
    assert parts.last is not None
    assert parts.last.timestamp() == NOW - 3 * DAY
    assert [(reason.kind, reason.text) for reason in parts.reasons] == [
        ("sent", "you wrote once, last 10 days ago"),
        ("received", "wrote to you once, last 9 days ago"),
        ("together", "you met or spoke once, last 3 days ago"),
    ]


def test_nobody_and_nothing() -> None:
    empty = ties()
    assert len(empty) == PEOPLE
    assert not empty.strength.any()
    assert empty.parts(3).first is None
    assert empty.parts(3).reasons == ()
    assert np.isnan(empty.answered_share).all()


def test_rank_is_the_formula_of_the_design() -> None:
    plain = replace(WEIGHTS, quick_share=0.0)
    found = ties(letter(180, ME, 1, 2, 3), letter(360, 1, ME), weights=plain)
    assert found.rank[1] == pytest.approx(plain.sent / 2 / 2 + plain.received / 4)
    assert found.rank[2] == pytest.approx(plain.sent / 2 / 2)


def test_what_lies_ahead_does_not_count() -> None:
    assert not ties(letter(-1, ME, 1), meeting(-2, ME, 1)).strength.any()
    assert ties(letter(0, ME, 1)).sent[1] == 1


def test_bulk_mail_broadcasts_and_declined_invitations_make_no_tie() -> None:
    crowd = tuple(range(1, 60))
    declined = Fact(1, ((ME, Role.ORGANISER), (1, Role.DECLINED), (2, Role.ATTENDEE)), Channel.MEETING)
    found = ties(letter(1, ME, 3, bulk=True), letter(1, ME, *crowd), declined, people=60)
    assert np.flatnonzero(found.strength).tolist() == [2]
    absent = Fact(1, ((1, Role.ORGANISER), (ME, Role.DECLINED)), Channel.MEETING)
    assert not ties(absent).strength.any()


def test_a_person_named_twice_in_one_mail_counts_once() -> None:
    once = ties(letter(1, ME, 1, 2))
    twice = ties(Fact(1, ((ME, Role.SENDER), (1, Role.TO), (1, Role.CC), (2, Role.TO), (ME, Role.CC))))
    assert twice.sent.tolist() == once.sent.tolist()
    assert twice.strength.tolist() == once.strength.tolist()


def test_sent_weighs_more_than_received_and_recent_more_than_old() -> None:
    found = ties(letter(5, ME, 1), letter(5, 2, ME), letter(400, ME, 3))
    assert found.strength[1] > found.strength[2] > 0
    assert found.strength[1] > found.strength[3] > 0
    assert found.once[3] == pytest.approx(found.once[1])


def test_who_was_written_to_lately_is_closer_than_who_was_written_to_more_and_long_ago() -> None:
    found = ties(*(letter(300 + i, ME, 1) for i in range(6)), letter(3, ME, 2), letter(400, 3, ME))
    assert np.argsort(-found.strength).tolist()[:3] == [2, 1, 3]


def test_a_quiet_month_does_not_end_a_tie_of_years() -> None:
    years = [letter(30 + 10 * i, *pair) for i in range(100) for pair in ((ME, 1), (1, ME))]
    found = ties(*years, letter(0, ME, 2))
    assert found.strength[1] > 0.4 * found.once[1]
    assert found.strength[1] > found.strength[2]


def test_a_favour_is_asked_of_who_turns_to_the_seeker_and_lately() -> None:
    found = ties(letter(5, ME, 1), letter(5, 2, ME), letter(60, 3, ME), letter(60, 3, ME), letter(60, 3, ME))
    assert found.favour[2] > found.favour[1] > 0
    assert found.favour[2] > found.favour[3] > 0
    assert found.strength[1] > found.strength[2]


def test_being_addressed_together_is_a_faint_tie_and_no_contact() -> None:
    found = ties(letter(5, 2, ME, 1))
    assert found.alongside[1] == 1
    assert 0 < found.strength[1] < found.strength[2]
    assert np.isnan(found.last[1])


def test_two_ways_beat_one_way_of_the_same_rank() -> None:
    even = replace(WEIGHTS, received=WEIGHTS.sent)
    found = ties(letter(5, ME, 1), letter(5, 1, ME), letter(5, ME, 2), letter(5, ME, 2), weights=even)
    assert found.rank[1] == pytest.approx(found.rank[2])
    assert found.strength[2] == pytest.approx(found.strength[1] * WEIGHTS.one_way)


def test_the_seekers_rating_wins_and_gives_its_say_back_slowly() -> None:
    world = events([letter(5, ME, 1), letter(5, ME, 2)])
    value = np.array([np.nan, 0.9, np.nan, 0.5, 0.7, np.nan])

    def rated(at_days: float) -> Ties:
        at = np.full(PEOPLE, NOW - at_days * DAY)
        return seeker_ties(world, me=ME, now=NOW, weights=WEIGHTS, people=PEOPLE, ratings=Ratings(value, at))

    computed = ties(letter(5, ME, 1), letter(5, ME, 2)).strength
    today, long_ago = rated(0), rated(WEIGHTS.rating_half_life)
    assert today.strength[1] == pytest.approx(0.9)
    assert today.parts(1).rated
    assert today.strength[3] == pytest.approx(0.5)
    assert today.strength[2] == computed[2]
    assert long_ago.strength[1] == pytest.approx((0.9 + computed[1]) / 2)
    assert rated(-3).strength.tolist() == computed.tolist()
    assert not rated(-3).parts(1).rated


def test_few_words_with_somebody_ahead_in_role_say_more() -> None:
    world = events([letter(5, ME, 1), letter(5, 1, ME), letter(5, ME, 2), letter(5, 2, ME)])
    distance = np.array([0.0, 3.0, np.nan, 0.0, 0.0, -2.0])
    found = seeker_ties(world, me=ME, now=NOW, weights=WEIGHTS, people=PEOPLE, distance=distance)
    assert found.strength[1] > found.strength[2] > 0
    assert "role" in [reason.kind for reason in found.parts(1).reasons]


def test_answers_are_counted_per_question_within_their_conversation() -> None:
    found = ties(
        letter(100, ME, 1, thread=7),
        letter(98, ME, 1, thread=7),  # a reminder, not another question
        letter(96, 1, ME, thread=7),
        letter(90, ME, 1, thread=8),  # answered elsewhere only
        letter(80, 1, ME, thread=9),
        letter(70, ME, 2, thread=5),
        letter(2, ME, 3, thread=6),  # still waiting
    )
    assert found.asked.tolist() == [0, 2, 1, 0, 0, 0]
    assert found.answered_share[1] == 0.5
    assert found.answer_days[1] == pytest.approx(2)
    assert found.answered_share[2] == 0
    assert np.isnan(found.answered_share[3])
    assert np.isnan(found.answer_days[2])


def test_a_late_answer_is_none() -> None:
    assert ties(letter(100, ME, 1, thread=7), letter(10, 1, ME, thread=7)).answered_share[1] == 0


@settings(max_examples=30, deadline=None)
@given(some_facts())
def test_reasons_sum_to_the_strength_and_strength_is_bounded(facts: list[Fact]) -> None:
    found = ties(*facts)
    assert found.strength[ME] == 0
    for i in range(PEOPLE):
        parts = found.parts(i)
        assert sum(reason.points for reason in parts.reasons) == parts.strength
        assert 0 <= parts.strength < 1
        assert 0 <= parts.reciprocity <= 1
        assert 0 <= parts.one_to_one_share <= 1


@settings(max_examples=30, deadline=None)
@given(some_facts())
def test_the_order_of_facts_and_a_longer_world_change_nothing(facts: list[Fact]) -> None:
    found, reversed_, longer = ties(*facts), ties(*facts[::-1]), ties(*facts, people=PEOPLE + 4)
    np.testing.assert_allclose(reversed_.strength, found.strength, rtol=1e-12)
    np.testing.assert_array_equal(longer.strength[:PEOPLE], found.strength)


@settings(max_examples=25, deadline=None)
@given(some_facts())
def test_all_at_once_equals_one_at_a_time(facts: list[Fact]) -> None:
    found = ties(*facts)
    for person in range(1, PEOPLE):
        alone = [fact for fact in facts if person in {who for who, _ in fact.seats}]
        single = ties(*alone)
        assert single.strength[person] == pytest.approx(found.strength[person], rel=1e-12)
        assert single.parts(person).sent == found.parts(person).sent


@settings(max_examples=25, deadline=None)
@given(some_facts())
def test_another_letter_never_weakens_a_two_way_tie(facts: list[Fact]) -> None:
    even = [*facts, letter(1, ME, 1), letter(1, 1, ME)]
    assert ties(*even, letter(0, ME, 1), letter(0, 1, ME)).rank[1] > ties(*even).rank[1]


def test_thread_numbers_may_be_any_whole_numbers() -> None:
    big = 2**62
    found = ties(letter(20, ME, 1, thread=big), letter(19, 1, ME, thread=big), letter(18, ME, 1, thread=-big))
    assert found.answered_share[1] == 0.5


def test_events_are_left_as_they_were() -> None:
    world: Events = events([letter(20, ME, 1), letter(1, 1, ME)])
    before = {name: getattr(world, name).copy() for name in ("at", "person", "role", "offsets")}
    seeker_ties(world, me=ME, now=NOW, weights=WEIGHTS, people=PEOPLE)
    for name, column in before.items():
        np.testing.assert_array_equal(getattr(world, name), column)


def connected(days: float, person: int) -> Fact:
    return Fact(days, ((ME, Role.ATTENDEE), (person, Role.ATTENDEE)), Channel.SOCIAL)


def invited(days: float, sender: int, to: int) -> Fact:
    return Fact(days, ((sender, Role.SENDER), (to, Role.TO)), Channel.SOCIAL)


def test_what_happened_on_social_media_is_called_so() -> None:
    found = ties(connected(9, 1), connected(9, 2), letter(8, 5, ME, 2), invited(7, ME, 3), letter(5, ME, 3))
    texts = [{reason.kind: reason.text for reason in found.parts(i).reasons} for i in (1, 2, 3)]
    assert texts[0]["alongside"] == "connected on social media, last 9 days ago"
    assert texts[0]["reciprocity"] == "neither has written to the other yet"
    assert texts[1]["alongside"] == "others wrote to you both once and connected on social media, last 8 days ago"
    assert texts[2]["sent"] == "you wrote once and you turned to them on social media once, last 5 days ago"


def test_one_way_is_said_only_where_it_is() -> None:
    found = ties(*(letter(i + 1, ME, 1) for i in range(9)), letter(1, 1, ME), *(letter(i, ME, 2) for i in (1, 2)),
                 letter(3, 2, ME))  # fmt: skip
    texts = [{reason.kind: reason.text for reason in found.parts(i).reasons} for i in (1, 2)]
    assert [text["reciprocity"] for text in texts] == ["goes mostly one way", "a little one-sided"]


def test_unnamed_company_makes_a_meeting_weigh_as_company_does() -> None:
    alone, crowd = meeting(3, ME, 1), replace(meeting(3, ME, 1), unnamed=12)
    assert ties(crowd).rank[1] == pytest.approx(ties(alone).rank[1] / 12**WEIGHTS.crowding)
    assert ties(crowd).parts(1).one_to_one_share == 0.0


def test_a_call_that_reached_nobody_was_sent_and_messages_of_both_went_both_ways() -> None:
    tried = Fact(3, ((ME, Role.SENDER), (1, Role.TO)), Channel.CALL)
    assert (ties(tried).sent[1], ties(tried).together[1]) == (1, 0)
    assert ties(tried).rank[1] == pytest.approx(ties(letter(3, ME, 1)).rank[1])
    swapped = Fact(3, ((ME, Role.ATTENDEE), (1, Role.ATTENDEE)), Channel.MESSAGE)
    both = ties(letter(3, ME, 1), letter(3, 1, ME))
    assert ties(swapped).rank[1] == pytest.approx(both.rank[1])
    assert ties(swapped).parts(1).reciprocity == 1.0
