"""The example world's journey: what its seeker did, day by day, so that every standing can be seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from mentee.flows.reflect import reflect
from mentee.flows.steps import feedback, goals, holds, ledger, pursue
from mentee.flows.steps.advance import advance_all
from mentee.flows.steps.answer import Chosen, answer
from mentee.flows.steps.evaluate import evaluate
from mentee.flows.steps.introductions import Came, introduction
from mentee.flows.steps.log import log, said_of, understand
from mentee.flows.steps.whom import whom
from mentee.records.journey import ActionKind, Answer, Evaluation, FeedbackKind, Gave, Received, Wish
from mentee.records.seeker import Reflection, Trait
from mentee.store.models import User

LOOKS = (710, 204, 197, 150, 118.5, 73, 68.5, 58, 26, 15, 5.5)  # days ago on which the seeker opened mentee
Deed = Callable[[User, datetime], object]


def tell(owner: User, *, now: datetime) -> None:
    """Do every deed of the story as if on its day; at the end everything stands as evidence moves it."""
    for _ in told(owner, now=now):
        pass


def told(owner: User, *, now: datetime) -> Iterator[datetime]:
    """The story deed by deed, the oldest first; gives the time of each once it is done, and `now` at the end."""
    looks = tuple((days, _found) for days in LOOKS)
    for days_ago, deed in sorted(STORY + looks, key=lambda beat: -beat[0]):
        at = now - timedelta(days=days_ago)
        deed(owner, at)
        yield at
    advance_all(owner, now=now)
    yield now


def _found(owner: User, at: datetime) -> object:
    return advance_all(owner, now=at)


def _pursue(name: str, reason: str) -> Deed:
    return lambda owner, at: pursue.pursue(owner, name, now=at, reason=reason)


def _reflect(name: str, trait: str, example: str, *values: str, respect: int = 4) -> Deed:
    def deed(owner: User, at: datetime) -> object:
        card = Reflection(
            at, like=4, respect=respect, treats_others=5, values=values, traits=(Trait(trait, example),)
        )
        return reflect(owner, name, card)

    return deed


def _log(line: str) -> Deed:
    return lambda owner, at: log(owner, said_of(understand(owner, line, now=at).entry), now=at)


def _look(name: str, *marks: int, wish: Wish = Wish.CONTINUE, note: str = "") -> Deed:
    value, chemistry, energy = marks
    return lambda owner, at: evaluate(owner, name, Evaluation(at, value, chemistry, energy, wish, note), now=at)


def _done(name: str, kind: ActionKind, about: str = "", note: str = "") -> Deed:
    def deed(owner: User, at: datetime) -> object:
        return answer(owner, Chosen(str(whom(owner, name).id), kind, about), Answer.DONE, now=at, note=note)

    return deed


def _received(name: str, kind: Received, note: str) -> Deed:
    return lambda owner, at: ledger.received(owner, name, kind, note, now=at)


def _gave(name: str, kind: Gave, note: str) -> Deed:
    return lambda owner, at: ledger.gave(owner, name, kind, note, now=at)


def _need(name: str, words: str) -> Deed:
    return lambda owner, at: ledger.need(owner, name, words, now=at)


def _rest(name: str, days: int, reason: str) -> Deed:
    return lambda owner, at: pursue.rest(owner, name, now=at, until=(at + timedelta(days)).date(), reason=reason)


def _heard(name: str, kind: FeedbackKind, words: str, behaviour: str, theme: str, reaction: str = "") -> Deed:
    heard = feedback.Heard(words, kind, behaviour, reaction, theme)
    return lambda owner, at: feedback.add(owner, name, heard, now=at)


CASIMIR, PERPETUA, FLORIAN = (
    "casimir@lanternworks.example",
    "perpetua@civicpulse.example",
    "florian@northstaranalytics.example",
)
WREN, EMEKA, LUCINDA = "wren@openclinic.example", "emeka@civicpulse.example", "lucinda@ministry-of-wellbeing.example"
OTTOLINE, HEDWIG = "ottoline@harbourhealth.example", "hedwig@northstaranalytics.example"
BEATRIX = "beatrix@fictive-university.example"
DMITRI, QUENTIN = "dmitri@harbourhealth.example", "quentin@faraway-foundation.example"
ROSALIND, THADDEUS = "r.achterberg@fictive-university.example", "thaddeus@example.org"

MENTOR: tuple[tuple[float, Deed], ...] = (
    (160, _pursue(CASIMIR, "he makes hard statistics feel like common sense")),
    (159, _reflect(CASIMIR, "asks before he answers", "three questions before one comment on my model", "honesty")),
    (117.8, _done(CASIMIR, ActionKind.THANK, note="for how he reads a paper: methods last")),
    (117, _look(CASIMIR, 4, 4, 4)),
    (83, _log("coffee with Casimir Holloway 50 min, talked about how he says no to a dashboard, "
              "ask next time about hiring the second analyst")),
    (82.9, _received(CASIMIR, Received.PERSPECTIVE, "a dashboard nobody opens is a letter nobody reads")),
    (82.6, _done(CASIMIR, ActionKind.THANK, note="for the letter nobody reads")),
    (60, _gave(CASIMIR, Gave.KNOWLEDGE, "the visit table, cleaned, with notes")),
    (43.8, _done(CASIMIR, ActionKind.THANK, note="for the question about who reads it")),
    (43, _look(CASIMIR, 5, 4, 4, note="I leave with more questions than I came with")),
    (40, _heard(CASIMIR, FeedbackKind.CHALLENGE, "You bury the finding on page four. Lead with it.",
                "opened the retention review with the method", "leading with the point", "stung, then relieved")),
    (39, lambda owner, at: feedback.welcome(owner, CASIMIR, now=at)),
    (38, lambda owner, at: feedback.plan(
        owner, CASIMIR, "If I open a new deck, then the first page is the finding in one sentence.", now=at)),
    (20, lambda owner, at: feedback.act(owner, CASIMIR, now=at)),
    (9, lambda owner, at: feedback.report(
        owner, CASIMIR, "The retention review took ten minutes, and the team argued about the finding at last.",
        now=at)),
    (8.9, _gave(CASIMIR, Gave.GROWTH_SHOWN, "told him how the review went with the finding first")),
)  # fmt: skip

MUTUAL: tuple[tuple[float, Deed], ...] = (
    (152, _pursue(PERPETUA, "she leads people through numbers, and answers strangers")),
    (151, _reflect(PERPETUA, "patience with councils", "explained a margin of error twice, kindly", "benevolence")),
    (59.8, _done(PERPETUA, ActionKind.THANK, note="for the story of the census that went wrong")),
    (59, _look(PERPETUA, 4, 4, 5)),
    (31, _received(PERPETUA, Received.SUGGESTION, "write the caveat before the chart")),
    (24.8, _done(PERPETUA, ActionKind.THANK, note="for writing the caveat first")),
    (24, _look(PERPETUA, 5, 4, 5)),
    (12, _heard(PERPETUA, FeedbackKind.PRAISE, "You ask what a number is for.", "asked it twice", "questions")),
    (11, lambda owner, at: feedback.welcome(owner, PERPETUA, now=at)),
)  # fmt: skip

OTHERS: tuple[tuple[float, Deed], ...] = (
    (720, _pursue(ROSALIND, "she taught me to count carefully")),
    (719, _reflect(ROSALIND, "lets students be wrong first", "my thesis, chapter two", "universalism", respect=5)),
    (120, _rest(ROSALIND, 160, "on sabbatical until spring")),
    (250, _pursue(THADDEUS, "says he helps people lead")),
    (170, lambda owner, at: pursue.let_go(
        owner, THADDEUS, now=at, reason="he sells courses; I was looking for a conversation")),
    (206, _pursue(FLORIAN, "went from my desk to leading a team in three years")),
    (205, _reflect(FLORIAN, "says what he does not know", "in his first week as a manager", "honesty")),
    (198, _look(FLORIAN, 4, 4, 4)),
    (43, _need(FLORIAN, "a data engineer who knows Spark and pipelines")),
    (75, _pursue(WREN, "builds clinics out of volunteers")),
    (74, _reflect(WREN, "thanks people by name", "at the meetup, every one of them", "benevolence")),
    (44, _need(WREN, "somebody who tunes pianos, for the waiting room")),
    (60, _pursue(EMEKA, "turns tables into stories people finish")),
    (59, _reflect(EMEKA, "checks the boring number", "the housing chart", "honesty")),
    (57, _pursue(BEATRIX, "teaches statistics to people who fear it")),
    (56, _reflect(BEATRIX, "begins with the question", "the alumni evening", "benevolence")),
    (54, _log("call with Beatrix Osei 30 min, talked about teaching")),
    (53.7, _done(BEATRIX, ActionKind.THANK, note="for the question before the formula")),
    (5.7, _look(BEATRIX, 3, 3, 2, wish=Wish.EASE_OFF, note="she is kind, and very tired this term")),
    (5.6, _need(EMEKA, "somebody to read a grant application twice")),
    (6, lambda owner, at: holds.hold(
        owner, EMEKA, (at + timedelta(80)).date(), "half the newsroom was let go", now=at)),
    (13, _pursue(LUCINDA, "publishes numbers people trust")),
    (12, _reflect(LUCINDA, "owns her corrections", "the note under table 4", "honesty", "universalism", respect=5)),
    (6.5, lambda owner, at: introduction(owner, LUCINDA, "Anselm Prakash", Came.ASKED, now=at)),
    (82, _pursue(DMITRI, "does the work I want to do, a few years ahead of me")),
    (81, _reflect(DMITRI, "shares his half-finished notes", "the imputation trick", "benevolence")),
    (5, _pursue(QUENTIN, "his essay on counting the homeless")),
    (4.8, _reflect(QUENTIN, "says what a number cannot say", "the last page of the essay", "universalism")),
    (4, _pursue(OTTOLINE, "she has the job I want, and seems to do it kindly")),
    (2, _pursue(HEDWIG, "left us as a manager and kept growing")),
    (90, lambda owner, at: goals.add_goal(
        owner, "Lead one review meeting a month", now=at, advice_from=CASIMIR)),
    (21, lambda owner, at: goals.update_goal(
        owner, "Lead one", now=at, tried="two reviews with the finding on the first page",
        outcome="the second one ended early, with a decision")),
)  # fmt: skip

STORY = MENTOR + MUTUAL + OTHERS
