"""Help with words from a language model of the user's choice: off unless set; it sees one draft alone."""

from __future__ import annotations

from dataclasses import dataclass

from mentee.flows.errors import BadInputError, NotReadyError
from mentee.planner.words.rephrase import Refusal, Tone, accept_rephrase, rephrase_request
from mentee.records.journey import Draft
from mentee.settings import text_setting
from mentee.sources.remotes.language_model import LanguageModel, LanguageModelError


@dataclass(frozen=True, slots=True)
class Rephrased:
    """The draft in other words; where the answer was refused the draft as it was, and why."""

    draft: Draft
    refused: str = ""


def available() -> bool:
    """Whether the user has set an address."""
    return bool(text_setting("MENTEE_LM_URL"))


def rephrase(draft: Draft, tone: Tone = Tone.PLAIN) -> Rephrased:
    """The draft in other words, with every fact and gap kept; only its text is sent.

    NotReadyError where no model is set or it cannot be reached: the draft is good without it.
    """
    if not available():
        raise NotReadyError(
            "No language model is set; every draft works without one.",
            "To use one: MENTEE_LM_URL=http://127.0.0.1:11434/v1 and MENTEE_LM_MODEL=name (docs/settings.md)",
        )
    try:
        model = LanguageModel(
            text_setting("MENTEE_LM_URL"), text_setting("MENTEE_LM_MODEL"), text_setting("MENTEE_LM_KEY")
        )
        answer = model.complete(rephrase_request(draft, tone))
    except LanguageModelError as error:
        raise NotReadyError(str(error), "The draft as it is needs no help.") from error
    found = accept_rephrase(draft, answer)
    if isinstance(found, Refusal):
        return Rephrased(draft, found.reason.format(what=found.what))
    return Rephrased(found)


def tone_of(text: str) -> Tone:
    """The tone of that name; BadInputError naming them where there is none."""
    try:
        return Tone(text)
    except ValueError as error:
        raise BadInputError(f"{text!r} is no tone.", "One of: " + ", ".join(tone.value for tone in Tone)) from error
