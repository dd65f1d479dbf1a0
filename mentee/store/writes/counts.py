"""What an import brought, by noun: what its preview, its report and its row in the table say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

NOUNS = ("people", "interactions", "gatherings", "posts")


@dataclass(slots=True)
class Tally:
    """Records of one noun: new, changed by this import, or there already with the same content."""

    new: int = 0
    changed: int = 0
    same: int = 0

    def add(self, other: Tally) -> None:
        """Count the other's records too."""
        self.new += other.new
        self.changed += other.changed
        self.same += other.same


@dataclass(slots=True)
class Counts:
    """`people` tallies records about people; `met` counts people who came to be known through other records only.

    `doubtful` counts likely twins put into the queue, `merged` people joined by exact keys, `broken` problems.
    """

    people: Tally = field(default_factory=Tally)
    interactions: Tally = field(default_factory=Tally)
    gatherings: Tally = field(default_factory=Tally)
    posts: Tally = field(default_factory=Tally)
    met: int = 0
    merged: int = 0
    doubtful: int = 0
    broken: int = 0

    def add(self, other: Counts) -> None:
        """Count the other's records too."""
        for noun in NOUNS:
            getattr(self, noun).add(getattr(other, noun))
        self.met += other.met
        self.merged += other.merged
        self.doubtful += other.doubtful
        self.broken += other.broken

    @property
    def nothing_new(self) -> bool:
        """Whether the import changed nothing."""
        tallies = [getattr(self, noun) for noun in NOUNS]
        return not (self.met or self.merged or self.doubtful or any(tally.new or tally.changed for tally in tallies))

    @property
    def changed_facts(self) -> bool:
        """Whether something that happened, or was published, is told otherwise than before."""
        return bool(self.interactions.changed or self.gatherings.changed or self.posts.changed)

    def as_json(self) -> dict[str, Any]:
        """Plain dictionaries, for the table and for `--json`."""
        return asdict(self)

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> Counts:
        """What `as_json` gave, back."""
        counts = cls(**{name: said[name] for name in ("met", "merged", "doubtful", "broken") if name in said})
        for noun in NOUNS:
            if noun in said:
                setattr(counts, noun, Tally(**said[noun]))
        return counts
