"""An invented world for the pages of people: who works where, who wrote to whom, who will be where."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.test import Client
from django.utils import timezone

from mentee.flows.setup import Answers, answer
from mentee.records.facts import Channel, Interaction, Origin, Participant, Role
from mentee.store.models import User
from tests.store.invented import bring, contact, gathering, mail_key, person, post, row_of

ME = contact("sam@works.example", "Sam Seeker")
ADA, BEN, CLEO, DORA = (contact(f"{name}@sample.example", name.title()) for name in ("ada", "ben", "cleo", "dora"))
SKILLS = ("data science", "statistics")


def mail(key: str, sender: object, *to: object, days: int, thread: str = "") -> Interaction:
    """A mail some days ago."""
    at = datetime.now(UTC) - timedelta(days=days)
    seats = (Participant(sender, Role.SENDER), *(Participant(one, Role.TO) for one in to))  # type: ignore[arg-type]
    return Interaction(
        Origin("box.mbox"), f"mail:{key}", at, Channel.MAIL, seats, f"about {key}", f"mail:{thread or key}"
    )


def people_of(owner: User) -> dict[str, int]:
    """Bring Ada (inside, answers, leads data), Ben (knows Ada), Cleo (known to Ben only), Dora (a stranger)."""
    said = Answers(
        name="Sam Seeker",
        aspiration="lead a data science team",
        roles=["Head of Data Science"],
        organisations=["Invented Works"],
        addresses=["sam@works.example"],
        values=["honesty", "benevolence"],
    )
    answer(owner, said, now=timezone.now())
    cards = [
        person(
            "Ada Oak",
            mail_key("ada@sample.example"),
            at="Invented Works",
            title="Head of Data Science",
            skills=SKILLS,
        ),
        person("Ben Birch", mail_key("ben@sample.example"), at="Elsewhere", title="Engineer"),
        person("Cleo Cedar", mail_key("cleo@sample.example"), at="Elsewhere", title="Director of Data Science"),
        person("Dora Dogwood", mail_key("dora@sample.example"), at="Far Away", title="Nurse"),
    ]
    bring(owner, "people.csv", cards)
    wrote = [mail(f"to-ada-{n}", ME, ADA, days=3 * n + 2) for n in range(15)]
    wrote += [mail(f"from-ada-{n}", ADA, ME, days=3 * n + 1, thread=f"to-ada-{n}") for n in range(15)]
    wrote += [mail("to-ben", ME, BEN, days=9), mail("from-ben", BEN, ME, days=8, thread="to-ben")]
    wrote += [mail(f"ben-cleo-{n}", BEN, CLEO, days=5 + n) for n in range(6)]
    bring(owner, "box.mbox", wrote)
    bring(owner, "fair.xml", [gathering("fair", ADA, day=200, title="Data fair")])
    bring(owner, "feed.xml", [post("blog", CLEO, "On leading data teams")])
    names = {"ada": "ada@sample.example", "ben": "ben@sample.example", "cleo": "cleo@sample.example"}
    return {name: row_of(owner, address).pk for name, address in [*names.items(), ("dora", "dora@sample.example")]}


def toasts(client: Client, address: str) -> tuple[str, list[str]]:
    """The page at the address as text, and the ways back it offers."""
    text = client.get(address).content.decode()
    return text, [part.split('"')[0] for part in text.split('action="') if part.startswith(("/undo/", "/take-back/"))]
