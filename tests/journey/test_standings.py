"""Each row of the table of moves, and what the seeker may overrule."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from mentee.journey.standings import MoveRefusedError, advance, check_move, move, permitted
from mentee.records.journey import Evaluation, Move, Relationship, Standing, Wish
from mentee.records.seeker import Reflection
from tests.journey.people import NOW, ada, admired, ago, challenge, glad, got, met, sent

S = Standing


def after(rel: Relationship) -> list[Standing]:
    """The standings that evidence alone leads through."""
    return [made.after for made in advance(rel, NOW)]


def test_nothing_moves_without_evidence() -> None:
    for standing in S:
        assert after(ada(standing)) == []


def test_connecting_takes_a_reflection_and_a_first_contact() -> None:
    assert after(ada(S.CONSIDERING, encounters=(sent(3),))) == [S.CONNECTING]
    assert after(ada(S.CONSIDERING, encounters=(sent(3),), reflections=())) == []
    bare = Reflection(ago(9), like=5, respect=5)
    assert after(ada(S.CONSIDERING, encounters=(sent(3),), reflections=(bare,))) == []
    flagged = replace(admired(2), red_flag="shouts at people")
    assert after(ada(S.CONSIDERING, encounters=(sent(3),), reflections=(admired(), flagged))) == []


def test_an_answer_makes_acquainted_and_a_meeting_conversing() -> None:
    assert after(ada(encounters=(sent(9), got(8)))) == [S.ACQUAINTED]
    assert after(ada(encounters=(met(9, others=8),))) == [S.ACQUAINTED]
    assert after(ada(S.ACQUAINTED, encounters=(met(9),))) == [S.CONVERSING]


def test_mutual_takes_two_meetings_and_both_sides() -> None:
    good = (met(60), met(20), sent(50), got(49), sent(30), got(29))
    assert after(ada(S.CONVERSING, encounters=good, evaluations=(glad(10),))) == [S.MUTUAL]
    assert after(ada(S.CONVERSING, encounters=good)) == []
    assert after(ada(S.CONVERSING, encounters=good[1:], evaluations=(glad(10),))) == []
    cold = (met(190), met(180), sent(85), sent(70), sent(50), met(40, declined=True))
    assert after(ada(S.CONVERSING, encounters=cold, evaluations=(glad(10),))) == []
    sour = Evaluation(ago(5), 2, 2, 2, Wish.EASE_OFF)
    assert after(ada(S.CONVERSING, encounters=good, evaluations=(glad(10), sour))) == []


def test_mentor_takes_a_closed_loop_on_a_challenge() -> None:
    assert after(ada(S.MUTUAL, feedback=(challenge(30, closed=True),))) == [S.MENTOR]
    assert after(ada(S.MUTUAL, feedback=(challenge(30),))) == []
    skipped = replace(challenge(30, closed=True), acted_on=None)
    assert after(ada(S.MUTUAL, feedback=(skipped,))) == []
    with pytest.raises(MoveRefusedError, match="feedback"):
        check_move(ada(S.MUTUAL), S.MENTOR, "I feel it", NOW)


def test_long_known_people_climb_as_far_as_evidence_goes() -> None:
    rel = ada(S.CONSIDERING, encounters=(sent(90), got(89), met(60)))
    made = advance(rel, NOW)
    assert [step.after for step in made] == [S.CONNECTING, S.ACQUAINTED, S.CONVERSING]
    assert all(step.evidence and not step.by_seeker for step in made)
    for step in made:
        rel = move(rel, step)
    assert advance(rel, NOW) == []


def test_silence_permits_rest_and_unanswered_follow_ups_letting_go_but_neither_moves_by_itself() -> None:
    quiet = ada(S.ACQUAINTED, encounters=(got(200), sent(199)))
    assert [offer.after for offer in permitted(quiet, NOW)] == [S.RESTING]
    silent = ada(encounters=(sent(80), sent(60), sent(30)))
    assert [offer.after for offer in permitted(silent, NOW)] == [S.LET_GO]
    assert after(quiet) == after(silent) == []
    assert permitted(ada(encounters=(sent(80), sent(60), sent(20))), NOW) == []


def test_a_new_exchange_wakes_what_rests_to_where_it_was() -> None:
    rested = (Move(ago(50), S.CONVERSING, S.RESTING, by_seeker=True, reason="busy"),)
    assert after(ada(S.RESTING, moves=rested, encounters=(sent(60), got(55)))) == []
    assert after(ada(S.RESTING, moves=rested, encounters=(sent(60), got(40)))) == []
    assert after(ada(S.RESTING, moves=rested, encounters=(sent(45), got(40)))) == [S.CONVERSING]


def test_let_go_is_undone_only_by_the_seeker_and_old_evidence_lifts_it_no_more() -> None:
    rel = ada(S.LET_GO, encounters=(sent(90), got(89), met(60), sent(5), got(4)))
    assert after(rel) == []
    back = move(rel, check_move(rel, S.CONSIDERING, "met again by chance", NOW))
    assert after(back) == []
    later = replace(back, encounters=(*back.encounters, sent(-1), got(-2)))
    assert [m.after for m in advance(later, NOW + timedelta(days=3))] == [S.CONNECTING, S.ACQUAINTED]


def test_what_the_seeker_moved_down_stays_down() -> None:
    rel = ada(S.CONVERSING, encounters=(sent(90), got(89), met(60)))
    down = move(rel, check_move(rel, S.ACQUAINTED, "it was a chance meeting", NOW))
    assert after(down) == []
    assert advance(replace(down, encounters=(*down.encounters, met(-2))), NOW + timedelta(days=3))


def test_the_seeker_needs_a_reason_where_there_is_no_evidence() -> None:
    with pytest.raises(MoveRefusedError, match="why"):
        check_move(ada(), S.CONVERSING, "  ", NOW)
    made = check_move(ada(), S.CONVERSING, "we talk on the train", NOW)
    assert made.by_seeker
    assert made.reason == "we talk on the train"
    for own in (S.RESTING, S.LET_GO):
        assert check_move(ada(since=ago(5)), own, "", NOW).reason
    with pytest.raises(MoveRefusedError, match="already"):
        check_move(ada(), S.CONNECTING, "again", NOW)
    assert check_move(ada(None), S.CONSIDERING, "", NOW).before is None
