"""The digest mail goes out once, what goes wrong is told, and the password stays where it belongs."""

from __future__ import annotations

import logging
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from pytest_django import Settings

from mentee.flows.digest.choose import PURPOSE, keep_choice, way_of
from mentee.flows.digest.due import ask_where_due
from mentee.flows.digest.send import WAITS, Came, MailNotTakenError, send_digest, send_of_the_day
from mentee.flows.errors import BadInputError, NotReadyError
from mentee.flows.export import export_lines
from mentee.flows.setup import Answers, answer
from mentee.sources.remotes.smtp import send
from mentee.store import models
from mentee.store.models import Job, SecretRow, User
from mentee.store.reads.digest import DigestChoice, digest_choice, digest_state
from mentee.store.sealed import has_secret, secret
from mentee.store.writes import digest as rows
from mentee.store.writes.everything import delete_everything
from tests.flows.steps.conftest import NOW
from tests.flows.steps.digests import DAY, chosen, work
from tests.mailserver import PASSWORD, Post, free_port, mail_server
from tests.store.invented import new_owner

pytestmark = pytest.mark.usefixtures("alone")

# Once


def test_one_mail_a_day_and_another_only_where_it_is_wanted(busy: User, post: Post) -> None:
    keep_choice(busy, chosen(post), password=None, now=NOW)
    assert send_of_the_day(work(busy)) == {"came": "sent"}
    assert send_of_the_day(work(busy)) == {"came": "sent before"}
    assert send_digest(busy, now=NOW).came is Came.BEFORE
    assert len(post.mails) == 1
    assert send_digest(busy, now=NOW, again=True).came is Came.SENT
    assert len({mail["Message-ID"] for mail in post.mails}) == 2
    assert send_digest(busy, now=NOW + timedelta(days=1)).came is Came.SENT
    assert len(post.mails) == 3


def test_a_job_of_a_day_that_is_over_sends_nothing(busy: User, post: Post) -> None:
    keep_choice(busy, chosen(post), password=None, now=NOW)
    assert send_of_the_day(work(busy, DAY - timedelta(days=1)))["came"].startswith("given up")
    assert not post.mails


def test_whoever_claims_the_day_second_sends_nothing(busy: User, post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other is quicker between the look and the handing over."""
    keep_choice(busy, chosen(post), password=None, now=NOW)
    real = rows.hand_over

    def second(owner: User, day: date, *, now: datetime, again: bool = False) -> bool:
        assert real(owner, day, now=now)
        return real(owner, day, now=now, again=again)

    monkeypatch.setattr(rows, "hand_over", second)
    assert send_digest(busy, now=NOW).came is Came.BEFORE
    assert not post.mails


def test_one_that_may_have_come_is_not_sent_twice(busy: User) -> None:
    from tests.mailserver import speaking

    agreed = (b"220 hello\r\n", b"250 hello\r\n", b"250 ok\r\n", b"250 ok\r\n", b"354 go\r\n")
    with speaking(*agreed, hang=False) as port:
        keep_choice(busy, chosen(port), password=None, now=NOW)
        with pytest.raises(MailNotTakenError, match="may have come"):
            send_of_the_day(work(busy))
    assert digest_state(busy).unknown
    with mail_server() as post:
        models.DigestRow.objects.filter(owner=busy).update(said=digest_choice_at(busy, post.port))
        assert send_digest(busy, now=NOW).came is Came.BEFORE
        assert not post.mails
        assert send_digest(busy, now=NOW + timedelta(days=1)).came is Came.SENT
    assert not digest_state(busy).unknown


def digest_choice_at(owner: User, port: int) -> dict[str, object]:
    return {**models.DigestRow.objects.get(owner=owner).said, "port": port}


# What goes wrong


@pytest.mark.parametrize("say", [{"RCPT": "450 later"}, {"DATA": "452 full"}, {"MAIL": "421 closing"}])
def test_what_may_pass_is_tried_again_at_growing_distances(busy: User, post: Post, say: dict[str, str]) -> None:
    keep_choice(busy, chosen(post), password=None, now=NOW)
    post.say.update(say)
    models.DigestRow.objects.filter(owner=busy).update(next_at=NOW)
    waited = []
    for _ in range(len(WAITS) + 1):
        assert ask_where_due(now=NOW) == 1
        began = datetime.now(UTC)
        with pytest.raises(MailNotTakenError):
            send_of_the_day(work(busy))
        moment = digest_state(busy).next_at
        assert moment is not None
        waited.append(round((moment - began).total_seconds() / 60))
        models.DigestRow.objects.filter(owner=busy).update(next_at=NOW)
    assert waited[:-1] == [1, 5, 15, 60, 180]
    assert not 0 <= waited[-1] <= 180, "then it waits for the next day"
    assert digest_state(busy).reason
    post.say.clear()
    assert send_of_the_day(work(busy)) == {"came": "sent"}
    assert (digest_state(busy).reason, digest_state(busy).failed_at) == ("", None)


def test_a_server_that_is_not_there_is_tried_again(busy: User) -> None:
    keep_choice(busy, chosen(free_port()), password=None, now=NOW)
    models.DigestRow.objects.filter(owner=busy).update(next_at=NOW)
    ask_where_due(now=NOW)
    with pytest.raises(MailNotTakenError, match="cannot be reached"):
        send_of_the_day(work(busy))
    moment = digest_state(busy).next_at
    assert moment is not None
    assert moment - datetime.now(UTC) <= WAITS[0]


@pytest.mark.parametrize("say", [{"RCPT": "550 nobody"}, {"DATA": "554 spam"}])
def test_what_will_not_pass_waits_for_the_next_day(busy: User, post: Post, say: dict[str, str]) -> None:
    keep_choice(busy, chosen(post), password=None, now=NOW)
    models.DigestRow.objects.filter(owner=busy).update(next_at=NOW)
    ask_where_due(now=NOW)
    before = digest_state(busy).next_at
    post.say.update(say)
    with pytest.raises(MailNotTakenError):
        send_of_the_day(work(busy))
    state = digest_state(busy)
    assert state.next_at == before == datetime(2026, 5, 5, 5, tzinfo=UTC)
    assert "refuses" in state.reason
    assert (state.handed, state.unknown) == (None, False)


def test_no_transaction_is_open_while_the_network_is(busy: User, post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_choice(busy, chosen(post), password=None, now=NOW)
    depth = len(connection.savepoint_ids)  # the test itself runs in one
    seen: list[int] = []

    def watched(*args: object, **said: object) -> bool:
        seen.append(len(connection.savepoint_ids))
        return send(*args, **said)  # type: ignore[arg-type]

    monkeypatch.setattr("mentee.flows.digest.send.send", watched)
    send_digest(busy, now=NOW)
    assert seen == [depth]


# The password, the addresses, and whose they are


def test_the_password_is_sealed_and_nowhere_else(busy: User, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with mail_server(sign_in=True) as post:
        keep_choice(busy, chosen(post, user="sam@sample.example"), password=PASSWORD, now=NOW)
        keep_choice(busy, chosen(post, user="sam@sample.example", hour=8), password=None, now=NOW)
        assert send_digest(busy, now=NOW).came is Came.SENT
        assert post.signed_in == [True]
    assert PASSWORD not in str(models.DigestRow.objects.get(owner=busy).said)
    assert PASSWORD.encode() not in bytes(SecretRow.objects.get(owner=busy).sealed)
    assert PASSWORD not in "".join(export_lines(busy))
    assert PASSWORD not in repr(way_of(busy))
    assert PASSWORD not in caplog.text


@pytest.mark.parametrize("other", [{"host": "localhost"}, {"port": 99}, {"user": "else"}, {"security": "starttls"}])
def test_a_password_is_not_sent_to_where_it_was_not_meant_for(busy: User, other: dict[str, object]) -> None:
    keep_choice(busy, chosen(1, user="sam"), password=PASSWORD, now=NOW)
    keep_choice(busy, chosen(1, **{"user": "sam", **other}), password=None, now=NOW)
    assert not has_secret(busy, PURPOSE)


def test_a_lost_key_is_told_on_the_page_and_not_as_a_fault(
    busy: User, post: Post, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_choice(busy, chosen(post, user="sam"), password=PASSWORD, now=NOW)
    monkeypatch.setenv("MENTEE_SECRETS_KEY", "another key, long enough for this " * 2)
    with pytest.raises(NotReadyError, match="cannot be opened any more"):
        send_digest(busy, now=NOW)
    assert "Type the password again" in digest_state(busy).remedy
    assert not post.mails


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"to": ("eve@elsewhere.example",)}, "none of your own addresses"),
        ({"to": ()}, "it needs an address"),
        ({"weekdays": ()}, "it needs an address, a day"),
        ({"host": ""}, "a mail server"),
        ({"host": "smtp.sample.example"}, "this machine only"),
        ({"host": "smtp\r\nsample"}, "no mail server"),
        ({"user": "x@sample.example\r\nBcc: y@sample.example"}, "no address"),
    ],
)
def test_a_choice_that_makes_no_sense_is_refused_and_nothing_is_kept(
    busy: User, wrong: dict[str, object], words: str
) -> None:
    with pytest.raises(BadInputError, match=words):
        keep_choice(busy, chosen(25, **wrong), password=PASSWORD, now=NOW)
    assert digest_choice(busy) == DigestChoice()
    assert not has_secret(busy, PURPOSE)


def test_an_address_that_is_ones_own_no_more_gets_nothing(busy: User, post: Post) -> None:
    keep_choice(busy, chosen(post), password=None, now=NOW)
    answer(busy, Answers(addresses=["new@lantern.example"]), now=NOW)
    with pytest.raises(NotReadyError, match="no address to go to"):
        send_digest(busy, now=NOW)
    assert not post.mails


def test_owners_are_apart(busy: User, post: Post) -> None:
    other = new_owner()
    answer(other, Answers(addresses=["other@lantern.example"]), now=NOW)
    keep_choice(busy, chosen(post, user="sam"), password=PASSWORD, now=NOW)
    with pytest.raises(BadInputError):
        keep_choice(other, chosen(post), password=None, now=NOW)
    assert digest_choice(other) == DigestChoice()
    assert secret(other, PURPOSE) == ""
    models.DigestRow.objects.filter(owner=busy).update(next_at=NOW)
    assert ask_where_due(now=NOW) == 1
    assert Job.objects.get().owner == busy
    delete_everything(other)
    assert digest_choice(busy).on
    delete_everything(busy)
    assert not models.DigestRow.objects.exists()
    assert not SecretRow.objects.exists()


def test_on_a_shared_server_the_operators_mail_server_is_the_only_one(
    busy: User, post: Post, settings: Settings
) -> None:
    settings.SHARED = True
    keep_choice(busy, chosen(9, host="inside.sample.example"), password=PASSWORD, now=NOW)
    assert digest_choice(busy).host == ""
    with pytest.raises(NotReadyError, match="no mail server set") as caught:
        send_digest(busy, now=NOW)
    assert "MENTEE_SMTP_URL" in caught.value.remedy
    settings.MAIL_SERVER = {
        "host": "127.0.0.1", "port": post.port, "tls": False, "user": "", "password": "",
        "sender": "today@sample.example",
    }  # fmt: skip
    assert send_digest(busy, now=NOW).came is Came.SENT
    assert post.mails[0]["From"] == "Today <today@sample.example>"
