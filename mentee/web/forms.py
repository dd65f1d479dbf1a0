"""Fields that several forms use: texts one to a line, a ranking."""

from __future__ import annotations

from typing import Any

from django import forms

MOST_LINES, LONGEST_LINE = 50, 300


class Lines(forms.CharField):
    """Several short texts, one to a line or parted by commas; cleaned to a list without repeats."""

    def __init__(self, *, rows: int = 3, commas: bool = True, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), max_length=20_000, **kwargs)
        self.commas = commas

    def prepare_value(self, value: Any) -> Any:
        """Lists as lines."""
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        """The texts, trimmed."""
        text = str(value or "")
        parts = (text.replace(",", "\n") if self.commas else text).splitlines()
        return list(dict.fromkeys(part.strip()[:LONGEST_LINE] for part in parts if part.strip()))[:MOST_LINES]

    def validate(self, value: Any) -> None:
        """Required means at least one."""
        if self.required and not value:
            raise forms.ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value: Any) -> None:
        """Lines are bounded one by one, not as one text."""


def ranking(data: Any, known: list[str], *, prefix: str = "rank") -> list[str]:
    """Values in the order of their numbers (fields "rank-<value>"); those without a number are left out."""
    ranked = []
    for place, value in enumerate(known):
        text = str(data.get(f"{prefix}-{value}", "")).strip()
        if text.isdecimal() and 0 < int(text) <= 99:
            ranked.append((int(text), place, value))
    return [value for _, _, value in sorted(ranked)]
