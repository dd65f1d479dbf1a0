"""Insights: contact per month, hours, answers both ways, what sleeps, and which kind of person is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import numpy as np
import pytest

from mentee.flows.errors import NotReadyError
from mentee.flows.insights import insights, speeds
from mentee.flows.portfolio import gaps
from mentee.flows.setup import Answers, answer
from mentee.flows.steps.holds import hold
from mentee.flows.steps.pursue import pursue
from mentee.journey.hours import invested
from mentee.records.facts import Contact, Interaction
from mentee.records.keys import SELF
from mentee.store.models import User
from mentee.store.reads.journey import relationship
from tests.store.invented import NOW, bring, contact, mail, mail_key, meeting, new_owner, person, row_of

pytestmark = pytest.mark.django_db
ME = Contact("", (SELF,))
ADA, BEN, CLEO, DAN = (contact(f"{name}@{name}.example", name.title()) for name in ("ada", "ben", "cleo", "dan"))


def at(fact: Interaction, when: datetime, **changes: Any) -> Interaction:
    return replace(fact, at=when, **changes)


@pytest.fixture
def owner(settings: object, tmp_path: object) -> User:
    """Ada: letters and meetings lately; Ben: only written to; Cleo: close three years ago; Dan: known by name."""
    settings.HOME = tmp_path  # type: ignore[attr-defined]
    owner = new_owner()
    answer(owner, Answers(name="Sam", aspiration="head of data", organisations=["Acme"]), now=NOW)
    day = timedelta(days=1)
    facts: list[Any] = [
        person("Ada Oak", mail_key("ada@ada.example"), at="Acme", title="Analyst"),
        person("Ben Elm", mail_key("ben@ben.example"), at="Acme", title="Analyst"),
        person("Cleo Ash", mail_key("cleo@cleo.example"), at="Beech", title="Director"),
        person("Dan Fir", mail_key("dan@dan.example")),
        at(mail("q1", ME, ADA, thread="t1"), NOW - 20 * day),
        at(mail("a1", ADA, ME, thread="t1"), NOW - 18 * day),
        at(mail("q2", ADA, ME, thread="t2"), NOW - 40 * day),
        at(mail("a2", ME, ADA, thread="t2"), NOW - 40 * day + timedelta(hours=5)),
        at(meeting("m1", ME, ADA, minutes=90), NOW - 10 * day),
        at(meeting("m2", ME, ADA, BEN, CLEO, minutes=60), NOW - 11 * day),
        at(meeting("m3", ME, ADA), NOW - 12 * day, minutes=None),
        at(meeting("m4", ME, ADA), NOW + 12 * day),
        *(at(mail(f"b{k}", ME, BEN), NOW - (30 + 9 * k) * day) for k in range(5)),
        *(at(mail(f"c{k}", ME, CLEO), NOW - (1100 + 5 * k) * day) for k in range(6)),
        *(at(mail(f"d{k}", CLEO, ME), NOW - (1101 + 5 * k) * day) for k in range(6)),
    ]
    bring(owner, "world.csv", facts)
    return owner


def test_months_count_each_interaction_once_and_each_person_once(owner: User) -> None:
    months = insights(owner, now=NOW).months
    assert months.begins[-1] == NOW.year * 12 + NOW.month - 1
    assert months.contacts.sum() == 12 + 3 + 4 + 5
    april = months.begins.tolist().index(2026 * 12 + 3)
    assert months.people[april] == 3
    assert months.contacts[1, april] == 3  # meetings; the one ahead does not count


def test_hours_agree_with_the_step_sheet(owner: User) -> None:
    found = insights(owner, now=NOW).busiest
    for name, address in (("Ada Oak", "ada@ada.example"), ("Ben Elm", "ben@ben.example")):
        i = found.names.index(name)
        told = invested(relationship(owner, row_of(owner, address).pk, now=NOW), NOW)
        assert found.hours[i] == pytest.approx(told.hours + told.assumed_hours)
        assert found.assumed[i] == pytest.approx(told.assumed_hours)
    assert found.hours[0] == pytest.approx(1.5 + 0.5 + 0.5)


def test_answers_are_told_from_both_sides(owner: User) -> None:
    found = insights(owner, now=NOW).strongest
    i = found.names.index("Ada Oak")
    assert found.theirs[i] == pytest.approx(2.0)
    assert found.mine[i] == pytest.approx(5 / 24)
    assert (found.asked[i], found.answered[i]) == (2, 0.5)  # the second letter was itself an answer


def test_whom_one_may_get_to_know_is_named_with_those_in_common(owner: User) -> None:
    """Eve writes with Ada, who writes with the seeker; Fay only with Eve; Gus with Ada, and on hold."""
    eve, fay, gus = (contact(f"{name}@{name}.example", name.title()) for name in ("eve", "fay", "gus"))
    day = timedelta(days=1)
    bring(
        owner,
        "more.csv",
        [
            *(at(mail(f"e{k}", ADA, eve, ME, thread=f"e{k}"), NOW - k * day) for k in range(3)),
            *(at(mail(f"f{k}", eve, fay, thread=f"f{k}"), NOW - k * day) for k in range(3)),
            *(at(mail(f"g{k}", ADA, gus, ME, thread=f"g{k}"), NOW - k * day) for k in range(3)),
        ],
    )
    hold(owner, "Gus", until=date(2027, 12, 1), reason="a hard season", now=NOW)
    found = insights(owner, now=NOW)
    assert found.forming.names[0] == "Eve"
    assert found.through[0] == "Ada Oak"
    assert not {"Gus", "Ada Oak", "Cleo Ash"} & set(found.forming.names)  # on hold, or known already
    pursue(owner, "Eve", now=NOW)
    assert "Eve" not in insights(owner, now=NOW).forming.names


def test_speeds_are_counted_by_people_and_those_who_never_answered_last() -> None:
    days, share = np.asarray([0.01, 0.5, 2.0, 29.0, np.nan, np.nan]), np.asarray([1, 1, 1, 1, 0.0, np.nan])
    assert speeds(share, days).tolist() == [1, 1, 1, 0, 1, 1]


def test_a_trusted_tie_that_sleeps_is_found_and_one_that_met_lately_is_not(owner: User) -> None:
    assert insights(owner, now=NOW).asleep.names == []  # Cleo was at the meeting eleven days ago
    asleep = insights(owner, now=datetime(2027, 9, 1, tzinfo=UTC)).asleep
    assert asleep.names == ["Cleo Ash", "Ben Elm", "Ada Oak"]  # Ada was met last, three weeks after Ben
    assert (asleep.asleep > 0).all()
    assert (asleep.once > asleep.strength).all()
    hold(owner, "Cleo Ash", until=date(2027, 12, 1), reason="a hard season", now=datetime(2027, 9, 1, tzinfo=UTC))
    assert insights(owner, now=datetime(2027, 9, 1, tzinfo=UTC)).asleep.names == ["Ben Elm", "Ada Oak"]


def test_the_gaps_change_with_whom_one_pursues(owner: User) -> None:
    assert [gap.what for gap in gaps(insights(owner, now=NOW))] == ["You pursue nobody yet."]
    pursue(owner, "Ada Oak", now=NOW)
    said = [gap.what for gap in gaps(insights(owner, now=NOW))]
    assert said[0] == "Everything rests on Ada Oak."
    assert "Among those you pursue, nobody is outside your organisation." in said
    pursue(owner, "Ben Elm", now=NOW)
    said = [gap.what for gap in gaps(insights(owner, now=NOW))]
    assert "All of them work at Acme." in said
    pursue(owner, "Cleo Ash", now=NOW)
    said = [gap.what for gap in gaps(insights(owner, now=NOW))]
    assert "All of them work at Acme." not in said
    assert "Among those you pursue, nobody is outside your organisation." not in said


def test_what_is_kept_reads_back_as_it_was_made(owner: User) -> None:
    first, again = insights(owner, now=NOW), insights(owner, now=NOW)
    for part in ("strongest", "pursued", "busiest", "asleep", "forming"):
        np.testing.assert_array_equal(getattr(first, part).hours, getattr(again, part).hours)
        assert getattr(first, part).names == getattr(again, part).names
        assert getattr(first, part).rungs.dtype == getattr(again, part).rungs.dtype == np.float64


def test_nobody_known_is_said(db: None) -> None:
    with pytest.raises(NotReadyError):
        insights(new_owner(), now=NOW)
