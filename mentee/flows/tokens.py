"""Let programs and calendars in, each with a token of its own; see whether it is used; shut it out again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from django.utils import timezone

from mentee.flows.errors import BadInputError, NotReadyError
from mentee.records.access import CALENDARS, PROGRAMS, Scope, Token
from mentee.store.models import User
from mentee.store.reads.days import zone_named
from mentee.store.reads.seeker import preferences
from mentee.store.reads.tokens import holder_of, tokens
from mentee.store.writes.tokens import make_token, note_use, restore_tokens, revoke_tokens

LONGEST_NAME, LONGEST_SECRET, MOST = 80, 100, 40


@dataclass(frozen=True, slots=True)
class Made:
    """A new token and its secret, which is told this once."""

    token: Token
    secret: str


@dataclass(frozen=True, slots=True)
class Holder:
    """On whose behalf a token acts; `zone` is the one that days and hours are in."""

    owner: User
    token: Token
    zone: tzinfo


def let_in(owner: User, name: str, scopes: Iterable[Scope], *, now: datetime) -> Made:
    """A token of that name with these scopes; BadInputError where they make no sense together."""
    named, wanted = " ".join(name.replace("\x00", "").split())[:LONGEST_NAME], set(scopes)
    calendars = wanted & CALENDARS
    if not named:
        raise BadInputError("It needs a name.", "Say who or what it is for, so that you know it again.")
    if not wanted or len(calendars) > 1:
        raise BadInputError("What it is for is not clear.", "Choose one kind of calendar, or what a program may do.")
    if calendars and wanted & PROGRAMS:
        raise BadInputError("A calendar's address opens that calendar alone.", "Make another token for the program.")
    if len(tokens(owner)) >= MOST:
        raise BadInputError(f"{MOST} programs and calendars are let in already.", "Revoke what you no longer use.")
    zone = str(timezone.get_current_timezone())
    return Made(*make_token(owner, named, [one for one in Scope if one in wanted], zone=zone, now=now))


def holder(secret: str, *, now: datetime, scopes: frozenset[Scope]) -> Holder | None:
    """Who holds the secret of a token with one of these scopes; None where nobody does, whatever the reason."""
    found = holder_of(secret) if 0 < len(secret) <= LONGEST_SECRET else None
    if found is None or scopes.isdisjoint(found[1].scopes):
        return None
    owner, token = found
    zone = zone_named(preferences(owner).zone) or zone_named(token.zone) or timezone.get_default_timezone()
    note_use(token, now.astimezone(zone).date())
    return Holder(owner, token, zone)


def token_named(owner: User, text: str) -> Token:
    """The owner's token of that number or name; BadInputError for none or several."""
    wanted = text.strip()
    known = tokens(owner)
    if wanted.removeprefix("#").isdecimal():
        found = [one for one in known if one.id == int(wanted.removeprefix("#"))]
    else:
        found = [one for one in known if one.name.casefold() == wanted.casefold()]
    if not found:
        raise BadInputError(f"No program or calendar is called {text!r}.", "See them: mentee tokens list")
    if len(found) > 1:
        lines = "\n".join(f"  #{one.id}  {one.name}, made {one.made:%Y-%m-%d}" for one in found)
        raise BadInputError(f"{text!r} could be {len(found)}.", f"Say which, by number:\n{lines}")
    return found[0]


def shut_out(owner: User, ids: Sequence[int], *, now: datetime) -> list[int]:
    """Revoke these tokens of the owner's; gives those that worked until now."""
    return revoke_tokens(owner, ids, now=now)


def let_back_in(owner: User, ids: Sequence[int], *, now: datetime) -> int:
    """Let tokens work again that were revoked within the last day; NotReadyError where there is none."""
    count = restore_tokens(owner, ids, now=now)
    if not count:
        raise NotReadyError("This can no longer be taken back.", "Make a new token: mentee tokens make NAME")
    return count
