"""The journey: every deed comes back as it was said, and can be taken back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from mentee.records.facts import Channel
from mentee.records.journey import (
    ActionKind,
    Answer,
    Decision,
    Direction,
    Evaluation,
    Feedback,
    FeedbackKind,
    Gave,
    Goal,
    Hold,
    Introduction,
    LedgerEntry,
    Move,
    Need,
    Question,
    Received,
    Standing,
    Wish,
)
from mentee.records.seeker import Reflection, Trait
from mentee.store import models
from mentee.store.models import User
from mentee.store.owners import facts_version, version
from mentee.store.reads.journey import goals, latest_deeds, relationship, relationships
from mentee.store.writes import journey
from mentee.store.writes.journey import doing, undo_last
from mentee.store.writes.people import merge_people
from mentee.store.writes.splits import split_merge
from tests.store.invented import NOW, bring, contact, gathering, mail, new_owner, picture, post, row_of
from tests.store.test_imports import ADA, BEN, ME

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
CONSIDER = Move(NOW, None, Standing.CONSIDERING, reason="she teaches well", by_seeker=True)


@pytest.fixture
def owner() -> User:
    owner = new_owner()
    bring(owner, "a", [mail("1", ADA, ME), mail("2", ME, ADA, day=2, thread="1"), mail("3", BEN, ADA, ME, day=3)])
    return owner


def ada(owner: User) -> int:
    return row_of(owner, "ada@acme.example").pk


def test_everything_said_comes_back(owner: User) -> None:
    person = ada(owner)
    reflection = Reflection(NOW, 4, 5, None, ("care",), (Trait("calm", "in the outage"),), "", "note")
    evaluation = Evaluation(NOW, 4, 5, 3, Wish.CONTINUE, "good")
    entries = (LedgerEntry(NOW, Received.INSIGHT, "on budgets"), LedgerEntry(NOW, Gave.THANKS))
    said = Feedback("f1", NOW, FeedbackKind.CHALLENGE, "you rush", tell_on=TODAY, plan="if late, then wait")
    hold = Hold(TODAY, TODAY + timedelta(30), "her team was cut")
    question, need = Question("What would you do again?", NOW, "less"), Need("a tester", NOW)
    asked = Introduction("Ben Birch", NOW, accepted=NOW)
    decision = Decision(NOW, ActionKind.REFLECT, Answer.LATER, TODAY, "about")
    with doing(owner, "all at once", now=NOW) as deed:
        journey.move(deed, person, CONSIDER)
        journey.reflect(deed, person, reflection)
        journey.add_evaluation(deed, person, evaluation)
        for entry in entries:
            journey.add_ledger(deed, person, entry)
        journey.save_feedback(deed, person, said)
        journey.add_hold(deed, person, hold)
        journey.save_question(deed, person, question)
        journey.save_need(deed, person, need)
        journey.save_introduction(deed, person, asked)
        journey.decide(deed, person, decision)
        journey.set_gaps(deed, person, ideal_gap=10, max_gap=None)
    found = relationship(owner, person, now=NOW)
    assert (found.person, found.name, found.standing, found.since) == (str(person), "Ada Oak", "considering", NOW)
    assert found.moves == (CONSIDER,)
    assert found.reflections == (reflection,)
    assert found.evaluations == (evaluation,)
    assert found.ledger == entries
    assert (found.feedback, found.holds, found.questions) == ((said,), (hold,), (question,))
    assert (found.needs, found.introductions, found.decisions) == ((need,), (asked,), (decision,))
    assert (found.ideal_gap, found.max_gap) == (10, 180)
    assert relationships(owner, now=NOW) == [found]


def test_encounters_are_the_exchanges_of_the_two(owner: User) -> None:
    met = relationship(owner, ada(owner), now=NOW).encounters
    assert [(one.direction, one.others) for one in met] == [(Direction.RECEIVED, 0), (Direction.SENT, 0)]
    assert met[0].thread == met[1].thread == met[0].key


def test_chances_and_topics_come_from_the_facts(owner: User) -> None:
    bring(owner, "b", [gathering("g", ADA, topic="On oaks"), post("p", ADA, "Old oaks"), gathering("h", BEN)])
    found = relationship(owner, ada(owner), now=NOW.replace(month=2))
    assert [chance.title for chance in found.gatherings] == ["fair"]
    assert [chance.title for chance in found.posts] == ["Old oaks"]
    assert found.topics == ("On oaks", "Old oaks")
    assert relationship(owner, ada(owner), now=NOW).posts == ()  # too old to answer


def test_undo_takes_a_whole_deed_back(owner: User) -> None:
    before = picture(owner)
    person = ada(owner)
    with doing(owner, "considered Ada", now=NOW) as deed:
        journey.move(deed, person, CONSIDER)
    middle = picture(owner)
    with doing(owner, "logged a coffee", now=NOW) as deed:
        key = journey.log_interaction(deed, people=[person], at=NOW, channel=Channel.IN_PERSON, minutes=45)
        journey.note_interaction(deed, key, "on budgets")
        journey.move(deed, person, Move(NOW, Standing.CONSIDERING, Standing.ACQUAINTED, ("coffee",)))
        journey.save_question(deed, person, Question("Why?"))
        journey.save_question(deed, person, Question("Why?", NOW, "because"))
    met = relationship(owner, person, now=NOW).encounters[-1]
    assert (met.key, met.notes, met.minutes, met.direction) == (key, "on budgets", 45, Direction.BOTH)
    assert undo_last(owner, now=NOW) == "logged a coffee"
    after = picture(owner)
    after["deed"] = after["deed"][:1]
    assert {**after, "deed": []} == {**middle, "deed": []}
    assert undo_last(owner, now=NOW) == "considered Ada"
    assert {**picture(owner), "deed": []} == {**before, "deed": []}
    assert undo_last(owner, now=NOW) is None
    assert [stands for _, _, stands in latest_deeds(owner)] == [False, False]


def test_a_move_must_start_where_things_stand_and_have_a_ground(owner: User) -> None:
    person = ada(owner)
    with pytest.raises(ValueError, match="standing"), doing(owner, "x", now=NOW) as deed:
        journey.move(deed, person, Move(NOW, Standing.MUTUAL, Standing.MENTOR, ("loop",)))
    with pytest.raises(ValueError, match="reason"), doing(owner, "x", now=NOW) as deed:
        journey.move(deed, person, Move(NOW, None, Standing.CONSIDERING))
    with pytest.raises(IntegrityError), transaction.atomic():
        models.MoveRow.objects.create(person_id=person, at=NOW, after="mentor")
    assert relationship(owner, person, now=NOW).standing is None
    assert latest_deeds(owner) == []


def test_feedback_goes_further_under_its_key(owner: User) -> None:
    person = ada(owner)
    said = Feedback("f1", NOW, FeedbackKind.PRAISE, "well done")
    with doing(owner, "heard", now=NOW) as deed:
        journey.save_feedback(deed, person, said)
    welcomed = Feedback("f1", NOW, FeedbackKind.PRAISE, "well done", welcomed=NOW)
    with doing(owner, "thanked", now=NOW) as deed:
        journey.save_feedback(deed, person, welcomed)
    assert relationship(owner, person, now=NOW).feedback == (welcomed,)
    undo_last(owner, now=NOW)
    assert relationship(owner, person, now=NOW).feedback == (said,)


def test_a_hold_can_end_early(owner: User) -> None:
    person = ada(owner)
    with doing(owner, "hold", now=NOW) as deed:
        journey.add_hold(deed, person, Hold(TODAY - timedelta(5), TODAY + timedelta(9), "move"))
        journey.end_hold(deed, person, today=TODAY)
    assert relationship(owner, person, now=NOW).holds == (Hold(TODAY - timedelta(5), TODAY, "move"),)


def test_goals_come_back(owner: User) -> None:
    goal = Goal("speak in public", date(2026, 1, 1), advice_from="Ada Oak")
    with doing(owner, "goal", now=NOW) as deed:
        journey.save_goal(deed, goal)
    assert goals(owner) == (goal,)


def test_the_journey_follows_a_joined_person(owner: User) -> None:
    bring(owner, "b", [mail("9", contact("oak@home.example", "Ada Oak"), ME)])
    home = row_of(owner, "oak@home.example").pk
    with doing(owner, "considered", now=NOW) as deed:
        journey.move(deed, home, CONSIDER)
    merge = merge_people(owner, ada(owner), home, reason="her home address", now=NOW)
    assert [found.person for found in relationships(owner, now=NOW)] == [str(ada(owner))]
    assert len(relationship(owner, home, now=NOW).encounters) == 3
    split_merge(owner, merge, now=NOW)
    assert [found.person for found in relationships(owner, now=NOW)] == [str(home)]


def test_the_number_of_queries_does_not_grow_with_people(owner: User) -> None:
    def load() -> int:
        with CaptureQueriesContext(connection) as queries:
            relationships(owner, now=NOW)
        return len(queries)

    with doing(owner, "one", now=NOW) as deed:
        journey.move(deed, ada(owner), CONSIDER)
    few = load()
    people = [contact(f"p{number}@acme.example", f"Pia {number}") for number in range(30)]
    bring(owner, "c", [mail(f"p{number}", one, ME) for number, one in enumerate(people)])
    with doing(owner, "many", now=NOW) as deed:
        for number in range(30):
            journey.move(deed, row_of(owner, f"p{number}@acme.example").pk, CONSIDER)
    assert load() == few < 30


def test_the_seekers_words_leave_the_facts_version_alone(owner: User) -> None:
    facts, all_ = facts_version(owner), version(owner)
    with doing(owner, "considered", now=NOW) as deed:
        journey.move(deed, ada(owner), CONSIDER)
    assert (facts_version(owner), version(owner)) == (facts, all_ + 1)
