"""Handing a mail over to real servers on this machine: those that take it, and those that do not."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from mentee.sources.remotes.smtp import MailError, MailServer, Security, Verdict, send
from tests.mailserver import PASSWORD, USER, certificate_in, free_port, mail_server, speaking

MAIL = b"Subject: Two things for today\r\n\r\nHello\r\n.\r\n..a dot\r\n"
ME = "sam@sample.example"


@pytest.fixture
def certificate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A certificate that this machine trusts during the test."""
    path = certificate_in(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    return path


def server(port: int, security: Security = Security.NONE, **more: object) -> MailServer:
    return MailServer("127.0.0.1", port, security, **more)  # type: ignore[arg-type]


def refusal(where: MailServer, **more: object) -> MailError:
    with pytest.raises(MailError) as caught:
        send(where, MAIL, sender=ME, to=[ME], **more)  # type: ignore[arg-type]
    assert PASSWORD not in f"{caught.value} {caught.value.remedy}"
    assert "Two things" not in str(caught.value)
    return caught.value


def test_it_works() -> None:
    with mail_server() as post:
        assert send(server(post.port), MAIL, sender=ME, to=[ME, "sam@elsewhere.example"])
    assert post.raw == [MAIL], "dots at the beginning of lines come through as they were"
    assert post.to == [[ME, "sam@elsewhere.example"]]


@pytest.mark.parametrize("security", [Security.TLS, Security.STARTTLS])
def test_with_tls_and_a_password(security: Security, certificate: Path) -> None:
    with mail_server(certificate=certificate, tls=security is Security.TLS, sign_in=True) as post:
        assert send(server(post.port, security, user=USER, password=PASSWORD), MAIL, sender=ME, to=[ME])
        assert post.signed_in == [True]
        wrong = refusal(server(post.port, security, user=USER, password=PASSWORD + "x"))
        assert (wrong.verdict, "app password" in wrong.remedy) == (Verdict.PERMANENT, True)
    assert len(post.raw) == 1


@pytest.mark.parametrize("security", [Security.TLS, Security.STARTTLS])
def test_a_server_that_cannot_prove_its_name_gets_nothing(
    security: Security, certificate: Path, tmp_path: Path
) -> None:
    other = certificate_in(tmp_path, name="elsewhere.example")
    with mail_server(certificate=other, tls=security is Security.TLS, sign_in=True) as post:
        where = server(post.port, security, user=USER, password=PASSWORD)
        assert "could not prove that it is 127.0.0.1" in refusal(where).message
    assert not post.raw


def test_a_server_without_encryption_gets_no_password() -> None:
    with mail_server(sign_in=True) as post:
        where = server(post.port, Security.STARTTLS, user=USER, password=PASSWORD)
        assert "offers no encryption" in refusal(where).message
        assert "speaks no TLS" in refusal(server(post.port, Security.TLS)).message
    assert not post.raw


@pytest.mark.parametrize(
    ("say", "verdict", "words"),
    [
        ({"MAIL": "451 later"}, Verdict.TEMPORARY, "the sender's address just now (451)"),
        ({"MAIL": "553 no"}, Verdict.PERMANENT, "refuses the sender's address (553)"),
        ({"RCPT": "450 later"}, Verdict.TEMPORARY, "the address sam@sample.example just now (450)"),
        ({"RCPT": "550 nobody"}, Verdict.PERMANENT, "refuses the address sam@sample.example (550)"),
        ({"DATA": "452 full"}, Verdict.TEMPORARY, "the mail just now (452)"),
        ({"DATA": "554 spam"}, Verdict.PERMANENT, "refuses the mail (554)"),
    ],
)
def test_each_refusal_is_told_as_what_it_is(say: dict[str, str], verdict: Verdict, words: str) -> None:
    with mail_server(say=say) as post:
        told = refusal(server(post.port))
    assert (told.verdict, words in told.message) == (verdict, True), told


def test_it_goes_to_all_or_to_nobody() -> None:
    with mail_server(say={"b@sample.example": "550 nobody"}) as post, pytest.raises(MailError, match="b@sample"):
        send(server(post.port), MAIL, sender=ME, to=[ME, "b@sample.example"])
    assert not post.raw


def test_a_server_that_is_not_there_may_be_there_later() -> None:
    told = refusal(server(free_port()))
    assert (told.verdict, "refused" in told.message) == (Verdict.TEMPORARY, True)
    assert refusal(MailServer("mail.nowhere.invalid", 465)).verdict is Verdict.TEMPORARY


@pytest.mark.parametrize("security", list(Security))
def test_a_silent_server_is_left_in_time(security: Security) -> None:
    with speaking() as port:
        began = time.monotonic()
        told = refusal(server(port, security, timeout=0.4))
    assert time.monotonic() - began < 2.0
    assert (told.verdict, told.message) == (Verdict.TEMPORARY, "127.0.0.1 did not answer within 0.4 seconds.")


def test_a_server_that_drips_is_left_in_time_too() -> None:
    with speaking(b"220 hello\r\n", drip=0.05) as port:
        began = time.monotonic()
        told = refusal(server(port, timeout=0.5))
    assert time.monotonic() - began < 2.0
    assert "did not answer within 0.5 seconds" in told.message


AGREED = (b"220 hello\r\n", b"250 hello\r\n", b"250 ok\r\n", b"250 ok\r\n")


@pytest.mark.parametrize("hang", [True, False])
def test_a_server_that_breaks_off_after_the_mail_may_have_it(hang: bool) -> None:
    with speaking(*AGREED, b"354 go\r\n", hang=hang) as port:
        assert refusal(server(port, timeout=0.6)).verdict is Verdict.UNKNOWN


def test_a_server_that_breaks_off_before_the_mail_has_it_not() -> None:
    with speaking(*AGREED, hang=False) as port:
        assert refusal(server(port, timeout=0.6)).verdict is Verdict.TEMPORARY


def test_a_server_that_has_taken_it_need_not_say_farewell() -> None:
    with speaking(*AGREED, b"354 go\r\n", b"250 taken\r\n") as port:
        assert send(server(port, timeout=0.6), MAIL, sender=ME, to=[ME])


def not_to_be_asked() -> bool:
    raise AssertionError("asked before the server had agreed")


def test_where_somebody_else_sends_it_nothing_goes_out() -> None:
    with mail_server() as post:
        assert not send(server(post.port), MAIL, sender=ME, to=[ME], handing=lambda: False)
        assert not post.raw
        post.say["RCPT"] = "450 later"
        refusal(server(post.port), handing=not_to_be_asked)


@pytest.mark.parametrize(
    "address",
    [
        "sam", "@sample.example", "sam@", "a@b@sample.example", "sam@sample.example\r\nBcc: x@sample.example",
        "sam@sample.example>", "<sam@sample.example", "sam sample@sample.example", "sam\x00@sample.example",
        "sämi@sample.example", "sam@sample.example,other@sample.example", "", "x" * 250 + "@b.example",
    ],
)  # fmt: skip
def test_what_is_not_exactly_one_address_is_refused(address: str) -> None:
    with mail_server() as post:
        for sender, to in ((address, ME), (ME, address)):
            with pytest.raises(MailError, match="no address"):
                send(server(post.port), MAIL, sender=sender, to=[to])
    assert not post.raw


@pytest.mark.parametrize(
    ("host", "port", "more", "words"),
    [
        ("smtp.sample.example", 25, {"security": Security.NONE}, "this machine only"),
        ("127.0.0.1.sample.example", 25, {"security": Security.NONE}, "this machine only"),
        ("", 465, {}, "no mail server"),
        ("smtp sample", 465, {}, "no mail server"),
        ("smtps://smtp.sample.example", 465, {}, "no mail server"),
        ("smtp.sample.example", 0, {}, "no port"),
        ("smtp.sample.example", 465, {"user": "sam\r\nRCPT TO:<x>"}, "holds a sign"),
        ("smtp.sample.example", 465, {"password": "pässword"}, "holds a sign"),
    ],
)
def test_a_server_that_makes_no_sense_is_refused(host: str, port: int, more: dict[str, str], words: str) -> None:
    with pytest.raises(MailError, match=words):
        MailServer(host, port, **more)  # type: ignore[arg-type]


def test_the_password_is_not_shown() -> None:
    assert PASSWORD not in repr(MailServer("smtp.sample.example", 465, user=USER, password=PASSWORD))
