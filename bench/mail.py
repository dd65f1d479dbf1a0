"""How fast mail is read beside the standard library's header parser, in what memory, and where the two differ."""

from __future__ import annotations

import gzip
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from email.parser import BytesHeaderParser
from itertools import islice
from mailbox import mbox
from pathlib import Path

from bench.figure import Figure, data, in_turn, seconds
from bench.mail_oracle import differences, take, taken
from mentee.records.facts import Interaction
from mentee.sources.contract import Options
from mentee.sources.formats.mail import MBOX
from mentee.sources.formats.mail.headers import RawMail
from mentee.sources.formats.mail.mbox import mails

_ROUNDS = 5
# The peak memory of a process that does nothing but read one file, in kB; ru_maxrss counts the parent's on Linux.
_CHILD = """
import resource, sys
from pathlib import Path
from mentee.sources.contract import Options
from mentee.sources.formats.mail import MBOX
for _ in MBOX.read(Path(sys.argv[1]), Options()):
    pass
try:
    lines = open("/proc/self/status").readlines()
    print(next(line.split()[1] for line in lines if line.startswith("VmHWM")))
except OSError:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def figures() -> Iterator[Figure]:
    """The list of real mails, decompressed once to a temporary file, so that both read plain bytes."""
    packed = data("mail", "lists", "linux-man.mbox.gz")
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder, "linux-man.mbox")
        with gzip.open(packed) as source, plain.open("wb") as target:
            shutil.copyfileobj(source, target, 1 << 20)
        count = sum(isinstance(each, RawMail) for each in mails(plain, _silent))
        yield from _memory(plain, Path(folder))
        yield from _speed(plain, packed, count)
        found = list(differences(mails(plain, _silent)))
        for each in found[:20]:
            print(
                f"  {each.field} at byte {each.offset}: {each.raw[:80]!r} read as {each.ours}, there as {each.theirs}"
            )
        yield Figure("mail: fields unlike the standard library's", len(found), f"of {5 * count:,}")


def _speed(plain: Path, packed: Path, count: int) -> Iterator[Figure]:
    """Mails per second: headers in, finished records out, against headers in, addresses and dates out."""
    whole = list(islice(_whole(plain), count))
    ours, theirs = in_turn(lambda: _read(plain), lambda: [taken(mail) for mail in whole], rounds=_ROUNDS)
    note = "BytesHeaderParser gets whole mails in memory, found for it; the reader finds them in the file"
    yield Figure("mail: read from mbox", count / ours, "mails/s", count / theirs, note=note)
    heads = [mail.head[1:] for mail in mails(plain, _silent) if isinstance(mail, RawMail)]
    ours, theirs = in_turn(lambda: _read(plain), lambda: [taken(head) for head in heads], rounds=_ROUNDS)
    note = "BytesHeaderParser gets headers alone, cut out for it"
    yield Figure(
        "mail: read from mbox, bodies cut off for the other", count / ours, "mails/s", count / theirs, note=note
    )
    ours, theirs = in_turn(lambda: _read(plain), lambda: _with_mailbox(plain), rounds=1)
    note = "mailbox.mbox with BytesHeaderParser, from the same file"
    yield Figure("mail: read from mbox, file to fields", count / ours, "mails/s", count / theirs, note=note)
    yield Figure("mail: read from mbox.gz", count / seconds(lambda: _read(packed)), "mails/s")


def _memory(plain: Path, folder: Path) -> Iterator[Figure]:
    """Peak memory of a process of its own on the file, and on the file twice and four times over."""
    alone = _peak(plain)
    yield Figure("mail: peak memory of a process reading the file", alone, "MB")
    many = folder / "many.mbox"
    for times in (2, 4):
        with many.open("wb") as target:
            for _ in range(times):
                with plain.open("rb") as source:
                    shutil.copyfileobj(source, target, 1 << 20)
        yield Figure(f"mail: the same, file {times} times as long", _peak(many), "MB", alone)


def _peak(path: Path) -> float:
    said = subprocess.run([sys.executable, "-c", _CHILD, str(path)], capture_output=True, text=True, check=True)
    return int(said.stdout) / 1024


def _read(path: Path) -> int:
    return sum(isinstance(each, Interaction) for each in MBOX.read(path, Options()))


def _with_mailbox(path: Path) -> None:
    parse = BytesHeaderParser().parse
    for message in mbox(path, factory=parse, create=False):  # type: ignore[arg-type]
        take(message)


def _whole(path: Path) -> Iterator[bytes]:
    """Each mail of the file with its body and without its From_ line."""
    content = path.read_bytes()
    begins = [each.offset for each in mails(path, _silent) if isinstance(each, RawMail)]
    for begin, end in zip(begins, [*begins[1:], len(content)], strict=True):
        yield content[content.index(b"\n", begin) + 1 : end]


def _silent(_bytes_read: int) -> None:
    """Tell nobody of the progress."""
