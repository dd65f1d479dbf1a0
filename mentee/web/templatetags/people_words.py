"""Tags of the pages about people: points, one of several, the card to reflect on somebody, months as bars."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from django import template

from mentee.web.contexts.months import Months

register = template.Library()
T = TypeVar("T")
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
def at(items: Sequence[T], place: int) -> T:
    """One of several, by its place from 0."""
    return items[place]


@register.inclusion_tag("person/_card.html", takes_context=True)
def reflection_card(  # noqa: PLR0913 - a tag's arguments are what its template needs
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
