"""Bring the example world into a home: its answers, its files through the ordinary import, its reflections."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from mentee.flows.example.files import write_example
from mentee.flows.example.story import tell
from mentee.flows.example.world import example_world
from mentee.flows.import_ import FileReport, Reading, import_files
from mentee.flows.progress import Progress
from mentee.flows.reflect import reflect
from mentee.flows.setup import Answers, answer
from mentee.records.seeker import Reflection, Trait
from mentee.store.models import User


def build_example(owner: User, *, folder: Path, now: datetime) -> Iterator[FileReport]:
    """Write the example's exports into `folder` and import them for `owner`, as of `now`."""
    world = example_world()
    wishes = world.wishes
    answers = Answers(
        name=wishes["name"],
        aspiration=wishes["aspiration"],
        roles=wishes["roles"],
        skills=wishes["wanted"],
        values=wishes["values"],
        organisations=[wishes["organisation"]],
        addresses=[wishes["email"]],
    )
    answer(owner, answers, now=now)
    folder.mkdir(parents=True, exist_ok=True)
    paths = write_example(world, folder=folder, now=now)
    yield from import_files(owner, paths, now=now, reading=Reading(), progress=Progress())
    for person in world.people.values():
        if person.red_flag:
            reflect(owner, person.email, Reflection(at=now, respect=2, treats_others=1, red_flag=person.red_flag))
    tell(owner, now=now)
    trait = Trait("explains without talking down", "the ward round story in her talk")
    known = world.people["ottoline"]
    reflect(owner, known.email, Reflection(at=now, respect=5, values=("benevolence", "honesty"), traits=(trait,)))
