"""A small client for any OpenAI-compatible chat completions address, one on this machine included."""

from __future__ import annotations

import http.client
import json
import ssl
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from mentee.sources.remotes.wire import hung_up_after, is_loopback

ENDPOINT = "/chat/completions"
MAX_REQUEST = 64 * 1024  # bytes
MAX_RESPONSE = 512 * 1024
_REASONS = {
    401: "the key was refused; set another one",
    403: "the key does not permit this; ask who runs the service",
    404: "there is no chat completions endpoint at this address; it usually ends in /v1",
    413: "the draft is too long for it",
    429: "it is asked too often, or its quota is used up; try again later",
}


class LanguageModelError(Exception):
    """Why no answer came, with the remedy; it never holds the key or the draft."""


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """Where and how to ask: `address` is the base ("http://127.0.0.1:11434/v1"), `model` the name it knows.

    `timeout` is in seconds, for the whole exchange. Nothing is sent before `complete` is called.
    """

    address: str
    model: str
    key: str = field(default="", repr=False)
    timeout: float = 30.0
    max_tokens: int = 700

    def __post_init__(self) -> None:
        _target(self.address)
        if not self.model.strip():
            raise LanguageModelError("No model is named; set the name that the service uses for it.")
        if any(not 32 < ord(sign) < 127 for sign in self.key):
            raise LanguageModelError("The key holds a space or a sign that no key has; set it again.")

    def complete(self, messages: Sequence[Mapping[str, str]]) -> str:
        """The text of the first choice; raises LanguageModelError for everything that goes wrong."""
        asked = {"model": self.model, "messages": [dict(one) for one in messages], "max_tokens": self.max_tokens}
        body = json.dumps({**asked, "temperature": 0.4, "stream": False}).encode()
        if len(body) > MAX_REQUEST:
            raise LanguageModelError("The draft is too long to be rephrased.")
        return _content(self._exchange(body))

    def _exchange(self, body: bytes) -> bytes:
        target = _target(self.address)
        deadline = time.monotonic() + self.timeout
        connection = target.connection(self.timeout)
        headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "mentee"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        try:
            connection.connect()
            with hung_up_after(connection.sock, self.timeout):
                connection.request("POST", target.path, body=body, headers=headers)
                response = connection.getresponse()
                if response.status != http.client.OK:
                    raise LanguageModelError(_refused(target, response))
                answer = _read(response)
            return answer
        except ssl.SSLError as error:
            raise LanguageModelError(f"The connection to {target.host} is not safe: {error.reason}.") from None
        except (OSError, http.client.HTTPException) as error:
            if time.monotonic() >= deadline or isinstance(error, TimeoutError):
                raise LanguageModelError(f"{target.host} did not answer within {self.timeout:g} seconds.") from None
            kind = getattr(error, "strerror", None) or type(error).__name__
            raise LanguageModelError(f"{target.host} cannot be reached ({kind}); is it running?") from None
        finally:
            connection.close()


@dataclass(frozen=True, slots=True)
class _Target:
    host: str
    port: int | None
    path: str
    safe: bool  # over TLS

    def connection(self, timeout: float) -> http.client.HTTPConnection:
        if self.safe:
            context = ssl.create_default_context()
            return http.client.HTTPSConnection(self.host, self.port, timeout=timeout, context=context)
        return http.client.HTTPConnection(self.host, self.port, timeout=timeout)


def _target(address: str) -> _Target:
    """The parts of an address; plain http is taken for this machine only, since the draft would travel open."""
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError:
        raise LanguageModelError("That is no address; it looks like https://host/v1.") from None
    host = parts.hostname or ""
    if parts.scheme not in ("http", "https") or not host or any(ord(sign) <= 32 for sign in address.strip()):
        raise LanguageModelError("That is no address; it looks like https://host/v1.")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise LanguageModelError("The address must hold no name, password or query; the key is set on its own.")
    if parts.scheme == "http" and not is_loopback(host):
        raise LanguageModelError("Plain http is for this machine only; use https for another one.")
    path = parts.path.rstrip("/")
    return _Target(host, port, path if path.endswith(ENDPOINT) else path + ENDPOINT, parts.scheme == "https")


def _refused(target: _Target, response: http.client.HTTPResponse) -> str:
    """What a status other than 200 means. The body is not quoted: it may hold the key or the draft."""
    if 300 <= response.status < 400:
        return f"{target.host} sends on to another address, which is not followed; set the final address."
    reason = _REASONS.get(response.status, "try again later" if response.status >= 500 else "check address and model")
    return f"{target.host} answered {response.status}: {reason}."


def _read(response: http.client.HTTPResponse) -> bytes:
    """The body, within its bound."""
    body = response.read(MAX_RESPONSE + 1)
    if len(body) > MAX_RESPONSE:
        raise LanguageModelError("The answer is far too long; it was not read to its end.")
    return body


def _content(body: bytes) -> str:
    """The text in a chat completion's answer."""
    try:
        found: Any = json.loads(body)
        text = found["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError):
        raise LanguageModelError("The answer is no chat completion; check the address.") from None
    if not isinstance(text, str) or not text.strip():
        raise LanguageModelError("The answer is empty; try again or use another model.")
    return text
