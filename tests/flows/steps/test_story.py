"""The example world shows every standing and a closed loop; lived on, every kind of action comes up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mentee.flows.example import build, story
from mentee.flows.reflect import reflect
from mentee.flows.steps import feedback, introductions, log
from mentee.flows.steps.advance import advanced
from mentee.flows.steps.answer import Chosen, answer
from mentee.flows.steps.desk import open_desk
from mentee.flows.steps.evaluate import evaluate
from mentee.flows.steps.journey import journey
from mentee.flows.steps.today import today
from mentee.flows.steps.whom import whom
from mentee.journey.feedback import Stage
from mentee.planner.plan import next_action, plan_day
from mentee.planner.words.manner import unfit_words
from mentee.records.journey import Action, ActionKind, Answer, Evaluation, FeedbackKind, Standing, Wish
from mentee.records.seeker import Reflection, Trait
from mentee.store.models import User
from tests.store.invented import new_owner

NOW = datetime(2026, 9, 14, 9, 0, tzinfo=UTC)
DAYS = 84
LOOKED_AT = frozenset(
    {-247, -206, -120, -83, -73, -60, -59, -40, -39, -31, -26, -24, -22, -20, -15, -12, -5}
)  # days of the past to look at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def line(text: str) -> Callable[[User, datetime], object]:
    return lambda owner, at: log.log(owner, log.said_of(log.understand(owner, text, now=at).entry), now=at)


def only_small_things(owner: User, at: datetime) -> None:
    """For Perpetua the seeker wants no more proposals for a while."""
    person = str(whom(owner, story.PERPETUA).id)
    for kind in (ActionKind.PROPOSE_NEXT, ActionKind.ASK_FEEDBACK, ActionKind.SEND_UPDATE):
        answer(owner, Chosen(person, kind), Answer.NEVER, now=at)


HAPPENS: dict[int, tuple[Callable[[User, datetime], object], ...]] = {
    2: (
        lambda owner, at: introductions.introduction(
            owner, story.LUCINDA, "Anselm Prakash", introductions.Came.ACCEPTED, now=at
        ),
    ),
    6: (line("Lucinda Bearheart wrote to me by mail"),),
    **dict.fromkeys((3, 20, 40, 52, 60), (line("Perpetua Okonjo-Lund wrote to me by mail"),)),
    54: (only_small_things,),
}  # what others do, and what the seeker decides, so many days after the story's end


def carry_out(owner: User, action: Action, at: datetime) -> None:
    """Do what is suggested, as its own command would."""
    person = f"#{action.person}"
    if action.kind is ActionKind.REFLECT:
        reflect(owner, person, Reflection(at, like=4, respect=4, traits=(Trait("candour", "in the talk"),)))
    elif action.kind is ActionKind.EVALUATE:
        evaluate(owner, person, Evaluation(at, 4, 4, 4, Wish.CONTINUE), now=at)
    elif action.kind is ActionKind.REPLY:
        answer(owner, Chosen.of(action), Answer.NEVER, now=at)
    else:
        answer(owner, Chosen.of(action), Answer.DONE, now=at, note="If it runs late, then I stop and ask")
    if action.kind is ActionKind.ASK_FEEDBACK:
        feedback.add(owner, person, feedback.Heard("You rush the end", FeedbackKind.CHALLENGE), now=at)


@pytest.fixture
def lived(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> tuple[User, list[Action]]:
    """The example's owner at the end of the story, and what was suggested on the way."""
    owner, seen = new_owner(), list[Action]()
    monkeypatch.setattr(build, "tell", lambda owner, *, now: None)  # it is told here, deed by deed
    list(build.build_example(owner, folder=tmp_path / "exports", now=NOW))
    for at in story.told(owner, now=NOW):
        if (at - NOW).days in LOOKED_AT:
            seen += suggested(owner, at)
    return owner, seen


def suggested(owner: User, at: datetime) -> list[Action]:
    """The next action of everybody who has one."""
    desk = open_desk(owner, now=at)
    found = (next_action(rel, desk.context, at) for rel in desk.relationships)
    return [action for action in found if isinstance(action, Action)]


def test_every_standing_is_there_with_a_closed_loop_and_a_day_worth_reading(lived: tuple[User, list[Action]]) -> None:
    owner, _ = lived
    found = journey(owner, now=NOW)
    assert {standing for standing, count in found.counts.items() if count} == set(Standing)
    mentor = found.of(Standing.MENTOR)[0]
    loops = feedback.board(owner, now=NOW).at(Stage.REPORTED)
    assert [loop.person for loop in loops] == [mentor.person]
    day = today(owner, now=NOW)
    assert len(day.actions) == 3
    assert len({action.kind for action in day.actions}) == 3
    assert len({action.person for action in day.actions}) == 3
    assert day.meetings
    assert day.moved == ()
    for action in day.actions:
        assert action.why
        assert action.science is not None
        drafted = action.draft
        if drafted is not None:
            assert unfit_words(drafted.body) == ()


def test_lived_on_every_kind_of_action_comes_up(lived: tuple[User, list[Action]]) -> None:
    owner, seen = lived
    for day in (*range(30), *range(30, DAYS, 2)):
        at = NOW + timedelta(days=day)
        for happening in HAPPENS.get(day, ()):
            happening(owner, at)
        _, desk = advanced(open_desk(owner, now=at))
        found = (next_action(rel, desk.context, at) for rel in desk.relationships)
        seen += [action for action in found if isinstance(action, Action)]
        for action in plan_day(desk.relationships, desk.context, at, 3).actions:
            carry_out(owner, action, at)
    assert set(ActionKind) - {action.kind for action in seen} == set()
