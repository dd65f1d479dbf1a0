"""The digest as a mail: text and HTML of the same words, with links to the pages and the way to stop it."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from html import escape

from django.conf import settings
from django.utils import timezone

from mentee.flows.address import public_address
from mentee.flows.digest.choose import zone_of_digest
from mentee.flows.steps.today import today
from mentee.planner.words.digest import Ahead, Digest, digest_of
from mentee.records.say import Say, as_written, mark
from mentee.sources.remotes.wire import is_loopback
from mentee.store.models import User
from mentee.store.reads.seeker import seeker

FROM = mark("Today")
STOP = mark("You asked for this mail. Other days, another hour, or none:")
STOP_THERE = mark(
    "You asked for this mail; under Settings it can come on other days, at another hour, or not at all."
)
OPEN = mark("All of it, with words to start from")
HERE = mark("(on the computer where it runs)")
STYLE = """
:root { color-scheme: light dark; }
body { margin: 0; padding: 24px 16px; background: #fbf8f3; color: #2b2721;
  font: 16px/1.55 Figtree, "Segoe UI", system-ui, sans-serif; }
main { max-width: 34em; margin: 0 auto; }
h2 { font: 600 19px/1.35 Fraunces, Georgia, serif; margin: 0 0 4px; }
.thing { padding: 16px 0; border-top: 1px solid #e5dccd; }
p { margin: 0 0 10px; }
ul { margin: 0 0 10px; padding-left: 20px; }
.facts, footer { color: #6a6156; font-size: 14px; }
footer { border-top: 1px solid #e5dccd; padding-top: 16px; }
a { color: #8a4b14; }
@media (prefers-color-scheme: dark) {
  body { background: #191713; color: #ece5da; }
  .thing, footer { border-color: #3a352d; }
  .facts, footer { color: #b3a999; }
  a { color: #eab27c; }
}
"""


@dataclass(frozen=True, slots=True)
class Letter:
    """One day's mail, in words and as both its parts."""

    day: date
    digest: Digest
    text: str
    html: str
    stop: str  # the address of the page where it is turned off; empty: no server is known


def letter_for(owner: User, *, now: datetime, say: Say = as_written) -> Letter | None:
    """The mail of the day of `now`, None where there is nothing to say. No deed is done: what moves is not kept."""
    zone = zone_of_digest(owner)
    with timezone.override(zone):
        day = today(owner, now=now, say=say, keep=False)
    meetings = [
        Ahead(one.at.astimezone(zone), one.title, one.minutes, one.names, one.others, one.day is not None)
        for one in day.meetings
    ]
    local = now.astimezone(zone).date()
    digest = digest_of(day.actions, meetings, today=local, name=seeker(owner).name, left=day.left, say=say)
    if digest is None:
        return None
    return _letter(local, digest, say)


def _letter(day: date, digest: Digest, say: Say) -> Letter:
    base = public_address()
    stop = f"{base}/settings/digest/" if base else ""
    return Letter(day, digest, _text(digest, base, stop, say), _html(digest, base, stop, say), stop)


def letter_of_test(owner: User, *, day: date, say: Say = as_written) -> Letter:
    """A mail that only says that mail comes."""
    digest = Digest(
        subject=say(mark("A test")),
        hello=say(mark("Hello,")),
        lead=say(mark("this is the test that you asked for: the mail of the day will come to this address.")),
        things=(),
        ahead_title="",
        ahead=(),
        wish=say(mark("Have a good day.")),
    )
    return _letter(day, digest, say)


def message(
    letter: Letter,
    *,
    owner: User,
    sender: str,
    to: Sequence[str],
    now: datetime,
    once: str = "",
    say: Say = as_written,
) -> bytes:
    """The mail as it goes over the wire. Header values are set apart from each other: none can bring in another.

    Mails of an owner with the same `once` are one mail for mail programs; empty: it is like no other.
    """
    mail = EmailMessage(policy=SMTP)
    mail["From"] = Address(say(FROM), addr_spec=sender)
    mail["To"] = [Address(addr_spec=one) for one in to]
    mail["Subject"] = letter.digest.subject
    mail["Date"] = format_datetime(now)
    mail["Message-ID"] = f"<{_name(owner, once)}@{sender.rpartition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-generated"
    if letter.stop:
        mail["List-Unsubscribe"] = f"<{letter.stop}>"
    mail.set_content(letter.text, cte="quoted-printable")
    mail.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    return mail.as_bytes()


def _name(owner: User, once: str) -> str:
    """A name for a mail that tells nobody anything."""
    said = f"{settings.SECRET_KEY} digest {owner.pk} {once or secrets.token_hex()}".encode()
    return hashlib.blake2b(said, digest_size=16).hexdigest()


def _text(digest: Digest, base: str, stop: str, say: Say) -> str:
    parts = [digest.hello, digest.lead]
    for thing in digest.things:
        lines = [f"* {thing.what}", f"  {thing.facts}", *(f"  - {why}" for why in thing.whys)]
        parts.append("\n".join([*lines, *([f"  {_page(base, thing.person)}"] if base else [])]))
    if digest.ahead:
        parts.append("\n".join([f"{digest.ahead_title}:", *(f"* {line}" for line in digest.ahead)]))
    if base:
        parts.append(f"{say(OPEN)} {_where(base, say)}:\n{base}/".replace(" :", ":"))
    parts += [digest.wish, f"-- \n{say(STOP)}\n{stop}" if stop else f"-- \n{say(STOP_THERE)}"]
    return "\n\n".join(parts) + "\n"


def _html(digest: Digest, base: str, stop: str, say: Say) -> str:
    parts = [f"<p>{escape(digest.hello)}</p>", f"<p>{escape(digest.lead)}</p>"]
    for thing in digest.things:
        what = _link(_page(base, thing.person), thing.what) if base else escape(thing.what)
        whys = "".join(f"<li>{escape(why)}</li>" for why in thing.whys)
        parts.append(f'<div class="thing"><h2>{what}</h2><p class="facts">{escape(thing.facts)}</p>')
        parts.append(f"<ul>{whys}</ul></div>" if whys else "</div>")
    if digest.ahead:
        rows = "".join(f"<li>{escape(line)}</li>" for line in digest.ahead)
        parts.append(f'<div class="thing"><h2>{escape(digest.ahead_title)}</h2><ul>{rows}</ul></div>')
    if base:
        parts.append(f"<p>{_link(f'{base}/', say(OPEN))} {escape(_where(base, say))}</p>")
    parts.append(f"<p>{escape(digest.wish)}</p>")
    end = f"{escape(say(STOP))} {_link(stop, stop)}" if stop else escape(say(STOP_THERE))
    head = f'<meta charset="utf-8"><title>{escape(digest.subject)}</title><style>{STYLE}</style>'
    body = "\n".join(parts)
    return (
        f'<!doctype html>\n<html lang="en"><head>{head}</head>\n'
        f"<body><main>\n{body}\n<footer>{end}</footer></main></body></html>\n"
    )


def _page(base: str, person: str) -> str:
    return f"{base}/person/{person}/"


def _where(base: str, say: Say) -> str:
    """That a link leads to one machine only, where it does."""
    host = base.partition("://")[2].rpartition(":")[0].strip("[]") or base.partition("://")[2]
    return say(HERE) if is_loopback(host) else ""


def _link(address: str, words: str) -> str:
    return f'<a href="{escape(address)}">{escape(words)}</a>'
