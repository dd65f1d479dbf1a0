"""The bar of four factors: what nobody said has no number."""

from __future__ import annotations

from django.template.loader import render_to_string

from mentee.web.templatetags.mentee import factors

VALUES = {"knows": 0.8, "willing": 0.5, "admire": 0.6, "reach": 0.3}


def test_what_was_not_said_is_told_as_such() -> None:
    shown = render_to_string("components/_factors.html", factors(VALUES, 50.0, "admire"))
    assert "You admire: not said yet" in shown
    assert "60" not in shown
    assert "60" in render_to_string("components/_factors.html", factors(VALUES, 50.0))
