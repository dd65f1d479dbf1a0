"""Tags of the pages about people: points, one of several, the card to reflect on somebody, months as bars."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from django import template
from django.utils import timezone

from mentee.web.contexts.months import Months

register = template.Library()
T = TypeVar("T")
RELATIONS = {
    "knows": "knows",
    "manages": "manages",
    "reports_to": "reports to",
    "recommends": "recommends",
    "family": "is family of",
    "assistant": "is assisted by",
}
SCALES = (
    ("like", "Do you like them?", "not really", "very much"),
    ("respect", "Do you respect them?", "not really", "deeply"),
    ("treats_others", "How do they treat others?", "badly", "very well"),
)


@register.filter
def points(value: float) -> str:
    """Points with their sign, one decimal; a true minus."""
    return f"{value:+.1f}".replace("-", "\u2212")


@register.filter
def hundredths(value: float) -> str:
    """A share of one with its sign, in hundredths."""
    return f"{100 * value:+.0f}".replace("-", "\u2212")


@register.filter
def is_link(address: str) -> bool:
    """Whether an address that a source gave may be linked to: a web page, and nothing that runs."""
    return address.startswith(("https://", "http://"))


@register.filter
def ahead(moment: int) -> bool:
    """Whether a moment, in seconds since the epoch, is still to come."""
    return moment > timezone.now().timestamp()


@register.filter
def relation(kind: str) -> str:
    """A stated relation as a verb."""
    return RELATIONS.get(kind, kind)


@register.filter
def at(items: Sequence[T], place: int) -> T:
    """One of several, by its place from 0."""
    return items[place]


@register.inclusion_tag("person/_card.html", takes_context=True)
def reflection_card(
    context: Any, person: int, name: str, values: Sequence[str], htmx: str = "", next_: str = ""
) -> dict[str, Any]:
    """The short card: like, respect, how they treat others, values, a trait with its example, a red flag."""
    return {
        "person": person,
        "name": name,
        "values": values,
        "htmx": htmx,
        "next": next_,
        "scales": SCALES,
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("person/_months.html")
def months(plot: Months) -> dict[str, Any]:
    """Exchanges over time as bars, and in words for who cannot see them."""
    return {"plot": plot}
