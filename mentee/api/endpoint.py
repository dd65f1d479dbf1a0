"""What every endpoint does first: the method, the token and its scope, the seeker's zone, bounds on what is sent."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from mentee.api.answers import REALM, RefusedError, answer, refusal
from mentee.flows.errors import FlowError
from mentee.flows.tokens import Holder, holder
from mentee.records.access import PROGRAMS, Scope
from mentee.store.models import User

MOST_BYTES, LONGEST_FIELD = 16_384, 300
AN_OBJECT = 'Send an object like {"line": "..."}.'
LOG = logging.getLogger("mentee.api")


@dataclass(frozen=True, slots=True)
class Call:
    """A request that may be answered: on whose behalf, when, and what was sent."""

    owner: User
    now: datetime
    request: HttpRequest

    def text(self, name: str) -> str:
        """A field of the query, trimmed; refused where it is longer than any question."""
        value = self.request.GET.get(name, "").replace("\x00", "").strip()
        if len(value) > LONGEST_FIELD:
            raise RefusedError(422, f"{name} is longer than {LONGEST_FIELD} characters.", "Send less.")
        return value

    def number(self, name: str, *, usual: int, most: int) -> int:
        """A number of the query from 1 to `most`."""
        value = self.text(name) or str(usual)
        if not (value.isascii() and value.isdecimal() and 1 <= int(value) <= most):
            raise RefusedError(422, f"{name}={value} makes no sense.", f"Send a number from 1 to {most}.")
        return int(value)

    def either(self, name: str) -> bool | None:
        """true, false, or nothing said."""
        value = self.text(name).lower()
        if value not in {"", "true", "false"}:
            raise RefusedError(422, f"{name}={value} makes no sense.", "Send true or false, or leave it out.")
        return value == "true" if value else None

    def body(self) -> dict[str, Any]:
        """The JSON object that was sent."""
        if self.request.content_type != "application/json":
            raise RefusedError(415, "The body is no JSON.", "Send it with Content-Type: application/json.")
        length = self.request.headers.get("Content-Length", "")
        if not length.isdecimal() or int(length) > MOST_BYTES:
            raise RefusedError(413, f"The body is longer than {MOST_BYTES} bytes.", "Send less.")
        try:
            said = json.loads(self.request.body)
        except (ValueError, RecursionError) as error:
            raise RefusedError(
                400, "The body cannot be read as JSON.", 'Send an object like {"line": "..."}.'
            ) from error
        if not isinstance(said, dict):
            raise RefusedError(400, "The body is no JSON object.", AN_OBJECT)
        return said


Answering = Callable[..., object]


def endpoint(method: str, scope: Scope | None, do: Answering) -> Callable[..., HttpResponse]:
    """A view of a function that gives what is answered, or (status, answer); `scope` None: open to all, no Call."""

    @login_not_required
    @csrf_exempt
    def view(request: HttpRequest, **parts: Any) -> HttpResponse:
        try:
            if request.method != method and not (method == "GET" and request.method == "HEAD"):
                raise RefusedError(405, f"{request.method} is not for this address.", f"Use {method}.", allow=method)
            if scope is None:
                return answer(do(**parts))
            found = _caller(request, scope)
            with timezone.override(found.zone):
                given = do(Call(found.owner, timezone.now(), request), **parts)
                status, value = given if isinstance(given, tuple) else (200, given)
                return answer(value, status=status)
        except (RefusedError, FlowError) as error:
            return refusal(error)
        except Exception:  # a program is told in JSON of a fault of ours too
            LOG.exception("%s %s failed", request.method, request.path)
            return refusal(RefusedError(500, "Something went wrong here.", "It is noted in the server's log."))

    return view


def _caller(request: HttpRequest, scope: Scope) -> Holder:
    """Whose token came with the request; sessions do not count here."""
    kind, _, secret = request.headers.get("Authorization", "").partition(" ")
    how = "Send a token that you made under Settings, Programs and calendars: Authorization: Bearer TOKEN"
    if kind.lower() != "bearer" or not secret.strip():
        raise RefusedError(401, "No token came with this.", how, challenge=REALM)
    found = holder(secret.strip(), now=timezone.now(), scopes=PROGRAMS)
    if found is None:
        raise RefusedError(401, "This token opens nothing.", how, challenge=f'{REALM}, error="invalid_token"')
    if scope not in found.token.scopes:
        challenge = f'{REALM}, error="insufficient_scope", scope="{scope}"'
        raise RefusedError(403, f"This token is not for: {scope}.", "Make one that is.", challenge=challenge)
    return found
