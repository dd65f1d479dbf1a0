"""RELATED and its many older spellings -> who is what to the person of a card."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from mentee.records.facts import Contact, Key, KeyKind, Relation, RelationKind
from mentee.records.keys import email_key
from mentee.sources.formats.content_lines import Property, split, unescaped

_WORDS = {
    RelationKind.FAMILY: (
        "spouse|wife|husband|fiancee?|fiance|partner|child|children|son|daughter|parent|mother|father|brother|sister"
        "|sibling|kin|family|relative|grandmother|grandfather|aunt|uncle|cousin|niece|nephew|domestic partner"
    ),
    RelationKind.REPORTS_TO: "manager|boss|supervisor",
    RelationKind.ASSISTANT: "assistant|agent|secretary",
    RelationKind.MANAGES: "report|direct report|subordinate|employee",
}
_KINDS = {word: kind for kind, words in _WORDS.items() for word in words.split("|")}
_NOBODY_ELSE = frozenset({"me"})
_VENDOR = re.compile(r"X-(?:[\w]+-)*(SPOUSE|CHILD|CHILDREN|PARTNER|MANAGER|ASSISTANT)S?-?(?:NAMES?)?", re.IGNORECASE)


def kind_of(words: frozenset[str]) -> RelationKind | None:
    """The tie meant by type words or a label; None where it is the person's own other card."""
    if words & _NOBODY_ELSE:
        return None
    return next((_KINDS[word] for word in sorted(words) if word in _KINDS), RelationKind.KNOWS)


def relations(
    find: Callable[..., list[Property]], label: Callable[[Property], str], *, names: Iterable[str]
) -> Iterator[Relation]:
    """Every stated tie; `find` gives properties by name, `label` the label of one; `names` are all there are."""
    for found in find("RELATED", "X-ABRELATEDNAMES", "X-RELATION"):
        kind = kind_of(found.types | {label(found)})
        other = other_of(found)
        if kind and other:
            yield Relation(kind, other)
    for name in names:
        match = _VENDOR.fullmatch(name)
        for found in find(name) if match else ():
            word = match[1].lower() if match else ""
            for other_name in (
                split(found.value, ",") if word.startswith("child") else [unescaped(found.value).strip()]
            ):
                if other_name:
                    yield Relation(_KINDS[word], Contact(other_name))


def other_of(found: Property) -> Contact | None:
    """Who is related: a card's UID, a mail address, or a name as written."""
    text = unescaped(found.value).strip()
    if not text:
        return None
    if text.lower().startswith("urn:uuid:"):
        return Contact("", (Key(KeyKind.UID, "vcard:" + text[9:].replace("-", "").lower()),))
    if text.lower().startswith("mailto:"):
        key = email_key(text)
        return Contact(text[7:], (key,)) if key else None
    return None if "://" in text else Contact(text)
