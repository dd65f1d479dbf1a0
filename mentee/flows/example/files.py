"""The example world as files: a LinkedIn export, a mailbox, a calendar, cards, a staff list and two schedules."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

from mentee.flows.example.world import Character, Note, World

CONFERENCE = "Numbers for Good"
UNLINKED = "emeka"
_PROFILE = "https://www.linkedin.com/in/{}-example"
_PREAMBLE = 'Notes:\n"Connections of an invented person; e-mail addresses only where they are shared."\n\n'


def write_example(world: World, *, folder: Path, now: datetime) -> list[Path]:
    """Write the exports of the example world, dated back from `now` (aware, UTC), and name the files written."""
    staff = [
        person for person in world.people.values() if person.jobs[0].organisation == world.wishes["organisation"]
    ]
    files: dict[str, bytes | str] = {
        "mail.mbox": _mailbox(world, now),
        "calendar.ics": _calendar(world, now),
        "contacts.vcf": _cards(world),
        "staff.csv": _staff(staff),
        "talks-last-year.json": _schedule(world, day=(now - timedelta(days=340)).date(), past=True),
        "talks-this-year.json": _schedule(world, day=(now + timedelta(days=19)).date(), past=False),
    }
    paths = [folder / "linkedin.zip"]
    _write_linkedin(world, path=paths[0], today=now.date())
    for name, content in files.items():
        paths.append(folder / name)
        paths[-1].write_bytes(content if isinstance(content, bytes) else content.encode())
    return paths


def _table(rows: Iterable[Sequence[str]], before: str = "") -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return before + text.getvalue()


def _write_linkedin(world: World, *, path: Path, today: date) -> None:
    """The export of the seeker's own account; `today` dates the last connection."""
    seeker = world.seeker
    connected = [["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"]]
    for number, person in enumerate(world.people.values()):
        first, _, last = person.name.partition(" ")
        since = today - timedelta(days=90 + 61 * number)
        job = person.jobs[0]
        row = [first, last, _PROFILE.format(person.key), "", job.organisation, job.title, f"{since:%d %b %Y}"]
        connected.append(row)
    positions = [["Company Name", "Title", "Description", "Location", "Started On", "Finished On"]]
    positions += ([job.organisation, job.title, "", "", _month(job.since), _month(job.until)] for job in seeker.jobs)
    first, _, last = seeker.name.partition(" ")
    profile = [
        ["First Name", "Last Name", "Headline", "Summary", "Industry"],
        [first, last, seeker.jobs[0].title, "", ""],
    ]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Connections.csv", _table(connected, _PREAMBLE))
        archive.writestr("Positions.csv", _table(positions))
        archive.writestr("Skills.csv", _table([["Name"], *([skill] for skill in seeker.skills)]))
        archive.writestr("Profile.csv", _table(profile))


def _month(text: str) -> str:
    return f"{date.fromisoformat(text + '-01'):%b %Y}" if text else ""


def _mailbox(world: World, now: datetime) -> bytes:
    """One mailbox with every mail, in order of time, replies threaded."""
    mails: list[tuple[datetime, EmailMessage]] = []
    for person in world.people.values():
        before = ""
        for number, note in enumerate(person.mails):
            at = now.replace(hour=8 + number % 9, minute=10) - timedelta(days=note.days_ago, hours=24)
            identity = f"<{person.key}.{number}@example.invalid>"
            mails.append((at, _mail(world, person, note, at=at, identity=identity, answers=before)))
            before = identity
    text = io.BytesIO()
    for at, mail in sorted(mails, key=lambda pair: pair[0]):
        text.write(f"From example {at:%a %b %d %H:%M:%S %Y}\n".encode() + mail.as_bytes() + b"\n\n")
    return text.getvalue()


def _mail(world: World, person: Character, note: Note, *, at: datetime, identity: str, answers: str) -> EmailMessage:
    sender, receiver = (world.seeker, person) if note.by_me else (person, world.seeker)
    mail = EmailMessage()
    mail["From"] = f"{sender.name} <{sender.email}>"
    mail["To"] = f"{receiver.name} <{receiver.email}>"
    if note.others:
        copied = (world.people[key] for key in note.others)
        mail["Cc"] = ", ".join(f"{other.name} <{other.email}>" for other in copied)
    mail["Subject"] = note.subject
    mail["Date"] = format_datetime(at)
    mail["Message-ID"] = identity
    if note.subject.startswith("Re: ") and answers:
        mail["In-Reply-To"] = answers
        mail["References"] = answers
    mail.set_content("This mail is part of an invented example.\n")
    return mail


def _calendar(world: World, now: datetime) -> str:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//mentee//example//EN"]
    for person in world.people.values():
        for number, note in enumerate(person.meetings):
            starts = now.replace(hour=10 + number % 5, minute=0, second=0, microsecond=0)
            starts -= timedelta(days=note.days_ago)
            guests = [person, *(world.people[key] for key in note.others)]
            lines += [
                "BEGIN:VEVENT",
                f"UID:{person.key}-{number}@example.invalid",
                f"DTSTAMP:{now:%Y%m%dT%H%M%SZ}",
                f"DTSTART:{starts:%Y%m%dT%H%M%SZ}",
                f"DTEND:{starts + timedelta(minutes=note.minutes):%Y%m%dT%H%M%SZ}",
                f"SUMMARY:{note.subject}",
                f"ORGANIZER;CN={world.seeker.name}:mailto:{world.seeker.email}",
                *(f"ATTENDEE;CN={guest.name};PARTSTAT=ACCEPTED:mailto:{guest.email}" for guest in guests),
                "END:VEVENT",
            ]
    return "\r\n".join([*lines, "END:VCALENDAR", ""])


def _cards(world: World) -> str:
    """Cards of those the seeker writes with; they tie the profile page to the address, as address books do."""
    lines: list[str] = []
    for person in world.people.values():
        lines += ["BEGIN:VCARD", "VERSION:4.0", f"FN:{person.name}", f"EMAIL:{person.email}"]
        lines += [f"URL:{_PROFILE.format(person.key)}", f"TITLE:{person.jobs[0].title}"]
        lines += [f"ORG:{person.jobs[0].organisation}"]
        lines += [f"RELATED;TYPE=contact:mailto:{world.people[other].email}" for other in person.knows]
        lines += [f"NOTE:{person.offers}"] if person.offers else []
        lines += ["END:VCARD"]
    return "\r\n".join([*lines, ""])


def _speaker(person: Character, number: int) -> dict[str, object]:
    """A speaker as the programme names them; one of them without a page, whose twin waits for a decision."""
    speaker: dict[str, object] = {"id": number + 1, "name": person.name, "public_name": person.name}
    return speaker if person.key == UNLINKED else speaker | {"url": _PROFILE.format(person.key)}


def _staff(staff: list[Character]) -> str:
    names = {person.key: person.name for person in staff}
    rows = [["Name", "Work Email", "Job Title", "Department", "Manager", "Company", "Skills"]]
    for person in staff:
        job, skills = person.jobs[0], "; ".join(person.skills)
        manager = names.get(person.manager, "")
        rows.append([person.name, person.email, job.title, person.department, manager, job.organisation, skills])
    return _table(rows)


def _schedule(world: World, *, day: date, past: bool) -> str:
    """A conference in pretalx's JSON: everybody with a talk, one after the other in one room."""
    talks = [(person, person.past_talk if past else person.talk) for person in world.people.values()]
    rooms: list[dict[str, object]] = []
    for number, (person, title) in enumerate((person, title) for person, title in talks if title):
        starts = datetime.combine(day, time(9 + number, 0))
        rooms.append(
            {
                "id": number + 1 + (0 if past else 100),
                "guid": f"{person.key}-{day.year}",
                "date": starts.isoformat() + "+00:00",
                "start": f"{starts:%H:%M}",
                "duration": "00:45",
                "room": "Great Hall",
                "title": title,
                "persons": [_speaker(person, number)],
            }
        )
    conference = {
        "acronym": f"nfg{day.year}",
        "title": f"{CONFERENCE} {day.year}",
        "start": day.isoformat(),
        "end": day.isoformat(),
        "daysCount": 1,
        "time_zone_name": "UTC",
        "days": [{"index": 1, "date": day.isoformat(), "rooms": {"Great Hall": rooms}}],
    }
    return json.dumps({"schedule": {"version": "1", "conference": conference}}, indent=1)
