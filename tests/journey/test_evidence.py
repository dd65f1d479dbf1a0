"""What counts as an exchange, an encounter and ground for a first conversation."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from mentee.journey.evidence import encounters_met, exchanges, meetings, outward, preliminary, shared_gatherings
from mentee.journey.outreach import expects, messages, standoff
from mentee.records.facts import Channel
from mentee.records.journey import ActionKind, Answer, Decision, Direction, Introduction
from mentee.records.say import Voice
from tests.journey.people import NOW, ada, ago, got, met, sent


def test_a_message_and_its_answer_are_one_exchange() -> None:
    rel = ada(encounters=(sent(20), got(18)))
    assert [e.key for e in exchanges(rel, NOW)] == ["got:18"]


def test_two_exchanges_take_two_turns_of_each() -> None:
    assert len(exchanges(ada(encounters=(sent(20), got(18), sent(17))), NOW)) == 1
    assert len(exchanges(ada(encounters=(sent(20), got(18), sent(17), got(16))), NOW)) == 2
    assert len(exchanges(ada(encounters=(sent(20), sent(19), got(18), got(17))), NOW)) == 1


def test_two_letters_answered_in_one_go_are_one_exchange() -> None:
    both = (sent(20, "a"), sent(19, "b"), got(18, "a"), got(17, "b"))
    assert [e.key for e in exchanges(ada(encounters=both), NOW)] == ["got:18"]
    assert not preliminary(ada(encounters=both), NOW)
    assert [e.key for e in exchanges(ada(encounters=(*both, sent(16, "b"))), NOW)] == ["got:18", "sent:16"]
    one_after_the_other = (sent(20, "a"), got(19, "a"), sent(18, "b"), got(17, "b"))
    assert len(exchanges(ada(encounters=one_after_the_other), NOW)) == 2


def test_a_late_answer_counts_only_in_its_thread() -> None:
    assert exchanges(ada(encounters=(sent(90), got(20))), NOW) == []
    assert len(exchanges(ada(encounters=(sent(90, key="a"), got(20, thread="a"))), NOW)) == 1
    assert len(exchanges(ada(encounters=(sent(90, thread="t"), got(20, thread="t"))), NOW)) == 1


def test_mail_to_many_is_no_exchange() -> None:
    assert exchanges(ada(encounters=(replace(sent(20), others=30), replace(got(18), others=30))), NOW) == []


def test_planned_declined_and_future_meetings_were_not_held() -> None:
    rel = ada(encounters=(met(5, planned=True), met(6, declined=True), met(-3), met(7)))
    assert [m.key for m in meetings(rel, NOW)] == ["met:7"]


def test_a_crowd_is_an_encounter_only_with_a_note() -> None:
    assert shared_gatherings(ada(encounters=(met(5, others=12),)), NOW)
    assert not shared_gatherings(ada(encounters=(met(5, others=400),)), NOW)
    assert shared_gatherings(ada(encounters=(met(5, others=400, notes="spoke after the talk"),)), NOW)


def test_ground_is_two_exchanges_an_introduction_or_an_encounter() -> None:
    assert not preliminary(ada(encounters=(sent(20), got(18))), NOW)
    assert preliminary(ada(encounters=(sent(20), got(18), sent(17), got(16))), NOW)[0].at == ago(16)
    assert preliminary(ada(introductions=(Introduction("Conny", ago(9), accepted=ago(5)),)), NOW)
    assert not preliminary(ada(introductions=(Introduction("Conny", ago(9)),)), NOW)
    assert preliminary(ada(encounters=(met(3, others=8),)), NOW)


def test_a_deed_marked_done_counts_once_with_the_mail_found_later() -> None:
    done = Decision(ago(10), ActionKind.FIRST_MESSAGE, Answer.DONE)
    alone = ada(decisions=(done,))
    assert [m.direction for m in messages(alone, NOW)] == [Direction.SENT]
    assert outward(alone, NOW)
    both = ada(decisions=(done,), encounters=(sent(9.5),))
    assert [(m.key, m.kind) for m in messages(both, NOW)] == [("sent:9.5", ActionKind.FIRST_MESSAGE)]


def test_thanks_ask_for_no_answer() -> None:
    rel = ada(encounters=(met(5), sent(4.5)))
    stand = standoff(rel, NOW)
    assert len(stand.sent) == 1
    assert not expects(stand.sent[0], stand.inbound)


def test_a_burst_is_one_message_and_a_meeting_answers_it() -> None:
    assert len(standoff(ada(encounters=(sent(40), sent(39), sent(20))), NOW).sent) == 2
    assert standoff(ada(encounters=(sent(40), met(30))), NOW).sent == ()
    assert standoff(ada(encounters=(sent(40), got(30))), NOW).owed is not None


def test_what_was_sent_before_the_pursuit_is_one_message() -> None:
    notes = tuple(sent(day) for day in (300, 200, 100, 50))
    assert len(standoff(ada(encounters=notes, since=ago(40)), NOW).sent) == 1
    assert len(standoff(ada(encounters=(*notes, sent(20)), since=ago(40)), NOW).sent) == 2
    assert len(standoff(ada(encounters=notes, since=ago(400)), NOW).sent) == 4


@given(st.lists(st.tuples(st.integers(0, 300), st.booleans(), st.sampled_from(list(Channel))), max_size=25))
@settings(max_examples=60, deadline=None)
def test_the_order_in_which_facts_arrive_does_not_matter(facts: list[tuple[int, bool, Channel]]) -> None:
    found = tuple(
        replace(sent(day) if out else got(day), key=f"{number}", channel=channel, at=ago(day + number / 100))
        for number, (day, out, channel) in enumerate(facts)
    )
    rel, turned = ada(encounters=found), ada(encounters=found[::-1])
    assert exchanges(rel, NOW) == exchanges(turned, NOW)
    assert encounters_met(rel, NOW) == encounters_met(turned, NOW)
    assert standoff(rel, NOW) == standoff(turned, NOW)
    assert len(exchanges(rel, NOW)) <= len(found) / 2


def test_evidence_is_told_in_the_seekers_tongue_and_zone() -> None:
    late = NOW.replace(hour=22) - timedelta(days=5)  # 27 May in London, and in Berlin after midnight
    rel = ada(encounters=(replace(met(5), at=late), replace(met(9, others=3), at=late, subject="")))
    german = {"met one to one on {on}": "unter vier Augen am {on}", "{day} {month} {year}": "{day}. {month} {year}"}
    voice = Voice(lambda text: german.get(text, text.replace("May", "Mai")), ZoneInfo("Europe/Berlin"))
    found = encounters_met(rel, NOW)
    assert [item.told(Voice()).words for item in found] == [
        "met one to one on 27 May 2026",
        "both at a gathering on 27 May 2026",
    ]
    assert found[0].told(voice).words == "unter vier Augen am 28. Mai 2026"


def test_a_translation_that_names_other_facts_gives_way_to_english() -> None:
    voice = Voice(lambda text: text.replace("{on}", "{when}"))
    assert encounters_met(ada(encounters=(met(5),)), NOW)[0].told(voice).words == "met one to one on 27 May 2026"
