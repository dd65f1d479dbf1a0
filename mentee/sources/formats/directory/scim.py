"""Users of a SCIM 2.0 directory written as JSON (RFC 7643, RFC 7644)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from mentee.records.facts import Contact, Key, KeyKind, Origin, Person, Position, Problem, Relation, RelationKind
from mentee.records.keys import email_key, url_key
from mentee.sources.contract import SourceError
from mentee.sources.formats.directory.names import shown_name
from mentee.sources.formats.directory.survey import uid_key
from mentee.sources.phones import phone_key

MOST_BYTES = 256 << 20
_CORE = "urn:ietf:params:scim:schemas:core:2.0:"
_ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
_MARK = re.compile(rb'"urn:ietf:params:scim:(schemas|api):', re.IGNORECASE)
_LONGEST = 2000


def is_scim(head: bytes) -> bool:
    """Whether the content is JSON that names SCIM's schemas."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[") and _MARK.search(head) is not None


def read_scim(data: bytes, file: str, region: str) -> Iterator[Person | Problem]:
    """The users in a message; what is no user is counted. Raises SourceError where it is no whole JSON."""
    try:
        document = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise SourceError(f"{file}: not whole JSON ({error}); export it once more") from error
    others = 0
    for resource in _resources(document):
        if _is_user(resource):
            yield _person(resource, file, region)
        else:
            others += 1
    if others:
        yield Problem(Origin(file), f"resources that are no users, left out: {others}", "nothing to do")


def _resources(document: Any) -> Iterator[Any]:
    """Single resources of a document: a resource, a list of them, a list response, a bulk request (RFC 7644, 3.7)."""
    if isinstance(document, list):
        yield from document
    elif isinstance(document, dict) and isinstance(document.get("Resources"), list):
        yield from document["Resources"]
    elif isinstance(document, dict) and isinstance(document.get("Operations"), list):
        for operation in document["Operations"]:
            data = operation.get("data") if isinstance(operation, dict) else None
            yield data if isinstance(data, dict) and str(operation.get("path", "")).startswith("/Users") else None
    else:
        yield document


def _is_user(resource: Any) -> bool:
    """Whether it says so, or says nothing and has a user's name (a partial answer)."""
    if not isinstance(resource, dict):
        return False
    schemas = resource.get("schemas")
    if isinstance(schemas, list) and schemas:
        return any(isinstance(one, str) and one.rpartition(":")[2].lower() == "user" for one in schemas)
    return isinstance(resource.get("userName"), str)


def _text(value: Any) -> str:
    return " ".join(value.split())[:_LONGEST] if isinstance(value, str) else ""


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _several(resource: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The values of a multi-valued attribute, the primary one first."""
    values = resource.get(name)
    found = [one for one in values if isinstance(one, dict)] if isinstance(values, list) else []
    return sorted(found, key=lambda one: one.get("primary") is not True)


def _person(user: dict[str, Any], file: str, region: str) -> Person | Problem:
    name = _dict(user.get("name"))
    login = _text(user.get("userName"))
    whole = " ".join(part for part in (_text(name.get("givenName")), _text(name.get("familyName"))) if part)
    written = (_text(user.get("displayName")), whole or _text(name.get("formatted")), _text(user.get("nickName")))
    names = tuple(dict.fromkeys(shown_name(text) for text in written if text))
    work = _dict(user.get(_ENTERPRISE))
    if not names and not login:
        return Problem(Origin(file), "a user without a name", "give the user a name and export again")
    organisation, unit = _text(work.get("organization")), _text(work.get("department")) or _text(work.get("division"))
    title = _text(user.get("title"))
    position = Position(organisation, title, unit, current=user.get("active") is not False)
    return Person(
        Origin(file),
        names or (login,),
        _keys(user, login, organisation, region),
        positions=(position,) if organisation or unit or title else (),
        location=_location(user),
        tags=tuple(dict.fromkeys(text for one in _several(user, "groups") if (text := _text(one.get("display"))))),
        relations=tuple(_relations(work)),
    )


def _keys(user: dict[str, Any], login: str, organisation: str, region: str) -> tuple[Key, ...]:
    found: list[Key | None] = [email_key(_text(one.get("value"))) for one in _several(user, "emails")]
    found.append(email_key(login))
    found.append(url_key(_text(user.get("profileUrl"))))
    found.extend(phone_key(_text(one.get("value")), region) for one in _several(user, "phoneNumbers"))
    found.append(_uid(_text(user.get("id")), _dict(user.get("meta")), organisation, login))
    return tuple(dict.fromkeys(key for key in found if key is not None))


def _uid(number: str, meta: dict[str, Any], organisation: str, login: str) -> Key | None:
    """Key of a resource: a UUID is enough, another id belongs to its service, or to the user's login."""
    try:
        host = urlsplit(_text(meta.get("location"))).hostname or ""
    except ValueError:
        host = ""
    key = uid_key("scim", number, organisation, login)
    if key is not None and host and len(key.value.removeprefix("directory:")) != 32:
        return Key(KeyKind.UID, f"scim:{host}:{number}")
    return key


def _location(user: dict[str, Any]) -> str:
    address = next(iter(_several(user, "addresses")), {})
    return ", ".join(text for part in ("locality", "region", "country") if (text := _text(address.get(part))))


def _relations(work: dict[str, Any]) -> Iterator[Relation]:
    manager = _dict(work.get("manager"))
    name = _text(manager.get("displayName"))
    key = uid_key("scim", _text(manager.get("value")), "", "")
    if name or key:
        yield Relation(RelationKind.REPORTS_TO, Contact(name, (key,) if key else ()))
