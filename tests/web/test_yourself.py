"""One's own number leads to a kind page, never to a refusal."""

from __future__ import annotations

import pytest
from django.test import Client

from mentee.store.models import User
from mentee.store.owners import seeker_row


@pytest.mark.parametrize("place", ["journey", "meeting"])
def test_ones_own_number_is_told_kindly(browser: Client, answered: User, place: str) -> None:
    response = browser.get(f"/{place}/{seeker_row(answered)}/")
    text = response.content.decode()
    assert response.status_code == 200
    assert "This is you" in text
    assert "could not be done" not in text
