"""Whether an address stands for a human being, or for a machine, a mailing list or a shared desk."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache


class AddressKind(StrEnum):
    """Whom an address reaches."""

    PERSON = "person"
    MACHINE = "machine"  # nobody reads it: no-reply, mailer-daemon, notifications
    LIST = "list"  # hands on to many: a list's posting address or its owner, bounces and request addresses
    SHARED = "shared"  # several people behind it: support, sales, a team


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")
_SEPARATORS = re.compile(r"[._+=~/-]+")
_SIDE_REMARK = re.compile(r"[,(\[|/]| [-–—] ")

_UNANSWERABLE = re.compile(
    r"no[-_.]?repl(?:y|ies)|do[-_.]?not[-_.]?(?:reply|answer)|dont[-_.]?reply|no[-_.]?responder|nao[-_.]?responda"
    r"|ne[-_.]?pas[-_.]?repondre|nicht[-_.]?antworten|non[-_.]?rispondere|niet[-_.]?antwoorden|mailer[-_.]?daemon"
    r"|auto[-_.]?(?:reply|responder|mailer|confirm|mated|notify|generated)|unsubscribe"
)
_TOKEN_HASH = re.compile(r"(?=.*\d)(?=.*[a-f])[0-9a-f-]{20,}")  # a reply token or an envelope address, no name

# In any part of the local part: nobody is called so.
_MACHINE_PARTS = _words(
    "noreply donotreply daemon postmaster hostmaster bounce bounces notification notifications notifier notify "
    "majordomo listserv listproc mailman bugzilla jenkins buildbot autoresponder devnull newsletter newsletters "
    "benachrichtigung benachrichtigungen notificaciones notificacoes notifiche"
)
# Only as the whole local part: as a part of it, these are surnames and nicknames too.
_MACHINE_WHOLE = _words(
    "root nobody system cron bot robot alert alerts abuse mailer digest digests updates update reminder reminders "
    "subscribe invitations invitation receipts confirmation confirm null server www apache sympa jira github "
    "gitlab ci news noc mailinglist automat verify verification statements"
)
_MACHINE_ENDS = _words("bot ci robot alert alerts")
_LIST_ENDS = _words("owner request bounces bounce subscribe unsubscribe confirm list lists mailinglist")
_LIST_STARTS = _words("owner list lists bug bugs help")
# Names of lists where no human name stands beside them.
_LIST_TOPICS = _words(
    "announce announcements announcement users user devel developers developer dev discuss discussion commits "
    "commit patches bugs help l technical talk chat general interest all everyone team"
)
_LIST_WHOLE = _words("all everyone everybody staff students faculty alumni members undisclosed-recipients")
_SHARED = _words(
    "support helpdesk servicedesk service services sales marketing billing invoice invoices accounting accounts "
    "payroll orders order jobs careers career recruiting recruitment hr press media security privacy legal "
    "compliance customerservice customercare customersupport helpline feedback webmaster sysadmin "
    "reception enquiries inquiries reservations booking bookings registration events library vertrieb buchhaltung "
    "personal presse bewerbung soporte ventas rechnung rechnungen commercial facturation"
)
# One human often owns these in a small firm: a human name beside them wins.
_OPEN = _words(
    "info information contact kontakt contacto office mail email hello hi team admin administrator it post "
    "sekretariat buero secretary secretariat editor redaktion webmaster help web"
)

_MACHINE_SUBDOMAINS = _words(
    "noreply no-reply bounce bounces notification notifications newsletter newsletters bugzilla bugs mailer"
)
_LIST_SUBDOMAINS = _words("lists list listserv listserver mailman mailinglist mailinglists listas listes")
_LIST_SERVICES = _words("googlegroups yahoogroups freelists groups")
_SECOND_LEVEL = _words("co com ac edu gov gouv org net or ne go")

_LAST_WORDS_OF_GROUPS = _words(
    "team list lists support newsletter newsletters helpdesk desk service services notifications notification "
    "committee department group groups mailinglist developers maintainers users administrator daemon robot mailer "
    "reminder alerts alert office inc ltd llc gmbh corp corporation foundation university editors news "
    "library api project kernel"
)
_MACHINE_NAME = re.compile(
    r"\b(?:no-?reply|mailer.daemon|mail delivery (?:sub)?system|(?:test|patch|build|kernel) (?:ro)?bot|\w+ robot"
    r"|notifications?|newsletter|automated|auto-?reply)\b|\[bot\]"
)
_LIST_NAME = re.compile(r"\bmailing[ -]?list\b|\b(?:open|moderated) list\b|\blist$|\bdevelopers list\b| via ")
_MANY_WORDS = 6
_DIGITS = "0123456789"


def is_role_address(address: str, name: str = "") -> bool:
    """Whether the address, with the name written beside it, stands for no single human being."""
    return address_kind(address, name) is not AddressKind.PERSON


@lru_cache(maxsize=65536)
def address_kind(address: str, name: str = "") -> AddressKind:
    """Whom the address reaches, from the words of mail administration alone; no list of firms is asked.

    A human name beside an address that small firms use for one person (info@, office@) makes it that person's.
    What is not recognised is a person: a stranger kept is a lesser harm than a human lost.
    """
    local, _, host = address.strip().strip("<>").lower().rpartition("@")
    if not local or not host:
        return AddressKind.PERSON
    human = is_human_name(name)
    kind = _by_host(host)
    if kind is AddressKind.PERSON:
        kind = _by_local_part(local, human=human)
    if kind is AddressKind.PERSON and not human and name:
        kind = _by_name(name)
    return kind


@lru_cache(maxsize=65536)
def is_human_name(name: str) -> bool:
    """Whether the words look like the name of one human: two to six words, none of them a group's or a machine's.

    A single word is no evidence either way and answers False; so does a name in which a list hands on
    somebody's words ("NAME via LIST").
    """
    lowered = name.lower()
    if "@" in name or _MACHINE_NAME.search(lowered) or _LIST_NAME.search(lowered):
        return False
    main = _SIDE_REMARK.split(name, maxsplit=1)[0] if "," not in name else name.replace(",", " ")
    words = [word for word in main.strip().strip("'\"").split() if word.strip(".")]
    if len(words) == 1:
        return _is_unspaced_name(words[0])
    if not 2 <= len(words) <= _MANY_WORDS or words[-1].lower().strip(".") in _LAST_WORDS_OF_GROUPS:
        return False
    if (
        2 < len(words[0]) <= 4
        and words[0].isupper()
        and not name.isupper()
        and "," not in name
        and "." not in words[0]
    ):
        return False  # an abbreviation in front: the library, the list, the project of that name
    return all(_WORD.fullmatch(word) for word in words) and any(len(word.strip(".")) > 1 for word in words)


def site(host: str) -> str:
    """The name an organisation registered: the last two labels, or three under the likes of ac.uk."""
    labels = host.lower().split(".")
    wide = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL
    return ".".join(labels[-3 if wide else -2 :])


def _is_unspaced_name(word: str) -> bool:
    """Names in Chinese, Japanese and Korean scripts are written without a space."""
    return 2 <= len(word) <= 5 and all(
        "\u3040" <= letter <= "\u9fff" or "\uac00" <= letter <= "\ud7a3" for letter in word
    )


def _by_host(host: str) -> AddressKind:
    registered = site(host)
    below = host.removesuffix(registered).rstrip(".").split(".")
    if _MACHINE_SUBDOMAINS.intersection(below):
        return AddressKind.MACHINE
    if _LIST_SUBDOMAINS.intersection(below) or registered.split(".", maxsplit=1)[0] in _LIST_SERVICES:
        return AddressKind.LIST
    return AddressKind.PERSON


def _by_local_part(local: str, *, human: bool) -> AddressKind:
    base = local.partition("+")[0] or local
    parts = {part.rstrip(_DIGITS) for part in _SEPARATORS.split(local) if part}
    whole = base.rstrip(_DIGITS)
    dashed = base.replace("_", "-").split("-")
    if (
        _UNANSWERABLE.search(local)
        or _MACHINE_PARTS & parts
        or whole in _MACHINE_WHOLE
        or _TOKEN_HASH.fullmatch(base)
        or (len(dashed) > 1 and dashed[-1] in _MACHINE_ENDS)
    ):
        return AddressKind.MACHINE
    if whole in _LIST_WHOLE or (len(dashed) > 1 and _is_list_part(dashed, human=human)):
        return AddressKind.LIST
    squeezed = _SEPARATORS.sub("", whole)
    if squeezed in _SHARED or (
        not human and (squeezed in _OPEN or (len(dashed) > 1 and _SHARED.intersection(dashed)))
    ):
        return AddressKind.SHARED
    return AddressKind.PERSON


def _is_list_part(dashed: list[str], *, human: bool) -> bool:
    if dashed[-1] in _LIST_ENDS or dashed[0] == "owner":
        return True
    return not human and (dashed[-1] in _LIST_TOPICS or dashed[0] in _LIST_STARTS)


def _by_name(name: str) -> AddressKind:
    lowered = name.lower().strip()
    if _MACHINE_NAME.search(lowered):
        return AddressKind.MACHINE
    if _LIST_NAME.search(lowered):
        return AddressKind.LIST
    words = _SIDE_REMARK.split(lowered, maxsplit=1)[0].split()
    if len(words) > 1 and words[-1].strip(".") in _LAST_WORDS_OF_GROUPS:
        return AddressKind.SHARED
    return AddressKind.PERSON
