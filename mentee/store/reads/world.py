"""The seeker's world in columns, as fast as the database gives them: what the thinking folders compute from."""

from mentee.store.reads.bonds import Positions, positions, ratings, stated
from mentee.store.reads.happenings import Coming, Texts, coming, events, posts, skills, talks
from mentee.store.reads.humans import World, own_hosts, world

__all__ = [
    "Coming",
    "Positions",
    "Texts",
    "World",
    "coming",
    "events",
    "own_hosts",
    "positions",
    "posts",
    "ratings",
    "skills",
    "stated",
    "talks",
    "world",
]
