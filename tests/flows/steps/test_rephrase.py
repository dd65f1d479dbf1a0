"""Drafts in other words: off unless the user sets an address; the model sees the draft and nothing else."""

from __future__ import annotations

import json

import pytest

from mentee.flows.errors import BadInputError, NotReadyError
from mentee.flows.steps.rephrase import available, rephrase, tone_of
from mentee.planner.words.rephrase import Tone
from mentee.records.journey import Draft
from tests.sources.remotes.test_language_model import completion, says, serving

DRAFT = Draft("Thank you", "Dear Ada,\n\nThank you for your time on Friday. I learned [one thing].\n\nMira")


def answered(body: str) -> str:
    return json.dumps({"subject": "Thank you", "body": body, "forward": ""})


def test_without_an_address_nothing_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MENTEE_LM_URL", raising=False)
    assert not available()
    with pytest.raises(NotReadyError, match="works without"):
        rephrase(DRAFT)


def test_a_good_answer_is_taken_and_only_the_draft_was_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    body = "Dear Ada,\n\nMany thanks for your time on Friday. I learned [one thing].\n\nMira"
    with serving(says(completion(answered(body)))) as (address, asked):
        monkeypatch.setenv("MENTEE_LM_URL", address)
        monkeypatch.setenv("MENTEE_LM_MODEL", "small")
        assert available()
        assert rephrase(DRAFT, Tone.WARMER).draft.body == body
    sent = json.dumps(asked, default=str)
    assert "your time on Friday" in sent
    assert "Oak" not in sent


def test_an_answer_that_invents_is_refused_and_the_draft_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    body = "Dear Ada,\n\nThank you for 3 hours with Zebulon on Friday. I learned [one thing].\n\nMira"
    with serving(says(completion(answered(body)))) as (address, _):
        monkeypatch.setenv("MENTEE_LM_URL", address)
        monkeypatch.setenv("MENTEE_LM_MODEL", "small")
        found = rephrase(DRAFT)
    assert found.draft == DRAFT
    assert "number: 3" in found.refused


def test_a_model_that_is_not_there_costs_nothing_but_its_help(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MENTEE_LM_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("MENTEE_LM_MODEL", "small")
    with pytest.raises(NotReadyError, match="reached"):
        rephrase(DRAFT)


def test_tones_are_named() -> None:
    assert tone_of("warmer") is Tone.WARMER
    with pytest.raises(BadInputError) as refused:
        tone_of("angry")
    assert "warmer" in refused.value.remedy
