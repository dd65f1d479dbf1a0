"""The invented people of the example world, read from world.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import Any

_LINE = re.compile(r"^(?P<first>\S+) (?P<second>\d+) (?P<rest>.*?)(?P<with>(?: \+\w+)*)$")


@dataclass(frozen=True, slots=True)
class Job:
    """A position; dates are "YYYY-MM", `until` empty while it lasts."""

    title: str
    organisation: str
    since: str
    until: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A mail or a meeting of the example: days ago (below zero: ahead), minutes for meetings, others by key."""

    days_ago: int
    subject: str
    by_me: bool = False
    minutes: int = 0
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Character:
    """One invented person of the example world, and what passed between them and the seeker."""

    key: str
    name: str
    email: str
    jobs: tuple[Job, ...]
    skills: tuple[str, ...]
    department: str = ""
    manager: str = ""
    talk: str = ""
    past_talk: str = ""
    offers: str = ""
    red_flag: str = ""
    knows: tuple[str, ...] = ()
    mails: tuple[Note, ...] = ()
    meetings: tuple[Note, ...] = ()

    @property
    def first_name(self) -> str:
        """The name a friend would use."""
        return self.name.split()[0]


@dataclass(frozen=True, slots=True)
class World:
    """The seeker and everybody else; `wishes` holds the seeker's answers to the first questions."""

    seeker: Character
    people: dict[str, Character]
    wishes: dict[str, Any]


def example_world() -> World:
    """The example world as written in world.toml."""
    raw = tomllib.loads(resources.files(__package__).joinpath("world.toml").read_text("utf-8"))
    people = {entry["key"]: _character(entry) for entry in raw["people"]}
    return World(_character(raw["seeker"]), people, raw["seeker"])


def _character(raw: dict[str, Any]) -> Character:
    jobs = [Job(raw["title"], raw["organisation"], str(raw["since"]))]
    jobs += [Job(title, organisation, since, until) for title, organisation, since, until in raw.get("before", ())]
    return Character(
        key=raw["key"],
        name=raw["name"],
        email=raw["email"],
        jobs=tuple(jobs),
        skills=tuple(raw["skills"]),
        department=raw.get("department", ""),
        manager=raw.get("manager", ""),
        talk=raw.get("talk", ""),
        past_talk=raw.get("past_talk", ""),
        offers=raw.get("offers", ""),
        red_flag=raw.get("red_flag", ""),
        knows=tuple(raw.get("knows", ())),
        mails=tuple(_mails(raw.get("mails", ()))),
        meetings=tuple(_meeting(line) for line in raw.get("meetings", ())),
    )


def _mails(lines: list[str]) -> list[Note]:
    """Mails in their order; "re" takes the subject of the mail before."""
    notes: list[Note] = []
    for line in lines:
        found = _LINE.match(line)
        if not found:
            raise ValueError(f"not a mail of the example world: {line!r}")
        subject = found["rest"]
        if subject == "re":
            subject = "Re: " + notes[-1].subject.removeprefix("Re: ")
        others = tuple(found["with"].replace("+", "").split())
        notes.append(Note(int(found["second"]), subject, by_me=found["first"] == "me", others=others))
    return notes


def _meeting(line: str) -> Note:
    found = _LINE.match(line)
    if not found:
        raise ValueError(f"not a meeting of the example world: {line!r}")
    others = tuple(found["with"].replace("+", "").split())
    return Note(int(found["first"]), found["rest"], minutes=int(found["second"]), others=others)
