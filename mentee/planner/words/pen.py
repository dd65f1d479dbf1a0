"""The hand that writes a draft: picks a wording that stays the same for a person and a kind, fills it, signs it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import TypeVar

from mentee.planner.context import Context
from mentee.planner.words.facts import aim_of, clean, first_of, full_name, given_name
from mentee.records.journey import Action, Draft, Relationship
from mentee.records.say import DAY, MONTHS, Say, Voice, mark

T = TypeVar("T")
GREETINGS = (mark("Hi {first},"), mark("Hello {first},"), mark("Dear {first},"))
NAMELESS = mark("Hello,")
CLOSINGS = (
    mark("Best wishes,\n{me}"),
    mark("Kind regards,\n{me}"),
    mark("Warm regards,\n{me}"),
)


def one_of(options: Sequence[str], *seed: str) -> str:
    """One of the options, always the same for the same seed; a checksum falls alike for persons 11, 12 and 13."""
    number = int.from_bytes(blake2b("|".join(seed).encode(), digest_size=8).digest())
    return options[number % len(options)]


def filled(text: str, say: Say, facts: dict[str, str]) -> str:
    """The sentence in the reader's tongue with its facts; one that names other facts gives way to English."""
    return Voice(say).told(text, facts)


@dataclass(frozen=True, slots=True)
class Pen:
    """Everything a draft is written from: the action, the relationship, the seeker, and the tongue."""

    action: Action
    relationship: Relationship
    context: Context
    say: Say

    @property
    def name(self) -> str:
        """The person's name in full, or a gap."""
        return full_name(self.relationship.name) or self.say(mark("[their name]"))

    @property
    def first(self) -> str:
        """What the person is called in a sentence, or a gap."""
        return given_name(self.relationship.name) or self.say(mark("[their name]"))

    @property
    def me(self) -> str:
        """The seeker's name, or a gap."""
        return full_name(self.context.seeker_name) or self.say(mark("[your name]"))

    @property
    def topic(self) -> str:
        """What the person works on, where it is known."""
        return first_of(self.relationship.topics)

    def pick(self, slot: str, *options: str, **facts: str) -> str:
        """One of the wordings, always the same for this seeker, person, kind of action and slot, with its facts.

        Two friends who write to the same people seldom find the same letter.
        """
        seed = (self.context.seeker_name, self.relationship.person, self.action.kind, slot)
        return filled(one_of(options, *seed), self.say, facts)

    def greeting(self, name: str | None = None) -> str:
        """The first line, to the person or to somebody else; it does not change from one message to the next."""
        name = self.relationship.name if name is None else name
        first = given_name(name)
        if not first:
            return self.say(NAMELESS)
        return filled(one_of(GREETINGS, self.context.seeker_name, name), self.say, {"first": first})

    def closing(self) -> str:
        """The last lines."""
        return self.pick("closing", *CLOSINGS, me=self.me)

    def aim(self) -> str:
        """One sentence on where the seeker wants to go, or a gap for it."""
        for aspiration in self.context.aspirations:
            if not aspiration.live:
                continue
            text, verb = aim_of(aspiration.text)
            if not text:
                text, verb = first_of(aspiration.roles), False
            if text and verb:
                return self.pick(
                    "aim",
                    mark("I am working on a change: I want to {aim}."),
                    mark("What I want to do in the years ahead is to {aim}."),
                    aim=text[0].lower() + text[1:] if text[1:2].islower() else text,
                )
            if text:
                return self.pick(
                    "aim",
                    mark("The road I have set out on: {aim}."),
                    mark("What I am working towards: {aim}."),
                    aim=text,
                )
        return self.say(mark("[One sentence on where you want to go.]"))

    def day(self, moment: date) -> str:
        """A day in words, with the year where it is not the action's own."""
        facts = {"day": str(moment.day), "month": self.say(MONTHS[moment.month - 1]), "year": str(moment.year)}
        text = mark("{day} {month}") if moment.year == self.action.opens.year else DAY
        return filled(text, self.say, facts)

    def letter(self, subject: str, *paragraphs: str, to: str | None = None, forward: str = "") -> Draft:
        """A message: greeting, the paragraphs that hold something, closing.

        `to` is somebody other than the person; empty: nobody is named yet.
        """
        parts = [self.greeting(to), *(part.strip() for part in paragraphs), self.closing()]
        return Draft(one_line(subject), "\n\n".join(part for part in parts if part), forward, to or "")

    def note(self, subject: str, *paragraphs: str) -> Draft:
        """A private note: nothing is sent."""
        parts = (part.strip() for part in paragraphs)
        return Draft(one_line(subject), "\n\n".join(part for part in parts if part), private=True)


def one_line(subject: str) -> str:
    """A subject on one line."""
    return " ".join(subject.split())


def joined(*sentences: str) -> str:
    """The sentences that hold something, as one paragraph."""
    return " ".join(sentence for sentence in sentences if sentence)


def organisation_of(pen: Pen) -> str:
    """The seeker's organisation that the person works at too; empty where they are outside it or it is not known."""
    return first_of(map(clean, pen.context.organisations)) if pen.relationship.inside else ""


def latest(*preferred: Sequence[T]) -> T | None:
    """The last of the first list that holds anything."""
    return next((found[-1] for found in preferred if found), None)
