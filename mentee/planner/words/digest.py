"""The words of the digest mail: what Today would say, in a few lines, for the seeker alone, without any label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from mentee.journey.logline.describe import WEEKDAYS
from mentee.planner.words.facts import given_name
from mentee.planner.words.manner import label_words
from mentee.planner.words.pen import filled, one_line
from mentee.records.journey import Action
from mentee.records.say import MONTHS, Say, mark

SUBJECTS = (
    mark("One thing for today"), mark("Two things for today"), mark("Three things for today"),
    mark("Four things for today"), mark("Five things for today"), mark("Six things for today"),
    mark("Seven things for today"), mark("Eight things for today"), mark("Nine things for today"),
    mark("Ten things for today"),
)  # fmt: skip
NO_TASK = mark("Your day")


@dataclass(frozen=True, slots=True)
class Ahead:
    """A meeting to come: `at` in the seeker's zone, the names of those the seeker pursues, the number of others."""

    at: datetime
    title: str
    minutes: int | None
    names: tuple[str, ...]
    others: int = 0
    all_day: bool = False


@dataclass(frozen=True, slots=True)
class Thing:
    """One action as the mail tells it; `person` is its reference, for a link."""

    what: str
    facts: str  # with whom, how long, until when
    whys: tuple[str, ...]
    person: str


@dataclass(frozen=True, slots=True)
class Digest:
    """The words of one day's mail; the subject gives nothing away, since it is shown on locked screens."""

    subject: str
    hello: str
    lead: str
    things: tuple[Thing, ...]
    ahead_title: str
    ahead: tuple[str, ...]
    wish: str


def digest_of(
    actions: Sequence[Action], meetings: Sequence[Ahead], *, today: date, name: str, left: int, say: Say
) -> Digest | None:
    """The mail of a day, None where it asks for nothing and nobody is met on it."""
    met_today = [one for one in meetings if one.at.date() == today]
    if not actions and not met_today:
        return None
    first = given_name(name)
    return Digest(
        subject=one_line(say(SUBJECTS[min(len(actions), len(SUBJECTS)) - 1] if actions else NO_TASK)),
        hello=filled(mark("Hello {first},"), say, {"first": first}) if first else say(mark("Hello,")),
        lead=_lead(actions, left, say),
        things=tuple(_thing(action, today, say) for action in actions),
        ahead_title=say(mark("Coming up")) if meetings else "",
        ahead=tuple(_meeting(one, today, say) for one in meetings),
        wish=say(mark("Whatever you leave for another day waits for you. Have a good one.")),
    )


def day_in_words(day: date, say: Say) -> str:
    """A day as people say it, without its year: Friday 4 December."""
    facts = {
        "weekday": say(WEEKDAYS[day.weekday()]),
        "day": str(day.day),
        "month": say(MONTHS[day.month - 1]),
    }
    return filled(mark("{weekday} {day} {month}"), say, facts)


def _lead(actions: Sequence[Action], left: int, say: Say) -> str:
    if not actions:
        return say(mark("Nothing needs doing today but to be there."))
    minutes = {"minutes": str(sum(action.minutes for action in actions))}
    if len(actions) == 1:
        lead = filled(mark("One thing is worth doing today; it takes about {minutes} minutes."), say, minutes)
    else:
        lead = filled(mark("This is worth doing today; all of it takes about {minutes} minutes."), say, minutes)
    return f"{lead} {say(mark('More would be possible, and can wait.'))}" if left else lead


def _thing(action: Action, today: date, say: Say) -> Thing:
    instead = filled(mark("Something for {name}"), say, {"name": action.name})
    facts = [
        action.name if not action.with_ else f"{action.name}, {', '.join(action.with_)}",
        filled(mark("{minutes} minutes"), say, {"minutes": str(action.minutes)}),
        _window(action, today, say),
    ]
    whys = tuple(one_line(why) for why in action.why if not label_words(why, spare=action.name))
    what = one_line(action.what)
    return Thing(
        what=instead if label_words(what, spare=action.name) else what,
        facts=" · ".join(one_line(fact) for fact in facts if fact),
        whys=whys,
        person=action.person,
    )


def _window(action: Action, today: date, say: Say) -> str:
    if action.closes is None:
        return ""
    days = (action.closes - today).days
    if days < 0:
        return say(mark("late, and still welcome"))
    if days == 0:
        return say(mark("today"))
    if days == 1:
        return say(mark("until tomorrow"))
    return filled(mark("until {day}"), say, {"day": day_in_words(action.closes, say)})


def _meeting(one: Ahead, today: date, say: Say) -> str:
    days = (one.at.date() - today).days
    day = {0: say(mark("Today")), 1: say(mark("Tomorrow"))}.get(days) or day_in_words(one.at.date(), say)
    title = one_line(one.title)
    if not title or label_words(title, spare=" ".join(one.names)):
        title = say(mark("Meeting"))
    who = ", ".join(one_line(name) for name in one.names)
    if one.others:
        who = filled(mark("{names} and {count} more"), say, {"names": who, "count": str(one.others)})
    when = day if one.all_day else f"{day}, {one.at:%H:%M}"
    parts = [filled(mark("{when}: {title}, with {who}"), say, {"when": when, "title": title, "who": who})]
    if one.minutes:
        parts.append(filled(mark("{minutes} minutes"), say, {"minutes": str(one.minutes)}))
    return ", ".join(parts)
