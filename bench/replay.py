"""The real networks as events, each split by time: what lies before is for tuning, what lies after for the report."""

from __future__ import annotations

import csv
import gzip
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.figure import data
from mentee.network.events import CHANNEL_CODE, ROLE_CODE, Events
from mentee.records.facts import Channel, Role

LIST_ADDRESS = re.compile(
    r"@(?:vger|lists?|lore)\.|@[^@]*\.lists?\.|@lists-|@googlegroups\.|@sourceware\.org$|@kvack\.org$|-(?:list|discuss|devel)@"
    r"|^(?:groff|gcc|patches|majordomo|lkp)@|(?:no-?reply|daemon|syzbot|-bot)[^@]*@|^kbuild|^bot",
)
TUNING_SHARE = 0.6  # of the interactions, by time


@dataclass(frozen=True, slots=True)
class Network:
    """A network to replay: its events in order of time, how many people, and the end of the tuning part."""

    name: str
    events: Events
    people: int
    split: float  # epoch seconds
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One mail or meeting, people as indices."""

    at: float
    thread: int
    seats: tuple[tuple[int, Role], ...]
    minutes: float = float("nan")


def events_of(rows: Iterable[Row], channel: Channel) -> Events:
    """Columns of the rows, in order of time."""
    ordered = sorted(rows, key=lambda row: row.at)
    sizes = [len(row.seats) for row in ordered]
    seats = [seat for row in ordered for seat in row.seats]
    return Events(
        at=np.array([row.at for row in ordered]),
        channel=np.full(len(ordered), CHANNEL_CODE[channel], dtype=np.uint8),
        bulk=np.zeros(len(ordered), dtype=np.bool_),
        minutes=np.array([row.minutes for row in ordered], dtype=np.float32),
        offsets=np.r_[0, np.cumsum(sizes)].astype(np.int64),
        person=np.array([person for person, _ in seats], dtype=np.int32),
        role=np.array([ROLE_CODE[role] for _, role in seats], dtype=np.uint8),
        thread=np.array([row.thread for row in ordered], dtype=np.int64),
        unnamed=np.zeros(len(ordered), dtype=np.int64),
    )


def network(name: str, rows: Iterable[Row], *, people: int, channel: Channel, names: tuple[str, ...] = ()) -> Network:
    """Network of the rows, split after TUNING_SHARE of them."""
    events = events_of(rows, channel)
    return Network(name, events, people, float(events.at[int(len(events) * TUNING_SHARE)]), names)


def perry_wolfe() -> Network:
    """Enron mail among 156 employees as Perry and Wolfe prepared it; no Cc line, no conversations."""
    to: dict[int, list[int]] = {}
    with data("ties", "enron_perry_wolfe", "recipients.tsv").open() as lines:
        for mail, _, person in csv.reader(lines, delimiter="\t"):
            to.setdefault(int(mail), []).append(int(person) - 1)
    rows = []
    with data("ties", "enron_perry_wolfe", "messages.tsv").open(encoding="latin-1") as lines:
        for mail, _, at, _, sender in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            seats = [(int(sender) - 1, Role.SENDER), *((person, Role.TO) for person in to.get(int(mail), []))]
            rows.append(Row(float(at), -1, tuple(seats)))
    return network("Perry-Wolfe", rows, people=156, channel=Channel.MAIL)


def header_rows(path: Path) -> Iterator[dict[str, str]]:
    """Rows of a table of mail headers."""
    with gzip.open(path, "rt", encoding="utf-8", errors="replace", newline="") as lines:
        yield from csv.DictReader((line.replace("\0", "") for line in lines), delimiter="\t", quoting=csv.QUOTE_NONE)


def mailing_list(name: str) -> Network:
    """A mailing list from its headers: list addresses and machines are no people, threads by their first mail."""
    index: dict[str, int] = {}
    thread_of: dict[str, int] = {}
    rows = []
    for number, row in enumerate(header_rows(data("mail", "lists", f"{name}.headers.tsv.gz"))):
        above = [row["in_reply_to"].strip(), *reversed(row["references"].split())]
        thread = next((thread_of[key] for key in above if key in thread_of), number)
        thread_of[row["message_id"].strip()] = thread
        for key in above:
            thread_of.setdefault(key, thread) if key else None
        seats = []
        for field, role in (("from_addr", Role.SENDER), ("to", Role.TO), ("cc", Role.CC)):
            for address in row[field].lower().split(","):
                if "@" in address and not LIST_ADDRESS.search(address):
                    seats += [(index.setdefault(address.strip(), len(index)), role)]
        if seats and seats[0][1] is Role.SENDER and row["unixtime"].strip().isdigit():
            rows.append(Row(float(row["unixtime"]), thread, tuple(seats)))
    return network(name, rows, people=len(index), channel=Channel.MAIL, names=tuple(index))


def email_eu() -> tuple[Network, NDArray[np.int64]]:
    """Mail inside a research institution, and the department of each person (-1: unknown)."""
    folder = data("ties", "email_eu")
    read = {
        part: np.loadtxt(folder / "temporal" / f"email-Eu-{part}.txt.gz", dtype=np.int64)
        for part in ("nverts", "simplices", "times")
    }
    people = int(read["simplices"].max()) + 1
    rows = []
    begin = 0
    for size, at in zip(read["nverts"], read["times"], strict=True):
        who = read["simplices"][begin : begin + size]
        begin += size
        rows.append(Row(float(at), -1, ((int(who[0]), Role.SENDER), *((int(p), Role.TO) for p in who[1:]))))
    labels = np.loadtxt(folder / "departments" / "email-Eu-core-department-labels.txt", dtype=np.int64, skiprows=1)
    department = np.full(people, -1)
    known = labels[labels[:, 0] < people]
    department[known[:, 0]] = known[:, 1]
    return network("email-Eu", rows, people=people, channel=Channel.MAIL), department


def workplace() -> tuple[Network, NDArray[np.int64]]:
    """Face-to-face contacts of 20 seconds in an office building, and the department of each person."""
    folder = data("ties", "face_to_face", "workplace_2013")
    place = {}
    for line in (folder / "workplace_InVS_metadata.txt").read_text().splitlines():
        person, department = line.split()[:2]
        place[int(person)] = department
    index = {person: i for i, person in enumerate(sorted(place))}
    kinds = sorted(set(place.values()))
    rows = []
    for at, a, b in np.loadtxt(folder / "tij_InVS.dat.gz", dtype=np.int64):
        seats = ((index[int(a)], Role.ATTENDEE), (index[int(b)], Role.ATTENDEE))
        rows.append(Row(float(at), -1, seats, minutes=1 / 3))
    made = network("workplace", rows, people=len(index), channel=Channel.IN_PERSON)
    return made, np.array([kinds.index(place[person]) for person in sorted(place)])


def email_core() -> tuple[Network, NDArray[np.int64]]:
    """Who mailed whom in a research institution, without times, and the department of each person."""
    folder = data("ties", "email_eu", "departments")
    pairs = np.loadtxt(folder / "email-Eu-core.txt", dtype=np.int64, skiprows=1)
    labels = np.loadtxt(folder / "email-Eu-core-department-labels.txt", dtype=np.int64, skiprows=1)
    department = np.full(max(int(pairs.max()), int(labels[:, 0].max())) + 1, -1)
    department[labels[:, 0]] = labels[:, 1]
    rows = [Row(0.0, -1, ((int(a), Role.SENDER), (int(b), Role.TO))) for a, b in pairs if a != b]
    return network("email-Eu core", rows, people=len(department), channel=Channel.MAIL), department


def taken(events: Events, rows: NDArray[np.int64]) -> Events:
    """The events of these rows alone."""
    size = np.diff(events.offsets)[rows]
    offsets = np.r_[0, np.cumsum(size)].astype(np.int64)
    place = np.arange(offsets[-1]) - np.repeat(offsets[:-1] - events.offsets[rows], size)
    return Events(
        events.at[rows],
        events.channel[rows],
        events.bulk[rows],
        events.minutes[rows],
        offsets,
        events.person[place],
        events.role[place],
        events.thread[rows],
        events.unnamed[rows],
    )


def inboxes(network: Network) -> list[NDArray[np.int64]]:
    """For each person the rows of the events they are in, in order."""
    event = np.repeat(np.arange(len(network.events)), np.diff(network.events.offsets))
    order = np.argsort(network.events.person, kind="stable")
    bounds = np.searchsorted(network.events.person[order], np.arange(network.people + 1))
    return [np.unique(event[order[a:b]]) for a, b in pairwise(bounds)]


def w3c() -> Network:
    """Mail on the lists of the World Wide Web Consortium; its times count from the year 0."""
    table = np.loadtxt(data("ties", "email_w3c", "email-W3C.txt"))
    rows = [Row(float(at), -1, ((int(a) - 1, Role.SENDER), (int(b) - 1, Role.TO))) for a, b, at in table if a != b]
    return network("W3C", rows, people=int(table[:, :2].max()), channel=Channel.MAIL)
