"""Answers of the API: JSON throughout, errors as {"error", "remedy"} with a status that programs understand."""

from __future__ import annotations

from django.http import HttpResponse

from mentee.flows.errors import AmbiguousPersonError, BadInputError, FlowError, NotReadyError, UnknownPersonError
from mentee.flows.json_of import json_of

REALM = 'Bearer realm="mentee"'
STATUS: tuple[tuple[type[FlowError], int], ...] = (
    (UnknownPersonError, 404),
    (AmbiguousPersonError, 409),
    (NotReadyError, 409),
    (BadInputError, 422),
)


class RefusedError(Exception):
    """A request that is refused before any flow is asked; `challenge` goes into WWW-Authenticate."""

    def __init__(self, status: int, message: str, remedy: str = "", *, challenge: str = "", allow: str = "") -> None:
        super().__init__(message)
        self.status, self.message, self.remedy = status, message, remedy
        self.challenge, self.allow = challenge, allow


def answer(value: object, *, status: int = 200) -> HttpResponse:
    """The value as JSON."""
    return HttpResponse(f"{json_of(value)}\n", status=status, content_type="application/json")


def refusal(error: RefusedError | FlowError) -> HttpResponse:
    """What went wrong, and what to do."""
    response = answer({"error": error.message, "remedy": error.remedy}, status=_status(error))
    if isinstance(error, RefusedError):
        for name, value in (("WWW-Authenticate", error.challenge), ("Allow", error.allow)):
            if value:
                response.headers[name] = value
    return response


def _status(error: RefusedError | FlowError) -> int:
    if isinstance(error, RefusedError):
        return error.status
    return next((status for kind, status in STATUS if isinstance(error, kind)), 422)
