"""The seeker's world in columns, as fast as the database gives them: what the thinking folders compute from."""

from mentee.store.reads.bonds import Positions, positions, ratings, stated
from mentee.store.reads.happenings import Coming, Texts, coming, posts, skills, talks
from mentee.store.reads.history import History, history, replies, writers_of
from mentee.store.reads.humans import World, own_hosts, told_marks, world

__all__ = [
    "Coming",
    "History",
    "Positions",
    "Texts",
    "World",
    "coming",
    "history",
    "own_hosts",
    "positions",
    "posts",
    "ratings",
    "replies",
    "skills",
    "stated",
    "talks",
    "told_marks",
    "world",
    "writers_of",
]
