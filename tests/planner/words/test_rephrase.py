"""A rephrasing is taken only where it keeps gaps, facts and manner; the request holds the draft and nothing else."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentee.planner.words.rephrase import Refusal, Tone, accept_rephrase, rephrase_request
from mentee.records.journey import Draft

DRAFT = Draft(
    "About “Engines that weave”",
    "Hi Ada,\n\nI read “Engines that weave”. One part stayed with me: [the part]. Could we talk for 30 minutes on"
    " 5 May?\n\nBest wishes,\nSam",
    to="Ada Lovelace",
)
GOOD = {
    "subject": "On “Engines that weave”",
    "body": "Hi Ada,\n\nOne part of “Engines that weave” has stayed with me: [the part]. Might you have 30 minutes on"
    " 5 May?\n\nBest wishes,\nSam",
}


def answered(**changes: str) -> Draft | Refusal:
    return accept_rephrase(DRAFT, json.dumps({**GOOD, **changes}, ensure_ascii=False))


def test_it_works() -> None:
    taken = answered()
    assert isinstance(taken, Draft)
    assert taken.body == GOOD["body"]
    assert taken.to == "Ada Lovelace"


def test_a_fenced_answer_is_read() -> None:
    assert isinstance(accept_rephrase(DRAFT, f"```json\n{json.dumps(GOOD)}\n```"), Draft)


@pytest.mark.parametrize("tone", list(Tone))
def test_the_request_holds_the_draft_and_nothing_else(tone: Tone) -> None:
    system, user = rephrase_request(DRAFT, tone)
    assert json.loads(user["content"]) == {"subject": DRAFT.subject, "body": DRAFT.body, "forward": ""}
    assert "Ada" not in system["content"]
    assert tone.value in system["content"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("[the part]", "the loom", "gaps"),
        ("[the part]", "[the part], [more]", "gaps"),
        ("[the part]", "[a part]", "gaps"),
        ("“Engines that weave”", "“Engines”", "quotation"),
        ("30 minutes", "45 minutes", "number"),
        ("30 minutes", "30 minutes with Grace", "name"),
        ("on 5 May", "on 5 May (https://example.org)", "link"),
        ("on 5 May", "on 5 May, see example.com", "link"),
        ("Hi Ada", "Hi amazing Ada", "no message"),
        ("on 5 May", "on 5 May as my mentor", "no message"),
        ("on 5 May", "on 5 May, just checking in", "no message"),
        ("Best", "Very " * 60 + "best", "longer"),
        ("Best", "\u202eBest", "do not show"),
    ],
)
def test_what_changes_the_message_is_refused(old: str, new: str, told: str) -> None:
    refused = answered(body=GOOD["body"].replace(old, new))
    assert isinstance(refused, Refusal)
    assert told in refused.reason


def test_leaving_out_or_adding_a_part_is_refused() -> None:
    assert isinstance(answered(body="“Engines that weave” [the part]"), Refusal)
    assert isinstance(answered(forward="Hello"), Refusal)
    assert isinstance(answered(subject=""), Refusal)


@pytest.mark.parametrize("answer", ["", "Sure! Here it is", "[]", '{"subject": 1, "body": "x"}', "{" * 9000, "null"])
def test_what_is_no_answer_is_refused(answer: str) -> None:
    assert isinstance(accept_rephrase(DRAFT, answer), Refusal)


@given(st.text(max_size=200), st.dictionaries(st.sampled_from(("subject", "body", "forward")), st.text(max_size=80)))
@settings(max_examples=150, deadline=None)
def test_no_answer_raises_and_none_loses_a_gap(text: str, found: dict[str, str]) -> None:
    for answer in (text, json.dumps(found)):
        taken = accept_rephrase(DRAFT, answer)
        assert isinstance(taken, Refusal) or "[the part]" in taken.body
