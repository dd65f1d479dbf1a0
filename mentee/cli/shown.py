"""The list that `mentee today` showed last, so that `mentee done 2` means what stood there as number 2."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from mentee.flows.steps.answer import Chosen
    from mentee.records.journey import Action
    from mentee.store.models import User

MOST = 99


def remember(owner: User, today: date, actions: Sequence[Action]) -> None:
    """Keep the list in the home folder, readable by the user alone; it holds numbers and kinds, no words."""
    said = {
        "owner": owner.pk,
        "today": today.isoformat(),
        "actions": [[action.person, action.kind.value, action.about] for action in actions],
    }
    path = _path()
    path.touch(mode=0o600, exist_ok=True)
    path.write_text(json.dumps(said), "utf-8")


def shown(owner: User, today: date) -> list[Chosen]:
    """The list shown last, empty where none was shown on this day."""
    from mentee.flows.steps.answer import Chosen
    from mentee.records.journey import ActionKind

    try:
        said = json.loads(_path().read_text("utf-8"))
        if (said["owner"], said["today"]) != (owner.pk, today.isoformat()):
            return []
        return [Chosen(str(person), ActionKind(kind), str(about)) for person, kind, about in said["actions"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def chosen(owner: User, words: str, *, now: datetime) -> Chosen:
    """What a number of the list, or a name, means; BadInputError or NotReadyError where there is nothing of it."""
    from mentee.flows.errors import BadInputError
    from mentee.flows.steps.answer import Chosen
    from mentee.flows.steps.days import today_of
    from mentee.flows.steps.today import action_for, today

    if not (words.isascii() and words.isdigit() and int(words) <= MOST):
        return Chosen.of(action_for(owner, words, now=now))
    listed = shown(owner, today_of(owner, now=now)) or [Chosen.of(action) for action in today(owner, now=now).actions]
    if not 1 <= int(words) <= len(listed):
        raise BadInputError(f"There is no number {words} on today's list.", "See it with: mentee today")
    return listed[int(words) - 1]


def _path() -> Path:
    from django.conf import settings

    return Path(os.fspath(settings.HOME)) / "today.json"
