"""Real mail servers on this machine: with and without TLS and sign-in, kind and unkind."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

USER, PASSWORD = "sam@sample.example", "sample-password-0123"


@dataclass
class Post:
    """What a server was given; `say` are answers that it gives in place of its own, by command."""

    mails: list[EmailMessage] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)
    to: list[list[str]] = field(default_factory=list)
    signed_in: list[bool] = field(default_factory=list)
    say: dict[str, str] = field(default_factory=dict)
    port: int = 0

    async def handle_MAIL(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:
        envelope.mail_from = address
        return self.say.get("MAIL", "250 OK")

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:
        if answer := self.say.get(address) or self.say.get("RCPT"):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, session: Any, envelope: Any) -> str:
        if answer := self.say.get("DATA"):
            return answer
        self.raw.append(envelope.content)
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        self.to.append(list(envelope.rcpt_tos))
        self.signed_in.append(bool(session.authenticated))
        return "250 OK"


def right(_server: Any, _session: Any, _envelope: Any, _mechanism: str, said: Any) -> AuthResult:
    """Whether the user and the password are those of the tests."""
    known = isinstance(said, LoginPassword) and (said.login.decode(), said.password.decode()) == (USER, PASSWORD)
    return AuthResult(success=known, handled=False)


@contextmanager
def mail_server(
    *, certificate: Path | None = None, tls: bool = False, sign_in: bool = False, say: dict[str, str] | None = None
) -> Iterator[Post]:
    """A mail server until the end; with a certificate it offers STARTTLS, with `tls` it begins with it."""
    post, context = Post(say=dict(say or {})), None
    if certificate is not None:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(certificate)
    controller = Controller(
        post,
        hostname="127.0.0.1",
        port=free_port(),
        ssl_context=context if tls else None,
        tls_context=None if tls else context,
        require_starttls=context is not None and not tls,
        authenticator=right if sign_in else None,
        auth_required=sign_in,
        auth_require_tls=sign_in and not tls and context is not None,
    )
    controller.start()
    post.port = controller.port
    try:
        yield post
    finally:
        controller.stop(no_assert=True)


@contextmanager
def speaking(*lines: bytes, drip: float = 0.0, hang: bool = True, heard: list[bytes] | None = None) -> Iterator[int]:
    """A server that says these lines, one to each of the client's, then is silent, drips, or hangs up; its port."""
    over = threading.Event()
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(0.05)

    def talk(connection: socket.socket) -> None:
        with connection, suppress(OSError):
            for line in lines:
                connection.sendall(line)
                said = connection.recv(65536)
                if heard is not None:
                    heard.append(said)
            while drip and not over.wait(drip):
                connection.sendall(b"2")
            if hang:
                over.wait()

    def serve() -> None:
        while not over.is_set():
            with suppress(TimeoutError):
                threading.Thread(target=talk, args=(listener.accept()[0],), daemon=True).start()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        over.set()
        thread.join()
        listener.close()


def free_port() -> int:
    """A port that nobody has."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


def certificate_in(folder: Path, *, name: str = "localhost") -> Path:
    """A certificate of its own authority for a name (and for 127.0.0.1 with localhost), with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    names: list[x509.GeneralName] = [x509.DNSName(name)]
    if name == "localhost":
        names.append(x509.IPAddress(ip_address("127.0.0.1")))
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / f"{name}.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
    return path
