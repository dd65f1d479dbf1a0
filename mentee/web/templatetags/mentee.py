"""Tags and filters of all templates: icons, dates, factor bars, the eight steps, addresses with filters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from django import template
from django.template.loader import get_template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from mentee.store.reads.jobs import JobLine
from mentee.web import phrases

register = template.Library()
FACTORS = (
    ("knows", "Knows the way"),
    ("willing", "Willing"),
    ("admire", "You admire"),
    ("reach", "Within reach"),
)
STEPS = (
    "Choose",
    "Initiate",
    "Invest",
    "Let it build",
    "Evaluate",
    "Show interest",
    "Maintain",
    "Welcome feedback",
)
BAR = 100.0


@cache
def _drawing(name: str) -> str:
    return str(get_template(f"icons/{name}.svg").render())


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """An icon of the set; without a label it is decoration and hidden from screen readers."""
    if label:
        return format_html(
            '<svg class="icon" viewBox="0 0 24 24" role="img" aria-label="{}">{}</svg>',
            label,
            mark_safe(_drawing(name)),  # noqa: S308 - our own file
        )
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>',
        mark_safe(_drawing(name)),  # noqa: S308 - our own file
    )


@register.filter
def silent(job: JobLine) -> bool:
    """Whether nothing was heard of the job's worker for too long."""
    return job.silent(now=timezone.now())


@register.simple_tag
def when(value: datetime | date | float | None, empty: str = "") -> SafeString | str:
    """A date as people say it, the exact one on hover; takes datetimes, dates, and seconds since the epoch."""
    at = phrases.moment(value)
    if at is None:
        return empty
    now = timezone.localtime()
    local = timezone.localtime(at) if isinstance(at, datetime) else at
    exact = date_format(local, "l j F Y, H:i" if isinstance(at, datetime) else "l j F Y")
    return format_html(
        '<time datetime="{}" title="{}">{}</time>', local.isoformat(), exact, phrases.relative(at, now=now)
    )


@register.simple_tag
def on_day(value: datetime | date | float | None, empty: str = "") -> SafeString | str:
    """A date written out, how far away on hover."""
    at = phrases.moment(value)
    if at is None:
        return empty
    now = timezone.localtime()
    local = timezone.localtime(at) if isinstance(at, datetime) else at
    words = date_format(local, "j F Y" if local.year != now.year else "D j F")
    return format_html(
        '<time datetime="{}" title="{}">{}</time>', local.isoformat(), phrases.relative(at, now=now), words
    )


@register.inclusion_tag("components/_factors.html")
def factors(values: Mapping[str, float], score: float | None = None, unsaid: str = "") -> dict[str, Any]:
    """The four factors of a candidate as one bar of four parts, each filled as far as it goes.

    `unsaid` names the factor of which the seeker has said nothing: its part is neutral and without a number.
    """
    width = BAR / len(FACTORS)
    parts = [
        {
            "name": name,
            "title": title,
            "percent": round(100 * values.get(name, 0.0)),
            "unsaid": name == unsaid,
            "x": i * width,
            "width": width - 1.5,
            "filled": max(0.0, (width - 1.5) * min(1.0, values.get(name, 0.0))),
        }
        for i, (name, title) in enumerate(FACTORS)
    ]
    return {"parts": parts, "score": score, "words": ", ".join(map(_told, parts))}


def _told(part: Mapping[str, Any]) -> str:
    return f"{part['title']}: not said yet" if part["unsaid"] else f"{part['title']} {part['percent']} %"


@register.inclusion_tag("components/_steps.html")
def steps(done: Sequence[int] = (), current: int = 0, words: bool = True) -> dict[str, Any]:
    """The eight steps as a row: `done` are numbers with evidence, `current` the one to practise now."""
    row = [
        {
            "number": number,
            "title": title,
            "state": "now" if number == current else "done" if number in done else "open",
        }
        for number, title in enumerate(STEPS, start=1)
    ]
    return {"row": row, "words": words, "current": current, "count": len(set(done))}


@register.inclusion_tag("components/_avatar.html")
def avatar(name: str, size: str = "") -> dict[str, Any]:
    """A round with a person's initials, tinted by the name; size: "", "small" or "large"."""
    return {"initials": phrases.initials(name), "tint": sum(map(ord, name)) % 6, "size": size}


@register.inclusion_tag("components/_meter.html")
def meter(value: float, of: float = 1.0, label: str = "", tone: str = "accent") -> dict[str, Any]:
    """A thin bar: value of a whole, said in the label."""
    share = 0.0 if of <= 0 else min(1.0, max(0.0, value / of))
    return {"width": round(100 * share, 1), "label": label, "tone": tone}


@register.simple_tag(takes_context=True)
def with_query(context: Any, **changes: Any) -> str:
    """This page's address with parameters of the query changed; None or "" takes one out."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value not in (None, ""):
            query[name] = str(value)
    return f"?{query.urlencode()}"


@register.filter
def duration(seconds: float) -> str:
    """Seconds in words."""
    return phrases.duration(seconds)


@register.filter
def count(number: float) -> str:
    """A whole number with thousands apart."""
    return f"{round(number):,}"


@register.filter
def percent(share: float) -> str:
    """A share of one in percent."""
    return f"{100 * share:.0f} %"
