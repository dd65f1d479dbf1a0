"""Records made of arrays, texts and numbers, taken apart into named arrays to keep, and put together again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from types import UnionType
from typing import Any, TypeVar, get_origin, get_type_hints

import numpy as np
from numpy.typing import NDArray

from mentee.ranking.text import TextIndex
from mentee.store import snapshot

Array = NDArray[np.generic]
T = TypeVar("T")


def taken_apart(value: object, name: str = "") -> dict[str, Array]:
    """Arrays by dotted name; TypeError for a field that is neither array, texts, number, None nor such a record."""
    if value is None:
        return {}
    if isinstance(value, np.ndarray):
        return {name: value}
    if isinstance(value, (int, float)):
        return {name: np.asarray([value])}
    if isinstance(value, list):
        return snapshot.pack(name, value)
    if isinstance(value, TextIndex):
        return {f"{name}.{part}": array for part, array in value.to_arrays().items()}
    if not is_dataclass(value):
        raise TypeError(f"{name}: cannot keep a {type(value).__name__}")
    kept: dict[str, Array] = {}
    for field in fields(value):
        kept |= taken_apart(getattr(value, field.name), f"{name}.{field.name}".lstrip("."))
    return kept


def put_together(kind: type[T], arrays: Mapping[str, Array], name: str = "") -> T:
    """The record that was taken apart; KeyError where an array is missing."""
    return _put_together(kind, arrays, name)  # type: ignore[no-any-return]


def _put_together(kind: Any, arrays: Mapping[str, Array], name: str) -> Any:
    if get_origin(kind) is np.ndarray:
        return arrays[name]
    if kind is int or kind is float:
        return kind(arrays[name][0])
    if isinstance(kind, UnionType):  # an array, or None
        return arrays.get(name)
    if get_origin(kind) is list:
        return snapshot.unpack(name, arrays)
    if kind is TextIndex:
        start = f"{name}."
        return TextIndex.from_arrays(
            {key.removeprefix(start): a for key, a in arrays.items() if key.startswith(start)}
        )
    hints = get_type_hints(kind)
    values = {f.name: _put_together(hints[f.name], arrays, f"{name}.{f.name}".lstrip(".")) for f in fields(kind)}
    return kind(**values)
