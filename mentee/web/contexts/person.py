"""What the page of one person shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from mentee.flows.person import PersonView, later_on, person_view
from mentee.flows.steps.sheet import Event, Sheet, milestones, sheet
from mentee.planner.plan import Wait
from mentee.records.facts import Channel, KeyKind
from mentee.records.journey import Action, Direction, Encounter
from mentee.records.scores import Reason
from mentee.store.reads.encounters import Cursor, channels
from mentee.store.reads.own_words import only_by_hand, own_words
from mentee.store.reads.page import Published
from mentee.store.reads.people import Match
from mentee.web.contexts.find import FACTORS, unsaid_of, values_to_see
from mentee.web.contexts.months import Months, months_of

if TYPE_CHECKING:
    from mentee.store.models import User

SIZE = 12
MOST_MILESTONES = 12
CHANNELS: Mapping[Channel, tuple[str, str]] = {
    Channel.MAIL: ("Mail", "mail"),
    Channel.MEETING: ("Meetings", "calendar"),
    Channel.CALL: ("Calls", "phone"),
    Channel.MESSAGE: ("Messages", "message-square"),
    Channel.SOCIAL: ("Social", "globe"),
    Channel.IN_PERSON: ("In person", "coffee"),
}
DIRECTIONS: Mapping[Direction, str] = {
    Direction.SENT: "From you",
    Direction.RECEIVED: "To you",
    Direction.BOTH: "Together",
}
RATINGS = (
    ("0", "not at all"),
    ("0.25", "a little"),
    ("0.5", "fairly well"),
    ("0.75", "well"),
    ("0.95", "very well"),
)


@dataclass(frozen=True, slots=True)
class Filters:
    """Which part of the timeline the address asks for."""

    channel: Channel | None = None
    direction: Direction | None = None
    before: Cursor | None = None

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Filters:
        """From the query of an address; what makes no sense is left out."""
        at, _, row = query.get("before", "").partition(".")
        fits = at.lstrip("-").isdecimal() and row.isdecimal() and len(at) < 19 and len(row) < 19
        return cls(
            channel=next((one for one in Channel if one == query.get("channel")), None),
            direction=next((one for one in Direction if one == query.get("direction")), None),
            before=Cursor(int(at), int(row)) if fits else None,
        )

    def query(self, **changes: str) -> str:
        """The query of an address with some of it changed; another filter begins at the latest again."""
        said = {"channel": self.channel or "", "direction": self.direction or "", **changes}
        return urlencode({name: value for name, value in said.items() if value})

    def chips(self, used: Sequence[Channel]) -> list[tuple[str, str, str, bool]]:
        """Filters to choose: group, words, query, whether chosen; none where there is nothing to choose between."""
        chips = []
        if len(used) > 1 or self.channel is not None:
            chips.append(("channel", "Everything", self.query(channel=""), self.channel is None))
            chips += [
                ("channel", CHANNELS[one][0], self.query(channel=one.value), self.channel is one) for one in used
            ]
        if not used:
            return chips
        chips.append(("direction", "Both ways", self.query(direction=""), self.direction is None))
        chips += [
            ("direction", words, self.query(direction=one.value), self.direction is one)
            for one, words in DIRECTIONS.items()
        ]
        return chips


@dataclass(frozen=True, slots=True)
class Entry:
    """One exchange or meeting of the timeline."""

    met: Encounter
    icon: str
    words: str


@dataclass(frozen=True, slots=True)
class TimelinePart:
    """A part of the timeline; `more` is the query of the next part, empty at the end."""

    person: int
    entries: tuple[Entry, ...]
    filters: Filters
    more: str
    chips: tuple[tuple[str, str, str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class PersonContext:
    """The page; `sheet` None: the page is about the seeker."""

    view: PersonView
    work: str
    mails: tuple[str, ...]
    links: tuple[str, ...]
    phones: tuple[str, ...]
    published: tuple[Published, ...]  # what has not come out yet stands among the gatherings
    sheet: Sheet | None
    done: tuple[int, ...]
    now_step: int
    action: Action | None
    wait: Wait | None
    months: Months | None
    part: TimelinePart
    milestones: tuple[Event, ...]
    reasons: tuple[tuple[Reason, str], ...]
    unsaid: str  # the factor of which the seeker said nothing; empty: something of each
    values: tuple[str, ...]
    tags: tuple[str, ...]  # the user's own
    notes: str
    called: str  # what the user calls them
    works_at: str  # where the user alone says that they work; empty: the user did not
    ratings: tuple[tuple[str, str], ...]
    removable: bool  # added by hand, and nothing else speaks of them
    relationship_url: str  # the page of the relationship; empty where it is not pursued


def person_context(owner: User, person: Match, filters: Filters, *, now: datetime) -> PersonContext:
    """Everything about one person of the owner's."""
    view = person_view(owner, person, now=now, channel=filters.channel, direction=filters.direction, limit=SIZE)
    page = view.page
    known = None if page.is_seeker else sheet(owner, person, now=now)
    next_ = known.next if known else None
    rel = known.relationship if known else None
    words = own_words(owner, page.id)
    current = next((position for position, _ in page.positions if position.current), None)
    zone = timezone.get_current_timezone()
    return PersonContext(
        view=view,
        work=", ".join(part for part in (current.title, current.organisation) if part) if current else "",
        mails=tuple(key.shown for key in page.keys if key.kind is KeyKind.EMAIL),
        links=tuple(key.value for key in page.keys if key.kind is KeyKind.URL),
        phones=tuple(key.value for key in page.keys if key.kind is KeyKind.PHONE),
        published=tuple(post for post in page.posts if post.at is None or post.at <= now.timestamp()),
        sheet=known,
        done=tuple(int(row.step) for row in known.rows if row.found) if known else (),
        now_step=int(next_.step) if isinstance(next_, Action) and rel and rel.standing else 0,
        action=next_ if isinstance(next_, Action) else None,
        wait=next_ if isinstance(next_, Wait) else None,
        months=months_of(rel.encounters, today=timezone.localdate(now), zone=zone) if rel else None,
        part=_part(page.id, page.timeline, page.more, filters, page.name, channels(owner, page.id)),
        milestones=milestones(rel, most=MOST_MILESTONES) if rel else (),
        unsaid=unsaid_of(view.score.reasons) if view.score else "",
        reasons=tuple((one, FACTORS.get(one.factor, "")) for one in view.score.reasons) if view.score else (),
        values=values_to_see(view.values),
        tags=words.tags,
        notes=words.notes,
        called=words.name,
        works_at=next((one.organisation for one, files in page.positions if one.current and not files), ""),
        ratings=RATINGS,
        removable=not page.files and only_by_hand(owner, page.id),
        relationship_url=_relationship_url(page.id) if rel and rel.standing else "",
    )


def _relationship_url(person: int) -> str:
    try:
        return reverse("relationship", args=[person])
    except NoReverseMatch:  # the page is not part of this installation
        return ""


def timeline_part(owner: User, person: int, filters: Filters, name: str, *, now: datetime) -> TimelinePart:
    """A further part of the timeline; LookupError where the owner has nobody of that number."""
    entries, more = later_on(
        owner,
        person,
        now=now,
        before=filters.before,
        channel=filters.channel,
        direction=filters.direction,
        limit=SIZE,
    )
    used = channels(owner, person) if filters.before is None else ()
    return _part(person, entries, more, filters, name, used)


def _part(
    person: int,
    met: tuple[Encounter, ...],
    more: Cursor | None,
    filters: Filters,
    name: str,
    used: Sequence[Channel],
) -> TimelinePart:
    return TimelinePart(
        person=person,
        entries=tuple(Entry(one, CHANNELS[one.channel][1], _words(one, name)) for one in met),
        filters=filters,
        more=filters.query(before=f"{more.at}.{more.id}") if more is not None else "",
        chips=tuple(filters.chips(used)),
    )


def _words(met: Encounter, name: str) -> str:
    """Who did it, in a word or two."""
    if met.direction is Direction.BOTH:
        words = CHANNELS[met.channel][0].removesuffix("s")
        return f"{words}, declined" if met.declined else words
    if met.direction is Direction.SENT:
        return "You wrote"
    return f"{name or 'They'} wrote"
