"""The language model's client against real servers on this machine: one that answers, and many that do not."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from mentee.sources.remotes.language_model import MAX_RESPONSE, LanguageModel, LanguageModelError

ASKED = ({"role": "user", "content": "Hello Ada"},)
KEY = "sample-key-0123456789"


class Answering(BaseHTTPRequestHandler):
    """Hands each request to the server's own function."""

    def do_POST(self) -> None:
        size = int(self.headers["Content-Length"])
        self.server.seen.append((self.path, dict(self.headers), json.loads(self.rfile.read(size))))  # type: ignore[attr-defined]
        self.server.answer(self)  # type: ignore[attr-defined]

    do_GET = do_POST

    def log_message(self, *_args: Any) -> None:
        """Quiet."""


@contextmanager
def serving(answer: Callable[[Answering], None]) -> Iterator[tuple[str, list[Any]]]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    server.daemon_threads = True
    server.seen, server.answer = [], answer  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", server.seen  # type: ignore[attr-defined]
    finally:
        server.shutdown()
        server.server_close()


def says(body: bytes, status: int = 200, headers: tuple[tuple[str, str], ...] = ()) -> Callable[[Answering], None]:
    def answer(handler: Answering) -> None:
        handler.send_response(status)
        for name, value in headers:
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def completion(text: object) -> bytes:
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": text}}]}).encode()


def refusal(answer: Callable[[Answering], None], *, timeout: float = 5.0) -> str:
    with serving(answer) as (address, _), pytest.raises(LanguageModelError) as caught:
        LanguageModel(address, "sample-model", key=KEY, timeout=timeout).complete(ASKED)
    assert KEY not in str(caught.value)
    assert "Hello Ada" not in str(caught.value)
    return str(caught.value)


def test_it_works() -> None:
    with serving(says(completion("Hi Ada"))) as (address, seen):
        assert LanguageModel(address, "sample-model", key=KEY).complete(ASKED) == "Hi Ada"
    path, headers, body = seen[0]
    assert path == "/v1/chat/completions"
    assert headers["Authorization"] == f"Bearer {KEY}"
    assert body["model"] == "sample-model"
    assert body["messages"] == list(ASKED)
    assert body["stream"] is False


def test_without_a_key_none_is_sent() -> None:
    with serving(says(completion("Hi"))) as (address, seen):
        LanguageModel(address + "/chat/completions/", "m").complete(ASKED)
    assert "Authorization" not in seen[0][1]
    assert seen[0][0] == "/v1/chat/completions"


def test_the_key_is_not_shown() -> None:
    assert KEY not in repr(LanguageModel("https://llm.example/v1", "m", key=KEY))


@pytest.mark.parametrize(
    ("status", "word"),
    [(401, "key"), (403, "permit"), (404, "/v1"), (429, "later"), (500, "later"), (418, "check")],
)
def test_refusals_name_the_remedy_and_quote_nothing(status: int, word: str) -> None:
    assert word in refusal(says(f"{KEY} Hello Ada".encode(), status))


def test_a_redirect_is_not_followed() -> None:
    with serving(says(completion("elsewhere"))) as (other, seen):
        for status in (301, 302, 307, 308):
            assert "not followed" in refusal(says(b"", status, (("Location", other + "/chat/completions"),)))
        assert not seen


@pytest.mark.parametrize(
    "body", [b"", b"nonsense", b"[]", b"{}", b'{"choices": []}', b'{"choices": [null]}', b"[" * 99999]
)
def test_what_is_no_completion_is_refused(body: bytes) -> None:
    assert "no chat completion" in refusal(says(body))


@pytest.mark.parametrize("text", ["", "  ", None, 5])
def test_an_empty_answer_is_refused(text: object) -> None:
    assert "empty" in refusal(says(completion(text)))


def test_an_endless_answer_is_cut_off() -> None:
    def answer(handler: Answering) -> None:
        handler.send_response(200)
        handler.end_headers()
        try:
            for _ in range(MAX_RESPONSE // 1024 * 4):
                handler.wfile.write(b"x" * 1024)
        except OSError:
            pass

    assert "too long" in refusal(answer)


def test_a_silent_server_is_given_up() -> None:
    began = time.monotonic()
    assert "within 0.3 seconds" in refusal(lambda _handler: time.sleep(1), timeout=0.3)
    assert time.monotonic() - began < 3


def test_a_dripping_server_is_given_up() -> None:
    def answer(handler: Answering) -> None:
        try:
            for _ in range(30):
                handler.wfile.write(b"H")
                handler.wfile.flush()
                time.sleep(0.1)
        except OSError:
            pass

    began = time.monotonic()
    assert "within 0.5 seconds" in refusal(answer, timeout=0.5)
    assert time.monotonic() - began < 2.5


def test_nobody_there_is_said() -> None:
    with serving(says(b"")) as (address, _):
        gone = address
    with pytest.raises(LanguageModelError, match="is it running"):
        LanguageModel(gone, "m", timeout=2).complete(ASKED)


@pytest.mark.parametrize(
    "address",
    [
        "", "llm.example/v1", "ftp://llm.example", "http://llm.example/v1", "http://192.168.1.9/v1",
        "https://user:word@llm.example/v1", "https://llm.example/v1?key=1", "https://llm.example:port/v1",
        "http://localhost.example/v1", "http://127.0.0.1.example/v1", "https://llm.example/v1\r\nX: y", "http://[::1",
    ],
)  # fmt: skip
def test_unsafe_addresses_are_refused(address: str) -> None:
    with pytest.raises(LanguageModelError):
        LanguageModel(address, "m")


@pytest.mark.parametrize("address", ["http://localhost:11434/v1", "http://[::1]:8080", "https://llm.example/v1"])
def test_safe_addresses_are_taken(address: str) -> None:
    LanguageModel(address, "m")


def test_a_key_with_a_line_break_and_a_nameless_model_are_refused() -> None:
    with pytest.raises(LanguageModelError):
        LanguageModel("https://llm.example/v1", "m", key="a\r\nX: y")
    with pytest.raises(LanguageModelError):
        LanguageModel("https://llm.example/v1", " ")


def test_a_draft_too_long_is_not_sent() -> None:
    with serving(says(completion("Hi"))) as (address, seen), pytest.raises(LanguageModelError, match="too long"):
        LanguageModel(address, "m").complete(({"role": "user", "content": "x" * 70_000},))
    assert not seen
