"""The sheet for a meeting: what was said last, three open questions, one follow-up, and what waits to be asked."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from datetime import datetime

from mentee.planner.context import Context
from mentee.planner.words.alike import among
from mentee.planner.words.bank import (
    ADVICE_FOLLOW_UP,
    BANK,
    FEEDBACK_FOLLOW_UP,
    FIELDS,
    FIRST_FOLLOW_UP,
    FOLLOW_UPS,
    GATHERING_FOLLOW_UP,
    PLAIN_FOLLOW_UP,
    POST_FOLLOW_UP,
    Entry,
)
from mentee.planner.words.facts import aim_of, clean, first_of, held, topic_of
from mentee.planner.words.pen import filled
from mentee.records.journey import Encounter, FeedbackKind, Question, Received, Relationship, Standing, Step
from mentee.records.say import Say, as_written

COUNT = 3
_STEPS: dict[Standing, tuple[Step, ...]] = {
    Standing.CONSIDERING: (Step.INVEST, Step.LET_BUILD),
    Standing.CONNECTING: (Step.INVEST, Step.LET_BUILD),
    Standing.ACQUAINTED: (Step.INVEST, Step.LET_BUILD),
    Standing.CONVERSING: (Step.LET_BUILD, Step.SHOW_INTEREST, Step.EVALUATE),
    Standing.MUTUAL: (Step.EVALUATE, Step.MAINTAIN, Step.WELCOME_FEEDBACK),
    Standing.MENTOR: (Step.MAINTAIN, Step.WELCOME_FEEDBACK),
    Standing.RESTING: (Step.SHOW_INTEREST, Step.MAINTAIN),
    Standing.LET_GO: (Step.INVEST, Step.LET_BUILD),
}


@dataclass(frozen=True, slots=True)
class MeetingSheet:
    """What to take into a meeting.

    `last_time` is the latest meeting held, with its notes; `answered` what the person answered then and before,
    latest first; `questions` are three open ones (fewer only once the bank is used up); `follow_up` takes up what
    was said; `ask_next_time` are the seeker's own, carried over until they are asked.
    """

    last_time: Encounter | None
    answered: tuple[Question, ...]
    questions: tuple[str, ...]
    follow_up: str
    ask_next_time: tuple[str, ...]


def questions_for(relationship: Relationship, context: Context, now: datetime, *, say: Say) -> MeetingSheet:
    """The sheet for the next meeting after `now`: the same state gives the same sheet.

    No question comes back that was asked or answered, in the same words or others, nor one that waits already.
    """
    meetings = held(relationship, before=now)
    used = [one.text for one in relationship.questions if one.asked or one.answer]
    waiting = _carried(relationship, used)
    follow_up = _follow_up(relationship, meetings, [*used, *waiting], say)
    known = [*used, *waiting, follow_up]
    answered = [one for one in relationship.questions if one.answer and (one.asked is None or one.asked <= now)]
    return MeetingSheet(
        last_time=next((one for one in reversed(meetings) if one.notes), meetings[-1] if meetings else None),
        answered=tuple(reversed(answered)),
        questions=_open_questions(relationship, context, known, len(meetings), say),
        follow_up=follow_up,
        ask_next_time=tuple(waiting),
    )


def _carried(relationship: Relationship, used: list[str]) -> list[str]:
    """The seeker's own questions that are still to be asked, each once."""
    waiting: list[str] = []
    for one in relationship.questions:
        text = one.text.strip()
        if text and not one.asked and not one.answer and not among(text, [*used, *waiting]):
            waiting.append(text)
    return waiting


def _open_questions(
    relationship: Relationship, context: Context, known: list[str], meetings: int, say: Say
) -> tuple[str, ...]:
    facts = {"topic": first_of(relationship.topics), "aim": _aim(context)}
    fields = _fields(relationship, context)
    steps = _STEPS.get(relationship.standing or Standing.CONSIDERING, ())

    def order(entry: Entry) -> tuple[int, int]:
        """Best first: the step it suits, the field; then a spread that differs by person and by meeting."""
        fit = 2 * bool(set(entry.steps) & set(steps)) + (entry.field in fields) + ("{" in entry.text)
        return -fit, zlib.crc32(f"{relationship.person}|{meetings}|{entry.text}".encode())

    fitting = [
        entry
        for entry in BANK
        if all(facts[name] for name in re.findall(r"\{(\w+)\}", entry.text))
        and (not entry.field or entry.field in fields)
    ]
    chosen: list[str] = []
    themes: set[str] = set()
    for fresh_theme in (True, False):
        for entry in sorted(fitting, key=order):
            text = filled(entry.text, say, facts)
            taken = [*known, *chosen]
            if len(chosen) == COUNT or (fresh_theme and entry.theme in themes):
                continue
            if not among(text, taken) and not among(filled(entry.text, as_written, facts), taken):
                chosen.append(text)
                themes.add(entry.theme)
    return tuple(chosen)


def _aim(context: Context) -> str:
    live = (aspiration for aspiration in context.aspirations if aspiration.live)
    return next((aim for aim, _ in (aim_of(aspiration.text) for aspiration in live) if aim), "")


def _fields(relationship: Relationship, context: Context) -> frozenset[str]:
    """The kinds of work that the aspirations and the person's topics speak of; always the general one."""
    texts = [*relationship.topics]
    for aspiration in context.aspirations:
        texts += [aspiration.text, *aspiration.roles, *aspiration.skills] if aspiration.live else []
    words = set(re.findall(r"[^\W_]+", " ".join(texts)[:5000].casefold()))
    return frozenset({"", *(field for field, marks in FIELDS.items() if marks & words)})


def _follow_up(relationship: Relationship, meetings: tuple[Encounter, ...], taken: list[str], say: Say) -> str:
    """One question that takes up what was said: feedback, advice, the last talk, a post; else a plain one."""
    fallback = PLAIN_FOLLOW_UP if relationship.encounters else FIRST_FOLLOW_UP
    options = [*_said(relationship, meetings), (fallback, "")]
    texts = [filled(text, say, {"said": said}) for text, said in options]
    return next((text for text in texts if not among(text, taken)), texts[-1])


def _said(relationship: Relationship, meetings: tuple[Encounter, ...]) -> list[tuple[str, str]]:
    """Templates with what was said, the most telling first."""
    found: list[tuple[str, str]] = []
    for one in reversed(relationship.feedback):
        words = clean(one.words)
        if one.kind is FeedbackKind.CHALLENGE and one.reported and words:
            found.append((FEEDBACK_FOLLOW_UP, words))
    for entry in reversed(relationship.ledger):
        advice = clean(entry.note) if entry.kind is Received.SUGGESTION else ""
        if advice:
            found.append((ADVICE_FOLLOW_UP, advice))
    for number, meeting in reversed(list(enumerate(meetings))):
        topic = topic_of(meeting.notes)
        if topic:
            found.append((FOLLOW_UPS[number % len(FOLLOW_UPS)], topic))
    found += [
        (POST_FOLLOW_UP, title) for title in (clean(one.title) for one in reversed(relationship.posts)) if title
    ]
    if meetings:
        return found
    return found + [
        (GATHERING_FOLLOW_UP, title) for title in (clean(one.title) for one in relationship.gatherings) if title
    ]
