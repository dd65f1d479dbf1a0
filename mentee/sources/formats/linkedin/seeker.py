"""Who in a LinkedIn export is the seeker, and what the export says of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from mentee.records.facts import Contact, Key, Origin, Person, Position, Problem
from mentee.records.keys import SELF, email_key, url_key
from mentee.sources.contract import Options
from mentee.sources.dates import Order, Reading, read_birthday, read_date
from mentee.sources.formats.linkedin.sheets import Sheet
from mentee.sources.phones import phone_key
from mentee.sources.tables import Row

_YOU = frozenset({"you", "me", "sie", "du", "ich", "vous", "moi", "usted", "yo"})
_NEARLY_ALL = 0.9


@dataclass(frozen=True, slots=True)
class Me:
    """The seeker as the files name them; `name` may be empty, `pages` are keys of their profile pages."""

    name: str = ""
    pages: frozenset[Key] = frozenset()

    @property
    def names(self) -> tuple[str, ...]:
        """The seeker's name, if it is known."""
        return (self.name,) if self.name else ()

    def contact(self) -> Contact:
        """The seeker in a record."""
        return Contact(self.name, (SELF,))

    def is_me(self, name: str, page: Key | None) -> bool:
        """Whether a name and profile page are the seeker's: by the page where one is known, else by the name."""
        if page is not None and self.pages:
            return page in self.pages
        plain = " ".join(name.lower().split())
        return plain in _YOU or (bool(self.name) and plain == self.name.lower())


def contact_of(me: Me, name: str, url: str) -> Contact | None:
    """Who a name and profile address are; None for a member who has left ("LinkedIn Member" without a page)."""
    page = url_key(url)
    if me.is_me(name, page):
        return me.contact()
    if page is None and (not name or name.lower() in ("linkedin member", "linkedin-mitglied", "linkedin")):
        return None
    return Contact(name, (page,) if page else ())


def find_me(profile: Sheet | None, invitations: Sheet | None, messages: Sheet | None) -> Me:
    """The seeker by Profile's name, by whose invitations were outgoing, and by who is in every message."""
    name = _profile_name(profile) if profile else ""
    me = Me(name)
    pages = _pages_of_invitations(invitations) if invitations else Counter()
    if messages is not None and not pages:
        pages = _pages_of_messages(messages, me)
    return Me(name, frozenset(page for page, _ in pages.most_common(1)))


def _profile_name(profile: Sheet) -> str:
    row = next(profile.table.plain_rows(), None)
    return full_name(profile, row) if row else ""


def full_name(sheet: Sheet, row: Row) -> str:
    """First and last name, or the whole name."""
    parts = (sheet.one(row, "first"), sheet.one(row, "last"))
    return " ".join(" ".join(parts).split()) or " ".join(sheet.one(row, "name").split())


def _pages_of_invitations(sheet: Sheet) -> Counter[Key]:
    pages: Counter[Key] = Counter()
    for row in sheet.table.plain_rows():
        outgoing = sheet.one(row, "direction").upper().startswith("OUT")
        page = url_key(sheet.one(row, "from_url" if outgoing else "to_url"))
        if page:
            pages[page] += 1
    return pages


def _pages_of_messages(sheet: Sheet, me: Me) -> Counter[Key]:
    """The page that takes part in nearly all messages, where it is only one; else that of the seeker's name."""
    present: Counter[Key] = Counter()
    named: Counter[Key] = Counter()
    rows = 0
    for row in sheet.table.plain_rows():
        rows += 1
        sender = url_key(sheet.one(row, "from_url"))
        receivers = {page for url in sheet.one(row, "to_urls").split(",") if (page := url_key(url))}
        present.update(receivers | ({sender} if sender else set()))
        if sender and me.is_me(sheet.one(row, "from"), None):
            named[sender] += 1
    if named:
        return named
    first_two = present.most_common(2)
    counts = [count for _, count in first_two]
    if counts and counts[0] >= _NEARLY_ALL * rows and (len(counts) == 1 or counts[1] < counts[0]):
        return Counter(dict(first_two[:1]))
    return Counter()


def read_me(me: Me, file: str) -> Iterator[Person]:
    """The seeker's own entry, where the files tell their profile page."""
    if me.pages:
        yield Person(Origin(file), me.names, (SELF, *sorted(me.pages, key=str)), is_seeker=True)


def read_profile(sheet: Sheet) -> Iterator[Person | Problem]:
    """Profile.csv: the seeker's name, headline, place and birthday."""
    reading, problems = sheet.reading("birthday")
    yield from problems
    for row in sheet.rows():
        if isinstance(row, Problem):
            yield row
            continue
        name, maiden = full_name(sheet, row), sheet.one(row, "maiden")
        first = sheet.one(row, "first")
        yield Person(
            sheet.origin(row),
            tuple(text for text in (name, f"{first} {maiden}" if maiden else "") if text),
            (SELF,),
            headline=sheet.one(row, "headline"),
            location=sheet.one(row, "location"),
            birthday=read_birthday(sheet.one(row, "birthday"), reading),
            notes=sheet.one(row, "summary"),
            tags=tuple(sheet.every(row, "industry")),
            is_seeker=True,
        )
        return


def read_positions(sheet: Sheet, me: Me) -> Iterator[Person | Problem]:
    """Positions.csv: the seeker's own work, with its dates."""
    positions: list[Position] = []
    for row in sheet.rows():
        if isinstance(row, Problem):
            yield row
            continue
        company, title = sheet.one(row, "company"), sheet.one(row, "title")
        begun, ended = sheet.one(row, "started"), sheet.one(row, "finished")
        if not company and not title:
            yield Problem(sheet.origin(row), "neither a company nor a title", "nothing to do, or fill it in")
            continue
        reading = Reading(Order.MONTH_FIRST)  # these dates are months: "Jan 2022"
        started, finished = read_date(begun, reading), read_date(ended, reading)
        for text, found in ((begun, started), (ended, finished)):
            if text and found is None:
                yield sheet.unreadable(row, "date", text)
        positions.append(Position(company, title, "", started, finished, current=not ended))
    if positions:
        yield Person(Origin(sheet.file), me.names, (SELF,), positions=tuple(positions), is_seeker=True)


def read_skills(sheet: Sheet, me: Me) -> Iterator[Person | Problem]:
    """Skills.csv: the seeker's own skills."""
    skills: dict[str, None] = {}
    for row in sheet.rows():
        if isinstance(row, Problem):
            yield row
        elif skill := sheet.one(row, "skill"):
            skills[skill] = None
    if skills:
        yield Person(Origin(sheet.file), me.names, (SELF,), skills=tuple(skills), is_seeker=True)


def read_addresses(sheet: Sheet, me: Me, options: Options) -> Iterator[Person | Problem]:
    """Email Addresses.csv and PhoneNumbers.csv: the seeker's own."""
    keys: dict[Key, None] = {SELF: None}
    for row in sheet.rows():
        if isinstance(row, Problem):
            yield row
            continue
        text = sheet.one(row, "email") or sheet.one(row, "number")
        key = email_key(text) if "@" in text else phone_key(text, options.region)
        if key:
            keys[key] = None
        elif text:
            yield sheet.unreadable(row, "address", text)
    if len(keys) > 1:
        yield Person(Origin(sheet.file), me.names, tuple(keys), is_seeker=True)
