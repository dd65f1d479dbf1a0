"""What Today shows: each action with its window, its draft and where it is done; meetings, waits, what moved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import NoReverseMatch, reverse

from mentee.flows.steps.today import ComingMeeting, Today, step_title
from mentee.planner.plan import Wait
from mentee.records.journey import Action, ActionKind
from mentee.web.contexts.drafts import Letter, letter_of
from mentee.web.views.search import person_url

# Where an action is done that is more than a word sent: the page, and what the button says.
PLACES: Mapping[ActionKind, tuple[str, str]] = {
    ActionKind.REFLECT: ("reflect", "Reflect on them"),
    ActionKind.FIND_WAY_IN: ("ways", "See the ways in"),
    ActionKind.PREPARE: ("meeting", "Open the sheet"),
    ActionKind.LOG_MEETING: ("meeting", "Log the meeting"),
    ActionKind.EVALUATE: ("evaluate", "Four quick questions"),
    ActionKind.WELCOME_FEEDBACK: ("feedback", "Open the loop"),
    ActionKind.PLAN_FROM_FEEDBACK: ("feedback", "Plan it"),
    ActionKind.ACT_ON_FEEDBACK: ("feedback", "Open the loop"),
    ActionKind.REPORT_BACK: ("feedback", "Open the loop"),
}
# Words that belong to having done it: what the field asks.
NOTES: Mapping[ActionKind, str] = {
    ActionKind.PLAN_FROM_FEEDBACK: "If … happens, then I will …",
    ActionKind.REPORT_BACK: "What you told them",
    ActionKind.SHARE: "What you shared",
    ActionKind.HELP: "What you did for them",
    ActionKind.REST: "Why, in a few words",
    ActionKind.LET_GO: "Why, in a few words",
}
NEEDS_NOTE = frozenset({ActionKind.PLAN_FROM_FEEDBACK})
ICONS: Mapping[ActionKind, str] = {
    ActionKind.REFLECT: "lightbulb",
    ActionKind.FIND_WAY_IN: "route",
    ActionKind.ASK_INTRODUCTION: "handshake",
    ActionKind.GO_TO_GATHERING: "presentation",
    ActionKind.ANSWER_POST: "message-square",
    ActionKind.REPLY: "reply",
    ActionKind.PREPARE: "notebook-pen",
    ActionKind.LOG_MEETING: "coffee",
    ActionKind.CHEMISTRY: "smile",
    ActionKind.THANK: "heart",
    ActionKind.THANK_INTRODUCER: "heart",
    ActionKind.PROPOSE_NEXT: "calendar-plus",
    ActionKind.PROPOSE_CONVERSATION: "coffee",
    ActionKind.INTRODUCE_THEM: "users",
    ActionKind.SHARE: "gift",
    ActionKind.HELP: "hand",
    ActionKind.KIND_WORD: "flower-2",
    ActionKind.EVALUATE: "scale",
    ActionKind.ASK_FEEDBACK: "message-circle-heart",
    ActionKind.WELCOME_FEEDBACK: "message-circle-heart",
    ActionKind.PLAN_FROM_FEEDBACK: "target",
    ActionKind.ACT_ON_FEEDBACK: "footprints",
    ActionKind.REPORT_BACK: "send",
    ActionKind.RECONNECT: "waypoints",
    ActionKind.REST: "moon",
    ActionKind.LET_GO: "leaf",
}


@dataclass(frozen=True, slots=True)
class Card:
    """One action; `place` is the address where it is done (empty: none), `note` what its words are called."""

    number: int
    action: Action
    icon: str
    url: str
    step: str
    letter: Letter | None
    place: str
    place_word: str
    note: str
    note_needed: bool
    late: bool
    closes_today: bool


@dataclass(frozen=True, slots=True)
class TodayPage:
    """The page."""

    day: Today
    cards: tuple[Card, ...]
    meetings: tuple[tuple[ComingMeeting, tuple[tuple[int, str], ...]], ...]
    waits: tuple[tuple[Wait, str], ...]  # with the address of the relationship
    pursuing: bool
    quiet: bool  # everything of the day is done, and more would be possible

    @property
    def tomorrow(self) -> date:
        """The first day that an action can be put off to."""
        return self.day.today + timedelta(days=1)


def card_of(number: int, action: Action, *, today: date, address: str) -> Card:
    """An action as a card; `address` is the mail address its draft goes to, empty: not known."""
    place, word = PLACES.get(action.kind, ("", ""))
    return Card(
        number=number,
        action=action,
        icon=ICONS.get(action.kind, "mail"),
        url=person_url(int(action.person)),
        step=step_title(action.step),
        letter=letter_of(action.draft, to=action.name, address=address) if action.draft else None,
        place=place_url(place, action) if place else "",
        place_word=word,
        note=NOTES.get(action.kind, ""),
        note_needed=action.kind in NEEDS_NOTE,
        late=bool(action.closes and action.closes < today),
        closes_today=action.closes == today,
    )


def place_url(name: str, action: Action) -> str:
    """The address where an action is done; the person's own page where that page is not there."""
    if name == "feedback":
        return f"{reverse('feedback')}#loop-{action.about}" if action.about else reverse("feedback")
    try:
        return reverse(name, args=[int(action.person)])
    except NoReverseMatch:
        return person_url(int(action.person))


def page_of(day: Today, addresses: Mapping[int, str]) -> TodayPage:
    """The page of a day; `addresses` by person."""
    cards = tuple(
        card_of(i, action, today=day.today, address=_address(action, addresses))
        for i, action in enumerate(day.actions, start=1)
    )
    meetings = tuple(
        (one, tuple((int(person), name) for person, name in zip(one.people, one.names, strict=True)))
        for one in day.meetings
    )
    waits = tuple((wait, reverse("relationship", args=[int(wait.person)])) for wait in day.waits)
    return TodayPage(day, cards, meetings, waits, day.pursued > 0, not cards and day.left > 0)


def _address(action: Action, addresses: Mapping[int, str]) -> str:
    if action.draft is None or action.draft.to:
        return ""
    return addresses.get(int(action.person), "")
