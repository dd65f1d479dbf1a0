"""The sheet for a meeting: what they said last, three questions, one follow-up; and the answers after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mentee.flows.errors import BadInputError
from mentee.flows.steps.desk import desk_for
from mentee.flows.steps.today import ComingMeeting, meetings_ahead
from mentee.flows.steps.whom import whom
from mentee.journey.feedback import open_loops
from mentee.journey.holds import active
from mentee.planner.words.questions import MeetingSheet, questions_for
from mentee.records.journey import Feedback, Hold, Need, Question, Relationship
from mentee.records.say import Say, as_written
from mentee.store.models import User
from mentee.store.reads import journey as kept
from mentee.store.writes import journey as writes


@dataclass(frozen=True, slots=True)
class Preparation:
    """What to take into the next meeting with a person; `meeting` None: none is planned yet."""

    relationship: Relationship
    meeting: ComingMeeting | None
    sheet: MeetingSheet
    needs: tuple[Need, ...]  # what they need and nobody met yet
    loops: tuple[Feedback, ...]  # feedback of theirs whose loop is open
    hold: Hold | None


def prepare(owner: User, text: str, *, now: datetime, say: Say = as_written) -> Preparation:
    """The sheet for the next meeting with the person meant by `text`."""
    rel, desk = desk_for(owner, text, now=now, say=say)
    return Preparation(
        relationship=rel,
        meeting=next(iter(meetings_ahead(desk, None)), None),
        sheet=questions_for(rel, desk.context, now, say=desk.context.say),
        needs=tuple(need for need in rel.needs if need.met is None),
        loops=tuple(open_loops(rel, now)),
        hold=active(rel, desk.context.day(now)),
    )


def ask_next_time(owner: User, text: str, question: str, *, now: datetime) -> Question:
    """Put a question on the list for the next meeting."""
    return _save(owner, text, Question(_words(question)), "to ask next time", now=now)


def answered(owner: User, text: str, question: str, reply: str, *, now: datetime) -> Question:
    """Keep that a question was asked, and what was answered; it is not suggested again.

    A question that begins like one of the list is that one.
    """
    match = whom(owner, text)
    rel = kept.relationship(owner, match.id, now=now)
    words = _words(question)
    waiting = [one.text for one in rel.questions if one.text.casefold().startswith(words.casefold())]
    said = Question(waiting[0] if len(waiting) == 1 else words, asked=now, answer=reply.strip())
    return _save(owner, f"#{match.id}", said, "asked", now=now)


def _save(owner: User, text: str, question: Question, what: str, *, now: datetime) -> Question:
    match = whom(owner, text)
    with writes.doing(owner, f"{what} ({match.name})", now=now) as deed:
        writes.save_question(deed, match.id, question)
    return question


def _words(question: str) -> str:
    words = question.strip()
    if not words:
        raise BadInputError("An empty question.", "Say what you want to ask.")
    return words
