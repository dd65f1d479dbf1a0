"""Which addresses are guessed to be the seeker's own."""

from __future__ import annotations

from pathlib import Path

from mentee.records.facts import Interaction
from mentee.sources.contract import Options
from mentee.sources.formats.mail import MAILDIR
from mentee.sources.formats.mail.guess import delivered_addresses, guess_own_addresses
from tests.sources.formats.test_mail import raw, read
from tests.sources.formats.test_mail_files import letter

FRIENDS = [f"Friend {word} <{word.lower()}@example.org>" for word in ("Ada", "Bela", "Cleo", "Dan", "Eve")]


def mailbox() -> list[Interaction]:
    """Twenty mails of Sam with friends, from two addresses, and four of a newsletter."""
    mails = []
    for number in range(20):
        friend, sam = FRIENDS[number % 5], f"Sam Seeker <sam@{'work' if number % 4 == 0 else 'home'}.example>"
        sender, to = (sam, friend) if number % 2 else (friend, sam)
        mails.append(raw(Message_ID=f"<{number}@x>", From=sender, To=to))
    letters = [raw(Message_ID=f"<n{n}@x>", From="no-reply@shop.example", To="sam@home.example") for n in range(4)]
    return read(*mails, *letters)[0]


def test_who_is_in_nearly_every_mail_owns_the_mailbox() -> None:
    guesses = guess_own_addresses(mailbox())
    assert [guess.address for guess in guesses] == ["sam@home.example", "sam@work.example"]
    assert guesses[0].name == "Sam Seeker"
    assert "of 24 mails" in guesses[0].evidence


def test_delivery_and_sent_folders_outweigh_presence(tmp_path: Path) -> None:
    for place in ("cur", "new", ".Sent/cur"):
        (tmp_path / place).mkdir(parents=True)
    for number in range(6):
        (tmp_path / "cur" / f"{number}:2,S").write_bytes(
            b"Delivered-To: sam@example.org\n" + letter(number, To="club@example.net, sam@example.org")
        )
    (tmp_path / ".Sent/cur/9:2,S").write_bytes(letter(9, From="Sam <sam@example.org>", To="ada@example.org"))
    found = [each for each in MAILDIR.read(tmp_path, Options()) if isinstance(each, Interaction)]
    delivered = delivered_addresses([tmp_path])
    assert delivered == {"sam@example.org": 6}
    best = guess_own_addresses(found, delivered=delivered)[0]
    assert best.address == "sam@example.org"
    assert "folder of sent mail" in best.evidence
    assert "delivered" in best.evidence


def test_without_evidence_there_is_no_guess() -> None:
    assert guess_own_addresses([]) == []
    strangers = [raw(Message_ID=f"<{n}@x>", From=f"a{n}@example.org", To=f"b{n}@example.net") for n in range(20)]
    assert guess_own_addresses(read(*strangers)[0]) == []
