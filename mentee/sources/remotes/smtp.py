"""Hands a mail to a mail server: encrypted save to this machine, bounded in time, each refusal with its remedy."""

from __future__ import annotations

import re
import smtplib
import socket
import ssl
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from enum import StrEnum

from mentee.sources.remotes.wire import hung_up_after, is_loopback

HELLO = "[127.0.0.1]"  # said to the server in place of this machine's name, which is none of its business
MAX_ADDRESS, GO_AHEAD = 254, 354


class Security(StrEnum):
    """How the way to the server is kept from others."""

    TLS = "tls"  # from the first byte
    STARTTLS = "starttls"  # asked for before anything else is said, and insisted on
    NONE = "none"  # to this machine only


class Verdict(StrEnum):
    """What became of a mail that was not taken."""

    TEMPORARY = "temporary"  # it may be taken later
    PERMANENT = "permanent"  # it will not be taken as long as nothing is changed
    UNKNOWN = "unknown"  # it was handed over whole, and no word came back: it may have been taken


class MailError(Exception):
    """Why a mail was not taken, and what to do; it never holds the password or the mail."""

    def __init__(self, message: str, remedy: str = "", verdict: Verdict = Verdict.PERMANENT) -> None:
        super().__init__(message)
        self.message, self.remedy, self.verdict = message, remedy, verdict


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where to hand mail over; `timeout` is in seconds, for the whole exchange. MailError where it makes no sense."""

    host: str
    port: int
    security: Security = Security.TLS
    user: str = ""
    password: str = field(default="", repr=False)
    timeout: float = 60.0

    def __post_init__(self) -> None:
        if not self.host or any(not 32 < ord(sign) < 127 or sign in "/@" for sign in self.host):
            raise MailError("That is no mail server.", "Write its name alone, like smtp.example.org")
        if not 0 < self.port < 65536:
            raise MailError("That is no port.", "465 is usual with TLS, 587 with STARTTLS")
        if self.security is Security.NONE and not is_loopback(self.host):
            raise MailError(
                "Mail goes unencrypted to this machine only: others could read it, and the password.",
                "Choose TLS or STARTTLS",
            )
        if any(not 32 <= ord(sign) < 127 for sign in self.user + self.password):
            raise MailError(
                "The user or the password holds a sign that mail servers do not know.",
                "Type them again; letters without accents, digits and punctuation will do",
            )


def send(
    server: MailServer,
    content: bytes,
    *,
    sender: str,
    to: Sequence[str],
    handing: Callable[[], bool] = lambda: True,
) -> bool:
    """Hand a whole mail over, to all of `to` or to nobody; raises MailError.

    `handing` is asked once the server has agreed to everything, right before the mail itself goes out: where it says
    no, nothing is sent and False is given back. Whatever breaks after it may have been taken.
    """
    must_be_addresses([sender, *to])
    taken = False
    try:
        with _open(server) as line:
            _must_say(line.mail(sender), "the sender's address")
            for address in to:
                _must_say(line.rcpt(address), f"the address {address}")
            if not handing():
                return False
            _must_say(line.docmd("DATA"), "a mail", begun=True)
            _must_say(_given(line, content), "the mail")
            taken = True
            line.putcmd("QUIT")
    except MailError:
        if not taken:  # what breaks once it is taken matters no more
            raise
    return True


def _given(line: _Line, content: bytes) -> tuple[int, bytes]:
    """The server's word on the mail itself."""
    try:
        line.send(re.sub(rb"(?m)^\.", b"..", content).rstrip(b"\r\n") + b"\r\n.\r\n")
        return line.getreply()
    except (OSError, smtplib.SMTPException) as error:
        raise MailError(
            f"{line.host} broke off while it was given the mail; it may have come, or not.",
            "Look into your mail",
            Verdict.UNKNOWN,
        ) from error


def must_be_addresses(addresses: Sequence[str]) -> None:
    """MailError, naming the first that a mail server could not take for exactly one address, and nothing else."""
    for address in addresses:
        local, _, domain = address.rpartition("@")
        plain = all(32 < ord(sign) < 127 and sign not in '<>()[]\\,;:"' for sign in address)
        if not (local and domain and plain and len(address) <= MAX_ADDRESS) or "@" in local:
            raise MailError(f"{address!r} is no address that mail can be sent to.", "Write it like name@example.org")


class _Line(smtplib.SMTP):
    """The conversation with one server; the whole of it ends when the time is up."""

    def __init__(self, server: MailServer, ends: ExitStack) -> None:
        self._server, self._ends, self.host = server, ends, server.host
        self._tls = ssl.create_default_context()
        super().__init__(server.host, server.port, HELLO, server.timeout)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        """Called by the library to connect; the timer holds the wire itself, whatever is wrapped around it later."""
        plain = socket.create_connection((host, port), timeout)
        wire = plain.dup()
        self._ends.callback(wire.close)
        self._ends.enter_context(hung_up_after(wire, timeout))
        if self._server.security is Security.TLS:
            return self._tls.wrap_socket(plain, server_hostname=host)
        return plain

    def greet(self) -> None:
        """Say hello, turn to TLS where that is still to be done, sign in."""
        self.ehlo_or_helo_if_needed()
        if self._server.security is Security.STARTTLS:
            _must_say(self.starttls(context=self._tls), "an encrypted connection")
            self.ehlo_or_helo_if_needed()
        if self._server.user:
            self.login(self._server.user, self._server.password)


@contextmanager
def _open(server: MailServer) -> Iterator[_Line]:
    """A conversation that was greeted; whatever goes wrong on the wire comes out as a MailError."""
    line: _Line | None = None
    until = time.monotonic() + server.timeout
    try:
        with ExitStack() as ends:
            line = _Line(server, ends)
            line.greet()
            yield line
    except MailError:
        raise
    except (OSError, smtplib.SMTPException) as error:
        raise _told(server, error, late=time.monotonic() >= until) from error
    finally:
        if line is not None:
            line.close()


def _must_say(answer: tuple[int, bytes], what: str, *, begun: bool = False) -> None:
    """Go on where the server agreed (2xx, or `begun`: 354). Its own words are not repeated."""
    code = answer[0]
    if 200 <= code < 300 or (begun and code == GO_AHEAD):
        return
    if 400 <= code < 500:
        raise MailError(
            f"The mail server does not take {what} just now ({code}).", "Later it may go", Verdict.TEMPORARY
        )
    raise MailError(f"The mail server refuses {what} ({code}).", "Check it, and what your mail service permits")


def _told(server: MailServer, error: OSError | smtplib.SMTPException, *, late: bool) -> MailError:
    """What went wrong before the mail was handed over, in words; `late`: the time was up."""
    host = server.host
    if late or isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):
        return MailError(
            f"{host} did not answer within {server.timeout:g} seconds.", "Later it may go", Verdict.TEMPORARY
        )
    if isinstance(error, ssl.SSLError) and not isinstance(error, ssl.SSLEOFError):
        return _unsafe(server, error)
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return MailError(
            f"{host} offers no {'encryption' if server.security is Security.STARTTLS else 'sign-in'} on this port.",
            "Choose TLS with port 465, or ask your mail service",
        )
    if isinstance(error, smtplib.SMTPResponseException):
        return _refused(host, error)
    if isinstance(error, smtplib.SMTPException) and not isinstance(error, smtplib.SMTPServerDisconnected):
        return MailError(f"{host} asks for a way to sign in that mentee does not know.", "Ask your mail service")
    kind = (not isinstance(error, ssl.SSLError) and getattr(error, "strerror", None)) or "it hung up"
    return MailError(
        f"{host} cannot be reached on port {server.port} ({kind}).",
        "Is this machine online, and the name right?",
        Verdict.TEMPORARY,
    )


def _unsafe(server: MailServer, error: ssl.SSLError) -> MailError:
    """There is no encryption, or nobody vouches for the server."""
    host = server.host
    if isinstance(error, ssl.SSLCertVerificationError):
        return MailError(
            f"{host} could not prove that it is {host}: {error.verify_message}.", "Check the name of the mail server"
        )
    return MailError(f"{host} speaks no TLS on port {server.port}.", "465 is usual with TLS, 587 with STARTTLS")


def _refused(host: str, error: smtplib.SMTPResponseException) -> MailError:
    """The server said no before the mail: to the greeting, to STARTTLS or to the sign-in."""
    code = error.smtp_code
    if 400 <= code < 500:
        return MailError(f"{host} has no time just now ({code}).", "Later it may go", Verdict.TEMPORARY)
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return MailError(
            f"{host} refuses the user or the password ({code}).",
            "Type them again; many services want a password made for this one program (an app password)",
        )
    return MailError(f"{host} refuses to talk ({code}).", "Ask your mail service what it permits")
