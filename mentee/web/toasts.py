"""A short word after each deed, with a way back where there is one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest


def toast(request: HttpRequest, text: str, *, undo: str = "") -> None:
    """Say `text` on the answer or the next page; `undo` is the address to POST to for taking the deed back."""
    messages.success(request, text, extra_tags=undo)


def trouble(request: HttpRequest, text: str) -> None:
    """Say what could not be done."""
    messages.warning(request, text)
