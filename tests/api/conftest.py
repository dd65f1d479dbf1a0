"""A program with a token, in an invented world."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from mentee.flows.landscape.memory import forget
from mentee.flows.tokens import let_in
from mentee.records.access import Scope
from mentee.store.models import User
from mentee.store.owners import local_owner, named_owner
from tests.web.people import people_of

BOTH = (Scope.READ, Scope.LOG)


@dataclass(frozen=True, slots=True)
class Program:
    """Asks with a token, as a program does: no cookies, forms checked as in earnest."""

    secret: str

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        """The answer to one request under /api/v1/; a body that is no text is sent as JSON."""
        client = Client(HTTP_HOST="127.0.0.1:8737", enforce_csrf_checks=True, raise_request_exception=False)
        sent = body if isinstance(body, str | bytes) else json.dumps(body)
        kind = headers.pop("content_type", "application/json")
        if self.secret:
            headers.setdefault("authorization", f"Bearer {self.secret}")
        return client.generic(method, f"/api/v1/{path}", sent if body is not None else "", kind, headers=headers)

    def get(self, path: str) -> Any:
        """What is answered, as strict JSON."""
        return said(self.ask("GET", path), 200)

    def post(self, path: str, body: Any = None, status: int = 201) -> Any:
        return said(self.ask("POST", path, body), status)


def said(answer: HttpResponse, status: int) -> Any:
    """The JSON of an answer of that status; names for numbers that JSON does not have are refused."""
    assert answer.status_code == status, (answer.status_code, answer.content[:500])
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["Cache-Control"] == "no-store"
    assert not answer.cookies
    return json.loads(answer.content, parse_constant=_none)


def _none(name: str) -> NoReturn:
    raise AssertionError(f"{name} is no JSON")


def program(owner: User, *scopes: Scope) -> Program:
    """A program that the owner let in."""
    return Program(let_in(owner, "program", scopes or BOTH, now=timezone.now()).secret)


@pytest.fixture
def owner(transactional_db: None, settings: Settings, tmp_path: Path) -> User:
    settings.HOME = tmp_path
    forget()
    return local_owner()


@pytest.fixture
def other(owner: User) -> User:
    return named_owner("somebody-else")


@pytest.fixture
def people(owner: User) -> dict[str, int]:
    return people_of(owner)


@pytest.fixture
def api(owner: User, people: dict[str, int]) -> Program:
    """A program that reads and logs."""
    return program(owner)


Asking = Callable[..., Any]
