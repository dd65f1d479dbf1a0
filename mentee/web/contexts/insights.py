"""What the Insights page shows: a few drawings with the same in words and tables, and what is missing in words."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from mentee.flows.insights import SPEEDS, Insights, People
from mentee.flows.portfolio import Gap, gaps
from mentee.journey.hours import BANDS
from mentee.records.facts import Channel
from mentee.web.views.search import person_url

SPANS = (12, 24, 60)
WORDS = {
    "mail": "mail",
    "meeting": "meetings",
    "call": "calls",
    "message": "messages",
    "social": "social media",
}
KINDS = {  # channels told together, in the order in which they are stacked
    "meeting": (Channel.MEETING, Channel.IN_PERSON),
    "call": (Channel.CALL,),
    "message": (Channel.MESSAGE,),
    "mail": (Channel.MAIL,),
    "social": (Channel.SOCIAL,),
}
SPEED_WORDS = ("within an hour", "within a day", "within 3 days", "within a week", "within a month", "not yet")
CODES = tuple(Channel)
HOURS_SHOWN = 250.0  # the track of the hours ends here
FEW_ASKED = 2
LEANS, MUCH = 3, 0.5  # more letters one way than the other, and how one-sided that is


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a bar: its kind, and where it stands in a drawing of 100 by 100."""

    kind: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Row:
    """A month in numbers: contact by kind, in the order of `Contact.kinds`, and how many people."""

    label: str
    counts: tuple[int, ...]
    people: int


@dataclass(frozen=True, slots=True)
class Contact:
    """Contact by month: the bars, the scale, the kinds that occur, the table; `summary` says it in a sentence."""

    kinds: tuple[tuple[str, str], ...]
    pieces: tuple[Piece, ...]
    rows: tuple[Row, ...]
    top: int
    people_line: str
    people_area: str
    people_top: int
    ends: tuple[str, ...]
    summary: str


@dataclass(frozen=True, slots=True)
class Someone:
    """A person in a list: name, address of their page, work, and what is told of them."""

    name: str
    url: str
    work: str
    words: str
    last: float | None = None


@dataclass(frozen=True, slots=True)
class Speed:
    """How many people usually answer so soon: theirs and the seeker's, with the share of the longest bar."""

    word: str
    theirs: int
    mine: int


@dataclass(frozen=True, slots=True)
class Together:
    """Hours with somebody: on a track of HOURS_SHOWN, known then assumed, in percent; `band` in Hall's words."""

    name: str
    url: str
    hours: float
    known: float
    guess: float
    guess_at: float
    words: str


@dataclass(frozen=True)
class InsightsPage:
    """The page for the last `span` months."""

    found: Insights
    span: int
    today: date

    @cached_property
    def contact(self) -> Contact:
        """Contact by month and kind."""
        return contact(self.found, self.span)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """What is missing among those the seeker pursues."""
        return gaps(self.found)

    @property
    def sides(self) -> dict[str, float]:
        """Inside and outside of the circle, and of those pursued, with the share inside in percent."""
        inside, outside = self.found.circle.tolist()
        taken = int(np.count_nonzero(self.found.pursued.inside))
        return {
            "inside": inside,
            "outside": outside,
            "share": 100 * inside / max(1, inside + outside),
            "pursued_inside": taken,
            "pursued_outside": len(self.found.pursued) - taken,
        }

    @cached_property
    def speeds(self) -> list[Speed]:
        """How soon people answer, and the seeker."""
        answering = self.found.answering
        return [
            Speed(word, *counts)
            for word, *counts in zip(SPEED_WORDS, answering.theirs.tolist(), answering.mine.tolist(), strict=True)
        ]

    @property
    def most_speed(self) -> int:
        """The longest bar of the answers."""
        return max((max(one.theirs, one.mine) for one in self.speeds), default=0)

    @property
    def speed_words(self) -> str:
        """The answers in a sentence."""
        theirs, mine = (_usual(counts) for counts in (self.found.answering.theirs, self.found.answering.mine))
        parts = [f"Most people answer you {theirs}" if theirs else "", f"you mostly answer {mine}" if mine else ""]
        said = "; ".join(part for part in parts if part)
        return f"{said[0].upper()}{said[1:]}." if said else "Nobody has written to anybody yet, as far as is known."

    @property
    def they_lean(self) -> list[Someone]:
        """People who write to the seeker more than they are written to."""
        return self._leaning(-1)

    @property
    def you_lean(self) -> list[Someone]:
        """People to whom the seeker writes more than is heard from them."""
        return self._leaning(1)

    @property
    def even(self) -> int:
        """How many of the strongest ties go both ways about equally."""
        return int(np.count_nonzero(self.found.strongest.reciprocity > MUCH))

    @cached_property
    def together(self) -> list[Together]:
        """Hours with those the seeker pursues, else with those most met."""
        people = self.found.pursued if len(self.found.pursued) else self.found.busiest
        rows = sorted(range(len(people)), key=lambda i: -float(people.hours[i]))[:12]
        return [together(people, i) for i in rows]

    @property
    def bands(self) -> list[tuple[str, float, float]]:
        """Hall's bands as (name, beginning, width) on the track, in percent."""
        lows = [along(low) for _, low, _ in BANDS]
        ends = [*lows[1:], 100.0]
        return [(name, low, end - low) for (name, _, _), low, end in zip(BANDS, lows, ends, strict=True)]

    @property
    def asleep(self) -> list[Someone]:
        """Trusted ties that fell asleep."""
        people = self.found.asleep
        return [
            someone(people, i, f"{_letters(int(people.sent[i]), int(people.received[i]), int(people.together[i]))}")
            for i in range(len(people))
        ]

    @property
    def forming(self) -> list[Someone]:
        """People never in touch, with whom a tie is likeliest to form, and over whom."""
        people = self.found.forming
        return [someone(people, i, f"you both have to do with {names}") for i, names in enumerate(self.found.through)]

    @property
    def answers(self) -> list[tuple[Someone, str, str]]:
        """The strongest ties with how each side answers."""
        people = self.found.strongest
        return [
            (
                someone(people, i, ""),
                _answer(int(people.asked[i]), float(people.answered[i]), float(people.theirs[i])),
                _answer(int(people.asked_me[i]), float(people.answered_by_me[i]), float(people.mine[i])),
            )
            for i in range(min(12, len(people)))
        ]

    def _leaning(self, way: int) -> list[Someone]:
        people = self.found.strongest
        more = way * (people.sent - people.received)
        rows = np.flatnonzero((more >= LEANS) & (people.reciprocity < MUCH) & (people.together == 0))
        chosen = sorted(rows.tolist(), key=lambda i: -int(more[i]))[:5]
        return [
            someone(people, i, f"you wrote {_times(int(people.sent[i]))}, they {_times(int(people.received[i]))}")
            for i in chosen
        ]


def contact(found: Insights, span: int) -> Contact:
    """The last `span` months as stacked bars in a drawing of 100 by 100, and the people per month as a line."""
    begins, by_channel, people = (
        found.months.begins[-span:],
        found.months.contacts[:, -span:],
        found.months.people[-span:],
    )
    by_kind = {
        kind: by_channel[[CODES.index(one) for one in channels]].sum(axis=0) for kind, channels in KINDS.items()
    }
    kinds = {kind: counts for kind, counts in by_kind.items() if counts.any()}
    total = sum(kinds.values(), np.zeros(len(begins), dtype=np.int64))
    top = nice(int(total.max(initial=0)))
    labels = [month_words(int(begin)) for begin in begins]
    busiest = int(np.argmax(total)) if len(total) else 0
    return Contact(
        kinds=tuple((kind, WORDS[kind]) for kind in kinds),
        pieces=tuple(_pieces(kinds, top)),
        rows=tuple(
            Row(label, tuple(int(counts[k]) for counts in kinds.values()), int(people[k]))
            for k, label in enumerate(labels)
        ),
        top=top,
        people_line=_line(people, closed=False),
        people_area=_line(people, closed=True),
        people_top=int(people.max(initial=0)),
        ends=tuple(dict.fromkeys((labels[0], labels[len(labels) // 2], labels[-1]))),
        summary=_summary(total, people, labels[busiest]),
    )


def _summary(total: np.typing.NDArray[np.int64], people: np.typing.NDArray[np.int64], busiest: str) -> str:
    if not total.any():
        return "No contact in these months, as far as is known."
    last, before = int(people[-3:].sum()), int(people[-6:-3].sum())
    trend = (
        "about as many as"
        if abs(last - before) <= 0.2 * max(last, before)
        else "more than"
        if last > before
        else "fewer than"
    )
    return (
        f"{int(total.sum()):,} letters, talks and meetings in {len(total)} months, most of them in {busiest}. "
        f"Over the last three months you were in touch with {trend} in the three before."
    )


def _pieces(kinds: dict[str, np.typing.NDArray[np.int64]], top: int) -> list[Piece]:
    pieces: list[Piece] = []
    if not kinds:
        return pieces
    size = len(next(iter(kinds.values())))
    width = 100 / size
    base = np.zeros(size)
    for kind, counts in kinds.items():
        height = 100 * counts / top
        pieces += [
            Piece(kind, k * width + 0.12 * width, 100 - base[k] - height[k], 0.76 * width, float(height[k]))
            for k in np.flatnonzero(counts).tolist()
        ]
        base += height
    return pieces


def _line(values: np.typing.NDArray[np.int64], *, closed: bool) -> str:
    """Path of a line through the values in a drawing of 100 by 100; `closed` down to the ground."""
    top = max(1, int(values.max(initial=0)))
    width = 100 / max(1, len(values))
    points = [f"{(k + 0.5) * width:.2f} {98 - 94 * value / top:.2f}" for k, value in enumerate(values.tolist())]
    line = "M" + "L".join(points)
    return f"{line}L{100 - width / 2:.2f} 100L{width / 2:.2f} 100Z" if closed else line


def together(people: People, i: int) -> Together:
    """Hours with person i, and how far that is on Hall's way."""
    hours, assumed = float(people.hours[i]), float(people.assumed[i])
    reached = [name for name, low, _ in BANDS if hours >= low]
    known, end = along(hours - assumed), along(hours)
    return Together(
        name=people.names[i],
        url=person_url(int(people.ids[i])),
        hours=hours,
        known=known,
        guess_at=known,
        guess=end - known,
        words=f"as long as it takes to a {reached[-1]}" if reached else "",
    )


def along(hours: float) -> float:
    """Where on the track so many hours are, in percent: by the square root, so that the first hours show."""
    return 100 * math.sqrt(min(1.0, max(0.0, hours) / HOURS_SHOWN))


def someone(people: People, i: int, words: str) -> Someone:
    """Person i in a list."""
    last = float(people.last[i])
    work = ", ".join(part for part in (people.titles[i], people.organisations[i]) if part)
    return Someone(people.names[i], person_url(int(people.ids[i])), work, words, None if np.isnan(last) else last)


def nice(number: int) -> int:
    """The next round number to end a scale with."""
    for power in range(12):
        for step in (1, 2, 3, 4, 5, 6, 8, 10):
            if number <= step * 10**power:
                return max(4, int(step * 10**power))
    return number


def month_words(month: int) -> str:
    """A month as year * 12 + month - 1, in words."""
    return date(month // 12, month % 12 + 1, 1).strftime("%b %Y")


def _usual(counts: np.typing.NDArray[np.int64]) -> str:
    """The word of the speed within which half of the people who answer do so; empty where nobody answered."""
    answered = counts[: len(SPEEDS)]
    if not answered.any():
        return ""
    return SPEED_WORDS[int(np.searchsorted(np.cumsum(answered), answered.sum() / 2))]


def _answer(asked: int, share: float, days: float) -> str:
    if not asked:
        return "–"
    if np.isnan(days):
        return f"0 of {asked}"
    long = "within an hour" if days <= SPEEDS[0] else f"{days * 24:.0f} h" if days < 2 else f"{days:.0f} days"
    return f"{round(share * asked)} of {asked}, {long}"


def _letters(sent: int, received: int, met: int) -> str:
    parts = [f"you wrote {_times(sent)}" if sent else "", f"they {_times(received)}" if received else ""]
    parts += [f"you met or spoke {_times(met)}" if met else ""]
    return ", ".join(part for part in parts if part)


def _times(count: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count:,} times")
