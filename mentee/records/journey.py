"""What happens in a relationship: standings, moves, encounters, evaluations, ledger, feedback, holds, actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum, StrEnum

from mentee.records.facts import Channel
from mentee.records.seeker import Reflection


class Step(IntEnum):
    """The eight steps; 3 to 8 repeat for years."""

    CHOOSE = 1
    INITIATE = 2
    INVEST = 3
    LET_BUILD = 4
    EVALUATE = 5
    SHOW_INTEREST = 6
    MAINTAIN = 7
    WELCOME_FEEDBACK = 8


class Standing(StrEnum):
    """Where a relationship stands; private to the seeker."""

    CONSIDERING = "considering"
    CONNECTING = "connecting"
    ACQUAINTED = "acquainted"
    CONVERSING = "conversing"
    MUTUAL = "mutual"
    MENTOR = "mentor"
    RESTING = "resting"
    LET_GO = "let go"


class Direction(StrEnum):
    """Who did it, seen from the seeker."""

    SENT = "sent"
    RECEIVED = "received"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Encounter:
    """One interaction with this person, seen from the seeker; `key` ties it to the fact it came from.

    `others` counts further participants (0: one to one). `declined` says that the other side said no to the
    invitation. `planned` marks what lies ahead; `all_day` that the day alone is known, and `at` is its noon.
    """

    key: str
    at: datetime
    channel: Channel
    direction: Direction
    others: int = 0
    minutes: int | None = None
    subject: str = ""
    notes: str = ""
    thread: str = ""
    planned: bool = False
    declined: bool = False
    all_day: bool = False


@dataclass(frozen=True, slots=True)
class Move:
    """A change of standing: the evidence (keys and words), or the seeker's overruling reason."""

    at: datetime
    before: Standing | None
    after: Standing
    evidence: tuple[str, ...] = ()
    reason: str = ""  # the seeker's own; a move without evidence must have one
    by_seeker: bool = False


class Wish(StrEnum):
    """Whether the seeker wants the relationship to go on."""

    CONTINUE = "continue"
    EASE_OFF = "ease off"
    LET_GO = "let go"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The seeker's four quick answers; value, chemistry and energy run from 1 to 5."""

    at: datetime
    value: int
    chemistry: int
    energy: int
    wish: Wish
    note: str = ""


class Received(StrEnum):
    """What the seeker got from the other."""

    LISTENING = "listening"
    PERSPECTIVE = "perspective"
    SUGGESTION = "suggestion"
    SUPPORT = "support"
    INSIGHT = "insight"
    CONNECTION = "connection"


class Gave(StrEnum):
    """What the seeker gave."""

    INTRODUCTION = "introduction"
    KNOWLEDGE = "knowledge"
    GROWTH_SHOWN = "growth shown"
    THANKS = "thanks"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One thing received or given; `kind` is a Received or a Gave."""

    at: datetime
    kind: Received | Gave
    note: str = ""


class FeedbackKind(StrEnum):
    """Praise or challenge."""

    PRAISE = "praise"
    CHALLENGE = "challenge"


@dataclass(frozen=True, slots=True)
class Feedback:
    """What the other told the seeker, and how far it has gone round the loop; None: not yet.

    `behaviour` is what was done, never a judgement of the self; `plan` is one if-then plan.
    """

    key: str
    at: datetime
    kind: FeedbackKind
    words: str
    behaviour: str = ""
    reaction: str = ""  # the first reaction, private
    theme: str = ""
    plan: str = ""
    tell_on: date | None = None
    welcomed: datetime | None = None
    planned: datetime | None = None
    acted_on: datetime | None = None
    reported: datetime | None = None
    told: str = ""  # what was told when it was reported back


@dataclass(frozen=True, slots=True)
class Hold:
    """No asks until the date, and why; kindness goes on."""

    since: date
    until: date
    reason: str


@dataclass(frozen=True, slots=True)
class Question:
    """Something to ask, or asked and answered."""

    text: str
    asked: datetime | None = None
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Need:
    """Something the other needs or looks for, as the seeker heard it."""

    text: str
    at: datetime
    met: datetime | None = None


@dataclass(frozen=True, slots=True)
class Introduction:
    """An introduction asked of a connector: asked, and then accepted or declined, or not yet answered."""

    connector: str
    asked: datetime
    accepted: datetime | None = None
    declined: datetime | None = None
    thanked: datetime | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    """Something the seeker works at: what was tried, and what came of whose advice."""

    text: str
    since: date
    done: date | None = None
    advice_from: str = ""
    tried: str = ""
    outcome: str = ""


class ActionKind(StrEnum):
    """What may be the next thing to do; the value is what the command line and the API call it."""

    REFLECT = "reflect"
    FIND_WAY_IN = "find-way-in"
    ASK_INTRODUCTION = "ask-introduction"
    GO_TO_GATHERING = "go-to-gathering"
    ANSWER_POST = "answer-post"
    FIRST_MESSAGE = "first-message"
    FOLLOW_UP = "follow-up"
    REPLY = "reply"
    STAY_IN_TOUCH = "stay-in-touch"  # the second message, before there is ground for a conversation
    PROPOSE_CONVERSATION = "propose-conversation"
    PREPARE = "prepare"
    LOG_MEETING = "log-meeting"
    CHEMISTRY = "chemistry"  # after the first encounter: did it feel right?
    THANK = "thank"
    THANK_INTRODUCER = "thank-introducer"
    PROPOSE_NEXT = "propose-next"
    SEND_UPDATE = "send-update"
    INTRODUCE_THEM = "introduce-them"
    SHARE = "share"
    HELP = "help"  # meet a need of theirs oneself
    KIND_WORD = "kind-word"  # during a hold: kindness without an ask
    EVALUATE = "evaluate"
    ASK_FEEDBACK = "ask-feedback"
    WELCOME_FEEDBACK = "welcome-feedback"
    PLAN_FROM_FEEDBACK = "plan-from-feedback"
    ACT_ON_FEEDBACK = "act-on-feedback"
    REPORT_BACK = "report-back"
    RECONNECT = "reconnect"
    REST = "rest"
    LET_GO = "let-go"


class Answer(StrEnum):
    """What the seeker said to a suggested action."""

    DONE = "done"
    LATER = "later"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Decision:
    """The seeker's answer to an action, remembered; `until` goes with LATER. `about` is the action's `about`."""

    at: datetime
    kind: ActionKind
    answer: Answer
    until: date | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class ComingChance:
    """A gathering or a post through which the person can be met or answered.

    `all_day`: it has days and no hours; `at` is then the midnight in the seeker's zone in which the first begins.
    """

    key: str
    title: str
    at: datetime
    url: str = ""
    place: str = ""
    all_day: bool = False

    @property
    def day(self) -> date | None:
        """The first of its days where it has no hours."""
        return self.at.date() if self.all_day else None

    @property
    def until(self) -> datetime:
        """Until when it is ahead: the moment it begins, or the end of its first day."""
        return self.at + timedelta(days=1) if self.all_day else self.at


@dataclass(frozen=True, slots=True)
class Connector:
    """Somebody who could introduce the seeker, best first; `evidence` says what ties them to both."""

    name: str
    value: float
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Relationship:
    """Everything known about one pursued relationship on a day: the only input of journey and planner.

    Lists are in order of time. `ideal_gap` and `max_gap` are days between encounters. `busy_gap_days` is the
    other's own usual time to answer, None: not known.
    """

    person: str  # a stable reference, unique per seeker
    name: str
    standing: Standing | None
    since: datetime | None
    moves: tuple[Move, ...] = ()
    encounters: tuple[Encounter, ...] = ()
    reflections: tuple[Reflection, ...] = ()
    evaluations: tuple[Evaluation, ...] = ()
    ledger: tuple[LedgerEntry, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    holds: tuple[Hold, ...] = ()
    questions: tuple[Question, ...] = ()
    needs: tuple[Need, ...] = ()
    introductions: tuple[Introduction, ...] = ()
    decisions: tuple[Decision, ...] = ()
    gatherings: tuple[ComingChance, ...] = ()
    posts: tuple[ComingChance, ...] = ()
    connectors: tuple[Connector, ...] = ()
    topics: tuple[str, ...] = ()  # what the person works on and knows, in the sources' words
    inside: bool = False
    rest_until: date | None = None
    ideal_gap: int = 42
    max_gap: int = 180
    busy_gap_days: float | None = None
    tie: float = 0.0


@dataclass(frozen=True, slots=True)
class Draft:
    """Words ready to send; gaps the seeker must fill stand in [brackets]. `forward` is the part to pass on.

    `to` names who it goes to where that is not the action's person; a `private` one is a note, never sent.
    """

    subject: str
    body: str
    forward: str = ""
    to: str = ""
    private: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A published finding that a science note rests on."""

    claim: str
    citation: str


@dataclass(frozen=True, slots=True)
class Action:
    """One concrete next thing to do; `about` tells it from others of its kind (a feedback key, a meeting)."""

    kind: ActionKind
    person: str
    name: str
    step: Step
    what: str
    why: tuple[str, ...]
    opens: date
    closes: date | None
    minutes: int
    worth: float
    about: str = ""
    science: Source | None = None
    draft: Draft | None = None
    with_: tuple[str, ...] = ()
