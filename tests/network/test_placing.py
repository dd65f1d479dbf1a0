"""Where people stand in the picture: the same each time, the closer the nearer, sides apart."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentee.network.placing import HOLE, Crowd, placed, radii, ring


def crowd(size: int, *, seed: int, places: int = 12, ties: int = 2) -> Crowd:
    rng = np.random.default_rng(seed)
    a, b = rng.integers(0, size, (2, size * ties), dtype=np.int32)
    apart = a != b
    return Crowd(
        strength=rng.random(size) ** 3,
        inside=rng.random(size) < 0.3,
        group=rng.integers(-1, places, size, dtype=np.int32),
        a=a[apart],
        b=b[apart],
        how=rng.random(int(apart.sum())),
    )


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 120), st.integers(0, 1000))
def test_any_crowd_is_placed_alike_each_time_with_room_for_everybody(size: int, seed: int) -> None:
    one = crowd(size, seed=seed)
    at = placed(one)
    assert np.isfinite(at).all()
    np.testing.assert_array_equal(at, placed(one))
    gap = np.linalg.norm(at[:, None] - at[None], axis=2) + np.eye(size) * 9
    assert gap.min() > 0.3
    assert np.linalg.norm(at, axis=1).min() > 0.5


def test_nobody_gives_an_empty_picture() -> None:
    assert placed(crowd(5, seed=1, ties=0)).shape == (5, 2)
    none = np.zeros(0, dtype=np.int32)
    assert placed(Crowd(np.zeros(0), np.zeros(0, dtype=bool), none, none, none, np.zeros(0))).shape == (0, 2)


def test_the_closer_the_tie_the_nearer() -> None:
    one = crowd(400, seed=3)
    away = np.linalg.norm(placed(one), axis=1)
    rank = np.argsort(np.argsort(-one.strength))
    assert np.corrcoef(np.sqrt(rank), away)[0, 1] > 0.97
    strong, weak = np.argsort(-one.strength)[:40], np.argsort(-one.strength)[-40:]
    assert away[strong].max() < away[weak].min()


def test_inside_stands_on_the_left() -> None:
    one = crowd(300, seed=4)
    at = placed(one)
    assert (at[one.inside, 0] < 0).mean() > 0.9
    assert at[~one.inside, 0].mean() > 2


def test_colleagues_stand_nearer_to_each_other_than_to_others() -> None:
    one = crowd(300, seed=5, ties=0)
    at = placed(one)
    gap = np.linalg.norm(at[:, None] - at[None], axis=2)
    same = (one.group[:, None] == one.group[None]) & (one.inside[:, None] == one.inside[None])
    assert gap[same & (one.group >= 0)[:, None]].mean() < 0.7 * gap[~same].mean()


def test_rings_hold_the_ties_that_are_so_strong() -> None:
    strength = np.asarray([0.9, 0.6, 0.3, 0.01])
    radius = radii(strength)
    assert ring(strength, 0.95) == 0
    assert radius[1] < ring(strength, 0.5) < radius[2]
    assert radius[3] < ring(strength, 0.0)
    assert radius[0] > HOLE
    assert np.argsort(radius).tolist() == pytest.approx([0, 1, 2, 3])
