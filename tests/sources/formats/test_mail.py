"""What a single mail becomes: participants, time, subject, key, thread, bulk."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentee.records.facts import Channel, Interaction, Problem, Role
from mentee.sources.contract import Options
from mentee.sources.formats.mail import EML
from mentee.sources.formats.mail.addresses import mailboxes
from mentee.sources.formats.mail.dates import instant, latest_at
from mentee.sources.formats.mail.headers import WANTED, RawMail, scan
from mentee.sources.formats.mail.reader import interactions
from mentee.sources.formats.mail.threads import message_ids
from mentee.sources.formats.mail.words import subject_of

NOW = datetime(2024, 6, 1, tzinfo=UTC).timestamp()
PLAIN = {
    "From": "Ada Example <ada@example.org>",
    "To": "Sam Seeker <sam@example.org>",
    "Date": "Mon, 3 Jan 2022 10:00:00 +0100",
    "Message-ID": "<one@example.org>",
    "Subject": "Lunch",
}


def raw(envelope: str = "", offset: int = 0, /, **fields: str | None) -> RawMail:
    """A mail of the plain fields, changed by those given; underscores stand for dashes, None leaves one out."""
    given = PLAIN | {name.replace("_", "-"): value for name, value in fields.items()}
    head = "".join(f"\n{name}: {value}" for name, value in given.items() if value is not None)
    return RawMail("box", offset, envelope.encode(), head.encode("utf-8", "surrogateescape") + b"\n")


def read(*mails: RawMail) -> tuple[list[Interaction], list[str]]:
    """The interactions, and the reasons of the problems."""
    found = list(interactions(mails, now=NOW))
    return (
        [each for each in found if isinstance(each, Interaction)],
        [each.reason for each in found if isinstance(each, Problem)],
    )


def one(mail: RawMail) -> Interaction:
    """The only interaction of a mail that loses nothing."""
    found, problems = read(mail)
    assert problems == []
    assert len(found) == 1
    return found[0]


def people(mail: Interaction) -> list[tuple[str, str, Role]]:
    """Name, address and role of each participant."""
    return [(each.contact.name, each.contact.keys[0].value, each.role) for each in mail.participants]


def test_a_plain_mail_becomes_an_interaction() -> None:
    mail = one(raw(Cc="bob@example.org", Bcc="Eve Sample <eve@example.org>"))
    assert people(mail) == [
        ("Ada Example", "ada@example.org", Role.SENDER),
        ("Sam Seeker", "sam@example.org", Role.TO),
        ("", "bob@example.org", Role.CC),
        ("Eve Sample", "eve@example.org", Role.CC),
    ]
    assert mail.at == datetime(2022, 1, 3, 9, tzinfo=UTC)
    assert (mail.key, mail.thread) == ("mail:one@example.org", "mail:one@example.org")
    assert (mail.channel, mail.subject, mail.bulk) == (Channel.MAIL, "Lunch", False)


def test_everybody_takes_part_once_and_in_the_first_role() -> None:
    mail = one(raw(To="sam@example.org, SAM@example.org", Cc="Sam <sam@example.org>, ada@example.org"))
    assert [(address, role) for _, address, role in people(mail)] == [
        ("ada@example.org", Role.SENDER),
        ("sam@example.org", Role.TO),
    ]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ('"Example, Ada" <ada@example.org>', [("Example, Ada", "ada@example.org")]),
        ("=?utf-8?q?B=C3=A9la?= Sample <bela@example.org>", [("Béla Sample", "bela@example.org")]),
        ('"=?utf-8?b?QsOpbGE=?=" <bela@example.org>', [("Béla", "bela@example.org")]),
        ("ada@example.org (Ada Example)", [("Ada Example", "ada@example.org")]),
        ('"Ada \\"A\\" Example" <ada@example.org>', [('Ada "A" Example', "ada@example.org")]),
        ("'Ada Example' <ada@example.org>", [("Ada Example", "ada@example.org")]),
        ("ada@example.org <ada@example.org>", [("", "ada@example.org")]),
        ("Friends: ada@example.org, Bob <bob@example.org>;", [("", "ada@example.org"), ("Bob", "bob@example.org")]),
        ("ada@example.org; bob@example.org", [("", "ada@example.org"), ("", "bob@example.org")]),
        ("undisclosed-recipients:;", []),
        ("Ada@Home <ada@example.org>", [("", "ada@example.org")]),
        (
            "Ada Example\n\t<ada@example.org>,\n bob@example.org,",
            [("Ada Example", "ada@example.org"), ("", "bob@example.org")],
        ),
        ("B\xe9la <bela@example.org>", [("Béla", "bela@example.org")]),
    ],
)
def test_addresses_are_read_however_they_are_written(value: str, expected: list[tuple[str, str]]) -> None:
    found = mailboxes(b" " + value.encode("latin-1"))
    assert [(box.name, box.address) for box in found.found] == expected
    assert found.lost == ()


def test_what_names_no_address_is_told() -> None:
    found, problems = read(raw(To="Sam Seeker <sam@example.org>, Ada at home"))
    assert len(found[0].participants) == 2
    assert problems == ["no address could be read in 'Ada at home'"]


def test_comments_in_comments_do_not_exhaust_the_stack() -> None:
    assert mailboxes(b"(" * 5000 + b" ada@example.org").found[0].address == "ada@example.org"
    assert mailboxes(b"a:" * 5000 + b"ada@example.org").found[0].address == "ada@example.org"


@given(st.binary(max_size=200))
def test_any_bytes_can_stand_in_any_field(value: bytes) -> None:
    for name in ("From", "To", "Date", "Message-ID", "References", "Subject", "List-Id", "Sender"):
        mail = raw(**{name.replace("-", "_"): None})
        list(interactions([mail._replace(head=mail.head + name.encode() + b": " + value + b"\n")], now=NOW))


@pytest.mark.parametrize("name", sorted(WANTED))
def test_every_wanted_field_is_found_in_any_case(name: str) -> None:
    for spelled in (name, name.upper(), name.title()):
        assert scan(f"\nX-Other: no\n{spelled} : one\n two\nMime-Version: 1.0\n".encode()) == {name: b" one\n two"}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Mon, 3 Jan 2022 10:00:00 +0100", datetime(2022, 1, 3, 9, tzinfo=UTC)),
        ("3 Jan 2022 10:00 -0230 (Newfoundland)", datetime(2022, 1, 3, 12, 30, tzinfo=UTC)),
        ("Mon, 03 Jan 22 10:00:00 GMT", datetime(2022, 1, 3, 10, tzinfo=UTC)),
        ("Mon, 3 Jan 2022 10:00:00 EST", datetime(2022, 1, 3, 15, tzinfo=UTC)),
        ("Mon Jan  3 10:00:00 2022", datetime(2022, 1, 3, 10, tzinfo=UTC)),
        ("2022-01-03T10:00:00+01:00", datetime(2022, 1, 3, 9, tzinfo=UTC)),
        ("Sat, 31 Dec 2016 23:59:60 +0000", datetime(2016, 12, 31, 23, 59, 59, tzinfo=UTC)),
        ("Mon, 32 Jan 2022 10:00:00 +0100", None),
        ("Mon, 3 Foo 2022 10:00:00 +0100", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates_are_read_however_they_are_written(value: str, expected: datetime | None) -> None:
    assert instant(b" " + value.encode()) == expected


@pytest.mark.parametrize(
    "date",
    [
        None,
        "",
        "Fri, 1 Jan 1904 00:00:00 +0000",
        "Thu, 1 Jan 1970 00:00:00 +0000",
        "Mon, 31 Dec 1979 16:00:00 -0800",
        "Tue, 19 Jan 2038 03:14:08 +0000",
        "Mon, 1 Jan 0000 00:00:00 +0000",
        "Tue, 4 Jun 2024 00:00:01 +0000",
        "nonsense",
    ],
)
def test_a_date_that_cannot_be_true_gives_way_to_the_time_of_receipt(date: str | None) -> None:
    hop = "from a by b (Postfix)\n\tid 1; Mon, 3 Jan 2022 12:00:00 +0000"
    found, problems = read(raw("From ada Tue Jan  4 12:00:00 2022", Date=date, Received=hop))
    assert found[0].at == datetime(2022, 1, 3, 12, tzinfo=UTC)
    assert len(problems) == 1
    assert problems[0].endswith("the time it was received was taken")
    found, problems = read(raw("From ada Tue Jan  4 12:00:00 2022", Date=date))
    assert found[0].at == datetime(2022, 1, 4, 12, tzinfo=UTC)
    assert problems[0].endswith("the time of the From line was taken")
    found, problems = read(raw(Date=date))
    assert found == []
    assert "left out" in problems[0]


def test_a_date_less_than_two_days_ahead_is_believed_and_any_before_2038_without_a_clock() -> None:
    assert one(raw(Date="Sun, 2 Jun 2024 23:00:00 +0000")).at.day == 2
    assert latest_at(0.0).year == 2038


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("=?utf-8?Q?Gr=C3=BC=C3=9Fe?= aus =?iso-8859-1?Q?K=F6ln?=", "Grüße aus Köln"),
        ("=?utf-8?B?R3LDvMOf?=\n =?utf-8?B?ZQ==?=", "Grüße"),
        ("=?utf-8?B?R3LD?=\n =?utf-8?B?vMOfZQ==?=", "Grüße"),
        ("a folded\n\tsubject", "a folded subject"),
        ("=?no-such-set?Q?plain?=", "plain"),
        ("=?utf-8?B?!!!?=", "=?utf-8?B?!!!?="),
        ("zero\x00 and bell\x07", "zero and bell"),
        ("=?utf-7?Q?+2AA-?=", "?"),
        ("x" * 5000, "x" * 998),
    ],
)
def test_subjects_are_decoded(value: str, expected: str) -> None:
    assert subject_of(b" " + value.encode()) == expected


def test_raw_eight_bit_subjects_are_read() -> None:
    assert subject_of("Grüße".encode()) == "Grüße"
    assert subject_of("Grüße".encode("latin-1")) == "Grüße"


def test_all_mails_of_a_conversation_share_one_thread() -> None:
    mails = [
        raw(Message_ID="<r@x>"),
        raw(Message_ID="<a@x>", In_Reply_To="<r@x>", References="<r@x>"),
        raw(Message_ID="<b@x>", In_Reply_To="<a@x>"),  # names only its parent
        raw(Message_ID="<c@x>", References="<a@x>\n <b@x>"),  # the beginning was cut off
        raw(Message_ID="<d@x>", References="<r@x> <a@x>", In_Reply_To="your message of Monday <a@x>"),
    ]
    found, problems = read(*mails)
    assert {mail.thread for mail in found} == {"mail:r@x"}
    assert problems == []
    assert len({mail.key for mail in found}) == 5


def test_identifiers_are_normalised() -> None:
    assert message_ids(b" <one@\n\texample.org>") == ["one@example.org"]
    assert message_ids(b" one@example.org\r") == ["one@example.org"]
    assert message_ids(b"<> <@> <>") == []
    assert message_ids(b" your mail of Monday") == []


@pytest.mark.parametrize("identifier", [None, "", "<>", "<@>", "<" + "x" * 600 + "@x>"])
def test_without_a_usable_identifier_sender_time_and_subject_stand_in(identifier: str | None) -> None:
    first, second, third = (
        read(raw(Message_ID=identifier, **other))[0][0] for other in ({}, {}, {"Subject": "Dinner"})
    )
    assert first.key == second.key != third.key
    assert first.key.startswith("mail:")
    assert first.thread == first.key


def test_an_identifier_used_for_another_mail_does_not_swallow_it() -> None:
    copy, other = raw(), raw(From="Bob <bob@example.org>", Date="Tue, 4 Jan 2022 10:00:00 +0100")
    found, problems = read(raw(), copy, other, other)
    assert found[0].key == found[1].key == "mail:one@example.org"
    assert found[2].key == found[3].key != found[0].key
    assert found[2].key.startswith("mail:one@example.org#")
    assert problems == ["the Message-ID <one@example.org> was used for another mail too; both were kept"] * 2


def test_a_mail_without_sender_or_anybody_is_told() -> None:
    found, problems = read(raw(From=None))
    assert people(found[0]) == [("Sam Seeker", "sam@example.org", Role.TO)]
    assert problems == ["the mail names no sender"]
    found, problems = read(raw(From=None, To=None))
    assert found == []
    assert "nobody" in problems[0]


def test_drafts_are_left_out_and_told() -> None:
    found, problems = read(raw(X_Gmail_Labels="Drafts,Opened"))
    assert found == []
    assert "draft" in problems[0]


def test_no_byte_of_a_body_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(raw().head[1:] + b"\nSubject: in the body\nTo: body@example.org\nSECRET\n")
    found = list(EML.read(path, Options(now=NOW)))
    assert len(found) == 1
    assert "SECRET" not in repr(found)
    assert "body@" not in repr(found)
    assert "in the body" not in repr(found)
