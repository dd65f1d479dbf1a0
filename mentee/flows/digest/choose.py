"""What the seeker chooses about the digest: whether, where to, when, and through which mail server."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from django.conf import settings

from mentee.flows.errors import BadInputError, NotReadyError
from mentee.sources.remotes.smtp import MailError, MailServer, Security, must_be_addresses
from mentee.sources.remotes.wire import MAIL_PORTS, is_loopback
from mentee.store.models import User
from mentee.store.reads.days import zone_named, zone_of
from mentee.store.reads.digest import DigestChoice, digest_choice, digest_state
from mentee.store.reads.seeker import preferences, seeker
from mentee.store.sealed import SecretError, forget_secret, keep_secret, secret
from mentee.store.writes.digest import look_again, save_choice

PURPOSE = "digest mail server"
WEEK = 7


@dataclass(frozen=True, slots=True)
class Way:
    """How a mail goes out: the server, the sender's address, and to whom."""

    server: MailServer = field(repr=False)
    sender: str
    to: tuple[str, ...]


def keep_choice(owner: User, choice: DigestChoice, *, password: str | None, now: datetime) -> None:
    """Keep what was chosen; `password` None: the one before stays, empty: there is none.

    BadInputError where it makes no sense. Another server, port, user or security asks for the password again: it is
    never sent to where it was not meant for.
    """
    before = digest_choice(owner)
    known = dict.fromkeys(choice.to)
    strangers = [address for address in known if address not in seeker(owner).addresses]
    if strangers:
        raise BadInputError(f"{strangers[0]} is none of your own addresses.", "Add it to your addresses first.")
    moved = (before.host, before.port, before.security, before.user) != (
        choice.host,
        choice.port,
        choice.security,
        choice.user,
    )
    if moved and password is None:
        password = ""
    if own_server():
        _must_make_sense(choice, password or "")
    elif choice.host:
        choice = replace(choice, host="", user="")
    if choice.on and not (choice.to and choice.weekdays and (choice.host or not own_server())):
        raise BadInputError(
            "To turn it on it needs an address, a day and a mail server.", "Fill them in, or leave it off."
        )
    try:
        if password:
            keep_secret(owner, PURPOSE, password)
        elif password is not None:
            forget_secret(owner, PURPOSE)
    except SecretError as error:
        raise BadInputError(error.message, error.remedy) from error
    save_choice(owner, replace(choice, to=tuple(known)), next_at=None)
    look_when_due(owner, now=now)


def turn_off(owner: User) -> None:
    """No digest from now on."""
    save_choice(owner, replace(digest_choice(owner), on=False), next_at=None)


def look_when_due(owner: User, *, now: datetime) -> None:
    """The zone may be another one now: look at the digest at the right moment."""
    choice = digest_choice(owner)
    if choice.on:
        moment = next_moment(choice, after=now, zone=zone_of_digest(owner), sent=digest_state(owner).handed)
        look_again(owner, at=moment)


def own_server() -> bool:
    """Whether the seeker names a mail server: on their own machine, where the environment names none."""
    return not settings.MAIL_SERVER and not settings.SHARED


def way_of(owner: User) -> Way:
    """How the owner's digest goes out; NotReadyError with the remedy where something is missing."""
    choice = digest_choice(owner)
    to = tuple(address for address in choice.to if address in seeker(owner).addresses)
    if not to:
        raise NotReadyError("The digest has no address to go to.", "Choose one under Settings, Digest mail.")
    given = settings.MAIL_SERVER
    if not given and not own_server():
        raise NotReadyError(
            "This server has no mail server set.", "Ask who runs it to set MENTEE_SMTP_URL (docs/settings.md)"
        )
    if not given and not choice.host:
        raise NotReadyError("No mail server is named yet.", "Name one under Settings, Digest mail.")
    try:
        if given:
            return Way(operators_server(), given["sender"], to)
        password = secret(owner, PURPOSE)
        server = MailServer(choice.host, choice.port, Security(choice.security), choice.user, password)
        return Way(server, choice.user if "@" in choice.user else to[0], to)
    except (MailError, SecretError) as error:
        raise NotReadyError(error.message, error.remedy) from error


def operators_server() -> MailServer:
    """The server that the environment names; one on this machine is spoken to as it is."""
    given = settings.MAIL_SERVER
    plain = Security.NONE if is_loopback(given["host"]) else Security.STARTTLS
    security = Security.TLS if given["tls"] else plain
    port = given["port"] or MAIL_PORTS[security]
    return MailServer(given["host"], port, security, given["user"], given["password"])


def _must_make_sense(choice: DigestChoice, password: str) -> None:
    """BadInputError where no mail could ever go out this way."""
    try:
        must_be_addresses([*choice.to, *([choice.user] if "@" in choice.user else [])])
        if choice.host:
            MailServer(choice.host, choice.port, Security(choice.security), choice.user, password)
    except MailError as error:
        raise BadInputError(error.message, error.remedy) from error


def zone_of_digest(owner: User) -> tzinfo:
    """The zone whose days and hours the digest keeps: the one set, else the one its hour was chosen in."""
    chosen = preferences(owner)
    return zone_named(chosen.zone) or zone_named(digest_choice(owner).zone) or zone_of(chosen)


def moment_on(choice: DigestChoice, day: date, zone: tzinfo) -> datetime:
    """When the mail of a day goes out, in UTC; an hour that the clocks leave out counts as the one after it."""
    return datetime.combine(day, time(choice.hour), tzinfo=zone).astimezone(UTC)


def is_due(choice: DigestChoice, day: date, *, zone: tzinfo, now: datetime) -> bool:
    """Whether a day is one of those chosen, and its hour has come."""
    return day.weekday() in choice.weekdays and moment_on(choice, day, zone) <= now


def next_moment(choice: DigestChoice, *, after: datetime, zone: tzinfo, sent: date | None) -> datetime | None:
    """The next moment of a chosen weekday after a time, not on the day whose mail was sent; None without weekdays."""
    today = after.astimezone(zone).date()
    for ahead in range(2 * WEEK):
        day = today + timedelta(days=ahead)
        moment = moment_on(choice, day, zone)
        if day.weekday() in choice.weekdays and day != sent and moment > after:
            return moment
    return None
